//! A login or a password that was lost. Nothing is shown: the login goes to the contact of the account, and a new
//! password takes the card and a code sent there.

use carnet_core::account::password::Personal;
use carnet_core::account::{Account, CodeUse, Recovery};
use carnet_core::id::{OwnerId, RecordId};
use carnet_core::record::{LookupKind, OwnerKind};
use carnet_core::space::SpaceState;
use carnet_store::{RegistryCommit, StoreError, Version};
use jiff::civil::Date;

use super::code::{self, destination};
use super::end;
use super::password::{self, Judged};
use super::tell;
use crate::authorise::RETRIES;
use crate::context::Cx;
use crate::enrol::{self, Typed, handle, identify};
use crate::error::{Error, Kind, Result};
use crate::guard::{self, Caller, too_many};
use crate::outbox::{Channel, Message};
use crate::secret;

/// Sends the login of a person to the contact of their account. The answer is the same for everybody, and so is the
/// work.
///
/// # Errors
/// `enrol.slow-down` after too many from one address.
pub async fn login(cx: &Cx, caller: &Caller, nir: &str, born: Date) -> Result<()> {
    // Given back by nothing: each may cost a message.
    let _ = enrol::take(cx, caller, nir)?;
    let (space, _) = identify::seen(cx, nir).await?;
    let space = space.filter(|space| {
        matches!(space.state, SpaceState::Active { .. }) && space.traits.birth_date == born
    });
    let account = match &space {
        Some(space) => end::of_space(cx, space.id).await?,
        None => end::of_space(cx, identify::DECOY).await?.filter(|_| false),
    };
    let told = account.as_ref().and_then(|account| destination(account).ok());
    let Some((account, (channel, to, _))) = account.zip(told) else {
        return identify::busy(cx).await;
    };
    let message = Message {
        at: cx.now,
        channel,
        to,
        words: "message-login".to_owned(),
        args: vec![("login".to_owned(), account.login)],
    };
    // Whether it left is not told either.
    if let Err(error) = cx.outbox().send(message) {
        tracing::warn!(cause = %error, "a login was not sent");
    }
    Ok(())
}

/// Where the code of a recovery went.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// By which road.
    pub channel: Channel,
    /// The contact, masked.
    pub masked: String,
    /// The code was given: a new password may be chosen.
    pub proven: bool,
}

/// Begins the recovery of a password: a code goes to the contact of the account, and the token of the cookie comes back.
///
/// # Errors
/// As [`enrol::identify()`]; `recover.no-account` for who holds the card of a space that has none;
/// `signin.codes-sent` after too many in a day.
pub async fn ask(cx: &Cx, caller: &Caller, typed: &Typed) -> Result<String> {
    let taken = enrol::take(cx, caller, &typed.nir)?;
    let (space, _) = identify::matching(cx, typed).await?;
    cx.app.guard.give_back(taken);
    let account = end::of_space(cx, space.id).await?;
    let account = account.ok_or_else(|| Error::new(Kind::Conflict, "recover.no-account"))?;
    let (channel, to, _) = destination(&account)?;
    let (token, code) = (secret::token(&cx.app.chance), secret::code(&cx.app.chance));
    begin(cx, account.id, (&token, &code)).await?;
    let message = Message {
        at: cx.now,
        channel,
        to,
        words: "message-recovery-code".to_owned(),
        args: vec![("code".to_owned(), code)],
    };
    cx.outbox()
        .send(message)
        .map_err(|error| Error::new(Kind::Busy, "signin.code-not-sent").because(error))?;
    Ok(token)
}

async fn begin(cx: &Cx, owner: OwnerId, (token, code): (&str, &str)) -> Result<()> {
    let handle = handle(token);
    let recovery = Recovery {
        code: secret::code_hash(&handle, code),
        handle: handle.clone(),
        until: cx.now + cx.rules().one_time_code_life(),
        attempts: 0,
        proven: None,
    };
    for _ in 0..RETRIES {
        let (mut account, version) = code::read(cx, owner).await?;
        account.recovered.prune(cx.now);
        let max = cx.rules().one_time_code_sent_a_day();
        if let Some(wait) = CodeUse::wait(&account.recovered.sent, max, cx.now) {
            return Err(too_many(Error::new(Kind::TooMany, "signin.codes-sent"), wait));
        }
        account.recovered.sent.push(cx.now);
        let before = account.recovery.replace(recovery.clone());
        let commit = RegistryCommit::new(owner, OwnerKind::Account).put(&account);
        let commit = commit.lookup(LookupKind::Enrolment, &handle, None);
        let commit = match before {
            Some(before) => commit.unlookup(LookupKind::Enrolment, before.handle),
            None => commit,
        };
        match cx.store().registry_commit(commit.expecting(version)).await {
            Err(StoreError::Conflict) => {}
            other => return other.map(drop).map_err(Error::from),
        }
    }
    Err(Error::new(Kind::Busy, "server.busy"))
}

