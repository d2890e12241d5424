//! Safe, accessible HTML of a document, written by us from the parsed model (WCAG 2.2, RGAA 4):
//! nothing of the document reaches the page but its words, numbers and structure.

mod entries;
mod html;
mod labels;
mod narrative;
mod summary;
mod words;

use std::collections::BTreeMap;

use super::{Actor, Body, Cda, Code, MediaType, Section, media, results, rtf};
use html::Html;
pub use labels::{Label, RenderLabels};
use narrative::UnnamedTables;
use words::Speaker;
pub(crate) use words::unit_text;

/// How to render.
#[derive(Debug, Clone)]
pub struct RenderOptions<'a> {
    /// The level of the headings of the document's own sections, 1 to 6.
    pub heading_level: u8,
    /// The words of the locale.
    pub labels: &'a RenderLabels,
    /// How embedded files are reached.
    pub media: MediaLinks,
    /// Where the header summary stands.
    pub summary: SummaryPlace,
    /// Prefix of every `id` written, so that two documents can share a page.
    pub id_prefix: String,
}

impl<'a> RenderOptions<'a> {
    /// Summary, sections from level 2, embedded files mentioned but not linked.
    pub fn new(labels: &'a RenderLabels) -> Self {
        Self {
            heading_level: 2,
            labels,
            media: MediaLinks::Mentioned,
            summary: SummaryPlace::First,
            id_prefix: "cda".to_owned(),
        }
    }
}

/// How embedded files are reached from the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MediaLinks {
    /// Only said to exist.
    Mentioned,
    /// At this address followed by the file's number ([`Cda::attachment`]).
    Numbered(String),
    /// Pictures inside the page as `data:` URIs; other files only said to exist.
    Data,
}

/// Where the header summary stands, if it is part of the rendering.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SummaryPlace {
    /// It opens the rendering.
    First,
    /// It ends the rendering: what the document says comes before who, when and where.
    Last,
    /// The page shows the metadata itself.
    Omitted,
}

/// A rendering.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// The HTML, a fragment for the page's main column.
    pub html: String,
    /// The headings, for a table of contents.
    pub toc: Vec<TocEntry>,
    /// The embedded files that the rendering shows or links.
    pub images: Vec<RenderedMedia>,
}

/// A heading of the rendering.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TocEntry {
    /// The `id` of the heading.
    pub id: String,
    /// Its words.
    pub title: String,
    /// 0 for the document's own sections, 1 for their sub-sections…
    pub depth: usize,
}

/// An embedded file the rendering shows or links.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RenderedMedia {
    /// Its number, from 1, for [`Cda::attachment`].
    pub number: usize,
    /// What its bytes are.
    pub media_type: MediaType,
}

/// Renders a document.
pub fn render(cda: &Cda, options: &RenderOptions<'_>) -> Rendered {
    let mut page = Page {
        cda,
        options,
        speak: Speaker { labels: options.labels },
        html: Html::default(),
        toc: Vec::new(),
        images: BTreeMap::new(),
        tables: 0,
        notes: 0,
        title: String::new(),
        unnamed: UnnamedTables::default(),
    };
    if options.summary == SummaryPlace::First {
        page.summary();
    }
    match &cda.body {
        Body::Unstructured { media_type, bytes } => page.file(*media_type, bytes),
        Body::Structured(sections) => {
            for section in sections {
                page.section(section, 0);
            }
        }
    }
    if options.summary == SummaryPlace::Last {
        page.summary();
    }
    let images = page
        .images
        .iter()
        .map(|(&number, &media_type)| RenderedMedia { number, media_type })
        .collect();
    Rendered { html: page.html.into_string(), toc: page.toc, images }
}

/// What is being written.
struct Page<'a> {
    cda: &'a Cda,
    options: &'a RenderOptions<'a>,
    speak: Speaker<'a>,
    html: Html,
    toc: Vec<TocEntry>,
    images: BTreeMap<usize, MediaType>,
    /// Tables so far, for their ids.
    tables: usize,
    /// Footnotes so far.
    notes: usize,
    /// The title of the current section, to name what has no name of its own.
    title: String,
    /// The tables of the current section that have no caption.
    unnamed: UnnamedTables,
}

