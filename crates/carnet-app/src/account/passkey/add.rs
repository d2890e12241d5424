//! A passkey added to an account.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use carnet_core::account::factor::{PASSKEYS_MAX, Passkey, PasskeyDraft, Travel, name};
use carnet_core::account::{Account, Session};
use carnet_core::record::LookupKind;
use carnet_interop::webauthn::{Authenticator, Backup, Ceremony, PublicKey, client};
use carnet_store::StoreError;

use super::{Party, bytes, credentials, handle, refused};
use crate::account::change::{self, try_change};
use crate::account::{code, sign_in, tell};
use crate::authorise::RETRIES;
use crate::context::Cx;
use crate::error::{Error, Kind, Result};
use crate::guard::Caller;
use crate::secret;

/// What a browser needs to make a passkey (§5.4).
#[derive(Debug, Clone)]
pub struct Adding {
    /// What it signs, in Base64url.
    pub challenge: String,
    /// For whom.
    pub party: Party,
    /// The account, in Base64url: a number that says nothing of anybody.
    pub handle: String,
    /// Passkeys the account has: an authenticator makes no second one.
    pub known: Vec<String>,
    /// The algorithms we verify, best first.
    pub algorithms: Vec<i64>,
}

/// What a browser made.
#[derive(Debug, Clone, Copy)]
pub struct NewKey<'a> {
    /// What its owner calls it.
    pub name: &'a str,
    /// `clientDataJSON`, in Base64url.
    pub client: &'a str,
    /// `attestationObject`, in Base64url.
    pub attestation: &'a str,
}

fn party(cx: &Cx) -> Result<Party> {
    let none = || Error::new(Kind::Conflict, "passkey.no-name");
    Party::of(&cx.settings().base_url).ok_or_else(none)
}

/// Draws the challenge of a new passkey, asked for by the password: a session left open adds nothing.
///
/// # Errors
/// `account.password-wrong`; `factor.too-many`; `passkey.no-name` where browsers know no passkeys.
pub async fn begin(
    cx: &Cx,
    caller: &Caller,
    (account, session): (&Account, &Session),
    password: &str,
) -> Result<()> {
    party(cx)?;
    sign_in::prove(cx, caller, account, password).await?;
    let draft = PasskeyDraft {
        challenge: secret::token(&cx.app.chance),
        session: session.id,
        until: cx.now + cx.rules().one_time_code_life(),
    };
    let begun = |account: &mut Account| {
        if account.factors.passkeys.len() >= PASSKEYS_MAX {
            return Err(Error::new(Kind::Conflict, "factor.too-many"));
        }
        account.factors.passkey = Some(draft.clone());
        Ok(())
    };
    try_change(cx, account.id, begun).await.map(drop)
}

/// The passkey that is being added in this session.
pub fn waiting(cx: &Cx, account: &Account, session: &Session) -> Option<Adding> {
    let draft = account.factors.passkey.as_ref()?;
    let alive = draft.session == session.id && cx.now < draft.until;
    Some(Adding {
        challenge: alive.then(|| draft.challenge.clone())?,
        party: party(cx).ok()?,
        handle: handle(account.id),
        known: credentials(account).collect(),
        algorithms: PublicKey::ALGORITHMS.to_vec(),
    })
}

/// Puts a passkey in force. Its challenge is used up, whatever comes of it.
///
/// # Errors
/// `factor.name`; `passkey.over` when it must be begun again; `passkey.known` when an account has it already;
/// `passkey.refused`.
pub async fn add(
    cx: &Cx,
    (account, session): (&Account, &Session),
    made: NewKey<'_>,
) -> Result<()> {
    let called =
        name(made.name).ok_or_else(|| Error::new(Kind::Unprocessable, "factor.name").at("nom"))?;
    let challenge = use_up(cx, account, session).await?;
    let key = read(cx, &challenge, called, made)?;
    for _ in 0..RETRIES {
        let (mut account, version) = code::read(cx, account.id).await?;
        if account.factors.passkeys.len() >= PASSKEYS_MAX {
            return Err(Error::new(Kind::Conflict, "factor.too-many"));
        }
        account.factors.passkeys.push(key.clone());
        let commit = change::of(&account).expecting(version);
        let commit = commit.lookup(LookupKind::Passkey, &key.credential, None);
        match cx.store().registry_commit(commit).await {
            Err(StoreError::Conflict) => {}
            Err(StoreError::Duplicate { .. }) => {
                return Err(Error::new(Kind::Conflict, "passkey.known"));
            }
            Err(error) => return Err(error.into()),
            Ok(_) => {
                tell::everywhere(cx, &account.contact, "message-passkey-added");
                return Ok(());
            }
        }
    }
    Err(Error::new(Kind::Busy, "server.busy"))
}

/// The challenge of this session, which is none any more.
async fn use_up(cx: &Cx, account: &Account, session: &Session) -> Result<String> {
    let over = || Error::new(Kind::Unprocessable, "passkey.over");
    let taken = |account: &mut Account| {
        let draft = account.factors.passkey.take().filter(|draft| draft.session == session.id);
        draft.filter(|draft| cx.now < draft.until).ok_or_else(over)
    };
    let (draft, _) = try_change(cx, account.id, taken).await?;
    Ok(draft.challenge)
}

/// Reads what the browser made (§7.1).
fn read(cx: &Cx, challenge: &str, called: String, made: NewKey<'_>) -> Result<Passkey> {
    let party = party(cx)?;
    let garbled = || Error::new(Kind::Unauthenticated, "passkey.refused");
    let said = bytes(made.client).ok_or_else(garbled)?;
    let object = bytes(made.attestation).ok_or_else(garbled)?;
    client(&said, Ceremony::Create, challenge, &party.origin).map_err(refused)?;
    let (data, new) = Authenticator::of_attestation(&object, &party.hash()).map_err(refused)?;
    Ok(Passkey {
        id: secret::hex(&cx.app.chance.bytes::<12>()),
        credential: URL_SAFE_NO_PAD.encode(&new.id),
        key: URL_SAFE_NO_PAD.encode(&new.cose),
        name: called,
        counter: data.counter,
        travel: match data.backup {
            Backup::Bound => Travel::Bound,
            Backup::Eligible => Travel::Eligible,
            Backup::Done => Travel::Done,
        },
        since: cx.now,
        used: None,
    })
}
