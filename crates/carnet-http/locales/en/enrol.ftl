# Activating one's space: the pages on the way in, their errors and their messages.
home-holder-activate = First visit: activate my space
support-call = Need help? Call
support-fund = Need help? Ask your health insurance fund.
enrol-step = Step { $step } of { $steps }
enrol-continue = Continue

enrol-title = Activate my health space
enrol-lead = It takes five minutes. You can stop and go on later on the same device, within two hours.
enrol-need = What you need
enrol-need-card = Your carte Vitale.
enrol-need-number = Your social security number and your birth date.
enrol-need-reach = The code received by letter, or the e-mail address or mobile that your fund knows.
enrol-begin = Begin
enrol-when = What to do when…
enrol-when-lost = My card is lost or cannot be read
    .do = Ask your fund for another one. Meanwhile, call support.
enrol-when-letter = The code of my letter is older than six weeks
    .do = Begin all the same: a new code will be sent to you.
enrol-when-contact = My fund has an old address
    .do = Change it with your fund first. For safety, we only write to the address it knows.
enrol-when-resume = I had to stop
    .do = You come back to the step you were at.
enrol-resume = Go on
enrol-already = My space is active already: sign in
enrol-sheet-link = The help sheet, to print
enrol-sheet-title = Activate my health space: the help sheet
enrol-sheet-steps = The five steps
enrol-sheet-card = Copy the number of the carte Vitale, your social security number and your birth date.
enrol-sheet-code = Copy the code of twelve characters from the letter, or ask for one by SMS or e-mail.
enrol-sheet-terms = Read the terms and tick the box.
enrol-sheet-contact = Give an e-mail address or a mobile, then copy the code of six digits you receive.
enrol-sheet-account = Choose a login and a password. Write the login down.
enrol-sheet-never = What we never ask for
enrol-sheet-never-about = Nobody will ask you for a code or your password on the telephone, nor for your bank details.
enrol-sheet-back = Back to the activation page

enrol-card-title = Your carte Vitale
enrol-card-kind = Your card
enrol-card-photo = It has a photograph
    .about = The number is at the top right of the front: take its last 11 digits.
enrol-card-plain = It has no photograph
    .about = The number is at the top left of the back: 8 to 13 digits.
enrol-card-number = Number of the card
enrol-card-number-hint = Digits only. This is not your social security number.
enrol-nir = Social security number
enrol-nir-hint = 15 characters, with the key of two digits. In Corsica, 2A or 2B.
enrol-born = Birth date
enrol-born-hint = As on the identity card.

enrol-code-title = Your provisional code
enrol-code-lead = Hello { $name }. A code of twelve characters proves that it is you.
enrol-code-opposed = You refused this space. If you go on, you ask for it: it will be created and opened at the last step. Nothing changes before.
enrol-code-label = Provisional code
enrol-code-hint = The one of the letter, or the one you just received. Twelve letters and digits; hyphens do not count.
enrol-code-none = You have no code, or it does not work any more?
enrol-by = Get a new code
enrol-by-hint = At the contacts that your fund knows, and nowhere else.
enrol-by-email = By e-mail, to { $to }
enrol-by-mobile = By SMS, to { $to }
enrol-code-send = Send a code
enrol-code-wrong-contact = These contacts are wrong? Change them with your fund, then come back.
enrol-code-nowhere = Your fund knows neither your e-mail address nor your mobile. Give them to it, or ask support for a new letter.

terms-title = Terms of use and privacy
terms-new = These terms changed. To go on, read and accept them, or sign out.
terms-service = What the service does
    .text = It keeps your health documents, tells you who read them, and shows them to the professionals you authorise. It replaces neither a doctor nor the 15.
terms-yours = What is yours to do
    .text = You decide who sees what; you can mask, block, and download everything. Keep your password to yourself.
terms-data = Your data
    .text = They are encrypted, kept in France, and serve nothing but your care. They are neither sold nor shown to an employer, a bank or an insurer.
terms-secret = Who reads them
    .text = Health professionals, according to their profession and your agreement. Each access is written in your history, which nobody can erase.
terms-end = Leaving
    .text = You can close your space at any time. It stays archived for ten years, unless you ask for it to be deleted.
