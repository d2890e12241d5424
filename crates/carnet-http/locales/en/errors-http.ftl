# Errors of the front door: what happened, “.next” what to do.

error-unknown = The request did not go through.
    .next = Go back and try again. If it happens again, give the reference below to the help desk.
error-page-unknown = There is nothing at this address, or nothing you can see.
    .next = Check the address, or start again from the home page.
error-form-forged = The form does not carry the token that proves it comes from your session. Nothing was saved.
    .next = Go back to the previous page, reload it and try again.
error-form-too-large = What you are sending is too large. Nothing was saved.
    .next = Make the file smaller or send it in parts.
error-form-unreadable = The form arrived incomplete or damaged. Nothing was saved.
    .next = Go back and fill in the form again.
error-session-needed = This page needs you to be signed in, or your session is over.
    .next = Sign in: you will come back here afterwards.
error-oidc-cancelled = The sign-in through Pro Santé Connect was cancelled.
    .next = Try again whenever you like.
error-oidc-refused = Pro Santé Connect did not confirm your identity.
    .next = Try again, with your card or app at hand.
error-oidc-level = The sign-in made at Pro Santé Connect is not strong enough to open health data.
    .next = Try again with your CPS card or the e-CPS app.
error-oidc-state = This sign-in began in another window, or too long ago.
    .next = Start again from the professionals’ page.
error-oidc-unavailable = Pro Santé Connect does not answer.
    .next = Try again in a few minutes.
error-sandbox-request = The sandbox only serves this Carnet, and this request does not come from it.
    .next = Start again from the professionals’ page.
