//! JSON in: bounded, without duplicate members, without modifiers, strictly typed.
//!
//! Unknown members are tolerated, as FHIR asks of receivers; members that change the meaning of the
//! rest (`modifierExtension`, `implicitRules`) are not. <https://hl7.org/fhir/R4/json.html>

use std::cell::Cell;
use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::de::{DeserializeOwned, DeserializeSeed, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use super::at::At;
use super::error::{FhirError, Rule};

/// Biggest request body we read.
pub const BODY_BYTES_MAX: usize = 64 * 1024 * 1024;
/// Biggest document we read out of a body.
pub const DOCUMENT_BYTES_MAX: usize = 32 * 1024 * 1024;
/// Deepest nesting: a contained resource in a bundle needs fewer than 20.
const DEPTH_MAX: usize = 32;

/// Reads a body as JSON, bounded.
pub(super) fn parse(bytes: &[u8], root: &str) -> Result<Value, FhirError> {
    if bytes.len() > BODY_BYTES_MAX {
        return Err(FhirError::new(Rule::TooLarge, root));
    }
    let refused = Cell::new(Rule::Json);
    let seed = Strict { depth: 0, refused: &refused };
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let value = seed
        .deserialize(&mut reader)
        .and_then(|value| reader.end().map(|()| value))
        .map_err(|_| FhirError::new(refused.get(), root))?;
    Ok(value)
}

/// Takes a resource of a known type out of a value.
pub(super) fn resource<T: DeserializeOwned>(
    value: Value,
    name: &str,
    at: &At,
) -> Result<T, FhirError> {
    let found = value.get("resourceType").and_then(Value::as_str).unwrap_or_default();
    if found != name {
        return Err(FhirError::new(Rule::Resource, at).with(found));
    }
    refuse_modifiers(&value, at)?;
    typed(value, at)
}

/// Gives a value its type, naming the member that does not fit.
pub(super) fn typed<T: DeserializeOwned>(value: Value, at: &At) -> Result<T, FhirError> {
    serde_path_to_error::deserialize(value).map_err(|error| {
        let inner = error.path().to_string();
        let place = if inner == "." { at.clone() } else { at.member(&inner) };
        FhirError::new(Rule::Type, place)
    })
}

/// Refuses members that change the meaning of what they are in.
fn refuse_modifiers(value: &Value, at: &At) -> Result<(), FhirError> {
    match value {
        Value::Object(members) => members.iter().try_for_each(|(name, inner)| {
            if matches!(name.as_str(), "modifierExtension" | "implicitRules") {
                return Err(FhirError::new(Rule::Modifier, at.member(name)));
            }
            match inner {
                Value::Array(items) => items
                    .iter()
                    .enumerate()
                    .try_for_each(|(index, item)| refuse_modifiers(item, &at.item(name, index))),
                Value::Object(_) => refuse_modifiers(inner, &at.member(name)),
                _ => Ok(()),
            }
        }),
        _ => Ok(()),
    }
}

/// Decodes a `base64Binary`, white space allowed, bounded before it is decoded.
pub(super) fn base64(text: &str, at: &At) -> Result<Vec<u8>, FhirError> {
    if text.len() / 4 * 3 > DOCUMENT_BYTES_MAX + 2 {
        return Err(FhirError::new(Rule::DocumentTooLarge, at));
    }
    let decoded = if text.bytes().any(|byte| byte.is_ascii_whitespace()) {
        let dense: Vec<u8> = text.bytes().filter(|byte| !byte.is_ascii_whitespace()).collect();
        STANDARD.decode(dense)
    } else {
        STANDARD.decode(text)
    };
    decoded.map_err(|_| FhirError::new(Rule::Base64, at))
}

/// Encodes bytes the way FHIR wants them.
pub(super) fn to_base64(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

/// Builds a [`Value`] while counting depth and refusing duplicate members.
struct Strict<'a> {
    depth: usize,
    refused: &'a Cell<Rule>,
}

impl Strict<'_> {
    fn deeper(&self) -> Strict<'_> {
        Strict { depth: self.depth + 1, refused: self.refused }
    }

    fn enter<E: serde::de::Error>(&self) -> Result<(), E> {
        if self.depth < DEPTH_MAX {
            return Ok(());
        }
        self.refused.set(Rule::TooDeep);
        Err(E::custom("too deep"))
    }
}

impl<'de> DeserializeSeed<'de> for Strict<'_> {
    type Value = Value;

    fn deserialize<D: serde::Deserializer<'de>>(self, reader: D) -> Result<Value, D::Error> {
        reader.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        self.enter()?;
        let mut out = Vec::new();
        while let Some(item) = items.next_element_seed(self.deeper())? {
            out.push(item);
        }
        Ok(Value::Array(out))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        self.enter()?;
        let mut out = Map::new();
        while let Some(name) = members.next_key::<String>()? {
            let value = members.next_value_seed(self.deeper())?;
            if out.insert(name, value).is_some() {
                self.refused.set(Rule::Duplicate);
                return Err(A::Error::custom("duplicate member"));
            }
        }
        Ok(Value::Object(out))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> &'static str {
        parse(text.as_bytes(), "Bundle").unwrap_err().code()
    }

    #[test]
    fn hostile_json_is_refused_before_it_costs_anything() {
        assert_eq!(code("{"), "fhir.json-malformed");
        assert_eq!(code("{} {}"), "fhir.json-malformed");
        assert_eq!(code(&"[".repeat(100_000)), "fhir.too-deep");
        assert_eq!(code(r#"{"a":1,"a":2}"#), "fhir.duplicate-member");
        let big = vec![b' '; BODY_BYTES_MAX + 1];
        assert_eq!(parse(&big, "Bundle").unwrap_err().code(), "fhir.too-large");
    }

    #[test]
    fn modifiers_are_refused_with_their_place() {
        let text = r#"{"resourceType":"List","entry":[{"item":{"modifierExtension":[]}}]}"#;
        let value = parse(text.as_bytes(), "List").unwrap();
        let error = resource::<Value>(value, "List", &At::root("List")).unwrap_err();
        assert_eq!(error.code(), "fhir.modifier-extension");
        assert_eq!(error.expression(), "List.entry[0].item.modifierExtension");
    }

    #[test]
    fn base64_is_bounded_and_strict() {
        let at = At::root("Binary.data");
        assert_eq!(base64("SGVs\n bG8=", &at).unwrap(), b"Hello");
        assert_eq!(base64("SGVsbG8", &at).unwrap_err().code(), "fhir.base64");
        let big = "A".repeat(DOCUMENT_BYTES_MAX / 3 * 4 + 8);
        assert_eq!(base64(&big, &at).unwrap_err().code(), "fhir.document-too-large");
    }
}
