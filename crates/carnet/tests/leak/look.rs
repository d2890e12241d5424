//! Looks with the eyes of professionals and software, and compares with the model.

use std::collections::BTreeSet;

use crate::canary::Place;
use crate::cast::{PROFESSIONALS, READERS};
use crate::deeds::same;
use crate::holder::{documents_of, last};
use crate::http::Page;
use crate::model::{Doc, Eyes, Life, NEVER, Sight, Standing, Told};
use crate::play::patient_of;
use crate::script::Kind;
use crate::software::Software;
use crate::stage::Stage;

/// What somebody looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Thing {
    Essentials,
    List,
    Search(u32),
    Document(u32),
    File(u32),
    /// Lots, for software only.
    Lots,
}

fn listed(doc: &Doc) -> bool {
    doc.life == Life::Current && !doc.archived
}

impl Stage<'_> {
    /// A professional looks at something on their pages.
    pub(crate) async fn pro_looks(&mut self, number: usize, thing: Thing) {
        let (doctor, _) = self.pro(number).await;
        let (eyes, at) = (self.eyes(number), self.patient());
        let name = format!("{:?}", PROFESSIONALS[number]);
        match thing {
            Thing::Essentials | Thing::Lots => {
                let page = doctor.get(&at).await;
                let shown =
                    self.whole(&name, eyes, &page, &page.links(&format!("{at}/documents/")));
                let seen = self.model.seen(eyes, |doc| doc.life == Life::Current);
                assert!(shown.is_subset(&seen), "{name} {shown:?} {seen:?}");
                self.model.looked(eyes, "open", None, Told::Space);
            }
            Thing::List => {
                let mut page = doctor.get(&format!("{at}/documents")).await;
                let mut links = documents_of(&page, &format!("{at}/documents/"));
                self.model.looked(eyes, "list", None, Told::Space);
                if let Some(next) = next_page(&page) {
                    self.whole(&name, eyes, &page, &links);
                    page = doctor.get(&next).await;
                    links.extend(documents_of(&page, &format!("{at}/documents/")));
                    self.model.looked(eyes, "list", None, Told::Space);
                }
                let shown = self.whole(&name, eyes, &page, &links);
                assert_eq!(shown, self.model.seen(eyes, listed), "the list of {name}");
            }
            Thing::Search(wanted) => {
                let (words, found) = self.sought(wanted);
                self.typed.insert((name.clone(), wanted));
                let page = doctor.get(&format!("{at}/documents?q={words}")).await;
                let links = documents_of(&page, &format!("{at}/documents/"));
                let shown = self.whole(&name, eyes, &page, &links);
                let seen = self.model.seen(eyes, listed);
                let expected: BTreeSet<u32> = seen.intersection(&found).copied().collect();
                assert_eq!(shown, expected, "{name} searches {words}");
                self.model.looked(eyes, "search", None, Told::Space);
            }
            Thing::Document(wanted) | Thing::File(wanted) => {
                let end = if matches!(thing, Thing::File(_)) { "/fichier" } else { "" };
                let id = self.model.id(Some(wanted));
                let page = doctor.get(&format!("{at}/documents/{id}{end}")).await;
                self.one(&name, eyes, &page, wanted);
                self.model.looked(eyes, "read", Some(wanted), Told::Document);
                if self.model.sight(eyes, Some(wanted)) == Sight::Nothing {
                    let never = doctor.get(&format!("{at}/documents/{NEVER}{end}")).await;
                    self.model.looked(eyes, "read", None, Told::Document);
                    same(&page, &never, &format!("{name} tells {wanted} from nothing"));
                }
            }
        }
    }

    /// A software in somebody's hands looks at something.
    pub(crate) async fn software_looks(&mut self, number: usize, thing: Thing) {
        let (_, who, motive) = READERS[number];
        let eyes = Eyes::Professional(PROFESSIONALS[who], motive);
        let name = format!("{motive:?} software of {}", PROFESSIONALS[who].family);
        match thing {
            Thing::Essentials | Thing::List => {
                let current = format!("{}&_count=100", Software::search_of(self.identity()));
                let page = self.reader(number).await.get(&current).await;
                let shown = self.bundle(&name, eyes, &page);
                let seen = self.model.seen(eyes, |doc| doc.life == Life::Current);
                self.count(eyes, &page, seen.len());
                assert_eq!(shown, seen, "{name}");
                self.told(eyes, "list", None, Told::Space);
            }
            Thing::Search(_) => {
                let at = format!("/fhir/DocumentReference?{}", patient_of(self));
                let page = self.reader(number).await.get(&format!("{at}&status=superseded")).await;
                let shown = self.bundle(&name, eyes, &page);
                let seen = self.model.seen(eyes, |doc| doc.life == Life::Superseded);
                self.count(eyes, &page, seen.len());
                assert_eq!(shown, seen, "{name}");
                self.told(eyes, "list", None, Told::Space);
            }
            Thing::Lots => {
                let at = format!("/fhir/List?{}", patient_of(self));
                let at = format!("{at}&status=current&code=submissionset&_count=100");
                let page = self.reader(number).await.get(&at).await;
                let known = self.whole_of(eyes);
                self.check(&name, eyes, &page, &known);
                self.count(eyes, &page, self.model.lots(eyes));
                self.told(eyes, "list", None, Told::Space);
            }
            Thing::Document(wanted) | Thing::File(wanted) => {
                let id = self.wire(&self.model.id(Some(wanted)));
                let never = self.wire(NEVER);
                let (kind, action) = match thing {
                    Thing::File(_) => ("Binary", "read"),
                    _ => ("DocumentReference", "describe"),
                };
                let page = self.reader(number).await.get(&format!("/fhir/{kind}/{id}")).await;
                self.one(&name, eyes, &page, wanted);
                self.told(eyes, action, Some(wanted), Told::Document);
                if self.model.sight(eyes, Some(wanted)) == Sight::Nothing {
                    let other =
                        self.reader(number).await.get(&format!("/fhir/{kind}/{never}")).await;
                    self.told(eyes, action, None, Told::Document);
                    same(&page, &other, &format!("{name} tells {wanted} from nothing"));
                }
            }
        }
    }

    /// Each call of a software is an access: an emergency is told each time.
    fn told(&mut self, eyes: Eyes, action: &str, number: Option<u32>, told: Told) {
        self.model.looked(eyes, action, number, told);
        let urgent = !matches!(eyes, Eyes::Professional(_, crate::cast::Motive::Care));
        let sight = self.model.sight(eyes, number);
        let let_in = match told {
            Told::Space => self.model.standing(eyes) == Standing::Open,
            Told::Document => sight == Sight::Seen,
        };
        if urgent && let_in {
            // It names the document: while that waits for an announcement, so does the notice.
            let about = number.filter(|_| told == Told::Document);
            self.model.notify("emergency", about);
        }
    }

    /// What somebody may know of when they look at the whole.
    fn whole_of(&self, eyes: Eyes) -> BTreeSet<u32> {
        self.model.seen(eyes, |_| true)
    }

    /// A page about the whole space: let in or not, nothing in it that may not be known; the documents it names.
    fn whole(&self, name: &str, eyes: Eyes, page: &Page, links: &[String]) -> BTreeSet<u32> {
        self.check(name, eyes, page, &self.whole_of(eyes));
        let ids = links.iter().map(|link| last(link)).filter(|id| id.starts_with("doc_"));
        ids.map(|id| self.model.by_id(id.split(['?', '#']).next().unwrap()).unwrap()).collect()
    }

    fn bundle(&self, name: &str, eyes: Eyes, page: &Page) -> BTreeSet<u32> {
        self.check(name, eyes, page, &self.whole_of(eyes));
        if page.status != 200 {
            return BTreeSet::new();
        }
        let json = page.json();
        let entries = json["entry"].as_array().cloned().unwrap_or_default();
        let mut shown = BTreeSet::new();
        for entry in entries {
            let resource = &entry["resource"];
            if resource["resourceType"] != "DocumentReference" {
                continue;
            }
            let id = format!("doc_{}", &resource["id"].as_str().unwrap()[32..]);
            let number = self.model.by_id(&id).unwrap();
            let doc = &self.model.docs[&number];
            assert_eq!(
                resource["meta"]["versionId"],
                doc.version.to_string(),
                "{number} {resource}"
            );
            shown.insert(number);
        }
        shown
    }

    /// The total of a bundle.
    fn count(&self, eyes: Eyes, page: &Page, expected: usize) {
        if self.model.standing(eyes) == Standing::Open {
            assert_eq!(page.json()["total"], expected, "{}", page.said());
        }
    }

    fn check(&self, name: &str, eyes: Eyes, page: &Page, known: &BTreeSet<u32>) {
        let status = match self.model.standing(eyes) {
            Standing::Open => 200,
            Standing::Blocked | Standing::Closed => 403,
        };
        assert_eq!(page.status, status, "{name} {} {}", page.address, page.said());
        self.sweep(name, page, known);
    }

    /// A page about one document.
    fn one(&self, name: &str, eyes: Eyes, page: &Page, number: u32) {
        let sight = self.model.sight(eyes, Some(number));
        let statuses: &[u16] = match sight {
            Sight::Seen => &[200],
            Sight::Gone => &[403, 410],
            Sight::Nothing => &[404],
            Sight::Shut(_) => &[403],
        };
        assert!(statuses.contains(&page.status), "{name} {number} {sight:?} {}", page.status);
        let known = if sight == Sight::Seen { self.whole_of(eyes) } else { BTreeSet::new() };
        self.sweep(name, page, &known);
        let doc = self.model.docs.get(&number);
        let metadata = page.address.contains("/fhir/DocumentReference/");
        if let Some(doc) = doc.filter(|_| metadata && sight == Sight::Seen) {
            assert_eq!(page.header("etag"), format!("W/\"{}\"", doc.version), "{number}");
            let updated = doc.updated.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string();
            assert_eq!(page.header("last-modified"), updated, "{number}");
        }
    }

    /// Words of a document, and the documents that hold them.
    pub(crate) fn sought(&self, number: u32) -> (String, BTreeSet<u32>) {
        let there = self.model.docs.get(&number);
        // A laboratory report says nothing of ours but its title.
        let in_body =
            there.is_some_and(|doc| doc.kind != Kind::Laboratory) && number.is_multiple_of(2);
        let place = if in_body { Place::Body } else { Place::Title };
        let found = there.map(|_| number).into_iter().collect();
        (self.word(number, place), found)
    }
}

/// Where the second page of a list is.
fn next_page(page: &Page) -> Option<String> {
    let links = page.links("/");
    links.into_iter().find(|link| link.contains("page=2"))
}
