# Les documents du titulaire : ordre, dossiers, épingles, sélection.

tab-all = Tout
tab-health = Santé
tab-papers = Papiers
tab-list = Liste
tab-timeline = Frise
sides-label = Santé ou papiers
views-label = Présentation
folders-label = Mes dossiers
folders-manage = Gérer mes dossiers
folders-make = Créer un dossier
shelf-filters = Filtrer et trier
shelf-order = Ordre
order-recents = Du plus récent au plus ancien
order-anciens = Du plus ancien au plus récent
order-recus = Reçus en dernier d’abord
order-titre = Nom, de A à Z
order-titre-inverse = Nom, de Z à A
order-auteur = Auteur, de A à Z
order-auteur-inverse = Auteur, de Z à A
only-title = Seulement
only-epingles = Épinglés
only-miens = Ajoutés par moi
only-masques = Masqués aux professionnels
shelf-shown = { $count ->
    [0] Aucun document
    [one] { $count } document
   *[other] { $count } documents
}{ $folders ->
    [0] { "" }
    [one] , { $folders } dossier
   *[other] , { $folders } dossiers
}
shelf-pick = Cocher { $title }
shelf-in-folder = dossier { $name }
shelf-copies = { $count } exemplaires de ce document
shelf-copy-from = reçu le { $date } de { $who }
shelf-copy-own = ajouté par vous le { $date }
shelf-month = { $month ->
     [1] janvier
     [2] février
     [3] mars
     [4] avril
     [5] mai
     [6] juin
     [7] juillet
     [8] août
     [9] septembre
     [10] octobre
     [11] novembre
    *[12] décembre
}
pins-title = Épinglés
pins-others = Tous les autres
mark-paper = Papier administratif
mark-pinned = Épinglé
seen-professions = Visible par vous et { $count ->
    [one] { $count } profession que vous autorisez
   *[other] { $count } professions que vous autorisez
}
seen-author = Visible par vous et son auteur seulement
seen-named = Visible par vous et { $count ->
    [one] un professionnel que vous connaissez
   *[other] { $count } professionnels que vous connaissez
}
seen-nobody = Visible par vous seulement

deeds-title = Agir sur les documents cochés
deeds-one = Agir sur le document coché
deeds-many = Agir sur les … documents cochés
deeds-all = Tout cocher
deeds-nothing = Tout décocher
deed-epingler = Épingler
deed-detacher = Retirer l’épingle
deed-masquer = Masquer
deed-demasquer = Rendre visibles
deed-retirer = Retirer de mon espace
deed-folder = Ranger dans
deed-no-folder = Aucun dossier
deed-ranger = Ranger

selection-title-masquer = { $count ->
    [0] Rien à masquer
    [one] Masquer un document
   *[other] Masquer { $count } documents
}
selection-title-retirer = { $count ->
    [0] Rien à retirer
    [one] Retirer un document
   *[other] Retirer { $count } documents
}
masks-consequence-hidden = Les professionnels ne les voient plus : ni dans les listes, ni dans les recherches, ni dans les nombres.
masks-consequence-author = Leurs auteurs, votre médecin traitant et les professionnels que vous avez nommés administrateurs continuent de les voir.
masks-consequence-emergency = En cas d’urgence, ils ne peuvent être lus que si vous l’avez permis dans vos réglages.
masks-consequence-back = Une information masquée peut manquer à qui vous soigne. Vous pouvez les rendre visibles à tout moment.
withdraws-consequence-gone = { $count ->
    [one] Plus personne ne pourra le lire, vous non plus : gardez-en une copie si elle vous est utile.
   *[other] Plus personne ne pourra les lire, vous non plus : gardez-en une copie si elle vous est utile.
}
withdraws-consequence-trace = { $count ->
    [one] Votre historique garde la trace de son ajout et de son retrait.
   *[other] Votre historique garde la trace de leur ajout et de leur retrait.
}
withdraws-consequence-folder = { $count ->
    [one] Il quitte son dossier et perd son épingle.
   *[other] Ils quittent leur dossier et perdent leur épingle.
}
selection-then = Ce qui va se passer
selection-left = { $count ->
    [one] Celui-ci ne change pas
   *[other] Ces { $count } documents ne changent pas
}
left-author = Déposé par un professionnel ou un établissement : seul son auteur peut le retirer. Vous pouvez le masquer.
left-masked = Il est déjà masqué.
selection-do-masquer = { $count ->
    [one] Masquer ce document
   *[other] Masquer ces { $count } documents
}
selection-do-retirer = { $count ->
    [one] Retirer ce document
   *[other] Retirer ces { $count } documents
}
selection-back = Ne rien changer

folders-title = Mes dossiers
folders-lead = Rangez vos documents à votre façon. Vos dossiers ne sont visibles que par vous, et chaque document garde sa catégorie.
folders-list = { $count ->
    [one] Un dossier
   *[other] { $count } dossiers
}
folders-none = Aucun dossier pour le moment
folders-none-about = Créez-en un, puis cochez des documents dans leur liste et rangez-les.
folder-name = Nom du dossier
folder-name-hint = Par exemple : Genou droit. 50 caractères au plus.
folder-make = Créer le dossier
folder-rename = Renommer { $name }
folder-rename-do = Enregistrer ce nom
folder-remove = Supprimer { $name }
folder-remove-about = Seul le dossier disparaît. Ses documents restent dans votre espace, hors de tout dossier.
folder-remove-do = Supprimer le dossier { $name }

flash-documents-pinned = C’est épinglé : vous les trouverez en tête de liste.
flash-documents-unpinned = L’épingle est retirée.
flash-documents-filed = C’est rangé.
flash-documents-masked = Les documents choisis sont masqués aux professionnels.
flash-documents-unmasked = Les documents choisis sont visibles par les professionnels que vous autorisez.
flash-documents-withdrawn = Les documents choisis sont retirés de votre espace.
flash-documents-withdrawn-some = Vos documents sont retirés. Ceux qu’un professionnel a déposés restent : seul leur auteur peut les retirer.
flash-documents-left = Rien n’a été retiré : seul leur auteur peut retirer ces documents. Vous pouvez les masquer.
flash-folder-made = Votre dossier est créé.
flash-folder-renamed = Votre dossier a son nouveau nom.
flash-folder-removed = Votre dossier est supprimé. Ses documents sont toujours là.

error-selection-none = Aucun document n’est coché.
    .next = Cochez au moins un document dans la liste, puis recommencez.
error-selection-too-many = Trop de documents à la fois : { $limit } au plus.
    .next = Décochez-en quelques-uns et recommencez en plusieurs fois.
error-selection-deed-unknown = Cette action n’existe pas.
    .next = Revenez à vos documents et choisissez un des boutons proposés.
error-own-day-future = Cette date est dans le futur.
    .next = Indiquez le jour où le document a été fait.
