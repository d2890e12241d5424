# Les pages de qui fait marcher le service : exploitants et agents de l’assistance.
nav-desk = Mon bureau
nav-campaigns = Campagnes
way-out-desk = Revenir à mon bureau
desk-title = Mon bureau
desk-lead-operator = Vous faites marcher le service : vous suivez les campagnes et leurs chiffres.
desk-lead-support = Vous aidez les personnes qui appellent.
desk-traced = Vous n’ouvrez jamais un document. Ce que vous faites dans l’espace de quelqu’un est écrit dans son historique, avec votre nom ; la personne peut le lire.
desk-team = Qui travaille ici
desk-team-about = Pour ajouter quelqu’un ou lui retirer son accès :
desk-team-caption = Personnes qui ont, ou ont eu, un accès de service
desk-member = Nom
desk-role = Rôle
desk-since = Depuis
desk-ended = du { $since } au { $until }

campaigns-lead = Chaque campagne annonce les espaces d’un territoire. Les chiffres sont ceux du dernier comptage.
campaigns-caption = Campagnes, de la plus récente à la plus ancienne
campaigns-none = Aucune campagne
campaigns-none-about = Importez d’abord le fichier de la caisse, puis préparez une campagne.
campaigns-commands = Importer un fichier, préparer une campagne ou la lancer se fait par une commande :
campaign-title = Campagne { $name }
campaign-name = Campagne
campaign-territory = Territoire
campaign-day = Jour d’envoi
campaign-last-day = Dernier jour pour refuser
campaign-sent = Envois
campaign-counted-on = Compté
campaign-progress = Avancement
campaign-progress-waiting = Pas encore lancée.
campaign-progress-running = En cours.
campaign-progress-paused = En pause.
campaign-progress-done = Terminée.
campaign-gone-through = { $count ->
    [0] Le territoire ne compte personne.
    [one] { $done } personne traitée sur { $count }.
   *[other] Personnes traitées : { $done } sur { $count }.
}
campaign-letters = Lettres écrites
campaign-mails = Courriels envoyés
campaign-unreachable = Personnes sans adresse ni courriel
campaign-paused-about = Rien ne part. Après la reprise, la même commande continue où elle s’est arrêtée, et personne ne reçoit deux lettres.
campaign-run-about = Les lettres s’écrivent dans un dossier, pour l’imprimeur :
campaign-pause = Mettre en pause
campaign-resume = Reprendre
campaign-standing = Où en sont les personnes
campaign-standing-caption = Personnes du territoire, selon l’état de leur espace
campaign-counted = Compté { $when }.
campaign-not-counted = Pas encore compté.
campaign-count = Compter à nouveau
campaign-state = État
campaign-persons = Personnes
campaign-share = Part
campaign-days = Jour par jour
campaign-days-about = Chaque personne est comptée au jour où elle est arrivée dans l’état où elle est maintenant.
campaign-days-numbers = Les mêmes chiffres en tableau
campaign-days-caption = Refus, créations et activations, jour par jour
campaign-date = Jour
percent = { $value } %
standing-known = Pas encore informées
standing-announced = Informées, délai en cours
standing-opposed = Refus
standing-created = Espaces créés, non activés
standing-active = Espaces activés
standing-suspended = Espaces suspendus
standing-closed = Espaces fermés
chart-opposed = { $count ->
    [one] { $count } refus
   *[other] { $count } refus
}
chart-created = { $count ->
    [one] { $count } espace créé
   *[other] { $count } espaces créés
}
chart-active = { $count ->
    [one] { $count } espace activé
   *[other] { $count } espaces activés
}
chart-most = dont { $count } le { $day }

flash-campaign-paused = La campagne est en pause : elle s’arrête après la page en cours.
flash-campaign-resumed = La campagne peut reprendre : lancez à nouveau la commande.
flash-campaign-count-asked = Le comptage est demandé. Rechargez cette page dans un moment.

demo-staff = Faire marcher le service
demo-staff-about = L’exploitant suit les campagnes ; l’assistance répond aux personnes qui appellent. Ni l’un ni l’autre n’ouvre un document.
demo-enter-desk = dans le bureau de { $name }

error-staff-other-role = Cette page est réservée à un autre rôle que le vôtre.
    .why = Chacun ne voit que ce que son travail demande.
    .next = Revenez à votre bureau.
