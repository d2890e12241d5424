# Ce que refusent l’annonce d’un espace et l’entrée d’un titulaire.

error-enrol-code-wrong = Ce code n’est pas celui que nous vous avons envoyé.
    .next = Vérifiez les douze caractères, puis saisissez-les de nouveau.
error-enrol-code-expired = Ce code n’est plus valable : il a été envoyé il y a trop longtemps.
    .next = Demandez un nouveau code.
error-enrol-code-used = Ce code a déjà servi. Un code ne sert qu’une fois.
    .next = Connectez-vous, ou demandez un nouveau code.
