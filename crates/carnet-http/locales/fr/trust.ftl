# Ce qui rend la confiance visible : notifications suivies, vue d’un autre, fiche d’urgence, réglages.

nav-notices-unread = { $count ->
    [one] Notifications ({ $count } non lue)
   *[other] Notifications ({ $count } non lues)
}
notices-filter = Quelles notifications afficher
notices-filter-all = Toutes
notices-filter-unread = Non lues
notices-none-unread = Vous avez tout lu
notices-none-unread-about = Les prochaines notifications apparaîtront ici.
notices-delete-about = Supprimer une notification n’efface rien de votre historique : la ligne de ce qui s’est passé y reste.
notice-mark-read = Marquer comme lue
notice-mark-unread = Marquer comme non lue
notice-delete = Supprimer
flash-notice-read = La notification est marquée comme lue.
flash-notice-unread = La notification est marquée comme non lue.
flash-notice-deleted = La notification est supprimée. Votre historique n’a pas changé.

error-notice-unknown = Cette notification n’existe pas, ou pas pour vous.
    .next = Elle a peut-être été supprimée, ou vous êtes connecté avec un autre compte. Vos autres notifications sont dans votre espace.

fate-said = { $what }, { $at }.
fate-withdrawn = Ce document a été retiré
    .what = « { $title } » a été retiré { $by ->
        [holder] par vous
        [somebody] par { $who }
       *[unknown] de votre espace
    }, { $at }.
    .next = Plus personne ne peut le lire. La trace de son passage reste dans votre historique. Si vous en avez besoin, demandez-en une copie à la personne ou à la structure qui l’avait déposé.
fate-replaced = Ce document a une nouvelle version
    .what = « { $title } » a été remplacé { $by ->
        [holder] par vous
        [somebody] par { $who }
       *[unknown] par une autre version
    }, { $at }.
    .next = Lisez la version en vigueur. L’ancienne reste consultable.
fate-waiting = Quelque chose attend une explication
    .next = Un professionnel préfère vous en parler avant que vous le lisiez. Prenez rendez-vous avec lui. Sans annonce de sa part, la lecture s’ouvre d’elle-même au bout du délai prévu par la loi, et vous en serez prévenu.
fate-told = Votre notification
    .next = Cette notification ne mène à aucune autre page.
fate-open-new = Lire la version en vigueur
fate-open-old = Lire l’ancienne version
fate-see-history = Voir l’historique
fate-back = Toutes les notifications

action-delete-notice = a supprimé une notification
    .tried = a tenté de supprimer une notification
    .mine = avez supprimé une notification

view-as-title = Voir mon espace comme…
view-as-link = Voir mon espace comme le verrait quelqu’un d’autre
view-as-open = Voir mon espace comme { $who }
view-as-lead = Choisissez une profession ou une personne : voici ce qu’elle trouverait dans vos documents, et ce qu’elle n’y trouverait pas. Rien n’est ouvert à qui que ce soit.
view-as-who = Qui regarde ?
view-as-who-hint = Une profession, une personne que vous connaissez, ou un médecin en urgence.
view-as-professions = Une profession
view-as-people = Une personne que vous connaissez
view-as-emergencies = En urgence
view-as-do = Regarder
view-as-seen-by = Vu par : { $who }
view-as-profession = Comme membre de votre équipe de soins, après vous en avoir informé.
view-as-person = Telle que votre espace la connaît aujourd’hui : autorisée, bloquée ou sans autorisation.
view-as-emergency = Avec un motif écrit, selon vos réglages d’urgence. Vous en seriez prévenu.
view-as-sides = Ce qui est vu et ce qui ne l’est pas
view-as-seen = Ce qui est vu
view-as-unseen = Ce qui ne l’est pas
view-as-nothing = Rien
view-as-nothing-about = Aucun de vos documents ne serait montré. Les raisons sont sous « Ce qui ne l’est pas ».
view-as-everything = Tout est vu
view-as-everything-about = Aucun de vos documents ne serait caché.
view-as-limits = Calculé à l’instant par la règle même qui ouvre ou ferme vos documents. Un résultat qu’un professionnel souhaite vous annoncer de vive voix n’apparaît nulle part ici avant de vous être ouvert.
error-explain-unknown = Nous ne connaissons pas cette profession ou cette personne.
    .next = Choisissez dans la liste. Une personne y figure quand vous l’avez autorisée ou bloquée.

error-sheet-too-long = Ce texte est trop long pour tenir sur la fiche.
    .next = Gardez l’essentiel : ce qu’il faut savoir dans les premières minutes.
error-sheet-contact-incomplete = Une personne à appeler a un nom et un numéro de téléphone.
    .next = Complétez la ligne, ou laissez-la vide.

