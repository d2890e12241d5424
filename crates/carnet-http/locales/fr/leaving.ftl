# Partir : clôturer son espace, le faire effacer, le rouvrir.

settings-leaving-about = Vous pouvez arrêter à tout moment, et revenir plus tard.
settings-leaving = Clôturer mon espace

leaving-title = Clôturer mon espace
leaving-lead = Dès que vous aurez confirmé, votre espace sera fermé.
leaving-nobody = Plus personne ne pourra le lire ni y déposer : ni les professionnels, même en urgence, ni vous.
leaving-archive = Son contenu sera gardé sous clé jusqu’au { $date }, puis effacé.
leaving-back = Jusque-là, vous pourrez télécharger vos données ou rouvrir votre espace : vous retrouverez tout.
leaving-first = Prenez d’abord vos données avec vous.
leaving-export = Télécharger mes données
leaving-deletion = Ce que deviendront vos données
leaving-delete = Effacer mes données sans attendre
    .about = Elles seront effacées avant le { $date }, définitivement. Vous pourrez changer d’avis tant que ce n’est pas fait, en rouvrant votre espace.
leaving-password = Votre mot de passe
leaving-password-hint = Pour être sûr que c’est bien vous.
leaving-do = Clôturer mon espace
leaving-stay = Garder mon espace ouvert

left-title = Votre espace est clôturé
left-lead = Il est fermé depuis le { $date }. Personne ne peut le lire ni y déposer.
left-archive = Son contenu est gardé sous clé jusqu’au { $date }, puis il sera effacé.
left-deleted = Vous avez demandé qu’il soit effacé : ce sera fait le { $date }, définitivement.
left-take = Prendre mes données
left-take-about = Vos documents, votre historique et de quoi le vérifier, dans un seul fichier.
left-ask = Changer d’avis
left-reopen-about = Si vous rouvrez votre espace, vous retrouverez vos documents, vos réglages et votre historique.
left-reopen-cancels = Votre demande d’effacement sera annulée.
left-delete-about = Vous pouvez aussi demander que tout soit effacé sans attendre, avant le { $date }.
left-reopen = Rouvrir mon espace
left-delete = Effacer mes données
left-death = Le décès de cette personne a été déclaré au service. Son espace est fermé depuis le { $date }.
left-death-next = Si c’est une erreur, appelez l’assistance : elle peut rouvrir l’espace.

flash-space-closed = Votre espace est clôturé.
flash-space-closed-deleting = Votre espace est clôturé. Vos données seront effacées.
flash-space-deletion-asked = Votre demande d’effacement est enregistrée.
flash-space-reopened = Votre espace est rouvert. Tout y est.

notice-closed = Votre espace a été clôturé
notice-reopened = Votre espace a été rouvert
notice-deletion-asked = L’effacement de votre espace a été demandé

message-notice-closed = Votre espace de santé vient d’être clôturé, avec votre mot de passe.

    Si ce n’est pas vous, connectez-vous pour le rouvrir, puis changez votre mot de passe : { $url }
    .subject = Votre espace est clôturé
message-notice-reopened = Votre espace de santé vient d’être rouvert, avec votre mot de passe. Vous y retrouvez tout.

    { $url }
    .subject = Votre espace est rouvert
message-notice-deletion-asked = L’effacement de votre espace de santé vient d’être demandé, avec votre mot de passe.

    Si ce n’est pas vous, connectez-vous pour rouvrir votre espace : la demande sera annulée. { $url }
    .subject = L’effacement de votre espace est demandé
message-erased = Votre espace de santé est effacé, ainsi que le compte qui l’ouvrait. Ce qu’il contenait ne peut plus être lu par personne, nous compris.
    .subject = Votre espace est effacé

action-erase = a effacé votre espace
    .tried = a tenté d’effacer votre espace
    .mine = avez demandé l’effacement de votre espace

error-death-future = La date du décès est à venir.
    .next = Vérifiez la date.
error-death-none = Aucun décès n’est déclaré pour cet espace.
    .next = Vérifiez l’identité de la personne.
