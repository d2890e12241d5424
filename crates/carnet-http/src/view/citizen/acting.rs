//! Who acts in a space, and inviting somebody to.

use jiff::Timestamp;
use serde::Serialize;

use crate::page::View;
use crate::view::field::FieldError;

/// In which place one looks at who acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Where {
    /// In one's own space: the holder names delegates.
    Own,
    /// In the space of a minor: a parent invites the other one.
    Child,
    /// In the space of somebody one helps, or protects: nobody is invited from there.
    Another,
}

/// `GET /espace/qui-agit`; `POST /espace/qui-agit/{id}/terminer` ends a mandate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WhoActs {
    /// In which place.
    pub place: Where,
    /// In force, or waiting for an answer.
    pub current: Vec<MandateRow>,
    /// Over, refused, or never answered.
    pub past: Vec<MandateRow>,
    /// Somebody more may be invited.
    pub invites: bool,
}

impl View for WhoActs {
    const TEMPLATE: &'static str = "citizen/who-acts.html";
}

/// A mandate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MandateRow {
    /// Its identifier.
    pub id: String,
    /// Who acts.
    pub name: String,
    /// In which quality: end of messages `mandate-role-…`.
    pub role: &'static str,
    /// Where it stands: end of messages `mandate-state-…`.
    pub state: &'static str,
    /// Since when it stands so.
    pub since: Option<Timestamp>,
    /// Until when, if that is known.
    pub until: Option<Timestamp>,
    /// Who entered, offered or ended it.
    pub by: String,
    /// It is one's own.
    pub mine: bool,
    /// It waits for the consent of who looks.
    pub asks: bool,
    /// It can be ended here.
    pub ends: bool,
}

/// `GET|POST /espace/qui-agit/inviter` — fields `nom`, `prenom`, `naissance`, `nir`, `fin`, `declare`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Invite {
    /// In which place: to help oneself, or to represent a minor.
    pub place: Where,
    /// Birth name, as typed.
    pub birth_name: String,
    /// Given name, as typed.
    pub given: String,
    /// Birth date, as typed.
    pub born: String,
    /// Number, as typed.
    pub nir: String,
    /// End of the delegation, as typed.
    pub until: String,
    /// How many delegates one may have.
    pub most: u64,
    /// Until when the offer would wait.
    pub waits: Timestamp,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

impl View for Invite {
    const TEMPLATE: &'static str = "citizen/invite.html";
}
