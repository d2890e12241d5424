# Identifiant ou mot de passe perdu.
lost-login-title = Identifiant oublié
lost-login-lead = Votre identifiant vous sera envoyé par courriel ou par SMS, là où vous recevez vos codes.
lost-login-submit = M’envoyer mon identifiant
lost-password-title = Mot de passe oublié
lost-password-lead = Votre carte Vitale et un code envoyé là où vous recevez vos codes permettent d’en choisir un autre.
lost-again = Recommencer et recevoir un autre code
error-recover-no-account = Votre espace n’a pas encore de compte.
    .next = Activez-le : il vous faut la même carte.
error-recover-over = Ce code n’est plus valable, ou trop de codes étaient faux.
    .next = Recommencez depuis la page « Mot de passe oublié ».
flash-login-sent = Si ces informations sont celles d’un compte, l’identifiant vient d’être envoyé là où ses codes arrivent.
flash-password-recovered = Votre mot de passe est changé et toutes vos connexions sont fermées. Connectez-vous avec le nouveau.
message-login = Votre identifiant pour ouvrir votre espace de santé : { $login }

    Si vous n'avez rien demandé, ne faites rien.
    .subject = Votre identifiant
message-recovery-code = Votre code pour choisir un nouveau mot de passe : { $code }

    Il est valable dix minutes et ne sert qu'une fois. Personne ne vous le demandera au téléphone. Si vous n'avez rien demandé, ne faites rien : votre mot de passe reste le même.
    .subject = Votre code pour changer de mot de passe
