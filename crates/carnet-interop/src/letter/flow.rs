//! From blocks to lines on sheets.

use super::face::{Faces, Weight};
use super::window::{self, MM};
use super::wrap::wrap;
use super::{Block, Letter};

/// A4, in points.
pub(super) const SHEET: (f32, f32) = (210.0 * MM, 297.0 * MM);
/// Text begins here.
const LEFT: f32 = 25.0 * MM;
const WIDTH: f32 = 160.0 * MM;
/// The first page's text begins under the window, the others' here.
const UNDER_WINDOW: f32 = 97.0 * MM;
const TOP: f32 = 25.0 * MM;
const BOTTOM: f32 = 275.0 * MM;
/// Who writes: beside the window, never in it.
const SENDER: (f32, f32, f32) = (25.0 * MM, 18.0 * MM, 70.0 * MM);

const TEXT: f32 = 11.0;
const LEADING: f32 = 1.35;
const INDENT: f32 = 5.0 * MM;
/// Names of facts stand in a column of their own.
const COLUMN: f32 = 50.0 * MM;

/// What an element is to who hears the file read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Paragraph,
    Title,
    Heading,
    Code,
    /// The lines of one item of a list; the number tells lists apart.
    Item(usize, Part),
}

/// A part of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Label,
    Body,
}

/// A line where it stands: its foot, from the top left corner of its sheet.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    pub(super) left: f32,
    pub(super) foot: f32,
    pub(super) size: f32,
    pub(super) weight: Weight,
    pub(super) text: String,
    /// Lines of one element follow one another with the same number.
    pub(super) element: usize,
    pub(super) role: Role,
}

/// One sheet of a letter.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub(super) lines: Vec<Line>,
}

/// How a piece of text is set.
#[derive(Debug, Clone, Copy)]
struct Style {
    size: f32,
    weight: Weight,
    left: f32,
    width: f32,
    role: Role,
}

impl Style {
    const fn body(role: Role) -> Self {
        Self { size: TEXT, weight: Weight::Regular, left: LEFT, width: WIDTH, role }
    }
}

/// The sheets of a letter; none when its address does not fit the window.
pub(super) fn lay_out(letter: &Letter, faces: &Faces) -> Option<Vec<Sheet>> {
    let mut flow =
        Flow { faces, sheets: Vec::new(), sheet: Sheet::default(), y: SENDER.1, element: 0 };
    flow.head(letter)?;
    for block in &letter.blocks {
        flow.block(block);
    }
    flow.sheets.push(flow.sheet);
    Some(flow.sheets)
}

struct Flow<'a> {
    faces: &'a Faces,
    sheets: Vec<Sheet>,
    sheet: Sheet,
    /// Where the next line begins.
    y: f32,
    element: usize,
}

impl Flow<'_> {
    fn head(&mut self, letter: &Letter) -> Option<()> {
        let (left, top, width) = SENDER;
        self.y = top;
        for (at, line) in letter.sender.iter().enumerate() {
            let weight = if at == 0 { Weight::Bold } else { Weight::Regular };
            let role = Role::Paragraph;
            self.text(line, Style { size: 9.5, weight, left, width, role });
        }
        let under = self.y;
        let (size, lines) = window::fit(&letter.recipient, self.faces)?;
        self.y = window::TOP;
        self.element += 1;
        for text in lines {
            let role = Role::Paragraph;
            let style = Style {
                size,
                weight: Weight::Regular,
                left: window::LEFT,
                width: window::WIDTH,
                role,
            };
            self.line(text, style, window::LEADING);
        }
        let clear = if letter.recipient.is_empty() { window::TOP } else { UNDER_WINDOW };
        self.y = clear.max(under);
        let date =
            Style { left: window::LEFT, width: window::WIDTH, ..Style::body(Role::Paragraph) };
        self.text(&letter.date, date);
        self.y += 6.0 * MM;
        let title = Style { size: 16.0, weight: Weight::Bold, ..Style::body(Role::Title) };
        self.text(&letter.title, title);
        self.y += 2.5 * MM;
        Some(())
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(text) => self.heading(text),
            Block::Paragraph(text) => {
                self.text(text, Style::body(Role::Paragraph));
                self.y += 2.2 * MM;
            }
            Block::Code(code) => {
                self.y += 1.5 * MM;
                let style = Style { size: 26.0, weight: Weight::Bold, ..Style::body(Role::Code) };
                self.text(code, style);
                self.y += 3.0 * MM;
            }
            Block::List(items) => self.list(items),
            Block::Facts(facts) => self.facts(facts),
        }
    }

    fn heading(&mut self, text: &str) {
        self.y += 1.5 * MM;
        let style = Style { size: 12.5, weight: Weight::Bold, ..Style::body(Role::Heading) };
        // A heading never stands alone at the foot of a page.
        if self.y + 4.0 * TEXT * LEADING > BOTTOM {
            self.turn();
        }
        self.text(text, style);
        self.y += 0.8 * MM;
    }

    fn list(&mut self, items: &[String]) {
        let list = self.element + 1;
        for item in items {
            let label = Style::body(Role::Item(list, Part::Label));
            let body = Style {
                left: LEFT + INDENT,
                width: WIDTH - INDENT,
                ..Style::body(Role::Item(list, Part::Body))
            };
            self.pair(("•", label), (item, body));
            self.y += 0.6 * MM;
        }
        self.y += 1.6 * MM;
    }

    fn facts(&mut self, facts: &[(String, String)]) {
        let list = self.element + 1;
        for (name, value) in facts {
            let label = Style {
                weight: Weight::Bold,
                width: COLUMN - 3.0 * MM,
                ..Style::body(Role::Item(list, Part::Label))
            };
            let body = Style {
                left: LEFT + COLUMN,
                width: WIDTH - COLUMN,
                ..Style::body(Role::Item(list, Part::Body))
            };
            self.pair((name, label), (value, body));
            self.y += 1.4 * MM;
        }
        self.y += 1.6 * MM;
    }

    /// Two texts side by side, on the same first line.
    fn pair(&mut self, (label, first): (&str, Style), (body, second): (&str, Style)) {
        // Side by side on one page: three lines are kept together, no label is longer.
        if self.y + 3.0 * TEXT * LEADING > BOTTOM {
            self.turn();
        }
        let top = self.y;
        self.text(label, first);
        let under = std::mem::replace(&mut self.y, top);
        let page = self.sheets.len();
        self.text(body, second);
        if page == self.sheets.len() {
            self.y = self.y.max(under);
        }
    }

    /// One element, from where the flow stands.
    fn text(&mut self, text: &str, style: Style) {
        let face = self.faces.of(style.weight);
        let lines = wrap(&face.printable(text), face, style.size, style.width);
        self.element += 1;
        for line in lines {
            if self.y + style.size * LEADING > BOTTOM {
                self.turn();
            }
            self.line(line, style, LEADING);
        }
    }

    fn line(&mut self, text: String, style: Style, leading: f32) {
        let Style { size, weight, left, role, .. } = style;
        let foot = self.y + size;
        self.y += size * leading;
        self.sheet.lines.push(Line { left, foot, size, weight, text, element: self.element, role });
    }

    fn turn(&mut self) {
        self.sheets.push(std::mem::take(&mut self.sheet));
        self.y = TOP;
    }
}
