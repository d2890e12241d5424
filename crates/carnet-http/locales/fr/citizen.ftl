# Pages du titulaire.

sign-in-title = Ouvrir mon espace
sign-in-login = Identifiant
sign-in-login-hint = Celui que vous avez choisi en activant votre espace.
sign-in-password = Mot de passe
sign-in-submit = Continuer
sign-in-then = Une deuxième preuve vous sera ensuite demandée : un code envoyé, ou celui de votre application.
sign-in-pro = Vous êtes professionnel de santé ? Passez par Pro Santé Connect.

code-title = Votre code à usage unique
code-sent-mail = Nous l’avons envoyé par courriel à { $destination }.
code-sent-sms = Nous l’avons envoyé par SMS au { $destination }.
code-label = Code
code-hint = { $minutes ->
    [one] 6 chiffres, valables { $minutes } minute.
   *[other] 6 chiffres, valables { $minutes } minutes.
}
code-submit = Entrer
code-nothing = Vous n’avez rien reçu ?
code-nothing-about = Attendez une minute et regardez dans les courriers indésirables. Un nouveau code annule le précédent.
code-resend = Envoyer un nouveau code
code-demo = Démonstration : lire le code dans le courrier envoyé

space-title = Mon espace
space-greeting = Bonjour { $name }
space-lead = { $total ->
    [0] Votre espace ne contient encore aucun document
    [one] Votre espace contient un document
   *[other] Votre espace contient { $total } documents
}. { $unread ->
    [0] Aucune notification ne vous attend.
    [one] Une notification vous attend.
   *[other] { $unread } notifications vous attendent.
}
space-notices = { $unread ->
    [one] Une notification non lue
   *[other] { $unread } notifications non lues
}
space-notices-all = Toutes les notifications
space-newest = Derniers documents
space-documents-all = { $total ->
    [one] Voir le document
   *[other] Voir les { $total } documents
}
space-drawers = Par catégorie
space-empty = Aucun document pour le moment
space-empty-about = Les hôpitaux, laboratoires et médecins qui vous soignent y déposent leurs comptes rendus. Vous pouvez aussi ajouter les vôtres.
space-steps = Et maintenant
step-add-document = Ajouter un document
    .why = Une ancienne ordonnance, un carnet de vaccination : ce que vous ajoutez vous suit.
step-read-history = Voir qui est venu
    .why = Chaque consultation de votre espace y est écrite.
step-set-emergency = Décider pour les urgences
    .why = Choisissez ce que les secours pourront lire si vous ne pouvez pas répondre.
step-export = Garder une copie chez vous
    .why = Documents et historique, avec de quoi prouver qu’ils n’ont pas été changés.
step-check-professionals = Vérifier qui est autorisé
    .why = Vous pouvez bloquer un professionnel à tout moment.

documents-title = Mes documents
documents-found-title = « { $words } » dans mes documents
documents-add = Ajouter un document
documents-search = Chercher un mot dans mes documents

mask-title = Visible ou masqué
mask-is-on = Ce document est masqué : les professionnels que vous avez autorisés ne le voient ni dans les listes, ni dans les recherches, ni dans les nombres affichés.
mask-is-off = Les professionnels que vous avez autorisés peuvent le lire, si leur profession le permet.
mask-put = Masquer ce document aux professionnels
mask-consequence-hidden = Il disparaît des listes, des recherches et des nombres que voient les professionnels. Rien ne leur dit qu’il existe.
mask-consequence-author = Son auteur, votre médecin traitant et les professionnels que vous avez nommés administrateurs continuent de le voir.
mask-consequence-emergency = En cas d’urgence, il ne peut être lu que si vous l’avez permis dans vos réglages.
mask-consequence-back = Une information masquée peut manquer à qui vous soigne. Vous pouvez le rendre visible à tout moment.
mask-put-do = Masquer le document
mask-take-off = Rendre ce document visible
mask-take-off-about = Les professionnels autorisés le verront à nouveau, selon leur profession.
mask-take-off-do = Rendre le document visible

seers-title = Qui peut voir ce document, et pourquoi
seers-about = Calculé à l’instant par la règle même qui ouvre ou ferme le document.
seers-people = Les personnes que vous connaissez
seers-person = Personne
seers-professions = Et pour chaque profession
seers-professions-caption = Si vous autorisiez un professionnel, pourrait-il le lire ?
seers-profession = Profession
seers-sees = Peut le lire
seers-why = Pourquoi
seers-nobody = Aucun professionnel n’est encore autorisé à lire votre espace.
sees-yes = Oui
sees-emergency = En urgence
sees-no = Non

withdraw-open = Retirer ce document de mon espace
withdraw-about = Vous l’avez ajouté, vous pouvez le retirer. Plus personne ne pourra le lire. Votre historique gardera la trace de son ajout et de son retrait.
withdraw-do = Retirer le document

add-title = Ajouter un document
add-lead = Il sera rangé dans votre espace et vous suivra chez les professionnels que vous autorisez.
add-file = Fichier, ou photos des pages
add-file-hint = PDF, image (JPEG, PNG, TIFF) ou texte (TXT, RTF), { $limit } au plus.
add-name = Nom du document
add-name-hint = Par exemple : Ordonnance du Dr Roux
add-date = Date du document
add-date-hint = Le jour où il a été fait, pas celui où vous l’ajoutez.
add-kind = Catégorie
add-kind-hint = Là où vous le chercherez. Prenez ce qui s’en approche le plus.
add-visibility = Qui peut le voir
visibility-open = Les professionnels que j’autorise
    .about = Selon leur profession. C’est le plus utile pour vous soigner.
