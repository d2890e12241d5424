# Les mails d’une campagne : jamais rien de médical.
message-announce = Votre espace de santé sera créé après le { $last_day }, sauf si vous vous y opposez.

    Pour l'ouvrir dès maintenant, ou pour refuser sa création, rendez-vous sur { $url } avec votre code provisoire : { $code }

    Ce code est personnel et ne sert qu'une fois. Sans réponse de votre part, l'espace est créé le lendemain de cette date ; vous pourrez le fermer à tout moment.
    .subject = Votre espace de santé va être créé