terms-version = Version { $version }
terms-agree = I accept the terms of use and the privacy policy
    .about = You can read them again at any time.
terms-submit = Accept and continue
mistake-terms-missing = Tick the box to accept the terms. Without it, the space cannot be activated.
mistake-birth-shape = Write your birth date: day, month, year.

enrol-contact-title = Where to send your codes
enrol-contact-lead = At each sign-in a code will be sent there. You can change it later.
enrol-contact-kind = You prefer
enrol-contact-email = E-mail
enrol-contact-mobile = SMS
enrol-contact-value = E-mail address or mobile number
enrol-contact-hint = For instance name@example.fr, or 06 12 34 56 78. Of mainland France or overseas.

enrol-account-title = Login and password
enrol-login-hint = At least 8 characters: lower-case letters without accents, digits, dot, hyphen, underscore. It cannot change later: write it down.
enrol-login-others = These are free:
enrol-finish = Activate my space

enrol-stopped = The activation stops here
enrol-again = Back to the beginning

first-title = Your first two choices
first-lead = You can change them at any time in the settings.
first-new = New documents from those who care for you
first-visible = Visible to the professionals I authorise
    .about = It is the most useful for being well cared for.
first-masked = Masked when they arrive
    .about = You will make them visible one by one. Their author and your attending doctor always see them.
first-save = Save and enter

error-card-photo = The number of a card with a photograph has 11 digits: the last ones, at the top right.
    .next = Copy them.
error-card-plain = The number of a card without a photograph has 8 to 13 digits, at the top left of the back.
    .next = Copy them.
error-card-other = This is not the number of the card, but your birth date or your social security number.
    .next = Look for the number of the card.
error-card-nir = A social security number has 15 characters: 13, then a key of two digits.
    .next = Copy all of it.
error-card-key = A digit is false: the key does not match the number.
    .next = Copy it from the card.
error-enrol-not-identified = These do not go together, or no space awaits you. Check the card, the number and the birth date.
    .next = Check each line, or call support.
error-enrol-slow-down = { $minutes ->
    [one] Too many tries. Wait one minute before you try again.
   *[other] Too many tries. Wait { $minutes } minutes before you try again.
}
    .next = Wait, then try again.
error-enrol-already-active = Your space is active already.
    .next = Sign in. If you lost the login or the password, they are found again from the sign-in page.
error-enrol-not-activable = This space cannot be activated.
    .next = Call support: it will tell you why.
error-enrol-over = This activation is over: it took too long, or too many codes were wrong. Nothing is lost.
    .next = Begin again, with your card.
error-enrol-step = An earlier step is not finished.
    .next = Begin again.
error-enrol-too-fast = { $seconds ->
    [one] A code was just sent. Wait one second before you ask for another.
   *[other] A code was just sent. Wait { $seconds } seconds before you ask for another.
}
    .next = Look at your messages, then try again.
error-enrol-codes-sent = Five codes were sent already. Look at your messages and the unwanted mail, or come back tomorrow.
    .next = Come back tomorrow.
error-enrol-no-contact = Your fund does not know this way to reach you.
    .next = Choose the other one, or update your contacts with it.
error-enrol-code-shape = The provisional code has twelve letters and digits. Copy it as you received it.
    .next = Copy it.
error-enrol-contact-over = This code is no longer valid. Ask for another.
    .next = Ask for another.
error-account-space-taken = This space has an account already.
    .next = Sign in with that account.

flash-provisional-code-sent = A code of twelve characters was just sent.
flash-provisional-code-right = Thank you: it is you.
flash-contact-confirmed = Your contact is confirmed.
flash-first-choices-saved = Your space is active, your choices are saved.
flash-terms-accepted = You accepted the new terms.

message-provisional-code = Your code to activate your health space: { $code }

    It is valid for one day and works once. Nobody will ask you for it on the telephone. If you asked for nothing, do nothing.
    .subject = Your activation code

demo-newcomers = Activate a space
demo-newcomers-about = These people were told of their space, or it was just created. Take their card, and read the codes in the mail.
enrol-parent-first = Activate my own space first
