//! `DocumentReference` in: the French invariants, each with its own refusal.
//! `pdsm-comprehensive-document-reference`, `pdsm-simplified-publish` (PDSm 3.1.1), MHD 4.2.3 Comprehensive.

use carnet_core::code::Code;
use carnet_core::document::{Author, Description, Label, Shelf};
use jiff::Timestamp;

use super::Profile;
use crate::fhir::at::At;
use crate::fhir::error::{FhirError, Rule};
use crate::fhir::identifier::{self, Target};
use crate::fhir::instant::instant;
use crate::fhir::model::{
    self, Attachment, CodeableConcept, Coding, DocumentReference, Extension, present,
};
use crate::fhir::party::{Logical, Parties};
use crate::fhir::system::{
    LOINC, TRE_A03, TRE_A05, TRE_A06, TRE_A09, TRE_A10, TRE_A11, TRE_A12, code_of,
};
use crate::fhir::{json, label};

const KIND_SYSTEMS: &[&str] = &[LOINC, TRE_A05, TRE_A12];
const CLASS_SYSTEMS: &[&str] = &[TRE_A03, TRE_A10];
const FORMAT_SYSTEMS: &[&str] = &[TRE_A06, TRE_A11, TRE_A09, TRE_A10];
const TITLE_LEN_MAX: usize = 500;
const COMMENT_LEN_MAX: usize = 5_000;

/// Metadata of a document, read and checked; its bytes are still elsewhere.
#[derive(Debug)]
pub(in crate::fhir) struct Sheet {
    pub(in crate::fhir) description: Description,
    pub(in crate::fhir) labels: Vec<Label>,
    pub(in crate::fhir) shelf: Shelf,
    pub(in crate::fhir) replaces: Option<Target>,
    pub(in crate::fhir) media_type: String,
    pub(in crate::fhir) declared_hash: Option<[u8; 20]>,
    pub(in crate::fhir) declared_size: Option<u64>,
    /// The bytes, when they came inside (base64).
    pub(in crate::fhir) data: Option<String>,
    /// Where the bytes are, when they did not.
    pub(in crate::fhir) url: Option<String>,
}

/// What the parts of the reading share.
pub(super) struct Reading<'a> {
    pub(super) resource: &'a DocumentReference,
    pub(super) parties: Parties,
    pub(super) profile: Profile,
    pub(super) at: &'a At,
}

/// Reads the metadata of a document.
pub(in crate::fhir) fn read(
    mut resource: DocumentReference,
    profile: Profile,
    at: &At,
) -> Result<Sheet, FhirError> {
    let parties = Parties::read(std::mem::take(&mut resource.contained), at)?;
    let mut attachment = take_attachment(&mut resource, at)?;
    let reading = Reading { resource: &resource, parties, profile, at };
    if resource.status.as_deref().map(str::trim) != Some("current") {
        return Err(FhirError::new(Rule::Status, at.member("status")));
    }
    let media_type = reading.media_type(&attachment)?;
    let (declared_size, declared_hash) = reading.declared(&attachment)?;
    let description = reading.description(&attachment, &media_type)?;
    Ok(Sheet {
        description,
        labels: reading.labels()?,
        shelf: shelf(&resource.extension),
        replaces: reading.replaces()?,
        media_type,
        declared_hash,
        declared_size,
        data: attachment.data.take(),
        url: attachment.url.take(),
    })
}

fn take_attachment(resource: &mut DocumentReference, at: &At) -> Result<Attachment, FhirError> {
    match resource.content.as_mut_slice() {
        [content] => Ok(std::mem::take(&mut content.attachment)),
        _ => Err(FhirError::new(Rule::Content, at.member("content"))),
    }
}

/// `pdsm-ext-is-archived`, in its present and its former URL.
fn shelf(extensions: &[Extension]) -> Shelf {
    let archived = extensions
        .iter()
        .any(|extension| is_archived_url(&extension.url) && extension.value_boolean == Some(true));
    if archived { Shelf::Archived } else { Shelf::Active }
}

/// True for the URL of the archive extension, however the release spells it.
pub(in crate::fhir) fn is_archived_url(url: &str) -> bool {
    let url = url.to_ascii_lowercase();
    url.contains("is-archived") || url.contains("isarchived")
}

