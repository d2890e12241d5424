//! What a software may ask for, as SMART writes it.
//! <https://hl7.org/fhir/smart-app-launch/scopes-and-launch-context.html>

use std::collections::BTreeSet;

use carnet_app::{Error, Kind, Result};
use carnet_core::practitioner::Scope;

/// Every scope with its text.
const TEXTS: [(Scope, &str); 3] = [
    (Scope::Feed, "system/DocumentReference.c"),
    (Scope::Read, "user/DocumentReference.rs"),
    (Scope::Maintain, "system/DocumentReference.ud"),
];

/// The text of a scope.
pub(super) fn text(scope: Scope) -> &'static str {
    TEXTS.iter().find(|(known, _)| *known == scope).map_or("", |(_, text)| text)
}

/// Every text, in order.
pub(super) fn all() -> [&'static str; 3] {
    TEXTS.map(|(_, text)| text)
}

/// Several scopes as one parameter.
pub(super) fn join(scopes: &BTreeSet<Scope>) -> String {
    scopes.iter().map(|scope| text(*scope)).collect::<Vec<_>>().join(" ")
}

/// The scopes asked for, never more than those registered (RFC 6749 §3.3).
///
/// # Errors
/// `oauth.scope-absent`, `oauth.scope-unknown`, `oauth.scope-not-registered`.
pub(super) fn granted(asked: &str, registered: &BTreeSet<Scope>) -> Result<BTreeSet<Scope>> {
    let mut scopes = BTreeSet::new();
    for one in asked.split_ascii_whitespace() {
        let shown: String = one.chars().take(100).collect();
        let known = TEXTS.iter().find(|(_, text)| *text == one).map(|(scope, _)| *scope);
        let scope = known.ok_or_else(|| {
            Error::new(Kind::Incorrect, "oauth.scope-unknown").with("scope", shown.clone())
        })?;
        if !registered.contains(&scope) {
            return Err(
                Error::new(Kind::Incorrect, "oauth.scope-not-registered").with("scope", shown)
            );
        }
        scopes.insert(scope);
    }
    if scopes.is_empty() {
        return Err(Error::new(Kind::Incorrect, "oauth.scope-absent"));
    }
    Ok(scopes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_software_gets_what_it_asks_for_and_no_more_than_registered() {
        let registered = BTreeSet::from([Scope::Feed, Scope::Maintain]);
        let asked = "system/DocumentReference.c";
        assert_eq!(granted(asked, &registered).unwrap(), BTreeSet::from([Scope::Feed]));
        let code = |asked: &str| granted(asked, &registered).unwrap_err().code;
        assert_eq!(code("user/DocumentReference.rs"), "oauth.scope-not-registered");
        assert_eq!(
            code("system/DocumentReference.c user/DocumentReference.rs"),
            "oauth.scope-not-registered"
        );
        assert_eq!(code("system/*.cruds"), "oauth.scope-unknown");
        assert_eq!(code(" "), "oauth.scope-absent");
    }

    #[test]
    fn texts_go_there_and_back() {
        let scopes = BTreeSet::from([Scope::Feed, Scope::Read, Scope::Maintain]);
        assert_eq!(granted(&join(&scopes), &scopes).unwrap(), scopes);
    }
}
