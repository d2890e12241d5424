# Ce que le registre et le vérificateur hors ligne peuvent trouver faux (carnet-ledger).
error-ledger-chain-gap = Des lignes manquent dans l’historique à partir de la ligne { $seq }. Sa chaîne ne peut plus être prouvée : prévenez l’exploitant et conservez ce que vous avez.
error-ledger-chain-broken = La ligne { $seq } de l’historique n’est pas celle qui a été écrite. Prévenez l’exploitant et conservez ce que vous avez.
error-ledger-hash-unreadable = Une empreinte ne peut pas être lue : elle doit être de 32 octets, en base64. Reprenez le fichier d’origine.
error-ledger-tile-missing = Le fichier { $tile } du journal de transparence est introuvable. Restaurez-le depuis une sauvegarde, puis recommencez.
error-ledger-tile-unreadable = Le fichier { $tile } du journal de transparence est abîmé. Restaurez-le depuis une sauvegarde, puis recommencez.
error-ledger-tile-path-unreadable = Cette adresse n’est pas celle d’un fichier du journal de transparence. Vérifiez-la.
error-ledger-root-differs = Les fichiers du journal de transparence ne correspondent pas à l’arbre signé de { $size } feuilles. Rien n’y est ajouté tant qu’ils ne sont pas restaurés.
error-ledger-tree-out-of-range = Ce numéro est en dehors du journal de transparence. Demandez un numéro plus petit que sa taille.
error-ledger-inclusion-false = La preuve ne mène pas à la racine signée : la ligne n’est pas à cette place du journal. Demandez une nouvelle preuve à l’exploitant.
error-ledger-consistency-false = La preuve ne montre pas que le nouveau journal prolonge l’ancien. Ne l’acceptez pas et prévenez l’exploitant.
error-ledger-note-unreadable = Ce texte n’est pas une note signée. Reprenez le fichier d’origine.
error-ledger-note-key-unreadable = Cette clé de vérification ne peut pas être lue. Recopiez-la en entier depuis l’endroit où l’exploitant la publie.
error-ledger-note-unsigned = Cette clé n’a pas signé. Vérifiez que c’est bien la clé de ce journal.
error-ledger-note-signature-false = La signature est fausse : le texte n’est pas celui qui a été signé. Ne vous y fiez pas et prévenez l’exploitant.
error-ledger-checkpoint-not-read = Ce texte n’est pas un point de contrôle du journal de transparence. Reprenez le fichier d’origine.
error-ledger-checkpoint-of-another-log = Ce point de contrôle est celui d’un autre journal. Vérifiez la clé que vous avez donnée.
error-ledger-lock-shrinks = Un arbre de { $locked } feuilles a déjà été signé, celui-ci n’en a que { $next } : le journal a été restauré d’une copie ancienne. Rien n’est signé ; restaurez une copie plus récente.
error-ledger-lock-forks = Ce journal ne prolonge pas celui de { $locked } feuilles déjà signé. Rien n’est signé : vérifiez qu’un second serveur ne tourne pas sur une copie.
error-ledger-lock-unreadable = Le verrou du signataire ne peut pas être lu. Rien n’est signé ; retrouvez son fichier, qui n’est pas dans les sauvegardes du journal.
error-ledger-export-detail = La ligne { $seq } ne peut pas être exportée : son détail n’est pas un objet JSON compact. Signalez-le à l’exploitant.
error-ledger-export-instant = La ligne { $seq } ne peut pas être exportée : sa date est hors du calendrier. Signalez-le à l’exploitant.
error-ledger-export-too-large = L’export dépasse { $size_bytes_max } octets et n’a pas été lu. Téléchargez-le à nouveau.
error-ledger-export-unreadable =
  L’export ne peut plus être lu à partir de la ligne de texte { $line }, colonne { $column }{ $seq ->
    [0] {""}
   *[other] , dans la ligne { $seq } de l’historique
  }. Téléchargez-le à nouveau et ne le modifiez pas.
error-ledger-format-unknown = Le format de cet export est inconnu de ce programme. Prenez une version plus récente de Carnet.
error-ledger-owner-unreadable = L’identifiant du titulaire ne peut pas être lu : les lignes n’ont pas pu être vérifiées. Téléchargez l’export à nouveau.
error-ledger-owner-differs = Les lignes sont celles d’un autre titulaire que celui que l’export nomme. Téléchargez l’export à nouveau ; si cela se répète, prévenez l’exploitant.
error-ledger-key-unreadable =
  La clé { $from ->
    [given] que vous avez donnée
   *[embedded] contenue dans l’export
  } ne peut pas être lue : la signature n’a pas été vérifiée. Recopiez la clé que l’exploitant publie.
error-ledger-key-differs = La clé contenue dans l’export n’est pas celle que vous avez donnée. Seule la vôtre a été retenue ; demandez à l’exploitant s’il a changé de clé.
error-ledger-checkpoint-unreadable = Le point de contrôle contenu dans l’export ne peut pas être lu : les preuves n’ont pas été vérifiées. Téléchargez l’export à nouveau.
error-ledger-origin-differs = L’export, son point de contrôle et la clé ne nomment pas le même journal. Ne vous y fiez pas et téléchargez l’export à nouveau.
error-ledger-signature-false = La signature du point de contrôle est fausse : les preuves n’ont pas été vérifiées. Ne vous fiez pas à cet export et prévenez l’exploitant.
error-ledger-line-unreadable = La ligne { $seq } ne peut pas être lue (champ « { $field } »). Elle a été modifiée ou abîmée ; téléchargez l’export à nouveau.
error-ledger-line-missing =
  { $count ->
    [one] Une ligne manque : la ligne { $seq }.
   *[other] { $count } lignes manquent à partir de la ligne { $seq }.
  } Téléchargez l’export à nouveau ; si cela se répète, prévenez l’exploitant.
error-ledger-line-broken = La ligne { $seq } n’est pas celle qui a été écrite : son contenu ne correspond pas à son empreinte. Téléchargez l’export à nouveau ; si cela se répète, prévenez l’exploitant.
error-ledger-detail-differs = Le détail affiché à la ligne { $seq } n’est pas celui qui a été écrit. Fiez-vous au texte exact de la même ligne et téléchargez l’export à nouveau.
error-ledger-proof-false = La ligne { $seq } n’est pas dans le journal public à la place annoncée. Téléchargez l’export à nouveau ; si cela se répète, prévenez l’exploitant.
error-ledger-line-unlogged = La ligne { $seq } n’a jamais été publiée dans le journal, alors qu’une ligne plus récente l’a été. Demandez une explication à l’exploitant.
error-ledger-document-unreadable = Le document n° { $position } de la liste ne peut pas être lu. Téléchargez l’export à nouveau.
error-ledger-file-name-refused = Le nom de fichier du document n° { $position } sort de l’archive : il n’a pas été ouvert. Ne vous fiez pas à cet export.
error-ledger-document-untold = La ligne { $seq } ne parle pas du document { $file }, ou pas avec cette empreinte. Téléchargez l’export à nouveau ; si cela se répète, prévenez l’exploitant.
error-ledger-file-missing = Le document { $file }, déposé à la ligne { $seq }, n’est pas dans l’archive. Téléchargez l’export à nouveau.
error-ledger-file-changed = Le document { $file } n’est pas celui qui a été déposé à la ligne { $seq } : sa taille ou son empreinte diffère. Téléchargez l’export à nouveau.
