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

sheet-title = My emergency sheet
sheet-link = My emergency sheet: what helpers must know
sheet-lead = What you want helpers to know at once, in your own words. Nobody but you reads it here: print it or keep it on your telephone.
sheet-none = Your sheet is empty
sheet-none-about = Write what must be known in the first minutes: allergies, treatments, people to call. Nothing is mandatory.
sheet-write = Write my sheet
sheet-edit = Change my emergency sheet
sheet-edit-lead = Nothing is mandatory. { $limit } characters at most in each part, so that all fits on one page.
sheet-print = Print
sheet-print-about = Printed, it fits on one page; as a card, it fits in a purse.
sheet-as-card = As a card
sheet-as-page = As a full page
sheet-born = Born: { $date }
sheet-blood = Blood group
    .hint = Only if you are sure. Helpers always check it.
sheet-blood-unknown = I do not know
sheet-allergies = Allergies
    .hint = Medicines, food, latex, stings…
sheet-treatments = Treatments
    .hint = What you take every day, above all anticoagulants, insulin, steroids.
sheet-conditions = Conditions and past illnesses
    .hint = Diabetes, epilepsy, pacemaker, recent operations, pregnancy…
sheet-notes = Also good to know
    .hint = Hearing aid, a pet to look after, keys at the neighbour’s…
sheet-languages = Languages spoken
    .hint = If French is not your language.
sheet-call = To call
sheet-contacts = Whom to call
sheet-contact-name = Person { $number }: name and what they are to you
sheet-contact-phone = Person { $number }: telephone
sheet-own-words = Written by the person themselves on { $date }. Not checked by a health professional.
sheet-save = Save my sheet
sheet-cancel = Back without saving
sheet-keep-title = Keep on this device
sheet-keep-warning = Kept here, the sheet opens without a network and without a password: anybody who holds this device can read it. Do not keep it on a shared device.
sheet-keep-needs = To keep it on this device, allow JavaScript. You can always print it.
sheet-keep-there = The sheet is kept on this device. Without a network, open Carnet: it shows.
sheet-keep-absent = The sheet is not kept on this device.
sheet-keep-failed = The sheet could not be kept. Check the network and try again.
sheet-keep-do = Keep on this device
sheet-forget-do = Remove from this device
sheet-kept-title = Emergency sheet kept here
sheet-kept-lead = You are offline. Here is the sheet kept on this device { $date }.
flash-sheet-saved = Your emergency sheet is saved.
error-sheet-unwritten = Your emergency sheet is empty.
    .next = Write it first: you can then keep it.
offline-title = You are offline
offline-lead = Your device has no network. Your documents stay with us: nothing is kept here unless you agree.
offline-sheet = You can keep your emergency sheet on this device: next time, it will show in this place.
offline-again = Try again

settings-changes = Tell me when a document is replaced or withdrawn
    .about = By e-mail or text message. Otherwise only the line of your history says so.
settings-always = Accesses to your space are always announced to you: first visit, emergency, attempt of somebody blocked. These notices cannot be muted.
settings-appearance = Appearance
settings-appearance-about = On this device only.
settings-theme-auto = As the device
settings-theme-light = Light
settings-theme-dark = Dark
settings-measure = Audience measurement
settings-measure-about = There is none: we measure nothing of what you do, and our pages call no other site. So there is nothing to accept or refuse.
error-shortcuts-too-many = Five shortcuts at most.
    .next = Remove some to add others.

space-since = Since your last visit, { $date }: { $documents ->
    [0] no new document
    [one] one new document
   *[other] { $documents } new documents
}, { $accesses ->
    [0] no access by a professional
    [one] one access by a professional
   *[other] { $accesses } accesses by professionals
}.
space-first-visit = This is your first visit: whatever arrives will be shown here.
space-lately = What others did
space-history-all = The whole history
space-nobody = Nobody has come
space-nobody-about = Each visit and each deposit by a professional will be written here, with their name.
shortcuts-title = My shortcuts
shortcuts-choose = Choose my shortcuts
shortcuts-legend = Five pages at most, at the top of this page
shortcuts-save = Keep these shortcuts
shortcut-documents = My documents
shortcut-add = Add a document
shortcut-history = History
shortcut-notices = Notices
shortcut-professionals = Professionals
shortcut-view-as = See my space as…
shortcut-emergency-sheet = My emergency sheet
shortcut-export = Download everything
shortcut-settings = Settings
flash-shortcuts-saved = Your shortcuts are saved.
