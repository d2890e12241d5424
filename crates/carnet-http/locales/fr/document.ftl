# Documents : tiroirs, marques, fiche, listes, recherche. Les deux portes s’en servent.

category-synthese = Ma santé en résumé
category-ordonnance = Ordonnances et soins
category-compte-rendu = Comptes rendus
category-biologie = Résultats de biologie
category-imagerie = Radio, écho, scanner, IRM
category-prevention = Prévention et dépistages
category-certificat = Certificats médicaux
category-administratif = Pièces administratives
category-autre = Autres documents

marks-label = À savoir sur ce document
mark-new = Nouveau
mark-masked = Masqué aux professionnels
mark-own = Ajouté par vous
    .pro = Ajouté par le patient
mark-replaces = Remplace une version précédente
mark-replaced = Remplacé par une version plus récente
mark-withdrawn = Retiré
mark-archived = Archivé
mark-announcement = À annoncer d’abord au patient
mark-secret = Invisible aux représentants légaux

document-kind = Type
document-category = Catégorie
document-author-holder = Ajouté par vous
    .pro = Ajouté par le patient
document-depositor = Déposé par
document-created = Établi
document-deposited = Reçu
document-file = Fichier
document-about = Fiche du document
document-comment = Commentaire
document-content = Contenu
document-download = Télécharger ({ $size })
document-pdf-label = { $title }, document PDF
document-pdf-open = Ouvrir le PDF
document-pdf-fallback = Votre navigateur ne montre pas les PDF dans la page. Ouvrez-le ou téléchargez-le.
document-picture-alt = Image du document « { $title } »
document-no-preview = Ce type de fichier ne s’affiche pas ici. Téléchargez-le pour l’ouvrir sur votre appareil.
media-pdf = PDF
media-picture = Image
media-text = Texte
media-rtf = Texte mis en forme (RTF)
media-cda = Document structuré (CDA)
media-other = Autre format

versions-title = Versions
versions-about = Rien ne s’efface quand un document est remplacé : les versions précédentes restent lisibles.
versions-here = Version affichée
versions-open = Version reçue le { $date }
versions-current = En vigueur

documents-count = { $count ->
    [one] { $count } document
   *[other] { $count } documents
}
documents-found = { $count ->
    [0] Aucun document ne contient « { $words } »
    [one] { $count } document contient « { $words } »
   *[other] { $count } documents contiennent « { $words } »
}
documents-none = Rien ne correspond à votre demande
documents-none-about = Essayez avec moins de mots, un mot proche, ou sans filtre.
drawers-label = Catégories de documents
drawers-all = Tous
search-submit = Rechercher
search-hint = Les accents, le pluriel et les majuscules ne comptent pas.
filters-title = Filtrer
filters-active = { $count ->
    [one] { $count } filtre
   *[other] { $count } filtres
}
filters-category = Catégorie
filters-any-category = Toutes les catégories
filters-specialty = Spécialité
filters-any-specialty = Toutes les spécialités
filters-author = Auteur
filters-any-author = Tous les auteurs
filters-from = Depuis le
filters-to = Jusqu’au
filters-apply = Appliquer
filters-clear = Tout afficher
paging-label = Pages de la liste
paging-previous = Page précédente
paging-next = Page suivante
paging-place = Page { $page } sur { $pages }
