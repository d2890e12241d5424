# The mails of a campaign: never anything clinical.
message-announce = Your health space will be created after { $last_day }, unless you oppose it.

    To open it now, or to refuse its creation, go to { $url } with your provisional code: { $code }

    This code is personal and works only once. Without an answer from you the space is created the day after; you can close it at any time.
    .subject = Your health space is about to be created
