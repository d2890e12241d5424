# The history in order: whose, of which document, folded, and what to do about an unexpected visit.

tab-everybody = Everything
tab-professionals = Professionals
tab-holder = You
tab-structures = Software and structures
tab-service = The service

past-tabs = Lines to show
past-seen-by = Who sees these lines: only you. No professional, no structure, no software reads your history.
past-only = Only the lines of this document:
past-only-clear = See the lines of all documents
past-of-document = History of this document
past-seqs = { $count } lines
past-unfold = { $count ->
    [2] Lines { $last } and { $first }
   *[other] Lines { $last } to { $first }
}
past-times = { $what }, { $count } times

past-unexpected = I did not expect this
past-unexpected-block = A professional you authorised is blocked from the Professionals page: what it changes is said there first.
past-unexpected-open = Open the Professionals page
past-unexpected-report = To report this visit, give line number { $seq } to the help desk of the operator of the service. Carnet tells nobody in your place.
past-unexpected-report-many = { $count ->
    [2] To report this visit, give line numbers { $last } and { $first } to the help desk of the operator of the service. Carnet tells nobody in your place.
   *[other] To report this visit, give line numbers { $last } to { $first } to the help desk of the operator of the service. Carnet tells nobody in your place.
}

# Several lines alike on several documents, in one sentence; “.mine” after “You”.
past-many-describe = saw the details of { $count } documents
    .mine = saw the details of { $count } documents
past-many-read = read { $count } documents
    .mine = read { $count } documents
past-many-deposit = deposited { $count } documents
    .mine = added { $count } documents
past-many-replace = replaced { $count } documents
    .mine = replaced { $count } documents
past-many-withdraw = withdrew { $count } documents
    .mine = withdrew { $count } documents
past-many-mask = masked { $count } documents
    .mine = masked { $count } documents
past-many-unmask = made { $count } documents visible
    .mine = made { $count } documents visible
past-many-disclose = opened { $count } documents to you
    .mine = opened { $count } documents to their readers
past-many-archive = archived { $count } documents
    .mine = archived { $count } documents
past-many-explain = asked who can see { $count } documents
    .mine = asked who can see { $count } documents
