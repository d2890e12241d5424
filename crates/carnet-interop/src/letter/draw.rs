//! From lines on sheets to the file, each tagged with what it is.

use std::num::NonZeroU16;

use krilla::configure::{Accessibility, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::error::KrillaError;
use krilla::geom::Point;
use krilla::metadata::Metadata;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, ContentTag, Identifier, ListNumbering, SpanTag, Tag, TagGroup, TagTree,
};
use krilla::{Document, SerializeSettings};

use super::face::{Faces, Weight};
use super::flow::{Line, Part, Role, SHEET, Sheet};
use super::window::MM;
use super::{LetterError, Options};

/// Page numbers stand here.
const NUMBER: (f32, f32, f32) = (185.0 * MM, 287.0 * MM, 9.0);

/// A file being printed.
pub(super) struct Press<'a> {
    faces: &'a Faces,
    document: Document,
    outline: Outline,
    tree: TagTree,
    letters: usize,
    sheets: usize,
}

impl<'a> Press<'a> {
    pub(super) fn new(faces: &'a Faces) -> Result<Self, LetterError> {
        let configuration = ConfigurationBuilder::new()
            .with_accessibility_validator(Accessibility::UA1)
            .finish()
            .map_err(|fault| LetterError::Invalid(format!("{fault:?}")))?;
        let settings = SerializeSettings { configuration, ..SerializeSettings::default() };
        Ok(Self {
            faces,
            document: Document::new_with(settings),
            outline: Outline::new(),
            tree: TagTree::new(),
            letters: 0,
            sheets: 0,
        })
    }

    /// Prints one letter.
    pub(super) fn print(&mut self, sheets: &[Sheet]) -> Result<(), LetterError> {
        self.letters += 1;
        let top = XyzDestination::new(self.sheets, Point::from_xy(0.0, 0.0));
        self.outline.push_child(OutlineNode::new(self.letters.to_string(), top));
        let mut marks = Vec::new();
        for (at, sheet) in sheets.iter().enumerate() {
            let settings = PageSettings::from_wh(SHEET.0, SHEET.1)
                .ok_or_else(|| LetterError::Invalid("no such sheet".to_owned()))?;
            let mut page = self.document.start_page_with(settings);
            let mut surface = page.surface();
            for line in &sheet.lines {
                let tag = ContentTag::Span(SpanTag::empty());
                let mark = surface.start_tagged(tag);
                draw(&mut surface, self.faces, line);
                surface.end_tagged();
                marks.push((line, mark));
            }
            if sheets.len() > 1 {
                number(&mut surface, self.faces, &format!("{}/{}", at + 1, sheets.len()));
            }
            surface.finish();
            page.finish();
        }
        self.sheets += sheets.len();
        self.tree.push(tagged(&marks));
        Ok(())
    }

    /// The bytes of the file, checked against PDF/UA-1.
    pub(super) fn finish(mut self, options: &Options) -> Result<Vec<u8>, LetterError> {
        let metadata = Metadata::new()
            .title(options.title.clone())
            .language(options.language.clone())
            .creator("Carnet".to_owned());
        self.document.set_metadata(metadata);
        self.document.set_outline(self.outline);
        self.document.set_tag_tree(self.tree.with_lang(Some(options.language.clone())));
        self.document.finish().map_err(|fault| invalid(&fault))
    }
}

fn invalid(fault: &KrillaError) -> LetterError {
    match fault {
        // Says which rule was broken, and nothing of what is written.
        KrillaError::Validation(broken) => {
            let rules: Vec<String> = broken.iter().map(|(rule, _)| format!("{rule:?}")).collect();
            LetterError::Invalid(rules.join("; "))
        }
        other => LetterError::Invalid(other.to_string()),
    }
}

fn draw(surface: &mut Surface<'_>, faces: &Faces, line: &Line) {
    let face = faces.of(line.weight);
    let start = Point::from_xy(line.left, line.foot);
    let glyphs = face.glyphs(&line.text);
    surface.draw_glyphs(start, &glyphs, face.font.clone(), &line.text, line.size, false);
}

/// The number of a page, which readers leave out: they count by themselves.
fn number(surface: &mut Surface<'_>, faces: &Faces, text: &str) {
    let (right, foot, size) = NUMBER;
    let left = right - faces.of(Weight::Regular).width(text, size);
    let line = Line {
        left,
        foot,
        size,
        weight: Weight::Regular,
        text: text.to_owned(),
        element: 0,
        role: Role::Paragraph,
    };
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::PageNumber)));
    draw(surface, faces, &line);
    surface.end_tagged();
}

/// The tags of one letter. Lines with the same number are one element, items of the same list one list.
fn tagged(marks: &[(&Line, Identifier)]) -> TagGroup {
    let mut section = TagGroup::new(Tag::Section);
    let mut list: Option<(usize, List)> = None;
    for element in marks.chunk_by(|(one, _), (next, _)| one.element == next.element) {
        let Some((first, _)) = element.first() else { continue };
        let lines = element.iter().map(|(_, mark)| *mark);
        let Role::Item(of, part) = first.role else {
            if let Some((_, list)) = list.take() {
                section.push(list.closed());
            }
            let said = element.iter().map(|(line, _)| line.text.as_str()).collect();
            section.push(filled(plain(first.role, said), lines));
            continue;
        };
        if let Some((_, done)) = list.take_if(|(open, _)| *open != of) {
            section.push(done.closed());
        }
        list.get_or_insert_with(|| (of, List::new())).1.add(part, lines);
    }
    if let Some((_, list)) = list {
        section.push(list.closed());
    }
    section
}

/// PDF/UA-1 wants what a heading says in its tag too.
fn plain(role: Role, said: String) -> TagGroup {
    let level = match role {
        Role::Title => 1,
        Role::Heading => 2,
        Role::Paragraph | Role::Code | Role::Item(..) => return TagGroup::new(Tag::P),
    };
    match NonZeroU16::new(level) {
        Some(level) => TagGroup::new(Tag::Hn(level, Some(said))),
        None => TagGroup::new(Tag::P),
    }
}

fn filled(mut group: TagGroup, marks: impl Iterator<Item = Identifier>) -> TagGroup {
    for mark in marks {
        group.push(mark);
    }
    group
}

/// A list being tagged.
struct List {
    group: TagGroup,
    item: Option<TagGroup>,
}

impl List {
    fn new() -> Self {
        Self { group: TagGroup::new(Tag::L(ListNumbering::None)), item: None }
    }

    fn add(&mut self, part: Part, marks: impl Iterator<Item = Identifier>) {
        if part == Part::Label {
            self.close();
        }
        let tagged = match part {
            Part::Label => filled(TagGroup::new(Tag::Lbl), marks),
            Part::Body => filled(TagGroup::new(Tag::LBody), marks),
        };
        self.item.get_or_insert_with(|| TagGroup::new(Tag::LI)).push(tagged);
    }

    fn close(&mut self) {
        if let Some(item) = self.item.take() {
            self.group.push(item);
        }
    }

    fn closed(mut self) -> TagGroup {
        self.close();
        self.group
    }
}
