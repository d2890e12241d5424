# What the operator announces, and the parts of the service closed meanwhile.

announcement-label = Service announcements
announcement-kind = Announcement:
announcement-until = Until { $date } at { $time }.
announcement-closed = Closed meanwhile:

section-documents = Documents
section-adding = Add a document
section-history = History
section-notices = Notices
section-export = Download everything
section-settings = Settings
section-professionals = Professionals
section-practitioner = Health professionals’ portal
section-sign-in = Signing in to my space

closed-title = Closed for a while
closed-works = What works
closed-rest = The rest of the service works as usual.
error-section-closed = The part “{ $section }” is closed until { $date } at { $time }.
    .next = Come back from that time on. If you had just sent a form, nothing was saved.

example-announced = An announcement that closes two parts, and another
example-announcement = Maintenance of the service this morning. We are doing it as fast as we can.