impl<'a> Page<'a> {
    fn label(&self, label: Label) -> &'a str {
        self.speak.label(label)
    }

    fn section(&mut self, section: &Section, depth: usize) {
        let number = self.toc.len() + 1;
        let id = format!("{}-s{number}", self.options.id_prefix);
        let title = section
            .title
            .clone()
            .or_else(|| section.code.as_ref().and_then(Code::official).map(str::to_owned))
            .unwrap_or_else(|| self.label(Label::Unknown).to_owned());
        // Not named: a named section is a landmark, and titles come back inside one report.
        self.html.open("section", &[("class", "cda-section")]);
        self.heading(&id, &title, depth);
        self.toc.push(TocEntry { id: id.clone(), title: title.clone(), depth });
        self.title = results::short(&title);
        self.unnamed = UnnamedTables::of(&section.narrative);
        for author in section.authors.iter().filter_map(Actor::shown) {
            let label = self.label(Label::Author);
            self.html.element(
                "p",
                &[("class", "cda-author")],
                &format!("{label}{}{author}", self.label(Label::Colon)),
            );
        }
        let written = !super::narrative::is_empty(&section.narrative);
        if written {
            self.blocks(&section.narrative);
        }
        self.results(section);
        if !written {
            self.entries(section);
        }
        if !written && section.entries.is_empty() && section.sections.is_empty() {
            self.html.element("p", &[("class", "cda-empty")], self.label(Label::Empty));
        }
        for child in &section.sections {
            self.section(child, depth + 1);
        }
        self.html.close("section");
    }

    /// `h1` to `h6`; deeper than HTML goes, a heading by its role.
    fn heading(&mut self, id: &str, title: &str, depth: usize) {
        let level = usize::from(self.options.heading_level.clamp(1, 6)) + depth;
        let tag = match level {
            1 => "h1",
            2 => "h2",
            3 => "h3",
            4 => "h4",
            5 => "h5",
            6 => "h6",
            _ => {
                let level = level.to_string();
                let attributes = [
                    ("id", id),
                    ("class", "cda-title"),
                    ("role", "heading"),
                    ("aria-level", &level),
                ];
                return self.html.element("div", &attributes, title);
            }
        };
        self.html.element(tag, &[("id", id), ("class", "cda-title")], title);
    }

    /// An unstructured body.
    fn file(&mut self, media_type: MediaType, bytes: &[u8]) {
        self.title = self.document_title();
        self.html.open("section", &[("class", "cda-body")]);
        match media_type {
            MediaType::Text => {
                self.html.element("pre", &[("class", "cda-plain")], &media::text_of(bytes));
            }
            MediaType::Rtf => {
                self.html.element("pre", &[("class", "cda-plain")], &rtf::text(bytes));
                self.html.open("p", &[]);
                self.media(1);
                self.html.close("p");
            }
            MediaType::Pdf | MediaType::Jpeg | MediaType::Png | MediaType::Tiff => {
                self.html.open("p", &[]);
                self.media(1);
                self.html.close("p");
            }
        }
        self.html.close("section");
    }

    fn document_title(&self) -> String {
        let header = &self.cda.header;
        header.title.as_deref().or(header.code.official()).unwrap_or_default().to_owned()
    }

    /// An embedded file: a picture in place, a link, or a mention.
    fn media(&mut self, number: usize) {
        let Some((media_type, bytes)) = self.cda.attachment(number) else {
            let text = self.label(Label::UnservableFile);
            return self.html.element("span", &[("class", "cda-file")], text);
        };
        let first = self.images.insert(number, media_type).is_none();
        let address = match &self.options.media {
            MediaLinks::Numbered(base) => Some(format!("{base}{number}")),
            // Once only: a picture shown a thousand times would multiply a small file.
            MediaLinks::Data if media_type.is_picture() && first => {
                let data = media::encode_base64(bytes);
                Some(format!("data:{};base64,{data}", media_type.as_str()))
            }
            MediaLinks::Data | MediaLinks::Mentioned => None,
        };
        let kind = if media_type.is_picture() { Label::Image } else { Label::AttachedFile };
        let name = format!("{} {number}, {}", self.label(kind), self.title);
        match address {
            Some(address) if media_type.is_picture() => self.html.open(
                "img",
                &[("class", "cda-image"), ("src", &address), ("alt", &name), ("loading", "lazy")],
            ),
            Some(address) => {
                let name = format!("{name} ({})", short_name(media_type));
                self.html.element("a", &[("class", "cda-file"), ("href", &address)], &name);
            }
            None => self.html.element("span", &[("class", "cda-file")], &name),
        }
    }
}

fn short_name(media_type: MediaType) -> &'static str {
    match media_type {
        MediaType::Pdf => "PDF",
        MediaType::Text => "TXT",
        MediaType::Rtf => "RTF",
        MediaType::Jpeg => "JPEG",
        MediaType::Png => "PNG",
        MediaType::Tiff => "TIFF",
    }
}
