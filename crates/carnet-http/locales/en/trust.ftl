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
