//! CDA R2, the clinical documents French software exchanges (volet « Structuration minimale des
//! documents de santé », HL7 CDA R2): reading, text, results, safe accessible HTML and writing.
//!
//! A foreign document is data, never a program: DTDs are refused, processing instructions and the
//! XSLT of a « document auto-présentable » are ignored, and every byte of HTML is written by
//! [`render()`] from the parsed [`Cda`].

pub mod build;
mod datatypes;
mod entry;
mod error;
mod format;
mod header;
mod media;
mod narrative;
mod read;
mod render;
mod results;
mod rtf;
mod scan;
mod text;
mod time;
pub mod write;

#[cfg(test)]
mod tests;

pub use datatypes::{Actor, Code, Device, Identifier, Organization, PersonName, Words};
pub use entry::{
    Detail, Entry, EntryParticipant, Interval, Observation, Procedure, Product, Quantity,
    ReferenceRange, Substance, Supply, Timing, Value,
};
pub use error::CdaError;
pub use format::{FormatCode, format_of};
pub use header::{
    BirthPlace, Encounter, Header, Participant, Patient, RelatedDocument, ServiceEvent,
};
pub use media::{Attachment, MediaType};
pub use narrative::{Block, Cell, Inline, ListItem, Row, Style, Table};
pub use read::read;
pub(crate) use render::unit_text;
pub use render::{
    Label, MediaLinks, RenderLabels, RenderOptions, Rendered, RenderedMedia, SummaryPlace,
    TocEntry, render,
};
pub use results::{Flag, LabResult, ResultKind, results};
pub use text::text;
pub use time::{Hl7Time, Precision};

/// A parsed CDA R2 document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cda {
    /// The header: who, about whom, when, where, replacing what.
    pub header: Header,
    /// The clinical content, N1 or N3.
    pub body: Body,
    /// How the document was wrapped on the wire.
    pub envelope: Envelope,
    /// The files embedded in a structured body (`observationMedia`), in document order.
    pub attachments: Vec<Attachment>,
}

impl Cda {
    /// The file numbered `number` from 1: the body of an N1 document, else the embedded files in
    /// document order. [`RenderedMedia`] uses the same numbers.
    pub fn attachment(&self, number: usize) -> Option<(MediaType, &[u8])> {
        match &self.body {
            Body::Unstructured { media_type, bytes } => {
                (number == 1).then_some((*media_type, bytes.as_slice()))
            }
            Body::Structured(_) => {
                let attachment = self.attachments.get(number.checked_sub(1)?)?;
                Some((attachment.media_type?, attachment.bytes.as_slice()))
            }
        }
    }

    /// The format code of XDS metadata (JDV_J10) that the header and body announce.
    pub fn format(&self) -> FormatCode {
        format_of(&self.header, &self.body)
    }
}

/// The body of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Body {
    /// CDA N1: one file carried by `nonXMLBody`, its type checked against its content.
    Unstructured {
        /// What the bytes are.
        media_type: MediaType,
        /// The decoded bytes.
        bytes: Vec<u8>,
    },
    /// CDA N3: sections with narrative and coded entries.
    Structured(Vec<Section>),
}

/// How the document was wrapped on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Envelope {
    /// The root element is `ClinicalDocument`.
    Plain,
    /// « Document auto-présentable »: the root is an XSLT stylesheet that carries the document.
    /// The stylesheet is discarded unread.
    SelfPresenting,
}

/// A section of a structured body.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Section {
    /// The roots of the `templateId` elements.
    pub templates: Vec<String>,
    /// The section's own identifier.
    pub id: Option<Identifier>,
    /// What the section is about, LOINC as a rule.
    pub code: Option<Code>,
    /// The title shown to people.
    pub title: Option<String>,
    /// The narrative, which is what was signed.
    pub narrative: Vec<Block>,
    /// Authors of this section when they are not the document's.
    pub authors: Vec<Actor>,
    /// The coded entries.
    pub entries: Vec<Entry>,
    /// Sub-sections.
    pub sections: Vec<Section>,
}

/// What a document may cost before it is refused. Everything is checked before parsing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The size of the whole file.
    pub bytes: usize,
    /// How deeply elements may nest; also bounds the recursion of the reader.
    pub depth: usize,
    /// How many elements.
    pub nodes: usize,
    /// How many attributes in all.
    pub attributes: usize,
    /// How many attributes on one element.
    pub attributes_per_element: usize,
    /// How many namespace declarations in all.
    pub namespaces: usize,
    /// The size of one embedded file once decoded.
    pub body_bytes: usize,
    /// How much narrative text references may copy into entries, in bytes.
    pub resolved_bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 10 * 1024 * 1024,
            depth: 100,
            nodes: 100_000,
            attributes: 300_000,
            attributes_per_element: 64,
            namespaces: 10_000,
            body_bytes: 8 * 1024 * 1024,
            resolved_bytes: 4 * 1024 * 1024,
        }
    }
}
