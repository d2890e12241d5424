# What proves the holder besides the password.
account-factors-count = { $keys ->
    [0] No passkey
    [one] One passkey
   *[other] { $keys } passkeys
}, { $apps ->
    [0] no app
    [one] one app
   *[other] { $apps } apps
}
account-factors-see = Choose how to prove that it is you

factors-title = Second proof
factors-lead = After the password, a second proof opens your space. Add several: if one is missing, another lets you in.
factors-apps = Authenticator app
factors-apps-about = An app on your telephone or computer shows a code that changes every thirty seconds. It works without a network.
factors-app-add = Add an app
factors-codes = Codes sent
factors-codes-about = A code can always be sent to you here. These contacts are changed on the page of your account.
factors-backup = Backup codes
factors-backup-about = Ten codes to keep on paper, for the day you have neither telephone nor e-mail. Each one works once.
factors-backup-left = { $count ->
    [0] You have no backup code.
    [one] You have one backup code left.
   *[other] You have { $count } backup codes left.
}
factors-backup-new = Make new codes
factor-since = Added on { $date }.
factor-used = Used { $date }.
factor-unused = Not used yet.
factor-remove = Remove
factor-remove-title = Remove “{ $name }”
factor-remove-lead = It will no longer open your space. You will be told by e-mail and by SMS.

app-title = Add an authenticator app
app-lead = First install an authenticator app on your telephone. Any of them will do. Then give your password to see the drawing to photograph.
app-begin = Continue
app-scan = Open the app, choose to add an account, and photograph this drawing.
app-drawing = Drawing to photograph with the app. The same secret is written below.
app-by-hand = You cannot photograph it? Copy this secret into the app, without the spaces:
app-name = Name of the app
app-name-hint = To recognise it later: “My telephone”, for instance.
app-code = Code shown by the app
app-code-hint = { $minutes ->
    [one] 6 digits. This page waits for { $minutes } minute.
   *[other] 6 digits. This page waits for { $minutes } minutes.
}
app-save = Add the app

backup-title = Backup code
backup-lead = Write one of the codes you kept. It will not work again afterwards.
backup-label = Backup code
backup-hint = 12 letters and digits.
backup-back = Back to the other ways
backup-replaces = New codes cancel those that are left.
backup-make = Make ten codes
backup-codes-title = Your backup codes
backup-codes-lead = Write them down or print them now: they will never be shown again.
backup-codes-keep = Keep them away from your telephone, like a spare key. Nobody will ask you for them on the telephone.
backup-codes-done = I have written them down

code-app = Your authenticator app shows it.
code-app-hint = 6 digits, which change every thirty seconds.
code-otherwise = You do not have the app?
code-by-email = Get a code by e-mail
code-by-mobile = Get a code by SMS
code-by-app = Use my authenticator app
code-by-backup = Use a backup code

mistake-code-used = { $left ->
    [one] This code was used already. Wait for the app to show the next one. You have one try left.
   *[other] This code was used already. Wait for the app to show the next one. You have { $left } tries left.
}
mistake-backup-shape = A backup code has 12 letters and digits. Copy all of it.
mistake-backup-wrong = { $left ->
    [one] This backup code is not right, or was used already. You have one try left.
   *[other] This backup code is not right, or was used already. You have { $left } tries left.
}

error-signin-code-used = This code was used already.
    .next = Wait for the app to show the next one.
error-signin-way-missing = Your account cannot be proven in this way.
    .next = Choose another way.
error-factor-name = Give a name of 40 characters at most.
    .next = Write a short name, like “My telephone”.
error-factor-too-many = You already have as many proofs of this sort as can be kept.
    .next = Remove the one you no longer use, then try again.
error-factor-draft-over = Adding the app took too long, or was begun in another session. Nothing changed.
    .next = Begin again from “Second proof”. First delete the account you were adding in the app.
error-factor-unknown = This proof is no longer in the list.
    .next = Look at the list as it is now.

flash-app-added = The app is added. You will be asked for it at the next sign-in.
flash-factor-removed = This proof is removed. It no longer opens your space.

message-app-added = An authenticator app was just added to your health space. It can now open it, with your password.

    If this was not you, call the support at once.
    .subject = An app can open your space
message-app-removed = An authenticator app was just removed from your health space.

    If this was not you, call the support at once.
    .subject = An app was removed
message-backup-renewed = New backup codes were just made for your health space. The former ones no longer work.

    If this was not you, call the support at once.
    .subject = New backup codes
message-backup-used = A backup code just opened your health space. You have { $left } left.

    If this was not you, call the support at once.
    .subject = A backup code was used

sign-in-key = Open with a passkey
factors-keys = Passkeys
factors-keys-about = Your fingerprint, your face or the code of your device opens the space alone, without a password. A passkey works on this site only: nobody can talk you out of it.
factors-keys-none = This service is reached by an address in figures, or without encryption: browsers know no passkeys there.
factors-key-add = Add a passkey
key-title = Add a passkey
key-lead = First give your password. Your device will then ask for your fingerprint, your face or its code.
key-make = Give it a name, then follow your device.
key-missing = This browser knows no passkeys, or scripts are switched off. Use another browser, or add an authenticator app.
key-name = Name of the passkey
key-save = Make the passkey
key-failed = Your device gave no passkey. Nothing changed: try again, or take another way.
error-passkey-refused = This passkey opens nothing here, or the request waited too long. Try again, or write your login and your password.
    .next = Try again, or write your login and your password.
error-passkey-copied = This passkey may have been copied: it counts fewer signatures than last time. Open your space with the password, and remove it.
    .next = Open your space with the password, remove this passkey and add another.
error-passkey-known = This passkey is in an account already.
    .next = Take another device, or look at the list of your passkeys.
error-passkey-over = Adding the passkey took too long, or was begun in another session. Nothing changed.
    .next = Begin again from “Second proof”.
error-passkey-no-name = Passkeys need a service that is reached by a name, with encryption. This one is not.
    .next = Take another way to prove that it is you.
flash-passkey-added = The passkey is added. It opens your space alone.
message-passkey-added = A passkey was just added to your health space. It can now open it alone.

    If this was not you, call the support at once.
    .subject = A passkey can open your space
message-passkey-removed = A passkey was just removed from your health space.

    If this was not you, call the support at once.
    .subject = A passkey was removed
