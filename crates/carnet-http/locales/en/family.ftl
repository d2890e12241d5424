# The family: opening the spaces of one’s children, and going from one space to another.

family-title = Family and caregivers
family-lead = Open your children’s health spaces here, and go from one space to another.
family-children = My children
family-choose = Which spaces do you want to activate?
family-born = Date of birth: { $date }.
family-standing-to-activate = This space can be activated.
family-standing-closed = This space is closed. Activating it opens it again, with all that was in it.
family-standing-deleting = This space is closed and will be deleted on { $date }. Activating it cancels that request and opens the space again, with all that was in it.
family-standing-not-told = This space cannot be activated yet: the Health Insurance has not announced it. You will receive a letter or an e-mail.
family-standing-opposed = This space cannot be activated: it was refused. You can ask for it after all, with the code of the letter.
family-oppose-link = Ask for the space
family-standing-managed = This space is managed by another legal representative already. They alone can invite you.
family-standing-suspended = This space is suspended. Call support to learn more.
family-standing-of-age = This person is an adult: they alone can activate their space.
family-who-you-are = Who you are
family-certify = I certify that I am the legal representative of these children
    .about = The legal representative is a parent with parental authority, or the guardian named by the judge. A false statement is punished by law.
family-activate = Activate the chosen spaces
family-none = No child to activate
family-none-about = The children that your fund attaches to you appear here, with what can be done with their spaces. A newborn appears a few weeks after being declared to the fund.
family-spaces = The spaces I can go to
family-spaces-about = All that you do there is written in the person’s history, under your name.
family-spaces-none = You act for nobody else at present.
family-here = You are here
family-go = Go to the space of { $name }
family-done-title = What was activated
family-opened = Activated
family-failed = Not activated
family-opened-about = The space is open. This activation is written in its history, under your name.
family-back = Back to the family

profiles-switch = Change space
profiles-own = My space
profiles-of = Space of { $name }
profiles-in = You are in the space of
profiles-ground-child = whom you represent
profiles-ground-protected = whom you protect
profiles-ground-helped = whom you help
profiles-leave = Back to my space

nav-family = Family and caregivers
nav-family-offers = { $count ->
    [one] Family and caregivers ({ $count } request)
   *[other] Family and caregivers ({ $count } requests)
}
flash-profile-over = You no longer have access to that space: the mandate is over. You are back in your own.

action-read-family = saw who acts in this space
    .tried = tried to see who acts in this space
    .mine = saw who acts in this space
action-appoint = entered or proposed who may act in this space
    .tried = tried to enter or propose who may act in this space
    .mine = invited somebody to act in this space
action-dismiss = ended a mandate in this space
    .tried = tried to end a mandate in this space
    .mine = ended a mandate in this space
action-accept = accepted to act in this space
    .tried = tried to accept to act in this space
    .mine = accepted to act in this space
action-decline = declined to act in this space
    .tried = tried to decline to act in this space
    .mine = declined to act in this space
