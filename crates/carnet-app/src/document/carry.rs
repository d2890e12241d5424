//! Carries over what an earlier record of a person held: a DMP opened before July 2021 is there at the first sign-in.

use carnet_core::access::{Actor, Institution, Purpose, Standing};
use carnet_core::document::{Author, AuthorKind, Label};
use carnet_core::identity::Ins;
use carnet_core::space::SpaceState;
use carnet_store::Load;

use super::deposit::deposit;
use super::draft::{Deposited, Draft, SubmissionDraft};
use crate::authorise::Visit;
use crate::context::Cx;
use crate::error::{Error, Kind, Result};
use crate::space::find;

/// The name that stands in the person's history beside the structure that kept the document.
const CLIENT: &str = "carry-over";

/// What became of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Carried {
    /// It is in the space.
    In,
    /// It was there.
    Already,
    /// The person was told of their space and has not answered: nothing may be deposited before it is created.
    Waiting,
}

/// Deposits one document of an earlier record, in the name of the structure that kept it.
///
/// What waited for an announcement years ago waits no more.
///
/// # Errors
/// `space.unknown`, `carry.person` when the document is about somebody else, and those of a deposit.
pub async fn carry(cx: &Cx, ins: &Ins, mut draft: Draft) -> Result<Carried> {
    if draft.description.source_patient.ins != *ins {
        return Err(Error::new(Kind::Unprocessable, "carry.person"));
    }
    let space = find::by_ins(cx, ins).await?;
    let vault = cx.store().load(space, Load::Documents).await?;
    if matches!(vault.facts().state, Some(SpaceState::Known { .. } | SpaceState::Announced { .. }))
    {
        return Ok(Carried::Waiting);
    }
    let custodian = draft.description.custodian.clone();
    let depositor = Author {
        kind: AuthorKind::Device,
        person: None,
        role: None,
        structure: Some(custodian.clone()),
        device: None,
    };
    let institution =
        Institution { client: CLIENT.to_owned(), structure: custodian, standing: Standing::Active };
    let visit = Visit { actor: Actor::Institution(institution), purpose: Purpose::Deposit, space };
    draft.labels.retain(|label| *label != Label::HiddenFromHolder);
    let submission = SubmissionDraft {
        unique_id: format!("{}.1", draft.description.unique_id),
        source_id: None,
        designation: None,
        title: None,
        author: depositor.clone(),
    };
    match once(cx, &visit, &depositor, &submission, draft.clone()).await {
        // An old version that the earlier record did not give: the new one stands alone.
        Err(error) if draft.replaces.is_some() && error.code == "doc.replaces-unknown" => {
            let alone = Draft { replaces: None, ..draft };
            once(cx, &visit, &depositor, &submission, alone).await
        }
        other => other,
    }
}

async fn once(
    cx: &Cx,
    visit: &Visit,
    depositor: &Author,
    submission: &SubmissionDraft,
    draft: Draft,
) -> Result<Carried> {
    let done = deposit(cx, visit, depositor, submission, vec![draft]).await?;
    Ok(match done.first() {
        Some(Deposited::Already(_)) => Carried::Already,
        _ => Carried::In,
    })
}
