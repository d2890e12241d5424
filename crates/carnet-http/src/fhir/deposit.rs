//! What both deposits share: drafts as the use case wants them, and who may hand them in.

use carnet_app::document::{self, Deposited, SubmissionDraft, deposit};
use carnet_core::id::OwnerId;
use carnet_core::practitioner::Scope;
use carnet_interop::fhir::{Draft, Target};

use super::call::Call;
use super::fault::Fault;
use super::wire;

/// Deposits drafts into a space, all or none.
pub(super) async fn deposit(
    call: &Call,
    space: OwnerId,
    submission: &SubmissionDraft,
    drafts: Vec<Draft>,
) -> Result<Vec<Deposited>, Fault> {
    call.software.may(Scope::Feed)?;
    let drafts = drafts.into_iter().map(|draft| ours(draft, space)).collect();
    let depositor = call.software.depositor();
    let visit = call.software.feeding(space);
    Ok(deposit::deposit(call.cx(), &visit, &depositor, submission, drafts).await?)
}

fn ours(draft: Draft, space: OwnerId) -> document::Draft {
    document::Draft {
        replaces: draft.replaces.map(|target| replaced(target, space)),
        description: draft.description,
        labels: draft.labels,
        media_type: draft.media_type,
        bytes: draft.bytes,
        shelf: draft.shelf,
    }
}

/// A document of another space cannot be replaced here: its id is left as it came, and names nothing.
fn replaced(target: Target, space: OwnerId) -> String {
    match target {
        Target::Identifier(identifier) => identifier,
        Target::Resource(id) => match wire::of_document(&id) {
            Ok((owner, document)) if owner == space => document.to_string(),
            _ => id,
        },
    }
}

#[cfg(test)]
mod tests {
    use carnet_core::id::DocumentId;
    use jiff::Timestamp;

    use super::*;

    #[test]
    fn a_replaced_document_is_one_of_the_same_space() {
        let space = OwnerId::new(Timestamp::UNIX_EPOCH, [1; 10]);
        let other = OwnerId::new(Timestamp::UNIX_EPOCH, [2; 10]);
        let document = DocumentId::new(Timestamp::UNIX_EPOCH, [3; 10]);
        let here = wire::document(space, document);
        let there = wire::document(other, document);
        assert_eq!(replaced(Target::Resource(here), space), document.to_string());
        assert_eq!(replaced(Target::Resource(there.clone()), space), there);
        let urn = "urn:oid:1.2.3".to_owned();
        assert_eq!(replaced(Target::Identifier(urn.clone()), space), urn);
    }
}
