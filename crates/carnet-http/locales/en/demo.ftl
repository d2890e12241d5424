# Demonstration and sandbox.

outbox-title = Mail sent
outbox-lead = Everything Carnet would have sent. In this demonstration nothing leaves.
outbox-to = to { $name }
outbox-none = No message
outbox-none-about = Sign in or deposit a document: the message will appear here.
means-mail = E-mail
means-sms = Text message
means-letter = Letter
message-sms = Text message to { $name }
message-means = Sent by
message-from = From
message-to = To
message-at = Date
sandbox-badge = Sandbox: this is not Pro Santé Connect
sandbox-title = Choose a fictitious professional
sandbox-lead = { $client } asks who you are. No card is read here: choose a person.
sandbox-legend = Pretend to be
sandbox-submit = Continue under this name
