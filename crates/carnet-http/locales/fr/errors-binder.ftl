# Dossiers, épingles, signalements : ce que le classeur refuse.

error-binder-name-missing = Ce dossier n’a pas de nom.
    .next = Donnez-lui un nom, puis recommencez.
error-binder-name-too-long = Ce nom de dossier est trop long : 50 caractères au plus.
    .next = Raccourcissez-le, puis recommencez.
error-binder-name-taken = Un autre dossier porte déjà ce nom.
    .why = Les majuscules et les accents ne comptent pas.
    .next = Choisissez un autre nom, ou rangez vos documents dans le dossier qui existe.
error-binder-too-many = Votre classeur est plein : 60 dossiers au plus.
    .next = Supprimez un dossier dont vous ne vous servez plus. Ses documents restent dans votre espace.
error-binder-folder-unknown = Ce dossier n’existe plus.
    .next = Revenez à vos dossiers et choisissez-en un autre.
error-binder-reported = Vous avez déjà signalé ce document.
    .next = La date de votre signalement est sur la page du document.
error-binder-comment-too-long = Votre explication est trop longue : 500 caractères au plus.
    .next = Raccourcissez-la, puis recommencez.
error-binder-comment-missing = Dites en quelques mots ce qui ne va pas.
    .next = Écrivez une explication, puis recommencez.
