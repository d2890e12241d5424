//! The last step: login and password, and the space is its holder's.

use carnet_core::access::{Action, Target};
use carnet_core::account::contact::ContactKind;
use carnet_core::account::device::came;
use carnet_core::account::enrolment::{Enrolment, Place};
use carnet_core::account::login::{self, SUGGESTIONS};
use carnet_core::account::password::{self as rules, PasswordRule, Personal};
use carnet_core::account::{Account, FirstChoices, Session, SessionStep};
use carnet_core::record::{LookupKind, OwnerKind};
use carnet_core::space::{Contact, Space, SpaceState};
use carnet_store::{Commit, Load, Record, StoreError};

use super::{forget, identify, in_person, versioned};
use crate::account::code::SignedIn;
use crate::account::{device, password};
use crate::authorise::{RETRIES, authorise};
use crate::context::Cx;
use crate::error::{Error, Kind, Result};
use crate::guard::Caller;
use crate::space::configure;
use crate::{secret, session};

/// What came of a login and a password.
#[derive(Debug)]
pub enum Chosen {
    /// The space is open.
    In(SignedIn),
    /// The login may not be chosen: why, and others that may.
    Login {
        /// Stable code of the rule it breaks.
        code: &'static str,
        /// Free ones like it.
        others: Vec<String>,
    },
    /// The password breaks these rules.
    Password(Vec<PasswordRule>),
}

/// Whether a login is free; others like it when it is not.
pub async fn free(cx: &Cx, wanted: &str) -> Result<Option<Vec<String>>> {
    if cx.store().find(LookupKind::Login, wanted).await?.is_none() {
        return Ok(None);
    }
    let mut others = Vec::new();
    for other in login::others(wanted) {
        if others.len() == SUGGESTIONS {
            break;
        }
        if cx.store().find(LookupKind::Login, &other).await?.is_none() {
            others.push(other);
        }
    }
    Ok(Some(others))
}

/// Opens the account and activates the space.
///
/// # Errors
/// `enrol.step` when something before is not done; `enrol.already-active` when somebody else was faster.
pub async fn finish(
    cx: &Cx,
    caller: &Caller,
    token: &str,
    (wanted, new): (&str, &str),
) -> Result<Chosen> {
    let (way, _) = versioned(cx, token).await?;
    let Some((kind, value)) = way.contact.clone().filter(|_| way.place() == Place::Account) else {
        return Err(Error::new(Kind::Unprocessable, "enrol.step"));
    };
    if let Err(invalid) = login::check(wanted) {
        return Ok(Chosen::Login { code: invalid.code(), others: Vec::new() });
    }
    if let Some(others) = free(cx, wanted).await? {
        return Ok(Chosen::Login { code: "account.login-taken", others });
    }
    let (space, _) = identify::look(cx, way.space).await?;
    let space = space.ok_or_else(|| Error::new(Kind::Unprocessable, "enrol.over"))?;
    let contact = match kind {
        ContactKind::Email => Contact { email: Some(value), mobile: None },
        ContactKind::Mobile => Contact { email: None, mobile: Some(value) },
    };
    let name = space.traits.display_name();
    let (login, hash) = (wanted.to_owned(), String::new());
    let account = Account::new(way.id, login, hash, name, contact, way.space);
    let about = Personal::of(&space.traits, space.ins.matricule());
    let broken = rules::broken(new, &password::known_of(about, &account));
    if !broken.is_empty() {
        return Ok(Chosen::Password(broken));
    }
    let hash = password::hash(cx, new).await?;
    let terms = way.terms.clone().unwrap_or_default();
    let account =
        Account { password: hash, terms, first_choices: FirstChoices::Waiting, ..account };
    activate(cx, &way, &space, &account.contact).await?;
    open(cx, caller, &way, account).await
}

/// The space first: until the account is there, the same enrolment does it again.
async fn activate(cx: &Cx, way: &Enrolment, space: &Space, contact: &Contact) -> Result<()> {
    let visit = in_person(way.id, space);
    for _ in 0..RETRIES {
        if identify::has_account(cx, way.space).await? {
            return Err(Error::new(Kind::Conflict, "enrol.already-active"));
        }
        let vault = cx.store().load(way.space, Load::WithInsured).await?;
        if matches!(vault.facts().state, Some(SpaceState::Active { .. })) {
            // Cut off before the account was there, or a parent's until the holder came of age: the space is open, and
            // is told whom to write to.
            return configure::reach(cx, &visit, contact).await;
        }
        // Who had refused asks for the space first: two lines, since two things happen.
        let opposed = matches!(vault.facts().state, Some(SpaceState::Opposed { .. }));
        let action = if opposed { Action::Create } else { Action::Activate };
        let permit = authorise(cx, &vault, &visit, action, Target::Space).await?;
        let version = vault.version();
        let mut space = vault.for_change(&permit.grant).space()?.clone();
        let next = if opposed { space.state.create(cx.now) } else { space.state.activate(cx.now) };
        space.state = next.map_err(|_| Error::new(Kind::Conflict, "enrol.not-activable"))?;
        space.contact.clone_from(contact);
        let commit = Commit::under(permit.grant, version).put(Record::Space(Box::new(space)));
        match cx.store().commit(commit).await {
            Err(StoreError::Conflict) => {}
            Ok(_) if opposed => {}
            other => return other.map(drop).map_err(Error::from),
        }
    }
    Err(Error::new(Kind::Busy, "server.busy"))
}

/// The account, and a session of it: the code of the fund and the one of the contact were both given.
async fn open(cx: &Cx, caller: &Caller, way: &Enrolment, mut account: Account) -> Result<Chosen> {
    let (device, name) = device::given(cx, &account, caller);
    came(&mut account.devices, &name, caller.agent, cx.now);
    let token = secret::token(&cx.app.chance);
    let session = session::new(cx, (way.id, OwnerKind::Account), SessionStep::Open, None);
    let session = Session { device: Some(name), ..session };
    let commit = forget(way)
        .put(&account)
        .lookup(LookupKind::Login, crate::account::normal(&account.login), None)
        .lookup(LookupKind::Holder, way.space.to_string(), None);
    let commit = session::found_by(commit, &session, &token);
    match cx.store().registry_commit(commit).await {
        Ok(_) => Ok(Chosen::In(SignedIn { token, device })),
        Err(StoreError::Duplicate { kind: LookupKind::Login }) => {
            let others = free(cx, &account.login).await?.unwrap_or_default();
            Ok(Chosen::Login { code: "account.login-taken", others })
        }
        Err(StoreError::Duplicate { .. }) => {
            Err(Error::new(Kind::Conflict, "enrol.already-active"))
        }
        Err(error) => Err(error.into()),
    }
}
