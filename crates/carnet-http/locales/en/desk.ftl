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
campaign-counted = Counted on { $when }.
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
