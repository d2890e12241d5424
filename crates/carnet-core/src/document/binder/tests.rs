use proptest::prelude::*;

use super::*;

fn now() -> Timestamp {
    Timestamp::from_second(1_772_438_400).unwrap()
}

fn document(number: u8) -> DocumentId {
    DocumentId::new(now(), [number; 10])
}

fn folder(number: u8) -> FolderId {
    FolderId::new(now(), [number; 10])
}

fn binder() -> Binder {
    Binder::empty(OwnerId::new(now(), [0; 10]))
}

#[test]
fn a_name_is_taken_whatever_its_case_and_accents() {
    let mut binder = binder();
    binder.add_folder(folder(1), "  Échographies   2026 ").unwrap();
    assert_eq!(binder.folders()[0].name, "Échographies 2026");
    let taken = Err(InvalidBinder::NameTaken);
    assert_eq!(binder.add_folder(folder(2), "echographies 2026"), taken);
    assert_eq!(binder.add_folder(folder(2), "ÉCHOGRAPHIES-2026"), taken);
    binder.rename_folder(folder(1), "échographies 2026").unwrap();
    binder.add_folder(folder(2), "Bilans").unwrap();
    assert_eq!(binder.rename_folder(folder(2), "Échographies 2026"), taken);
    let names: Vec<_> = binder.folders().iter().map(|folder| folder.name.as_str()).collect();
    assert_eq!(names, ["Bilans", "échographies 2026"]);
}

#[test]
fn a_name_has_at_least_one_and_at_most_fifty_characters() {
    let mut binder = binder();
    assert_eq!(binder.add_folder(folder(1), " \t "), Err(InvalidBinder::NameMissing));
    assert_eq!(binder.add_folder(folder(1), &"é".repeat(51)), Err(InvalidBinder::NameTooLong));
    binder.add_folder(folder(1), &"é".repeat(50)).unwrap();
    binder.add_folder(folder(2), "🙂").unwrap();
    assert_eq!(binder.add_folder(folder(3), "🙂"), Err(InvalidBinder::NameTaken));
    binder.add_folder(folder(3), "🙃").unwrap();
}

#[test]
fn folders_are_bounded() {
    let mut binder = binder();
    for number in 0..u8::try_from(FOLDERS_MAX).unwrap() {
        binder.add_folder(folder(number), &format!("Dossier {number}")).unwrap();
    }
    assert_eq!(binder.add_folder(folder(250), "Un de trop"), Err(InvalidBinder::TooMany));
}

#[test]
fn removing_a_folder_keeps_its_documents() {
    let mut binder = binder();
    binder.add_folder(folder(1), "Dos").unwrap();
    binder.file(document(1), Some(folder(1))).unwrap();
    binder.pin(document(1), now());
    assert_eq!(binder.folder_of(document(1)).unwrap().name, "Dos");
    binder.remove_folder(folder(1)).unwrap();
    assert_eq!(binder.folder_of(document(1)), None);
    assert_eq!(binder.pinned(document(1)), Some(now()));
    let unknown = Err(InvalidBinder::FolderUnknown);
    assert_eq!(binder.remove_folder(folder(1)), unknown);
    assert_eq!(binder.rename_folder(folder(1), "Autre"), unknown);
    assert_eq!(binder.file(document(1), Some(folder(1))), unknown);
}

#[test]
fn a_new_version_is_found_where_the_old_one_was_and_a_withdrawn_one_nowhere() {
    let mut binder = binder();
    binder.add_folder(folder(1), "Dos").unwrap();
    binder.file(document(1), Some(folder(1))).unwrap();
    binder.pin(document(1), now());
    binder.report(document(1), Problem::Mistake, "", now()).unwrap();
    let mut binder = binder.with_successor(document(1), document(2));
    assert_eq!(binder.folder_of(document(2)).unwrap().id, folder(1));
    assert_eq!(binder.pinned(document(2)), Some(now()));
    assert_eq!(binder.report_of(document(2)), None, "the new version may be right");
    binder = binder.without_place_of(document(2));
    assert_eq!((binder.folder_of(document(2)), binder.pinned(document(2))), (None, None));
}

