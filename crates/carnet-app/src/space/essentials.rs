//! What a professional sees first of a patient. One line, « open »; the opening itself told who must be told.

use std::sync::Arc;

use carnet_core::access::{Action, Actor, Target};
use carnet_core::clinical::FactsOf;
use carnet_core::clinical::essentials::{self, Seen};
use carnet_core::clinical::relevance::Reader;
use carnet_core::clinical::{Essentials, Relevance};
use carnet_core::document::Document;
use carnet_core::space::Space;
use carnet_store::Load;

use crate::authorise::{Visit, disclose_again};
use crate::context::Cx;
use crate::error::{Error, Kind, Result};

/// A patient at a glance.
#[derive(Debug, Clone)]
pub struct Overview {
    /// Identity and settings.
    pub space: Space,
    /// What to know first.
    pub essentials: Essentials,
    /// The documents it names.
    pub documents: Vec<Document>,
    /// Whom the holder lets act for them, by name: a professional who opens the space is told.
    pub delegates: Vec<String>,
}

/// Reads the essentials of a space that the professional opened.
///
/// # Errors
/// `access.practitioner-only`, and the gate's refusals.
pub async fn read(cx: &Cx, visit: &Visit) -> Result<Overview> {
    let Actor::Practitioner(professional) = &visit.actor else {
        return Err(Error::new(Kind::Forbidden, "access.practitioner-only"));
    };
    let opened = disclose_again(cx, visit, Load::WithFacts, Action::Open, Target::Space).await?;
    let documents: Vec<&Document> = opened.documents().iter().map(Arc::as_ref).collect();
    let facts: Vec<&FactsOf> = opened.facts().iter().map(Arc::as_ref).collect();
    let seen = Seen {
        documents: &documents,
        facts: &facts,
        attending: opened.space().attending_doctor.as_ref(),
    };
    let reader = Reader { role: &professional.role, idnps: &professional.person.idnps };
    let essentials = essentials::essentials(seen, reader, Relevance::shipped(), cx.rules(), cx.now);
    let documents =
        essentials.documents.iter().filter_map(|id| opened.document(*id).cloned()).collect();
    let delegates = opened.mandates().iter().map(|mandate| mandate.name.clone()).collect();
    Ok(Overview { space: opened.space().clone(), essentials, documents, delegates })
}
