# The pages of who runs the service: operators and agents of the support.
nav-desk = My desk
nav-campaigns = Campaigns
way-out-desk = Back to my desk
desk-title = My desk
desk-lead-operator = You run the service: you follow the campaigns and their figures.
desk-lead-support = You help people who call.
desk-traced = You never open a document. Whatever you do in somebody’s space is written in their history, with your name; they can read it.
desk-team = Who works here
desk-team-about = To add somebody or take their access away:
desk-team-caption = People who have, or had, access to the service
desk-member = Name
desk-role = Role
desk-since = Since
desk-ended = from { $since } to { $until }

campaigns-lead = Each campaign announces the spaces of a territory. The figures are those of the last count.
campaigns-caption = Campaigns, the newest first
campaigns-none = No campaign
campaigns-none-about = Import the fund’s file first, then prepare a campaign.
campaigns-commands = Importing a file, preparing a campaign or running it is done by a command:
campaign-title = Campaign { $name }
campaign-name = Campaign
campaign-territory = Territory
campaign-day = Day of sending
campaign-last-day = Last day to refuse
campaign-sent = Sent
campaign-counted-on = Counted
campaign-progress = Progress
campaign-progress-waiting = Not run yet.
campaign-progress-running = Under way.
campaign-progress-paused = Paused.
campaign-progress-done = Finished.
campaign-gone-through = { $count ->
    [0] Nobody lives in this territory.
    [one] { $done } person of { $count } gone through.
   *[other] People gone through: { $done } of { $count }.
}
campaign-letters = Letters written
campaign-mails = Mails sent
campaign-unreachable = People without an address or e-mail
campaign-paused-about = Nothing is sent. Once resumed, the same command goes on where it stopped, and nobody gets two letters.
campaign-run-about = Letters are written into a folder, for the printer:
campaign-pause = Pause
campaign-resume = Resume
campaign-standing = Where people stand
campaign-standing-caption = People of the territory, by the state of their space
campaign-counted = Counted { $when }.
campaign-not-counted = Not counted yet.
campaign-count = Count again
campaign-state = State
campaign-persons = People
campaign-share = Share
campaign-days = Day by day
campaign-days-about = Each person is counted on the day they came into the state they are in now.
campaign-days-numbers = The same figures as a table
campaign-days-caption = Refusals, creations and activations, day by day
campaign-date = Day
percent = { $value }%
standing-known = Not told yet
standing-announced = Told, window open
standing-opposed = Refusals
standing-created = Spaces created, not activated
standing-active = Spaces activated
standing-suspended = Spaces suspended
standing-closed = Spaces closed
chart-opposed = { $count ->
    [one] { $count } refusal
   *[other] { $count } refusals
}
chart-created = { $count ->
    [one] { $count } space created
   *[other] { $count } spaces created
}
chart-active = { $count ->
    [one] { $count } space activated
   *[other] { $count } spaces activated
}
chart-most = of which { $count } on { $day }

flash-campaign-paused = The campaign is paused: it stops after the page it is writing.
flash-campaign-resumed = The campaign may go on: run the command again.
flash-campaign-count-asked = The count is asked for. Reload this page in a moment.

demo-staff = Running the service
demo-staff-about = The operator follows campaigns; the support answers people who call. Neither ever opens a document.
demo-enter-desk = as { $name }, at their desk

error-staff-other-role = This page is for another role than yours.
    .why = Everybody sees only what their work needs.
    .next = Go back to your desk.
error-staff-unknown = Nobody of the team has the login { $login }.
    .next = “carnet admin staff list” lists them.

campaign-returned = Letters that came back
campaign-returns-go = Note letters that came back
campaign-unreached-about = People without an address, or whose letter came back, were not told: their space is not created. The fund may know another address.
campaign-unreached-get = Download the list for the fund
returns-title = Letters that came back
returns-lead = Each letter carries a reference, above the address: it can be read through the window of the envelope, without opening it.
returns-list = References
returns-list-hint = One a line, { $limit } at most at a time. Example: K7Q24XBM-A3H.
returns-file = Or a file
returns-file-hint = Text, one reference a line.
returns-submit = Note these letters
returns-noted = { $count ->
    [0] No new letter is noted.
    [one] { $count } letter is noted. For this person the window no longer runs.
   *[other] { $count } letters are noted. For these people the window no longer runs.
}
returns-again = { $count ->
    [one] { $count } letter was noted before.
   *[other] { $count } letters were noted before.
}
returns-unknown = { $count ->
    [one] { $count } reference is of no letter of this campaign. Check it:
   *[other] { $count } references are of no letter of this campaign. Check them:
}
mistake-references-missing = Type at least one reference, or choose a file.
error-campaign-returns-many = These are too many references at once: { $limit } at most.
    .next = Send them in several parts.

