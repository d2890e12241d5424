//! A patient's space as a professional sees it.

use jiff::civil::Date;
use serde::Serialize;

use crate::page::View;
use crate::view::document::{DocumentRow, Filters};
use crate::view::field::FieldError;
use crate::view::paging::Paging;

/// Who the patient is, on top of every page about them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Band {
    /// Address of the space, `/pro/patients/{space}`.
    pub href: String,
    /// Nom de naissance, capitals as recorded.
    pub birth_name: String,
    /// Nom utilisé, when it differs.
    pub used_name: Option<String>,
    /// Prénoms.
    pub given_names: String,
    /// Date of birth.
    pub birth: Date,
    /// Age in years.
    pub age: u64,
    /// Sex by name (`female`, `male`, `unknown`): message `sex-<name>`.
    pub sex: String,
    /// INS, spaced.
    pub ins: String,
    /// What the INS is worth.
    pub ins_status: InsStatus,
    /// Why the professional is here, by name (`care`, `emergency`…): message `purpose-<name>`.
    pub purpose: String,
    /// Deposit only: lists and documents are closed.
    pub deposit_only: bool,
    /// Whom the holder lets act for them; said on the first page.
    pub delegates: Vec<String>,
}

/// What an INS is worth: message `ins-status-<name>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum InsStatus {
    /// Qualified by the national service.
    Qualified,
    /// Of a test or demonstration domain.
    Fictitious,
}

/// A document in the list, with those that are copies of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PatientRow {
    /// The document.
    #[serde(flatten)]
    pub row: DocumentRow,
    /// Where its copies open.
    pub copies: Vec<String>,
}

/// `GET /pro/patients/{space}/documents?q=&categorie=&specialite=&auteur=&du=&au=&page=`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PatientDocuments {
    /// Who.
    pub band: Band,
    /// Filters in force and their choices.
    pub filters: Filters,
    /// How many documents this professional may see in all. Masked documents are in no count.
    pub all: u64,
    /// The rows of this page.
    pub rows: Vec<PatientRow>,
    /// Where we are.
    pub paging: Paging,
    /// What is wrong with the filters.
    pub errors: Vec<FieldError>,
}

impl View for PatientDocuments {
    const TEMPLATE: &'static str = "practitioner/documents.html";
}
