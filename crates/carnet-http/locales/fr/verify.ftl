# Ce que dit la commande « carnet verify ».
verify-key-given = Clé du journal : celle que vous avez donnée ({ $key }).
verify-key-embedded = Clé du journal : celle de l’archive elle-même ({ $key }). Comparez-la avec celle que le service publie, ou donnez-la avec --key.
verify-log = Journal de transparence { $origin }, { $size } lignes de tous les espaces.
verify-signature = Signature du journal : { $right } juste sur { $checked }.
verify-lines = Lignes de votre historique : { $right } justes sur { $checked }.
verify-proofs = Preuves de présence dans le journal : { $right } justes sur { $checked }.
verify-documents = Documents conformes à ce qui a été déposé : { $right } sur { $checked }.
verify-awaiting = Lignes pas encore entrées dans le journal : { $count }.
verify-withheld = Lignes dont le contenu est retenu : { $count }.
verify-holds = Tout est vrai.
verify-false = Cette archive n’est pas conforme.
