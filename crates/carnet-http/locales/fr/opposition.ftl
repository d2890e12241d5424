# Refuser son espace, ou le demander après l’avoir refusé.
home-holder-oppose = Refuser la création de mon espace
oppose-title = Refuser la création de mon espace
oppose-lead = Vous avez reçu une lettre ou un courriel qui annonce votre espace. Le code qu’il contient permet de le refuser, sans carte Vitale.
oppose-code-hint = Les douze lettres et chiffres de la lettre ou du courriel ; les tirets ne comptent pas.
oppose-leave = Revenir à l’accueil sans rien changer
oppose-oppose-title = Avant de refuser
oppose-oppose-lead = { $name }, voici ce que votre refus veut dire.
oppose-oppose-one = Vous n’aurez pas d’espace : aucun document n’y sera déposé, et personne ne pourra rien y lire.
oppose-oppose-two = Vos soins et vos remboursements ne changent pas.
oppose-oppose-three = Vous pouvez changer d’avis à tout moment : sur cette page avec votre code, ou auprès de l’assistance.
oppose-oppose-go = Refuser mon espace
oppose-create-title = Demander mon espace
oppose-create-lead = { $name }, vous avez refusé votre espace. Vous pouvez le demander maintenant.
oppose-create-one = Votre espace sera créé tout de suite.
oppose-create-two = Les professionnels qui vous soignent pourront y déposer des documents.
oppose-create-three = Pour le lire, activez-le ensuite avec votre carte Vitale. Vous pourrez le fermer à tout moment.
oppose-create-go = Demander mon espace
oppose-done-opposed = Votre refus est enregistré
    .about = Vous n’avez pas d’espace. Rien ne peut y être déposé ni lu.
oppose-done-created = Votre espace est créé
    .about = Activez-le pour le lire et choisir qui d’autre le peut.
oppose-done-line = Référence : ligne { $line } de votre historique.
oppose-proof-get = Télécharger la preuve (PDF)

oppose-proof-title = Preuve d’opposition à la création d’un espace de santé
oppose-proof-about = La personne nommée ci-dessous s’est opposée à la création de son espace de santé (article R. 1111-28 du code de la santé publique). Rien ne peut y être déposé ni lu tant qu’elle ne change pas d’avis.
oppose-proof-who = Personne
oppose-proof-born = Née ou né le
oppose-proof-when = Opposition le
oppose-proof-line = Ligne de l’historique
oppose-proof-hash = Empreinte de la ligne
oppose-proof-check = L’empreinte lie cette ligne à toutes celles qui la précèdent. Elle figure dans le journal public du service : personne ne peut la changer après coup.

message-opposed = Le refus de votre espace de santé est enregistré. Rien ne peut y être déposé ni lu.

    Si ce n’est pas vous, ou si vous changez d’avis : { $url }/opposition
    .subject = Votre refus est enregistré
message-opposition-ended = Vous avez demandé votre espace de santé : il est créé. Pour le lire, activez-le.

    { $url }/activer
    .subject = Votre espace est créé
error-oppose-not-recognised = Ces informations ne vont pas ensemble : le numéro, la date de naissance ou le code n’est pas le bon.
    .next = Vérifiez les trois, puis recommencez. Le code est dans la lettre ou le courriel.
error-oppose-none = Aucun refus n’est enregistré pour cet espace.
    .next = Recommencez depuis la page du refus.