visibility-masked = Moi seulement
    .about = Masqué aux professionnels. Vous pourrez changer d’avis.
add-submit = Ajouter à mon espace

notices-title = Notifications
notices-lead = { $unread ->
    [0] Vous avez tout lu.
    [one] Une notification n’est pas lue.
   *[other] { $unread } notifications ne sont pas lues.
}
notices-read-all = Tout marquer comme lu
notices-none = Aucune notification
notices-none-about = Nous vous préviendrons ici, et par courriel ou SMS, quand quelqu’un viendra ou déposera un document.
notices-mute = Les avis de dépôt peuvent être coupés ; les avis de consultation, jamais.
notices-settings = Régler mes avis
notice-unread = Non lu
notice-deposit = { $who } a déposé un document
notice-replacement = { $who } a remplacé un document par une nouvelle version
notice-deletion = { $who } a retiré un document
notice-first-access = { $who } a consulté votre espace pour la première fois
notice-emergency-access = { $who } a consulté votre espace en urgence
notice-blocked-attempt = { $who }, que vous avez bloqué, a tenté d’ouvrir votre espace
notice-delegation = { $who } a changé qui agit dans cet espace
notice-waiting = Un document vous attend : parlez-en avec { $who }
notice-emergency-for-doctor = { $who } a ouvert en urgence l’espace d’un de vos patients

professionals-title = Professionnels
professionals-lead = Qui peut lire votre espace, et qui ne le peut plus.
professionals-authorised = Autorisés
professionals-attending = Médecin traitant
professionals-until = Cet accord prend fin le { $date }.
professionals-none = Personne n’est autorisé
professionals-none-about = Un professionnel peut lire votre espace après vous avoir demandé votre accord, ou en vous soignant dans une équipe qui vous a informé. Vous en êtes prévenu.
professionals-blocked = Bloqués
professionals-is-blocked = Bloqué
professionals-blocked-since = Bloqué depuis le { $date }. Ses tentatives sont refusées et inscrites dans votre historique.
professionals-none-blocked = Vous n’avez bloqué personne.
consent-care-team = Fait partie de votre équipe de soins depuis le { $date }.
consent-declared = A déclaré avoir recueilli votre accord le { $date }.
consent-holder = Vous lui avez donné votre accord le { $date }.
block-open = Bloquer { $name }
block-consequence-read = Il ou elle ne peut plus rien lire dans votre espace, dès maintenant.
block-consequence-deposit = Les documents qu’il ou elle établit pour vous peuvent encore être déposés.
block-consequence-emergency = Vos réglages d’urgence restent les mêmes pour tous.
block-consequence-told = Le blocage ne lui est pas annoncé ; un refus lui est expliqué s’il ou elle essaie d’entrer.
block-consequence-back = Vous pouvez le lever. Votre accord devra alors vous être demandé à nouveau.
block-do = Bloquer { $name }
unblock-open = Lever le blocage de { $name }
unblock-about = Lever le blocage ne rend pas l’autorisation : votre accord devra vous être demandé à nouveau.
unblock-do = Lever le blocage de { $name }

export-title = Tout télécharger
export-lead = Votre espace entier dans un fichier, à vous, lisible sans Carnet.
export-inside = Ce qu’il contient
export-documents = Vos documents
export-documents-about = { $count ->
    [0] Aucun pour le moment.
    [one] Un document et ses versions, tel qu’il a été reçu ({ $size }).
   *[other] { $count } documents et leurs versions, tels qu’ils ont été reçus ({ $size }).
}
export-history = Votre historique
export-history-about = { $count ->
    [one] { $count } ligne, en clair.
   *[other] { $count } lignes, en clair.
}
export-space = Votre espace
export-space-about = Identité, réglages, autorisations, blocages et notifications.
export-proofs = Les preuves
export-proofs-about = Pour chaque ligne, de quoi démontrer qu’elle figure au journal public, inchangée.
export-warning = Ce fichier n’est pas chiffré : gardez-le en lieu sûr, sur un appareil qui est à vous.
export-do = Télécharger mon espace
export-verify = Le vérifier chez vous
export-verify-about = Sans connexion et sans nous croire sur parole, avec le programme libre de Carnet :
export-file-name = mon-espace.zip
export-verify-result = Il répond que tout est intact, ou nomme la ligne qui ne l’est pas.
export-key = Clé publique du journal, à comparer avec celle que publie le service :

settings-title = Réglages
settings-emergency = En cas d’urgence
settings-emergency-about = Si vous ne pouvez pas répondre. Chaque accès d’urgence est motivé, inscrit dans votre historique et annoncé à vous et à votre médecin traitant.
settings-samu = Le médecin du SAMU peut lire mon espace
    .about = Pendant un appel au 15 vous concernant.
settings-break-glass = Un autre professionnel peut lire mon espace
    .about = S’il vous prend en charge et que vous êtes hors d’état de vous exprimer.
settings-masked = Ils peuvent aussi lire les documents masqués
    .about = Sinon, ce que vous avez masqué le reste, même en urgence.
settings-new = Nouveaux documents
settings-mask-new = Masquer les documents à leur arrivée
    .about = Ce que déposent les professionnels arrive masqué ; vous le rendez visible un par un. Leur auteur continue de les voir.
settings-notices = Avis
settings-deposits = Me prévenir à chaque dépôt de document
    .about = Par courriel ou SMS. L’avis ne dit jamais ce que contient le document.
settings-save = Enregistrer mes réglages
settings-contact = Où nous vous écrivons
settings-email = Courriel
settings-mobile = Mobile
settings-absent = Non renseigné
