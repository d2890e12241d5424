# Le compte du titulaire : identifiant, mot de passe, contacts, appareils, identité.
nav-account = Mon compte

account-title = Mon compte
account-lead = Ce avec quoi vous ouvrez votre espace, et où l’on vous écrit.
account-login = Identifiant
account-login-about = Choisi une fois pour toutes, il ne change pas.
account-password = Mot de passe
account-password-change = Changer de mot de passe
account-email-change = Changer d’adresse électronique
account-mobile-change = Changer de numéro de mobile
account-devices = Appareils reconnus
account-devices-count = { $count ->
    [0] Aucun appareil reconnu
    [one] Un appareil reconnu
   *[other] { $count } appareils reconnus
}
account-devices-see = Voir et oublier des appareils
account-identity = Mon identité de santé
account-identity-see = Voir mon identité nationale de santé (INS)

password-title = Changer de mot de passe
password-lead = Vos autres connexions en cours seront fermées. Vous serez averti par courriel et par SMS.
password-old = Mot de passe actuel
password-new = Nouveau mot de passe
password-again = Nouveau mot de passe, une seconde fois
password-save = Changer le mot de passe
password-rule-met = (fait)
password-rule-unmet = (à faire)
password-rule-length = { $length } caractères au moins
password-rule-lower = une lettre minuscule
password-rule-upper = une lettre majuscule
password-rule-digit = un chiffre
password-rule-special = un autre signe : - ? ; espace…
password-rule-personal = rien de vous : nom, prénom, date de naissance, identifiant, numéro de sécurité sociale
password-rule-weak = rien que l’on devine vite : mots courants, suites de touches, mots de passe connus

mistake-password-new = Écrivez le nouveau mot de passe.
mistake-password-differs = Les deux mots de passe ne sont pas les mêmes. Écrivez deux fois le même.
error-password-length = Ce mot de passe est trop court. Il en faut 9 caractères au moins.
    .next = Ajoutez un mot.
error-password-long = Ce mot de passe est trop long : 128 caractères au plus.
    .next = Raccourcissez-le.
error-password-lower = Il manque une lettre minuscule.
    .next = Ajoutez-en une.
error-password-upper = Il manque une lettre majuscule.
    .next = Ajoutez-en une.
error-password-digit = Il manque un chiffre.
    .next = Ajoutez-en un.
error-password-special = Il manque un signe qui n’est ni une lettre ni un chiffre.
    .next = Ajoutez par exemple un tiret.
error-password-personal = Ce mot de passe contient quelque chose de vous : un nom, une date de naissance, un identifiant ou un numéro. Choisissez des mots qui n’ont rien à voir avec vous.
    .next = Choisissez des mots qui n’ont rien à voir avec vous.
error-password-used = Vous avez déjà utilisé ce mot de passe. Choisissez-en un que vous n’avez jamais eu ici.
    .next = Choisissez-en un autre.
error-password-weak = Ce mot de passe se devine trop vite : il fait partie de ceux que l’on essaie en premier. Prenez trois ou quatre mots sans lien entre eux.
    .next = Prenez trois ou quatre mots sans lien entre eux.
error-account-password-wrong = Ce n’est pas votre mot de passe actuel. Vérifiez-le et recommencez.
    .next = Vérifiez-le et recommencez.

error-login-short = Cet identifiant est trop court : 8 caractères au moins.
    .next = Allongez-le.
error-login-long = Cet identifiant est trop long : 100 caractères au plus.
    .next = Raccourcissez-le.
error-login-email = Une adresse électronique ne peut pas servir d’identifiant : trop de personnes la connaissent.
    .next = Choisissez un mot qui n’est pas une adresse.
error-login-signs = Écrivez l’identifiant en lettres minuscules sans accent, chiffres, points, tirets ou tirets bas.
    .next = Retirez les autres signes.
error-login-nir = Un numéro de sécurité sociale ne peut pas servir d’identifiant.
    .next = Choisissez un mot.
error-login-iban = Un numéro de compte bancaire ne peut pas servir d’identifiant.
    .next = Choisissez un mot.

