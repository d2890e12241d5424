//! The narrative of a section. Unknown elements give their words and nothing else; `script` and
//! `style` give nothing.

use super::super::{Block, Cell, Inline, ListItem, Row, Style, Table};
use super::body::Context;
use super::xml::{Node, attribute};

const BLOCKS: [&str; 3] = ["paragraph", "list", "table"];

/// Reads mixed content into blocks; loose words become paragraphs.
pub(super) fn blocks(context: &Context<'_>, node: Node<'_>) -> Vec<Block> {
    let mut flow = Flow { context, blocks: Vec::new(), loose: Vec::new() };
    flow.read(node);
    flow.flush();
    flow.blocks
}

struct Flow<'c, 'a> {
    context: &'c Context<'a>,
    blocks: Vec<Block>,
    loose: Vec<Inline>,
}

impl Flow<'_, '_> {
    fn read(&mut self, node: Node<'_>) {
        for child in node.children() {
            if !child.is_element() {
                push_text(child, &mut self.loose);
                continue;
            }
            match child.tag_name().name() {
                "paragraph" => {
                    self.flush();
                    let inlines = inlines(self.context, child);
                    self.push_paragraph(anchored(child, inlines));
                }
                "list" => {
                    self.flush();
                    self.blocks.push(list(self.context, child));
                }
                "table" => {
                    self.flush();
                    self.blocks.push(Block::Table(table(self.context, child)));
                }
                "caption" | "script" | "style" => {}
                // A run that holds blocks is not valid CDA, yet its words are worth showing.
                _ if holds_block(child) => self.read(child),
                _ => push_inline(self.context, child, &mut self.loose),
            }
        }
    }

    fn flush(&mut self) {
        let loose = std::mem::take(&mut self.loose);
        self.push_paragraph(loose);
    }

    fn push_paragraph(&mut self, mut inlines: Vec<Inline>) {
        trim(&mut inlines);
        if !inlines.is_empty() {
            self.blocks.push(Block::Paragraph(inlines));
        }
    }
}

fn holds_block(node: Node<'_>) -> bool {
    node.descendants().skip(1).any(|child| BLOCKS.contains(&child.tag_name().name()))
}

/// Leading and trailing white space and breaks only space blocks out.
fn trim(inlines: &mut Vec<Inline>) {
    let blank = |inline: &Inline| match inline {
        Inline::Text(text) => text.trim().is_empty(),
        Inline::Break => true,
        _ => false,
    };
    while inlines.last().is_some_and(blank) {
        inlines.pop();
    }
    let lead = inlines.iter().take_while(|inline| blank(inline)).count();
    inlines.drain(..lead);
}

/// A paragraph that entries refer to keeps its anchor.
fn anchored(node: Node<'_>, inlines: Vec<Inline>) -> Vec<Inline> {
    let (anchor, styles) = (attribute(node, "ID"), styles(node));
    if anchor.is_none() && styles.is_empty() {
        return inlines;
    }
    vec![Inline::Content { anchor, styles, inlines }]
}

fn inlines(context: &Context<'_>, node: Node<'_>) -> Vec<Inline> {
    let mut out = Vec::new();
    for child in node.children() {
        if child.is_element() {
            push_inline(context, child, &mut out);
        } else {
            push_text(child, &mut out);
        }
    }
    out
}

/// White space collapses as in HTML.
fn push_text(node: Node<'_>, out: &mut Vec<Inline>) {
    let Some(text) = node.text().filter(|_| node.is_text()) else { return };
    let mut collapsed = String::with_capacity(text.len());
    for character in text.chars() {
        let space = character.is_ascii_whitespace();
        if !space {
            collapsed.push(character);
        } else if !collapsed.ends_with(' ') {
            collapsed.push(' ');
        }
    }
    match out.last_mut() {
        // Two text nodes meet where a comment or an instruction stood.
        Some(Inline::Text(previous)) => {
            if previous.ends_with(' ') {
                previous.push_str(collapsed.trim_start_matches(' '));
            } else {
                previous.push_str(&collapsed);
            }
        }
        _ if collapsed.is_empty() => {}
        _ => out.push(Inline::Text(collapsed)),
    }
}

