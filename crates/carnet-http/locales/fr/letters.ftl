# Les lettres et les preuves, sur papier ou en PDF. Jamais rien de médical.
letter-from = Espace numérique de santé
letter-batch = Lettres d’annonce
letter-reference = Réf. { $reference }
letter-to-parents = Aux parents de
letter-date = Le { $date }
letter-hello = Madame, Monsieur,

letter-announce-title = Votre espace de santé sera créé le { $created }
letter-announce-what = L’Assurance Maladie vous propose un espace de santé en ligne : { $service }. Il est gratuit et personnel. Vos ordonnances, vos résultats et vos comptes rendus y sont réunis. Vous décidez quels professionnels de santé les lisent, et chaque accès est écrit dans un historique que vous pouvez relire.
letter-announce-when = Votre espace sera créé le { $created }, sauf si vous le refusez au plus tard le { $last }. Les professionnels qui vous soignent pourront alors y déposer des documents.
letter-child-title = L’espace de santé de votre enfant sera créé le { $created }
letter-child-what = L’Assurance Maladie vous propose, pour votre enfant { $name }, un espace de santé en ligne : { $service }. Il est gratuit et personnel. Ses ordonnances, ses résultats et ses comptes rendus y sont réunis. Vous décidez quels professionnels de santé les lisent, et chaque accès est écrit dans un historique que vous pouvez relire.
letter-child-when = L’espace de { $name } sera créé le { $created }, sauf si vous le refusez au plus tard le { $last }. Cette lettre vous est envoyée parce que votre caisse rattache cet enfant à vous.

letter-code = Votre code provisoire
letter-code-about = Il sert à activer l’espace ou à le refuser. Il ne vaut que pour cette personne, jusqu’au { $last } inclus. Ne le donnez à personne au téléphone.
letter-choice = Vous avez le choix
letter-choice-activate = L’activer : allez sur { $url }/activer, avec la carte Vitale, le numéro de sécurité sociale, la date de naissance et ce code.
letter-choice-oppose = Le refuser : allez sur { $url }/opposition, avec le numéro de sécurité sociale, la date de naissance et ce code. Aucune carte n’est demandée. Rien ne pourra y être déposé ni lu, et vous recevez une preuve.
letter-choice-wait = Ne rien faire : l’espace sera créé le { $created }. Vous pourrez l’activer plus tard.
letter-later = Et plus tard
letter-later-about = Vous pouvez changer d’avis à tout moment : fermer l’espace depuis ses réglages, ou le demander après l’avoir refusé.
letter-help = Besoin d’aide
letter-help-call = Appelez le { $support }. Un conseiller peut aussi enregistrer votre refus.
letter-help-fund = Adressez-vous à votre caisse d’assurance maladie. Un conseiller peut aussi enregistrer votre refus.
letter-data = Vos données
letter-data-about = Pour cette lettre, seuls servent le nom, l’adresse et l’identité que votre caisse connaît. Vous pouvez demander à les consulter ou à les corriger auprès d’elle, et saisir la CNIL.
