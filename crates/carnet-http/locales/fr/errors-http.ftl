# Erreurs de la porte d’entrée : ce qui s’est passé, « .next » ce qu’il faut faire.

error-unknown = La demande n’a pas abouti.
    .next = Revenez en arrière et recommencez. Si cela continue, donnez la référence ci-dessous à l’assistance.
error-page-unknown = Il n’y a rien à cette adresse, ou rien que vous puissiez voir.
    .next = Vérifiez l’adresse, ou repartez de l’accueil.
error-form-forged = Le formulaire ne porte pas le jeton qui prouve qu’il vient de votre session. Rien n’a été enregistré.
    .next = Revenez à la page précédente, rechargez-la et recommencez.
error-form-too-large = Ce que vous envoyez est trop lourd. Rien n’a été enregistré.
    .next = Réduisez le fichier ou envoyez-le en plusieurs parties.
error-form-unreadable = Le formulaire est arrivé incomplet ou abîmé. Rien n’a été enregistré.
    .next = Revenez en arrière et remplissez le formulaire à nouveau.
error-session-needed = Cette page demande d’être connecté, ou votre session est terminée.
    .next = Connectez-vous : vous reviendrez ici ensuite.
error-oidc-cancelled = L’identification par Pro Santé Connect a été abandonnée.
    .next = Recommencez quand vous voulez.
error-oidc-refused = Pro Santé Connect n’a pas confirmé votre identité.
    .next = Recommencez, carte ou application à la main.
error-oidc-level = L’identification faite chez Pro Santé Connect n’est pas assez sûre pour ouvrir des données de santé.
    .next = Recommencez avec votre carte CPS ou l’application e-CPS.
error-oidc-state = Cette identification a commencé dans une autre fenêtre, ou il y a trop longtemps.
    .next = Repartez de la page des professionnels.
error-oidc-unavailable = Pro Santé Connect ne répond pas.
    .next = Recommencez dans quelques minutes.
error-sandbox-request = Le bac à sable ne sert que ce Carnet, et cette demande n’en vient pas.
    .next = Repartez de la page des professionnels.
