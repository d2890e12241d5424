# Mails, text messages and letters. Never anything medical: what happened is read once signed in.
message-code = Your Carnet sign-in code: { $code }

    It is valid for ten minutes and works once. Nobody will ask you for it by telephone.
    .subject = Your sign-in code
message-notice-deposit = { $who } added a document to your health space.

    To read it, sign in: { $url }
    .subject = A new document in your space
message-notice-replacement = { $who } replaced a document of your health space with a new version.

    To read it, sign in: { $url }
    .subject = A new version of a document
message-notice-deletion = { $who } withdrew a document from your health space.

    To know which one, sign in: { $url }
    .subject = A document was withdrawn from your space
message-notice-first-access = { $who } opened your health space for the first time, after declaring your consent.

    If you do not recognise this person, you can block them now: { $url }
    .subject = A professional opened your space
message-notice-emergency-access = { $who } opened your health space in an emergency, without your consent, giving a reason.

    The reason and what was read are in your history: { $url }
    .subject = Emergency access to your space
message-notice-blocked-attempt = { $who }, whom you blocked, tried to open your health space. Access was refused.

    The details are in your history: { $url }
    .subject = Refused access attempt
message-notice-delegation = { $who } changed who may act in your health space, or in a space you represent.

    To know whom, sign in: { $url }
    .subject = Who acts in a health space changed
message-notice-waiting = Something in your health space is waiting to be explained. Make an appointment with a health professional to talk about it.

    { $url }
    .subject = Something is waiting to be explained
message-notice-emergency-for-doctor = { $who } opened in an emergency the health space of a person whose attending doctor you are.
    .subject = Emergency access for one of your patients

export-readme = Your health data, as Carnet keeps it.

    documents/        your documents, one file each
    documents.json    what Carnet knows of each: title, author, dates, labels
    ledger.json       your whole history, line by line, with the means to check it

    To check without trusting us, on any computer: carnet verify carnet-export.zip

seer-break-glass = A doctor, in an emergency (break-glass)
seer-samu = The emergency call centre's doctor
