# Les mails d’une campagne : jamais rien de médical.
message-announce = Votre espace de santé sera créé après le { $last_day }, sauf si vous vous y opposez.

    Pour l'ouvrir dès maintenant, ou pour refuser sa création, rendez-vous sur { $url } avec votre code provisoire : { $code }

    Ce code est personnel et ne sert qu'une fois. Sans réponse de votre part, l'espace est créé le lendemain de cette date ; vous pourrez le fermer à tout moment.
    .subject = Votre espace de santé va être créé

error-carry-columns = La première ligne du manifeste ne nomme pas les colonnes attendues.
    .next = Écrivez file;ins;oid;sha256, puis une ligne par fichier.
error-carry-cells = La ligne du manifeste n’a pas ses quatre cellules.
    .next = Séparez le fichier, le matricule, son OID et la somme par des points-virgules.
error-carry-file = Le fichier n’est pas là, ne peut pas être lu, ou n’est pas dans le dossier du manifeste.
    .next = Placez-le à côté du manifeste et donnez son nom tel qu’il est.
error-carry-sum = Les octets du fichier ne sont pas ceux que le manifeste ou l’archive annonce.
    .next = Copiez le fichier de nouveau depuis son origine.
error-carry-archive = L’archive IHE_XDM ne peut pas être lue, ou il lui manque un fichier qu’elle annonce.
    .next = Demandez-la de nouveau à qui l’a produite.
error-carry-large = Le fichier est trop gros, ou contient trop de documents.
    .next = Partagez-le en plusieurs archives.
error-carry-person = Le document concerne une autre personne que celle du manifeste.
    .next = Corrigez le matricule de la ligne, ou retirez le document de l’archive.
error-xdm-not-well-formed = Les métadonnées de l’archive ne sont pas du XML que l’on peut lire.
    .next = Demandez l’archive de nouveau à qui l’a produite.
error-xdm-missing = Un document de l’archive n’a pas le nom de son fichier ou sa somme.
    .next = Demandez l’archive de nouveau à qui l’a produite.
error-xdm-label-unknown = Un document de l’archive porte un code de confidentialité inconnu : il n’est pas repris, plutôt que montré à qui ne doit pas le voir.
    .next = Faites vérifier ce code par qui a produit l’archive.
error-xdm-nothing = Les métadonnées de l’archive ne nomment aucun document.
    .next = Demandez l’archive de nouveau à qui l’a produite.
