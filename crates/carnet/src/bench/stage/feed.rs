//! What is deposited: a CDA around a PDF, as hospitals send most of theirs, of a given size, each time for somebody else.

use std::sync::atomic::{AtomicU64, Ordering};

use carnet_core::document::Author;
use carnet_core::valueset;
use carnet_interop::cda::{self, MediaType};
use carnet_interop::fhir::provide::SubmissionSet;
use carnet_interop::fhir::{self, Draft};
use pdf_writer::{Content, Finish as _, Name, Pdf, Rect, Ref, Str};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng as _, SeedableRng as _};

use crate::config::StartError;
use crate::population::{DocumentPlan, PersonPlan, Place};

/// Bytes of a document.
const SIZE: usize = 50_000;
/// Prime, so that one person follows another far away.
const STRIDE: u64 = 7919;
/// Pixels of a line of the picture.
const WIDTH: usize = 100;

/// Makes documents, each new.
#[derive(Debug)]
pub(in crate::bench) struct Feeder {
    people: Vec<PersonPlan>,
    plan: DocumentPlan,
    device: Author,
    pdf: Vec<u8>,
    seed: u64,
    made: AtomicU64,
}

impl Feeder {
    /// Documents for these people.
    pub(super) fn new(people: Vec<PersonPlan>, seed: u64) -> Result<Self, StartError> {
        let missing = |what: &str| StartError::system(format!("the population has no {what}"));
        let plan = people.iter().flat_map(PersonPlan::documents).next();
        let plan = plan.ok_or_else(|| missing("document"))?;
        let device = Place::Hospital.plan().device().ok_or_else(|| missing("software"))?;
        let (pdf, made) = (scan(0), AtomicU64::new(0));
        let mut feeder = Self { people, plan, device, pdf, seed, made };
        let (_, draft) = feeder.draft().ok_or_else(|| missing("draft"))?;
        // Around the PDF is the header; inside, base64 writes three bytes with four.
        let around = draft.bytes.len().saturating_sub(feeder.pdf.len() / 3 * 4);
        feeder.pdf = scan((SIZE.saturating_sub(around) / 4 * 3).saturating_sub(feeder.pdf.len()));
        Ok(feeder)
    }

    /// The body of `POST [base]/DocumentReference` (ITI-105).
    pub(in crate::bench) fn simplified(&self) -> String {
        let body = self.draft().map(|(_, draft)| fhir::build::simplified(&draft).to_string());
        body.unwrap_or_default()
    }

    /// The body of `POST [base]` (ITI-65): a lot of one document.
    pub(in crate::bench) fn provide(&self) -> String {
        let Some((person, draft)) = self.draft() else { return String::new() };
        let Some(designation) = valueset::designation("07") else { return String::new() };
        let lot = SubmissionSet {
            unique_id: format!("urn:oid:2.25.{}", self.number() + 1),
            source_id: "urn:oid:2.25.1".to_owned(),
            designation: designation.code_value(),
            title: None,
            author: self.device.clone(),
            submitted: draft.description.created,
        };
        fhir::build::provide(&lot, &person.ins, &[draft]).to_string()
    }

    /// A new document, and whose it is. None would be a fault of ours, and answers would say so.
    fn draft(&self) -> Option<(&PersonPlan, Draft)> {
        let made = self.made.fetch_add(1, Ordering::Relaxed);
        let people = u64::try_from(self.people.len()).unwrap_or(1).max(1);
        let turn = usize::try_from(made.wrapping_mul(STRIDE) % people).unwrap_or(0);
        let person = self.people.get(turn)?;
        let id = format!("2.25.{}", self.number());
        let cda = self.plan.around(person, &id, MediaType::Pdf, self.pdf.clone());
        let bytes = cda::write::document(&cda);
        fhir::from_cda(&cda, bytes).ok().map(|draft| (person, draft))
    }

    /// One that no other document of this seed has.
    fn number(&self) -> u128 {
        let made = self.made.fetch_add(1, Ordering::Relaxed);
        ((u128::from(self.seed) + 1) << 64) + (u128::from(made) << 8)
    }
}

/// A page of text and a grey picture of about so many bytes, which no compression makes shorter.
fn scan(size: usize) -> Vec<u8> {
    let (catalog, pages, page, text, font, picture) =
        (Ref::new(1), Ref::new(2), Ref::new(3), Ref::new(4), Ref::new(5), Ref::new(6));
    let mut pdf = Pdf::new();
    pdf.catalog(catalog).pages(pages);
    pdf.pages(pages).kids([page]).count(1);
    let mut sheet = pdf.page(page);
    sheet.media_box(Rect::new(0.0, 0.0, 595.0, 842.0)).parent(pages).contents(text);
    let mut resources = sheet.resources();
    resources.fonts().pair(Name(b"F"), font);
    resources.x_objects().pair(Name(b"I"), picture);
    resources.finish();
    sheet.finish();
    pdf.type1_font(font).base_font(Name(b"Helvetica"));
    let mut content = Content::new();
    content.begin_text().set_font(Name(b"F"), 11.0).next_line(72.0, 760.0);
    content.show(Str(b"Compte rendu de consultation")).end_text();
    pdf.stream(text, &content.finish());
    let mut noise = ChaCha8Rng::seed_from_u64(1);
    let rows = i32::try_from(size / WIDTH).unwrap_or(0);
    let mut pixels = vec![0_u8; size / WIDTH * WIDTH];
    noise.fill_bytes(&mut pixels);
    let mut image = pdf.image_xobject(picture, &pixels);
    image.width(i32::try_from(WIDTH).unwrap_or(1)).height(rows).bits_per_component(8);
    image.color_space().device_gray();
    image.finish();
    pdf.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_are_of_the_size_and_each_is_new() {
        let today = jiff::civil::date(2026, 3, 2);
        let people = crate::population::generate(7, 3, today).people;
        let feeder = Feeder::new(people, 7).unwrap();
        let (_, one) = feeder.draft().unwrap();
        let (_, two) = feeder.draft().unwrap();
        assert!((SIZE - 1000..SIZE + 1000).contains(&one.bytes.len()), "{}", one.bytes.len());
        assert_ne!(one.description.unique_id, two.description.unique_id);
        assert_ne!(feeder.provide(), feeder.provide());
    }
}
