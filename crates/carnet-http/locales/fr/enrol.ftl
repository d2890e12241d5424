# Activer son espace : les pages de l’entrée, leurs erreurs et leurs messages.
home-holder-activate = Première visite : activer mon espace
support-call = Besoin d’aide ? Appelez le
support-fund = Besoin d’aide ? Adressez-vous à votre caisse d’assurance maladie.
enrol-step = Étape { $step } sur { $steps }
enrol-continue = Continuer

enrol-title = Activer mon espace santé
enrol-lead = Comptez cinq minutes. Vous pouvez vous arrêter et reprendre sur le même appareil pendant deux heures.
enrol-need = Ce qu’il vous faut
enrol-need-card = Votre carte Vitale.
enrol-need-number = Votre numéro de sécurité sociale et votre date de naissance.
enrol-need-reach = Le code reçu par courrier, ou l’adresse électronique ou le mobile que votre caisse connaît.
enrol-begin = Commencer
enrol-when = Que faire si…
enrol-when-lost = Ma carte est perdue ou illisible
    .do = Demandez-en une autre à votre caisse. En attendant, appelez l’assistance.
enrol-when-letter = Le code de ma lettre a plus de six semaines
    .do = Commencez quand même : un nouveau code vous sera envoyé.
enrol-when-contact = Ma caisse a une ancienne adresse
    .do = Changez-la d’abord auprès de votre caisse. Par sécurité, nous n’écrivons qu’à l’adresse qu’elle connaît.
enrol-when-resume = J’ai dû m’arrêter
    .do = Vous retrouvez l’étape où vous étiez.
enrol-resume = Reprendre
enrol-already = Mon espace est déjà activé : me connecter
enrol-sheet-link = La fiche d’aide, à imprimer
enrol-sheet-title = Activer mon espace santé : la fiche d’aide
enrol-sheet-steps = Les cinq étapes
enrol-sheet-card = Recopiez le numéro de la carte Vitale, votre numéro de sécurité sociale et votre date de naissance.
enrol-sheet-code = Recopiez le code à douze caractères de la lettre, ou demandez-en un par SMS ou courriel.
enrol-sheet-terms = Lisez les conditions et cochez la case.
enrol-sheet-contact = Donnez une adresse électronique ou un mobile, puis recopiez le code à six chiffres reçu.
enrol-sheet-account = Choisissez un identifiant et un mot de passe. Notez l’identifiant.
enrol-sheet-never = Ce que nous ne demandons jamais
enrol-sheet-never-about = Personne ne vous demandera un code ni votre mot de passe au téléphone, ni vos coordonnées bancaires.
enrol-sheet-back = Revenir à la page d’activation

enrol-card-title = Votre carte Vitale
enrol-card-kind = Votre carte
enrol-card-photo = Elle porte une photo
    .about = Le numéro est en haut à droite, devant : prenez ses 11 derniers chiffres.
enrol-card-plain = Elle n’a pas de photo
    .about = Le numéro est en haut à gauche, derrière : 8 à 13 chiffres.
enrol-card-number = Numéro de la carte
enrol-card-number-hint = Des chiffres seulement. Ce n’est pas votre numéro de sécurité sociale.
enrol-nir = Numéro de sécurité sociale
enrol-nir-hint = 15 caractères, avec la clé de deux chiffres. En Corse, 2A ou 2B.
enrol-born = Date de naissance
enrol-born-hint = Comme sur la carte d’identité.

enrol-code-title = Votre code provisoire
enrol-code-lead = Bonjour { $name }. Un code à douze caractères prouve que c’est bien vous.
enrol-code-opposed = Vous avez refusé cet espace. Si vous continuez, vous le demandez : il sera créé et ouvert à la dernière étape. Rien ne change avant.
enrol-code-label = Code provisoire
enrol-code-hint = Celui de la lettre, ou celui que vous venez de recevoir. Douze lettres et chiffres ; les tirets ne comptent pas.
enrol-code-none = Vous n’avez pas de code, ou il ne va plus ?
enrol-by = Recevoir un nouveau code
enrol-by-hint = Aux coordonnées que votre caisse connaît, et à nulle autre.
enrol-by-email = Par courriel, à { $to }
enrol-by-mobile = Par SMS, au { $to }
enrol-code-send = Envoyer un code
enrol-code-wrong-contact = Ces coordonnées sont fausses ? Changez-les auprès de votre caisse, puis revenez.
enrol-code-nowhere = Votre caisse ne connaît ni votre adresse électronique ni votre mobile. Donnez-les-lui, ou demandez une nouvelle lettre à l’assistance.

terms-title = Conditions d’utilisation et vie privée
terms-new = Ces conditions ont changé. Pour continuer, lisez-les et acceptez-les, ou déconnectez-vous.
terms-service = Ce que fait le service
    .text = Il garde vos documents de santé, vous dit qui les a lus, et les montre aux professionnels que vous autorisez. Il ne remplace ni un médecin ni le 15.
terms-yours = Ce qui dépend de vous
    .text = Vous décidez qui voit quoi, vous pouvez masquer, bloquer, tout télécharger. Gardez votre mot de passe pour vous.
terms-data = Vos données
    .text = Elles sont chiffrées, gardées en France, et ne servent à rien d’autre qu’à vos soins. Elles ne sont ni vendues ni montrées à un employeur, une banque ou un assureur.
terms-secret = Qui y accède
    .text = Les professionnels de santé, selon leur profession et votre accord. Chaque accès s’écrit dans votre historique, que personne ne peut effacer.
