//! The holder's list: as typed in the address, as asked of the service, as shown.

use std::collections::BTreeSet;

use carnet_app::Cx;
use carnet_app::document::list::Filter;
use carnet_app::document::shelf::{Item, Order, Shelf, Side, Trait, Wanted};
use carnet_core::access::InFew;
use carnet_core::document::Document;
use carnet_core::valueset;

use super::filter::day;
use super::{byline, category, category_of, count, day_after, marks, midnight, row};
use crate::page::{Args, Lang};
use crate::view::citizen::{
    CategoryBox, CopyRow, Drawer, FolderTab, Month, OnlyBox, Sentence, ShelfFilters, ShelfRow, Tab,
    Year,
};
use crate::view::document::{Category, Mark};
use crate::view::field::{Choice, FieldError, Mistake};

/// Orders by their names in addresses, in the order they are offered.
const ORDERS: [(&str, Order); 7] = [
    ("recents", Order::Newest),
    ("anciens", Order::Oldest),
    ("recus", Order::Received),
    ("titre", Order::Title),
    ("titre-inverse", Order::TitleBackwards),
    ("auteur", Order::Author),
    ("auteur-inverse", Order::AuthorBackwards),
];
/// Traits by the names of their fields.
const TRAITS: [(&str, Trait); 3] =
    [("epingles", Trait::Pinned), ("miens", Trait::Own), ("masques", Trait::Masked)];
/// Sides by their names in addresses.
const SIDES: [(&str, Side); 2] = [("sante", Side::Health), ("papiers", Side::Papers)];

/// The query of the list. An unknown value filters nothing out.
#[derive(Debug, Clone, Default)]
pub(crate) struct Typed {
    q: String,
    categories: BTreeSet<Category>,
    author: String,
    from: String,
    to: String,
    side: Option<Side>,
    folder: String,
    only: BTreeSet<Trait>,
    order: Order,
    timeline: bool,
    pub(crate) page: u64,
}

impl Typed {
    /// From the pairs of an address, in any order.
    pub(crate) fn of(pairs: &[(String, String)]) -> Self {
        let mut typed = Self::default();
        for (name, value) in pairs {
            match name.as_str() {
                "q" => typed.q.clone_from(value),
                "categorie" => typed.categories.extend(Category::from_slug(value)),
                "auteur" => typed.author.clone_from(value),
                "du" => typed.from.clone_from(value),
                "au" => typed.to.clone_from(value),
                "rayon" => typed.side = named(&SIDES, value),
                "dossier" => typed.folder.clone_from(value),
                "tri" => typed.order = named(&ORDERS, value).unwrap_or_default(),
                "vue" => typed.timeline = value == "frise",
                "page" => typed.page = value.parse().unwrap_or_default(),
                other => typed.only.extend(named(&TRAITS, other).filter(|_| !value.is_empty())),
            }
        }
        typed
    }

    /// The address of this list, without its page.
    pub(crate) fn address(&self) -> String {
        let pairs = self.pairs();
        let pairs: Vec<(&str, &str)> =
            pairs.iter().map(|(name, value)| (*name, value.as_str())).collect();
        format!("{}{}", super::CITIZEN_DOCUMENTS, super::filter::query(&pairs))
    }

    fn pairs(&self) -> Vec<(&'static str, String)> {
        let mut pairs = vec![("q", self.q.clone())];
        pairs.extend(self.categories.iter().map(|one| ("categorie", one.slug().to_owned())));
        pairs.push(("auteur", self.author.clone()));
        pairs.push(("du", self.from.clone()));
        pairs.push(("au", self.to.clone()));
        pairs.extend(self.only.iter().map(|one| (name_of(&TRAITS, *one), "on".to_owned())));
        if self.order != Order::default() {
            pairs.push(("tri", name_of(&ORDERS, self.order).to_owned()));
        }
        pairs.extend(self.kept().into_iter().filter(|(name, _)| *name != "page"));
        pairs
    }

    /// What the filter form does not show and carries along.
    fn kept(&self) -> Vec<(&'static str, String)> {
        let side = self.side.map(|side| ("rayon", name_of(&SIDES, side).to_owned()));
        let folder = (!self.folder.is_empty()).then(|| ("dossier", self.folder.clone()));
        let view = self.timeline.then(|| ("vue", "frise".to_owned()));
        side.into_iter().chain(folder).chain(view).collect()
    }

