//! Another e-mail address or mobile number: a code goes there first, and the old one is told.

use carnet_core::account::contact::{self, ContactKind};
use carnet_core::account::{Account, CodeUse, ContactChange, Session};
use carnet_core::space::Contact;
use carnet_store::StoreError;

use super::change::{of, try_change};
use super::{code, sign_in, tell};
use crate::authorise::{RETRIES, Visit};
use crate::context::Cx;
use crate::error::{Error, Kind, Result};
use crate::guard::{Caller, too_many};
use crate::outbox::{Channel, Message};
use crate::secret;
use crate::space::configure;

/// Sends a code to a new contact, proven wanted by the password: a session left open changes nothing.
///
/// # Errors
/// `contact.email`, `contact.mobile` when nothing can be sent there, `contact.same` when it is the one in force,
/// `account.password-wrong`, `signin.codes-sent`.
pub async fn ask(
    cx: &Cx,
    caller: &Caller,
    (account, session): (&Account, &Session),
    (kind, typed): (ContactKind, &str),
    password: &str,
) -> Result<()> {
    let value = contact::parse(kind, typed)
        .map_err(|invalid| Error::new(Kind::Unprocessable, invalid.code()).at("contact"))?;
    if in_force(&account.contact, kind) == Some(value.as_str()) {
        return Err(Error::new(Kind::Unprocessable, "contact.same").at("contact"));
    }
    sign_in::prove(cx, caller, account, password).await?;
    let sent = secret::code(&cx.app.chance);
    let change = ContactChange {
        kind,
        value: value.clone(),
        session: session.id,
        code: secret::code_hash(&session.csrf, &sent),
        until: cx.now + cx.rules().one_time_code_life(),
        attempts: 0,
    };
    keep(cx, caller, account, change).await?;
    let channel = match kind {
        ContactKind::Email => Channel::Mail,
        ContactKind::Mobile => Channel::Sms,
    };
    let message = Message {
        at: cx.now,
        channel,
        to: value,
        words: "message-contact-code".to_owned(),
        args: vec![("code".to_owned(), sent)],
    };
    cx.outbox()
        .send(message)
        .map_err(|error| Error::new(Kind::Busy, "signin.code-not-sent").because(error))
}

async fn keep(cx: &Cx, caller: &Caller, account: &Account, change: ContactChange) -> Result<()> {
    let asked = |account: &mut Account| {
        let used = code::codes(cx, caller, account);
        used.prune(cx.now);
        let max = cx.rules().one_time_code_sent_a_day();
        if let Some(wait) = CodeUse::wait(&used.sent, max, cx.now) {
            return Err(too_many(Error::new(Kind::TooMany, "signin.codes-sent"), wait));
        }
        used.sent.push(cx.now);
        account.changing = Some(change.clone());
        Ok(())
    };
    try_change(cx, account.id, asked).await.map(drop)
}

/// The contact that waits for its code in this session, masked.
pub fn waiting(cx: &Cx, account: &Account, session: &Session) -> Option<(ContactKind, String)> {
    let change = account.changing.as_ref()?;
    let alive = change.session == session.id && cx.now < change.until;
    let masked = match change.kind {
        ContactKind::Email => code::mask_email(&change.value),
        ContactKind::Mobile => code::mask_mobile(&change.value),
    };
    alive.then_some((change.kind, masked))
}

/// Puts the new contact in force, here and for the notices of the space.
///
/// # Errors
/// `signin.code-wrong`; `contact.code-over` when it is dead, or after too many tries.
pub async fn confirm(
    cx: &Cx,
    caller: &Caller,
    visit: &Visit,
    (account, session): (&Account, &Session),
    typed: &str,
) -> Result<ContactKind> {
    let typed: String = typed.chars().filter(char::is_ascii_digit).collect();
    for _ in 0..RETRIES {
        let (mut account, version) = code::read(cx, account.id).await?;
        let before = account.contact.clone();
        let (kind, outcome) = take(cx, caller, &mut account, (session, &typed))?;
        if outcome.is_ok() {
            // The space first: until the account says so too, the same code does it again.
            configure::reach(cx, visit, &account.contact).await?;
        }
        match cx.store().registry_commit(of(&account).expecting(version)).await {
            Err(StoreError::Conflict) => {}
            Err(error) => return Err(error.into()),
            Ok(_) => {
                outcome?;
                tell::everywhere(cx, &only(&before, kind), "message-contact-changed");
                return Ok(kind);
            }
        }
    }
    Err(Error::new(Kind::Busy, "server.busy"))
}

/// One try: what the account is afterwards, and what it came to.
fn take(
    cx: &Cx,
    caller: &Caller,
    account: &mut Account,
    (session, typed): (&Session, &str),
) -> Result<(ContactKind, Result<()>)> {
    let over = || Error::new(Kind::Unprocessable, "contact.code-over");
    let change = account.changing.take().filter(|change| change.session == session.id);
    let mut change = change.filter(|change| cx.now < change.until).ok_or_else(over)?;
    let kind = change.kind;
    let used = code::codes(cx, caller, account);
    used.prune(cx.now);
    let max = cx.rules().one_time_code_wrong_a_day();
    if let Some(wait) = CodeUse::wait(&used.wrong, max, cx.now) {
        return Err(too_many(Error::new(Kind::TooMany, "signin.codes-spent"), wait));
    }
    if secret::same(&secret::code_hash(&session.csrf, typed), &change.code) {
        let value = Some(change.value);
        match kind {
            ContactKind::Email => account.contact.email = value,
            ContactKind::Mobile => account.contact.mobile = value,
        }
        return Ok((kind, Ok(())));
    }
    used.wrong.push(cx.now);
    change.attempts += 1;
    let left = cx.rules().one_time_code_attempts().saturating_sub(change.attempts);
    if left == 0 {
        return Ok((kind, Err(over())));
    }
    account.changing = Some(change);
    let wrong = Error::new(Kind::Unprocessable, "signin.code-wrong");
    Ok((kind, Err(wrong.with("left", left.to_string()))))
}

fn in_force(contact: &Contact, kind: ContactKind) -> Option<&str> {
    match kind {
        ContactKind::Email => contact.email.as_deref(),
        ContactKind::Mobile => contact.mobile.as_deref(),
    }
}

/// The contact that was replaced; when there was none, the other one.
fn only(before: &Contact, kind: ContactKind) -> Contact {
    if in_force(before, kind).is_none() {
        return before.clone();
    }
    match kind {
        ContactKind::Email => Contact { mobile: None, ..before.clone() },
        ContactKind::Mobile => Contact { email: None, ..before.clone() },
    }
}
