# Ce que la commande `carnet send` refuse avant tout envoi.
error-send-file-unreadable = Ce fichier ne peut pas être lu ({ $reason }). Vérifiez son chemin et vos droits, puis recommencez.
