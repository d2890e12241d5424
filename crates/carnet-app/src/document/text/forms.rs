//! Whether reading a PDF ends: its pages may draw forms that draw forms (ISO 32000-1 §8.10), and pages inherit from
//! parents (§7.7.3.4). The reader follows both without end, and an exhausted stack takes the whole process with it.

use pdf_extract::content::Content;
use pdf_extract::{Dictionary, Document, Object, ObjectId};

/// Forms drawn by all pages together.
const DRAWN_MAX: u32 = 5_000;
/// Forms inside forms.
const DEPTH_MAX: u32 = 16;
/// Parents of a page.
const PARENTS_MAX: usize = 64;

/// False when some page draws itself, directly or not, draws too much, or has a circle of parents.
pub(super) fn end(bytes: &[u8]) -> bool {
    let Ok(mut document) = Document::load_mem(bytes) else { return true };
    if document.is_encrypted() && document.decrypt("").is_err() {
        return true;
    }
    let mut left = DRAWN_MAX;
    document.get_pages().values().all(|page| page_ends(&document, *page, &mut left))
}

fn page_ends(document: &Document, page: ObjectId, left: &mut u32) -> bool {
    let Ok(mut at) = document.get_dictionary(page) else { return true };
    let mut resources = None;
    for _ in 0..PARENTS_MAX {
        resources = resources.or_else(|| dictionary(document, at, b"Resources"));
        let Some(parent) = dictionary(document, at, b"Parent") else {
            let Ok(content) = document.get_page_content(page) else { return true };
            let none = Dictionary::new();
            return ends(document, resources.unwrap_or(&none), &content, (DEPTH_MAX, left));
        };
        at = parent;
    }
    false
}

fn ends(
    document: &Document,
    resources: &Dictionary,
    content: &[u8],
    (depth, left): (u32, &mut u32),
) -> bool {
    let Ok(read) = Content::decode(content) else { return true };
    let forms = dictionary(document, resources, b"XObject");
    for drawn in read.operations.iter().filter(|operation| operation.operator == "Do") {
        let name = drawn.operands.first().and_then(|name| name.as_name().ok());
        let form = forms.zip(name).and_then(|(forms, name)| forms.get_deref(name, document).ok());
        let Some(form) = form.and_then(|form| form.as_stream().ok()) else { continue };
        if depth == 0 || *left == 0 {
            return false;
        }
        *left -= 1;
        let own = dictionary(document, &form.dict, b"Resources").unwrap_or(resources);
        let content = form.decompressed_content().unwrap_or_else(|_| form.content.clone());
        if !ends(document, own, &content, (depth - 1, &mut *left)) {
            return false;
        }
    }
    true
}

fn dictionary<'a>(
    document: &'a Document,
    of: &'a Dictionary,
    key: &[u8],
) -> Option<&'a Dictionary> {
    of.get_deref(key, document).and_then(Object::as_dict).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A page that draws a form, which draws that form again or not, with a parent that is its own or not.
    fn pdf(form: &str, parent: &str) -> Vec<u8> {
        let stream = |extra: &str, text: &str| {
            format!("<</Length {}{extra}>>\nstream\n{text}\nendstream", text.len())
        };
        let resources = "/Resources<</XObject<</X 5 0 R>>>>";
        let objects = [
            "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
            format!("<</Type/Pages/Kids[3 0 R]/Count 1{parent}>>"),
            format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R{resources}>>"),
            stream("", "/X Do /X Do"),
            stream(&format!("/Type/XObject/Subtype/Form/BBox[0 0 1 1]{resources}"), form),
        ];
        let mut file = b"%PDF-1.4\n".to_vec();
        let mut places = Vec::new();
        for (number, object) in (1..).zip(&objects) {
            places.push(file.len());
            file.extend(format!("{number} 0 obj\n{object}\nendobj\n").bytes());
        }
        let table = file.len();
        file.extend(b"xref\n0 6\n0000000000 65535 f \n");
        for place in places {
            file.extend(format!("{place:010} 00000 n \n").bytes());
        }
        let end = format!("trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n");
        file.extend(end.bytes());
        file
    }

    #[test]
    fn a_form_that_draws_itself_and_a_circle_of_parents_do_not_end() {
        assert!(end(&pdf("0 0 1 1 re", "")));
        assert!(!end(&pdf("/X Do", "")), "itself");
        assert!(!end(&pdf("0 0 1 1 re", "/Parent 2 0 R")), "its own parent");
        assert!(end(b"%PDF-1.4 nothing"));
        // Without the question first, this would end the process.
        assert_eq!(super::super::extract(&pdf("/X Do", "")), "");
    }
}
