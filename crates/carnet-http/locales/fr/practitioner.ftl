# Pages des professionnels.

pro-title = Espace des professionnels de santé
pro-lead = Consultez l’espace d’un patient qui vous a donné son accord, ou déposez-y un document.
pro-connect = S’identifier avec Pro Santé Connect
pro-sandbox = Bac à sable : l’identification se fait ici avec des professionnels fictifs.
pro-before = Avant d’entrer
pro-before-ground = Vous ouvrez un espace avec l’accord du patient, comme membre de son équipe de soins, ou en urgence avec un motif.
pro-before-traced = Chaque ouverture, recherche et lecture est écrite dans l’historique du patient, avec votre nom.
pro-before-masked = Le patient peut masquer des documents : vous voyez ce que votre profession et lui permettent.
pro-before-deposit = Déposer ne demande pas d’accord de lecture.
pro-holder = Vous êtes titulaire d’un espace ? Connectez-vous ici.

situation-title = Dans quelle situation exercez-vous ?
situation-lead = Elle sera inscrite dans l’historique de chaque patient.
situation-legend = Vos situations d’exercice
situation-submit = Continuer

patients-title = Ouvrir l’espace d’un patient
patients-ins = Matricule INS
patients-ins-hint = 15 chiffres. Les espaces ne comptent pas.
patients-ground = À quel titre ?
ground-consent = J’atteste avoir recueilli le consentement du patient
    .about = Il vous a donné son accord, il en est averti et peut le retirer.
ground-team = Je suis membre de son équipe de soins
    .about = Le patient a été informé et ne s’est pas opposé (article L1110-12 du code de la santé publique).
ground-emergency = Urgence : bris de glace
    .about = Le patient est hors d’état de s’exprimer. Lui-même et son médecin traitant sont prévenus aussitôt.
patients-reason = Motif de l’urgence
patients-reason-hint = Obligatoire en urgence. Le patient le lira dans son historique.
patients-open = Ouvrir l’espace
patients-recent = Vus récemment
patients-recent-none = Les patients que vous ouvrirez apparaîtront ici.

refused-title = Cet espace ne s’ouvre pas pour vous
refused-still = Ce que vous pouvez encore faire
refused-deposit = Déposer un document dans cet espace : cela ne demande pas d’accord de lecture.
refused-emergency = En cas d’urgence, ouvrir l’espace par bris de glace, avec un motif.
refused-ask = Demander l’accord du patient, ou lui demander le document.
refused-deposit-go = Déposer un document
refused-traced = Votre tentative est écrite dans l’historique du patient.

band-label = Patient
band-ins = INS
band-used-name = (nom utilisé : { $name })
band-age = { $age ->
    [one] { $age } an
   *[other] { $age } ans
}
band-born = { $sex ->
    [female] née le { $date }
    [male] né le { $date }
   *[other] né·e le { $date }
}
band-purpose = Finalité : { $purpose }
sex-female = Femme
sex-male = Homme
sex-unknown = Sexe indéterminé
ins-status-qualified = Identité qualifiée
ins-status-fictitious = Identité fictive (domaine de test)
tabs-label = Espace du patient
tabs-documents = Documents
tabs-deposit = Déposer

patient-title = { $name }, documents
patient-search = Chercher un mot dans les documents
patient-shown = { $count ->
    [0] Aucun document
    [one] { $count } document
   *[other] { $count } documents
} sur { $all } que vous pouvez lire
patient-all = { $count ->
    [0] Aucun document
    [one] { $count } document que vous pouvez lire
   *[other] { $count } documents que vous pouvez lire
}
patient-none = Aucun document que vous puissiez lire
patient-none-about = L’espace est vide, ou votre profession ne permet pas de lire ce qu’il contient.

deposit-title = Déposer un document
deposit-lead = Il est rangé dans l’espace du patient, daté d’aujourd’hui, sous votre nom et votre structure.
deposit-kind = Type de document
deposit-name = Titre
deposit-name-hint = Ce que lira le patient, par exemple : Compte rendu de consultation
deposit-content = Contenu : un texte ou un fichier
deposit-text = Texte
deposit-text-hint = Il sera mis en page et daté.
deposit-file = Fichier
deposit-visibility = Visible par
visibility-patient = Le patient et les professionnels qu’il autorise
    .about = C’est l’usage.
visibility-announcement = À annoncer d’abord au patient
    .about = Les professionnels le voient ; le patient seulement après l’annonce, ou de droit au bout d’un mois.
visibility-masked-pro = Le patient seulement
    .about = Masqué aux autres professionnels, à sa demande.
deposit-submit = Déposer
deposited-title = Document déposé
deposited-lead = « { $title } » est enregistré { $when }.
deposited-told = Le patient en est averti.
deposited-waits = Le patient n’en est pas encore averti : parlez-en d’abord avec lui.
deposited-proof = Preuve de dépôt
deposited-proof-about = L’empreinte identifie exactement ce que vous avez envoyé. Gardez-la si vous devez prouver le dépôt.
deposited-at = Enregistré
deposited-hash = Empreinte SHA-256
deposited-open = Voir le document
deposited-again = Déposer un autre document
