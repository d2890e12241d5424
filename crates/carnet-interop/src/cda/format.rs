//! The XDS format code a document announces (JDV_J10; ASS_A11 from the model, ASS_A12 from the
//! media type of an N1 body).

use super::{Body, Header, MediaType};

/// TRE_A06, the French format codes.
const TRE_A06: &str = "1.2.250.1.213.1.1.4.2.282";
/// TRE_A11, the format codes of IHE.
const TRE_A11: &str = "1.3.6.1.4.1.19376.1.2.3";

/// A code of JDV_J10.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FormatCode {
    /// The code, a URN.
    pub code: &'static str,
    /// The OID of its system.
    pub system: &'static str,
}

const fn ihe(code: &'static str) -> FormatCode {
    FormatCode { code, system: TRE_A11 }
}

const fn fr(code: &'static str) -> FormatCode {
    FormatCode { code, system: TRE_A06 }
}

/// « Modèles hors profils »: structured or not, of no published model.
const UNPROFILED: FormatCode = fr("urn:asip:ci-sis:modelesHorsProfils:2011");

/// Models and the format they announce (ASS_A11).
const BY_TEMPLATE: [(&str, FormatCode); 35] = [
    ("1.2.250.1.213.1.1.1.5.1", fr("urn:asip:ci-sis:cse-cs8:2017")),
    ("1.2.250.1.213.1.1.1.5.2", fr("urn:asip:ci-sis:cse-cs9:2017")),
    ("1.2.250.1.213.1.1.1.5.3", fr("urn:asip:ci-sis:cse-cs24:2017")),
    ("1.2.250.1.213.1.1.1.5.4", fr("urn:ans:ci-sis:cse-mde:2023")),
    ("1.2.250.1.213.1.1.1.8", fr("urn:asip:ci-sis:frcp:2011")),
    ("1.2.250.1.213.1.1.1.9", fr("urn:asip:ci-sis:idap:2011")),
    ("1.2.250.1.213.1.1.1.12.1", fr("urn:asip:ci-sis:sap:2012")),
    ("1.2.250.1.213.1.1.1.12.2", fr("urn:asip:ci-sis:snm:2012")),
    ("1.2.250.1.213.1.1.1.12.3", fr("urn:asip:ci-sis:sne:2012")),
    ("1.2.250.1.213.1.1.1.12.4", fr("urn:asip:ci-sis:scm:2012")),
    ("1.2.250.1.213.1.1.1.12.5", fr("urn:asip:ci-sis:sce:2012")),
    ("1.2.250.1.213.1.1.1.13", fr("urn:asip:ci-sis:vsm:2012")),
    ("1.2.250.1.213.1.1.1.21", fr("urn:asip:ci-sis:ldl-ees:2017")),
    ("1.2.250.1.213.1.1.1.22", fr("urn:asip:ci-sis:dlu:2015")),
    ("1.2.250.1.213.1.1.1.26", fr("urn:asip:ci-sis:pps-cancer:2017")),
    ("1.2.250.1.213.1.1.1.29", fr("urn:asip:ci-sis:ldl-ses:2017")),
    ("1.2.250.1.213.1.1.1.32", fr("urn:asip:ci-sis:crgm:2018")),
    ("1.2.250.1.213.1.1.1.36", fr("urn:asip:ci-sis:hr:2019")),
    ("1.2.250.1.213.1.1.1.37", fr("urn:asip:ci-sis:vac:2019")),
    ("1.2.250.1.213.1.1.1.38", fr("urn:asip:ci-sis:tlm-da:2020")),
    ("1.2.250.1.213.1.1.1.40", fr("urn:asip:ci-sis:cr-anest:2020")),
    ("1.2.250.1.213.1.1.1.41", fr("urn:asip:ci-sis:cr-cpa:2020")),
    ("1.2.250.1.213.1.1.1.46", fr("urn:asip:ci-sis:vac-note:2021")),
    ("1.2.250.1.213.1.1.1.47", fr("urn:ans:ci-sis:img-da:2022")),
    ("1.2.250.1.213.1.1.1.52", fr("urn:ans:ci-sis:bio-ep-bio:2022")),
    ("1.2.250.1.213.1.1.1.39", ihe("urn:ihe:pharm:pre:2010")),
    ("1.2.250.1.213.1.1.1.42", ihe("urn:ihe:eyecare:geneyeevalcn:2014")),
    ("1.2.250.1.213.1.1.1.45", ihe("urn:ihe:rad:CDA:ImagingReportStructuredHeadings:2013")),
    ("1.2.250.1.213.1.1.1.51", ihe("urn:ihe:pcc:ips:2020")),
    ("1.2.250.1.213.1.1.1.54", ihe("urn:ihe:pharm:dis:2010")),
    ("1.2.250.1.213.1.1.1.55", ihe("urn:ihe:lab:xd-lab:2008")),
    ("1.2.250.1.213.1.1.1.59", ihe("urn:ihe:lab:xd-lab:2008")),
    ("1.3.6.1.4.1.19376.1.3.3", ihe("urn:ihe:lab:xd-lab:2008")),
    ("1.3.6.1.4.1.19376.1.9.1.1.1", ihe("urn:ihe:pharm:pre:2010")),
    ("1.3.6.1.4.1.19376.1.9.1.1.3", ihe("urn:ihe:pharm:dis:2010")),
];

/// The format code that the templates, else the kind of body, announce.
pub fn format_of(header: &Header, body: &Body) -> FormatCode {
    if let Body::Unstructured { media_type, .. } = body {
        return match media_type {
            MediaType::Pdf => ihe("urn:ihe:iti:xds-sd:pdf:2008"),
            MediaType::Text => ihe("urn:ihe:iti:xds-sd:text:2008"),
            MediaType::Rtf => ihe("urn:ihe:iti-fr:xds-sd:rtf:2010"),
            MediaType::Jpeg => ihe("urn:ihe:iti-fr:xds-sd:jpeg:2010"),
            MediaType::Tiff => ihe("urn:ihe:iti-fr:xds-sd:tiff:2010"),
            // TRE_R222 has no PNG; no format code is particular to it.
            MediaType::Png => UNPROFILED,
        };
    }
    BY_TEMPLATE
        .iter()
        .find(|(root, _)| header.templates.iter().any(|id| id.root == *root))
        .map_or(UNPROFILED, |(_, format)| *format)
}
