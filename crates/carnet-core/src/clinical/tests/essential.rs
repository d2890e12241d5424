use proptest::prelude::*;

use super::super::essentials::{Allergies, Attending, Seen, essentials};
use super::super::relevance::Reader;
use super::super::trend::Direction;
use super::*;
use crate::rules::Rules;

const READER: Reader<'_> = Reader { role: "G15_10/SM26", idnps: "810100000099" };

fn made(documents: &[Document], facts: &[FactsOf]) -> Essentials {
    let documents: Vec<&Document> = documents.iter().collect();
    let facts: Vec<&FactsOf> = facts.iter().collect();
    let seen = Seen { documents: &documents, facts: &facts, attending: None };
    essentials(seen, READER, Relevance::shipped(), &Rules::shipped(), now())
}

fn listing(agents: &[&str]) -> ClinicalFacts {
    let allergies = agents.iter().map(|agent| allergy(agent)).collect();
    ClinicalFacts { allergies, ..ClinicalFacts::default() }
}

fn none_known() -> ClinicalFacts {
    ClinicalFacts { no_known_allergy: true, ..ClinicalFacts::default() }
}

fn taking(product: &str, start: i64, stop: i64) -> Treatment {
    let day = |days| days_ago(days).to_zoned(crate::rules::paris()).date();
    Treatment {
        product: product.to_owned(),
        code: None,
        dose: None,
        frequency: None,
        start: Some(PartialDate::day(day(start))),
        stop: Some(day(stop)),
        renewals: 0,
    }
}

fn prescribing(treatments: Vec<Treatment>) -> ClinicalFacts {
    ClinicalFacts { treatments, ..ClinicalFacts::default() }
}

#[test]
fn silence_about_allergies_is_not_their_absence() {
    let documents = [document(1, "SYNTH", 10), document(2, "SYNTH", 5)];
    assert_eq!(made(&documents, &[]).allergies, Allergies::Unsaid);
    let Allergies::NoneKnown(source) = made(&documents, &[of(1, none_known())]).allergies else {
        panic!("somebody stated that none is known")
    };
    assert_eq!((source.document, source.on), (id(1), days_ago(10)));
    let Allergies::Listed { listed, denied } =
        made(&documents, &[of(1, listing(&["Latex"])), of(2, none_known())]).allergies
    else {
        panic!("an allergy outweighs a later denial")
    };
    assert_eq!(listed.len(), 1);
    assert_eq!(denied.unwrap().document, id(2), "and the contradiction is said");
    let Allergies::Listed { denied, .. } =
        made(&documents, &[of(2, listing(&["Latex"])), of(1, none_known())]).allergies
    else {
        panic!("listed")
    };
    assert_eq!(denied, None, "an older denial is out of date");
}

#[test]
fn an_allergy_is_said_once_and_a_resolved_one_not_at_all() {
    let documents = [document(1, "SYNTH", 300), document(2, "SYNTH", 5)];
    let mut over = listing(&["Arachide"]);
    over.allergies[0].activity = Activity::Resolved;
    let mut older = listing(&["LATEX", "Arachide"]);
    older.allergies[0].reaction = Some("Urticaire".to_owned());
    let mut newer = listing(&["Latex"]);
    newer.allergies.extend(over.allergies);
    let Allergies::Listed { listed, .. } =
        made(&documents, &[of(1, older), of(2, newer)]).allergies
    else {
        panic!("listed")
    };
    let said: Vec<_> =
        listed.iter().map(|line| (line.fact.agent.as_str(), line.source.document)).collect();
    assert_eq!(said, [("Latex", id(2))], "the newest statement wins, also about what is over");
}

#[test]
fn treatments_are_those_that_have_not_ended_and_the_newest_wins() {
    let documents = [document(1, "57833-6", 100), document(2, "57833-6", 20)];
    let old = prescribing(vec![taking("Ramipril", 100, -20), taking("Amoxicilline", 100, 93)]);
    let new = prescribing(vec![taking("ramipril", 20, -70)]);
    let shown = made(&documents, &[of(1, old.clone()), of(2, new)]).treatments;
    let said: Vec<_> =
        shown.iter().map(|line| (line.fact.product.as_str(), line.source.document)).collect();
    assert_eq!(said, [("ramipril", id(2))]);
    let stopped = prescribing(vec![taking("Ramipril", 20, 3)]);
    assert!(made(&documents, &[of(1, old), of(2, stopped)]).treatments.is_empty(), "stopped since");
}

#[test]
fn a_treatment_without_an_end_is_believed_for_a_while() {
    let documents = [document(1, "SYNTH", 400), document(2, "SYNTH", 900)];
    let open = |product| Treatment { stop: None, ..taking(product, 400, 0) };
    let facts =
        [of(1, prescribing(vec![open("Aspirine")])), of(2, prescribing(vec![open("Codéine")]))];
    let shown = made(&documents, &facts).treatments;
    assert_eq!(shown.len(), 1);
    assert_eq!(shown[0].fact.product, "Aspirine");
}

