# Pages of the holder.

sign-in-title = Open my space
sign-in-login = Login
sign-in-login-hint = The one you chose when you activated your space.
sign-in-password = Password
sign-in-submit = Continue
sign-in-then = A second proof will then be asked for: a code sent to you, or the one of your app.
sign-in-pro = Are you a health professional? Use Pro Santé Connect.

code-title = Your one-time code
code-sent-mail = We sent it by e-mail to { $destination }.
code-sent-sms = We sent it by text message to { $destination }.
code-label = Code
code-hint = { $minutes ->
    [one] 6 digits, good for { $minutes } minute.
   *[other] 6 digits, good for { $minutes } minutes.
}
code-submit = Enter
code-nothing = Nothing received?
code-nothing-about = Wait a minute and look among unwanted mail. A new code cancels the previous one.
code-resend = Send a new code
code-demo = Demonstration: read the code in the mail sent

space-title = My space
space-greeting = Hello { $name }
space-lead = { $total ->
    [0] Your space holds no document yet
    [one] Your space holds one document
   *[other] Your space holds { $total } documents
}. { $unread ->
    [0] No notice is waiting for you.
    [one] One notice is waiting for you.
   *[other] { $unread } notices are waiting for you.
}
space-notices = { $unread ->
    [one] One unread notice
   *[other] { $unread } unread notices
}
space-notices-all = All notices
space-newest = Latest documents
space-documents-all = { $total ->
    [one] See the document
   *[other] See all { $total } documents
}
space-drawers = By category
space-empty = No document for now
space-empty-about = The hospitals, laboratories and doctors who treat you deposit their reports here. You can also add your own.
space-steps = What next
step-add-document = Add a document
    .why = An old prescription, a vaccination record: what you add goes with you.
step-read-history = See who came
    .why = Every visit to your space is written there.
step-set-emergency = Decide about emergencies
    .why = Choose what emergency teams may read if you cannot answer.
step-export = Keep a copy at home
    .why = Documents and history, with the means to prove that they were not changed.
step-check-professionals = Check who is authorised
    .why = You can block a professional at any time.

documents-title = My documents
documents-found-title = “{ $words }” in my documents
documents-add = Add a document
documents-search = Look for a word in my documents

mask-title = Visible or hidden
mask-is-on = This document is hidden: the professionals you authorised see it neither in lists, nor in searches, nor in any count.
mask-is-off = The professionals you authorised can read it, if their profession allows.
mask-put = Hide this document from professionals
mask-consequence-hidden = It disappears from the lists, searches and counts that professionals see. Nothing tells them that it exists.
mask-consequence-author = Its author, your attending doctor and the professionals you named administrators still see it.
mask-consequence-emergency = In an emergency it can be read only if you allowed that in your settings.
mask-consequence-back = Whoever treats you may lack what you hide. You can make it visible again at any time.
mask-put-do = Hide the document
mask-take-off = Make this document visible
mask-take-off-about = Authorised professionals will see it again, depending on their profession.
mask-take-off-do = Make the document visible

seers-title = Who can see this document, and why
seers-about = Worked out just now by the very rule that opens or closes the document.
seers-people = The persons you know
seers-person = Person
seers-professions = And for each profession
seers-professions-caption = If you authorised a professional, could they read it?
seers-profession = Profession
seers-sees = Can read it
seers-why = Why
seers-nobody = No professional is authorised to read your space yet.
sees-yes = Yes
sees-emergency = In an emergency
sees-no = No

withdraw-open = Withdraw this document from my space
withdraw-about = You added it, you can withdraw it. Nobody will be able to read it any more. Your history will keep the trace of its arrival and of its withdrawal.
withdraw-do = Withdraw the document

add-title = Add a document
add-lead = It will be kept in your space and go with you to the professionals you authorise.
add-file = File, or photographs of the pages
add-file-hint = PDF, picture (JPEG, PNG, TIFF) or text (TXT, RTF), { $limit } at most.
add-name = Name of the document
add-name-hint = For example: Prescription by Dr Roux
add-date = Date of the document
add-date-hint = The day it was made, not the day you add it.
add-kind = Category
add-kind-hint = Where you will look for it. Take the closest.
add-visibility = Who can see it
visibility-open = The professionals I authorise
    .about = Depending on their profession. This is the most useful for your care.