error-staff-unknown = Personne de l’équipe n’a l’identifiant { $login }.
    .next = La liste est donnée par « carnet admin staff list ».

campaign-returned = Lettres revenues
campaign-returns-go = Noter des lettres revenues
campaign-unreached-about = Les personnes sans adresse, ou dont la lettre est revenue, n’ont pas été informées : leur espace n’est pas créé. La caisse peut connaître une autre adresse.
campaign-unreached-get = Télécharger la liste pour la caisse
returns-title = Lettres revenues
returns-lead = Chaque lettre porte une référence, au-dessus de l’adresse : elle se lit par la fenêtre de l’enveloppe, sans l’ouvrir.
returns-list = Références
returns-list-hint = Une par ligne, { $limit } au plus à la fois. Exemple : K7Q24XBM-A3H.
returns-file = Ou un fichier
returns-file-hint = Texte, une référence par ligne.
returns-submit = Noter ces lettres
returns-noted = { $count ->
    [0] Aucune lettre nouvelle n’est notée.
    [one] { $count } lettre est notée. Pour cette personne, le délai ne court plus.
   *[other] { $count } lettres sont notées. Pour ces personnes, le délai ne court plus.
}
returns-again = { $count ->
    [one] { $count } lettre était déjà notée.
   *[other] { $count } lettres étaient déjà notées.
}
returns-unknown = { $count ->
    [one] { $count } référence n’est celle d’aucune lettre de cette campagne. Vérifiez-la :
   *[other] { $count } références ne sont celles d’aucune lettre de cette campagne. Vérifiez-les :
}
mistake-references-missing = Tapez au moins une référence, ou choisissez un fichier.
error-campaign-returns-many = C’est trop de références à la fois : { $limit } au plus.
    .next = Envoyez-les en plusieurs fois.

nav-person = Une personne appelle
person-title = Une personne appelle
person-lead = Demandez son numéro, son nom de naissance et sa date de naissance. Les trois doivent être exacts. Chaque recherche est écrite dans l’historique de la personne, avec votre nom.
person-nir-hint = Numéro de sécurité sociale, avec sa clé : 15 caractères.
person-name = Nom de naissance
person-name-hint = Les majuscules, les accents et les tirets ne comptent pas.
person-look = Chercher
person-on-a-call = Vous êtes en ligne avec quelqu’un. Chercher une autre personne met fin à cet appel.
person-back-to-call = Revenir à l’appel
mistake-birth-name-missing = Tapez le nom de naissance.
call-title = { $name }
call-not-identified = Cette personne n’est pas encore identifiée : rien ne peut être fait pour elle.
call-identified-by-mail = Personne identifiée par un code reçu par courriel.
call-identified-by-iban = Personne identifiée par les derniers chiffres de son IBAN.
call-until = Cet appel dure jusqu’à { $when }.
call-by-mail = Par un code envoyé par courriel
call-by-mail-about = Le code part à l’adresse que la caisse connaît : { $to }. La personne vous le lit.
call-send = Envoyer un code
call-send-again = Envoyer un autre code
call-code = Code lu par la personne
call-code-hint = Six chiffres.
call-check = Vérifier
call-no-email = La caisse ne connaît pas d’adresse électronique de cette personne.
call-by-iban = Par l’IBAN
call-iban = Cinq derniers chiffres de l’IBAN
call-iban-hint = Ceux du compte sur lequel la caisse rembourse. La personne vous les dit ; ils ne vous sont jamais montrés.
call-no-iban = La caisse ne connaît pas d’IBAN de cette personne.
call-space = Espace
call-state-known = pas encore annoncé
call-state-announced = annoncé, le délai pour refuser court
call-state-opposed = refusé
call-state-created = créé, non activé
call-state-active = activé
call-state-suspended = suspendu
call-state-closed = fermé
call-new-code = Un nouveau code provisoire
call-new-code-about = Il sert à activer l’espace ou à le refuser en ligne. Il ne vous est pas montré.
call-way = Envoyer le code
call-way-mail = par courriel, à { $to }
call-way-sms = par SMS, au { $to }
call-way-letter = par lettre, à l’adresse que la caisse connaît
call-give = Envoyer un nouveau code
call-no-way = La caisse ne connaît ni adresse, ni courriel, ni mobile. La personne doit les lui donner.
call-oppose = Refuser l’espace
call-oppose-about = La personne n’aura pas d’espace ; rien ne peut y être déposé ni lu. Elle peut changer d’avis à tout moment.
call-oppose-go = Enregistrer son refus
call-proof = La preuve du refus
call-proof-about = Imprimez-la et envoyez-la à la personne. Elle la trouve aussi en ligne avec son code.
call-create = L’espace après tout
call-create-about = L’espace est créé tout de suite. La personne l’active ensuite avec sa carte Vitale.
call-create-go = Créer son espace
call-active-about = Pour son identifiant ou son mot de passe, la personne passe par la page de connexion.
call-close = Fermer l’espace
call-close-about = Rien n’y est plus déposé ni lu. Il est archivé dix ans ; la personne peut le rouvrir. Elle en est prévenue.
call-close-go = Fermer son espace
call-end = L’appel est fini
call-end-go = Raccrocher

