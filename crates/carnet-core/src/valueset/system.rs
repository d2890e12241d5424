//! Code systems: the OID that XDS and CDA write, the URI that FHIR writes, one form inside.

use std::sync::LazyLock;

use super::table::{InvalidTable, embedded, rows};

#[derive(Debug)]
struct System {
    oid: &'static str,
    name: &'static str,
    uris: Vec<&'static str>,
}

static SYSTEMS: LazyLock<Vec<System>> = LazyLock::new(|| embedded(read()));

fn read() -> Result<Vec<System>, InvalidTable> {
    let text = include_str!("../../../../data/valuesets/systems.csv");
    let rows = rows(text, ["oid", "name", "uris"])?;
    Ok(rows
        .into_iter()
        .map(|[oid, name, uris]| System { oid, name, uris: uris.split_whitespace().collect() })
        .collect())
}

/// The form of a system that [`crate::code::Code`] keeps: the OID where the system has one we know.
///
/// Understands `urn:oid:…`, the URI of the FHIR resource, and any address of the nomenclature that
/// names the terminology (`…/TRE_A05-TypeDocComplementaire/…`), of which several are in use. What
/// is not known is returned as it is.
pub fn canonical_system(system: &str) -> &str {
    if let Some(oid) = system.strip_prefix("urn:oid:") {
        return oid;
    }
    let by_uri = SYSTEMS.iter().find(|known| known.uris.contains(&system));
    by_uri.or_else(|| by_name(system)).map_or(system, |known| known.oid)
}

/// The URI that FHIR writes for a system kept as OID; `urn:oid:…` where there is no other.
pub fn system_uri(system: &str) -> String {
    let known = SYSTEMS.iter().find(|known| known.oid == system);
    if let Some(uri) = known.and_then(|known| known.uris.first()) {
        return (*uri).to_owned();
    }
    let is_oid = system.contains('.') && system.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    if is_oid { format!("urn:oid:{system}") } else { system.to_owned() }
}

fn by_name(system: &str) -> Option<&'static System> {
    if !system.contains("esante.gouv.fr") {
        return None;
    }
    system.split(['/', '?']).find_map(|segment| {
        let name = segment.get(..7).filter(|name| !name.ends_with('_'))?;
        let short = |name: &str| name.to_ascii_uppercase().replace('-', "_");
        let named = |name: &str| SYSTEMS.iter().find(|known| known.name == short(name));
        // `TRE_R209-…` has one digit more than `TRE_A05-…`.
        segment.get(..8).and_then(named).or_else(|| {
            let next = segment.as_bytes().get(7);
            named(name).filter(|_| !next.is_some_and(u8::is_ascii_digit))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_of_naming_a_system_comes_to_one() {
        let a05 = "1.2.250.1.213.1.1.4.12";
        let nos = "https://mos.esante.gouv.fr/NOS/TRE_A05-TypeDocComplementaire/FHIR/TRE-A05-TypeDocComplementaire";
        assert_eq!(canonical_system(a05), a05);
        assert_eq!(canonical_system("urn:oid:1.2.250.1.213.1.1.4.12"), a05);
        assert_eq!(canonical_system(nos), a05);
        assert_eq!(
            canonical_system(
                "https://smt.esante.gouv.fr/fhir/CodeSystem/tre-a05-type-doc-complementaire"
            ),
            a05
        );
        assert_eq!(canonical_system("http://loinc.org"), "2.16.840.1.113883.6.1");
        assert_eq!(
            canonical_system(
                "https://mos.esante.gouv.fr/NOS/TRE_R209-TypeActivite/FHIR/TRE-R209-TypeActivite"
            ),
            "1.2.250.1.213.2.2"
        );
        assert_eq!(
            canonical_system("https://example.org/tre_a05-x"),
            "https://example.org/tre_a05-x"
        );
        assert_eq!(canonical_system("http://snomed.info/sct"), "http://snomed.info/sct");
    }

    #[test]
    fn what_is_written_is_read_back() {
        for known in SYSTEMS.iter() {
            assert_eq!(canonical_system(&system_uri(known.oid)), known.oid, "{}", known.name);
        }
        assert_eq!(system_uri("1.2.3"), "urn:oid:1.2.3");
        assert_eq!(system_uri("http://snomed.info/sct"), "http://snomed.info/sct");
    }
}