    /// What to ask of the service, and what was wrong.
    pub(crate) fn wanted(&self) -> (Wanted, Vec<FieldError>) {
        let mut errors = Vec::new();
        let (from, to) = (day(&self.from), day(&self.to));
        for (field, text, day) in [("du", &self.from, from), ("au", &self.to, to)] {
            if !text.is_empty() && day.is_none() {
                errors.push(FieldError::new(field, Mistake::DateShape));
            }
        }
        if from.zip(to).is_some_and(|(from, to)| from > to) {
            errors.push(FieldError::new("au", Mistake::PeriodReversed));
        }
        let some = |text: &String| Some(text.clone()).filter(|text| !text.trim().is_empty());
        let chosen = |found: &&valueset::Category| self.categories.contains(&category(**found));
        let wanted = Wanted {
            filter: Filter {
                author: some(&self.author),
                from: from.and_then(midnight),
                until: to.and_then(day_after),
                words: some(&self.q),
                ..Filter::default()
            },
            categories: valueset::Category::ALL.iter().filter(chosen).copied().collect(),
            side: self.side,
            folder: self.folder.parse().ok(),
            only: self.only.clone(),
            // A timeline goes by date, one way or the other.
            order: match self.order {
                Order::Oldest => Order::Oldest,
                _ if self.timeline => Order::Newest,
                other => other,
            },
        };
        (wanted, errors)
    }

    pub(crate) fn is_timeline(&self) -> bool {
        self.timeline
    }

    /// True when nothing narrows the list: pins then come first.
    pub(crate) fn is_plain(&self) -> bool {
        let filtered = self.q.trim().is_empty() && self.active() == 0;
        filtered && self.side.is_none() && self.folder.is_empty() && self.page <= 1
    }

    fn active(&self) -> u64 {
        let set = [&self.author, &self.from, &self.to];
        let set = set.into_iter().filter(|text| !text.is_empty()).count();
        count(set + self.categories.len() + self.only.len())
    }

    /// The filters as the form shows them again, with what can be chosen.
    pub(crate) fn filters(&self, shelf: &Shelf) -> ShelfFilters {
        let categories = shelf.counts.categories.keys().map(|found| category(*found));
        let kept = self.kept().into_iter().map(|(name, value)| (name.to_owned(), value));
        ShelfFilters {
            q: self.q.clone(),
            categories: categories
                .map(|category| CategoryBox {
                    category,
                    checked: self.categories.contains(&category),
                })
                .collect(),
            authors: shelf.authors.iter().map(|who| Choice::new(who, who, &self.author)).collect(),
            from: day(&self.from),
            to: day(&self.to),
            only: TRAITS
                .into_iter()
                .map(|(name, one)| OnlyBox { name, checked: self.only.contains(&one) })
                .collect(),
            orders: ORDERS.iter().map(|(name, _)| *name).collect(),
            order: name_of(&ORDERS, self.order),
            kept: kept.collect(),
            active: self.active(),
        }
    }

    /// Health documents and papers, told apart.
    pub(crate) fn sides(&self, shelf: &Shelf) -> Vec<Tab> {
        let papers = shelf.counts.papers();
        let tab = |id, side, number: usize| Tab {
            id,
            count: Some(count(number)),
            href: Self { side, page: 0, ..self.clone() }.address(),
            selected: self.side == side,
        };
        let all = shelf.counts.all;
        vec![
            tab("all", None, all),
            tab("health", Some(Side::Health), all.saturating_sub(papers)),
            tab("papers", Some(Side::Papers), papers),
        ]
    }

    pub(crate) fn views(&self) -> Vec<Tab> {
        let tab = |id, timeline| Tab {
            id,
            count: None,
            href: Self { timeline, page: 0, ..self.clone() }.address(),
            selected: self.timeline == timeline,
        };
        vec![tab("list", false), tab("timeline", true)]
    }

    pub(crate) fn drawers(&self, shelf: &Shelf) -> Vec<Drawer> {
        let drawer = |(found, number): (&valueset::Category, &usize)| {
            let category = category(*found);
            let selected = self.categories.contains(&category);
            let mut toggled = Self { page: 0, ..self.clone() };
            if !toggled.categories.remove(&category) {
                toggled.categories.insert(category);
            }
            Drawer { category, count: count(*number), href: toggled.address(), selected }
        };
        shelf.counts.categories.iter().map(drawer).collect()
    }

    pub(crate) fn folders(&self, shelf: &Shelf) -> Vec<FolderTab> {
        let tab = |folder: &carnet_core::document::Folder| {
            let id = folder.id.to_string();
            let selected = self.folder == id;
            let folder_wanted = if selected { String::new() } else { id.clone() };
            let list = Self { folder: folder_wanted, page: 0, ..self.clone() };
            FolderTab {
                name: folder.name.clone(),
                count: count(shelf.counts.folders.get(&folder.id).copied().unwrap_or(0)),
                href: list.address(),
                selected,
                id,
            }
        };
        shelf.binder.folders().iter().map(tab).collect()
    }
}

fn named<T: Copy>(names: &[(&str, T)], wanted: &str) -> Option<T> {
    names.iter().find(|(name, _)| *name == wanted).map(|(_, value)| *value)
}