impl Reading<'_> {
    fn comprehensive(&self) -> bool {
        self.profile == Profile::Comprehensive
    }

    /// Place inside the one attachment.
    pub(super) fn attachment_at(&self, member: &str) -> At {
        self.at.item("content", 0).member("attachment").member(member)
    }

    pub(super) fn missing<T>(&self, rule: Rule, member: &str) -> Result<T, FhirError> {
        Err(FhirError::new(rule, self.at.member(member)))
    }

    fn media_type(&self, attachment: &Attachment) -> Result<String, FhirError> {
        let refused = || FhirError::new(Rule::ContentType, self.attachment_at("contentType"));
        let text = present(attachment.content_type.as_ref()).ok_or_else(refused)?;
        let essence = text.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        let shaped = essence.split_once('/').is_some_and(|(kind, name)| {
            !kind.is_empty() && !name.is_empty() && essence.bytes().all(|b| b.is_ascii_graphic())
        });
        if shaped { Ok(essence) } else { Err(refused()) }
    }

    fn declared(
        &self,
        attachment: &Attachment,
    ) -> Result<(Option<u64>, Option<[u8; 20]>), FhirError> {
        if self.comprehensive() && attachment.size.is_none() {
            return Err(FhirError::new(Rule::Size, self.attachment_at("size")));
        }
        let at = self.attachment_at("hash");
        let hash = match present(attachment.hash.as_ref()) {
            None if self.comprehensive() => return Err(FhirError::new(Rule::Hash, at)),
            None => None,
            Some(text) => {
                let bytes = json::base64(text, &at)?;
                Some(bytes.try_into().map_err(|_| FhirError::new(Rule::Hash, at))?)
            }
        };
        Ok((attachment.size, hash))
    }

    fn labels(&self) -> Result<Vec<Label>, FhirError> {
        if self.comprehensive() && self.resource.security_label.is_empty() {
            return self.missing(Rule::SecurityLabel, "securityLabel");
        }
        label::read(&self.resource.security_label, self.at)
    }

    fn replaces(&self) -> Result<Option<Target>, FhirError> {
        let relation = match self.resource.relates_to.as_slice() {
            [] => return Ok(None),
            [relation] => relation,
            _ => return self.missing(Rule::RelatesTo, "relatesTo"),
        };
        let at = self.at.item("relatesTo", 0);
        let code = relation.code.as_deref().unwrap_or_default();
        if code != "replaces" {
            return Err(FhirError::new(Rule::RelatesToCode, at.member("code")).with(code));
        }
        identifier::target(&relation.target)
            .map(Some)
            .ok_or_else(|| FhirError::new(Rule::RelatesTo, at.member("target")))
    }

    fn description(
        &self,
        attachment: &Attachment,
        media_type: &str,
    ) -> Result<Description, FhirError> {
        let resource = self.resource;
        let unique_id =
            resource.master_identifier.as_ref().and_then(identifier::of).ok_or_else(|| {
                FhirError::new(Rule::MasterIdentifier, self.at.member("masterIdentifier"))
            })?;
        let kind =
            self.code(&resource.r#type, [Rule::Kind, Rule::KindSystem], KIND_SYSTEMS, "type")?;
        let class = match resource.category.as_slice() {
            [one] => {
                self.code(one, [Rule::Category, Rule::CategorySystem], CLASS_SYSTEMS, "category")?
            }
            _ => return self.missing(Rule::Category, "category"),
        };
        let made = self.date()?;
        let created = self.created(attachment, made)?;
        let authors = self.authors()?;
        let source_patient = self.source_patient()?;
        Ok(Description {
            unique_id,
            title: self.title(attachment)?,
            comment: present(resource.description.as_ref())
                .map(|text| text.chars().take(COMMENT_LEN_MAX).collect()),
            kind,
            class,
            format: self.format(media_type)?,
            facility: self.facility(&authors)?,
            practice: self.practice()?,
            events: self.events()?,
            language: self.language(attachment)?,
            created,
            service: self.service(created)?,
            authenticator: self.authenticator()?,
            custodian: self.custodian()?,
            authors,
            source_patient,
            references: self.references(),
            set_id: None,
        })
    }

    /// The one code of a concept, from one of the nomenclatures allowed.
    pub(super) fn code(
        &self,
        concept: &CodeableConcept,
        rules: [Rule; 2],
        systems: &[&str],
        member: &str,
    ) -> Result<Code, FhirError> {
        coded(&concept.coding, rules, systems, self.at.member(member))
    }

    fn format(&self, media_type: &str) -> Result<Code, FhirError> {
        let at = self.at.item("content", 0).member("format");
        let given = self.resource.content.first().and_then(|content| content.format.clone());
        match given {
            Some(coding) => {
                coded(&[coding], [Rule::Format, Rule::FormatSystem], FORMAT_SYSTEMS, at)
            }
            None if self.comprehensive() => Err(FhirError::new(Rule::Format, at)),
            None => default_format(media_type).ok_or_else(|| FhirError::new(Rule::Format, at)),
        }
    }

    fn title(&self, attachment: &Attachment) -> Result<String, FhirError> {
        present(attachment.title.as_ref())
            .filter(|title| title.chars().count() <= TITLE_LEN_MAX)
            .map(str::to_owned)
            .ok_or_else(|| FhirError::new(Rule::Title, self.attachment_at("title")))
    }

    fn language(&self, attachment: &Attachment) -> Result<String, FhirError> {
        match present(attachment.language.as_ref()) {
            Some(language) if language.len() <= 35 => Ok(language.to_owned()),
            None if !self.comprehensive() => Ok("fr-FR".to_owned()),
            _ => Err(FhirError::new(Rule::Language, self.attachment_at("language"))),
        }
    }

    fn date(&self) -> Result<Timestamp, FhirError> {
        match present(self.resource.date.as_ref()) {
            Some(text) => instant(text, &self.at.member("date")),
            None => self.missing(Rule::DocumentDate, "date"),
        }
    }

    fn created(&self, attachment: &Attachment, made: Timestamp) -> Result<Timestamp, FhirError> {
        let at = self.attachment_at("creation");
        match present(attachment.creation.as_ref()) {
            Some(text) => instant(text, &at),
            None if self.comprehensive() => Err(FhirError::new(Rule::Creation, at)),
            None => Ok(made),
        }
    }

    fn logical(&self) -> Logical {
        if self.comprehensive() { Logical::Refused } else { Logical::Accepted }
    }

    fn authors(&self) -> Result<Vec<Author>, FhirError> {
        if self.resource.author.is_empty() {
            return self.missing(Rule::Author, "author");
        }
        let one = |(index, reference): (usize, &model::Reference)| {
            let at = self.at.item("author", index);
            self.parties.author(reference, self.logical(), Rule::Author, &at)
        };
        self.resource.author.iter().enumerate().map(one).collect()
    }

    fn authenticator(&self) -> Result<Option<Author>, FhirError> {
        let at = self.at.member("authenticator");
        let one =
            |reference| self.parties.author(reference, self.logical(), Rule::Authenticator, &at);
        self.resource.authenticator.as_ref().map(one).transpose()
    }
}

/// The first code of one of the nomenclatures allowed; the rules are of none at all, and of strangers only.
fn coded(
    codings: &[Coding],
    [absent, stranger]: [Rule; 2],
    systems: &[&str],
    at: At,
) -> Result<Code, FhirError> {
    let codes: Vec<Code> = codings.iter().filter_map(code_of).collect();
    let Some(first) = codes.first() else { return Err(FhirError::new(absent, at)) };
    codes
        .iter()
        .find(|code| systems.contains(&code.system.as_str()))
        .cloned()
        .ok_or_else(|| FhirError::new(stranger, at).with(&first.system))
}

/// Format of an unstructured body (simplified publish may leave it out).
fn default_format(media_type: &str) -> Option<Code> {
    let code = match media_type {
        "application/pdf" => "urn:ihe:iti:xds-sd:pdf:2008",
        "text/plain" => "urn:ihe:iti:xds-sd:text:2008",
        _ => return None,
    };
    Some(Code::new(TRE_A11, code, ""))
}
