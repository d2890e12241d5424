//! The narrative of a section, reduced to the structures that carry meaning.
//! Layout attributes (`align`, `border`, `width`) are not kept: the page decides.

/// A block of narrative.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A list.
    List {
        /// Numbered or not.
        ordered: bool,
        /// The caption of the list.
        caption: Vec<Inline>,
        /// The items.
        items: Vec<ListItem>,
    },
    /// A table.
    Table(Table),
}

/// One item of a list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ListItem {
    /// The caption of the item.
    pub caption: Vec<Inline>,
    /// Its content.
    pub blocks: Vec<Block>,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// The caption.
    pub caption: Vec<Inline>,
    /// Rows of `thead`.
    pub head: Vec<Row>,
    /// Rows of every `tbody`.
    pub body: Vec<Row>,
    /// Rows of `tfoot`.
    pub foot: Vec<Row>,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    /// The cells.
    pub cells: Vec<Cell>,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// `th` rather than `td`.
    pub header: bool,
    /// Columns spanned, 1 to 100.
    pub colspan: u16,
    /// Rows spanned, 1 to 1000.
    pub rowspan: u16,
    /// The anchor entries refer to.
    pub anchor: Option<String>,
    /// What it contains.
    pub blocks: Vec<Block>,
}

impl Cell {
    /// A data cell.
    pub fn data(inlines: Vec<Inline>) -> Self {
        let blocks = if inlines.is_empty() { Vec::new() } else { vec![Block::Paragraph(inlines)] };
        Self { header: false, colspan: 1, rowspan: 1, anchor: None, blocks }
    }

    /// A header cell.
    pub fn heading(text: &str) -> Self {
        Self { header: true, ..Self::data(vec![Inline::Text(text.to_owned())]) }
    }
}

/// How a run of words is set off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Style {
    /// `Bold`
    Bold,
    /// `Italics`
    Italics,
    /// `Underline`
    Underline,
    /// `Emphasis`
    Emphasis,
    /// Words removed by a revision; shown struck, never hidden.
    Deleted,
    /// Words added by a revision.
    Inserted,
}

/// A run inside a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Words.
    Text(String),
    /// A line break.
    Break,
    /// `content`: a run with styles and perhaps an anchor entries refer to.
    Content {
        /// The anchor.
        anchor: Option<String>,
        /// The styles.
        styles: Vec<Style>,
        /// What it contains.
        inlines: Vec<Self>,
    },
    /// Subscript.
    Sub(Vec<Self>),
    /// Superscript.
    Sup(Vec<Self>),
    /// `linkHtml`: the words, and the address when it is plain http(s). Never made clickable.
    Link {
        /// The address.
        href: Option<String>,
        /// The words.
        inlines: Vec<Self>,
    },
    /// `renderMultiMedia`: an embedded file, numbered from 1.
    Media(usize),
    /// A footnote, in place.
    Footnote(Vec<Self>),
}

/// Whether the blocks show anything at all.
pub(super) fn is_empty(blocks: &[Block]) -> bool {
    blocks.iter().all(|block| match block {
        Block::Paragraph(inlines) => inlines_empty(inlines),
        Block::List { caption, items, .. } => {
            inlines_empty(caption)
                && items.iter().all(|item| inlines_empty(&item.caption) && is_empty(&item.blocks))
        }
        Block::Table(table) => {
            inlines_empty(&table.caption)
                && [&table.head, &table.body, &table.foot]
                    .into_iter()
                    .flatten()
                    .all(|row| row.cells.iter().all(|cell| is_empty(&cell.blocks)))
        }
    })
}

/// Whether the inlines show anything at all.
pub(super) fn inlines_empty(inlines: &[Inline]) -> bool {
    inlines.iter().all(|inline| match inline {
        Inline::Text(text) => text.trim().is_empty(),
        Inline::Break => true,
        Inline::Media(_) => false,
        Inline::Content { inlines, .. }
        | Inline::Link { inlines, .. }
        | Inline::Sub(inlines)
        | Inline::Sup(inlines)
        | Inline::Footnote(inlines) => inlines_empty(inlines),
    })
}

/// Every block's words in reading order, one line per row, paragraph or item.
pub(super) fn plain_text(blocks: &[Block], out: &mut String) {
    for block in blocks {
        match block {
            Block::Paragraph(inlines) => line(inlines, out),
            Block::List { caption, items, .. } => {
                line(caption, out);
                for item in items {
                    line(&item.caption, out);
                    plain_text(&item.blocks, out);
                }
            }
            Block::Table(table) => {
                line(&table.caption, out);
                for row in [&table.head, &table.body, &table.foot].into_iter().flatten() {
                    row_text(row, out);
                }
            }
        }
    }
}

fn row_text(row: &Row, out: &mut String) {
    let mut cells = Vec::new();
    for cell in &row.cells {
        let mut text = String::new();
        plain_text(&cell.blocks, &mut text);
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if !text.is_empty() {
            cells.push(text);
        }
    }
    push_line(&cells.join(" · "), out);
}

fn line(inlines: &[Inline], out: &mut String) {
    let mut text = String::new();
    inline_text(inlines, &mut text);
    for line in text.lines() {
        push_line(&line.split_whitespace().collect::<Vec<_>>().join(" "), out);
    }
}

fn push_line(line: &str, out: &mut String) {
    if !line.is_empty() {
        out.push_str(line);
        out.push('\n');
    }
}

/// The words of the inlines, with a line feed for each break.
pub(super) fn inline_text(inlines: &[Inline], out: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(text) => out.push_str(text),
            Inline::Break => out.push('\n'),
            Inline::Media(_) => {}
            Inline::Content { inlines, .. }
            | Inline::Sub(inlines)
            | Inline::Sup(inlines)
            | Inline::Footnote(inlines) => inline_text(inlines, out),
            Inline::Link { href, inlines } => {
                inline_text(inlines, out);
                if let Some(href) = href {
                    out.push(' ');
                    out.push_str(href);
                }
            }
        }
    }
}
