//! Values of search parameters: `a,b` is either, `system|code`, `ge2025-01`.

use carnet_core::id::DocumentId;

use super::filter::{Comparison, DateTest, Token};
use crate::fhir::error::{FhirError, Rule};
use crate::fhir::identifier::{self, Target};
use crate::fhir::instant;
use crate::fhir::system::to_oid;

/// Most alternatives of one parameter.
const VALUES_MAX: usize = 100;

/// Splits alternatives at commas that are not escaped. <https://hl7.org/fhir/R4/search.html#escaping>
fn split(name: &str, text: &str) -> Result<Vec<String>, FhirError> {
    let mut parts = vec![String::new()];
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match (c, parts.last_mut()) {
            ('\\', Some(part)) => part.extend(chars.next()),
            (',', _) => parts.push(String::new()),
            (c, Some(part)) => part.push(c),
            (_, None) => {}
        }
    }
    if parts.len() > VALUES_MAX {
        return Err(FhirError::new(Rule::SearchTooMany, name));
    }
    let parts: Vec<String> = parts.into_iter().map(|part| part.trim().to_owned()).collect();
    if parts.iter().any(String::is_empty) {
        return Err(FhirError::new(Rule::SearchValue, name));
    }
    Ok(parts)
}

/// Tokens: `code`, `system|code`, `system|`, `|code`.
pub(super) fn tokens(name: &str, text: &str) -> Result<Vec<Token>, FhirError> {
    let one = |part: String| match part.split_once('|') {
        Some(("", "")) => Err(FhirError::new(Rule::SearchValue, name)),
        Some((system, code)) => {
            Ok(Token { system: Some(to_oid(system)), code: code.to_owned(), raw: part.clone() })
        }
        None => Ok(Token { system: None, code: part.clone(), raw: part }),
    };
    split(name, text)?.into_iter().map(one).collect()
}

/// Dates with their prefixes.
pub(super) fn dates(name: &str, text: &str) -> Result<Vec<DateTest>, FhirError> {
    split(name, text)?.iter().map(|part| date(name, part)).collect()
}

fn date(name: &str, part: &str) -> Result<DateTest, FhirError> {
    let letters = part.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (prefix, rest) = part.split_at_checked(letters).unwrap_or(("", part));
    let comparison = match prefix {
        "" | "eq" => Comparison::Equal,
        "ne" => Comparison::NotEqual,
        "lt" => Comparison::Less,
        "le" => Comparison::LessOrEqual,
        "gt" => Comparison::Greater,
        "ge" => Comparison::GreaterOrEqual,
        "sa" => Comparison::After,
        "eb" => Comparison::Before,
        _ => return Err(FhirError::new(Rule::SearchPrefix, name).with(prefix)),
    };
    // A `+` of a zone arrives as a space when the sender forgot to encode it.
    let rest = rest.replace(' ', "+");
    let span =
        instant::span(&rest).ok_or_else(|| FhirError::new(Rule::SearchValue, name).with(&rest))?;
    Ok(DateTest { comparison, span })
}

/// Texts.
pub(super) fn texts(name: &str, text: &str) -> Result<Vec<String>, FhirError> {
    split(name, text)
}

/// Wire ids of documents; one that is not ours matches nothing.
pub(super) fn ids(
    name: &str,
    text: &str,
    resolve: &dyn Fn(&str) -> Option<DocumentId>,
) -> Result<Vec<DocumentId>, FhirError> {
    let parts = split(name, text)?;
    if parts.iter().any(|part| !identifier::is_id(part)) {
        return Err(FhirError::new(Rule::SearchValue, name));
    }
    Ok(parts.iter().filter_map(|part| resolve(part)).collect())
}

/// Documents pointed at: `DocumentReference/id`, an id, or the `urn:uuid:` of a document.
pub(super) fn relations(
    name: &str,
    text: &str,
    resolve: &dyn Fn(&str) -> Option<DocumentId>,
) -> Result<Vec<DocumentId>, FhirError> {
    let one = |part: &String| {
        let target = identifier::target_of_url(part)
            .or_else(|| identifier::of_token(part).map(Target::Identifier));
        match target {
            Some(Target::Resource(id)) => resolve(&id),
            Some(Target::Identifier(urn)) => {
                let uuid = uuid::Uuid::try_parse(urn.strip_prefix("urn:uuid:")?).ok()?;
                Some(DocumentId::from_uuid(uuid))
            }
            None => resolve(part),
        }
    };
    Ok(split(name, text)?.iter().filter_map(one).collect())
}
