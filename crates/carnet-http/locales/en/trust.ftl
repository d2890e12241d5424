# What makes trust visible: notices that lead somewhere, somebody else’s view, emergency sheet, settings.

nav-notices-unread = { $count ->
    [one] Notices ({ $count } unread)
   *[other] Notices ({ $count } unread)
}
notices-filter = Which notices to show
notices-filter-all = All
notices-filter-unread = Unread
notices-none-unread = You have read everything
notices-none-unread-about = The next notices will appear here.
notices-delete-about = Deleting a notice deletes nothing from your history: the line of what happened stays there.
notice-mark-read = Mark as read
notice-mark-unread = Mark as unread
notice-delete = Delete
flash-notice-read = The notice is marked as read.
flash-notice-unread = The notice is marked as unread.
flash-notice-deleted = The notice is deleted. Your history has not changed.

error-notice-unknown = This notice does not exist, or not for you.
    .next = It may have been deleted, or you are signed in with another account. Your other notices are in your space.

fate-said = { $what }, { $at }.
fate-withdrawn = This document was withdrawn
    .what = “{ $title }” was withdrawn { $by ->
        [holder] by you
        [somebody] by { $who }
       *[unknown] from your space
    }, { $at }.
    .next = Nobody can read it any more. The trace of it stays in your history. If you need it, ask whoever deposited it for a copy.
fate-replaced = This document has a new version
    .what = “{ $title }” was replaced { $by ->
        [holder] by you
        [somebody] by { $who }
       *[unknown] by another version
    }, { $at }.
    .next = Read the version in force. The old one can still be read.
fate-waiting = Something waits for an explanation
    .next = A professional would rather speak to you before you read it. Make an appointment. If they do not announce it, it opens by itself at the end of the time the law sets, and you will be told.
fate-told = Your notice
    .next = This notice leads to no other page.
fate-open-new = Read the version in force
fate-open-old = Read the old version
fate-see-history = See the history
fate-back = All notices

action-delete-notice = deleted a notice
    .tried = tried to delete a notice
    .mine = deleted a notice

view-as-title = See my space as…
view-as-link = See my space as somebody else would
view-as-open = See my space as { $who }
view-as-lead = Choose a profession or a person: here is what they would find among your documents, and what they would not. Nothing is opened to anybody.
view-as-who = Who looks?
view-as-who-hint = A profession, a person you know, or a doctor in an emergency.
view-as-professions = A profession
view-as-people = A person you know
view-as-emergencies = In an emergency
view-as-do = Look
view-as-seen-by = Seen by: { $who }
view-as-profession = As a member of your care team, after informing you.
view-as-person = As your space knows them today: authorised, blocked or without authorisation.
view-as-emergency = With a written reason, as your emergency settings allow. You would be told.
view-as-sides = What is seen and what is not
view-as-seen = What is seen
view-as-unseen = What is not
view-as-nothing = Nothing
view-as-nothing-about = None of your documents would be shown. The reasons are under “What is not”.
view-as-everything = Everything is seen
view-as-everything-about = None of your documents would be hidden.
view-as-limits = Computed this instant by the very rule that opens or closes your documents. A result that a professional wishes to announce to you in person appears nowhere here before it is opened to you.
error-explain-unknown = We do not know this profession or this person.
    .next = Choose from the list. People are in it when you have authorised or blocked them.

error-sheet-too-long = This text is too long to fit on the sheet.
    .next = Keep the essentials: what must be known in the first minutes.
error-sheet-contact-incomplete = Somebody to call has a name and a telephone number.
    .next = Complete the line, or leave it empty.