#[test]
fn a_document_is_reported_once_and_another_problem_is_said_in_words() {
    let mut binder = binder();
    let mut say = |problem, comment: &str| binder.report(document(1), problem, comment, now());
    assert_eq!(say(Problem::Other, "  "), Err(InvalidBinder::CommentMissing));
    assert_eq!(say(Problem::Other, &"a".repeat(501)), Err(InvalidBinder::CommentTooLong));
    say(Problem::OtherPerson, " Mon frère ").unwrap();
    assert_eq!(say(Problem::Mistake, ""), Err(InvalidBinder::Reported));
    let kept = binder.report_of(document(1)).unwrap();
    assert_eq!(kept.comment.as_deref(), Some("Mon frère"));
}

#[test]
fn what_is_hidden_leaves_no_trace() {
    let mut binder = binder();
    binder.add_folder(folder(1), "Dos").unwrap();
    for number in [1, 2] {
        binder.file(document(number), Some(folder(1))).unwrap();
        binder.pin(document(number), now());
        binder.report(document(number), Problem::Filing, "", now()).unwrap();
    }
    let shown = binder.without(|id| id == document(2));
    let json = serde_json::to_string(&shown).unwrap();
    assert!(json.contains(&document(1).to_string()) && !json.contains(&document(2).to_string()));
}

#[test]
fn a_binder_from_before_a_field_was_there_still_opens() {
    let json = serde_json::json!({ "space": OwnerId::new(now(), [0; 10]) });
    assert_eq!(serde_json::from_value::<Binder>(json).unwrap(), binder());
}

#[derive(Debug, Clone)]
enum Deed {
    Add(u8, String),
    Rename(u8, String),
    Remove(u8),
    File(u8, Option<u8>),
    Succeed(u8, u8),
}

fn deed() -> impl Strategy<Value = Deed> {
    let name = || "[aAéÉ ]{0,3}";
    prop_oneof![
        (0_u8..6, name()).prop_map(|(id, name)| Deed::Add(id, name)),
        (0_u8..6, name()).prop_map(|(id, name)| Deed::Rename(id, name)),
        (0_u8..6).prop_map(Deed::Remove),
        (0_u8..4, proptest::option::of(0_u8..6)).prop_map(|(doc, id)| Deed::File(doc, id)),
        (0_u8..4, 0_u8..4).prop_map(|(old, new)| Deed::Succeed(old, new)),
    ]
}

proptest! {
    /// Whatever is done, names stay distinct and in order, and nothing is filed in a folder that is not there.
    #[test]
    fn a_binder_stays_in_order(deeds in proptest::collection::vec(deed(), 0..40)) {
        let mut binder = binder();
        for (step, deed) in deeds.into_iter().enumerate() {
            let before = binder.clone();
            let id = |number: u8| FolderId::new(now(), [number, u8::try_from(step).unwrap(), 0, 0, 0, 0, 0, 0, 0, 0]);
            let there = |number: u8, binder: &Binder| {
                binder.folders().get(usize::from(number)).map_or(folder(99), |one| one.id)
            };
            let done = match deed {
                Deed::Add(number, name) => binder.add_folder(id(number), &name),
                Deed::Rename(number, name) => binder.rename_folder(there(number, &before), &name),
                Deed::Remove(number) => binder.remove_folder(there(number, &before)),
                Deed::File(doc, number) => {
                    binder.file(document(doc), number.map(|number| there(number, &before)))
                }
                Deed::Succeed(old, new) => {
                    binder = binder.clone().with_successor(document(old), document(new));
                    Ok(())
                }
            };
            if done.is_err() {
                prop_assert_eq!(&binder, &before, "what is refused changes nothing");
            }
            let keys: Vec<_> = binder.folders().iter().map(|one| key(&one.name)).collect();
            let mut sorted = keys.clone();
            sorted.sort();
            sorted.dedup();
            prop_assert_eq!(keys, sorted);
            for filed in binder.filed.values() {
                prop_assert!(binder.folder(*filed).is_some());
            }
        }
    }
}
