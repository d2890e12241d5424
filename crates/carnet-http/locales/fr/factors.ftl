# Ce qui prouve que c’est bien le titulaire, en plus du mot de passe.
account-factors-count = { $keys ->
    [0] Aucune clé d’accès
    [one] Une clé d’accès
   *[other] { $keys } clés d’accès
}, { $apps ->
    [0] aucune application
    [one] une application
   *[other] { $apps } applications
}
account-factors-see = Choisir comment prouver que c’est vous

factors-title = Deuxième preuve
factors-lead = Après le mot de passe, une deuxième preuve ouvre votre espace. Ajoutez-en plusieurs : si l’une vous manque, une autre vous ouvre.
factors-apps = Application d’authentification
factors-apps-about = Une application de votre téléphone ou de votre ordinateur affiche un code qui change toutes les trente secondes. Elle marche sans réseau.
factors-app-add = Ajouter une application
factors-codes = Codes envoyés
factors-codes-about = Un code peut toujours vous être envoyé ici. Ces contacts se changent sur la page de votre compte.
factors-backup = Codes de secours
factors-backup-about = Dix codes à garder sur papier, pour le jour où vous n’avez ni téléphone ni courriel. Chacun ne sert qu’une fois.
factors-backup-left = { $count ->
    [0] Vous n’avez aucun code de secours.
    [one] Il vous reste un code de secours.
   *[other] Il vous reste { $count } codes de secours.
}
factors-backup-new = Créer de nouveaux codes
factor-since = Ajoutée le { $date }.
factor-used = Utilisée { $date }.
factor-unused = Jamais utilisée encore.
factor-remove = Retirer
factor-remove-title = Retirer « { $name } »
factor-remove-lead = Elle n’ouvrira plus votre espace. Vous serez averti par courriel et par SMS.

app-title = Ajouter une application d’authentification
app-lead = Installez d’abord une application d’authentification sur votre téléphone. Toutes conviennent. Puis donnez votre mot de passe pour voir le dessin à photographier.
app-begin = Continuer
app-scan = Ouvrez l’application, choisissez d’ajouter un compte, et photographiez ce dessin.
app-drawing = Dessin à photographier avec l’application. Le même secret est écrit en dessous.
app-by-hand = Vous ne pouvez pas le photographier ? Recopiez ce secret dans l’application, sans les espaces :
app-name = Nom de l’application
app-name-hint = Pour la reconnaître plus tard : « Mon téléphone », par exemple.
app-code = Code affiché par l’application
app-code-hint = { $minutes ->
    [one] 6 chiffres. Cette page attend { $minutes } minute.
   *[other] 6 chiffres. Cette page attend { $minutes } minutes.
}
app-save = Ajouter l’application

backup-title = Code de secours
backup-lead = Écrivez l’un des codes que vous avez gardés. Il ne servira plus ensuite.
backup-label = Code de secours
backup-hint = 12 lettres et chiffres.
backup-back = Revenir aux autres façons
backup-replaces = De nouveaux codes annulent ceux qui restent.
backup-make = Créer dix codes
backup-codes-title = Vos codes de secours
backup-codes-lead = Notez-les ou imprimez-les maintenant : ils ne seront plus jamais affichés.
backup-codes-keep = Gardez-les loin de votre téléphone, comme une clé de secours. Personne ne vous les demandera au téléphone.
backup-codes-done = Je les ai notés

code-app = Votre application d’authentification l’affiche.
code-app-hint = 6 chiffres, qui changent toutes les trente secondes.
code-otherwise = Vous n’avez pas l’application ?
code-by-email = Recevoir un code par courriel
code-by-mobile = Recevoir un code par SMS
code-by-app = Utiliser mon application d’authentification
code-by-backup = Utiliser un code de secours

mistake-code-used = { $left ->
    [one] Ce code a déjà servi. Attendez que l’application affiche le suivant. Il vous reste un essai.
   *[other] Ce code a déjà servi. Attendez que l’application affiche le suivant. Il vous reste { $left } essais.
}
mistake-backup-shape = Un code de secours a 12 lettres et chiffres. Recopiez-le en entier.
mistake-backup-wrong = { $left ->
    [one] Ce code de secours n’est pas le bon, ou il a déjà servi. Il vous reste un essai.
   *[other] Ce code de secours n’est pas le bon, ou il a déjà servi. Il vous reste { $left } essais.
}

error-signin-code-used = Ce code a déjà servi.
    .next = Attendez que l’application affiche le suivant.
error-signin-way-missing = Votre compte ne peut pas être prouvé de cette façon.
    .next = Choisissez une autre façon.
