//! The narrative block of the CDA R2 schema.

use super::super::{Block, Cda, Cell, Inline, Row, Style};
use super::xml::Xml;

pub(super) fn blocks(xml: &mut Xml, cda: &Cda, blocks: &[Block]) {
    for block in blocks {
        match block {
            Block::Paragraph(inlines) => {
                xml.open("paragraph", &[]);
                self::inlines(xml, cda, inlines);
                xml.close();
            }
            Block::List { ordered, caption, items } => {
                let kind = if *ordered { "ordered" } else { "unordered" };
                xml.open("list", &[("listType", kind)]);
                caption_of(xml, cda, caption);
                for item in items {
                    xml.open("item", &[]);
                    caption_of(xml, cda, &item.caption);
                    self::blocks(xml, cda, &item.blocks);
                    xml.close();
                }
                xml.close();
            }
            Block::Table(table) => {
                xml.open("table", &[]);
                caption_of(xml, cda, &table.caption);
                for (tag, rows) in
                    [("thead", &table.head), ("tfoot", &table.foot), ("tbody", &table.body)]
                {
                    rows_of(xml, cda, tag, rows);
                }
                xml.close();
            }
        }
    }
}

fn caption_of(xml: &mut Xml, cda: &Cda, caption: &[Inline]) {
    if !caption.is_empty() {
        xml.open("caption", &[]);
        inlines(xml, cda, caption);
        xml.close();
    }
}

fn rows_of(xml: &mut Xml, cda: &Cda, tag: &'static str, rows: &[Row]) {
    if rows.is_empty() {
        return;
    }
    xml.open(tag, &[]);
    for row in rows {
        xml.open("tr", &[]);
        for cell in &row.cells {
            self::cell(xml, cda, cell);
        }
        xml.close();
    }
    xml.close();
}

fn cell(xml: &mut Xml, cda: &Cda, cell: &Cell) {
    let (colspan, rowspan) = (cell.colspan.to_string(), cell.rowspan.to_string());
    let mut attributes = Vec::new();
    attributes.extend(cell.anchor.as_deref().map(|anchor| ("ID", anchor)));
    if cell.colspan > 1 {
        attributes.push(("colspan", colspan.as_str()));
    }
    if cell.rowspan > 1 {
        attributes.push(("rowspan", rowspan.as_str()));
    }
    xml.open(if cell.header { "th" } else { "td" }, &attributes);
    match cell.blocks.as_slice() {
        [Block::Paragraph(content)] => inlines(xml, cda, content),
        content => blocks(xml, cda, content),
    }
    xml.close();
}

fn inlines(xml: &mut Xml, cda: &Cda, inlines: &[Inline]) {
    for inline in inlines {
        match inline {
            Inline::Text(text) => xml.text(text),
            Inline::Break => xml.empty("br", &[]),
            Inline::Content { anchor, styles, inlines } => {
                content(xml, cda, anchor.as_deref(), styles, inlines);
            }
            Inline::Sub(inlines) => wrap(xml, cda, "sub", &[], inlines),
            Inline::Sup(inlines) => wrap(xml, cda, "sup", &[], inlines),
            Inline::Link { href, inlines } => {
                let attributes: Vec<_> =
                    href.as_deref().map(|href| ("href", href)).into_iter().collect();
                wrap(xml, cda, "linkHtml", &attributes, inlines);
            }
            Inline::Media(number) => {
                let file = number.checked_sub(1).and_then(|index| cda.attachments.get(index));
                if let Some(anchor) = file.and_then(|file| file.anchor.as_deref()) {
                    xml.empty("renderMultiMedia", &[("referencedObject", anchor)]);
                }
            }
            Inline::Footnote(inlines) => wrap(xml, cda, "footnote", &[], inlines),
        }
    }
}

fn wrap(
    xml: &mut Xml,
    cda: &Cda,
    tag: &'static str,
    attributes: &[(&'static str, &str)],
    content: &[Inline],
) {
    xml.open(tag, attributes);
    inlines(xml, cda, content);
    xml.close();
}

fn content(xml: &mut Xml, cda: &Cda, anchor: Option<&str>, styles: &[Style], inner: &[Inline]) {
    let codes: Vec<&str> = styles
        .iter()
        .filter_map(|style| match style {
            Style::Bold => Some("Bold"),
            Style::Italics => Some("Italics"),
            Style::Underline => Some("Underline"),
            Style::Emphasis => Some("Emphasis"),
            Style::Deleted | Style::Inserted => None,
        })
        .collect();
    let codes = codes.join(" ");
    let mut attributes = Vec::new();
    attributes.extend(anchor.map(|anchor| ("ID", anchor)));
    if !codes.is_empty() {
        attributes.push(("styleCode", codes.as_str()));
    }
    if styles.contains(&Style::Deleted) {
        attributes.push(("revised", "delete"));
    } else if styles.contains(&Style::Inserted) {
        attributes.push(("revised", "insert"));
    }
    wrap(xml, cda, "content", &attributes, inner);
}
