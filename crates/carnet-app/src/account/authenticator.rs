//! Authenticator apps: added with a first code, and asked for at the sign-in.

mod totp;

use carnet_core::account::factor::{APPS_MAX, App, AppDraft, Seed, name};
use carnet_core::account::{Account, CodeUse, Session};
use data_encoding::BASE32_NOPAD;
use jiff::Timestamp;

use super::change::try_change;
use super::{backup, code, sign_in, tell};
use crate::context::Cx;
use crate::error::{Error, Kind, Result};
use crate::guard::{Caller, too_many};
use crate::secret;

/// What came of the code an app showed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Taken {
    /// It is the one of now, for the first time.
    Now,
    /// It is right, and was given before, or a later one was.
    Again,
    /// It is no app's.
    Not,
}

/// Takes the code of one of the account's apps: from then on neither it nor an earlier one is taken.
pub(super) fn take(account: &mut Account, typed: &str, now: Timestamp) -> Taken {
    let mut outcome = Taken::Not;
    for app in &mut account.factors.apps {
        let Some(step) = step_of(&app.seed, typed, now) else { continue };
        if step > app.last_step {
            app.last_step = step;
            app.used = Some(now);
            return Taken::Now;
        }
        outcome = Taken::Again;
    }
    outcome
}

fn step_of(seed: &Seed, typed: &str, now: Timestamp) -> Option<i64> {
    let bytes = BASE32_NOPAD.decode(seed.reveal().as_bytes()).ok()?;
    totp::step_of(&bytes, typed, now)
}

/// An app being added, as it is shown.
#[derive(Debug, Clone)]
pub struct Adding {
    /// The secret, to be copied by hand.
    pub seed: Seed,
    /// The address that holds all of it, for the drawing (Key Uri Format).
    pub uri: String,
}

/// Draws the secret of a new app, asked for by the password: a session left open adds nothing.
///
/// # Errors
/// `account.password-wrong`; `factor.too-many` when there are enough of them.
pub async fn begin(
    cx: &Cx,
    caller: &Caller,
    (account, session): (&Account, &Session),
    password: &str,
) -> Result<()> {
    sign_in::prove(cx, caller, account, password).await?;
    // 160 bits, as many as the hash has (RFC 4226 §4, R6).
    let seed = Seed::new(BASE32_NOPAD.encode(&cx.app.chance.bytes::<20>()));
    let until = cx.now + cx.rules().one_time_code_life();
    let draft = AppDraft { seed, session: session.id, until, attempts: 0 };
    let begun = |account: &mut Account| {
        if account.factors.apps.len() >= APPS_MAX {
            return Err(Error::new(Kind::Conflict, "factor.too-many"));
        }
        account.factors.draft = Some(draft.clone());
        Ok(())
    };
    try_change(cx, account.id, begun).await.map(drop)
}

/// The app that is being added in this session.
pub fn waiting(cx: &Cx, account: &Account, session: &Session) -> Option<Adding> {
    let draft = account.factors.draft.as_ref()?;
    let alive = draft.session == session.id && cx.now < draft.until;
    alive.then(|| Adding { seed: draft.seed.clone(), uri: uri(cx, account, &draft.seed) })
}

fn uri(cx: &Cx, account: &Account, seed: &Seed) -> String {
    let issuer = percent(&cx.settings().name);
    let login = percent(&account.login);
    format!("otpauth://totp/{issuer}:{login}?secret={}&issuer={issuer}", seed.reveal())
}

/// Everything but letters, digits and `-._~` (RFC 3986 §2.3).
fn percent(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.push_str(&secret::hex(&[byte]).to_uppercase());
        }
    }
    out
}

/// Puts the app in force once it has shown a first code. Backup codes come with the first one, in clear this once.
///
/// # Errors
/// `signin.code-wrong`; `factor.draft-over` when it must be begun again.
pub async fn confirm(
    cx: &Cx,
    caller: &Caller,
    (account, session): (&Account, &Session),
    (called, typed): (&str, &str),
) -> Result<Option<Vec<String>>> {
    let typed: String = typed.chars().filter(char::is_ascii_digit).collect();
    let called =
        name(called).ok_or_else(|| Error::new(Kind::Unprocessable, "factor.name").at("nom"))?;
    let tried = |account: &mut Account| {
        let outcome = prove(cx, caller, (account, session), (&called, &typed))?;
        let shown = (outcome.is_ok() && account.factors.backup.is_empty())
            .then(|| backup::draw(cx, account));
        Ok((outcome, shown))
    };
    let ((outcome, shown), account) = try_change(cx, account.id, tried).await?;
    outcome?;
    tell::everywhere(cx, &account.contact, "message-app-added");
    Ok(shown)
}

/// One try: what the account is afterwards, and what it came to.
fn prove(
    cx: &Cx,
    caller: &Caller,
    (account, session): (&mut Account, &Session),
    (called, typed): (&str, &str),
) -> Result<Result<()>> {
    let over = || Error::new(Kind::Unprocessable, "factor.draft-over");
    let draft = account.factors.draft.take().filter(|draft| draft.session == session.id);
    let mut draft = draft.filter(|draft| cx.now < draft.until).ok_or_else(over)?;
    let used = code::codes(cx, caller, account);
    used.prune(cx.now);
    let max = cx.rules().one_time_code_wrong_a_day();
    if let Some(wait) = CodeUse::wait(&used.wrong, max, cx.now) {
        return Err(too_many(Error::new(Kind::TooMany, "signin.codes-spent"), wait));
    }
    if let Some(last_step) = step_of(&draft.seed, typed, cx.now) {
        let id = secret::hex(&cx.app.chance.bytes::<12>());
        let (name, seed, since) = (called.to_owned(), draft.seed, cx.now);
        // The first code is used up with this: it opens nothing at the sign-in.
        account.factors.apps.push(App { id, name, seed, last_step, since, used: None });
        return Ok(Ok(()));
    }
    used.wrong.push(cx.now);
    draft.attempts += 1;
    let left = cx.rules().one_time_code_attempts().saturating_sub(draft.attempts);
    if left == 0 {
        return Ok(Err(over()));
    }
    account.factors.draft = Some(draft);
    let wrong = Error::new(Kind::Unprocessable, "signin.code-wrong").at("code");
    Ok(Err(wrong.with("left", left.to_string())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_of_an_app_escapes_what_it_must() {
        assert_eq!(percent("Carnet de santé"), "Carnet%20de%20sant%C3%A9");
        assert_eq!(percent("a.b-c_d~9"), "a.b-c_d~9");
    }
}
