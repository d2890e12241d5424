//! The narrow shapes of the R4 resources we read. Unknown members are ignored, known ones are strict.
//! <https://hl7.org/fhir/R4/resourcelist.html>

use serde::Deserialize;
use serde_json::Value;

macro_rules! shapes {
    ($($(#[$doc:meta])* $name:ident { $($(#[$attr:meta])* $field:ident: $type:ty),* $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Default, Deserialize)]
        #[serde(default, rename_all = "camelCase")]
        pub(super) struct $name { $($(#[$attr])* pub(super) $field: $type),* }
    )+};
}

shapes! {
    /// A code of a system.
    Coding { system: Option<String>, code: Option<String>, display: Option<String> }
    /// A concept, in one or more systems.
    CodeableConcept { coding: Vec<Coding>, text: Option<String> }
    /// A business identifier.
    Identifier {
        r#use: Option<String>,
        r#type: CodeableConcept,
        system: Option<String>,
        value: Option<String>,
    }
    /// A reference, literal or logical.
    Reference {
        #[serde(rename = "reference")]
        literal: Option<String>,
        r#type: Option<String>,
        identifier: Option<Identifier>,
        display: Option<String>,
        extension: Vec<Extension>,
    }
    /// An extension, with the value types we meet.
    Extension {
        url: String,
        value_boolean: Option<bool>,
        value_identifier: Option<Identifier>,
        value_codeable_concept: Option<CodeableConcept>,
        value_coding: Option<Coding>,
        value_reference: Option<Box<Reference>>,
    }
    /// A period.
    Period { start: Option<String>, end: Option<String> }
    /// A name of a person.
    HumanName {
        r#use: Option<String>,
        text: Option<String>,
        family: Option<String>,
        given: Vec<String>,
    }
    /// A patient as the producer knows them.
    Patient { id: Option<String>, identifier: Vec<Identifier>, name: Vec<HumanName> }
    /// A qualification of a professional.
    Qualification { code: CodeableConcept }
    /// A professional.
    Practitioner {
        id: Option<String>,
        identifier: Vec<Identifier>,
        name: Vec<HumanName>,
        qualification: Vec<Qualification>,
    }
    /// A professional's situation d'exercice.
    PractitionerRole {
        id: Option<String>,
        identifier: Vec<Identifier>,
        practitioner: Option<Reference>,
        organization: Option<Reference>,
        code: Vec<CodeableConcept>,
        specialty: Vec<CodeableConcept>,
    }
    /// A structure.
    Organization { id: Option<String>, identifier: Vec<Identifier>, name: Option<String> }
    /// A name of a device.
    DeviceName { name: Option<String> }
    /// A machine or software.
    Device {
        id: Option<String>,
        #[serde(rename = "deviceName")]
        names: Vec<DeviceName>,
        r#type: CodeableConcept,
        owner: Option<Reference>,
    }
    /// An attachment.
    Attachment {
        content_type: Option<String>,
        language: Option<String>,
        data: Option<String>,
        url: Option<String>,
        size: Option<u64>,
        hash: Option<String>,
        title: Option<String>,
        creation: Option<String>,
    }
    /// Content of a document.
    Content { attachment: Attachment, format: Option<Coding> }
    /// Relation to another document.
    RelatesTo { code: Option<String>, target: Reference }
    /// Clinical context of a document.
    Context {
        event: Vec<CodeableConcept>,
        period: Period,
        facility_type: CodeableConcept,
        practice_setting: CodeableConcept,
        source_patient_info: Option<Reference>,
        related: Vec<Reference>,
    }
    /// Metadata of a document.
    DocumentReference {
        contained: Vec<Value>,
        extension: Vec<Extension>,
        master_identifier: Option<Identifier>,
        status: Option<String>,
        r#type: CodeableConcept,
        category: Vec<CodeableConcept>,
        subject: Option<Reference>,
        date: Option<String>,
        author: Vec<Reference>,
        authenticator: Option<Reference>,
        custodian: Option<Reference>,
        relates_to: Vec<RelatesTo>,
        description: Option<String>,
        security_label: Vec<CodeableConcept>,
        content: Vec<Content>,
        context: Context,
    }
    /// An entry of a list.
    ListEntry { item: Reference }
    /// A submission set or a folder.
    List {
        contained: Vec<Value>,
        extension: Vec<Extension>,
        identifier: Vec<Identifier>,
        status: Option<String>,
        mode: Option<String>,
        title: Option<String>,
        code: CodeableConcept,
        subject: Option<Reference>,
        date: Option<String>,
        source: Option<Reference>,
        entry: Vec<ListEntry>,
    }
    /// Bytes.
    Binary { content_type: Option<String>, data: Option<String> }
    /// What to do with an entry of a transaction.
    Request { method: Option<String>, url: Option<String> }
    /// An entry of a transaction.
    Entry { full_url: Option<String>, resource: Option<Value>, request: Request }
    /// A transaction.
    Bundle { r#type: Option<String>, entry: Vec<Entry> }
    /// A part of an operation of a FHIRPath patch.
    Part {
        name: String,
        value_code: Option<String>,
        value_string: Option<String>,
        value_uri: Option<String>,
        value_boolean: Option<bool>,
        value_coding: Option<Coding>,
        value_codeable_concept: Option<CodeableConcept>,
        #[serde(rename = "part")]
        inner: Vec<Part>,
    }
    /// A FHIRPath patch.
    Parameters { parameter: Vec<Part> }
}

/// The text when there is some.
pub(super) fn present(text: Option<&String>) -> Option<&str> {
    text.map(|text| text.trim()).filter(|text| !text.is_empty())
}
