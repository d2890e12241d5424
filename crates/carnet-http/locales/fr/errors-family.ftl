# Ce que les mandats refusent : ce qui s’est passé, « .next » ce qu’il faut faire.

error-family-not-certified = Vous n’avez pas certifié être le représentant légal : rien n’a été activé.
    .next = Cochez la case si vous l’êtes. Sinon, demandez au représentant légal de le faire.
error-family-nobody-chosen = Vous n’avez choisi aucun enfant.
    .next = Cochez au moins un nom.
error-family-not-attached = Un de ces enfants n’est plus rattaché à vous par votre caisse : rien n’a été activé.
    .next = Rechargez la page. Si l’erreur demeure, contactez votre caisse.
error-family-managed = Cet espace est déjà géré par un autre représentant légal.
    .next = Demandez-lui de vous inviter depuis l’espace de l’enfant.
error-family-of-age = Cette personne est majeure depuis son dix-huitième anniversaire.
    .next = Elle seule peut activer son espace, avec sa propre carte.
error-family-not-activable = Cet espace ne peut pas être activé dans son état actuel.
    .next = Appelez l’assistance : un conseiller regarde avec vous.
error-family-not-yours = Vous n’agissez pour personne dans cet espace.
    .next = Choisissez un espace de la liste.
error-mandate-offer-over = Cette demande n’attend plus de réponse : le délai est passé, ou elle a reçu une réponse.
    .next = Demandez à la personne de vous inviter à nouveau.
error-mandate-over = Ce mandat est déjà terminé.
    .next = Il n’y a rien à faire.
