use std::collections::BTreeSet;

use carnet_core::identity::Sex;
use carnet_core::rules::paris;
use carnet_core::valueset::{DocumentType, check_description};
use carnet_interop::cda::{self, Body, Cda, Limits};
use jiff::civil::{Date, date};

use super::*;
use carnet_interop::describe::describe;

const TODAY: Date = date(2026, 3, 2);

fn everybody() -> Population {
    generate(42, PEOPLE_DEFAULT, TODAY)
}

fn read(bytes: &[u8]) -> Cda {
    cda::read(bytes, &Limits::default()).unwrap()
}

/// Every word of a document, those of its PDF included.
fn text_of(cda: &Cda) -> String {
    let body = match &cda.body {
        Body::Unstructured { bytes, .. } => pdf_extract::extract_text_from_mem(bytes).unwrap(),
        Body::Structured(_) => String::new(),
    };
    format!("{}\n{body}", cda::text(cda))
}

#[test]
fn the_same_seed_tells_the_same_lives_to_the_last_byte() {
    let (one, same, other) = (generate(7, 9, TODAY), generate(7, 9, TODAY), generate(8, 9, TODAY));
    assert_eq!(one, same);
    let bytes = |population: &Population| -> Vec<Vec<u8>> {
        let people = population.people.iter().skip(4);
        people
            .flat_map(|person| person.documents().into_iter().map(|plan| plan.cda(person)))
            .collect()
    };
    assert_eq!(bytes(&one), bytes(&same));
    assert_ne!(bytes(&one), bytes(&other));
}

#[test]
fn every_document_reads_back_and_agrees_with_its_plan() {
    let population = everybody();
    let mut ids = BTreeSet::new();
    let mut kinds = BTreeSet::new();
    for person in &population.people {
        for plan in person.documents() {
            let cda = read(&plan.cda(person));
            let header = &cda.header;
            assert_eq!(header.id.unique_id(), plan.id);
            assert_eq!(header.code.code.as_deref(), Some(plan.kind));
            assert_eq!(header.title.as_deref(), Some(plan.title.as_str()));
            assert_eq!(header.effective_time.timestamp(&paris()), Some(plan.written));
            let ins = header.patient.ins().unwrap();
            assert_eq!(ins.extension.as_deref(), Some(person.ins.matricule()));
            assert_eq!(ins.root, person.ins.domain().oid());
            assert_eq!(cda, plan.document(person), "what is read is what was written");
            let description = describe(&cda).unwrap();
            assert!(check_description(&description).refusals.is_empty(), "{}", plan.title);
            assert_eq!(description.created, plan.written);
            assert_eq!(description.service.start, plan.start);
            assert!(DocumentType::by_code(plan.kind).is_some());
            assert!(ids.insert(plan.id), "identifiers are never given twice");
            kinds.insert(plan.kind);
        }
    }
    assert!(kinds.len() >= 25, "only {} types of documents: {kinds:?}", kinds.len());
}

#[test]
fn words_agree_with_the_person_and_leave_no_mark() {
    let population = everybody();
    // One of each life is enough: printing and reading every page back is slow.
    for person in population.people.iter().take(18) {
        for plan in person.documents().iter().step_by(3) {
            let text = text_of(&read(&plan.cda(person)));
            for mark in
                ["[e]", "[il]", "[Il]", "[la]", "[La]", "atient]", "[M.]", "[nom]", "[âge]", "{}"]
            {
                assert!(!text.contains(mark), "{}: {mark}", plan.title);
            }
        }
    }
}

#[test]
fn lives_are_in_order_and_of_plausible_length() {
    for person in everybody().people {
        let documents = person.documents();
        let count = documents.len();
        assert!((5..=80).contains(&count), "{count} documents of {:?}", person.story);
        assert!(documents.is_sorted_by_key(|plan| plan.written));
        for plan in &documents {
            assert!(plan.start <= plan.written && plan.written < plan.received);
            assert!(plan.received > person.opened, "what was there before arrives with the space");
            assert!(plan.stop.is_none_or(|stop| stop > plan.start));
            assert!(plan.author.plan().places.contains(&plan.place), "{:?}", plan.author);
        }
    }
}

