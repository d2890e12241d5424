# FranceConnect+, the other way in.
fc-other = Without card or password
fc-enrol-about = FranceConnect+ proves who you are in the place of the Vitale card and the code. You need an account of the level substantial: L’Identité Numérique La Poste or France Identité, for instance.
fc-enter-about = FranceConnect+ proves who you are in the place of the password and the code, if your space is activated.
fc-go = Identify with FranceConnect+

error-france-connect-cancelled = You did not go through with FranceConnect+. Nothing changed.
    .next = Try again, or take the other way: the card and the code, or the password.
error-france-connect-level = The identification at FranceConnect+ is not sure enough for health data. The level substantial is needed.
    .next = Try again with an account that bears the mention FranceConnect+, or take the card and the code.
error-france-connect-state = This identification was begun in another window, or too long ago.
    .next = Begin again from the page of sign-in or activation.
error-france-connect-refused = FranceConnect+ did not confirm who you are.
    .next = Try again in a few minutes, or take another way.
error-france-connect-unavailable = FranceConnect+ does not answer.
    .next = Try again in a few minutes, or take another way.
error-france-connect-nobody = We find no space in your name: your identity, as FranceConnect+ gives it, is not exactly the one that your health insurance fund gave us, or you have no space.
    .next = Activate your space with the card and the code, or call the support. If your name or birth is written wrongly at your fund, ask it for the correction.
error-france-connect-namesakes = Another person has exactly the same name and birth as you: FranceConnect+ is not enough to tell you apart.
    .next = Take the card and the code, or the password: they are yours alone.
error-france-connect-not-active = Your space is not activated yet.
    .next = Activate it first: FranceConnect+ is enough for that, too.
