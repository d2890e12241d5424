//! The family of a holder: the children that the fund attaches to them, and where the space of each stands.

use carnet_core::access::{Action, Target};
use carnet_core::account::Account;
use carnet_core::id::OwnerId;
use carnet_core::identity::Ins;
use carnet_core::record::LookupKind;
use carnet_core::space::{Closing, Deletion, Mandate, SpaceState};
use carnet_store::{Load, StoreError, Vault};
use jiff::civil::Date;

use super::JOB;
use crate::authorise::{Visit, disclose};
use crate::context::Cx;
use crate::error::Result;

/// What can become of the space of a child.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It can be activated.
    ToActivate,
    /// It was closed, and can be opened again.
    Closed,
    /// Its deletion is pending: to open it again cancels that.
    Deleting(Deletion),
    /// Nobody was told of it yet.
    NotTold,
    /// It was refused.
    Opposed,
    /// Another representative manages it, and can invite.
    Managed,
    /// It is suspended.
    Suspended,
    /// The child is of age.
    OfAge,
}

impl Standing {
    /// True when it can be activated, or opened again, here.
    pub const fn opens(self) -> bool {
        matches!(self, Self::ToActivate | Self::Closed | Self::Deleting(_))
    }
}

/// A child whom the fund attaches to the holder, and whose space they do not manage yet.
#[derive(Debug, Clone)]
pub struct Child {
    /// The space.
    pub space: OwnerId,
    /// Name, as shown.
    pub name: String,
    /// Given name.
    pub given: String,
    /// Birth date.
    pub born: Date,
    /// What can become of it.
    pub standing: Standing,
}

/// What a holder sees of who acts for whom.
#[derive(Debug, Clone)]
pub struct Family {
    /// The children, oldest first, twins by their names.
    pub children: Vec<Child>,
    /// Who acts for the holder, or was asked to.
    pub mandates: Vec<Mandate>,
}

/// Looks at the family of a holder, in their own space.
pub async fn look(cx: &Cx, own: &Visit, account: &Account) -> Result<Family> {
    let opened = disclose(cx, own, Load::WithInsured, Action::ReadFamily, Target::Space).await?;
    let parent = opened.space().ins.clone();
    let attached = opened.insured().map(|insured| insured.attached.clone()).unwrap_or_default();
    let mut children = Vec::new();
    for child in attached {
        children.extend(one(cx, account, &parent, &child).await?);
    }
    children.sort_by(|one, other| (one.born, &one.name).cmp(&(other.born, &other.name)));
    Ok(Family { children, mandates: opened.mandates().to_vec() })
}

/// Who acts for the person whose space is open, or was asked to.
pub async fn of_space(cx: &Cx, visit: &Visit) -> Result<Vec<Mandate>> {
    let opened = disclose(cx, visit, Load::Documents, Action::ReadFamily, Target::Space).await?;
    Ok(opened.mandates().to_vec())
}

/// One child; none when there is no space, or the account manages it already.
async fn one(cx: &Cx, account: &Account, parent: &Ins, child: &Ins) -> Result<Option<Child>> {
    let Some((space, _)) = cx.store().find(LookupKind::Ins, &child.index_text()).await? else {
        return Ok(None);
    };
    let vault = match cx.store().load(space, Load::Documents).await {
        Err(StoreError::Erased { .. }) => return Ok(None),
        loaded => loaded?,
    };
    let Some(standing) = standing(cx, &vault, account) else { return Ok(None) };
    let visit = Visit::service(JOB, space);
    let opened = disclose(cx, &visit, Load::WithInsured, Action::Identify, Target::Space).await?;
    // The child's record decides whose they are: a parent's list is older than a change of fund.
    if opened.insured().and_then(|insured| insured.attached_to.as_ref()) != Some(parent) {
        return Ok(None);
    }
    let traits = &opened.space().traits;
    let (name, given) = (traits.display_name(), traits.shown_given().to_owned());
    Ok(Some(Child { space, name, given, born: traits.birth_date, standing }))
}

/// What can become of it; none when there is nothing to show.
fn standing(cx: &Cx, vault: &Vault, account: &Account) -> Option<Standing> {
    let facts = vault.facts();
    let manages = |mandate: &&Mandate| facts.in_force(mandate, cx.rules(), cx.now);
    let ours = facts.mandates_of(account.id).find(manages).is_some();
    let standing = match facts.state? {
        // The family is not reminded of a death by a list.
        SpaceState::Closed { why: Closing::Death { .. }, .. } => return None,
        _ if facts.is_of_age(cx.rules(), cx.now) => Standing::OfAge,
        SpaceState::Known { .. } => Standing::NotTold,
        SpaceState::Opposed { .. } => Standing::Opposed,
        SpaceState::Closed { deletion: Some(deletion), .. } => Standing::Deleting(deletion),
        SpaceState::Closed { .. } => Standing::Closed,
        SpaceState::Active { .. } | SpaceState::Suspended { .. } if ours => return None,
        SpaceState::Suspended { .. } => Standing::Suspended,
        SpaceState::Active { .. } if facts.mandates.iter().any(|it| manages(&it)) => {
            Standing::Managed
        }
        // The last one: activated, and who managed it gave it up. It begins anew.
        SpaceState::Announced { .. } | SpaceState::Created { .. } | SpaceState::Active { .. } => {
            Standing::ToActivate
        }
    };
    Some(standing)
}
