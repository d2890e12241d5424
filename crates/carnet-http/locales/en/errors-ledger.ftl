# What the ledger and the offline verifier can find false (carnet-ledger).
error-ledger-chain-gap = Lines are missing from the history from line { $seq } on. Its chain can no longer be proven: tell the operator and keep what you have.
error-ledger-chain-broken = Line { $seq } of the history is not the one that was written. Tell the operator and keep what you have.
error-ledger-hash-unreadable = A hash cannot be read: it must be 32 bytes in base64. Go back to the original file.
error-ledger-tile-missing = The file { $tile } of the transparency log is missing. Restore it from a backup, then try again.
error-ledger-tile-unreadable = The file { $tile } of the transparency log is damaged. Restore it from a backup, then try again.
error-ledger-tile-path-unreadable = This address is not that of a file of the transparency log. Check it.
error-ledger-root-differs = The files of the transparency log do not match the signed tree of { $size } leaves. Nothing is appended until they are restored.
error-ledger-tree-out-of-range = This number is outside the transparency log. Ask for a number below its size.
error-ledger-inclusion-false = The proof does not lead to the signed root: the line is not at this place in the log. Ask the operator for a new proof.
error-ledger-consistency-false = The proof does not show that the new log continues the old one. Do not accept it, and tell the operator.
error-ledger-note-unreadable = This text is not a signed note. Go back to the original file.
error-ledger-note-key-unreadable = This verifier key cannot be read. Copy it whole from where the operator publishes it.
error-ledger-note-unsigned = This key has not signed. Check that it is the key of this log.
error-ledger-note-signature-false = The signature is false: the text is not the one that was signed. Do not rely on it, and tell the operator.
error-ledger-checkpoint-not-read = This text is not a checkpoint of the transparency log. Go back to the original file.
error-ledger-checkpoint-of-another-log = This checkpoint is that of another log. Check the key that you gave.
error-ledger-lock-shrinks = A tree of { $locked } leaves was already signed, this one has only { $next }: the log was restored from an old copy. Nothing is signed; restore a more recent copy.
error-ledger-lock-forks = This log does not continue the one of { $locked } leaves already signed. Nothing is signed: check that no second server runs on a copy.
error-ledger-lock-unreadable = The signer's lock cannot be read. Nothing is signed; find its file, which is not among the log's backups.
error-ledger-export-detail = Line { $seq } cannot be exported: its detail is not a compact JSON object. Tell the operator.
error-ledger-export-instant = Line { $seq } cannot be exported: its date is outside the calendar. Tell the operator.
error-ledger-export-too-large = The export is larger than { $size_bytes_max } bytes and was not read. Download it again.
error-ledger-export-unreadable =
  The export can no longer be read from text line { $line }, column { $column }{ $seq ->
    [0] {""}
   *[other] , in line { $seq } of the history
  }. Download it again and do not change it.
error-ledger-format-unknown = This program does not know the format of this export. Use a more recent version of Carnet.
error-ledger-owner-unreadable = The owner's identifier cannot be read: the lines could not be checked. Download the export again.
error-ledger-owner-differs = The lines are those of an owner other than the one the export names. Download the export again; if it happens again, tell the operator.
error-ledger-key-unreadable =
  The key { $from ->
    [given] that you gave
   *[embedded] inside the export
  } cannot be read: the signature was not checked. Copy the key that the operator publishes.
error-ledger-key-differs = The key inside the export is not the one that you gave. Only yours was used; ask the operator whether the key has changed.
error-ledger-checkpoint-unreadable = The checkpoint inside the export cannot be read: the proofs were not checked. Download the export again.
error-ledger-origin-differs = The export, its checkpoint and the key do not name the same log. Do not rely on it, and download the export again.
error-ledger-signature-false = The signature of the checkpoint is false: the proofs were not checked. Do not rely on this export, and tell the operator.
error-ledger-line-unreadable = Line { $seq } cannot be read (field “{ $field }”). It was changed or damaged; download the export again.
error-ledger-line-missing =
  { $count ->
    [one] One line is missing: line { $seq }.
   *[other] { $count } lines are missing from line { $seq } on.
  } Download the export again; if it happens again, tell the operator.
error-ledger-line-broken = Line { $seq } is not the one that was written: its content does not match its hash. Download the export again; if it happens again, tell the operator.
error-ledger-detail-differs = The detail shown on line { $seq } is not the one that was written. Rely on the exact text of the same line, and download the export again.
error-ledger-proof-false = Line { $seq } is not in the public log at the place stated. Download the export again; if it happens again, tell the operator.
error-ledger-line-unlogged = Line { $seq } was never published in the log, although a later line was. Ask the operator to explain.
error-ledger-document-unreadable = Document number { $position } of the list cannot be read. Download the export again.
error-ledger-file-name-refused = The file name of document number { $position } leads out of the archive: it was not opened. Do not rely on this export.
error-ledger-document-untold = Line { $seq } does not tell of document { $file }, or not with this hash. Download the export again; if it happens again, tell the operator.
error-ledger-file-missing = Document { $file }, deposited on line { $seq }, is not in the archive. Download the export again.
error-ledger-file-changed = Document { $file } is not the one deposited on line { $seq }: its size or its hash differs. Download the export again.
