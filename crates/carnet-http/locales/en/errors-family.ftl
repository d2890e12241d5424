# What mandates refuse: what happened, `.next` what to do.

error-family-not-certified = You did not certify that you are the legal representative: nothing was activated.
    .next = Tick the box if you are. If not, ask the legal representative to do it.
error-family-nobody-chosen = You chose no child.
    .next = Tick at least one name.
error-family-not-attached = One of these children is no longer attached to you by your fund: nothing was activated.
    .next = Load the page again. If the error stays, contact your fund.
error-family-managed = This space is managed by another legal representative already.
    .next = Ask them to invite you from the child’s space.
error-family-of-age = This person has been an adult since their eighteenth birthday.
    .next = They alone can activate their space, with a card of their own.
error-family-not-activable = This space cannot be activated in its present state.
    .next = Call support: somebody looks at it with you.
error-family-not-yours = You act for nobody in that space.
    .next = Choose a space of the list.
error-mandate-offer-over = This request no longer waits for an answer: its time is over, or it was answered.
    .next = Ask the person to invite you again.
error-mandate-over = This mandate is over already.
    .next = There is nothing to do.
