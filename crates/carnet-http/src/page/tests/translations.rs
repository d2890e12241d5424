//! Both languages say the same things, and everything that has a name has words.

use std::collections::{BTreeMap, BTreeSet};

use super::super::{Args, Lang, Words, embedded};
use crate::outage::Section;
use crate::view::citizen::{NextStep, Sees};
use crate::view::document::{Category, Mark};
use crate::view::field::Mistake;
use crate::view::public::ProblemKind;

/// Message (or `message.attribute`) to the names of its variables.
fn messages(lang: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut all = BTreeMap::new();
    for (path, text) in embedded::LOCALES {
        if !path.starts_with(lang) {
            continue;
        }
        let (mut message, mut current) = (String::new(), String::new());
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            if let Some((name, _)) = line.split_once(" =").or_else(|| line.split_once('=')) {
                if line.starts_with(char::is_alphabetic) {
                    name.trim().clone_into(&mut message);
                    current.clone_from(&message);
                    let old = all.insert(current.clone(), BTreeSet::new());
                    assert!(old.is_none(), "{path}: {current} twice");
                } else if let Some(attribute) = line.trim().strip_prefix('.') {
                    let attribute = attribute.split([' ', '=']).next().unwrap();
                    current = format!("{message}.{attribute}");
                    all.insert(current.clone(), BTreeSet::new());
                }
            }
            let variables = line.split('$').skip(1);
            let names = variables.map(|rest| {
                rest.chars().take_while(|c| c.is_alphanumeric() || *c == '-' || *c == '_').collect()
            });
            if let Some(known) = all.get_mut(&current) {
                known.extend(names);
            }
        }
    }
    all
}

#[test]
fn both_languages_have_the_same_messages_with_the_same_arguments() {
    let (french, english) = (messages("fr"), messages("en"));
    for (id, variables) in &french {
        let other = english.get(id).unwrap_or_else(|| panic!("{id} is not in English"));
        // A language may not need an argument that the other needs for its grammar: `sex` for « née ».
        let differ: Vec<_> =
            variables.symmetric_difference(other).filter(|name| name.as_str() != "sex").collect();
        assert!(differ.is_empty(), "{id}: {differ:?}");
    }
    for id in english.keys() {
        assert!(french.contains_key(id), "{id} is not in French");
    }
}

#[test]
fn everything_with_a_name_has_words() {
    let words = Words::load().unwrap();
    let has = |id: String| {
        for lang in Lang::ALL {
            let (message, attribute) = id.split_once('.').unwrap_or((&id, ""));
            assert!(words.has(lang, message), "{id} in {}", lang.tag());
            if !attribute.is_empty() {
                assert!(words.say(lang, &id, &Args::new()).is_ok(), "{id} in {}", lang.tag());
            }
        }
    };
    for mistake in Mistake::ALL {
        has(format!("mistake-{}", mistake.name()));
    }
    for category in Category::ALL {
        has(format!("category-{}", category.slug()));
    }
    for name in Mark::ALL.iter().map(json) {
        has(format!("mark-{name}"));
    }
    for name in ProblemKind::ALL.iter().map(json) {
        has(format!("problem-{name}"));
    }
    for name in Section::ALL.iter().map(json) {
        has(format!("section-{name}"));
    }
    for name in NextStep::ALL.iter().map(json) {
        has(format!("step-{name}.why"));
    }
    for name in [Sees::Yes, Sees::No, Sees::Emergency].iter().map(json) {
        has(format!("sees-{name}"));
    }
}

fn json(value: &impl serde::Serialize) -> String {
    let value = minijinja::value::Value::from(minijinja::value::Serde(value));
    value.to_string()
}

#[test]
fn a_code_without_words_gets_the_general_ones() {
    let words = Words::load().unwrap();
    let said = words.explain(Lang::Fr, "nobody.knows", &Args::new());
    assert_eq!(said, words.explain(Lang::Fr, "unknown", &Args::new()));
    assert!(said.next.is_some());
}

#[test]
fn dates_times_and_sizes_are_said_as_people_say_them() {
    use super::super::dates::Speech;
    let words = Words::load().unwrap();
    let (fr, en) = (Speech::new(Lang::Fr).unwrap(), Speech::new(Lang::En).unwrap());
    let plain = |text: Result<String, minijinja::Error>| text.unwrap().replace('\u{a0}', " ");
    assert_eq!(plain(fr.date(&words, "2020-11-12")), "12 novembre 2020");
    assert_eq!(plain(fr.date(&words, "2021-05-01")), "1er mai 2021");
    assert_eq!(plain(en.date(&words, "2020-11-12")), "12 November 2020");
    // Midnight in Paris comes before midnight in Greenwich.
    assert_eq!(plain(fr.date(&words, "2020-11-12T23:30:00Z")), "13 novembre 2020");
    assert_eq!(plain(fr.day_time(&words, "2020-11-12T13:05:00Z")), "le 12 novembre 2020 à 14 h 05");
    assert_eq!(plain(en.day_time(&words, "2020-07-12T13:05:00Z")), "on 12 July 2020 at 15:05");
    assert_eq!(plain(fr.size(&words, 47_600)), "48 Ko");
    assert_eq!(plain(en.size(&words, 47_600)), "48 KB");
    assert_eq!(plain(fr.size(&words, 1_250_000)), "1,2 Mo");
    assert_eq!(plain(en.size(&words, 5_000_000)), "5 MB");
    assert!(fr.date(&words, "hier").is_err());
}
