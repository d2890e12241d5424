//! « Qui peut voir ce document, et pourquoi »: the gate asked about everybody.

use carnet_core::access::Facts;
use carnet_core::access::explain::{Audience, Who, who_can_see};
use carnet_core::document::{Binder, Description, Document};
use carnet_core::id::DocumentId;
use carnet_core::space::Space;

use crate::authorise::Visit;
use crate::context::Cx;
use crate::document::read::{self, Opened};
use crate::document::sick_leave;
use crate::error::Result;

/// A document opened to its holder.
#[derive(Debug, Clone)]
pub struct Explained {
    /// The document and its bytes.
    pub opened: Opened,
    /// Who else can see it, and why.
    pub audience: Vec<Audience>,
    /// Where the holder put it, and what they reported of it.
    pub binder: Binder,
    /// How many sick-leave notices in force the space holds.
    pub sick_leaves: usize,
}

/// Opens a document to its holder and says who else can: per profession and per named person.
///
/// One line, « read »: the explanation is part of the page, and tells nothing the page does not.
pub async fn read(cx: &Cx, visit: &Visit, id: DocumentId) -> Result<Explained> {
    let look = |facts: &Facts| {
        let seen =
            facts.document(id).map(|document| who_can_see(cx.gate(), document, facts, cx.now));
        let sick_leaves = sick_leave::visible(cx, visit, facts).len();
        (seen.unwrap_or_default(), read::versions(cx, visit, facts, id), sick_leaves)
    };
    let (disclosed, (mut audience, versions, sick_leaves)) =
        read::disclosed(cx, visit, id, look).await?;
    let binder = disclosed.binder();
    let opened = read::content(cx, &disclosed, id, versions).await?;
    for one in &mut audience {
        name(&mut one.who, &opened.document, &opened.space);
    }
    Ok(Explained { opened, audience, binder, sick_leaves })
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
