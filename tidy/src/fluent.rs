//! Enough of Fluent to know which messages exist and which arguments they take.

use std::collections::{BTreeMap, BTreeSet};

use crate::pattern;

/// The arguments of each message and of each attribute (`id`, `id.attribute`).
pub type Messages = BTreeMap<String, BTreeSet<String>>;

/// Reads one file. Terms (`-brand`) are private to their file and left out.
pub fn read(text: &str) -> Messages {
    let message = pattern(r"^(-?[a-zA-Z][a-zA-Z0-9_-]*)\s*=");
    let attribute = pattern(r"^\s+\.([a-zA-Z][a-zA-Z0-9_-]*)\s*=");
    let argument = pattern(r"\$([a-zA-Z][a-zA-Z0-9_-]*)");
    let mut messages = Messages::new();
    let (mut id, mut key) = (String::new(), String::new());
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        if let Some(name) = message.captures(line).and_then(|found| found.get(1)) {
            name.as_str().clone_into(&mut id);
            key.clone_from(&id);
            messages.entry(key.clone()).or_default();
        } else if let Some(name) = attribute.captures(line).and_then(|found| found.get(1)) {
            key = format!("{id}.{}", name.as_str());
            messages.entry(key.clone()).or_default();
        }
        let names = argument
            .captures_iter(line)
            .filter_map(|found| Some(found.get(1)?.as_str().to_owned()));
        messages.entry(key.clone()).or_default().extend(names);
    }
    messages.retain(|key, _| !key.is_empty() && !key.starts_with('-'));
    messages
}

/// The ids a file defines twice.
pub fn doubled(text: &str) -> Vec<String> {
    let message = pattern(r"(?m)^([a-zA-Z][a-zA-Z0-9_-]*)\s*=");
    let mut seen = BTreeSet::new();
    let ids =
        message.captures_iter(text).filter_map(|found| Some(found.get(1)?.as_str().to_owned()));
    ids.filter(|id| !seen.insert(id.clone())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_attributes_and_arguments_are_found() {
        let text = "# $no\n-brand = Carnet\nhello = Bonjour { $name }\n    et { $other }\n    .next = Voyez { $link }\nbye = Au revoir\nbye = Encore\n";
        let messages = read(text);
        let keys: Vec<&str> = messages.keys().map(String::as_str).collect();
        assert_eq!(keys, ["bye", "hello", "hello.next"]);
        assert_eq!(messages.get("hello").map(BTreeSet::len), Some(2));
        assert_eq!(messages.get("hello.next").map(BTreeSet::len), Some(1));
        assert_eq!(doubled(text), ["bye"]);
    }
}
