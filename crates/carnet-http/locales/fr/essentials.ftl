# L’essentiel d’un patient, la pile de documents, le clavier. Pages des professionnels.

essentials-title = { $name }, l’essentiel
essentials-source = Document du
essentials-allergies = Allergies et intolérances
essentials-inactive = inactive
essentials-no-allergy = Aucune allergie connue.
essentials-no-allergy-stated = Déclaré le { $date }{ $who ->
    [none] {""}
   *[other] {" "}par { $who }
}
essentials-contradicted = Contredit le { $date }{ $who ->
    [none] {""}
   *[other] {" "}par { $who }
} : « aucune allergie connue »
essentials-allergies-unsaid = Les documents que vous pouvez voir n’en disent rien, ni oui ni non. Demandez au patient.
essentials-treatments = Traitements en cours
essentials-until = jusqu’au { $date }
essentials-no-end = sans date de fin
essentials-treatments-none = Aucune ordonnance en cours dans les documents que vous pouvez voir.
essentials-problems = Problèmes actifs
essentials-problems-none = Aucune synthèse n’en cite dans les documents que vous pouvez voir.
essentials-since-year = depuis { $year }
essentials-since-month = depuis { $month ->
     [1] janv.
     [2] févr.
     [3] mars
     [4] avr.
     [5] mai
     [6] juin
     [7] juil.
     [8] août
     [9] sept.
     [10] oct.
     [11] nov.
    *[12] déc.
} { $year }
essentials-since-day = depuis le { $date }
essentials-results = Derniers résultats
essentials-results-none = Les résultats codés des deux dernières années apparaîtront ici.
essentials-documents = À lire d’abord
essentials-documents-all = Tous les documents
essentials-followers = Suivent aussi ce patient
essentials-followers-none = Les auteurs des deux dernières années apparaîtront ici.
essentials-attending = Médecin traitant
essentials-about = Tiré des parties codées des documents que vous pouvez voir. Le texte des documents fait foi : chaque ligne mène au sien.
tabs-essentials = Essentiel

result-low = bas
result-critically-low = très bas
result-high = haut
result-critically-high = très haut
result-abnormal = anormal
result-critically-abnormal = très anormal
trend-up = En hausse,
trend-down = En baisse,
trend-steady = Stable,
trend-before = avant :
trend-range = réf. { $low } à { $high }

neighbours-label = Dans la liste
neighbours-list = Revenir à la liste
neighbours-place = { $place } sur { $total }
neighbours-previous = Document précédent
neighbours-next = Document suivant

patient-copies = { $count ->
    [one] Reçu deux fois :
   *[other] Reçu plusieurs fois :
}
patient-copy = autre exemplaire ({ $number })
patients-narrow = Chercher parmi eux
patients-narrow-none = Aucun patient récent ne correspond.

keys-open = Raccourcis clavier
keys-title = Raccourcis clavier
keys-move = Ligne suivante, ligne précédente
keys-enter = Ouvrir la ligne choisie
keys-neighbours = Document précédent, document suivant
keys-search = Chercher
keys-essentials = L’essentiel du patient
keys-documents = Ses documents
keys-help = Cette aide
keys-on = Utiliser ces raccourcis
keys-off-about = Ce choix est gardé sur cet ordinateur. Tout s’atteint aussi avec la touche Tabulation.
keys-close = Fermer