#[test]
fn results_say_where_they_go_and_what_deserves_attention_comes_first() {
    let documents: Vec<Document> = [(1, 200), (2, 100), (3, 10), (4, 2)]
        .map(|(number, days)| document(number, "11502-2", days))
        .into();
    let result = |measures| ClinicalFacts { results: measures, ..ClinicalFacts::default() };
    let other_unit = Measure {
        value: Value::Number("62".to_owned(), Some("mmol/mol".to_owned())),
        ..measure("4548-4", "", None)
    };
    let facts = [
        of(1, result(vec![measure("4548-4", "7.1", None)])),
        of(2, result(vec![measure("4548-4", "7.2", None), other_unit])),
        of(
            3,
            result(vec![
                measure("4548-4", "7.8", Some(Flag::High)),
                measure("4548-4", "7.8", None),
            ]),
        ),
        of(4, result(vec![measure("2160-0", "71", Some(Flag::Normal))])),
    ];
    let trends = made(&documents, &facts).results;
    assert_eq!(trends.len(), 2);
    let sugar = &trends[0];
    assert!(sugar.is_outside());
    assert_eq!(sugar.numbers(), [7.1, 7.2, 7.8], "one unit, one value an instant");
    assert_eq!(sugar.direction(), Some(Direction::Up));
    assert_eq!((sugar.last().document, trends[1].last().document), (id(3), id(4)));
    assert_eq!((trends[1].direction(), trends[1].numbers()), (None, Vec::new()));
}

#[test]
fn who_follows_the_patient_is_the_attending_doctor_then_the_last_authors_without_the_reader() {
    let attending = Person {
        idnps: "810100000050".to_owned(),
        family: "Traitant".to_owned(),
        given: "Odile".to_owned(),
    };
    let mut own = document(3, "11488-4", 1);
    own.description.authors[0].person.as_mut().unwrap().idnps = READER.idnps.to_owned();
    let documents =
        [document(1, "11488-4", 900), document(2, "11488-4", 40), own, document(4, "11488-4", 20)];
    let documents: Vec<&Document> = documents.iter().collect();
    let seen = Seen { documents: &documents, facts: &[], attending: Some(&attending) };
    let made = essentials(seen, READER, Relevance::shipped(), &Rules::shipped(), now());
    let said: Vec<_> = made
        .followers
        .iter()
        .map(|one| (one.person.family.as_str(), one.attending, one.last))
        .collect();
    assert_eq!(
        said,
        [
            ("Traitant", Attending::Yes, None),
            ("Fictif 4", Attending::No, Some(days_ago(20))),
            ("Fictif 2", Attending::No, Some(days_ago(40))),
        ]
    );
}

#[derive(Debug, Clone)]
struct World {
    documents: Vec<Document>,
    facts: Vec<FactsOf>,
}

fn anything() -> impl Strategy<Value = World> {
    const KINDS: [&str; 5] = ["SYNTH", "11502-2", "57833-6", "11488-4", "nothing-known"];
    let status =
        prop_oneof![Just(Status::Current), Just(Status::Superseded), Just(Status::Deleted)];
    let facts = (any::<bool>(), 0..4_u8, 0..4_u8, -50..900_i64, 0..3_u8).prop_map(
        |(none, agent, product, stop, result)| ClinicalFacts {
            no_known_allergy: none,
            allergies: (0..agent).map(|number| allergy(&format!("Agent {number}"))).collect(),
            treatments: (0..product)
                .map(|number| taking(&format!("P {number}"), 900, stop))
                .collect(),
            results: (0..result)
                .map(|number| measure(&format!("{number}-1"), &format!("{stop}"), None))
                .collect(),
            problems: Vec::new(),
            vaccinations: Vec::new(),
        },
    );
    let one = (prop::sample::select(&KINDS[..]), 0..1_500_i64, status, prop::option::of(facts));
    prop::collection::vec(one, 0..12).prop_map(|all| {
        let mut world = World { documents: Vec::new(), facts: Vec::new() };
        for (number, (kind, days, status, facts)) in (0_u8..).zip(all) {
            world.documents.push(Document { status, ..document(number, kind, days) });
            world.facts.extend(facts.map(|facts| of(number, facts)));
        }
        world
    })
}

proptest! {
    /// What the grant does not name leaves no trace, and neither does what is not in force: the essentials are the
    /// same as if it had never been.
    #[test]
    fn what_may_not_speak_leaves_no_trace(world in anything(), hidden in 0..12_u8) {
        let named = |document: &Document| document.id != id(hidden);
        let without: Vec<Document> = world.documents.iter().filter(|d| named(d)).cloned().collect();
        let facts: Vec<FactsOf> =
            world.facts.iter().filter(|of| of.document != id(hidden)).cloned().collect();
        // Facts whose document was not opened are as good as absent, whoever forgets to take them out.
        prop_assert_eq!(made(&without, &world.facts), made(&without, &facts));
        let in_force: Vec<Document> =
            without.iter().filter(|document| document.is_current()).cloned().collect();
        prop_assert_eq!(made(&without, &facts), made(&in_force, &facts));
    }

    /// The order in which rows come says nothing, and every line names a document in force.
    #[test]
    fn the_order_of_rows_does_not_matter(world in anything()) {
        let shown = made(&world.documents, &world.facts);
        let mut turned = world.clone();
        turned.documents.reverse();
        turned.facts.reverse();
        prop_assert_eq!(&shown, &made(&turned.documents, &turned.facts));
        let in_force = |id: DocumentId| world.documents.iter().any(|d| d.id == id && d.is_current());
        prop_assert!(shown.treatments.iter().all(|line| in_force(line.source.document)));
        prop_assert!(shown.documents.iter().all(|id| in_force(*id)));
        prop_assert!(shown.results.iter().all(|trend| in_force(trend.last().document)));
    }
}