#[test]
fn people_are_of_all_ages_and_their_numbers_are_right() {
    let population = everybody();
    let people = &population.people;
    assert!(people.len() >= 34);
    let mut decades = BTreeSet::new();
    let mut numbers = BTreeSet::new();
    let mut logins = BTreeSet::new();
    for person in people {
        let age = person.traits.age_on(TODAY);
        decades.insert(age / 10);
        assert!(numbers.insert(person.ins.matricule().to_owned()));
        let sample = person.traits.birth_name == "Decourcy";
        assert_eq!(person.ins.key_is_right(), !sample, "{:?}", person.story);
        let digit = if person.traits.sex == Sex::Male { 1 } else { 2 };
        assert_eq!(person.ins.first_digit(), Some(digit));
        let contact = &person.contact;
        assert!(contact.email.as_deref().unwrap().ends_with("@exemple.invalid"));
        assert!(contact.mobile.as_deref().unwrap().starts_with("+33 6 39 98 "));
        if let Some(login) = &person.login {
            assert!(logins.insert(login.clone()), "{login}");
            assert!(age >= 18, "{login} is {age}");
        }
    }
    assert_eq!(decades, (0..=9).collect(), "a decade without anybody");
    assert!(logins.len() >= 24, "{}", logins.len());
    let newborn = people
        .iter()
        .any(|person| person.documents().len() < 12 && person.traits.age_on(TODAY) == 0);
    assert!(newborn);
}

#[test]
fn persona_1_is_the_one_of_the_walk() {
    let population = everybody();
    let martine = population.people.first().unwrap();
    assert_eq!(martine.login.as_deref(), Some("martine.chaussade"));
    assert_eq!(martine.ins.matricule(), "267094315701293");
    assert_eq!(martine.attending, Some(Who::Roux));
    let documents = martine.documents();
    let day = |plan: &DocumentPlan| plan.written.to_zoned(paris()).date();
    let mut ankle = Vec::new();
    let mut doctors = BTreeSet::new();
    for plan in &documents {
        doctors.insert(plan.author);
        if text_of(&read(&plan.cda(martine))).to_lowercase().contains("cheville") {
            ankle.push((day(plan), plan.kind));
        }
    }
    assert_eq!(ankle, [(date(2020, 11, 12), "34874-8"), (date(2020, 11, 15), "11490-0")]);
    assert!(doctors.contains(&Who::Kessler), "the letter she masks");
    assert!(!doctors.contains(&Who::Ait), "he meets her in the walk");
    let last = documents.iter().rev().find(|plan| plan.author == Who::Salvi).unwrap();
    let results = cda::results(&read(&last.cda(martine)));
    let sugar = results.iter().find(|result| result.loinc.as_deref() == Some("4548-4")).unwrap();
    assert_eq!(day(last), date(2026, 2, 20));
    assert!(matches!(&sugar.value, Some(cda::Value::Quantity(value)) if value.value == "7.8"));
}

#[test]
fn the_published_identities_are_there() {
    let population = generate(1, 0, TODAY);
    let known: Vec<_> = population
        .people
        .iter()
        .map(|person| (person.ins.matricule(), person.ins.domain().oid(), person.traits.birth_date))
        .collect();
    assert_eq!(
        known.get(1..),
        Some(
            &[
                ("279035121518989", "1.2.250.1.213.1.4.10", date(1979, 3, 28)),
                ("221042545611404", "1.2.250.1.213.1.4.10", date(2021, 4, 25)),
                ("277076322082910", "1.2.250.1.213.1.4.8", date(1977, 7, 14)),
            ][..]
        )
    );
}

#[test]
fn results_hang_together_over_the_years() {
    let population = everybody();
    let mut courses = 0;
    for person in &population.people {
        let mut before: Option<f64> = None;
        for plan in person.documents() {
            let cda = read(&plan.cda(person));
            let sugar = cda::results(&cda).into_iter().find_map(|result| match result.value {
                Some(cda::Value::Quantity(value)) if result.loinc.as_deref() == Some("4548-4") => {
                    value.number()
                }
                _ => None,
            });
            if let (Some(before), Some(now)) = (before, sugar) {
                assert!((before - now).abs() < 1.6, "{before} then {now}");
                courses += 1;
            }
            before = sugar.or(before);
        }
    }
    assert!(courses > 20, "{courses}");
}
