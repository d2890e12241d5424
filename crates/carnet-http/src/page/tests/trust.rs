//! Pages that make trust visible: a notice followed to what became of its thing.

use jiff::civil::date;

use super::super::{Flash, Who};
use super::Sample;
use super::citizen::{martine, notices};
use super::documents::{at, rows};
use crate::view::citizen::{
    By, Eyes, Fate, Judged, NoticePage, SheetContact, SheetForm, SheetFormat, SheetKept, SheetPage,
    SheetPerson, SheetShown, SheetText, Side, Sight, ViewAs,
};
use crate::view::field::{Choice, FieldError};
use crate::view::paging::Paging;
use crate::view::public::Offline;

pub(super) fn samples() -> Vec<Sample> {
    [followed(), borrowed_eyes(), sheets()].into_iter().flatten().collect()
}

fn borrowed_eyes() -> Vec<Sample> {
    let choices = |chosen: &str| ViewAs {
        professions: vec![
            Choice::new("profession:10", "Médecin", chosen),
            Choice::new("profession:60", "Infirmier", chosen),
        ],
        people: vec![Choice::new("personne:10100000002", "Samir Aït, Médecin généraliste", chosen)],
        emergencies: vec![Choice::new("urgence", "Un médecin, en urgence", chosen)],
        sight: None,
    };
    let judged = |rule: &str| {
        let judge = |document| Judged { document, rule: rule.to_owned() };
        rows().into_iter().take(2).map(judge).collect::<Vec<_>>()
    };
    let here = "/espace/vu-par?qui=profession%3A60";
    let sight = Sight {
        who: "Infirmier".to_owned(),
        kind: Eyes::Profession,
        seen: 57,
        unseen: 2,
        seen_href: here.to_owned(),
        unseen_href: format!("{here}&voir=caches"),
        side: Side::Seen,
        rows: judged("care-team"),
        paging: Paging::new(1, 25, 57, here),
    };
    let unseen = Sight {
        side: Side::Unseen,
        rows: judged("access.not-in-matrix"),
        paging: Paging::new(1, 25, 2, here),
        ..sight.clone()
    };
    let nothing = Sight {
        who: "Jean Roux".to_owned(),
        kind: Eyes::Person,
        seen: 0,
        rows: Vec::new(),
        paging: Paging::new(1, 25, 0, here),
        ..sight.clone()
    };
    let everything = Sight {
        who: "Un médecin, en urgence (bris de glace)".to_owned(),
        kind: Eyes::Emergency,
        unseen: 0,
        side: Side::Unseen,
        ..nothing.clone()
    };
    let page = |name, chosen, sight| {
        let view = ViewAs { sight, ..choices(chosen) };
        Sample::new(name, martine(), "/espace/vu-par", view)
    };
    let nobody = ViewAs { people: Vec::new(), ..choices("") };
    vec![
        page("view-as", "", None),
        Sample::new("view-as-knowing-nobody", martine(), "/espace/vu-par", nobody),
        page("view-as-seen", "profession:60", Some(sight)),
        page("view-as-unseen", "profession:60", Some(unseen)),
        page("view-as-nothing", "personne:10100000002", Some(nothing)),
        page("view-as-everything", "urgence", Some(everything)),
    ]
}

fn sheets() -> Vec<Sample> {
    let text = |name: &str, text: &str| SheetText { name: name.to_owned(), text: text.to_owned() };
    let person = || SheetPerson { name: "Martine Chaussade".to_owned(), born: date(1957, 5, 12) };
    let luc = SheetContact {
        name: "Luc, mon fils".to_owned(),
        phone: "06 00 00 00 42".to_owned(),
        dial: "0600000042".to_owned(),
    };
    let nobody = SheetContact { name: String::new(), phone: String::new(), dial: String::new() };
    let written = SheetShown {
        written: at("2026-03-02T09:15:00Z"),
        blood: Some("A+".to_owned()),
        texts: vec![
            text("allergies", "Pénicilline"),
            text("treatments", "Metformine 1 000 mg matin et soir\nApixaban 5 mg matin et soir"),
            text("conditions", "Diabète de type 2, fibrillation auriculaire"),
            text("notes", "Clés chez la voisine"),
            text("languages", "Français, occitan"),
        ],
        contacts: vec![luc.clone()],
    };
    let page = |sheet, format| SheetPage { person: person(), sheet, format };
    let form = SheetForm {
        bloods: vec![
            Choice::new("a-positive", "A+", "a-positive"),
            Choice::new("o-negative", "O−", ""),
        ],
        texts: written.texts.clone(),
        contacts: vec![luc, nobody.clone(), nobody],
        limit: 400,
        errors: Vec::new(),
    };
    let wrong = SheetForm {
        errors: vec![
            FieldError::coded("allergies", "sheet.too-long"),
            FieldError::coded("nom-1", "sheet.contact-incomplete"),
        ],
        ..form.clone()
    };
    let kept =
        SheetKept { person: person(), sheet: written.clone(), kept: at("2026-03-03T08:00:00Z") };
    let here = "/espace/fiche-urgence";
    let edit = "/espace/fiche-urgence/modifier";
    vec![
        Sample::new("sheet", martine(), here, page(Some(written.clone()), SheetFormat::Page))
            .after(Flash::new("sheet-saved")),
        Sample::new("sheet-card", martine(), here, page(Some(written), SheetFormat::Card)),
        Sample::new("sheet-none", martine(), here, page(None, SheetFormat::Page)),
        Sample::new("sheet-edit", martine(), edit, form),
        Sample::new("sheet-edit-wrong", martine(), edit, wrong),
        Sample::new("sheet-kept", Who::Nobody, "/hors-ligne", kept),
        Sample::new("offline", Who::Nobody, "/hors-ligne", Offline {}),
    ]
}

fn followed() -> Vec<Sample> {
    let notice = notices().remove(1);
    let withdrawn = |by| Fate::Withdrawn {
        title: "Compte rendu de consultation".to_owned(),
        at: at("2026-03-04T10:30:00Z"),
        by,
    };
    let replaced = Fate::Replaced {
        title: "Lettre de sortie".to_owned(),
        at: at("2026-03-05T16:00:00Z"),
        by: By::Somebody("CH Émile-Roux, Le Puy".to_owned()),
        old: "/espace/documents/doc_018f".to_owned(),
        new: "/espace/documents/doc_018e".to_owned(),
    };
    let page = |name, fate| {
        let view = NoticePage { notice: notice.clone(), fate };
        Sample::new(name, martine(), "/espace/notifications/ntc_018f", view).unread(1)
    };
    vec![
        page("notice-withdrawn", withdrawn(By::Somebody("Paul Vernet".to_owned()))),
        page("notice-withdrawn-by-me", withdrawn(By::Holder)),
        page("notice-withdrawn-long-ago", withdrawn(By::Unknown)),
        page("notice-replaced", replaced),
        page("notice-waiting", Fate::Waiting),
        page("notice-itself", Fate::Told).unread(3),
    ]
}
