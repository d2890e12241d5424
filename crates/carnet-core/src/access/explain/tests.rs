use super::*;
use crate::document::label::Combination;
use crate::document::{Announcement, Label, Labels, Status};
use crate::id::OwnerId;
use crate::space::{Authorisation, Block, SpaceState};

fn now() -> Timestamp {
    Timestamp::from_second(1_795_305_600).unwrap()
}

fn before(hours: i64) -> Timestamp {
    now() - jiff::SignedDuration::from_hours(hours)
}

fn person(rpps: &str) -> Person {
    Person { idnps: format!("8{rpps}"), family: "Fictif".into(), given: rpps.into() }
}

fn authorisation(rpps: &str, role: &str) -> Authorisation {
    Authorisation {
        rpps: rpps.into(),
        person: person(rpps),
        role: role.into(),
        structure: Structure { idnst: "S1".into(), name: String::new() },
        consent: Consent::Declared,
        given: before(9),
        until: None,
        revoked: None,
    }
}

fn document(kind: &str, wanted: &[Label]) -> DocumentFacts {
    let waiting = Announcement { tell_at: now(), open_at: now() };
    DocumentFacts {
        id: DocumentId::new(now(), [u8::try_from(wanted.len()).unwrap(); 10]),
        kind: kind.into(),
        status: Status::Current,
        labels: Labels::at_deposit(wanted, waiting, Combination::Allowed).unwrap(),
        authors: ["author".to_owned()].into(),
        depositing_structure: None,
        own: false,
        replaces: None,
    }
}

fn facts() -> Facts {
    let mut facts = Facts::absent(OwnerId::new(now(), [1; 10]));
    facts.state = Some(SpaceState::Active { since: before(99) });
    facts.authorisations =
        vec![authorisation("nurse", "G15_60"), authorisation("shut", "G15_10/SM26")];
    facts.blocks =
        vec![Block { rpps: "shut".into(), person: person("shut"), since: before(1), lifted: None }];
    facts.attending_doctor = Some("gp".into());
    facts
}

fn answers(document: &DocumentFacts, facts: &Facts) -> BTreeMap<String, Result<Rule, Reason>> {
    who_can_see(&Gate::shipped(), document, facts, now())
        .into_iter()
        .map(|audience| {
            let name = match audience.who {
                Who::Profession(code) => code,
                Who::BreakGlass => "break-glass".into(),
                Who::Regulation => "regulation".into(),
                Who::Person { rpps, .. } => rpps,
            };
            (name, audience.answer)
        })
        .collect()
}

#[test]
fn a_plain_report_is_explained_for_everybody() {
    let answers = answers(&document("83901-9", &[]), &facts());
    assert_eq!(answers.len(), 19 + 2 + 4);
    assert_eq!(answers["10"], Ok(Rule::CareTeam));
    assert_eq!(answers["60"], Err(Reason::NotInMatrix));
    assert_eq!(answers["break-glass"], Ok(Rule::Emergency));
    assert_eq!(answers["regulation"], Ok(Rule::Samu));
    assert_eq!(answers["nurse"], Err(Reason::NotInMatrix));
    assert_eq!(answers["shut"], Err(Reason::Blocked));
    assert_eq!(answers["author"], Err(Reason::NoAuthorisation));
    assert_eq!(answers["gp"], Err(Reason::NoAuthorisation));
}

#[test]
fn a_masked_report_is_explained_for_the_few() {
    let mut facts = facts();
    facts.authorisations.push(authorisation("gp", "G15_10/SM26"));
    facts.authorisations.push(authorisation("author", "G15_60"));
    let answers = answers(&document("11502-2", &[Label::Masked]), &facts);
    assert_eq!(answers["10"], Err(Reason::Masked));
    assert_eq!(answers["break-glass"], Err(Reason::Masked));
    assert_eq!(answers["gp"], Ok(Rule::AttendingDoctor));
    assert_eq!(answers["author"], Ok(Rule::Author));
    assert_eq!(answers["nurse"], Err(Reason::Masked));
}

#[test]
fn the_space_seen_as_a_profession_follows_matrix_and_mask() {
    let mut facts = facts();
    let open = document("83901-9", &[]);
    let masked = document("11502-2", &[Label::Masked]);
    facts.documents = vec![open.clone(), masked];
    let gate = Gate::shipped();
    assert_eq!(as_profession(&gate, "10", &facts, now()), [open.id].into());
    assert!(as_profession(&gate, "60", &facts, now()).is_empty());
    assert!(as_profession(&gate, "unknown", &facts, now()).is_empty());
}

