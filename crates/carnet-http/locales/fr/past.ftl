# L’historique rangé : de qui, de quel document, plié, et que faire d’une visite inattendue.

tab-everybody = Tout
tab-professionals = Professionnels
tab-holder = Vous
tab-structures = Logiciels et structures
tab-service = Le service

past-tabs = Lignes à montrer
past-seen-by = Qui voit ces lignes : vous seul. Aucun professionnel, aucune structure, aucun logiciel ne lit votre historique.
past-only = Seulement les lignes de ce document :
past-only-clear = Voir les lignes de tous les documents
past-of-document = Historique de ce document
past-seqs = { $count } lignes
past-unfold = { $count ->
    [2] Lignes { $last } et { $first }
   *[other] Lignes { $last } à { $first }
}
past-times = { $what }, { $count } fois

past-unexpected = Je ne m’y attendais pas
past-unexpected-block = Un professionnel que vous avez autorisé se bloque depuis la page Professionnels : ce que cela change y est dit avant.
past-unexpected-open = Ouvrir la page Professionnels
past-unexpected-report = Pour signaler cette visite, donnez le numéro de ligne { $seq } à l’assistance de l’exploitant du service. Carnet ne prévient personne à votre place.
past-unexpected-report-many = { $count ->
    [2] Pour signaler cette visite, donnez les numéros de ligne { $last } et { $first } à l’assistance de l’exploitant du service. Carnet ne prévient personne à votre place.
   *[other] Pour signaler cette visite, donnez les numéros de ligne { $last } à { $first } à l’assistance de l’exploitant du service. Carnet ne prévient personne à votre place.
}

# Plusieurs lignes pareilles sur plusieurs documents, en une phrase ; « .mine » après « Vous ».
past-many-describe = a vu la fiche de { $count } documents
    .mine = avez vu la fiche de { $count } documents
past-many-read = a lu { $count } documents
    .mine = avez lu { $count } documents
past-many-deposit = a déposé { $count } documents
    .mine = avez ajouté { $count } documents
past-many-replace = a remplacé { $count } documents
    .mine = avez remplacé { $count } documents
past-many-withdraw = a retiré { $count } documents
    .mine = avez retiré { $count } documents
past-many-mask = a masqué { $count } documents
    .mine = avez masqué { $count } documents
past-many-unmask = a rendu visibles { $count } documents
    .mine = avez rendu visibles { $count } documents
past-many-disclose = vous a ouvert { $count } documents
    .mine = avez ouvert { $count } documents à leurs lecteurs
past-many-archive = a archivé { $count } documents
    .mine = avez archivé { $count } documents
past-many-explain = a demandé qui peut voir { $count } documents
    .mine = avez demandé qui peut voir { $count } documents
