//! What a document must satisfy before the gate is even asked: type, size, value sets, and agreement
//! between a CDA's header and the metadata it came with.

use carnet_core::document::Description;
use carnet_core::identity::{Ins, InsDomain};
use carnet_core::valueset;
use carnet_interop::cda::{self, Cda, Limits};
use carnet_interop::fhir::identifier;

use super::draft::Draft;
use super::media::Media;
use crate::error::{Error, Kind, Result};

/// A draft that passed, with what was learnt on the way.
#[derive(Debug)]
pub(crate) struct Checked {
    pub draft: Draft,
    pub media: Media,
    pub cda: Option<Cda>,
}

/// Largest document the API takes.
pub(crate) fn check(draft: Draft, space: &Ins, size_bytes_max: u64) -> Result<Checked> {
    let size = u64::try_from(draft.bytes.len()).unwrap_or(u64::MAX);
    if size == 0 {
        return Err(Error::new(Kind::Unprocessable, "doc.empty"));
    }
    if size > size_bytes_max {
        let limit = (size_bytes_max / 1024 / 1024).to_string();
        return Err(Error::new(Kind::TooLarge, "doc.too-large").with("limit", limit));
    }
    let media = Media::sniff(&draft.bytes)
        .ok_or_else(|| Error::new(Kind::Unprocessable, "doc.type-unknown"))?;
    if !media.is_called(&draft.media_type) {
        return Err(Error::new(Kind::Unprocessable, "doc.type-mismatch")
            .with("declared", draft.media_type.clone())
            .with("found", media.mime()));
    }
    codes(&draft.description)?;
    about(&draft.description.source_patient.ins, space)?;
    let cda = match media {
        Media::Xml => Some(read_cda(&draft)?),
        _ => None,
    };
    if let Some(cda) = &cda {
        agree(cda, &draft.description, space)?;
    }
    Ok(Checked { draft, media, cda })
}

fn read_cda(draft: &Draft) -> Result<Cda> {
    cda::read(&draft.bytes, &Limits::default()).map_err(|error| {
        let mut failure = Error::new(Kind::Unprocessable, error.code());
        failure.args = error.arguments();
        failure
    })
}

/// The metadata and the space must speak of the same person.
fn about(said: &Ins, space: &Ins) -> Result<()> {
    if said == space {
        return Ok(());
    }
    Err(Error::new(Kind::Unprocessable, "doc.other-person"))
}

fn codes(description: &Description) -> Result<()> {
    let checked = valueset::check_description(description);
    match checked.refusals.first() {
        None => Ok(()),
        Some(refusal) => {
            let mut error = Error::new(Kind::Unprocessable, refusal.code());
            error.args = refusal.arguments();
            Err(error)
        }
    }
}

/// A CDA's header and its metadata must agree (volet « Partage de documents de santé »).
fn agree(cda: &Cda, description: &Description, space: &Ins) -> Result<()> {
    let header = &cda.header;
    let disagree = |element: &'static str| {
        Err(Error::new(Kind::Unprocessable, "doc.header-disagrees").with("element", element))
    };
    let of_ins = header.patient.ids.iter().filter_map(|id| {
        let domain = InsDomain::from_oid(&id.root)?;
        Some((id.extension.as_deref()?, domain))
    });
    let mut named = false;
    for (matricule, domain) in of_ins {
        let ins = Ins::parse(matricule, domain)
            .map_err(|error| Error::new(Kind::Unprocessable, error.code()))?;
        // Samples carry the same number under two test domains: the number decides.
        if ins.matricule() != space.matricule() {
            return Err(Error::new(Kind::Unprocessable, "doc.other-person"));
        }
        named = true;
    }
    if !named {
        return Err(Error::new(Kind::Unprocessable, "doc.header-without-ins"));
    }
    let own = identifier::of_cda(&header.id.root, header.id.extension.as_deref());
    if !own.is_some_and(|own| identifier::same(&own, &description.unique_id)) {
        return disagree("masterIdentifier");
    }
    if header.code.code.as_deref() != Some(description.kind.code.as_str()) {
        return disagree("type");
    }
    let practice = header.practice_setting().and_then(|code| code.code.as_deref());
    if practice.is_some_and(|code| code != description.practice.code) {
        return disagree("context.practiceSetting");
    }
    let facility = header.facility().and_then(|code| code.code.as_deref());
    if facility.is_some_and(|code| code != description.facility.code) {
        return disagree("context.facilityType");
    }
    if header.effective_time.timestamp(&carnet_core::rules::paris()) != Some(description.created) {
        return disagree("content.attachment.creation");
    }
    Ok(())
}

/// `urn:oid:1.2.3` and `1.2.3` are the same identifier.
pub(crate) fn bare(unique_id: &str) -> &str {
    unique_id.strip_prefix("urn:oid:").unwrap_or(unique_id)
}
