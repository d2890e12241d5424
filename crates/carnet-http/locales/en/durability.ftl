# What is said when the storage does not answer, or a write could not be made sure.
error-server-unavailable = The service cannot keep anything at the moment. What you sent may not have been kept.
    .next = Try again in a moment: a document sent twice is kept once.
error-server-halted = The service is stopping: a write could not be made sure. What you sent may not have been kept.
    .next = Try again in a few minutes: a document sent twice is kept once.
