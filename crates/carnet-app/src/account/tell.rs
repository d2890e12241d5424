//! What is told of an account outside it, so that its owner hears of a change they did not make.

use carnet_core::space::Contact;

use crate::context::Cx;
use crate::outbox::{Channel, Message};

/// By which road a contact is reached.
pub(super) fn roads(contact: &Contact) -> Vec<(Channel, String)> {
    let mail = contact.email.clone().map(|to| (Channel::Mail, to));
    let sms = contact.mobile.clone().map(|to| (Channel::Sms, to));
    mail.into_iter().chain(sms).collect()
}

/// Tells every contact. The change stands whether or not the message leaves.
pub(super) fn everywhere(cx: &Cx, contact: &Contact, words: &str) {
    everywhere_with(cx, contact, words, &[]);
}

/// The same, with what the sentence counts.
pub(crate) fn everywhere_with(cx: &Cx, contact: &Contact, words: &str, args: &[(String, String)]) {
    for (channel, to) in roads(contact) {
        let message =
            Message { at: cx.now, channel, to, words: words.to_owned(), args: args.to_vec() };
        if let Err(error) = cx.outbox().send(message) {
            tracing::warn!(words, cause = %error, "a change of an account was not told");
        }
    }
}
