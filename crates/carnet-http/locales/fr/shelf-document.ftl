# Un document du titulaire : le garder, le ranger, le corriger, le signaler.

document-print = Imprimer
document-keep = Télécharger ce document
document-keep-about = La copie ne sera plus protégée par Carnet : gardez-la sur un appareil qui est à vous, et effacez-la d’un appareil partagé.
document-share = Partager ce document
document-share-about = Qui le reçoit pourra le lire, le garder et le transmettre. Choisissez un destinataire que vous connaissez ; pour un professionnel de santé, préférez l’autoriser à lire votre espace.
document-share-do = Choisir avec qui le partager
document-share-failed = Le partage n’a pas pu se faire. Téléchargez le document, puis joignez-le vous-même.
document-locked = Ce PDF est protégé : un mot de passe sera demandé pour l’ouvrir. Carnet ne le connaît pas ; demandez-le à qui vous a remis le document.
viewer-zoom = Taille
viewer-percent = { $percent } %
viewer-turn = Sens
viewer-turn-0 = Tel quel
viewer-turn-90 = Vers la droite
viewer-turn-180 = À l’envers
viewer-turn-270 = Vers la gauche

place-title = Rangement
place-in = Dans votre dossier { $name }.
place-none = Dans aucun dossier.
place-pinned = Épinglé en tête de liste.
change-title = Corriger, retirer, signaler
change-amend = Corriger son nom, sa date ou son type
change-not-yours = Ce document a été déposé par un professionnel, un établissement ou un organisme : seul son auteur peut le corriger ou le retirer. Vous pouvez le masquer, le ranger, l’épingler, en garder une copie.

amend-title = Corriger la fiche du document
amend-lead = Le fichier lui-même ne change pas.
amend-back = Le document
amend-do = Enregistrer
flash-document-amended = La fiche du document est corrigée.

report-title = Signaler un problème
report-open = Signaler un problème sur ce document
report-first = Commencez par en parler à son auteur : lui seul peut corriger ou retirer un document.
report-what = Votre signalement est daté et gardé dans votre espace, avec une ligne dans votre historique. Carnet ne prévient personne à votre place : ni l’auteur, ni l’exploitant du service ne lisent votre espace.
report-problem = Qu’est-ce qui ne va pas ?
problem-other-person = Ce document concerne une autre personne
problem-mistake = Ce qu’il contient est faux
problem-filing = Son nom, son type ou sa date ne vont pas
problem-unreadable = Il ne s’ouvre pas ou ne se lit pas
problem-other = Autre chose
report-comment = Explication
report-comment-hint = Nécessaire si vous avez choisi « Autre chose ». 500 caractères au plus.
report-do = Enregistrer mon signalement
report-back = Revenir au document
report-done = Vous avez signalé ce document le { $date } : { $problem }. Un document se signale une seule fois.
flash-document-reported = Votre signalement est enregistré. Parlez-en aussi à l’auteur du document.
mistake-problem-missing = Choisissez ce qui ne va pas.

sick-leave-duty = Un arrêt de travail se transmet dans les 48 heures : à votre employeur, et à votre caisse d’assurance maladie si votre médecin ne l’a pas déjà envoyé en ligne.
sick-leave-offer = Vous avez { $count } avis d’arrêt de travail. Voulez-vous les ranger tous dans un dossier « { $folder } » ?
sick-leave-folder = Arrêts de travail
sick-leave-yes = Les ranger
sick-leave-no = Non merci
flash-offer-declined = Rien n’est changé. Cette question ne vous sera plus posée.

gone-title = Ce document a été retiré
gone-by-you = Vous avez retiré « { $title } » le { $date }.
gone-by = { $who } a retiré « { $title } » le { $date }.
gone-by-at = { $who } ({ $place }) a retiré « { $title } » le { $date }.
gone-about = Plus personne ne peut le lire. Votre historique garde la trace de son arrivée, de ses lectures et de son retrait.
gone-ask = Pour savoir pourquoi, ou en obtenir une copie, adressez-vous à qui l’a retiré.
gone-documents = Voir mes documents
gone-history = Voir mon historique
