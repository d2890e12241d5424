# Forms: common words, then the mistakes one can make in them (what happened, what to do).

form-summary = { $count ->
    [one] One answer needs correcting
   *[other] { $count } answers need correcting
}
form-choose = Choose

mistake-login-missing = Enter your login.
mistake-password-missing = Enter your password.
mistake-credentials-wrong = The login and the password do not go together. Check both and try again.
mistake-too-many-attempts = { $minutes ->
    [one] Too many attempts. Wait one minute before trying again.
   *[other] Too many attempts. Wait { $minutes } minutes before trying again.
}
mistake-code-shape = The code has 6 digits. Copy it as you received it.
mistake-code-wrong = { $left ->
    [0] This is not the right code. Ask for a new one.
    [one] This is not the right code. You have one attempt left.
   *[other] This is not the right code. You have { $left } attempts left.
}
mistake-code-over = This code is no longer valid. Ask for a new one.
mistake-file-missing = Choose a file.
mistake-file-too-large = This file is too large: { $limit } at most. Make it smaller or send it in parts.
mistake-file-kind = This type of file is not accepted. Choose a PDF, a picture (JPEG, PNG, TIFF) or a text (TXT, RTF).
mistake-title-missing = Give the document a name.
mistake-title-too-long = This name is too long: { $limit } characters at most.
mistake-date-missing = Enter the date of the document.
mistake-date-shape = This date does not exist. Write it as day, month, year.
mistake-date-future = This date is in the future. Enter the day the document was made.
mistake-period-reversed = The period ends before it begins. Swap the two dates.
mistake-kind-missing = Choose a type of document.
mistake-visibility-missing = Choose who can see the document.
mistake-content-missing = Write a text or choose a file.
mistake-content-twice = Keep the text or the file, not both.
mistake-ins-missing = Enter the patient’s INS number.
mistake-ins-unknown = No space opens with this number. Check it on the Vitale card or in your software.
mistake-basis-missing = Say on what ground you are opening this space.
mistake-reason-missing = Write the reason for the emergency: the patient will read it.
mistake-situation-missing = Choose the situation you are practising in.
mistake-person-missing = Choose a person.
