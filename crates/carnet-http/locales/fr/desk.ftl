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
campaign-counted = Compté le { $when }.
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
