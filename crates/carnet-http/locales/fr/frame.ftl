# Ce qui entoure chaque page.

carnet = Carnet
frame-error-prefix = Erreur :
frame-skip = Aller au contenu
frame-menu = Menu
frame-nav = Navigation principale
frame-sign-out = Se déconnecter
frame-other-language = English
nav-home = Accueil
nav-documents = Documents
nav-history = Historique
nav-notices = Notifications
nav-professionals = Professionnels
nav-export = Tout télécharger
nav-settings = Réglages
nav-patients = Patients
nav-situation = Changer de situation
crumbs-label = Vous êtes ici
footer-what = Carnet, un espace numérique de santé. Logiciel libre, licence EUPL 1.2.
footer-emergency = En cas d’urgence, appelez le 15 ou le 112.
demo-strip-label = Démonstration
demo-strip = Démonstration : personnes et documents fictifs.
demo-strip-outbox = Voir le courrier envoyé

# Ce qui vient d’être fait, dit une fois en haut de la page suivante.
flash-document-added = Votre document est enregistré.
flash-document-already-there = Ce document était déjà dans votre espace : rien n’a changé.
flash-document-masked = Le document est masqué aux professionnels.
flash-document-unmasked = Le document n’est plus masqué aux professionnels.
flash-document-withdrawn = Le document est retiré de votre espace.
flash-notices-read = Toutes vos notifications sont marquées comme lues.
flash-professional-blocked = Cette personne ne peut plus consulter votre espace.
flash-professional-unblocked = Cette personne n’est plus bloquée. Votre accord lui sera demandé à nouveau.
flash-settings-saved = Vos réglages sont enregistrés.
flash-code-sent = Un nouveau code vient de vous être envoyé. Le précédent n’est plus valable.
flash-signed-out = Vous êtes déconnecté.