sheet-title = Ma fiche d’urgence
sheet-link = Ma fiche d’urgence : ce que les secours doivent savoir
sheet-lead = Ce que vous voulez que les secours sachent tout de suite, avec vos mots. Personne d’autre que vous ne la lit ici : imprimez-la ou gardez-la sur votre téléphone.
sheet-none = Votre fiche est vide
sheet-none-about = Écrivez ce qu’il faut savoir dans les premières minutes : allergies, traitements, personnes à appeler. Rien n’est obligatoire.
sheet-write = Écrire ma fiche
sheet-edit = Modifier ma fiche d’urgence
sheet-edit-lead = Rien n’est obligatoire. { $limit } signes au plus par rubrique, pour que tout tienne sur une page.
sheet-print = Imprimer
sheet-print-about = Une fois imprimée, elle tient sur une page ; au format carte, elle se plie dans un portefeuille.
sheet-as-card = Au format d’une carte
sheet-as-page = En pleine page
sheet-born = Naissance : { $date }
sheet-blood = Groupe sanguin
    .hint = Seulement si vous en êtes sûr. Les secours le vérifient toujours.
sheet-blood-unknown = Je ne sais pas
sheet-allergies = Allergies
    .hint = Médicaments, aliments, latex, piqûres…
sheet-treatments = Traitements
    .hint = Ce que vous prenez tous les jours, surtout les anticoagulants, l’insuline, les corticoïdes.
sheet-conditions = Maladies et antécédents
    .hint = Diabète, épilepsie, pacemaker, opérations récentes, grossesse…
sheet-notes = À savoir aussi
    .hint = Prothèse auditive, animal à faire garder, clés chez la voisine…
sheet-languages = Langues parlées
    .hint = Si le français n’est pas votre langue.
sheet-call = À appeler
sheet-contacts = Qui appeler
sheet-contact-name = Personne { $number } : nom et lien avec vous
sheet-contact-phone = Personne { $number } : téléphone
sheet-own-words = Écrit par la personne elle-même le { $date }. Non vérifié par un professionnel de santé.
sheet-save = Enregistrer ma fiche
sheet-cancel = Revenir sans enregistrer
sheet-keep-title = Garder sur cet appareil
sheet-keep-warning = Gardée ici, la fiche s’ouvre sans réseau et sans mot de passe : toute personne qui tient cet appareil peut la lire. Ne la gardez pas sur un appareil partagé.
sheet-keep-needs = Pour la garder sur cet appareil, autorisez JavaScript. Vous pouvez toujours l’imprimer.
sheet-keep-there = La fiche est gardée sur cet appareil. Sans réseau, ouvrez Carnet : elle s’affiche.
sheet-keep-absent = La fiche n’est pas gardée sur cet appareil.
sheet-keep-failed = La fiche n’a pas pu être gardée. Vérifiez le réseau et recommencez.
sheet-keep-do = Garder sur cet appareil
sheet-forget-do = Retirer de cet appareil
sheet-kept-title = Fiche d’urgence gardée ici
sheet-kept-lead = Vous êtes hors ligne. Voici la fiche gardée sur cet appareil { $date }.
flash-sheet-saved = Votre fiche d’urgence est enregistrée.
error-sheet-unwritten = Votre fiche d’urgence est vide.
    .next = Écrivez-la d’abord : vous pourrez ensuite la garder.
offline-title = Vous êtes hors ligne
offline-lead = Votre appareil n’a pas de réseau. Vos documents restent chez nous : rien n’est gardé ici sans votre accord.
offline-sheet = Vous pouvez garder votre fiche d’urgence sur cet appareil : la prochaine fois, elle s’affichera à cette place.
offline-again = Réessayer

settings-changes = Me prévenir quand un document est remplacé ou retiré
    .about = Par courriel ou SMS. Sinon, seule la ligne de votre historique le dit.
settings-always = Les accès à votre espace vous sont toujours annoncés : première consultation, urgence, tentative d’une personne bloquée. Ces avis ne se coupent pas.
settings-appearance = Apparence
settings-appearance-about = Sur cet appareil seulement.
settings-theme-auto = Comme l’appareil
settings-theme-light = Clair
settings-theme-dark = Sombre
settings-measure = Mesure d’audience
settings-measure-about = Il n’y en a pas : nous ne mesurons rien de ce que vous faites, et nos pages n’appellent aucun autre site. Il n’y a donc rien à accepter ni à refuser.
error-shortcuts-too-many = Cinq raccourcis au plus.
    .next = Retirez-en pour en ajouter d’autres.

space-since = Depuis votre dernière visite, { $date } : { $documents ->
    [0] aucun nouveau document
    [one] un nouveau document
   *[other] { $documents } nouveaux documents
}, { $accesses ->
    [0] aucun accès d’un professionnel
    [one] un accès d’un professionnel
   *[other] { $accesses } accès de professionnels
}.
space-first-visit = C’est votre première visite : tout ce qui arrive vous sera montré ici.
space-lately = Ce que d’autres ont fait
space-history-all = Tout l’historique
space-nobody = Personne n’est venu
space-nobody-about = Chaque consultation et chaque dépôt d’un professionnel s’écrira ici, avec son nom.
shortcuts-title = Mes raccourcis
shortcuts-choose = Choisir mes raccourcis
shortcuts-legend = Cinq pages au plus, en haut de cet accueil
shortcuts-save = Garder ces raccourcis
shortcut-documents = Mes documents
shortcut-add = Ajouter un document
shortcut-history = Historique
shortcut-notices = Notifications
shortcut-professionals = Professionnels
shortcut-view-as = Voir mon espace comme…
shortcut-emergency-sheet = Ma fiche d’urgence
shortcut-export = Tout télécharger
shortcut-settings = Réglages
flash-shortcuts-saved = Vos raccourcis sont enregistrés.
