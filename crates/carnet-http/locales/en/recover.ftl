# A lost login or password.
lost-login-title = Forgotten login
lost-login-lead = Your login will be sent to you by e-mail or SMS, where you receive your codes.
lost-login-submit = Send me my login
lost-password-title = Forgotten password
lost-password-lead = Your carte Vitale and a code sent where you receive your codes let you choose another one.
lost-again = Begin again and get another code
error-recover-no-account = Your space has no account yet.
    .next = Activate it: you need the same card.
error-recover-over = This code is no longer valid, or too many codes were wrong.
    .next = Begin again from the page “Forgotten password”.
flash-login-sent = If these are those of an account, its login was just sent where its codes arrive.
flash-password-recovered = Your password is changed and all your sessions are closed. Sign in with the new one.
message-login = Your login to open your health space: { $login }

    If you asked for nothing, do nothing.
    .subject = Your login
message-recovery-code = Your code to choose a new password: { $code }

    It is valid for ten minutes and works once. Nobody will ask you for it on the telephone. If you asked for nothing, do nothing: your password stays the same.
    .subject = Your code to change the password
