//! Signing in: a password, then a one-time code. Both factors, always.

use carnet_core::account::{Account, Session, SessionStep};
use carnet_core::id::RecordId;
use carnet_core::record::{LookupKind, OwnerKind};
use carnet_store::RegistryCommit;
use jiff::ToSpan as _;

use crate::context::Cx;
use crate::error::{Error, Kind, Result};
use crate::outbox::{Channel, Message};
use crate::secret;
use crate::session::{self, Opened};

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

/// First factor. The answer and its time are the same for an unknown login and a wrong password.
///
/// # Errors
/// `signin.refused`; `signin.slow-down` after too many failures.
pub async fn password(cx: &Cx, login: &str, password: &str) -> Result<CodeSent> {
    let refused = || Error::new(Kind::Unauthenticated, "signin.refused");
    let login = login.trim().to_lowercase();
    let Some(mut account) = by_login(cx, &login).await? else {
        check(cx.app.decoy.clone(), password.to_owned()).await?;
        return Err(refused());
    };
    if let Some(until) = account.locked_until.filter(|until| cx.now < *until) {
        let left = until.duration_since(cx.now).as_secs();
        let minutes = left.unsigned_abs().div_ceil(60).to_string();
        return Err(Error::new(Kind::Busy, "signin.slow-down").with("minutes", minutes));
    }
    if !check(account.password.clone(), password.to_owned()).await? {
        account.failures = account.failures.saturating_add(1);
        account.locked_until = slow_down(account.failures).map(|pause| cx.now + pause);
        cx.store()
            .registry_commit(RegistryCommit::new(account.id, OwnerKind::Account).put(&account))
            .await?;
        return Err(refused());
    }
    send_code(cx, &account).await
}

/// From the fifth failure, each one doubles the pause, up to fifteen minutes.
fn slow_down(failures: u32) -> Option<jiff::Span> {
    let beyond = failures.checked_sub(5)?;
    let seconds = 30_i64.saturating_mul(1 << beyond.min(5)).min(900);
    Some(seconds.seconds())
}

/// Argon2 takes tens of milliseconds: never on a thread that serves others.
async fn check(hash: String, password: String) -> Result<bool> {
    tokio::task::spawn_blocking(move || secret::verify_password(&password, &hash))
        .await
        .map_err(Error::fault)
}

async fn by_login(cx: &Cx, login: &str) -> Result<Option<Account>> {
    let Some((owner, _)) = cx.store().find(LookupKind::Login, login).await? else {
        return Ok(None);
    };
    let record = RecordId::from_uuid(owner.uuid());
    Ok(cx.store().registry_one::<Account>(owner, record).await?.map(|kept| kept.value))
}

async fn send_code(cx: &Cx, account: &Account) -> Result<CodeSent> {
    let token = secret::token(&cx.app.chance);
    let code = secret::code(&cx.app.chance);
    let step = SessionStep::AwaitingCode {
        code: secret::code_hash(&token, &code),
        until: cx.now + cx.rules().one_time_code_life(),
        attempts: 0,
    };
    session::begin_with(cx, (account.id, OwnerKind::Account), token.clone(), step, None).await?;
    let (channel, to, masked) = destination(account)?;
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

fn destination(account: &Account) -> Result<(Channel, String, String)> {
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
pub async fn waiting(cx: &Cx, token: &str) -> Result<(Session, CodeSent)> {
    let session = session::find(cx, token).await?.ok_or_else(session::needed)?;
    if !matches!(session.step, SessionStep::AwaitingCode { .. }) {
        return Err(session::needed());
    }
    let (channel, _, masked) = destination(&owner(cx, &session).await?)?;
    Ok((session, CodeSent { token: token.to_owned(), channel, masked }))
}

async fn owner(cx: &Cx, session: &Session) -> Result<Account> {
    let record = RecordId::from_uuid(session.owner.uuid());
    let kept = cx.store().registry_one::<Account>(session.owner, record).await?;
    kept.map(|kept| kept.value).ok_or_else(session::needed)
}

/// Sends another code and forgets the waiting session.
pub async fn resend(cx: &Cx, token: &str) -> Result<CodeSent> {
    let (session, _) = waiting(cx, token).await?;
    let account = owner(cx, &session).await?;
    cx.store().registry_commit(session::forget(&session, token)).await?;
    send_code(cx, &account).await
}

/// Second factor. Opens a session under a new token.
///
/// # Errors
/// `signin.code-wrong`, `signin.code-expired`; after the last attempt the session is gone.
pub async fn code(cx: &Cx, token: &str, typed: &str) -> Result<Opened> {
    let (mut session, _) = waiting(cx, token).await?;
    let SessionStep::AwaitingCode { code, until, attempts } = session.step.clone() else {
        return Err(session::needed());
    };
    let typed: String = typed.chars().filter(char::is_ascii_digit).collect();
    let expired = cx.now >= until;
    if expired || !secret::same(&secret::code_hash(token, &typed), &code) {
        let attempts = attempts + 1;
        if expired || attempts >= cx.rules().one_time_code_attempts() {
            cx.store().registry_commit(session::forget(&session, token)).await?;
            return Err(Error::new(Kind::Unauthenticated, "signin.code-expired"));
        }
        session.step = SessionStep::AwaitingCode { code, until, attempts };
        cx.store()
            .registry_commit(RegistryCommit::new(session.owner, OwnerKind::Account).put(&session))
            .await?;
        let left = cx.rules().one_time_code_attempts().saturating_sub(attempts).to_string();
        return Err(Error::new(Kind::Unauthenticated, "signin.code-wrong").with("left", left));
    }
    let mut account = owner(cx, &session).await?;
    account.failures = 0;
    account.locked_until = None;
    cx.store().registry_commit(session::forget(&session, token).put(&account)).await?;
    session::begin(cx, (account.id, OwnerKind::Account), SessionStep::Open, None).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_masked() {
        assert_eq!(mask_email("martine@exemple.fr"), "m•••@exemple.fr");
        assert_eq!(mask_mobile("+33 6 12 34 56 78"), "•• •• •• •• 78");
    }

    #[test]
    fn pauses_grow_and_stop_growing() {
        assert!(slow_down(4).is_none());
        assert_eq!(slow_down(5).unwrap().get_seconds(), 30);
        assert_eq!(slow_down(6).unwrap().get_seconds(), 60);
        assert_eq!(slow_down(60).unwrap().get_seconds(), 900);
    }
}
