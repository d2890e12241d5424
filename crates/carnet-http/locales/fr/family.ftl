# La famille : ouvrir l’espace de ses enfants, et passer d’un espace à l’autre.

family-title = Famille et aidants
family-lead = Ouvrez ici l’espace de santé de vos enfants, et passez d’un espace à l’autre.
family-children = Mes enfants
family-choose = Quels espaces voulez-vous activer ?
family-born = Date de naissance : { $date }.
family-standing-to-activate = Son espace peut être activé.
family-standing-closed = Son espace est clôturé. L’activer le rouvre avec tout ce qu’il contenait.
family-standing-deleting = Son espace est clôturé et doit être effacé le { $date }. L’activer annule cette demande d’effacement et rouvre l’espace avec tout ce qu’il contenait.
family-standing-not-told = Son espace ne peut pas encore être activé : l’Assurance Maladie ne l’a pas encore annoncé. Vous recevrez une lettre ou un courriel.
family-standing-opposed = Son espace ne peut pas être activé : il a été refusé. Vous pouvez le demander après tout, avec le code de la lettre.
family-oppose-link = Demander l’espace
family-standing-managed = Son espace est déjà géré par un autre représentant légal. Lui seul peut vous inviter.
family-standing-suspended = Son espace est suspendu. Appelez l’assistance pour en savoir plus.
family-standing-of-age = Cette personne est majeure : elle seule peut activer son espace.
family-who-you-are = Votre qualité
family-certify = Je certifie être le représentant légal de ces enfants
    .about = Le représentant légal est le père ou la mère qui exerce l’autorité parentale, ou le tuteur nommé par le juge. Une fausse déclaration est punie par la loi.
family-activate = Activer les espaces choisis
family-none = Aucun enfant à activer
family-none-about = Les enfants que votre caisse rattache à vous apparaissent ici, avec ce que l’on peut faire de leur espace. Un nouveau-né apparaît quelques semaines après sa déclaration à la caisse.
family-spaces = Les espaces où je peux aller
family-spaces-about = Tout ce que vous y faites est écrit dans l’historique de la personne, à votre nom.
family-spaces-none = Vous n’agissez pour personne d’autre pour le moment.
family-here = Vous y êtes
family-go = Aller dans l’espace de { $name }
family-done-title = Ce qui a été activé
family-opened = Activé
family-failed = Pas activé
family-opened-about = L’espace est ouvert. Cette activation est écrite dans son historique, à votre nom.
family-back = Revenir à la famille

profiles-switch = Changer d’espace
profiles-own = Mon espace
profiles-of = Espace de { $name }
profiles-in = Vous êtes dans l’espace de
profiles-ground-child = que vous représentez
profiles-ground-protected = que vous protégez
profiles-ground-helped = que vous aidez
profiles-leave = Revenir à mon espace

nav-family = Famille et aidants
nav-family-offers = { $count ->
    [one] Famille et aidants ({ $count } demande)
   *[other] Famille et aidants ({ $count } demandes)
}
flash-profile-over = Vous n’avez plus accès à cet espace : le mandat est terminé. Vous êtes revenu dans le vôtre.

action-read-family = a vu qui agit dans cet espace
    .tried = a tenté de voir qui agit dans cet espace
    .mine = avez vu qui agit dans cet espace
action-appoint = a noté ou proposé qui peut agir dans cet espace
    .tried = a tenté de noter ou de proposer qui peut agir dans cet espace
    .mine = avez invité quelqu’un à agir dans cet espace
action-dismiss = a mis fin à un mandat dans cet espace
    .tried = a tenté de mettre fin à un mandat dans cet espace
    .mine = avez mis fin à un mandat dans cet espace
action-accept = a accepté d’agir dans cet espace
    .tried = a tenté d’accepter d’agir dans cet espace
    .mine = avez accepté d’agir dans cet espace
action-decline = a refusé d’agir dans cet espace
    .tried = a tenté de refuser d’agir dans cet espace
    .mine = avez refusé d’agir dans cet espace
