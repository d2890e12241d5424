# Documents: drawers, marks, sheet, lists, search. Both doors use them.

category-synthese = My health in brief
category-ordonnance = Prescriptions and care
category-compte-rendu = Reports
category-biologie = Laboratory results
category-imagerie = X-ray, ultrasound, CT, MRI
category-prevention = Prevention and screening
category-certificat = Medical certificates
category-administratif = Administrative papers
category-autre = Other documents

marks-label = About this document
mark-new = New
mark-masked = Hidden from professionals
mark-own = Added by you
    .pro = Added by the patient
mark-replaces = Replaces an earlier version
mark-replaced = Replaced by a later version
mark-withdrawn = Withdrawn
mark-archived = Archived
mark-announcement = To be announced to the patient first
mark-secret = Hidden from legal representatives

document-kind = Type
document-category = Category
document-author-holder = Added by you
    .pro = Added by the patient
document-depositor = Deposited by
document-created = Written
document-deposited = Received
document-file = File
document-about = Document details
document-comment = Comment
document-content = Content
document-download = Download ({ $size })
document-pdf-label = { $title }, PDF document
document-pdf-open = Open the PDF
document-pdf-fallback = Your browser does not show PDFs inside the page. Open it or download it.
document-picture-alt = Picture of the document “{ $title }”
document-no-preview = This type of file is not shown here. Download it to open it on your device.
media-pdf = PDF
media-picture = Picture
media-text = Text
media-rtf = Formatted text (RTF)
media-cda = Structured document (CDA)
media-other = Other format

versions-title = Versions
versions-about = Nothing is erased when a document is replaced: earlier versions stay readable.
versions-here = Version on screen
versions-open = Version received on { $date }
versions-current = In force

documents-count = { $count ->
    [one] { $count } document
   *[other] { $count } documents
}
documents-found = { $count ->
    [0] No document contains “{ $words }”
    [one] { $count } document contains “{ $words }”
   *[other] { $count } documents contain “{ $words }”
}
documents-none = Nothing matches your request
documents-none-about = Try fewer words, a similar word, or no filter.
drawers-label = Categories of documents
drawers-all = All
search-submit = Search
search-hint = Accents, plurals and capitals do not matter.
filters-title = Filter
filters-active = { $count ->
    [one] { $count } filter
   *[other] { $count } filters
}
filters-category = Category
filters-any-category = All categories
filters-specialty = Specialty
filters-any-specialty = All specialties
filters-author = Author
filters-any-author = All authors
filters-from = From
filters-to = To
filters-apply = Apply
filters-clear = Show everything
paging-label = Pages of the list
paging-previous = Previous page
paging-next = Next page
paging-place = Page { $page } of { $pages }
