//! « Qui peut voir ce document, et pourquoi »: the gate asked about everybody.

use carnet_core::access::DocumentFacts;
use carnet_core::access::explain::{Audience, Who, who_can_see};
use carnet_core::document::{Description, Document};
use carnet_core::id::DocumentId;
use carnet_core::space::Space;
use carnet_store::Load;

use crate::authorise::Visit;
use crate::context::Cx;
use crate::document::read::{self, Opened};
use crate::error::Result;

/// Opens a document to its holder and says who else can: per profession and per named person.
///
/// One line, « read »: the explanation is part of the page, and tells nothing the page does not.
pub async fn read(cx: &Cx, visit: &Visit, id: DocumentId) -> Result<(Opened, Vec<Audience>)> {
    let facts = cx.store().load(visit.space, Load::Documents).await?.facts().clone();
    let opened = read::read(cx, visit, id).await?;
    let document = &opened.document;
    let mut audience = who_can_see(cx.gate(), &DocumentFacts::of(document), &facts, cx.now);
    for one in &mut audience {
        name(&mut one.who, document, &opened.space);
    }
    Ok((opened, audience))
}

/// Whom the gate knows by number only, the document or the space may know by name.
fn name(who: &mut Who, document: &Document, space: &Space) {
    let Who::Person { rpps, person: person @ None, role } = who else { return };
    let number = format!("8{rpps}");
    let Description { authors, authenticator, .. } = &document.description;
    let author = authors
        .iter()
        .chain(authenticator)
        .chain([&document.depositor])
        .find(|author| author.person.as_ref().is_some_and(|known| known.idnps == number));
    if let Some(author) = author {
        person.clone_from(&author.person);
        *role = role.take().or_else(|| author.role.as_ref().map(|role| role.code.clone()));
    } else {
        *person = space.attending_doctor.clone().filter(|doctor| doctor.idnps == number);
    }
}