#[test]
fn who_sees_in_few_words_agrees_with_the_long_answer() {
    let gate = Gate::shipped();
    let mut facts = facts();
    facts.attending_doctor = None;
    for kind in ["83901-9", "11502-2", "ATTEST-RESID"] {
        let document = document(kind, &[]);
        let long = who_can_see(&gate, &document, &facts, now());
        let professions = long.iter().filter(|one| matches!(one.who, Who::Profession(_)));
        let of = professions.clone().count();
        let seeing = professions.filter(|one| one.answer.is_ok()).count();
        let few = in_few(&gate, &document, &facts, now());
        assert_eq!(few, InFew::Professions { seeing, of }, "{kind}");
    }
    let masked = document("11502-2", &[Label::Masked]);
    assert_eq!(in_few(&gate, &masked, &facts, now()), InFew::Authors);
    facts.attending_doctor = Some("gp".into());
    assert_eq!(in_few(&gate, &masked, &facts, now()), InFew::Named(2));
    let own = DocumentFacts { authors: BTreeSet::new(), own: true, ..masked };
    assert_eq!(in_few(&gate, &own, &facts, now()), InFew::Named(1));
    facts.attending_doctor = None;
    assert_eq!(in_few(&gate, &own, &facts, now()), InFew::Nobody);
}

#[test]
fn the_versions_of_a_document_are_a_chain_whoever_is_asked() {
    let one = |number: u8, replaces: Option<u8>| {
        let id = |number: u8| DocumentId::new(now(), [number; 10]);
        DocumentFacts { id: id(number), replaces: replaces.map(id), ..document("11502-2", &[]) }
    };
    let mut facts = facts();
    facts.documents = vec![one(2, Some(1)), one(9, None), one(3, Some(2)), one(1, None)];
    let ids: Vec<_> = [3, 2, 1].map(|number| one(number, None).id).into();
    for asked in &ids {
        let chain: Vec<_> = facts.versions(*asked).iter().map(|it| it.id).collect();
        assert_eq!(chain, ids);
    }
    facts.documents = vec![one(1, Some(2)), one(2, Some(1))];
    assert_eq!(facts.versions(ids[2]).len(), 2, "a circle ends");
    assert!(facts.versions(ids[0]).is_empty());
}

#[test]
fn the_space_seen_by_a_person_follows_what_is_known_of_them() {
    let mut facts = facts();
    facts.documents = vec![document("83901-9", &[]), document("11502-2", &[Label::Masked])];
    facts.authorisations.push(authorisation("gp", "G15_10/SM26"));
    let gate = Gate::shipped();
    let seen = |who: &Who| {
        let answers = as_somebody(&gate, who, &facts, now());
        facts.documents.iter().map(|document| answers[&document.id]).collect::<Vec<_>>()
    };
    let people = known_people(&facts, now());
    let by_rpps = |wanted: &str| {
        let found =
            people.iter().find(|who| matches!(who, Who::Person { rpps, .. } if rpps == wanted));
        seen(found.unwrap())
    };
    assert_eq!(people.len(), 3, "nurse, doctor and who is blocked");
    assert_eq!(by_rpps("nurse"), [Err(Reason::NotInMatrix), Err(Reason::Masked)]);
    assert_eq!(by_rpps("shut"), [Err(Reason::Blocked); 2]);
    assert_eq!(by_rpps("gp"), [Ok(Rule::CareAuthorised), Ok(Rule::AttendingDoctor)]);
    assert_eq!(seen(&Who::BreakGlass), [Ok(Rule::Emergency), Err(Reason::Masked)]);
    assert_eq!(seen(&Who::Regulation), [Ok(Rule::Samu), Err(Reason::Masked)]);
}

#[test]
fn what_a_person_sees_of_a_document_is_the_same_on_both_pages() {
    let mut facts = facts();
    facts.documents = vec![document("83901-9", &[]), document("11502-2", &[Label::Masked])];
    let gate = Gate::shipped();
    for document in &facts.documents {
        for audience in who_can_see(&gate, document, &facts, now()) {
            let answers = as_somebody(&gate, &audience.who, &facts, now());
            assert_eq!(answers[&document.id], audience.answer, "{:?}", audience.who);
        }
    }
}

#[test]
fn a_role_holds_its_profession() {
    assert_eq!(profession_of("G15_10/SM26"), "10");
    assert_eq!(profession_of("R95_93"), "93");
    assert_eq!(profession_of("R94_46"), "R94_46");
}