fn push_inline(context: &Context<'_>, node: Node<'_>, out: &mut Vec<Inline>) {
    match node.tag_name().name() {
        "br" => out.push(Inline::Break),
        "content" => out.push(Inline::Content {
            anchor: attribute(node, "ID"),
            styles: styles(node),
            inlines: inlines(context, node),
        }),
        "sub" => out.push(Inline::Sub(inlines(context, node))),
        "sup" => out.push(Inline::Sup(inlines(context, node))),
        "linkHtml" => out.push(Inline::Link {
            href: attribute(node, "href").and_then(|href| safe_href(&href)),
            inlines: inlines(context, node),
        }),
        "renderMultiMedia" => {
            let objects = node.attribute("referencedObject").unwrap_or_default();
            out.extend(
                objects.split_whitespace().filter_map(|id| context.media(id)).map(Inline::Media),
            );
        }
        "footnote" => out.push(Inline::Footnote(inlines(context, node))),
        // `footnoteRef` repeats a note that is already in place where it was first called.
        "footnoteRef" | "script" | "style" => {}
        _ => out.extend(inlines(context, node)),
    }
}

fn styles(node: Node<'_>) -> Vec<Style> {
    let mut styles: Vec<Style> = node
        .attribute("styleCode")
        .unwrap_or_default()
        .split_whitespace()
        .filter_map(|code| match code.to_ascii_lowercase().as_str() {
            "bold" => Some(Style::Bold),
            "italics" | "italic" => Some(Style::Italics),
            "underline" => Some(Style::Underline),
            "emphasis" => Some(Style::Emphasis),
            _ => None,
        })
        .collect();
    match node.attribute("revised") {
        Some("delete") => styles.push(Style::Deleted),
        Some("insert") => styles.push(Style::Inserted),
        _ => {}
    }
    styles.sort_unstable();
    styles.dedup();
    styles
}

/// Only a plain web address is worth showing; anything else is dropped, never executed.
fn safe_href(href: &str) -> Option<String> {
    let compact: String = href.chars().filter(|c| !c.is_whitespace()).collect();
    let lower = compact.to_ascii_lowercase();
    let web = lower.starts_with("https://") || lower.starts_with("http://");
    (web && compact.len() <= 2000 && !compact.chars().any(char::is_control)).then_some(compact)
}

fn caption(context: &Context<'_>, node: Node<'_>) -> Vec<Inline> {
    let caption = node.children().find(|child| child.tag_name().name() == "caption");
    let mut inlines = caption.map(|caption| inlines(context, caption)).unwrap_or_default();
    trim(&mut inlines);
    inlines
}

fn list(context: &Context<'_>, node: Node<'_>) -> Block {
    Block::List {
        ordered: node.attribute("listType") == Some("ordered"),
        caption: caption(context, node),
        items: node
            .children()
            .filter(|child| child.tag_name().name() == "item")
            .map(|item| ListItem { caption: caption(context, item), blocks: blocks(context, item) })
            .collect(),
    }
}

fn table(context: &Context<'_>, node: Node<'_>) -> Table {
    let mut table = Table { caption: caption(context, node), ..Table::default() };
    for part in node.children().filter(Node::is_element) {
        match part.tag_name().name() {
            "thead" => table.head.extend(rows(context, part)),
            "tbody" => table.body.extend(rows(context, part)),
            "tfoot" => table.foot.extend(rows(context, part)),
            "tr" => table.body.push(row(context, part)),
            _ => {}
        }
    }
    table
}

fn rows(context: &Context<'_>, node: Node<'_>) -> Vec<Row> {
    node.children()
        .filter(|child| child.tag_name().name() == "tr")
        .map(|child| row(context, child))
        .collect()
}

fn row(context: &Context<'_>, node: Node<'_>) -> Row {
    let cells = node.children().filter(Node::is_element).filter_map(|cell| {
        let header = match cell.tag_name().name() {
            "th" => true,
            "td" => false,
            _ => return None,
        };
        let mut blocks = blocks(context, cell);
        let styles = styles(cell);
        if let ([Block::Paragraph(inlines)], false, false) =
            (blocks.as_mut_slice(), styles.is_empty(), header)
        {
            let inner = std::mem::take(inlines);
            inlines.push(Inline::Content { anchor: None, styles, inlines: inner });
        }
        Some(Cell {
            header,
            colspan: span(cell, "colspan", 100),
            rowspan: span(cell, "rowspan", 1000),
            anchor: attribute(cell, "ID"),
            blocks,
        })
    });
    Row { cells: cells.collect() }
}

fn span(node: Node<'_>, name: &str, max: u16) -> u16 {
    node.attribute(name).and_then(|text| text.trim().parse().ok()).unwrap_or(1).clamp(1, max)
}
