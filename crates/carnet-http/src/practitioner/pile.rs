//! The pile on the desk: the list of documents shown last, to go from one to the next without coming back to it.
//!
//! It holds identifiers only, in the professional's own session: titles stay in the space. What was masked or
//! withdrawn since is passed over, as if it had never been in the pile.

use carnet_app::Error;
use carnet_app::practitioner::recent;
use carnet_core::id::{DocumentId, OwnerId};
use carnet_core::practitioner::Recent;
use carnet_core::space::Space;
use serde::{Deserialize, Serialize};

use super::Pro;
use super::visitor::Held;
use crate::show;
use crate::view::practitioner::Pile as Shown;

/// Most documents of a pile.
const DOCUMENTS_MAX: usize = 500;

/// A list of documents, as it was shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Pile {
    space: OwnerId,
    documents: Vec<DocumentId>,
    /// Where the list is, with its filters and its page.
    address: String,
}

impl Pile {
    pub(crate) fn new(
        space: OwnerId,
        documents: impl IntoIterator<Item = DocumentId>,
        address: &str,
    ) -> Self {
        let documents = documents.into_iter().take(DOCUMENTS_MAX).collect();
        Self { space, documents, address: address.to_owned() }
    }
}

/// The neighbours of a document among those of the pile that are still seen; none when it is not in it.
fn neighbours(space: OwnerId, seen: &[DocumentId], document: DocumentId) -> Option<Shown> {
    let at = seen.iter().position(|id| *id == document)?;
    let href = |id: &DocumentId| format!("/pro/patients/{space}/documents/{id}");
    Some(Shown {
        place: show::count(at + 1),
        total: show::count(seen.len()),
        previous: at.checked_sub(1).and_then(|at| seen.get(at)).map(href),
        next: seen.get(at + 1).map(href),
    })
}

/// The documents of the pile, when it is of that patient.
pub(crate) fn documents(pro: &Pro, space: OwnerId) -> &[DocumentId] {
    let pile = pro.held.pile.as_ref().filter(|pile| pile.space == space);
    pile.map_or(&[], |pile| &pile.documents)
}

/// The neighbours of a document among those that are still seen, and the list to come back to.
pub(crate) fn around(
    pro: &Pro,
    space: OwnerId,
    seen: &[DocumentId],
    document: DocumentId,
) -> (Option<Shown>, String) {
    let pile = pro.held.pile.as_ref().filter(|pile| pile.space == space);
    let list = pile
        .map_or_else(|| format!("/pro/patients/{space}/documents"), |pile| pile.address.clone());
    (neighbours(space, seen, document), list)
}

/// Puts the patient at the top of the work list, and the list on the desk.
pub(crate) async fn lay(pro: &Pro, space: &Space, pile: Pile) -> Result<(), Error> {
    let patient = Recent {
        space: space.id,
        name: space.traits.display_name(),
        ins: (space.ins.matricule().to_owned(), space.ins.domain().oid().to_owned()),
        opened: pro.cx().now,
        birth: Some(space.traits.birth_date),
        sex: Some(space.traits.sex),
    };
    let held = Held { pile: Some(pile), ..pro.held.clone() };
    let context = serde_json::to_value(&held).map_err(Error::fault)?;
    recent::remember(pro.cx(), &pro.session, context, &patient).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::Timestamp;

    fn space(number: u8) -> OwnerId {
        OwnerId::new(Timestamp::UNIX_EPOCH, [number; 10])
    }

    fn document(number: u16) -> DocumentId {
        let [high, low] = number.to_be_bytes();
        DocumentId::new(Timestamp::UNIX_EPOCH, [0, 0, 0, 0, 0, 0, 0, 0, high, low])
    }

    #[test]
    fn a_document_knows_its_place_and_its_neighbours() {
        let seen: Vec<_> = (0..3).map(document).collect();
        let around = |number| neighbours(space(1), &seen, document(number));
        let first = around(0).unwrap();
        assert_eq!((first.place, first.total, first.previous), (1, 3, None));
        assert!(first.next.unwrap().ends_with(&document(1).to_string()));
        let last = around(2).unwrap();
        assert_eq!((last.place, last.next), (3, None));
        assert_eq!(around(7), None, "not in it");
    }

    #[test]
    fn a_pile_is_only_so_high() {
        let pile = Pile::new(space(1), (0..900).map(document), "/liste");
        assert_eq!(pile.documents.len(), 500);
    }
}
