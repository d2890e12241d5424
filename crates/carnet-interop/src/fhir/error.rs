//! What can be wrong with a FHIR request: a stable code, how the edge must answer, and where.

use std::fmt;

use carnet_core::identity::InvalidIns;

/// How the edge answers, whatever the rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorKind {
    /// Not readable as FHIR JSON (400, issue type `structure`).
    Malformed,
    /// Bigger than we accept (413, `too-long`).
    TooLarge,
    /// Readable, but breaks a rule of the profile (422, `business-rule`).
    Unprocessable,
    /// A change that metadata update does not allow (405, `not-supported`; PDSm flux 04).
    NotAllowed,
    /// A patch format we do not speak (415, `not-supported`).
    UnsupportedMedia,
    /// A search we cannot run (400, `invalid`).
    Query,
}

impl ErrorKind {
    /// HTTP status of the answer.
    pub const fn status(self) -> u16 {
        match self {
            Self::Malformed | Self::Query => 400,
            Self::NotAllowed => 405,
            Self::TooLarge => 413,
            Self::UnsupportedMedia => 415,
            Self::Unprocessable => 422,
        }
    }

    /// `OperationOutcome.issue.code`. <https://hl7.org/fhir/R4/valueset-issue-type.html>
    pub const fn issue_type(self) -> &'static str {
        match self {
            Self::Malformed => "structure",
            Self::Query => "invalid",
            Self::NotAllowed | Self::UnsupportedMedia => "not-supported",
            Self::TooLarge => "too-long",
            Self::Unprocessable => "business-rule",
        }
    }
}

