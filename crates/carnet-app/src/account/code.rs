//! The second factor: a one-time code sent, sent again, or shown by an app, and typed.
//!
//! A try is written down before its answer is known, and only against the state it was compared with: of a hundred
//! at the same instant, each is counted. The count is the account's, over a day, whatever the codes, ways and sessions.

mod check;

use carnet_core::account::factor::SecondWay;
use carnet_core::account::{Account, CodeUse, Session, SessionStep};
use carnet_core::id::{OwnerId, RecordId};
use carnet_core::record::OwnerKind;
use carnet_store::{RegistryCommit, StoreError, Version};

use super::device;
use crate::authorise::RETRIES;
use crate::context::Cx;
use crate::error::{Error, Kind, Result};
use crate::guard::{self, Caller, Taken, too_many};
use crate::outbox::{Channel, Message};
use crate::secret;
use crate::session;

pub use check::{Given, check};

/// The second factor that is awaited.
#[derive(Debug, Clone)]
pub struct Asked {
    /// The session that waits for it.
    pub token: String,
    /// How it is to be given.
    pub way: SecondWay,
    /// Where a code went, masked: `m•••@exemple.fr` or `•• •• •• •• 42`; none when an app shows it.
    pub masked: Option<String>,
    /// How else it can be given.
    pub others: Vec<SecondWay>,
    /// Whether backup codes are left.
    pub backup: bool,
}

/// Both factors were given.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// The token of the session's cookie.
    pub token: String,
    /// What the browser keeps to be known next time.
    pub device: String,
}

/// A session that waits, with the token it is found by.
struct Waiting<'a> {
    session: Session,
    token: &'a str,
}

/// Asks for the second factor: an app shows it where there is one, else a code is sent.
pub(super) async fn ask_first(cx: &Cx, caller: &Caller, account: Account) -> Result<Asked> {
    let none = || Error::new(Kind::Unprocessable, "signin.no-contact");
    let first = ways(&account).first().copied().ok_or_else(none)?;
    ask(cx, caller, account, first, None).await
}

/// Begins the session that waits for the second factor, in the place of an earlier one, and sends a code where the way
/// needs one.
async fn ask(
    cx: &Cx,
    caller: &Caller,
    account: Account,
    way: SecondWay,
    before: Option<(Session, &str)>,
) -> Result<Asked> {
    let token = secret::token(&cx.app.chance);
    let before = before.map(|(session, token)| Waiting { session, token });
    let Some((channel, to)) = road(&account, way)? else {
        begin(cx, caller, account.id, (&token, way, None), before).await?;
        return Ok(asked(&account, way, token));
    };
    let code = secret::code(&cx.app.chance);
    begin(cx, caller, account.id, (&token, way, Some(&code)), before).await?;
    let message = Message {
        at: cx.now,
        channel,
        to,
        words: "message-code".to_owned(),
        args: vec![("code".to_owned(), code)],
    };
    cx.outbox()
        .send(message)
        .map_err(|error| Error::new(Kind::Busy, "signin.code-not-sent").because(error))?;
    Ok(asked(&account, way, token))
}

/// By which road a code leaves; none when an app shows it.
fn road(account: &Account, way: SecondWay) -> Result<Option<(Channel, String)>> {
    let missing = || Error::new(Kind::Unprocessable, "signin.way-missing");
    let contact = match way {
        SecondWay::App if account.factors.apps.is_empty() => return Err(missing()),
        SecondWay::App => return Ok(None),
        SecondWay::Email => (Channel::Mail, account.contact.email.clone()),
        SecondWay::Mobile => (Channel::Sms, account.contact.mobile.clone()),
    };
    let (channel, to) = contact;
    Ok(Some((channel, to.ok_or_else(missing)?)))
}

/// How this account can be proven, the one to begin with first.
fn ways(account: &Account) -> Vec<SecondWay> {
    let app = (!account.factors.apps.is_empty()).then_some(SecondWay::App);
    let email = account.contact.email.is_some().then_some(SecondWay::Email);
    let mobile = account.contact.mobile.is_some().then_some(SecondWay::Mobile);
    [app, email, mobile].into_iter().flatten().collect()
}

fn asked(account: &Account, way: SecondWay, token: String) -> Asked {
    let masked = match way {
        SecondWay::App => None,
        SecondWay::Email => account.contact.email.as_deref().map(mask_email),
        SecondWay::Mobile => account.contact.mobile.as_deref().map(mask_mobile),
    };
    let others = ways(account).into_iter().filter(|other| *other != way).collect();
    Asked { token, way, masked, others, backup: !account.factors.backup.is_empty() }
}

