//! Delivers a notice. The message says that something happened and who did it; what, one reads after signing in.

use carnet_store::Leased;

use crate::authorise::{Delivery, Recipient};
use crate::context::Cx;
use crate::error::{Error, Result};
use crate::outbox::{Channel, Message};

pub(super) fn deliver(cx: &Cx, task: &Leased) -> Result<()> {
    let delivery: Delivery =
        serde_json::from_value(task.task.payload.clone()).map_err(Error::fault)?;
    let Some((channel, to)) = address(&delivery) else {
        // Nobody to tell: the notice waits in the space.
        return Ok(());
    };
    // The identifier says nothing; what it leads to is shown after signing in.
    let place = delivery.notice.map(|id| format!("/{id}")).unwrap_or_default();
    let url = format!("{}/espace/notifications{place}", cx.settings().base_url);
    let message = Message {
        at: cx.now,
        channel,
        to,
        words: format!("message-notice-{}", delivery.kind.as_str()),
        args: vec![("who".to_owned(), delivery.who), ("url".to_owned(), url)],
    };
    cx.outbox().send(message).map_err(Error::fault)
}

fn address(delivery: &Delivery) -> Option<(Channel, String)> {
    match delivery.to {
        Recipient::AttendingDoctor => {
            // Secure messaging comes later; until then the operator's gateway knows the IDNPS.
            delivery.doctor.as_ref().map(|doctor| (Channel::Mail, doctor.idnps.clone()))
        }
        Recipient::Holder => {
            let contact = &delivery.contact;
            let mail = contact.email.clone().map(|to| (Channel::Mail, to));
            mail.or_else(|| contact.mobile.clone().map(|to| (Channel::Sms, to)))
        }
    }
}