macro_rules! rules {
    ($($(#[$doc:meta])* $name:ident => $code:literal, $kind:ident;)+) => {
        /// A rule a request broke.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Rule { $($(#[$doc])* $name),+ }

        impl Rule {
            /// Every rule, in order.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// Stable code of the rule.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code),+ }
            }

            /// How the edge answers.
            pub const fn kind(self) -> ErrorKind {
                match self { $(Self::$name => ErrorKind::$kind),+ }
            }
        }
    };
}

rules! {
    /// Not JSON.
    Json => "fhir.json-malformed", Malformed;
    /// The body passes the size we accept.
    TooLarge => "fhir.too-large", TooLarge;
    /// Nested deeper than any FHIR resource we speak.
    TooDeep => "fhir.too-deep", Malformed;
    /// A member named twice in one object.
    Duplicate => "fhir.duplicate-member", Malformed;
    /// A member of the wrong JSON type.
    Type => "fhir.type-mismatch", Malformed;
    /// Another resource than the one expected here.
    Resource => "fhir.resource-unexpected", Unprocessable;
    /// A modifier extension or implicit rules: meaning we cannot know.
    Modifier => "fhir.modifier-extension", Unprocessable;
    /// Text that is not base64.
    Base64 => "fhir.base64", Malformed;
    /// A date FHIR does not know.
    Date => "fhir.date-malformed", Malformed;

    /// The bundle is not a transaction.
    BundleType => "fhir.bundle-type", Unprocessable;
    /// An entry ITI-65 does not foresee.
    Entry => "fhir.entry-unexpected", Unprocessable;
    /// Not exactly one submission set.
    SubmissionSet => "fhir.submission-set", Unprocessable;
    /// The submission set has no `uniqueId`.
    SubmissionIdentifier => "fhir.submission-identifier", Unprocessable;
    /// The submission set has no `sourceId`.
    SubmissionSource => "fhir.submission-source-id", Unprocessable;
    /// The submission set has no `designationType`.
    SubmissionDesignation => "fhir.submission-designation", Unprocessable;
    /// The submission set has no date.
    SubmissionDate => "fhir.submission-date", Unprocessable;
    /// The submission set has no author.
    SubmissionAuthor => "fhir.submission-author", Unprocessable;
    /// Documents of the bundle and of the submission set differ.
    SubmissionEntries => "fhir.submission-entries", Unprocessable;
    /// A folder: not kept yet.
    Folder => "fhir.folder-unsupported", Unprocessable;
    /// A transaction without any document.
    NoDocument => "fhir.document-missing", Unprocessable;

    /// `masterIdentifier` 1..1.
    MasterIdentifier => "fhir.master-identifier", Unprocessable;
    /// `status` is not `current` at deposit.
    Status => "fhir.status", Unprocessable;
    /// `type` 1..1.
    Kind => "fhir.type", Unprocessable;
    /// `type` from another nomenclature (constr-bind-type).
    KindSystem => "fhir.type-system", Unprocessable;
    /// `category` is not exactly one.
    Category => "fhir.category", Unprocessable;
    /// `category` from another nomenclature (constr-bind-category).
    CategorySystem => "fhir.category-system", Unprocessable;
    /// `subject` 1..1 with an INS.
    Subject => "fhir.subject", Unprocessable;
    /// The patients of the request are not one and the same.
    PatientMismatch => "fhir.patient-mismatch", Unprocessable;
    /// `date` 1..1.
    DocumentDate => "fhir.date", Unprocessable;
    /// `author` 1..*, contained.
    Author => "fhir.author", Unprocessable;
    /// A professional without IDNPS or a name.
    AuthorIdentity => "fhir.author-identity", Unprocessable;
    /// `authenticator` that names nobody.
    Authenticator => "fhir.authenticator", Unprocessable;
    /// `custodian` 1..1.
    Custodian => "fhir.custodian", Unprocessable;
    /// An organisation without IDNST.
    StructureIdentity => "fhir.structure-identity", Unprocessable;
    /// `securityLabel` 1..*.
    SecurityLabel => "fhir.security-label", Unprocessable;
    /// A label of no set we know.
    SecurityLabelUnknown => "fhir.security-label-unknown", Unprocessable;
    /// `content` is not exactly one.
    Content => "fhir.content", Unprocessable;
    /// `content.format` 1..1.
    Format => "fhir.format", Unprocessable;
    /// `content.format` from another nomenclature (constr-bind-format).
    FormatSystem => "fhir.format-system", Unprocessable;
    /// `attachment.contentType` 1..1.
    ContentType => "fhir.content-type", Unprocessable;
    /// `attachment.title` 1..1.
    Title => "fhir.title", Unprocessable;
    /// `attachment.language` 1..1.
    Language => "fhir.language", Unprocessable;
    /// `attachment.creation` 1..1.
    Creation => "fhir.creation", Unprocessable;
    /// `attachment.size` 1..1.
    Size => "fhir.size", Unprocessable;
    /// `attachment.hash` 1..1, SHA-1.
    Hash => "fhir.hash", Unprocessable;
    /// Declared size differs from the bytes.
    SizeMismatch => "fhir.size-mismatch", Unprocessable;
    /// Declared hash differs from the bytes.
    HashMismatch => "fhir.hash-mismatch", Unprocessable;
    /// The attachment points at no Binary of the bundle.
    Binary => "fhir.binary-missing", Unprocessable;
    /// A Binary no document points at, or two point at.
    BinaryUse => "fhir.binary-unreferenced", Unprocessable;
    /// The Binary and the attachment disagree on the type.
    BinaryType => "fhir.binary-content-type", Unprocessable;
    /// `attachment.data` 1..1 in a simplified publish.
    Data => "fhir.data", Unprocessable;
    /// `attachment.url` 0..0 in a simplified publish.
    Url => "fhir.url-present", Unprocessable;
    /// A document without a byte (EX_GEN-1060).
    Empty => "fhir.content-empty", Unprocessable;
    /// A document bigger than we accept.
    DocumentTooLarge => "fhir.document-too-large", TooLarge;
    /// `context.period.start` 1..1.
    PeriodStart => "fhir.period-start", Unprocessable;
    /// The act ends before it begins.
    PeriodOrder => "fhir.period-order", Unprocessable;
    /// `context.facilityType` 1..1.
    Facility => "fhir.facility-type", Unprocessable;
    /// `context.facilityType` from another nomenclature than its author calls for.
    FacilitySystem => "fhir.facility-type-system", Unprocessable;
    /// `context.practiceSetting` 1..1.
    Practice => "fhir.practice-setting", Unprocessable;
    /// `context.practiceSetting` from another nomenclature.
    PracticeSystem => "fhir.practice-setting-system", Unprocessable;
    /// `context.sourcePatientInfo` 1..1 with an INS.
    SourcePatient => "fhir.source-patient-info", Unprocessable;
    /// An event from a nomenclature that is not one of acts or diagnoses.
    EventSystem => "fhir.event-system", Unprocessable;
    /// `relatesTo` without one clear target.
    RelatesTo => "fhir.relates-to", Unprocessable;
    /// A relation other than replacement: not kept yet.
    RelatesToCode => "fhir.relates-to-unsupported", Unprocessable;
    /// A patch in the bundle that supersedes no replaced document.
    ReplacePatch => "fhir.replace-patch", Unprocessable;

    /// A patch that cannot be read.
    Patch => "fhir.patch-malformed", Malformed;
    /// A patch of something else than status, labels and archive.
    PatchForbidden => "fhir.patch-forbidden", NotAllowed;
    /// An operation the element does not allow.
    PatchOperation => "fhir.patch-operation", NotAllowed;
    /// XML Patch or an unknown format.
    PatchMedia => "fhir.patch-media-type", UnsupportedMedia;
    /// A deleted state cannot be taken back.
    PatchUndelete => "fhir.patch-undelete", Unprocessable;

    /// A search without exactly one patient, by INS.
    SearchPatient => "fhir.search-patient", Query;
    /// A search without status.
    SearchStatus => "fhir.search-status", Query;
    /// A search of lists without code.
    SearchCode => "fhir.search-code", Query;
    /// A parameter we do not serve.
    SearchParameter => "fhir.search-parameter", Query;
    /// A modifier we do not serve.
    SearchModifier => "fhir.search-modifier", Query;
    /// A prefix of a date we do not serve.
    SearchPrefix => "fhir.search-prefix", Query;
    /// A value the parameter cannot have.
    SearchValue => "fhir.search-value", Query;
    /// A sort key we do not serve.
    SearchSort => "fhir.search-sort", Query;
    /// A page that is not one of ours.
    SearchCursor => "fhir.search-cursor", Query;
    /// More parameters or values than one search may have.
    SearchTooMany => "fhir.search-too-many", Query;
}

/// A refusal: the rule, the element concerned and, where it helps and tells nothing clinical, the value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FhirError {
    code: &'static str,
    kind: ErrorKind,
    expression: String,
    value: String,
}