nav-person = Somebody calls
person-title = Somebody calls
person-lead = Ask for their number, their birth name and their birth date. All three must be exact. Each search is written in the person’s history, with your name.
person-nir-hint = Social security number with its key: 15 characters.
person-name = Birth name
person-name-hint = Capitals, accents and hyphens do not matter.
person-look = Search
person-on-a-call = You are on a call. Searching for somebody else ends it.
person-back-to-call = Back to the call
mistake-birth-name-missing = Type the birth name.
call-title = { $name }
call-not-identified = This person is not identified yet: nothing can be done for them.
call-identified-by-mail = Identified by a code received by e-mail.
call-identified-by-iban = Identified by the last digits of their IBAN.
call-until = This call lasts until { $when }.
call-by-mail = By a code sent by e-mail
call-by-mail-about = The code goes to the address that the fund knows: { $to }. The person reads it out to you.
call-send = Send a code
call-send-again = Send another code
call-code = Code the person reads out
call-code-hint = Six digits.
call-check = Check
call-no-email = The fund knows no e-mail address of this person.
call-by-iban = By the IBAN
call-iban = Last five digits of the IBAN
call-iban-hint = Of the account the fund pays to. The person tells you; they are never shown to you.
call-no-iban = The fund knows no IBAN of this person.
call-space = Space
call-state-known = not announced yet
call-state-announced = announced, the window to refuse is open
call-state-opposed = refused
call-state-created = created, not activated
call-state-active = activated
call-state-suspended = suspended
call-state-closed = closed
call-new-code = A new provisional code
call-new-code-about = It serves to activate the space, or to refuse it online. It is not shown to you.
call-way = Send the code
call-way-mail = by e-mail, to { $to }
call-way-sms = by SMS, to { $to }
call-way-letter = by letter, to the address that the fund knows
call-give = Send a new code
call-no-way = The fund knows no address, e-mail or mobile. The person has to give them to the fund.
call-oppose = Refuse the space
call-oppose-about = The person will have no space; nothing can be deposited or read. They can change their mind at any time.
call-oppose-go = Record their refusal
call-proof = The proof of the refusal
call-proof-about = Print it and send it to the person. They also find it online with their code.
call-create = The space after all
call-create-about = The space is created at once. The person then activates it with their card.
call-create-go = Create their space
call-active-about = For their login or password, the person goes through the sign-in page.
call-close = Close the space
call-close-about = Nothing is deposited or read any more. It is archived for ten years; the person can reopen it. They are told.
call-close-go = Close their space
call-end = The call is over
call-end-go = Hang up

flash-call-over = This call is over. Search for the person again.
flash-call-failed = Too many wrong answers: the call is over. Nothing changed for the person.
flash-call-code-sent = The code was sent by e-mail.
flash-call-identified = The person is identified.
flash-call-code-given = A new provisional code was sent.
flash-call-opposed = The refusal is recorded.
flash-call-created = The space is created.
flash-call-closed = The space is closed.

message-support-code = { $who }, of the support, asks you for this code to identify you on the telephone: { $code }

    It is good for ten minutes. Read it only to the person you called. If you are calling nobody, do nothing.
    .subject = Your code for the support
message-letter-code = You asked the support for a new provisional code. Here it is: { $code }

    It serves to activate your health space or to refuse it, at { $url }. It is good for six weeks and works only once. Do not give it to anybody on the telephone.
    .subject = Your provisional code

error-support-nobody = Nobody matches these three exactly.
    .next = Have the number, the birth name and the birth date repeated.
error-support-slow-down = Too many tries. Wait { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} before the next.
    .next = Offer the person to call back later.
error-support-no-call = You are on no call.
    .next = Search for the person first.
error-support-not-identified = This person is not identified.
    .why = Nothing is done for somebody of whom one does not know who they are.
    .next = Identify them by a code or by their IBAN.
error-support-no-email = The fund knows no e-mail address of this person.
    .next = Identify them by their IBAN.
error-support-no-iban = The fund knows no IBAN of this person.
    .next = Identify them by a code.
error-support-iban-shape = Five digits are needed.
    .next = They are the last five of the IBAN.
error-support-codes-sent = Enough codes were sent during this call.
    .next = Identify the person by their IBAN, or begin again later.
error-support-wrong = That is not the right answer. { $left ->
    [one] { $left } try is left.
   *[other] { $left } tries are left.
}
    .next = Have the person repeat it.
error-support-over = Too many wrong answers: the call is over.
    .next = Search for the person again later.

clock-title = Clock
clock-now = The clock stands { $when }.
clock-about = In a demonstration time passes when one wants it to. What was due meanwhile is done at once: mails, spaces created, deadlines.
clock-by = Move on by
clock-day = one day
clock-week = one week
clock-window = to the end of the window to refuse
    .about = The day after the last day of the campaign under way: spaces are created.
clock-go = Move the clock
clock-done = { $count ->
    [0] The clock was moved. Nothing was due.
    [one] The clock was moved. { $count } thing was due and is done.
   *[other] The clock was moved. { $count } things were due and are done.
}

campaign-newcomers = six weeks after each person was written to

error-clock-step = This clock does not move like that.
    .next = Choose a day, a week or the end of the window.
