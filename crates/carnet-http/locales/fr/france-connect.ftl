# FranceConnect+, l’autre façon d’entrer.
fc-other = Sans carte ni mot de passe
fc-enrol-about = FranceConnect+ prouve votre identité à la place de la carte Vitale et du code. Il vous faut un compte de niveau substantiel : L’Identité Numérique La Poste ou France Identité, par exemple.
fc-enter-about = FranceConnect+ prouve votre identité à la place du mot de passe et du code, si votre espace est déjà activé.
fc-go = S’identifier avec FranceConnect+

error-france-connect-cancelled = Vous n’êtes pas allé au bout de FranceConnect+. Rien n’est changé.
    .next = Recommencez, ou prenez l’autre façon : la carte et le code, ou le mot de passe.
error-france-connect-level = L’identification faite chez FranceConnect+ n’est pas assez sûre pour des données de santé. Il faut le niveau substantiel.
    .next = Recommencez en choisissant un compte qui porte la mention FranceConnect+, ou prenez la carte et le code.
error-france-connect-state = Cette identification a commencé dans une autre fenêtre, ou il y a trop longtemps.
    .next = Recommencez depuis la page de connexion ou d’activation.
error-france-connect-refused = FranceConnect+ n’a pas confirmé votre identité.
    .next = Recommencez dans quelques minutes, ou prenez une autre façon.
error-france-connect-unavailable = FranceConnect+ ne répond pas.
    .next = Recommencez dans quelques minutes, ou prenez une autre façon.
error-france-connect-nobody = Nous ne trouvons pas d’espace à votre nom : votre identité, telle que FranceConnect+ la donne, n’est pas exactement celle que votre caisse d’assurance maladie nous a donnée, ou vous n’avez pas d’espace.
    .next = Activez votre espace avec la carte et le code, ou appelez l’assistance. Si votre nom ou votre naissance sont mal écrits à votre caisse, demandez-lui la correction.
error-france-connect-namesakes = Une autre personne a exactement le même nom et la même naissance que vous : FranceConnect+ ne suffit pas à vous distinguer.
    .next = Prenez la carte et le code, ou le mot de passe : ils ne sont qu’à vous.
error-france-connect-not-active = Votre espace n’est pas encore activé.
    .next = Commencez par l’activer : FranceConnect+ y suffit aussi.