fn over() -> Error {
    Error::new(Kind::Unprocessable, "recover.over")
}

async fn found(cx: &Cx, token: &str) -> Result<(Account, Recovery, Version)> {
    let handle = handle(token);
    let found = cx.store().find(LookupKind::Enrolment, &handle).await?;
    let (owner, _) = found.ok_or_else(over)?;
    let record = RecordId::from_uuid(owner.uuid());
    let kept = cx.store().registry_one::<Account>(owner, record).await?.ok_or_else(over)?;
    let recovery = kept.value.recovery.clone();
    let recovery = recovery.filter(|one| one.handle == handle && cx.now < one.until);
    Ok((kept.value, recovery.ok_or_else(over)?, kept.version))
}

/// Where the code went.
///
/// # Errors
/// `recover.over` when it is dead.
pub async fn waiting(cx: &Cx, token: &str) -> Result<Waiting> {
    let (account, recovery, _) = found(cx, token).await?;
    let (channel, _, masked) = destination(&account)?;
    Ok(Waiting { channel, masked, proven: recovery.proven.is_some() })
}

/// Takes the code.
///
/// # Errors
/// `signin.code-wrong` with how many are `left`; `recover.over` after the last; `signin.codes-spent` when too many
/// were wrong today.
pub async fn confirm(cx: &Cx, caller: &Caller, token: &str, typed: &str) -> Result<()> {
    let typed: String = typed.chars().filter(char::is_ascii_digit).collect();
    found(cx, token).await?;
    let slow_down = Error::new(Kind::TooMany, "enrol.slow-down");
    let taken = guard::take_code(cx, caller, slow_down)?;
    for _ in 0..RETRIES {
        let (mut account, mut recovery, version) = found(cx, token).await?;
        account.recovered.prune(cx.now);
        let max = cx.rules().one_time_code_wrong_a_day();
        if let Some(wait) = CodeUse::wait(&account.recovered.wrong, max, cx.now) {
            return Err(too_many(Error::new(Kind::TooMany, "signin.codes-spent"), wait));
        }
        let outcome = judge(cx, &mut recovery, &typed);
        if outcome.is_err() {
            account.recovered.wrong.push(cx.now);
        }
        let last = outcome.as_ref().is_err_and(|error| error.code == "recover.over");
        account.recovery = (!last).then_some(recovery);
        let commit = RegistryCommit::new(account.id, OwnerKind::Account).put(&account);
        match cx.store().registry_commit(commit.expecting(version)).await {
            Err(StoreError::Conflict) => {}
            Err(error) => return Err(error.into()),
            Ok(_) => {
                if outcome.is_ok() {
                    cx.app.guard.give_back(taken);
                }
                return outcome;
            }
        }
    }
    Err(Error::new(Kind::Busy, "server.busy"))
}

fn judge(cx: &Cx, recovery: &mut Recovery, typed: &str) -> Result<()> {
    if secret::same(&secret::code_hash(&recovery.handle, typed), &recovery.code) {
        recovery.proven = Some(cx.now);
        return Ok(());
    }
    recovery.attempts += 1;
    let left = cx.rules().one_time_code_attempts().saturating_sub(recovery.attempts);
    if left == 0 {
        return Err(over());
    }
    Err(Error::new(Kind::Unprocessable, "signin.code-wrong").with("left", left.to_string()))
}

/// Puts a new password in force. Every session is over, and the contacts are told.
///
/// # Errors
/// `recover.over`.
pub async fn finish(cx: &Cx, token: &str, new: &str) -> Result<Judged> {
    for _ in 0..RETRIES {
        let (mut account, recovery, version) = found(cx, token).await?;
        if recovery.proven.is_none() {
            return Err(over());
        }
        let (space, _) = identify::look(cx, account.space).await?;
        let about = space.map(|space| Personal::of(&space.traits, space.ins.matricule()));
        let about = password::known_of(about.unwrap_or_default(), &account);
        let judged = password::judge(cx, &account, &about, new).await?;
        if judged != Judged::Kept {
            return Ok(judged);
        }
        password::replace(&mut account, password::hash(cx, new).await?);
        account.recovery = None;
        let commit = RegistryCommit::new(account.id, OwnerKind::Account).put(&account);
        let commit = end::sessions(cx, account.id, commit, |_| true).await?;
        let commit = commit.unlookup(LookupKind::Enrolment, recovery.handle);
        match cx.store().registry_commit(commit.expecting(version)).await {
            Err(StoreError::Conflict) => {}
            Err(error) => return Err(error.into()),
            Ok(_) => {
                tell::everywhere(cx, &account.contact, "message-password-changed");
                return Ok(Judged::Kept);
            }
        }
    }
    Err(Error::new(Kind::Busy, "server.busy"))
}
