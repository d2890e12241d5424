# Letters and proofs, on paper or as PDF. Never anything medical.
letter-from = Digital health space
letter-batch = Letters of announcement
letter-reference = Ref. { $reference }
letter-to-parents = To the parents of
letter-date = { $date }
letter-hello = Dear Sir or Madam,

letter-announce-title = Your health space will be created on { $created }
letter-announce-what = The Assurance Maladie offers you a health space online: { $service }. It is free and personal. Your prescriptions, results and reports are brought together in it. You decide which health professionals read them, and each access is written in a history that you can read again.
letter-announce-when = Your space will be created on { $created }, unless you refuse it by { $last }. The professionals who look after you will then be able to add documents to it.
letter-child-title = Your child’s health space will be created on { $created }
letter-child-what = The Assurance Maladie offers you, for your child { $name }, a health space online: { $service }. It is free and personal. Their prescriptions, results and reports are brought together in it. You decide which health professionals read them, and each access is written in a history that you can read again.
letter-child-when = The space of { $name } will be created on { $created }, unless you refuse it by { $last }. This letter is sent to you because your fund attaches this child to you.

letter-code = Your provisional code
letter-code-about = It serves to activate the space or to refuse it. It is good for this person only, until { $last } included. Give it to nobody on the telephone.
letter-choice = The choice is yours
letter-choice-activate = Activate it: go to { $url }/activer, with the carte Vitale, the social security number, the birth date and this code.
letter-choice-oppose = Refuse it: go to { $url }/opposition, with the social security number, the birth date and this code. No card is asked for. Nothing can be added to it or read in it, and you receive a proof.
letter-choice-wait = Do nothing: the space will be created on { $created }. You can activate it later.
letter-later = And later
letter-later-about = You can change your mind at any time: close the space from its settings, or ask for it after refusing it.
letter-help = Help
letter-help-call = Call { $support }. An adviser can also record your refusal.
letter-help-fund = Ask your health insurance fund. An adviser can also record your refusal.
letter-data = Your data
letter-data-about = For this letter, only the name, address and identity known to your fund are used. You can ask the fund to see or correct them, and refer to the CNIL.
