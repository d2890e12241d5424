# Refusing one’s space, or asking for it after refusing it.
home-holder-oppose = Refuse the creation of my space
oppose-title = Refuse the creation of my space
oppose-lead = You received a letter or an e-mail that announces your space. The code in it lets you refuse the space, without a carte Vitale.
oppose-code-hint = The twelve letters and digits of the letter or e-mail; dashes do not count.
oppose-leave = Back to the first page, changing nothing
oppose-oppose-title = Before you refuse
oppose-oppose-lead = { $name }, this is what your refusal means.
oppose-oppose-one = You will have no space: no document will be added to it, and nobody will be able to read anything in it.
oppose-oppose-two = Your care and your reimbursements do not change.
oppose-oppose-three = You can change your mind at any time: on this page with your code, or with the support.
oppose-oppose-go = Refuse my space
oppose-create-title = Ask for my space
oppose-create-lead = { $name }, you refused your space. You can ask for it now.
oppose-create-one = Your space will be created at once.
oppose-create-two = The professionals who look after you will be able to add documents to it.
oppose-create-three = To read it, activate it afterwards with your carte Vitale. You can close it at any time.
oppose-create-go = Ask for my space
oppose-done-opposed = Your refusal is recorded
    .about = You have no space. Nothing can be added to it or read in it.
oppose-done-created = Your space is created
    .about = Activate it to read it and to choose who else can.
oppose-done-line = Reference: line { $line } of your history.
oppose-proof-get = Download the proof (PDF)

oppose-proof-title = Proof of opposition to the creation of a health space
oppose-proof-about = The person named below opposed the creation of their health space (article R. 1111-28 of the code de la santé publique). Nothing can be added to it or read in it as long as they do not change their mind.
oppose-proof-who = Person
oppose-proof-born = Born on
oppose-proof-when = Opposed on
oppose-proof-line = Line of the history
oppose-proof-hash = Hash of the line
oppose-proof-check = The hash ties this line to all those before it. It is in the public log of the service: nobody can change it afterwards.

message-opposed = The refusal of your health space is recorded. Nothing can be added to it or read in it.

    If this was not you, or if you change your mind: { $url }/opposition
    .subject = Your refusal is recorded
message-opposition-ended = You asked for your health space: it is created. To read it, activate it.

    { $url }/activer
    .subject = Your space is created
error-oppose-not-recognised = These do not go together: the number, the birth date or the code is not the right one.
    .next = Check all three, then start again. The code is in the letter or e-mail.
error-oppose-none = No refusal is recorded for this space.
    .next = Start again from the page of refusal.
