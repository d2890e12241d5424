# What the announcement of a space and the first visit of a holder refuse.

error-enrol-code-wrong = This is not the code that we sent you.
    .next = Check the twelve characters, then type them again.
error-enrol-code-expired = This code has expired: it was sent too long ago.
    .next = Ask for a new code.
error-enrol-code-used = This code has been used. A code works only once.
    .next = Sign in, or ask for a new code.
