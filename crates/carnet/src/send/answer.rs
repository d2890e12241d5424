//! What a server says when it refuses: an `OperationOutcome` (FHIR), or an OAuth error.

use carnet_http::page::Lang;
use serde_json::Value;

/// A refusal in the server's own words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Refusal {
    /// Its stable code; `http.<status>` when the server does not say one.
    pub(super) code: String,
    /// Its sentence; empty when it gives none.
    pub(super) sentence: String,
}

/// Reads the body of a refusal.
pub(super) fn read(status: u16, body: &[u8], lang: Lang) -> Refusal {
    let value: Value = serde_json::from_slice(body).unwrap_or_default();
    let of_fhir = value.pointer("/issue/0").and_then(|issue| of_issue(issue, lang));
    of_fhir
        .or_else(|| of_oauth(&value, lang))
        .unwrap_or_else(|| Refusal { code: format!("http.{status}"), sentence: String::new() })
}

fn of_issue(issue: &Value, lang: Lang) -> Option<Refusal> {
    let text = |pointer: &str| issue.pointer(pointer).and_then(Value::as_str);
    let code = text("/details/coding/0/code").or_else(|| text("/code"))?;
    let translated = issue
        .pointer("/details/_text/extension")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .find_map(|extension| translation(extension, lang));
    let other = match lang {
        Lang::Fr => text("/details/text").or_else(|| text("/diagnostics")),
        Lang::En => text("/diagnostics").or_else(|| text("/details/text")),
    };
    Some(Refusal {
        code: code.to_owned(),
        sentence: translated.or(other).unwrap_or_default().to_owned(),
    })
}

/// The words of one translation, when it is of that language.
fn translation(extension: &Value, lang: Lang) -> Option<&str> {
    let parts = extension.get("extension")?.as_array()?;
    let of =
        |url: &str| parts.iter().find(|part| part.get("url").is_some_and(|known| known == url));
    let language = of("lang")?.get("valueCode")?.as_str()?;
    (Lang::from_tag(language) == Some(lang)).then_some(())?;
    of("content")?.get("valueString")?.as_str()
}

fn of_oauth(value: &Value, lang: Lang) -> Option<Refusal> {
    let text = |name: &str| value.get(name).and_then(Value::as_str);
    let code = text("code").or_else(|| text("error"))?;
    let french = text("error_description#fr").filter(|_| lang == Lang::Fr);
    let sentence = french.or_else(|| text("error_description")).unwrap_or_default();
    Some(Refusal { code: code.to_owned(), sentence: sentence.to_owned() })
}

#[cfg(test)]
mod tests {
    use carnet_interop::fhir::outcome::{Issue, Severity, write};
    use serde_json::json;

    use super::*;

    #[test]
    fn the_sentence_of_the_language_is_taken() {
        let issue = Issue {
            severity: Severity::Error,
            issue_type: "business-rule",
            code: "doc.other-person",
            fr: "Ce document parle d'une autre personne.",
            en: "This document is about somebody else.",
            expression: "",
        };
        let body = serde_json::to_vec(&write(&[issue])).unwrap();
        let french = read(422, &body, Lang::Fr);
        assert_eq!(french.code, "doc.other-person");
        assert_eq!(french.sentence, "Ce document parle d'une autre personne.");
        assert_eq!(read(422, &body, Lang::En).sentence, "This document is about somebody else.");
    }

    #[test]
    fn other_servers_are_understood_too() {
        let plain = json!({ "issue": [{ "code": "invalid", "diagnostics": "no patient" }] });
        let refusal = read(400, plain.to_string().as_bytes(), Lang::Fr);
        assert_eq!((refusal.code.as_str(), refusal.sentence.as_str()), ("invalid", "no patient"));
        let oauth = json!({ "error": "invalid_client", "error_description": "unknown" });
        assert_eq!(read(401, oauth.to_string().as_bytes(), Lang::En).code, "invalid_client");
        assert_eq!(read(502, b"<html>", Lang::Fr).code, "http.502");
    }
}
