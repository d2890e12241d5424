# Mails, SMS et lettres. Jamais rien de médical : ce qui s'est passé se lit une fois connecté.
message-code = Votre code de connexion à Carnet : { $code }

    Il est valable dix minutes et ne sert qu'une fois. Personne ne vous le demandera au téléphone.
    .subject = Votre code de connexion
message-notice-deposit = { $who } a déposé un document dans votre espace de santé.

    Pour le lire, connectez-vous : { $url }
    .subject = Un nouveau document dans votre espace
message-notice-replacement = { $who } a remplacé un document de votre espace de santé par une nouvelle version.

    Pour la lire, connectez-vous : { $url }
    .subject = Une nouvelle version d'un document
message-notice-deletion = { $who } a retiré un document de votre espace de santé.

    Pour savoir lequel, connectez-vous : { $url }
    .subject = Un document a été retiré de votre espace
message-notice-first-access = { $who } a ouvert votre espace de santé pour la première fois, après avoir déclaré votre accord.

    Si vous ne reconnaissez pas cette personne, vous pouvez la bloquer tout de suite : { $url }
    .subject = Un professionnel a ouvert votre espace
message-notice-emergency-access = { $who } a ouvert votre espace de santé en urgence, sans votre accord, en donnant un motif.

    Le motif et ce qui a été lu sont dans votre historique : { $url }
    .subject = Accès en urgence à votre espace
message-notice-blocked-attempt = { $who }, que vous avez bloqué, a essayé d'ouvrir votre espace de santé. L'accès a été refusé.

    Le détail est dans votre historique : { $url }
    .subject = Tentative d'accès refusée
message-notice-delegation = { $who } a changé qui peut agir dans votre espace de santé, ou dans un espace que vous représentez.

    Pour savoir qui, connectez-vous : { $url }
    .subject = Qui agit dans un espace de santé a changé
message-notice-waiting = Un élément de votre espace de santé attend une explication. Prenez rendez-vous avec un professionnel de santé pour en parler.

    { $url }
    .subject = Un élément attend une explication
message-notice-emergency-for-doctor = { $who } a ouvert en urgence l'espace de santé d'une personne dont vous êtes le médecin traitant.
    .subject = Accès en urgence chez l'un de vos patients

export-readme = Vos données de santé, telles que Carnet les garde.

    documents/        vos documents, un fichier chacun
    documents.json    ce que Carnet sait de chacun : titre, auteur, dates, étiquettes
    ledger.json       votre historique complet, ligne par ligne, avec de quoi le vérifier

    Pour vérifier sans nous faire confiance, sur n'importe quel ordinateur : carnet verify carnet-export.zip

seer-break-glass = Un médecin, en urgence (bris de glace)
seer-samu = Le médecin régulateur du SAMU
