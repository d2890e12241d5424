# Ce que l’exploitant annonce, et les parties du service fermées pendant ce temps.

announcement-label = Annonces du service
announcement-kind = Annonce :
announcement-until = Jusqu’au { $date } à { $time }.
announcement-closed = Fermé pendant ce temps :

section-documents = Documents
section-adding = Ajouter un document
section-history = Historique
section-notices = Notifications
section-export = Tout télécharger
section-settings = Réglages
section-professionals = Professionnels
section-practitioner = Portail des professionnels de santé
section-sign-in = Connexion à mon espace

closed-title = Fermé pour un moment
closed-works = Ce qui marche
closed-rest = Le reste du service marche comme d’habitude.
error-section-closed = La partie « { $section } » est fermée jusqu’au { $date } à { $time }.
    .next = Revenez à partir de cette heure. Si vous veniez d’envoyer un formulaire, rien n’a été enregistré.

example-announced = Une annonce qui ferme deux parties, et une autre
example-announcement = Entretien du service ce matin. Nous faisons au plus vite.