flash-call-over = Cet appel est fini. Cherchez la personne à nouveau.
flash-call-failed = Trop de mauvaises réponses : l’appel est fini. Rien n’a changé pour la personne.
flash-call-code-sent = Le code est parti par courriel.
flash-call-identified = La personne est identifiée.
flash-call-code-given = Un nouveau code provisoire est parti.
flash-call-opposed = Le refus est enregistré.
flash-call-created = L’espace est créé.
flash-call-closed = L’espace est fermé.

message-support-code = { $who }, de l’assistance, vous demande ce code pour vous identifier au téléphone : { $code }

    Il est valable dix minutes. Ne le lisez qu’à la personne que vous avez appelée. Si vous n'appelez personne, ne faites rien.
    .subject = Votre code pour l’assistance
message-letter-code = Vous avez demandé un nouveau code provisoire à l’assistance. Le voici : { $code }

    Il sert à activer votre espace de santé ou à le refuser, sur { $url }. Il est valable six semaines et ne sert qu'une fois. Ne le donnez à personne au téléphone.
    .subject = Votre code provisoire

error-support-nobody = Personne ne correspond exactement à ces trois informations.
    .next = Faites répéter le numéro, le nom de naissance et la date de naissance.
error-support-slow-down = Trop d’essais. Attendez { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} avant le suivant.
    .next = Proposez à la personne de rappeler plus tard.
error-support-no-call = Vous n’êtes en ligne avec personne.
    .next = Cherchez la personne d’abord.
error-support-not-identified = Cette personne n’est pas identifiée.
    .why = Rien n’est fait pour quelqu’un dont on ne sait pas qui il est.
    .next = Identifiez-la par un code ou par son IBAN.
error-support-no-email = La caisse ne connaît pas d’adresse électronique de cette personne.
    .next = Identifiez-la par son IBAN.
error-support-no-iban = La caisse ne connaît pas d’IBAN de cette personne.
    .next = Identifiez-la par un code.
error-support-iban-shape = Il faut cinq chiffres.
    .next = Ce sont les cinq derniers de l’IBAN.
error-support-codes-sent = Assez de codes sont partis pendant cet appel.
    .next = Identifiez la personne par son IBAN, ou recommencez plus tard.
error-support-wrong = Ce n’est pas la bonne réponse. { $left ->
    [one] Il reste { $left } essai.
   *[other] Il reste { $left } essais.
}
    .next = Faites répéter la personne.
error-support-over = Trop de mauvaises réponses : l’appel est fini.
    .next = Cherchez la personne à nouveau plus tard.

clock-title = Horloge
clock-now = Nous sommes { $when }.
clock-about = Dans une démonstration, le temps passe quand on le veut. Ce qui était dû entre-temps se fait aussitôt : courriels, espaces créés, échéances.
clock-by = Avancer de
clock-day = un jour
clock-week = une semaine
clock-window = la fin du délai pour refuser
    .about = Le lendemain du dernier jour de la campagne en cours : les espaces sont créés.
clock-go = Avancer l’horloge
clock-done = { $count ->
    [0] L’horloge est avancée. Rien n’était dû.
    [one] L’horloge est avancée. { $count } échéance est faite.
   *[other] L’horloge est avancée. { $count } échéances sont faites.
}

campaign-newcomers = six semaines après l’envoi à chaque personne

error-clock-step = Cette horloge n’avance pas ainsi.
    .next = Choisissez un jour, une semaine ou la fin du délai.
