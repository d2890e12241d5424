# The essentials of a patient, the pile of documents, the keyboard. Pages of professionals.

essentials-title = { $name }, essentials
essentials-source = Document of
essentials-allergies = Allergies and intolerances
essentials-inactive = inactive
essentials-no-allergy = No known allergy.
essentials-no-allergy-stated = Stated on { $date }{ $who ->
    [none] {""}
   *[other] {" "}by { $who }
}
essentials-contradicted = Contradicted on { $date }{ $who ->
    [none] {""}
   *[other] {" "}by { $who }
}: “no known allergy”
essentials-allergies-unsaid = The documents you may see say nothing about it, neither yes nor no. Ask the patient.
essentials-treatments = Current treatments
essentials-until = until { $date }
essentials-no-end = no end date
essentials-treatments-none = No prescription is running in the documents you may see.
essentials-problems = Active problems
essentials-problems-none = No summary names any in the documents you may see.
essentials-since-year = since { $year }
essentials-since-month = since { $month ->
     [1] Jan
     [2] Feb
     [3] Mar
     [4] Apr
     [5] May
     [6] Jun
     [7] Jul
     [8] Aug
     [9] Sep
     [10] Oct
     [11] Nov
    *[12] Dec
} { $year }
essentials-since-day = since { $date }
essentials-results = Latest results
essentials-results-none = Coded results of the last two years will appear here.
essentials-documents = Read first
essentials-documents-all = All documents
essentials-followers = Also following this patient
essentials-followers-none = Authors of the last two years will appear here.
essentials-attending = Attending doctor
essentials-about = Taken from the coded parts of the documents you may see. The text of the documents prevails: each line leads to its own.
tabs-essentials = Essentials

result-low = low
result-critically-low = very low
result-high = high
result-critically-high = very high
result-abnormal = abnormal
result-critically-abnormal = very abnormal
trend-up = Rising,
trend-down = Falling,
trend-steady = Steady,
trend-before = before:
trend-range = ref. { $low } to { $high }

neighbours-label = In the list
neighbours-list = Back to the list
neighbours-place = { $place } of { $total }
neighbours-previous = Previous document
neighbours-next = Next document

patient-copies = { $count ->
    [one] Received twice:
   *[other] Received several times:
}
patient-copy = other copy ({ $number })
patients-narrow = Search among them
patients-narrow-none = No recent patient matches.

keys-open = Keyboard shortcuts
keys-title = Keyboard shortcuts
keys-move = Next line, previous line
keys-enter = Open the chosen line
keys-neighbours = Previous document, next document
keys-search = Search
keys-essentials = The patient’s essentials
keys-documents = Their documents
keys-help = This help
keys-on = Use these shortcuts
keys-off-about = This choice is kept on this computer. Everything is also reached with the Tab key.
keys-close = Close
