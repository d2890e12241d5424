//! The one-time code: sent, sent again, and typed.
//!
//! A try is written down before its answer is known, and only against the state it was compared with: of a hundred
//! at the same instant, each is counted. The count is the account's, over a day, whatever the codes and sessions.

use carnet_core::account::device::came;
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

/// Where the code went, masked.
#[derive(Debug, Clone)]
pub struct CodeSent {
    /// The session that waits for the code.
    pub token: String,
    /// By which road.
    pub channel: Channel,
    /// `m•••@exemple.fr` or `•• •• •• •• 42`.
    pub masked: String,
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

/// Sends a code and begins the session that waits for it, in the place of an earlier one.
pub(super) async fn send(
    cx: &Cx,
    caller: &Caller,
    account: Account,
    before: Option<(Session, &str)>,
) -> Result<CodeSent> {
    let (channel, to, masked) = destination(&account)?;
    let (token, code) = (secret::token(&cx.app.chance), secret::code(&cx.app.chance));
    let before = before.map(|(session, token)| Waiting { session, token });
    begin(cx, caller, account.id, (&token, &code), before).await?;
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
    Ok(CodeSent { token, channel, masked })
}

/// Writes down that a code is sent, with the session that waits for it.
async fn begin(
    cx: &Cx,
    caller: &Caller,
    owner: OwnerId,
    (token, code): (&str, &str),
    before: Option<Waiting<'_>>,
) -> Result<()> {
    let (mut attempts, mut resent) = (0, 0);
    if let Some(Waiting { session, .. }) = &before
        && let SessionStep::AwaitingCode { attempts: tried, resent: times, .. } = &session.step
    {
        // Another code is no other count.
        (attempts, resent) = (*tried, *times + 1);
    }
    let step = SessionStep::AwaitingCode {
        code: secret::code_hash(token, code),
        until: cx.now + cx.rules().one_time_code_life(),
        attempts,
        resent,
    };
    let session = session::new(cx, (owner, OwnerKind::Account), step, None);
    for _ in 0..RETRIES {
        let (mut account, version) = read(cx, owner).await?;
        let used = codes(cx, caller, &mut account);
        used.prune(cx.now);
        let max = cx.rules().one_time_code_sent_a_day();
        if let Some(wait) = CodeUse::wait(&used.sent, max, cx.now) {
            return Err(too_many(Error::new(Kind::TooMany, "signin.codes-sent"), wait));
        }
        used.sent.push(cx.now);
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

/// Where a waiting session's code went, for the page that asks for it.
pub async fn waiting(cx: &Cx, token: &str) -> Result<CodeSent> {
    let (session, _) = begun(cx, token).await?;
    let (account, _) = read(cx, session.owner).await?;
    let (channel, _, masked) = destination(&account)?;
    Ok(CodeSent { token: token.to_owned(), channel, masked })
}

async fn begun(cx: &Cx, token: &str) -> Result<(Session, Version)> {
    let found = session::find_versioned(cx, token).await?;
    found
        .filter(|(session, _)| matches!(session.step, SessionStep::AwaitingCode { .. }))
        .ok_or_else(session::needed)
}

pub(super) async fn read(cx: &Cx, owner: OwnerId) -> Result<(Account, Version)> {
    let record = RecordId::from_uuid(owner.uuid());
    let kept = cx.store().registry_one::<Account>(owner, record).await?;
    kept.map(|kept| (kept.value, kept.version)).ok_or_else(session::needed)
}

/// One try from this address.
fn take(cx: &Cx, caller: &Caller) -> Result<Taken> {
    guard::take_code(cx, caller, Error::new(Kind::TooMany, "signin.slow-down"))
}

/// Sends another code, in the place of the one that waits. What was tried stays counted.
///
/// # Errors
/// `signin.code-again`, when it was sent again often enough; `signin.codes-sent`, when it was today.
pub async fn resend(cx: &Cx, caller: &Caller, token: &str) -> Result<CodeSent> {
    let (session, _) = begun(cx, token).await?;
    // Given back by nothing: each costs a message.
    let _ = take(cx, caller)?;
    let SessionStep::AwaitingCode { resent, .. } = session.step else {
        return Err(session::needed());
    };
    if resent >= cx.rules().one_time_code_sent_again() {
        cx.store().registry_commit(session::forget(&session, token)).await?;
        return Err(Error::new(Kind::Unauthenticated, "signin.code-again"));
    }
    let (account, _) = read(cx, session.owner).await?;
    send(cx, caller, account, Some((session, token))).await
}

/// Second factor. Opens a session under a new token.
///
/// # Errors
/// `signin.code-wrong`, `signin.code-expired`; after the last attempt the session is gone. `signin.codes-spent` when
/// too many were wrong today.
pub async fn check(cx: &Cx, caller: &Caller, token: &str, typed: &str) -> Result<SignedIn> {
    let typed: String = typed.chars().filter(char::is_ascii_digit).collect();
    // Only who gave the password has a try: a stranger uses up nothing of the service's.
    begun(cx, token).await?;
    let taken = take(cx, caller)?;
    for _ in 0..RETRIES {
        let (session, version) = begun(cx, token).await?;
        let (mut account, _) = read(cx, session.owner).await?;
        let used = codes(cx, caller, &mut account);
        used.prune(cx.now);
        let max = cx.rules().one_time_code_wrong_a_day();
        if let Some(wait) = CodeUse::wait(&used.wrong, max, cx.now) {
            return Err(too_many(Error::new(Kind::TooMany, "signin.codes-spent"), wait));
        }
        let outcome = compare(cx, &session, token, &typed)?;
        let wrong = !matches!(outcome, Outcome::Right);
        if wrong {
            used.wrong.push(cx.now);
        }
        let opened = secret::token(&cx.app.chance);
        let (device, name) = device::given(cx, &account, caller);
        if matches!(outcome, Outcome::Right) {
            came(&mut account.devices, &name, caller.agent, cx.now);
        }
        let commit = consequence(cx, (session, token), &outcome, (&opened, name)).put(&account);
        match cx.store().registry_commit(commit.expecting(version)).await {
            Err(StoreError::Conflict) => {}
            Err(error) => return Err(error.into()),
            Ok(_) => return settle(cx, &outcome, SignedIn { token: opened, device }, taken),
        }
    }
    Err(Error::new(Kind::Busy, "server.busy"))
}

/// What came of one try.
enum Outcome {
    Right,
    Wrong { attempts: u32 },
    Over,
}

fn compare(cx: &Cx, session: &Session, token: &str, typed: &str) -> Result<Outcome> {
    let SessionStep::AwaitingCode { code, until, attempts, .. } = &session.step else {
        return Err(session::needed());
    };
    let (expired, attempts) = (cx.now >= *until, attempts + 1);
    if !expired && secret::same(&secret::code_hash(token, typed), code) {
        Ok(Outcome::Right)
    } else if expired || attempts >= cx.rules().one_time_code_attempts() {
        Ok(Outcome::Over)
    } else {
        Ok(Outcome::Wrong { attempts })
    }
}

fn consequence(
    cx: &Cx,
    (mut session, token): (Session, &str),
    outcome: &Outcome,
    (opened, device): (&str, String),
) -> RegistryCommit {
    let owner = (session.owner, OwnerKind::Account);
    match outcome {
        Outcome::Over => session::forget(&session, token),
        Outcome::Wrong { attempts: tried } => {
            if let SessionStep::AwaitingCode { attempts, .. } = &mut session.step {
                *attempts = *tried;
            }
            RegistryCommit::new(owner.0, owner.1).put(&session)
        }
        Outcome::Right => {
            let open = session::new(cx, owner, SessionStep::Open, None);
            let open = Session { device: Some(device), ..open };
            session::found_by(session::forget(&session, token), &open, opened)
        }
    }
}

fn settle(cx: &Cx, outcome: &Outcome, signed_in: SignedIn, taken: Taken) -> Result<SignedIn> {
    match outcome {
        Outcome::Right => {
            cx.app.guard.give_back(taken);
            Ok(signed_in)
        }
        Outcome::Over => Err(Error::new(Kind::Unauthenticated, "signin.code-expired")),
        Outcome::Wrong { attempts } => {
            let left = cx.rules().one_time_code_attempts().saturating_sub(*attempts).to_string();
            Err(Error::new(Kind::Unauthenticated, "signin.code-wrong").with("left", left))
        }
    }
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
