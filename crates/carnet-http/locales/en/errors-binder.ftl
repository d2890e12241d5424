# Folders, pins, reports: what the binder refuses.

error-binder-name-missing = This folder has no name.
    .next = Give it a name, then start again.
error-binder-name-too-long = This folder name is too long: 50 characters at most.
    .next = Shorten it, then start again.
error-binder-name-taken = Another folder already has this name.
    .why = Capitals and accents do not count.
    .next = Choose another name, or put your documents in the folder that exists.
error-binder-too-many = Your binder is full: 60 folders at most.
    .next = Delete a folder you no longer use. Its documents stay in your space.
error-binder-folder-unknown = This folder no longer exists.
    .next = Go back to your folders and choose another one.
error-binder-reported = You have already reported this document.
    .next = The date of your report is on the document’s page.
error-binder-comment-too-long = Your explanation is too long: 500 characters at most.
    .next = Shorten it, then start again.
error-binder-comment-missing = Say in a few words what is wrong.
    .next = Write an explanation, then start again.
