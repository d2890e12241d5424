# Adding a document: choose, photograph, order the pages, send.

add-files-hint = Several photographs, { $pages } at most, become one PDF.
add-again = Your browser does not keep the files you chose: choose them again. The rest is as you wrote it.
add-folder = Folder
add-folder-hint = Optional. The document keeps its category.
add-pages = Photograph or add page by page
add-pages-hint = One field for each page, in the order of the document. Leave empty those you do not need.
add-page = Page { $page }
add-turn = Turn page { $page }
add-turn-0 = Leave it this way up
add-turn-90 = A quarter turn to the right
add-turn-180 = Upside down
add-turn-270 = A quarter turn to the left
add-black = Photographs in black and white
    .about = White paper and black ink: easier to read for a written page. Changes nothing in a PDF or a text.
add-privacy = The place, the time and the device that a telephone writes into its photographs are erased before anything is kept.
add-drop = You can also drag them here.
add-drop-one = You can also drag it here.
deposit-file-refused = This type of file is not accepted. Choose a PDF, a picture (JPEG, PNG, TIFF) or a text (TXT, RTF).
add-camera = Photograph a page
add-tool-up = Earlier
    .page = Earlier: page { $page }
add-tool-down = Later
    .page = Later: page { $page }
add-tool-turn = Turn
    .page = Turn page { $page } a quarter to the right
add-tool-remove = Remove
    .page = Remove page { $page }
add-unreadable = This picture could not be read. Photograph the page again.
add-said-added = Page { $page } added.
add-said-moved = The page is now page { $page }.
add-said-turned = Page { $page } turned.
add-said-removed = Page { $page } removed.
add-said-preparing = Preparing the pictures…
add-sending = Sending the document
add-said-percent = Sending: { $percent }%
add-said-received = Everything has arrived. The document is being kept…
add-said-cut = The connection was cut. Nothing was kept: your pages are still here, send them again.
add-said-cancelled = Sending cancelled. Nothing was kept.
add-cancel = Cancel sending

# What one adds, as one would say it.
add-kind-care = Prescriptions and care
add-kind-reports = Reports
add-kind-laboratory = Laboratory results
add-kind-imaging = X-ray, ultrasound, CT, MRI
add-kind-prevention = Prevention, screening, vaccines
add-kind-certificates = Medical certificates
add-kind-administrative = Administrative papers
add-kind-summary = My health in short
add-kind-directives = Advance directives
add-kind-wishes = Wishes and rights
add-kind-other = Other documents

flash-document-added-bound = Your document is saved. Your photographs are one document now, page after page; the place, the time and the device they carried have been erased.
flash-document-added-cleaned = Your document is saved. The place, the time and the device the picture carried have been erased.
flash-document-added-locked = Your document is saved. This PDF asks for a password: give it to whoever must read it, for we do not know it.

mistake-files-too-large = These files are too large together: { $limit } MB at most at once. Choose fewer photographs, or make them smaller.

error-form-crowded = Many files are arriving at the same time. Nothing was kept.
    .next = Start again in a minute.
error-own-mixed = Only JPEG or PNG photographs can be put together into one document.
    .next = Add PDFs, TIFFs and texts one by one.
error-paper-pages = A document has at least one page, and { $max } at most.
    .next = Spread the pages over several documents.
error-paper-bytes = Photograph { $page } is too large: { $limit } MB at most.
    .next = Take it at a lower quality.
error-paper-unreadable = Picture { $page } could not be read.
    .next = Photograph the page again, or choose another file.
error-paper-pixels = Picture { $page } is too large, or the pictures are together.
    .next = Take them at a lower resolution, or spread them over several documents.
error-paper-heavy = These pages do not fit the size allowed, even reduced.
    .next = Spread them over several documents.

# Examples of the gallery of components.
example-pile = Pages, one of them turned
example-pile-field = Without scripts, one field for each page
example-sending = A sending under way
