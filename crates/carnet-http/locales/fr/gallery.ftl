# Galerie des composants, dans la démonstration. Ce que les développeurs lisent du code reste en anglais.

gallery-title = Composants
gallery-lead = Chaque élément des écrans de Carnet, dans tous ses états. Cette page sert à qui les dessine, les programme ou les vérifie.
gallery-macros = { $count ->
    [one] une forme
   *[other] { $count } formes
}
gallery-colours = Couleurs
gallery-sizes = Tailles de texte
gallery-parameters = Paramètres
gallery-dark = Voir en sombre
gallery-light = Voir en clair
example-usual = Usuel
example-dense = Serré, pour les professionnels
example-small = En petit
example-documents = Sur un document
example-answers = Réponses et statuts
example-buttons = Boutons
example-links = Liens qui pèsent autant
example-good = Ce qui vient d’être fait
example-bad = Ce qui a été refusé
example-note = Remarque
example-closed = Fermé
example-open = Ouvert
example-wrong = Avec des réponses à corriger
example-fields = Tous les champs
example-chosen = Filtres en vigueur
example-drawers = Tiroirs
example-paging = Pages
example-empty = Rien à montrer
example-unread = Non lue, puis lue
example-language = Changer de langue
