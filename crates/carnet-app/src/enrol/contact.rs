//! Where codes will go from now on: an address or a number that brings a code back.

use carnet_core::account::contact::{self, ContactKind};
use carnet_core::account::enrolment::{ContactProof, Enrolment};
use carnet_store::StoreError;

use super::{change, of, versioned};
use crate::account::code::{mask_email, mask_mobile};
use crate::authorise::RETRIES;
use crate::context::Cx;
use crate::error::{Error, Kind, Result};
use crate::outbox::{Channel, Message};
use crate::secret;

/// Codes sent to new contacts in one enrolment.
const SENT_MAX: u32 = 5;

/// A contact that brought its code back.
pub type Confirmed = (ContactKind, String);

/// Sends a code to the contact somebody wants to be reached at.
///
/// # Errors
/// `contact.email`, `contact.mobile` when nothing can be sent there; `enrol.codes-sent` after five.
pub async fn tell(cx: &Cx, token: &str, kind: ContactKind, typed: &str) -> Result<()> {
    let value = contact::parse(kind, typed)
        .map_err(|invalid| Error::new(Kind::Unprocessable, invalid.code()))?;
    let (way, _) = versioned(cx, token).await?;
    if way.sent >= SENT_MAX {
        return Err(Error::new(Kind::Unprocessable, "enrol.codes-sent"));
    }
    let code = secret::code(&cx.app.chance);
    let proof = ContactProof {
        kind,
        value: value.clone(),
        code: secret::code_hash(&way.handle, &code),
        until: cx.now + cx.rules().one_time_code_life(),
        attempts: 0,
    };
    change(cx, token, |way| {
        way.proof = Some(proof.clone());
        way.contact = None;
        way.sent += 1;
    })
    .await?;
    let message = Message {
        at: cx.now,
        channel: match kind {
            ContactKind::Email => Channel::Mail,
            ContactKind::Mobile => Channel::Sms,
        },
        to: value,
        words: "message-contact-code".to_owned(),
        args: vec![("code".to_owned(), code)],
    };
    cx.outbox()
        .send(message)
        .map_err(|error| Error::new(Kind::Busy, "signin.code-not-sent").because(error))
}

/// The contact that waits for its code, masked.
pub fn waiting(way: &Enrolment) -> Option<(ContactKind, String)> {
    let proof = way.proof.as_ref()?;
    let masked = match proof.kind {
        ContactKind::Email => mask_email(&proof.value),
        ContactKind::Mobile => mask_mobile(&proof.value),
    };
    Some((proof.kind, masked))
}

/// Takes the code that was sent there.
///
/// # Errors
/// `signin.code-wrong` with how many are `left`; `enrol.contact-over` when another must be sent.
pub async fn confirm(cx: &Cx, token: &str, typed: &str) -> Result<()> {
    let typed: String = typed.chars().filter(char::is_ascii_digit).collect();
    for _ in 0..RETRIES {
        let (mut way, version) = versioned(cx, token).await?;
        let outcome = judge(cx, &mut way, &typed);
        match cx.store().registry_commit(of(&way).expecting(version)).await {
            Err(StoreError::Conflict) => {}
            Err(error) => return Err(error.into()),
            Ok(_) => return outcome,
        }
    }
    Err(Error::new(Kind::Busy, "server.busy"))
}

fn judge(cx: &Cx, way: &mut Enrolment, typed: &str) -> Result<()> {
    let over = || Error::new(Kind::Unprocessable, "enrol.contact-over");
    let mut proof = way.proof.take().filter(|proof| cx.now < proof.until).ok_or_else(over)?;
    if secret::same(&secret::code_hash(&way.handle, typed), &proof.code) {
        way.contact = Some((proof.kind, proof.value));
        return Ok(());
    }
    proof.attempts += 1;
    let left = cx.rules().one_time_code_attempts().saturating_sub(proof.attempts);
    if left == 0 {
        return Err(over());
    }
    way.proof = Some(proof);
    Err(Error::new(Kind::Unprocessable, "signin.code-wrong").with("left", left.to_string()))
}
