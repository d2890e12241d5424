//! One try at the second factor.

use carnet_core::account::device::came;
use carnet_core::account::factor::SecondWay;
use carnet_core::account::{Account, CodeUse, Session, SessionStep};
use carnet_core::record::OwnerKind;
use carnet_store::{RegistryCommit, StoreError};

use super::{SignedIn, begun, codes, device, read, take};
use crate::account::{authenticator, backup, tell};
use crate::authorise::RETRIES;
use crate::context::Cx;
use crate::error::{Error, Kind, Result};
use crate::guard::{Caller, Taken, too_many};
use crate::secret;
use crate::session;

/// What somebody gives as their second factor.
#[derive(Debug, Clone, Copy)]
pub enum Given<'a> {
    /// The six digits that were sent, or that the app shows.
    Code(&'a str),
    /// A backup code.
    Backup(&'a str),
}

/// Second factor. Opens a session under a new token.
///
/// # Errors
/// `signin.code-wrong`, `signin.code-used`, `signin.code-expired`; after the last attempt the session is gone.
/// `signin.codes-spent` when too many were wrong today.
pub async fn check(cx: &Cx, caller: &Caller, token: &str, given: Given<'_>) -> Result<SignedIn> {
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
        let outcome = compare(cx, &mut account, (&session, token), given)?;
        if !matches!(outcome, Outcome::Right) {
            codes(cx, caller, &mut account).wrong.push(cx.now);
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
            Ok(_) => {
                if matches!((&outcome, given), (Outcome::Right, Given::Backup(_))) {
                    let left = account.factors.backup.len().to_string();
                    let args = vec![("left".to_owned(), left)];
                    tell::everywhere_with(cx, &account.contact, "message-backup-used", &args);
                }
                return settle(cx, &outcome, SignedIn { token: opened, device }, taken);
            }
        }
    }
    Err(Error::new(Kind::Busy, "server.busy"))
}

/// What came of one try.
enum Outcome {
    Right,
    Wrong {
        attempts: u32,
    },
    /// The code an app shows, a second time.
    Used {
        attempts: u32,
    },
    Over,
}

fn compare(
    cx: &Cx,
    account: &mut Account,
    (session, token): (&Session, &str),
    given: Given<'_>,
) -> Result<Outcome> {
    let SessionStep::AwaitingCode { code, way, until, attempts, .. } = &session.step else {
        return Err(session::needed());
    };
    let attempts = attempts + 1;
    if cx.now >= *until {
        return Ok(Outcome::Over);
    }
    let mut seen_before = false;
    let right = match given {
        Given::Backup(typed) => backup::use_up(cx, account, typed),
        Given::Code(typed) => {
            let typed: String = typed.chars().filter(char::is_ascii_digit).collect();
            match (way, code) {
                (SecondWay::App, _) => {
                    let outcome = authenticator::take(account, &typed, cx.now);
                    seen_before = outcome == authenticator::Taken::Again;
                    outcome == authenticator::Taken::Now
                }
                (_, Some(code)) => secret::same(&secret::code_hash(token, &typed), code),
                (_, None) => false,
            }
        }
    };
    Ok(if right {
        Outcome::Right
    } else if attempts >= cx.rules().one_time_code_attempts() {
        Outcome::Over
    } else if seen_before {
        Outcome::Used { attempts }
    } else {
        Outcome::Wrong { attempts }
    })
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
        Outcome::Wrong { attempts: tried } | Outcome::Used { attempts: tried } => {
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
    let left =
        |attempts: &u32| cx.rules().one_time_code_attempts().saturating_sub(*attempts).to_string();
    match outcome {
        Outcome::Right => {
            cx.app.guard.give_back(taken);
            Ok(signed_in)
        }
        Outcome::Over => Err(Error::new(Kind::Unauthenticated, "signin.code-expired")),
        Outcome::Wrong { attempts } => {
            let wrong = Error::new(Kind::Unauthenticated, "signin.code-wrong");
            Err(wrong.with("left", left(attempts)))
        }
        Outcome::Used { attempts } => {
            let used = Error::new(Kind::Unauthenticated, "signin.code-used");
            Err(used.with("left", left(attempts)))
        }
    }
}
