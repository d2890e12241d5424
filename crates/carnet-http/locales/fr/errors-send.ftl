# Ce que la commande `carnet send` refuse avant tout envoi.
error-send-file-unreadable = Ce fichier ne peut pas être lu ({ $reason }). Vérifiez son chemin et vos droits, puis recommencez.
error-send-header-incomplete = L’en-tête de ce document ne dit pas { $element }, que tout dépôt doit préciser. Demandez à l’éditeur de votre logiciel de compléter sa production, puis envoyez un nouveau fichier.
