//! The body: an embedded file (N1) or sections (N3), and what both refer to.

use std::cell::Cell;
use std::collections::BTreeMap;

use super::super::{Attachment, Body, CdaError, Code, Limits, MediaType, Section, Words, media};
use super::xml::{self, HL7, Node, all, any, attribute, identifier, one, path, template_roots};
use super::{entry, header, narrative};

/// No reference copies more than this many bytes of narrative.
const REFERENCE_BYTES: usize = 4096;

/// What narrative and entries refer to while a body is read.
pub(super) struct Context<'a> {
    anchors: BTreeMap<&'a str, Node<'a>>,
    media: BTreeMap<&'a str, usize>,
    /// By where the element begins in the file.
    media_nodes: BTreeMap<usize, usize>,
    /// Bytes references may still copy: without it, many references to one long text would
    /// multiply a small file into a large memory.
    budget: Cell<usize>,
}

impl<'a> Context<'a> {
    /// The number of the embedded file under an anchor.
    pub(super) fn media(&self, anchor: &str) -> Option<usize> {
        self.media.get(anchor.trim_start_matches('#')).copied()
    }

    /// The number of an `observationMedia` element.
    pub(super) fn media_number(&self, node: Node<'a>) -> Option<usize> {
        self.media_nodes.get(&node.range().start).copied()
    }

    /// The words of an element: those of the narrative it refers to, else its own.
    pub(super) fn words(&self, node: Node<'a>) -> Option<Words> {
        let reference = any(node, "reference").and_then(|node| node.attribute("value"));
        // Some software leaves the `#` out.
        let anchor = reference.map(|value| value.trim().trim_start_matches('#'));
        if let Some((anchor, target)) =
            anchor.and_then(|anchor| Some((anchor, *self.anchors.get(anchor)?)))
            && let Some(text) = self.copy(target)
        {
            return Some(Words { text, anchor: Some(anchor.to_owned()) });
        }
        xml::words(node).map(Words::plain)
    }

    /// A coded value whose original words may stand in the narrative.
    pub(super) fn code(&self, node: Node<'a>) -> Option<Code> {
        Some(Code {
            code: attribute(node, "code"),
            system: attribute(node, "codeSystem"),
            system_name: attribute(node, "codeSystemName"),
            display: attribute(node, "displayName"),
            original: any(node, "originalText").and_then(|node| self.words(node)),
            translations: node
                .children()
                .filter(|child| child.is_element() && child.tag_name().name() == "translation")
                .filter_map(|child| self.code(child))
                .collect(),
        })
        .filter(Code::says_something)
    }

    /// A coded child.
    pub(super) fn child_code(&self, node: Node<'a>, name: &'static str) -> Option<Code> {
        self.code(one(node, name)?)
    }

    fn copy(&self, target: Node<'a>) -> Option<String> {
        let mut text = String::new();
        let mut cost = 0;
        for part in target.descendants() {
            cost += 16;
            if let Some(words) = part.text().filter(|_| part.is_text()) {
                cost += words.len();
                text.push_str(words);
            } else if matches!(part.tag_name().name(), "br" | "td" | "th" | "item" | "paragraph") {
                text.push(' ');
            }
            if text.len() > REFERENCE_BYTES || cost > self.budget.get() {
                break;
            }
        }
        // Once spent, the budget is spent for good: no further walk begins.
        let Some(left) = self.budget.get().checked_sub(cost) else {
            self.budget.set(0);
            return None;
        };
        self.budget.set(left);
        let mut text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        text.truncate(text.floor_char_boundary(REFERENCE_BYTES));
        (!text.is_empty()).then_some(text)
    }
}

