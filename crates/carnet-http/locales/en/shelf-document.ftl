# A document of the holder's: keep it, put it away, correct it, report it.

document-print = Print
document-keep = Download this document
document-keep-about = Carnet no longer protects the copy: keep it on a device of your own, and delete it from a shared one.
document-share = Share this document
document-share-about = Whoever receives it can read it, keep it and pass it on. Choose somebody you know; for a health professional, rather authorise them to read your space.
document-share-do = Choose whom to share it with
document-share-failed = It could not be shared. Download the document, then attach it yourself.
document-locked = This PDF is protected: a password will be asked for to open it. Carnet does not know it; ask whoever gave you the document.
viewer-zoom = Size
viewer-percent = { $percent }%
viewer-turn = Direction
viewer-turn-0 = As it is
viewer-turn-90 = To the right
viewer-turn-180 = Upside down
viewer-turn-270 = To the left

place-title = Where it is
place-in = In your folder { $name }.
place-none = In no folder.
place-pinned = Pinned at the top of the list.
change-title = Correct, withdraw, report
change-amend = Correct its name, date or type
change-not-yours = This document was deposited by a professional, an institution or an agency: only its author can correct or withdraw it. You can hide it, put it away, pin it, keep a copy of it.

amend-title = Correct the document’s details
amend-lead = The file itself does not change.
amend-back = The document
amend-do = Save
flash-document-amended = The document’s details are corrected.

report-title = Report a problem
report-open = Report a problem with this document
report-first = First talk to its author: they alone can correct or withdraw a document.
report-what = Your report is dated and kept in your space, with a line in your history. Carnet warns nobody in your place: neither the author nor the operator of the service reads your space.
report-problem = What is wrong?
problem-other-person = This document is about somebody else
problem-mistake = What it says is wrong
problem-filing = Its name, type or date do not fit
problem-unreadable = It does not open or cannot be read
problem-other = Something else
report-comment = Explanation
report-comment-hint = Needed if you chose “Something else”. 500 characters at most.
report-do = Save my report
report-back = Back to the document
report-done = You reported this document on { $date }: { $problem }. A document is reported once only.
flash-document-reported = Your report is saved. Talk to the document’s author too.
mistake-problem-missing = Choose what is wrong.

sick-leave-duty = A sick-leave notice is sent within 48 hours: to your employer, and to your health insurance fund if your doctor has not sent it online already.
sick-leave-offer = You have { $count } sick-leave notices. Do you want to put them all in a folder “{ $folder }”?
sick-leave-folder = Sick leave
sick-leave-yes = Put them away
sick-leave-no = No, thank you
flash-offer-declined = Nothing is changed. You will not be asked again.

gone-title = This document was withdrawn
gone-by-you = You withdrew “{ $title }” on { $date }.
gone-by = { $who } withdrew “{ $title }” on { $date }.
gone-by-at = { $who } ({ $place }) withdrew “{ $title }” on { $date }.
gone-about = Nobody can read it any more. Your history keeps the trace of its arrival, its readings and its withdrawal.
gone-ask = To know why, or to get a copy, ask whoever withdrew it.
gone-documents = See my documents
gone-history = See my history
