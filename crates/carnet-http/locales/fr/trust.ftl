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
