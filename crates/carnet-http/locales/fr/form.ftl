# Formulaires : mots communs, puis les fautes que l’on peut y faire (que s’est-il passé, que faire).

form-summary = { $count ->
    [one] Une réponse est à corriger
   *[other] { $count } réponses sont à corriger
}
form-choose = Choisir

mistake-login-missing = Écrivez votre identifiant.
mistake-password-missing = Écrivez votre mot de passe.
mistake-credentials-wrong = L’identifiant et le mot de passe ne vont pas ensemble. Vérifiez les deux et recommencez.
mistake-too-many-attempts = { $minutes ->
    [one] Trop d’essais. Attendez une minute avant de recommencer.
   *[other] Trop d’essais. Attendez { $minutes } minutes avant de recommencer.
}
mistake-code-shape = Le code compte 6 chiffres. Recopiez-le tel que vous l’avez reçu.
mistake-code-wrong = { $left ->
    [0] Ce n’est pas le bon code. Demandez-en un nouveau.
    [one] Ce n’est pas le bon code. Il vous reste un essai.
   *[other] Ce n’est pas le bon code. Il vous reste { $left } essais.
}
mistake-code-over = Ce code n’est plus valable. Demandez-en un nouveau.
mistake-file-missing = Choisissez un fichier.
mistake-file-too-large = Ce fichier est trop lourd : { $limit } au plus. Réduisez-le ou envoyez-le en plusieurs parties.
mistake-file-kind = Ce type de fichier n’est pas accepté. Choisissez un PDF, une image (JPEG, PNG, TIFF) ou un texte (TXT, RTF).
mistake-title-missing = Donnez un nom au document.
mistake-title-too-long = Ce nom est trop long : { $limit } caractères au plus.
mistake-date-missing = Indiquez la date du document.
mistake-date-shape = Cette date n’existe pas. Écrivez-la sous la forme jour, mois, année.
mistake-date-future = Cette date est dans le futur. Indiquez le jour où le document a été fait.
mistake-period-reversed = La fin de la période est avant son début. Échangez les deux dates.
mistake-kind-missing = Choisissez un type de document.
mistake-visibility-missing = Choisissez qui peut voir le document.
mistake-content-missing = Écrivez un texte ou choisissez un fichier.
mistake-content-twice = Gardez le texte ou le fichier, pas les deux.
mistake-ins-missing = Écrivez le matricule INS du patient.
mistake-ins-unknown = Aucun espace ne s’ouvre avec ce matricule. Vérifiez-le sur la carte Vitale ou dans votre logiciel.
mistake-basis-missing = Indiquez à quel titre vous ouvrez cet espace.
mistake-reason-missing = Écrivez le motif de l’urgence : le patient le lira.
mistake-situation-missing = Choisissez la situation dans laquelle vous exercez.
mistake-person-missing = Choisissez une personne.
