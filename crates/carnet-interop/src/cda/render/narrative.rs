//! The narrative as HTML.

use super::super::narrative::{inline_text, inlines_empty, is_empty};
use super::super::{Block, Cell, Inline, Row, Style, Table};
use super::{Label, Page};

/// Whether a row stands in the head of its table.
#[derive(Clone, Copy, PartialEq, Eq)]
enum RowPlace {
    Head,
    Body,
}

/// The tables of a section that have no caption of their own.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct UnnamedTables {
    all: usize,
    seen: usize,
}

impl UnnamedTables {
    pub(super) fn of(blocks: &[Block]) -> Self {
        let unnamed = |block: &&Block| match block {
            Block::Table(table) => inlines_empty(&table.caption) && !is_layout(table),
            _ => false,
        };
        Self { all: blocks.iter().filter(unnamed).count(), seen: 0 }
    }
}

impl Page<'_> {
    pub(super) fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph(inlines) => {
                self.html.open("p", &[]);
                self.inlines(inlines);
                self.html.close("p");
            }
            Block::List { ordered, caption, items } => {
                if !caption.is_empty() {
                    self.html.open("p", &[("class", "cda-caption")]);
                    self.inlines(caption);
                    self.html.close("p");
                }
                let tag = if *ordered { "ol" } else { "ul" };
                self.html.open(tag, &[("class", "cda-list")]);
                for item in items {
                    self.html.open("li", &[]);
                    if !item.caption.is_empty() {
                        self.html.open("strong", &[]);
                        self.inlines(&item.caption);
                        self.html.close("strong");
                        self.html.text(" ");
                    }
                    self.inside(&item.blocks);
                    self.html.close("li");
                }
                self.html.close(tag);
            }
            block if is_empty(std::slice::from_ref(block)) => {}
            Block::Table(table) if is_layout(table) => {
                // One column without headers only lays things out.
                for cell in table.body.iter().flat_map(|row| &row.cells) {
                    self.blocks(&cell.blocks);
                }
            }
            Block::Table(table) => self.table(table),
        }
    }

    /// The content of a cell or item: a single paragraph needs no `p`.
    fn inside(&mut self, blocks: &[Block]) {
        match blocks {
            [Block::Paragraph(inlines)] => self.inlines(inlines),
            _ => self.blocks(blocks),
        }
    }

    /// Opens a scrollable region and its table with a caption; `close_table` ends both.
    pub(super) fn open_table(&mut self, class: &str, caption: &[Inline]) {
        self.tables += 1;
        let id = format!("{}-t{}", self.options.id_prefix, self.tables);
        self.html.open(
            "div",
            &[
                ("class", "table-scroll"),
                ("role", "region"),
                ("tabindex", "0"),
                ("aria-labelledby", &id),
            ],
        );
        self.html.open("table", &[("class", class)]);
        self.html.open("caption", &[("id", &id)]);
        self.inlines(caption);
        self.html.close("caption");
    }

    pub(super) fn close_table(&mut self) {
        self.html.close("table");
        self.html.close("div");
    }

    fn table(&mut self, table: &Table) {
        if inlines_empty(&table.caption) {
            // A table must have a name: its section's, numbered where there are several.
            self.unnamed.seen += 1;
            let name = if self.unnamed.all > 1 {
                format!("{}, {} {}", self.title, self.label(Label::Table), self.unnamed.seen)
            } else {
                self.title.clone()
            };
            self.open_table("cda-table cda-table-unnamed", &[Inline::Text(name)]);
        } else {
            self.open_table("cda-table", &table.caption);
        }
        for (tag, rows, place) in [
            ("thead", &table.head, RowPlace::Head),
            ("tbody", &table.body, RowPlace::Body),
            ("tfoot", &table.foot, RowPlace::Body),
        ] {
            if rows.is_empty() {
                continue;
            }
            self.html.open(tag, &[]);
            for row in rows {
                self.row(row, place);
            }
            self.html.close(tag);
        }
        self.close_table();
    }

    fn row(&mut self, row: &Row, place: RowPlace) {
        // A body row made only of header cells heads a group of rows.
        let all_headers = row.cells.len() > 1 && row.cells.iter().all(|cell| cell.header);
        self.html.open("tr", &[]);
        for cell in &row.cells {
            let across = place == RowPlace::Head || all_headers;
            self.cell(cell, if across { RowPlace::Head } else { RowPlace::Body });
        }
        self.html.close("tr");
    }

    fn cell(&mut self, cell: &Cell, place: RowPlace) {
        let (colspan, rowspan) = (cell.colspan.to_string(), cell.rowspan.to_string());
        let mut attributes = Vec::new();
        if cell.colspan > 1 {
            attributes.push(("colspan", colspan.as_str()));
        }
        if cell.rowspan > 1 {
            attributes.push(("rowspan", rowspan.as_str()));
        }
        // An empty header would announce nothing.
        let header = cell.header && !is_empty(&cell.blocks);
        if header {
            attributes.push((
                "scope",
                match (place, cell.colspan, cell.rowspan) {
                    (RowPlace::Head, 1, _) => "col",
                    (RowPlace::Head, ..) => "colgroup",
                    (RowPlace::Body, _, 1) => "row",
                    (RowPlace::Body, ..) => "rowgroup",
                },
            ));
        }
        let tag = if header { "th" } else { "td" };
        self.html.open(tag, &attributes);
        self.inside(&cell.blocks);
        self.html.close(tag);
    }

    pub(super) fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            self.inline(inline);
        }
    }

    fn inline(&mut self, inline: &Inline) {
        match inline {
            Inline::Text(text) => self.html.text(text),
            Inline::Break => self.html.open("br", &[]),
            Inline::Content { styles, inlines, .. } => self.styled(styles, inlines),
            Inline::Sub(inlines) => self.wrap("sub", inlines),
            Inline::Sup(inlines) => self.wrap("sup", inlines),
            Inline::Link { href, inlines } => {
                self.inlines(inlines);
                let mut words = String::new();
                inline_text(inlines, &mut words);
                if let Some(href) = href.as_ref().filter(|href| words.trim() != href.as_str()) {
                    self.html.text(" (");
                    self.html.element("span", &[("class", "cda-address")], href);
                    self.html.text(")");
                }
            }
            Inline::Media(number) => self.media(*number),
            Inline::Footnote(inlines) => {
                self.notes += 1;
                let mark = format!(
                    "{} {}{}",
                    self.label(Label::Footnote),
                    self.notes,
                    self.label(Label::Colon)
                );
                self.html.open("small", &[("class", "cda-note")]);
                self.html.text(" (");
                self.html.text(&mark);
                self.inlines(inlines);
                self.html.text(")");
                self.html.close("small");
            }
        }
    }

    fn wrap(&mut self, tag: &'static str, inlines: &[Inline]) {
        self.html.open(tag, &[]);
        self.inlines(inlines);
        self.html.close(tag);
    }

    fn styled(&mut self, styles: &[Style], inlines: &[Inline]) {
        let tags: Vec<&'static str> = styles
            .iter()
            .map(|style| match style {
                Style::Bold => "strong",
                Style::Italics | Style::Emphasis => "em",
                Style::Underline => "u",
                Style::Deleted => "del",
                Style::Inserted => "ins",
            })
            .collect();
        for tag in &tags {
            self.html.open(tag, &[]);
        }
        self.inlines(inlines);
        for tag in tags.iter().rev() {
            self.html.close(tag);
        }
    }
}

/// A table of one column without any header is layout, not data.
fn is_layout(table: &Table) -> bool {
    table.head.is_empty()
        && table.foot.is_empty()
        && inlines_empty(&table.caption)
        && table
            .body
            .iter()
            .all(|row| row.cells.len() <= 1 && row.cells.iter().all(|cell| !cell.header))
}