impl FhirError {
    /// A refusal of an element.
    pub(crate) fn new(rule: Rule, at: impl fmt::Display) -> Self {
        Self {
            code: rule.code(),
            kind: rule.kind(),
            expression: at.to_string(),
            value: String::new(),
        }
    }

    /// A refused INS.
    pub(crate) fn ins(error: InvalidIns, at: impl fmt::Display) -> Self {
        Self {
            code: error.code(),
            kind: ErrorKind::Unprocessable,
            expression: at.to_string(),
            value: String::new(),
        }
    }

    /// Names the value that was refused: a code, a parameter, a media type; never a name or a number.
    #[must_use]
    pub(crate) fn with(mut self, value: impl fmt::Display) -> Self {
        self.value = value.to_string().chars().take(100).collect();
        self
    }

    /// The same refusal as of a search rather than of a resource.
    #[must_use]
    pub(crate) fn in_query(mut self) -> Self {
        self.kind = ErrorKind::Query;
        self
    }

    /// Stable code of the error.
    pub const fn code(&self) -> &'static str {
        self.code
    }

    /// How the edge answers.
    pub const fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// FHIRPath of the element concerned, or the name of the search parameter.
    pub fn expression(&self) -> &str {
        &self.expression
    }

    /// The value refused, or nothing.
    pub fn value(&self) -> &str {
        &self.value
    }
}

impl fmt::Display for FhirError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at {}", self.code, self.expression)
    }
}

impl std::error::Error for FhirError {}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn codes_are_unique_and_lead_to_a_status() {
        let codes: BTreeSet<_> = Rule::ALL.iter().map(|rule| rule.code()).collect();
        assert_eq!(codes.len(), Rule::ALL.len());
        assert!(Rule::ALL.iter().all(|rule| (400..=422).contains(&rule.kind().status())));
    }
}
