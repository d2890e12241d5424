# What the history says of tidying, corrections and reports.

action-arrange = filed a document
    .tried = tried to file a document
    .mine = arranged your documents
action-amend = corrected the details of a document
    .tried = tried to correct the details of a document
    .mine = corrected the details of a document
action-report = reported a problem with a document
    .tried = tried to report a problem with a document
    .mine = reported a problem with a document