visibility-masked = Only me
    .about = Hidden from professionals. You can change your mind.
add-submit = Add to my space

notices-title = Notices
notices-lead = { $unread ->
    [0] You have read everything.
    [one] One notice is unread.
   *[other] { $unread } notices are unread.
}
notices-read-all = Mark all as read
notices-none = No notice
notices-none-about = We will tell you here, and by e-mail or text message, when somebody comes or deposits a document.
notices-mute = Notices of deposits can be turned off; notices of visits, never.
notices-settings = Set my notices
notice-unread = Unread
notice-deposit = { $who } deposited a document
notice-replacement = { $who } replaced a document with a new version
notice-deletion = { $who } withdrew a document
notice-first-access = { $who } read your space for the first time
notice-emergency-access = { $who } read your space in an emergency
notice-blocked-attempt = { $who }, whom you blocked, tried to open your space
notice-delegation = { $who } changed who acts in this space
notice-waiting = A document is waiting for you: talk about it with { $who }
notice-emergency-for-doctor = { $who } opened the space of one of your patients in an emergency

professionals-title = Professionals
professionals-lead = Who can read your space, and who no longer can.
professionals-authorised = Authorised
professionals-attending = Attending doctor
professionals-until = This consent ends on { $date }.
professionals-none = Nobody is authorised
professionals-none-about = A professional can read your space after asking for your consent, or while treating you in a team that informed you. You are told.
professionals-blocked = Blocked
professionals-is-blocked = Blocked
professionals-blocked-since = Blocked since { $date }. Their attempts are refused and written in your history.
professionals-none-blocked = You have blocked nobody.
consent-care-team = Part of your care team since { $date }.
consent-declared = Declared having collected your consent on { $date }.
consent-holder = You gave them your consent on { $date }.
block-open = Block { $name }
block-consequence-read = They can no longer read anything in your space, from now on.
block-consequence-deposit = The documents they write for you can still be deposited.
block-consequence-emergency = Your emergency settings stay the same for everybody.
block-consequence-told = They are not told of the block; a refusal is explained to them if they try to come in.
block-consequence-back = You can lift it. They will then have to ask for your consent again.
block-do = Block { $name }
unblock-open = Lift the block on { $name }
unblock-about = Lifting the block does not give the authorisation back: they will have to ask for your consent again.
unblock-do = Lift the block on { $name }

export-title = Download everything
export-lead = Your whole space in one file, yours, readable without Carnet.
export-inside = What it holds
export-documents = Your documents
export-documents-about = { $count ->
    [0] None for now.
    [one] One document and its versions, as it was received ({ $size }).
   *[other] { $count } documents and their versions, as they were received ({ $size }).
}
export-history = Your history
export-history-about = { $count ->
    [one] { $count } line, in clear.
   *[other] { $count } lines, in clear.
}
export-space = Your space
export-space-about = Identity, settings, authorisations, blocks and notices.
export-proofs = The proofs
export-proofs-about = For each line, the means to show that it stands in the public log, unchanged.
export-warning = This file is not encrypted: keep it in a safe place, on a device of your own.
export-do = Download my space
export-verify = Check it at home
export-verify-about = Offline and without taking our word for it, with Carnet’s free program:
export-file-name = my-space.zip
export-verify-result = It answers that everything is intact, or names the line that is not.
export-key = Public key of the log, to compare with the one the service publishes:

settings-title = Settings
settings-emergency = In an emergency
settings-emergency-about = If you cannot answer. Every emergency access has a reason, is written in your history and is told to you and your attending doctor.
settings-samu = The SAMU doctor can read my space
    .about = During an emergency call about you.
settings-break-glass = Another professional can read my space
    .about = If they are treating you and you are unable to express yourself.
settings-masked = They can also read hidden documents
    .about = Otherwise what you hid stays hidden, even in an emergency.
settings-new = New documents
settings-mask-new = Hide documents when they arrive
    .about = What professionals deposit arrives hidden; you make each one visible. Their author still sees them.
settings-notices = Notices
settings-deposits = Tell me of each document deposited
    .about = By e-mail or text message. The notice never says what the document contains.
settings-save = Save my settings
settings-contact = Where we write to you
settings-email = E-mail
settings-mobile = Mobile
settings-absent = Not given
