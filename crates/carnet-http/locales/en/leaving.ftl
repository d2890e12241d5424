# Leaving: closing one’s space, having it erased, opening it again.

settings-leaving-about = You may stop at any time, and come back later.
settings-leaving = Close my space

leaving-title = Close my space
leaving-lead = As soon as you confirm, your space will be shut.
leaving-nobody = Nobody will be able to read it or add to it any more: not professionals, even in an emergency, nor you.
leaving-archive = What it holds will be kept under lock until { $date }, then erased.
leaving-back = Until then you can download your data or reopen your space: you will find everything again.
leaving-first = Take your data with you first.
leaving-export = Download my data
leaving-deletion = What becomes of your data
leaving-delete = Erase my data without waiting
    .about = It will be erased before { $date }, for good. You can change your mind as long as it is not done, by reopening your space.
leaving-password = Your password
leaving-password-hint = To be sure that it is you.
leaving-do = Close my space
leaving-stay = Keep my space open

left-title = Your space is closed
left-lead = It has been shut since { $date }. Nobody can read it or add to it.
left-archive = What it holds is kept under lock until { $date }, then it will be erased.
left-deleted = You asked for it to be erased: this will be done on { $date }, for good.
left-take = Take my data
left-take-about = Your documents, your history and what proves it, in one file.
left-ask = Change my mind
left-reopen-about = If you reopen your space, you will find your documents, your settings and your history again.
left-reopen-cancels = Your request to erase it will be cancelled.
left-delete-about = You can also ask for everything to be erased without waiting, before { $date }.
left-reopen = Reopen my space
left-delete = Erase my data
left-death = The service was told that this person died. Their space has been shut since { $date }.
left-death-next = If this is a mistake, call the help desk: it can reopen the space.

flash-space-closed = Your space is closed.
flash-space-closed-deleting = Your space is closed. Your data will be erased.
flash-space-deletion-asked = Your request to erase your data is recorded.
flash-space-reopened = Your space is open again. Everything is there.

notice-closed = Your space was closed
notice-reopened = Your space was reopened
notice-deletion-asked = The erasure of your space was asked for

message-notice-closed = Your health space has just been closed, with your password.

    If this was not you, sign in to reopen it, then change your password: { $url }
    .subject = Your space is closed
message-notice-reopened = Your health space has just been reopened, with your password. You will find everything in it.

    { $url }
    .subject = Your space is open again
message-notice-deletion-asked = The erasure of your health space has just been asked for, with your password.

    If this was not you, sign in to reopen your space: the request will be cancelled. { $url }
    .subject = The erasure of your space was asked for
message-erased = Your health space is erased, and so is the account that opened it. Nobody can read what it held any more, not even us.
    .subject = Your space is erased

action-erase = erased your space
    .tried = tried to erase your space
    .mine = asked for your space to be erased

error-death-future = The date of death is in the future.
    .next = Check the date.
error-death-none = No death is declared for this space.
    .next = Check the identity of the person.
