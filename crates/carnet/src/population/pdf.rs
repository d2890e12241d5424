//! The letters we print: A4, Helvetica, WinAnsi, text a machine can read back.

mod metrics;

use pdf_writer::types::TextRenderingMode;
use pdf_writer::{Content, Finish as _, Name, Pdf, Rect, Ref, Str, TextStr};

use metrics::{Face, width, winansi};

const PAGE: (f32, f32) = (595.0, 842.0);
const MARGIN: f32 = 62.0;
const BOTTOM: f32 = 74.0;

/// A letter ready to be printed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Letter {
    /// Structure, then its address.
    pub(super) head: Vec<String>,
    /// Who writes, then their specialty.
    pub(super) sender: Vec<String>,
    /// About whom.
    pub(super) patient: Vec<String>,
    /// Place and date.
    pub(super) dated: String,
    /// Title.
    pub(super) title: String,
    /// Headings and their paragraphs.
    pub(super) parts: Vec<(String, Vec<String>)>,
    /// Name under the letter.
    pub(super) signature: String,
    /// Line at the foot of each page.
    pub(super) foot: String,
}

/// Text of one face and size at one place.
struct Line {
    x: f32,
    y: f32,
    size: f32,
    face: Face,
    text: String,
}

/// A page as it fills.
struct Sheet {
    pages: Vec<Vec<Line>>,
    y: f32,
}

impl Sheet {
    fn new() -> Self {
        Self { pages: vec![Vec::new()], y: PAGE.1 - MARGIN }
    }

    /// Writes words in lines, wrapped, and moves down.
    fn write(&mut self, text: &str, face: Face, size: f32, x: f32) {
        debug_assert!(text.chars().all(|letter| metrics::code(letter).is_some()), "{text}");
        for line in wrap(text, face, size, PAGE.0 - MARGIN - x) {
            if self.y < BOTTOM {
                self.pages.push(Vec::new());
                self.y = PAGE.1 - MARGIN;
            }
            let line = Line { x, y: self.y, size, face, text: line };
            if let Some(page) = self.pages.last_mut() {
                page.push(line);
            }
            self.y -= size * 1.38;
        }
    }

    fn skip(&mut self, height: f32) {
        self.y -= height;
    }

    /// Keeps a heading with what follows it.
    fn need(&mut self, height: f32) {
        if self.y - height < BOTTOM {
            self.pages.push(Vec::new());
            self.y = PAGE.1 - MARGIN;
        }
    }
}

impl Letter {
    /// The bytes of the file.
    pub(super) fn print(&self) -> Vec<u8> {
        let sheet = self.lay_out();
        let mut pdf = Pdf::new();
        let mut next = 0;
        let mut fresh = || {
            next += 1;
            Ref::new(next)
        };
        let (catalog, tree, info, plain, bold) = (fresh(), fresh(), fresh(), fresh(), fresh());
        pdf.catalog(catalog).pages(tree).lang(TextStr("fr-FR"));
        pdf.document_info(info).title(TextStr(&self.title)).creator(TextStr("Carnet"));
        for (font, face) in [(plain, Face::Plain), (bold, Face::Bold)] {
            let mut writer = pdf.type1_font(font);
            writer.base_font(Name(face.base())).encoding_predefined(Name(b"WinAnsiEncoding"));
        }
        let pages: Vec<(Ref, Ref)> = sheet.pages.iter().map(|_| (fresh(), fresh())).collect();
        let count = i32::try_from(pages.len()).unwrap_or(i32::MAX);
        pdf.pages(tree).kids(pages.iter().map(|(page, _)| *page)).count(count);
        for (number, (lines, (page, content))) in sheet.pages.iter().zip(&pages).enumerate() {
            let mut writer = pdf.page(*page);
            writer.media_box(Rect::new(0.0, 0.0, PAGE.0, PAGE.1));
            writer.parent(tree).contents(*content);
            let mut resources = writer.resources();
            let mut fonts = resources.fonts();
            fonts.pair(Name(b"F1"), plain).pair(Name(b"F2"), bold);
            fonts.finish();
            resources.finish();
            writer.finish();
            let numbered = format!("{}   page {} sur {count}", self.foot, number + 1);
            pdf.stream(*content, &draw(lines, &numbered));
        }
        pdf.finish()
    }

    fn lay_out(&self) -> Sheet {
        let mut sheet = Sheet::new();
        for (rank, line) in self.head.iter().enumerate() {
            let (face, size) = if rank == 0 { (Face::Bold, 13.0) } else { (Face::Plain, 9.0) };
            sheet.write(line, face, size, MARGIN);
        }
        sheet.skip(8.0);
        for (rank, line) in self.sender.iter().enumerate() {
            let face = if rank == 0 { Face::Bold } else { Face::Plain };
            sheet.write(line, face, 10.0, MARGIN);
        }
        sheet.skip(10.0);
        for line in &self.patient {
            sheet.write(line, Face::Plain, 10.0, MARGIN);
        }
        sheet.write(&self.dated, Face::Plain, 10.0, MARGIN);
        sheet.skip(14.0);
        sheet.write(&self.title, Face::Bold, 14.0, MARGIN);
        for (heading, paragraphs) in &self.parts {
            sheet.skip(8.0);
            sheet.need(42.0);
            if !heading.is_empty() {
                sheet.write(heading, Face::Bold, 11.0, MARGIN);
                sheet.skip(1.0);
            }
            for paragraph in paragraphs {
                sheet.write(paragraph, Face::Plain, 10.5, MARGIN);
                sheet.skip(3.5);
            }
        }
        sheet.skip(16.0);
        sheet.need(30.0);
        sheet.write(&self.signature, Face::Bold, 10.5, 300.0);
        sheet.write("Document signé électroniquement", Face::Plain, 8.5, 300.0);
        sheet
    }
}

fn draw(lines: &[Line], foot: &str) -> Vec<u8> {
    let mut content = Content::new();
    content.set_stroke_gray(0.65).set_line_width(0.6);
    content.move_to(MARGIN, BOTTOM - 22.0).line_to(PAGE.0 - MARGIN, BOTTOM - 22.0).stroke();
    let foot =
        Line { x: MARGIN, y: BOTTOM - 36.0, size: 8.0, face: Face::Plain, text: foot.to_owned() };
    for line in lines.iter().chain([&foot]) {
        content.begin_text();
        content.set_text_rendering_mode(TextRenderingMode::Fill);
        content.set_font(Name(line.face.name()), line.size);
        content.set_text_matrix([1.0, 0.0, 0.0, 1.0, line.x, line.y]);
        content.show(Str(&winansi(&line.text)));
        content.end_text();
    }
    content.finish().into_vec()
}

/// Breaks words into lines no wider than `room`.
fn wrap(text: &str, face: Face, size: f32, room: f32) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split(' ') {
        let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if line.is_empty() || width(&longer, face, size) <= room {
            line = longer;
        } else {
            lines.push(std::mem::replace(&mut line, word.to_owned()));
        }
    }
    lines.push(line);
    lines
}

#[cfg(test)]
mod tests;
