# The mails of a campaign: never anything clinical.
message-announce = Your health space will be created after { $last_day }, unless you oppose it.

    To open it now, or to refuse its creation, go to { $url } with your provisional code: { $code }

    This code is personal and works only once. Without an answer from you the space is created the day after; you can close it at any time.
    .subject = Your health space is about to be created

error-carry-columns = The first line of the manifest does not name the expected columns.
    .next = Write file;ins;oid;sha256, then one line for each file.
error-carry-cells = The line of the manifest does not have its four cells.
    .next = Separate the file, the number, its OID and the sum by semicolons.
error-carry-file = The file is not there, cannot be read, or is not in the folder of the manifest.
    .next = Put it beside the manifest and give its name as it is.
error-carry-sum = The bytes of the file are not those the manifest or the archive announces.
    .next = Copy the file again from where it came.
error-carry-archive = The IHE_XDM archive cannot be read, or lacks a file that it announces.
    .next = Ask whoever made it for it again.
error-carry-large = The file is too large, or holds too many documents.
    .next = Divide it into several archives.
error-carry-person = The document is about somebody else than the manifest says.
    .next = Correct the number of the line, or take the document out of the archive.
error-xdm-not-well-formed = The metadata of the archive are not XML that can be read.
    .next = Ask whoever made the archive for it again.
error-xdm-missing = A document of the archive lacks the name of its file, or its sum.
    .next = Ask whoever made the archive for it again.
error-xdm-label-unknown = A document of the archive carries an unknown confidentiality code: it is not brought in, rather than shown to somebody who must not see it.
    .next = Have that code checked by whoever made the archive.
error-xdm-nothing = The metadata of the archive name no document.
    .next = Ask whoever made the archive for it again.