contact-title-email = Changer d’adresse électronique
contact-title-mobile = Changer de numéro de mobile
contact-current = Aujourd’hui, nous écrivons à { $current }.
contact-new-email = Nouvelle adresse électronique
contact-new-mobile = Nouveau numéro de mobile
contact-hint-email = Un code y sera envoyé : vous devez pouvoir la lire maintenant.
contact-hint-mobile = De métropole ou d’outre-mer. Un code y sera envoyé : gardez le téléphone près de vous.
contact-password = Votre mot de passe
contact-password-hint = Pour être sûrs que c’est bien vous.
contact-send = Recevoir un code
contact-told = L’ancienne adresse et l’ancien numéro sont avertis du changement.
contact-code-title = Code de confirmation
contact-code-submit = Confirmer
contact-code-again = Recommencer avec une autre adresse ou un autre numéro
error-contact-email = Cette adresse n’est pas complète. Elle ressemble à nom@exemple.fr.
    .next = Écrivez-la en entier.
error-contact-mobile = Ce numéro n’est pas celui d’un mobile français. Il commence par 06 ou 07, par 0690 à 0697 outre-mer, ou par l’indicatif du territoire : +508, +681, +687, +689.
    .next = Écrivez un numéro de mobile de métropole ou d’outre-mer.
error-contact-same = C’est déjà là que nous vous écrivons. Rien n’a changé.
    .next = Écrivez une autre adresse ou un autre numéro.
error-contact-code-over = Ce code n’est plus valable, ou il a été demandé dans une autre connexion.
    .next = Demandez un nouveau code depuis la page de votre compte.

devices-lead = Les navigateurs où votre espace a été ouvert avec vos deux preuves. Oubliez ceux que vous ne reconnaissez pas.
device-name = { $browser }, { $system }
device-this = C’est l’appareil que vous utilisez.
device-seen = Reconnu depuis le { $since }. Dernière ouverture { $last }.
device-forget = Oublier cet appareil
devices-all = Tout oublier
devices-all-about = Toutes les autres connexions sont fermées. Chaque appareil devra redonner le mot de passe et un code.
devices-forget-all = Oublier tous les appareils
devices-none = Aucun appareil reconnu
devices-none-about = Un appareil est reconnu après une connexion complète, avec le mot de passe et le code.
error-device-unknown = Cet appareil n’est plus dans la liste.
    .next = Regardez la liste à jour.
browser-firefox = Firefox
browser-chrome = Chrome
browser-edge = Edge
browser-opera = Opera
browser-samsung = Samsung Internet
browser-safari = Safari
browser-other = Autre navigateur
system-ios = iPhone ou iPad
system-android = Android
system-windows = Windows
system-mac = Mac
system-linux = Linux
system-other = système inconnu

identity-lead = Les professionnels de santé classent vos documents sous cette identité.
identity-fictitious = Cette identité est fictive : elle sert à essayer le service.
identity-ins = Matricule INS
identity-birth-name = Nom de naissance
identity-used-name = Nom utilisé
identity-given = Prénoms de naissance
identity-used-given = Prénom utilisé
identity-born = Date de naissance
identity-sex = Sexe
identity-sex-female = Féminin
identity-sex-male = Masculin
identity-sex-unknown = Indéterminé
identity-place = Code du lieu de naissance
identity-wrong = Une de ces informations est fausse ?
identity-wrong-about = Elles viennent de votre caisse d’assurance maladie, qui les tient de l’état civil. Demandez-lui la correction avec une pièce d’identité : elle arrive ensuite ici sans autre démarche. Prévenez aussi les professionnels qui vous suivent.

flash-password-changed = Votre mot de passe est changé. Vos autres connexions sont fermées.
flash-contact-code-sent = Un code vient d’être envoyé. Rien n’est changé tant que vous ne l’avez pas écrit ici.
flash-contact-changed = Votre contact est changé.
flash-device-forgotten = Cet appareil est oublié.
flash-devices-forgotten = Tous les appareils sont oubliés, et les autres connexions fermées.

message-contact-code = Votre code pour confirmer ce contact dans Carnet : { $code }

    Il est valable dix minutes et ne sert qu'une fois. Personne ne vous le demandera au téléphone.
    .subject = Votre code de confirmation
message-contact-changed = L'adresse ou le numéro où Carnet vous écrit vient d'être changé. Les prochains messages n'arriveront plus ici.

    Si ce n'était pas vous, appelez l'assistance sans attendre.
    .subject = Votre contact a changé
message-password-changed = Le mot de passe de votre espace de santé vient d'être changé, et les autres connexions fermées.

    Si ce n'était pas vous, appelez l'assistance sans attendre.
    .subject = Votre mot de passe a changé