/// Writes down that the second factor is awaited, with the session that waits for it.
async fn begin(
    cx: &Cx,
    caller: &Caller,
    owner: OwnerId,
    (token, way, code): (&str, SecondWay, Option<&str>),
    before: Option<Waiting<'_>>,
) -> Result<()> {
    let (mut attempts, mut resent) = (0, 0);
    if let Some(Waiting { session, .. }) = &before
        && let SessionStep::AwaitingCode { attempts: tried, resent: times, .. } = &session.step
    {
        // Another code is no other count.
        (attempts, resent) = (*tried, *times + u32::from(code.is_some()));
    }
    let step = SessionStep::AwaitingCode {
        code: code.map(|code| secret::code_hash(token, code)),
        way,
        until: cx.now + cx.rules().one_time_code_life(),
        attempts,
        resent,
    };
    let session = session::new(cx, (owner, OwnerKind::Account), step, None);
    for _ in 0..RETRIES {
        let (mut account, version) = read(cx, owner).await?;
        let used = codes(cx, caller, &mut account);
        used.prune(cx.now);
        if code.is_some() {
            let max = cx.rules().one_time_code_sent_a_day();
            if let Some(wait) = CodeUse::wait(&used.sent, max, cx.now) {
                return Err(too_many(Error::new(Kind::TooMany, "signin.codes-sent"), wait));
            }
            used.sent.push(cx.now);
        }
        let commit = match &before {
            Some(waiting) => session::forget(&waiting.session, waiting.token),
            None => RegistryCommit::new(owner, OwnerKind::Account),
        };
        let commit = session::found_by(commit.put(&account), &session, token);
        match cx.store().registry_commit(commit.expecting(version)).await {
            Err(StoreError::Conflict) => {}
            other => return other.map(drop).map_err(Error::from),
        }
    }
    Err(Error::new(Kind::Busy, "server.busy"))
}

/// What is counted for this browser.
pub(super) fn codes<'a>(cx: &Cx, caller: &Caller, account: &'a mut Account) -> &'a mut CodeUse {
    if device::known(cx, account, caller).is_some() {
        &mut account.known
    } else {
        &mut account.stranger
    }
}

pub(super) fn destination(account: &Account) -> Result<(Channel, String, String)> {
    if let Some(email) = &account.contact.email {
        return Ok((Channel::Mail, email.clone(), mask_email(email)));
    }
    if let Some(mobile) = &account.contact.mobile {
        return Ok((Channel::Sms, mobile.clone(), mask_mobile(mobile)));
    }
    Err(Error::new(Kind::Unprocessable, "signin.no-contact"))
}

/// `m•••@exemple.fr`.
pub fn mask_email(email: &str) -> String {
    let (user, host) = email.split_once('@').unwrap_or((email, ""));
    let first: String = user.chars().take(1).collect();
    format!("{first}•••@{host}")
}

/// `•• •• •• •• 42`.
pub fn mask_mobile(mobile: &str) -> String {
    let digits: Vec<char> = mobile.chars().filter(char::is_ascii_digit).collect();
    let last: String = digits.iter().skip(digits.len().saturating_sub(2)).collect();
    format!("•• •• •• •• {last}")
}

/// What a waiting session asks for, for the page that asks it.
pub async fn waiting(cx: &Cx, token: &str) -> Result<Asked> {
    let (session, _) = begun(cx, token).await?;
    let SessionStep::AwaitingCode { way, .. } = session.step else {
        return Err(session::needed());
    };
    let (account, _) = read(cx, session.owner).await?;
    Ok(asked(&account, way, token.to_owned()))
}

async fn begun(cx: &Cx, token: &str) -> Result<(Session, Version)> {
    let found = session::find_versioned(cx, token).await?;
    found
        .filter(|(session, _)| matches!(session.step, SessionStep::AwaitingCode { .. }))
        .ok_or_else(session::needed)
}

pub(crate) async fn read(cx: &Cx, owner: OwnerId) -> Result<(Account, Version)> {
    let record = RecordId::from_uuid(owner.uuid());
    let kept = cx.store().registry_one::<Account>(owner, record).await?;
    kept.map(|kept| (kept.value, kept.version)).ok_or_else(session::needed)
}

/// One try from this address.
fn take(cx: &Cx, caller: &Caller) -> Result<Taken> {
    guard::take_code(cx, caller, Error::new(Kind::TooMany, "signin.slow-down"))
}

/// Asks in another way, or sends another code in the place of the one that waits. What was tried stays counted.
///
/// # Errors
/// `signin.code-again`, when it was sent again often enough; `signin.codes-sent`, when it was today;
/// `signin.way-missing`, when the account has no such way.
pub async fn again(cx: &Cx, caller: &Caller, token: &str, way: Option<SecondWay>) -> Result<Asked> {
    let (session, _) = begun(cx, token).await?;
    // Given back by nothing: each costs a message or a session.
    let _ = take(cx, caller)?;
    let SessionStep::AwaitingCode { resent, way: before, .. } = session.step else {
        return Err(session::needed());
    };
    let way = way.unwrap_or(before);
    if way != SecondWay::App && resent >= cx.rules().one_time_code_sent_again() {
        cx.store().registry_commit(session::forget(&session, token)).await?;
        return Err(Error::new(Kind::Unauthenticated, "signin.code-again"));
    }
    let (account, _) = read(cx, session.owner).await?;
    ask(cx, caller, account, way, Some((session, token))).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_masked() {
        assert_eq!(mask_email("martine@exemple.fr"), "m•••@exemple.fr");
        assert_eq!(mask_mobile("+33 6 12 34 56 78"), "•• •• •• •• 78");
    }
}
