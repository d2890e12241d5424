//! Closing a space, and what is left of one that is closed.

use jiff::Timestamp;
use serde::Serialize;

use crate::page::View;
use crate::view::field::FieldError;

/// `GET /espace/cloture` of an open space; `POST /espace/cloture` closes it (`password`, and `effacer` when its deletion
/// is asked for).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Leaving {
    /// Until when it would be kept.
    pub archive_until: Timestamp,
    /// The last day on which it would be deleted.
    pub deleted_by: Timestamp,
    /// The deletion is asked for.
    pub deletes: bool,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

impl View for Leaving {
    const TEMPLATE: &'static str = "citizen/leaving.html";
}

/// `GET /espace/cloture` of a closed space; `POST /espace/cloture/reouverture` and `/espace/cloture/effacement`, each
/// with `password`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Left {
    /// Since when it is closed.
    pub since: Timestamp,
    /// Until when it is kept.
    pub archive_until: Timestamp,
    /// When it is deleted, if that was asked for.
    pub deletion: Option<Timestamp>,
    /// The last day on which it would be deleted, if that were asked for now.
    pub deleted_by: Timestamp,
    /// It was closed by a death: nothing can be asked for here.
    pub by_death: bool,
    /// What is wrong, in the form that was sent.
    pub errors: Vec<FieldError>,
}

impl View for Left {
    const TEMPLATE: &'static str = "citizen/left.html";
}
