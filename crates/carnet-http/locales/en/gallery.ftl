# The gallery of components, in the demonstration. What developers read of the code stays in English.

gallery-title = Components
gallery-lead = Every element of Carnet’s screens, in all its states. This page is for those who draw, program or check them.
gallery-macros = { $count ->
    [one] one form
   *[other] { $count } forms
}
gallery-colours = Colours
gallery-sizes = Sizes of text
gallery-parameters = Parameters
gallery-dark = See it in the dark
gallery-light = See it in the light
example-usual = Usual
example-dense = Closer, for professionals
example-small = Small
example-documents = On a document
example-answers = Answers and statuses
example-buttons = Buttons
example-links = Links that weigh as much
example-good = What was just done
example-bad = What was refused
example-note = Remark
example-closed = Closed
example-open = Open
example-wrong = With answers to correct
example-fields = All fields
example-chosen = Filters in force
example-drawers = Drawers
example-paging = Pages
example-empty = Nothing to show
example-unread = Unread, then read
example-language = Changing the language
