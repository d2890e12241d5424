//! A session of an account both of whose factors were given.

use carnet_core::account::device::came;
use carnet_core::account::{Account, Session, SessionStep};
use carnet_core::record::OwnerKind;
use carnet_store::RegistryCommit;

use super::code::SignedIn;
use super::device;
use crate::context::Cx;
use crate::guard::Caller;
use crate::{secret, session};

/// What opens it, with what the account knows of this browser from now on.
pub(crate) fn open(cx: &Cx, caller: &Caller, account: &mut Account) -> (RegistryCommit, SignedIn) {
    let (device, name) = device::given(cx, account, caller);
    came(&mut account.devices, &name, caller.agent, cx.now);
    let token = secret::token(&cx.app.chance);
    let session = session::new(cx, (account.id, OwnerKind::Account), SessionStep::Open, None);
    let session = Session { device: Some(name), ..session };
    let commit = RegistryCommit::new(account.id, OwnerKind::Account).put(account);
    (session::found_by(commit, &session, &token), SignedIn { token, device })
}
