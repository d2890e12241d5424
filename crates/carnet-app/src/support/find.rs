//! Finds a person by their exact identity: number, birth name and birth date, all three.

use carnet_core::access::{Action, Target};
use carnet_core::account::staff::Call;
use carnet_core::id::RecordId;
use carnet_core::identity::Traits;
use carnet_core::insured::Insured;
use carnet_core::limits::LimitKind;
use carnet_core::search::fold;
use carnet_core::space::Space;
use carnet_store::Load;
use jiff::civil::Date;

use super::Agent;
use crate::account::code::{mask_email, mask_mobile};
use crate::authorise::disclose;
use crate::context::Cx;
use crate::enrol::identify;
use crate::error::{Error, Kind, Result};
use crate::guard::too_many;

/// Who is looked for.
#[derive(Clone)]
pub struct Wanted {
    /// Number of the insured person, 15 characters, its key right.
    pub nir: String,
    /// Birth name, in whichever case, with its accents or without.
    pub name: String,
    /// Birth date.
    pub born: Date,
}

impl std::fmt::Debug for Wanted {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Wanted([hidden])")
    }
}

/// Looks for a person, and begins a call with them. Whoever has that number has a line of it, whether the rest was right
/// or not.
///
/// # Errors
/// `support.nobody`, whatever is false or unknown; `support.slow-down` when the agent looked for too many, or for nobody too
/// often.
pub async fn find(cx: &Cx, agent: &Agent<'_>, wanted: &Wanted) -> Result<()> {
    let of = agent.account.id.to_string();
    let slow = |wait| too_many(Error::new(Kind::TooMany, "support.slow-down"), wait);
    // Given back by nothing: whoever is found was looked at.
    let _ = cx.app.guard.take(cx.now, &[(LimitKind::SupportLook, of.as_str())]).map_err(slow)?;
    let tries = [(LimitKind::SupportNobody, of.as_str())];
    let taken = cx.app.guard.take(cx.now, &tries).map_err(slow)?;
    let nobody = || Error::new(Kind::NotFound, "support.nobody");
    let owner = identify::owner(cx, &wanted.nir).await?.ok_or_else(nobody)?;
    let visit = agent.visit(owner);
    let opened = disclose(cx, &visit, Load::WithInsured, Action::Identify, Target::Space).await?;
    let space = opened.space();
    if !is(&space.traits, wanted) {
        return Err(nobody());
    }
    cx.app.guard.give_back(taken);
    begin(cx, agent, space, opened.insured()).await
}

fn is(traits: &Traits, wanted: &Wanted) -> bool {
    // Hyphens, apostrophes and spaces are typed as one likes.
    let plain = |name: &str| fold(name).chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    traits.birth_date == wanted.born && plain(&traits.birth_name) == plain(&wanted.name)
}

async fn begin(cx: &Cx, agent: &Agent<'_>, space: &Space, known: Option<&Insured>) -> Result<()> {
    let email = known.and_then(|known| known.contact.email.as_deref());
    let mobile = known.and_then(|known| known.contact.mobile.as_deref());
    let call = Call {
        session: agent.session.id,
        space: space.id,
        name: space.traits.display_name(),
        email: email.map(mask_email),
        mobile: mobile.map(mask_mobile),
        letter: known.is_some_and(|known| !known.address.is_empty()),
        iban: known.is_some_and(|known| known.iban.is_some()),
        state: space.state.name().to_owned(),
        until: cx.now + cx.rules().support_call(),
        tries: 0,
        sent: 0,
        code: None,
        identified: None,
    };
    // Calls of sessions that are long over go with it.
    let kept = cx.store().registry::<Call>(agent.account.id).await?;
    let over = kept.iter().filter(|kept| kept.value.until <= cx.now);
    let commit = over.fold(agent.commit(), |commit, kept| {
        commit.remove::<Call>(RecordId::from_uuid(kept.value.session.uuid()))
    });
    cx.store().registry_commit(commit.put(&call)).await?;
    Ok(())
}