/// Reads the body and the files embedded in it.
pub(super) fn read(root: Node<'_>, limits: &Limits) -> Result<(Body, Vec<Attachment>), CdaError> {
    if let Some(text) = path(root, &["component", "nonXMLBody"]) {
        return Ok((unstructured(text, limits)?, Vec::new()));
    }
    let body = path(root, &["component", "structuredBody"])
        .ok_or(CdaError::MissingElement { path: "component" })?;
    let mut context = Context {
        anchors: BTreeMap::new(),
        media: BTreeMap::new(),
        media_nodes: BTreeMap::new(),
        budget: Cell::new(limits.resolved_bytes),
    };
    let mut attachments = Vec::new();
    for node in body.descendants().filter(Node::is_element) {
        if node.has_tag_name((HL7, "observationMedia")) {
            attachments.push(attachment(node, limits)?);
            context.media_nodes.insert(node.range().start, attachments.len());
            if let Some(anchor) = node.attribute("ID") {
                context.media.entry(anchor).or_insert(attachments.len());
            }
        } else if let Some(anchor) = node.attribute("ID") {
            context.anchors.entry(anchor).or_insert(node);
        }
    }
    let sections: Vec<Section> = all(body, "component")
        .filter_map(|component| one(component, "section"))
        .map(|node| section(&context, node))
        .collect();
    Ok((Body::Structured(sections), attachments))
}

fn unstructured(body: Node<'_>, limits: &Limits) -> Result<Body, CdaError> {
    let text =
        one(body, "text").ok_or(CdaError::MissingElement { path: "component/nonXMLBody/text" })?;
    let content: String = text.children().filter_map(|node| node.text()).collect();
    if content.trim().is_empty() {
        let external = one(text, "reference").is_some();
        return Err(if external { CdaError::BodyExternal } else { CdaError::BodyEmpty });
    }
    let declared = text.attribute("mediaType").unwrap_or("text/plain");
    let unsupported =
        || CdaError::MediaUnsupported { declared: declared.chars().take(100).collect() };
    let kind = MediaType::parse(declared).ok_or_else(unsupported)?;
    let bytes = match text.attribute("representation") {
        Some("B64") => media::decode_base64(&content, limits.body_bytes)?,
        _ if text.attribute("compression").is_some() => return Err(unsupported()),
        _ if content.len() > limits.body_bytes => {
            return Err(CdaError::BodyTooLarge { bytes: content.len(), max: limits.body_bytes });
        }
        _ => content.into_bytes(),
    };
    if bytes.is_empty() {
        return Err(CdaError::BodyEmpty);
    }
    let found = MediaType::sniff(&bytes);
    if found != Some(kind) {
        let found = found.map_or("unknown", MediaType::as_str);
        return Err(CdaError::MediaMismatch { declared: kind.as_str(), found });
    }
    Ok(Body::Unstructured { media_type: kind, bytes })
}

/// An embedded file. Its declared type is not believed: a PNG sent as JPEG is served as PNG, and
/// bytes of no known kind are kept but never served.
fn attachment(node: Node<'_>, limits: &Limits) -> Result<Attachment, CdaError> {
    let value = one(node, "value");
    let content: String = value
        .map(|value| value.children().filter_map(|child| child.text()).collect())
        .unwrap_or_default();
    let encoded = value.and_then(|value| value.attribute("representation")) == Some("B64");
    let bytes = if encoded {
        media::decode_base64(&content, limits.body_bytes)?
    } else {
        content.trim().as_bytes().to_vec()
    };
    Ok(Attachment {
        anchor: attribute(node, "ID"),
        declared: value.and_then(|value| attribute(value, "mediaType")),
        media_type: MediaType::sniff(&bytes),
        bytes,
    })
}

fn section<'a>(context: &Context<'a>, node: Node<'a>) -> Section {
    Section {
        templates: template_roots(node),
        id: one(node, "id").and_then(identifier),
        code: context.child_code(node, "code"),
        title: xml::child_words(node, "title"),
        narrative: one(node, "text")
            .map(|text| narrative::blocks(context, text))
            .unwrap_or_default(),
        authors: all(node, "author").map(header::author).collect(),
        entries: all(node, "entry").filter_map(|child| entry::within(context, child)).collect(),
        sections: all(node, "component")
            .filter_map(|component| one(component, "section"))
            .map(|child| section(context, child))
            .collect(),
    }
}
