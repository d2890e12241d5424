# What surrounds every page.

carnet = Carnet
frame-error-prefix = Error:
frame-skip = Skip to content
frame-menu = Menu
frame-nav = Main navigation
frame-sign-out = Sign out
frame-other-language = Français
nav-home = Home
nav-documents = Documents
nav-history = History
nav-notices = Notices
nav-professionals = Professionals
nav-export = Download everything
nav-settings = Settings
nav-patients = Patients
nav-situation = Change situation
crumbs-label = You are here
footer-what = Carnet, a digital health space. Free software, EUPL 1.2 licence.
footer-emergency = In an emergency, call 15 or 112.
demo-strip-label = Demonstration
demo-strip = Demonstration: people and documents are fictitious.
demo-strip-outbox = See the mail sent

# What was just done, said once at the top of the next page.
flash-document-added = Your document is saved.
flash-document-already-there = This document was already in your space: nothing changed.
flash-document-masked = The document is hidden from professionals.
flash-document-unmasked = The document is no longer hidden from professionals.
flash-document-withdrawn = The document is withdrawn from your space.
flash-notices-read = All your notices are marked as read.
flash-professional-blocked = This person can no longer read your space.
flash-professional-unblocked = This person is no longer blocked. They will have to ask for your consent again.
flash-settings-saved = Your settings are saved.
flash-code-sent = A new code has just been sent to you. The previous one no longer works.
flash-signed-out = You are signed out.
