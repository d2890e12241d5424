# Qui agit dans un espace : parents, aidants, protecteurs ; inviter, répondre, mettre fin.

who-acts-title = Qui agit dans cet espace
who-acts-lead-own = Les personnes que vous avez choisies pour vous aider. Vous pouvez mettre fin à leur accès à tout moment.
who-acts-lead-child = Les représentants légaux qui gèrent l’espace de cet enfant. Chacun met fin à son propre accès.
who-acts-lead-another = À quel titre vous agissez ici, depuis quand et jusqu’à quand.
who-acts-link = Voir qui agit dans cet espace
who-acts-current = Accès en cours et demandes
who-acts-past = Terminé
who-acts-none = Personne
who-acts-none-about = Personne d’autre n’agit dans cet espace.
who-acts-invite-own = Inviter un aidant
who-acts-invite-child = Inviter le second représentant légal
who-acts-full-own = Vous avez le nombre maximal d’aidants. Mettez fin à un accès pour en inviter un autre.
who-acts-full-child = Deux représentants légaux gèrent cet espace, ou y sont invités : c’est le maximum.

mandate-role-parent = Représentant légal
mandate-role-guardian = Tuteur
mandate-role-assistant = Curateur
mandate-role-delegate = Aidant
mandate-state-in-force = A accès depuis le { $since }.
mandate-until = Jusqu’au { $until }.
mandate-state-offered = Invité le { $since } par { $by }. La demande attend une réponse jusqu’au { $until }.
mandate-state-lapsed = N’a pas répondu à la demande du { $since }.
mandate-state-refused = A refusé le { $since }.
mandate-state-over = A eu accès du { $since } au { $until }.
mandate-state-ended = Terminé le { $until } par { $by }.
mandate-state-of-age = Terminé le { $until } : la personne est devenue majeure.
mandate-end-open = Mettre fin à l’accès de { $name }
mandate-end-open-mine = Mettre fin à mon accès
mandate-end = Oui, mettre fin à l’accès de { $name }
mandate-end-mine = Oui, mettre fin à mon accès
mandate-end-about = { $name } ne pourra plus ouvrir cet espace, dès maintenant. Ce qui a été fait reste écrit dans l’historique.
mandate-end-mine-about = Vous ne pourrez plus ouvrir cet espace, dès maintenant. Ce que vous y avez fait reste écrit dans l’historique.

invite-title-own = Inviter un aidant
invite-title-child = Inviter le second représentant légal
invite-title-another = Inviter
invite-lead-own = Un aidant ouvre votre espace depuis le sien et vous aide à le tenir. Vous pouvez en avoir { $most } au plus.
invite-lead-child = Cette personne verra et gérera l’espace de l’enfant comme vous. Elle doit avoir son propre espace de santé, déjà activé.
invite-may = Ce qu’un aidant peut faire
invite-may-read = lire vos documents, votre historique et vos notifications ;
invite-may-add = ajouter des documents, corriger et retirer ceux que vous ou lui avez ajoutés ;
invite-may-notices = marquer vos notifications comme lues, ou les supprimer ;
invite-may-arrange = ranger vos documents et signaler un problème ;
invite-may-traced = tout cela est écrit dans votre historique, à son nom.
invite-may-not = Ce qu’un aidant ne peut pas faire
invite-may-not-who-reads = décider qui lit : autoriser, bloquer, masquer ou démasquer ;
invite-may-not-settings = changer vos réglages ;
invite-may-not-account = changer votre identifiant, votre mot de passe ou vos coordonnées ;
invite-may-not-others = inviter d’autres aidants, ou mettre fin à leur accès ;
invite-may-not-export = télécharger tout votre espace ;
invite-may-not-close = clôturer votre espace ou le faire effacer.
invite-waits = La demande attend une réponse jusqu’au { $date }. Sans réponse, elle s’éteint d’elle-même.
invite-birth-name = Nom de naissance
invite-given = Premier prénom
invite-nir-about = 15 caractères, avec la clé. Il est sur sa carte Vitale.
invite-until = Fin de l’accès (facultatif)
invite-until-about = Sans date, l’accès dure jusqu’à ce que l’un de vous deux y mette fin.
invite-declaration = Votre déclaration
invite-declare-own = Je déclare avoir choisi librement cette personne pour m’aider
invite-declare-child = Je certifie que cette personne est aussi représentant légal de l’enfant
invite-declare-about = Une fausse déclaration est punie par la loi.
invite-send = Envoyer la demande
invite-back = Ne pas inviter

offers-title = Demandes reçues
offer-parent = { $name } : on vous invite à gérer son espace, comme représentant légal.
offer-delegate = { $name } vous invite à l’aider à tenir son espace.
offer-guardian = { $name } : on vous invite à le représenter.
offer-assistant = { $name } : on vous invite à l’assister.
offer-until = Répondez jusqu’au { $date }.
offer-accept = Accepter pour { $name }
offer-refuse = Refuser pour { $name }
offer-about = Ce que vous pourrez faire est écrit dans la page « Qui agit dans cet espace » de la personne. Tout y est noté à votre nom.

delegation-letter-begins = Justificatif de délégation
delegation-letter-ends = Justificatif de fin de délégation
delegation-letter-about = { $holder } a choisi { $delegate } pour l’aider à tenir son espace numérique de santé.
delegation-letter-holder = Personne aidée
delegation-letter-born = Née ou né le
delegation-letter-delegate = Aidant
delegation-letter-from = Accès ouvert le
delegation-letter-until = Jusqu’au
delegation-letter-open = sans date de fin
delegation-letter-ended = Accès fermé le
delegation-letter-ended-by = Par
delegation-letter-may = L’aidant lit et ajoute des documents. Il ne décide pas qui lit l’espace, ne change ni les réglages ni les accès, et ne peut ni le télécharger en entier ni le clôturer. L’un et l’autre peuvent mettre fin à cet accès à tout moment.
delegation-letter-over = Depuis cette date, l’aidant n’ouvre plus cet espace.

message-mandate-offered = { $who } vous invite à agir dans un espace de santé.

    Pour accepter ou refuser, connectez-vous : { $url }
    .subject = Une demande vous attend
message-mandate-gone = Vous n’avez plus accès à un espace de santé dans lequel vous agissiez.

    Pour voir les espaces où vous pouvez aller, connectez-vous : { $url }
    .subject = Un accès est terminé

flash-invitation-sent = La demande est envoyée.
flash-mandate-ended = Cet accès est terminé.
flash-mandate-given-up = Vous n’avez plus accès à cet espace.
flash-offer-accepted = Vous avez accepté. L’espace est dans la liste ci-dessous.
flash-offer-refused = Vous avez refusé cette demande.

family-who-acts = Voyez qui peut agir dans l’espace ouvert en ce moment. Dans le vôtre, invitez un aidant ; dans celui d’un enfant, le second représentant légal.

mandate-consent-about = Un juge a désigné { $name } pour vous assister. Cette personne ne lit votre espace que si vous y consentez.
mandate-consent = Consentir à ce que { $name } lise mon espace
flash-assistance-accepted = Vous avez consenti. Vous pouvez y mettre fin à tout moment.
space-of = Espace de { $name }
band-delegates = Délégation à { $names }