error-factor-name = Donnez un nom de 40 caractères au plus.
    .next = Écrivez un nom court, comme « Mon téléphone ».
error-factor-too-many = Vous avez déjà autant de preuves de cette sorte qu’il est possible d’en garder.
    .next = Retirez celle dont vous ne vous servez plus, puis recommencez.
error-factor-draft-over = L’ajout de l’application a été trop long, ou il a été commencé dans une autre connexion. Rien n’est changé.
    .next = Recommencez depuis « Deuxième preuve ». Effacez d’abord dans l’application le compte que vous veniez d’ajouter.
error-factor-unknown = Cette preuve n’est plus dans la liste.
    .next = Regardez la liste à jour.

flash-app-added = L’application est ajoutée. Elle vous sera demandée à la prochaine connexion.
flash-factor-removed = Cette preuve est retirée. Elle n’ouvre plus votre espace.

message-app-added = Une application d'authentification vient d'être ajoutée à votre espace de santé. Elle peut maintenant servir à l'ouvrir, avec votre mot de passe.

    Si ce n'était pas vous, appelez l'assistance sans attendre.
    .subject = Une application peut ouvrir votre espace
message-app-removed = Une application d'authentification vient d'être retirée de votre espace de santé.

    Si ce n'était pas vous, appelez l'assistance sans attendre.
    .subject = Une application a été retirée
message-backup-renewed = De nouveaux codes de secours viennent d'être créés pour votre espace de santé. Les anciens ne servent plus.

    Si ce n'était pas vous, appelez l'assistance sans attendre.
    .subject = De nouveaux codes de secours
message-backup-used = Un code de secours vient d'ouvrir votre espace de santé. Il vous en reste { $left }.

    Si ce n'était pas vous, appelez l'assistance sans attendre.
    .subject = Un code de secours a servi

sign-in-key = Ouvrir avec une clé d’accès
factors-keys = Clés d’accès
factors-keys-about = Votre empreinte, votre visage ou le code de votre appareil ouvre l’espace à lui seul, sans mot de passe. Une clé ne marche que sur ce site : personne ne peut vous la soutirer.
factors-keys-none = Ce service est joint par une adresse en chiffres, ou sans chiffrement : les navigateurs n’y connaissent pas de clé d’accès.
factors-key-add = Ajouter une clé d’accès
key-title = Ajouter une clé d’accès
key-lead = Donnez d’abord votre mot de passe. Votre appareil vous demandera ensuite votre empreinte, votre visage ou son code.
key-make = Donnez-lui un nom, puis suivez votre appareil.
key-missing = Ce navigateur ne connaît pas les clés d’accès, ou les scripts y sont arrêtés. Prenez un autre navigateur, ou ajoutez une application d’authentification.
key-name = Nom de la clé
key-save = Créer la clé
key-failed = Votre appareil n’a pas donné de clé. Rien n’est changé : recommencez, ou prenez une autre façon.
error-passkey-refused = Cette clé d’accès n’ouvre rien ici, ou la demande a trop attendu. Recommencez, ou écrivez votre identifiant et votre mot de passe.
    .next = Recommencez, ou écrivez votre identifiant et votre mot de passe.
error-passkey-copied = Cette clé d’accès a peut-être été copiée : elle compte moins de signatures que la dernière fois. Ouvrez votre espace avec le mot de passe, et retirez-la.
    .next = Ouvrez votre espace avec le mot de passe, retirez cette clé et ajoutez-en une autre.
error-passkey-known = Cette clé d’accès est déjà dans un compte.
    .next = Prenez un autre appareil, ou regardez la liste de vos clés.
error-passkey-over = L’ajout de la clé a été trop long, ou il a été commencé dans une autre connexion. Rien n’est changé.
    .next = Recommencez depuis « Deuxième preuve ».
error-passkey-no-name = Les clés d’accès demandent un service joint par un nom, avec chiffrement. Celui-ci ne l’est pas.
    .next = Prenez une autre façon de prouver que c’est vous.
flash-passkey-added = La clé d’accès est ajoutée. Elle ouvre votre espace à elle seule.
message-passkey-added = Une clé d'accès vient d'être ajoutée à votre espace de santé. Elle peut maintenant l'ouvrir à elle seule.

    Si ce n'était pas vous, appelez l'assistance sans attendre.
    .subject = Une clé d'accès peut ouvrir votre espace
message-passkey-removed = Une clé d'accès vient d'être retirée de votre espace de santé.

    Si ce n'était pas vous, appelez l'assistance sans attendre.
    .subject = Une clé d'accès a été retirée
