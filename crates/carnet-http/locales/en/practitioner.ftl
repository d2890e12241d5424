# Pages of professionals.

pro-title = Health professionals
pro-lead = Read the space of a patient who gave you their consent, or deposit a document in it.
pro-connect = Sign in with Pro Santé Connect
pro-sandbox = Sandbox: here one signs in as a fictitious professional.
pro-before = Before you enter
pro-before-ground = You open a space with the patient’s consent, as a member of their care team, or in an emergency with a reason.
pro-before-traced = Every opening, search and reading is written in the patient’s history, with your name.
pro-before-masked = Patients can hide documents: you see what your profession and the patient allow.
pro-before-deposit = Depositing needs no consent to read.
pro-holder = Do you have a space? Sign in here.

situation-title = In which situation are you practising?
situation-lead = It will be written in the history of each patient.
situation-legend = Your practice situations
situation-submit = Continue

patients-title = Open a patient’s space
patients-ins = INS number
patients-ins-hint = 15 digits. Spaces do not matter.
patients-ground = On what ground?
ground-consent = I certify that I collected the patient’s consent
    .about = They gave you their consent, they are told and can withdraw it.
ground-team = I am a member of their care team
    .about = The patient was informed and did not object (article L1110-12 of the French public health code).
ground-emergency = Emergency: break-glass
    .about = The patient is unable to express themselves. They and their attending doctor are told at once.
patients-reason = Reason for the emergency
patients-reason-hint = Mandatory in an emergency. The patient will read it in their history.
patients-open = Open the space
patients-recent = Seen recently
patients-recent-none = The patients you open will appear here.

refused-title = This space does not open for you
refused-still = What you can still do
refused-deposit = Deposit a document in this space: it needs no consent to read.
refused-emergency = In an emergency, open the space by break-glass, with a reason.
refused-ask = Ask for the patient’s consent, or ask them for the document.
refused-deposit-go = Deposit a document
refused-traced = Your attempt is written in the patient’s history.

band-label = Patient
band-ins = INS
band-used-name = (used name: { $name })
band-age = { $age ->
    [one] { $age } year old
   *[other] { $age } years old
}
band-born = { $sex ->
   *[other] born on { $date }
}
band-purpose = Purpose: { $purpose }
sex-female = Woman
sex-male = Man
sex-unknown = Sex undetermined
ins-status-qualified = Qualified identity
ins-status-fictitious = Fictitious identity (test domain)
tabs-label = The patient’s space
tabs-documents = Documents
tabs-deposit = Deposit

patient-title = { $name }, documents
patient-search = Look for a word in the documents
patient-shown = { $count ->
    [0] No document
    [one] { $count } document
   *[other] { $count } documents
} of { $all } you can read
patient-all = { $count ->
    [0] No document
    [one] { $count } document you can read
   *[other] { $count } documents you can read
}
patient-none = No document that you can read
patient-none-about = The space is empty, or your profession does not allow you to read what it holds.

deposit-title = Deposit a document
deposit-lead = It is kept in the patient’s space, dated today, under your name and structure.
deposit-kind = Type of document
deposit-name = Title
deposit-name-hint = What the patient will read, for example: Consultation report
deposit-content = Content: a text or a file
deposit-text = Text
deposit-text-hint = It will be laid out and dated.
deposit-file = File
deposit-visibility = Visible to
visibility-patient = The patient and the professionals they authorise
    .about = This is the rule.
visibility-announcement = To be announced to the patient first
    .about = Professionals see it; the patient only after the announcement, or by right after one month.
visibility-masked-pro = The patient only
    .about = Hidden from other professionals, at the patient’s request.
deposit-submit = Deposit
deposited-title = Document deposited
deposited-lead = “{ $title }” was recorded { $when }.
deposited-told = The patient is told.
deposited-waits = The patient is not told yet: speak with them first.
deposited-proof = Proof of deposit
deposited-proof-about = The fingerprint identifies exactly what you sent. Keep it if you need to prove the deposit.
deposited-at = Recorded
deposited-hash = SHA-256 fingerprint
deposited-open = See the document
deposited-again = Deposit another document
