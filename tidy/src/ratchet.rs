//! Lists of old sins that may only get shorter.

use std::collections::BTreeMap;

/// Compares what is there with the committed list of `name number` lines; `limit` is what needs no entry.
///
/// An entry that is no longer needed, or larger than needed, fails too: the list says how things are.
pub fn compare(list: &str, found: &BTreeMap<String, usize>, limit: usize) -> Vec<String> {
    let mut allowed: BTreeMap<&str, usize> = BTreeMap::new();
    for line in list.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
        let (name, number) = line.rsplit_once(' ').unwrap_or((line, "0"));
        allowed.insert(name, number.parse().unwrap_or(0));
    }
    let grown = found.iter().filter(|(_, size)| **size > limit).filter_map(|(name, &size)| {
        match allowed.get(name.as_str()) {
            None => Some(format!("{name}: {size}, the limit is {limit}")),
            Some(&known) if size > known => Some(format!("{name}: {size}, it was {known}")),
            Some(_) => None,
        }
    });
    let stale = allowed.iter().filter_map(|(&name, &known)| match found.get(name) {
        Some(&size) if size == known && size > limit => None,
        Some(&size) if size > known => None,
        Some(&size) if size > limit => {
            Some(format!("{name}: the list says {known}, it is {size}: lower it"))
        }
        _ => Some(format!("{name}: not needed any more, remove it from the list")),
    });
    grown.chain(stale).collect()
}

#[cfg(test)]
mod tests {
    use super::compare;

    #[test]
    fn only_shrinking_passes() {
        let found = |size| [("a.rs".to_owned(), size)].into();
        assert!(compare("# why\na.rs 90", &found(90), 70).is_empty());
        assert!(compare("", &found(70), 70).is_empty());
        for (list, size) in
            [("", 71), ("a.rs 90", 91), ("a.rs 90", 80), ("a.rs 90", 60), ("b.rs 90", 1)]
        {
            assert_eq!(compare(list, &found(size), 70).len(), 1, "{list} {size}");
        }
    }
}
