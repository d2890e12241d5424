# Ajouter un document : choisir, photographier, ranger les pages, envoyer.

add-files-hint = Plusieurs photos, { $pages } au plus, deviennent un seul PDF.
add-again = Votre navigateur ne garde pas les fichiers choisis : choisissez-les à nouveau. Le reste est tel que vous l’avez écrit.
add-folder = Dossier
add-folder-hint = Facultatif. Le document garde sa catégorie.
add-pages = Photographier ou ajouter page par page
add-pages-hint = Un champ par page, dans l’ordre du document. Laissez vides ceux qui sont de trop.
add-page = Page { $page }
add-turn = Tourner la page { $page }
add-turn-0 = Laisser dans ce sens
add-turn-90 = D’un quart de tour vers la droite
add-turn-180 = Tête en bas
add-turn-270 = D’un quart de tour vers la gauche
add-black = Photos en noir et blanc
    .about = Papier blanc et encre noire : plus lisible pour une page écrite. Sans effet sur un PDF ou un texte.
add-privacy = Le lieu, l’heure et l’appareil qu’un téléphone inscrit dans ses photos sont effacés avant l’enregistrement.
add-drop = Vous pouvez aussi les faire glisser ici.
add-drop-one = Vous pouvez aussi le faire glisser ici.
deposit-file-refused = Ce type de fichier n’est pas accepté. Choisissez un PDF, une image (JPEG, PNG, TIFF) ou un texte (TXT, RTF).
add-camera = Photographier une page
add-tool-up = Avancer
    .page = Avancer la page { $page }
add-tool-down = Reculer
    .page = Reculer la page { $page }
add-tool-turn = Tourner
    .page = Tourner la page { $page } d’un quart de tour vers la droite
add-tool-remove = Enlever
    .page = Enlever la page { $page }
add-unreadable = Cette image n’a pas pu être lue. Photographiez la page à nouveau.
add-said-added = Page { $page } ajoutée.
add-said-moved = La page est maintenant la page { $page }.
add-said-turned = Page { $page } tournée.
add-said-removed = Page { $page } enlevée.
add-said-preparing = Préparation des images…
add-sending = Envoi du document
add-said-percent = Envoi : { $percent } %
add-said-received = Tout est reçu. Le document est en cours d’enregistrement…
add-said-cut = La connexion s’est interrompue. Rien n’a été enregistré : vos pages sont encore là, envoyez-les à nouveau.
add-said-cancelled = Envoi annulé. Rien n’a été enregistré.
add-cancel = Annuler l’envoi

# Ce que l’on ajoute, comme on le dirait.
add-kind-care = Ordonnances et soins
add-kind-reports = Comptes rendus
add-kind-laboratory = Résultats de biologie
add-kind-imaging = Radio, écho, scanner, IRM
add-kind-prevention = Prévention, dépistages, vaccins
add-kind-certificates = Certificats médicaux
add-kind-administrative = Pièces administratives
add-kind-summary = Ma santé en résumé
add-kind-directives = Directives anticipées
add-kind-wishes = Volontés et droits
add-kind-other = Autres documents

flash-document-added-bound = Votre document est enregistré. Vos photos n’en font plus qu’un, page après page ; le lieu, l’heure et l’appareil qu’elles portaient ont été effacés.
flash-document-added-cleaned = Votre document est enregistré. Le lieu, l’heure et l’appareil que portait l’image ont été effacés.
flash-document-added-locked = Votre document est enregistré. Ce PDF demande un mot de passe : donnez-le à qui devra le lire, car nous ne le connaissons pas.

mistake-files-too-large = Ces fichiers sont trop lourds ensemble : { $limit } Mo au plus en un envoi. Choisissez moins de photos, ou faites-les moins grandes.

error-form-crowded = Beaucoup de fichiers arrivent en même temps. Rien n’a été enregistré.
    .next = Recommencez dans une minute.
error-own-mixed = Seules des photos JPEG ou PNG peuvent être réunies en un document.
    .next = Ajoutez les PDF, les TIFF et les textes un par un.
error-paper-pages = Un document compte une page au moins, { $max } au plus.
    .next = Répartissez les pages en plusieurs documents.
error-paper-bytes = La photo { $page } est trop lourde : { $limit } Mo au plus.
    .next = Prenez-la avec une qualité moindre.
error-paper-unreadable = L’image { $page } n’a pas pu être lue.
    .next = Photographiez la page à nouveau, ou choisissez un autre fichier.
error-paper-pixels = L’image { $page } est trop grande, ou les images le sont ensemble.
    .next = Prenez-les avec une définition moindre, ou répartissez-les en plusieurs documents.
error-paper-heavy = Ces pages ne tiennent pas dans la taille permise, même réduites.
    .next = Répartissez-les en plusieurs documents.

# Exemples de la galerie des composants.
example-pile = Des pages, dont une tournée
example-pile-field = Sans script, un champ par page
example-sending = Un envoi en cours