fn name_of<T: Copy + PartialEq>(names: &[(&'static str, T)], wanted: T) -> &'static str {
    names.iter().find(|(_, value)| *value == wanted).map_or("", |(name, _)| name)
}

/// One row, with who sees it and its copies.
pub(crate) fn shelf_row(cx: &Cx, lang: Lang, shelf: &Shelf, item: &Item) -> ShelfRow {
    let document = &item.document;
    let mut shown = row(document, super::CITIZEN_DOCUMENTS, lang, cx.now, item.hit.as_ref());
    if category_of(document) == Category::Administrative {
        shown.marks.push(Mark::Paper);
    }
    if shelf.binder.pinned(document.id).is_some() {
        shown.marks.push(Mark::Pinned);
    }
    ShelfRow {
        id: document.id.to_string(),
        row: shown,
        folder: shelf.binder.folder_of(document.id).map(|folder| folder.name.clone()),
        seers: seen_by(shelf.in_few(cx, document)),
        copies: item.copies.iter().map(|copy| copy_row(cx, lang, copy)).collect(),
    }
}

fn copy_row(cx: &Cx, lang: Lang, document: &Document) -> CopyRow {
    CopyRow {
        href: format!("{}/{}", super::CITIZEN_DOCUMENTS, document.id),
        title: document.description.title.clone(),
        received: document.received,
        author: byline(&document.depositor, lang),
        marks: marks(document, cx.now),
    }
}

fn seen_by(few: InFew) -> Sentence {
    let mut args = Args::new();
    let id = match few {
        InFew::Professions { seeing, .. } => {
            args.insert("count".to_owned(), count(seeing).into());
            "seen-professions"
        }
        InFew::Authors => "seen-author",
        InFew::Named(number) => {
            args.insert("count".to_owned(), count(number).into());
            "seen-named"
        }
        InFew::Nobody => "seen-nobody",
    };
    Sentence { id: id.to_owned(), args }
}

/// Rows by year and month of their act, in the order they come.
pub(crate) fn years<'a>(rows: impl Iterator<Item = (&'a Item, ShelfRow)>) -> Vec<Year> {
    let mut years: Vec<Year> = Vec::new();
    for (item, row) in rows {
        let day = super::day(item.document.description.service.start);
        if years.last().is_none_or(|last| last.year != day.year()) {
            years.push(Year { year: day.year(), months: Vec::new() });
        }
        let Some(year) = years.last_mut() else { continue };
        match year.months.last_mut().filter(|last| last.month == day.month()) {
            Some(month) => month.rows.push(row),
            None => year.months.push(Month { month: day.month(), rows: vec![row] }),
        }
    }
    years
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(query: &[(&str, &str)]) -> Typed {
        let pairs: Vec<(String, String)> =
            query.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        Typed::of(&pairs)
    }

    #[test]
    fn an_address_says_all_that_was_asked_and_nothing_twice() {
        let all = [
            ("q", "tsh & cœur"),
            ("categorie", "biologie"),
            ("categorie", "imagerie"),
            ("categorie", "biologie"),
            ("categorie", "rien"),
            ("auteur", "Labo"),
            ("du", "2026-01-01"),
            ("epingles", "on"),
            ("tri", "titre"),
            ("rayon", "sante"),
            ("dossier", "fld_1"),
            ("vue", "frise"),
            ("page", "3"),
            ("inconnu", "1"),
        ];
        let address = typed(&all).address();
        assert_eq!(
            address,
            "/espace/documents?q=tsh%20%26%20c%C5%93ur&categorie=biologie&categorie=imagerie\
             &auteur=Labo&du=2026-01-01&epingles=on&tri=titre&rayon=sante&dossier=fld_1&vue=frise"
        );
        assert_eq!(typed(&[]).address(), "/espace/documents");
        assert_eq!(typed(&[("tri", "recents")]).address(), "/espace/documents");
    }

    #[test]
    fn a_timeline_goes_by_date_and_a_plain_list_is_the_first_page_of_everything() {
        let order = |query: &[_]| typed(query).wanted().0.order;
        assert_eq!(order(&[("vue", "frise"), ("tri", "titre")]), Order::Newest);
        assert_eq!(order(&[("vue", "frise"), ("tri", "anciens")]), Order::Oldest);
        assert_eq!(order(&[("tri", "auteur")]), Order::Author);
        assert!(typed(&[("tri", "titre"), ("page", "1")]).is_plain());
        for narrow in [("q", "a"), ("masques", "on"), ("rayon", "papiers"), ("page", "2")] {
            assert!(!typed(&[narrow]).is_plain(), "{narrow:?}");
        }
        let (_, errors) = typed(&[("du", "2026-02-30"), ("au", "2026-01-01")]).wanted();
        assert_eq!(errors.len(), 1);
    }
}
