# The holder's account: login, password, contacts, devices, identity.
nav-account = My account

account-title = My account
account-lead = What you open your space with, and where we write to you.
account-login = Login
account-login-about = Chosen once and for all, it does not change.
account-password = Password
account-password-change = Change the password
account-email-change = Change the e-mail address
account-mobile-change = Change the mobile number
account-devices = Known devices
account-devices-count = { $count ->
    [0] No known device
    [one] One known device
   *[other] { $count } known devices
}
account-devices-see = See and forget devices
account-identity = My health identity
account-identity-see = See my national health identity (INS)

password-title = Change the password
password-lead = Your other open sessions will be closed. You will be told by e-mail and by SMS.
password-old = Present password
password-new = New password
password-again = New password, a second time
password-save = Change the password
password-rule-met = (done)
password-rule-unmet = (to do)
password-rule-length = at least { $length } characters
password-rule-lower = a lower-case letter
password-rule-upper = an upper-case letter
password-rule-digit = a digit
password-rule-special = another sign: - ? ; space…
password-rule-personal = nothing of you: name, first name, birth date, login, social security number
password-rule-weak = nothing soon guessed: common words, rows of keys, known passwords

mistake-password-new = Write the new password.
mistake-password-differs = The two passwords are not the same. Write the same one twice.
error-password-length = This password is too short. It needs at least 9 characters.
    .next = Add a word.
error-password-long = This password is too long: 128 characters at most.
    .next = Shorten it.
error-password-lower = A lower-case letter is missing.
    .next = Add one.
error-password-upper = An upper-case letter is missing.
    .next = Add one.
error-password-digit = A digit is missing.
    .next = Add one.
error-password-special = A sign that is neither a letter nor a digit is missing.
    .next = Add a hyphen, for instance.
error-password-personal = This password contains something of you: a name, a birth date, a login or a number. Choose words that have nothing to do with you.
    .next = Choose words that have nothing to do with you.
error-password-used = You used this password before. Choose one that you never had here.
    .next = Choose another one.
error-password-weak = This password is guessed too soon: it is among those that are tried first. Take three or four words without a link between them.
    .next = Take three or four words without a link between them.
error-account-password-wrong = This is not your present password. Check it and try again.
    .next = Check it and try again.

error-login-short = This login is too short: at least 8 characters.
    .next = Make it longer.
error-login-long = This login is too long: 100 characters at most.
    .next = Shorten it.
error-login-email = An e-mail address cannot be a login: too many people know it.
    .next = Choose a word that is not an address.
error-login-signs = Write the login in lower-case letters without accents, digits, dots, hyphens or underscores.
    .next = Take the other signs out.
error-login-nir = A social security number cannot be a login.
    .next = Choose a word.
error-login-iban = A bank account number cannot be a login.
    .next = Choose a word.

contact-title-email = Change the e-mail address
contact-title-mobile = Change the mobile number
contact-current = Today we write to { $current }.
contact-new-email = New e-mail address
contact-new-mobile = New mobile number
contact-hint-email = A code will be sent there: you must be able to read it now.
contact-hint-mobile = Of mainland France or overseas. A code will be sent there: keep the telephone near you.
contact-password = Your password
contact-password-hint = To be sure that it is you.
contact-send = Get a code
contact-told = The former address and number are told of the change.
contact-code-title = Confirmation code
contact-code-submit = Confirm
contact-code-again = Begin again with another address or number
error-contact-email = This address is not complete. It looks like name@example.fr.
    .next = Write all of it.
error-contact-mobile = This is not a French mobile number. It begins with 06 or 07, with 0690 to 0697 overseas, or with the prefix of the territory: +508, +681, +687, +689.
    .next = Write a mobile number of mainland France or overseas.
error-contact-same = This is where we write to you already. Nothing changed.
    .next = Write another address or number.
error-contact-code-over = This code is no longer valid, or it was asked for in another session.
    .next = Ask for a new code on the page of your account.

devices-lead = The browsers your space was opened in with both proofs. Forget those you do not recognise.
device-name = { $browser }, { $system }
device-this = This is the device you are using.
device-seen = Known since { $since }. Last opened { $last }.
device-forget = Forget this device
devices-all = Forget everything
devices-all-about = All other sessions are closed. Each device will have to give the password and a code again.
devices-forget-all = Forget all devices
devices-none = No known device
devices-none-about = A device is known after a whole sign-in, with the password and the code.
error-device-unknown = This device is no longer in the list.
    .next = Look at the list as it is now.
browser-firefox = Firefox
browser-chrome = Chrome
browser-edge = Edge
browser-opera = Opera
browser-samsung = Samsung Internet
browser-safari = Safari
browser-other = Another browser
system-ios = iPhone or iPad
system-android = Android
system-windows = Windows
system-mac = Mac
system-linux = Linux
system-other = unknown system

identity-lead = Health professionals file your documents under this identity.
identity-fictitious = This identity is fictitious: it is there to try the service.
identity-ins = INS number
identity-birth-name = Name of birth
identity-used-name = Name used
identity-given = Given names at birth
identity-used-given = Given name used
identity-born = Date of birth
identity-sex = Sex
identity-sex-female = Female
identity-sex-male = Male
identity-sex-unknown = Undetermined
identity-place = Code of the place of birth
identity-wrong = Is something here wrong?
identity-wrong-about = It comes from your health insurance fund, which has it from the civil registry. Ask the fund for the correction with an identity document: it then arrives here by itself. Tell the professionals who follow you, too.

flash-password-changed = Your password is changed. Your other sessions are closed.
flash-contact-code-sent = A code was just sent. Nothing is changed until you write it here.
flash-contact-changed = Your contact is changed.
flash-device-forgotten = This device is forgotten.
flash-devices-forgotten = All devices are forgotten, and the other sessions closed.

message-contact-code = Your code to confirm this contact in Carnet: { $code }

    It is valid for ten minutes and works once. Nobody will ask you for it on the telephone.
    .subject = Your confirmation code
message-contact-changed = The address or number where Carnet writes to you was just changed. The next messages will not come here any more.

    If it was not you, call support at once.
    .subject = Your contact changed
message-password-changed = The password of your health space was just changed, and the other sessions closed.

    If it was not you, call support at once.
    .subject = Your password changed