terms-end = Partir
    .text = Vous pouvez fermer votre espace à tout moment. Il reste archivé dix ans, sauf si vous demandez qu’il soit supprimé.
terms-version = Version { $version }
terms-agree = J’accepte les conditions d’utilisation et la politique de vie privée
    .about = Vous pourrez les relire à tout moment.
terms-submit = Accepter et continuer
mistake-terms-missing = Cochez la case pour accepter les conditions. Sans cet accord, l’espace ne peut pas être activé.
mistake-birth-shape = Écrivez votre date de naissance : jour, mois, année.

enrol-contact-title = Où vous envoyer vos codes
enrol-contact-lead = À chaque connexion, un code vous sera envoyé là. Vous pourrez changer plus tard.
enrol-contact-kind = Vous préférez
enrol-contact-email = Le courriel
enrol-contact-mobile = Le SMS
enrol-contact-value = Adresse électronique ou numéro de mobile
enrol-contact-hint = Par exemple nom@exemple.fr, ou 06 12 34 56 78. De métropole ou d’outre-mer.

enrol-account-title = Identifiant et mot de passe
enrol-login-hint = 8 caractères au moins : lettres minuscules sans accent, chiffres, point, tiret, tiret bas. Il ne pourra plus changer : notez-le.
enrol-login-others = Ceux-ci sont libres :
enrol-finish = Activer mon espace

enrol-stopped = L’activation s’arrête ici
enrol-again = Revenir au début

first-title = Vos deux premiers choix
first-lead = Vous pourrez les changer à tout moment dans les réglages.
first-new = Les nouveaux documents de vos soignants
first-visible = Visibles par les professionnels que j’autorise
    .about = C’est le plus utile pour être bien soigné.
first-masked = Masqués à leur arrivée
    .about = Vous les rendrez visibles un par un. Leur auteur et votre médecin traitant les voient toujours.
first-save = Enregistrer et entrer

error-card-photo = Le numéro d’une carte avec photo compte 11 chiffres : les derniers, en haut à droite.
    .next = Recopiez-les.
error-card-plain = Le numéro d’une carte sans photo compte 8 à 13 chiffres, en haut à gauche au dos.
    .next = Recopiez-les.
error-card-other = Ce n’est pas le numéro de la carte, mais votre date de naissance ou votre numéro de sécurité sociale.
    .next = Cherchez le numéro de la carte.
error-card-nir = Un numéro de sécurité sociale compte 15 caractères : 13, puis une clé de deux chiffres.
    .next = Recopiez-le en entier.
error-card-key = Un chiffre est faux : la clé ne correspond pas au numéro.
    .next = Recopiez-le de la carte.
error-enrol-not-identified = Ces informations ne vont pas ensemble, ou aucun espace ne vous attend. Vérifiez la carte, le numéro et la date de naissance.
    .next = Vérifiez chaque ligne, ou appelez l’assistance.
error-enrol-slow-down = { $minutes ->
    [one] Trop d’essais. Attendez une minute avant de recommencer.
   *[other] Trop d’essais. Attendez { $minutes } minutes avant de recommencer.
}
    .next = Attendez, puis recommencez.
error-enrol-already-active = Votre espace est déjà activé.
    .next = Connectez-vous. Si vous avez perdu l’identifiant ou le mot de passe, ils se retrouvent depuis la page de connexion.
error-enrol-not-activable = Cet espace ne peut pas être activé.
    .next = Appelez l’assistance : elle vous dira pourquoi.
error-enrol-over = Cette activation est terminée : elle a duré trop longtemps, ou trop de codes étaient faux. Rien n’est perdu.
    .next = Recommencez depuis le début, avec votre carte.
error-enrol-step = Une étape précédente n’est pas finie.
    .next = Reprenez depuis le début.
error-enrol-too-fast = { $seconds ->
    [one] Un code vient d’être envoyé. Attendez une seconde avant d’en demander un autre.
   *[other] Un code vient d’être envoyé. Attendez { $seconds } secondes avant d’en demander un autre.
}
    .next = Regardez vos messages, puis recommencez.
error-enrol-codes-sent = Cinq codes ont déjà été envoyés. Regardez vos messages et les courriers indésirables, ou revenez demain.
    .next = Revenez demain.
error-enrol-no-contact = Votre caisse ne connaît pas ce moyen de vous joindre.
    .next = Choisissez l’autre, ou mettez vos coordonnées à jour auprès d’elle.
error-enrol-code-shape = Le code provisoire compte douze lettres et chiffres. Recopiez-le tel que vous l’avez reçu.
    .next = Recopiez-le.
error-enrol-contact-over = Ce code n’est plus valable. Demandez-en un autre.
    .next = Demandez-en un autre.
error-account-space-taken = Cet espace a déjà un compte.
    .next = Connectez-vous avec ce compte.

flash-provisional-code-sent = Un code à douze caractères vient d’être envoyé.
flash-provisional-code-right = Merci : c’est bien vous.
flash-contact-confirmed = Votre contact est confirmé.
flash-first-choices-saved = Votre espace est activé, vos choix sont enregistrés.
flash-terms-accepted = Vous avez accepté les nouvelles conditions.

message-provisional-code = Votre code pour activer votre espace de santé : { $code }

    Il est valable un jour et ne sert qu'une fois. Personne ne vous le demandera au téléphone. Si vous n'avez rien demandé, ne faites rien.
    .subject = Votre code d'activation

demo-newcomers = Activer un espace
demo-newcomers-about = Ces personnes ont reçu leur annonce, ou leur espace vient d’être créé. Prenez leur carte, et lisez les codes dans le courrier.
enrol-parent-first = Activer d’abord mon espace
