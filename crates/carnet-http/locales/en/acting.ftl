# Who acts in a space: parents, caregivers, guardians; inviting, answering, ending.

who-acts-title = Who acts in this space
who-acts-lead-own = The people you chose to help you. You can end their access at any time.
who-acts-lead-child = The legal representatives who manage this child’s space. Each ends their own access.
who-acts-lead-another = In which quality you act here, since when and until when.
who-acts-link = See who acts in this space
who-acts-current = Present access and requests
who-acts-past = Over
who-acts-none = Nobody
who-acts-none-about = Nobody else acts in this space.
who-acts-invite-own = Invite a caregiver
who-acts-invite-child = Invite the second legal representative
who-acts-full-own = You have as many caregivers as one may have. End an access to invite somebody else.
who-acts-full-child = Two legal representatives manage this space, or are invited to: there can be no more.

mandate-role-parent = Legal representative
mandate-role-guardian = Guardian
mandate-role-assistant = Assistant
mandate-role-delegate = Caregiver
mandate-state-in-force = Has access since { $since }.
mandate-until = Until { $until }.
mandate-state-offered = Invited on { $since } by { $by }. The request waits for an answer until { $until }.
mandate-state-lapsed = Did not answer the request of { $since }.
mandate-state-refused = Refused on { $since }.
mandate-state-over = Had access from { $since } to { $until }.
mandate-state-ended = Ended on { $until } by { $by }.
mandate-state-of-age = Ended on { $until }: the person came of age.
mandate-end-open = End the access of { $name }
mandate-end-open-mine = End my access
mandate-end = Yes, end the access of { $name }
mandate-end-mine = Yes, end my access
mandate-end-about = { $name } will no longer open this space, from now on. What was done stays written in the history.
mandate-end-mine-about = You will no longer open this space, from now on. What you did there stays written in the history.

invite-title-own = Invite a caregiver
invite-title-child = Invite the second legal representative
invite-title-another = Invite
invite-lead-own = A caregiver opens your space from their own and helps you keep it. You can have { $most } at most.
invite-lead-child = This person will see and manage the child’s space as you do. They need a health space of their own, activated already.
invite-may = What a caregiver may do
invite-may-read = read your documents, your history and your notices;
invite-may-add = add documents, correct and withdraw those that you or they added;
invite-may-notices = mark your notices as read, or delete them;
invite-may-arrange = file your documents and report a problem;
invite-may-traced = all of it is written in your history, under their name.
invite-may-not = What a caregiver may not do
invite-may-not-who-reads = decide who reads: authorise, block, hide or show;
invite-may-not-settings = change your settings;
invite-may-not-account = change your login, your password or your contact details;
invite-may-not-others = invite other caregivers, or end their access;
invite-may-not-export = download all of your space;
invite-may-not-close = close your space or have it deleted.
invite-waits = The request waits for an answer until { $date }. Without an answer, it ends by itself.
invite-birth-name = Birth name
invite-given = First given name
invite-nir-about = 15 characters, with the key. It is on their Vitale card.
invite-until = End of the access (optional)
invite-until-about = Without a date, the access lasts until one of you two ends it.
invite-declaration = Your statement
invite-declare-own = I state that I freely chose this person to help me
invite-declare-child = I certify that this person is a legal representative of the child too
invite-declare-about = A false statement is punished by law.
invite-send = Send the request
invite-back = Do not invite

offers-title = Requests received
offer-parent = { $name }: you are invited to manage their space, as a legal representative.
offer-delegate = { $name } invites you to help them keep their space.
offer-guardian = { $name }: you are invited to represent them.
offer-assistant = { $name }: you are invited to assist them.
offer-until = Answer until { $date }.
offer-accept = Accept for { $name }
offer-refuse = Refuse for { $name }
offer-about = What you may do is written on the page “Who acts in this space” of the person. All of it is noted under your name.

delegation-letter-begins = Certificate of delegation
delegation-letter-ends = Certificate of the end of a delegation
delegation-letter-about = { $holder } chose { $delegate } to help them keep their digital health space.
delegation-letter-holder = Person helped
delegation-letter-born = Born on
delegation-letter-delegate = Caregiver
delegation-letter-from = Access opened on
delegation-letter-until = Until
delegation-letter-open = no end date
delegation-letter-ended = Access closed on
delegation-letter-ended-by = By
delegation-letter-may = The caregiver reads and adds documents. They do not decide who reads the space, change neither settings nor accesses, and can neither download all of it nor close it. Either can end this access at any time.
delegation-letter-over = Since that date, the caregiver no longer opens this space.

message-mandate-offered = { $who } invites you to act in a health space.

    To accept or refuse, sign in: { $url }
    .subject = A request is waiting for you
message-mandate-gone = You no longer have access to a health space in which you acted.

    To see the spaces you can go to, sign in: { $url }
    .subject = An access is over

flash-invitation-sent = The request is sent.
flash-mandate-ended = This access is over.
flash-mandate-given-up = You no longer have access to that space.
flash-offer-accepted = You accepted. The space is in the list below.
flash-offer-refused = You refused that request.

family-who-acts = See who may act in the space that is open now. In your own, invite a caregiver; in a child’s, the second legal representative.

mandate-consent-about = A judge named { $name } to assist you. They read your space only if you consent.
mandate-consent = Consent to { $name } reading my space
flash-assistance-accepted = You consented. You can end it at any time.
space-of = Space of { $name }
band-delegates = Delegation to { $names }
