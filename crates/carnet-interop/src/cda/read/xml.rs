//! Small steps through the tree.

use super::super::{Code, Hl7Time, Identifier, Words};

/// The namespace of CDA R2.
pub(super) const HL7: &str = "urn:hl7-org:v3";
const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";

pub(super) type Node<'a> = roxmltree::Node<'a, 'a>;

/// The HL7 children with a name.
pub(super) fn all<'a>(node: Node<'a>, name: &'static str) -> impl Iterator<Item = Node<'a>> {
    node.children().filter(move |child| child.has_tag_name((HL7, name)))
}

/// The first HL7 child with a name.
pub(super) fn one<'a>(node: Node<'a>, name: &'static str) -> Option<Node<'a>> {
    all(node, name).next()
}

/// The first child with a name in any namespace (`pharm:formCode`, `sdtc:…`).
pub(super) fn any<'a>(node: Node<'a>, name: &str) -> Option<Node<'a>> {
    node.children().find(|child| child.is_element() && child.tag_name().name() == name)
}

/// Follows a path of HL7 children.
pub(super) fn path<'a>(node: Node<'a>, names: &[&'static str]) -> Option<Node<'a>> {
    names.iter().try_fold(node, |node, name| one(node, name))
}

/// An attribute that says something.
pub(super) fn attribute(node: Node<'_>, name: &str) -> Option<String> {
    node.attribute(name).map(str::trim).filter(|value| !value.is_empty()).map(str::to_owned)
}

/// The words of an element, white space collapsed.
pub(super) fn words(node: Node<'_>) -> Option<String> {
    let mut text = String::new();
    for part in node.descendants().filter(Node::is_text) {
        text.push_str(part.text().unwrap_or_default());
        text.push(' ');
    }
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}

/// The words of a child.
pub(super) fn child_words(node: Node<'_>, name: &'static str) -> Option<String> {
    words(one(node, name)?)
}

/// The local name of `xsi:type`.
pub(super) fn data_type(node: Node<'_>) -> Option<&str> {
    node.attribute((XSI, "type")).map(|name| name.rsplit(':').next().unwrap_or(name))
}

/// An `II`.
pub(super) fn identifier(node: Node<'_>) -> Option<Identifier> {
    Some(Identifier { root: attribute(node, "root")?, extension: attribute(node, "extension") })
}

/// Every `id` child that says something.
pub(super) fn identifiers(node: Node<'_>) -> Vec<Identifier> {
    all(node, "id").filter_map(identifier).collect()
}

/// The roots of the `templateId` children.
pub(super) fn template_roots(node: Node<'_>) -> Vec<String> {
    all(node, "templateId").filter_map(|id| attribute(id, "root")).collect()
}

/// A time from a `value` attribute.
pub(super) fn time(node: Node<'_>) -> Option<Hl7Time> {
    Hl7Time::parse(node.attribute("value")?)
}

/// A time from a child, at one moment or from its `low` or `high` bound.
pub(super) fn child_time(node: Node<'_>, name: &'static str) -> Option<Hl7Time> {
    let node = one(node, name)?;
    time(node).or_else(|| time(one(node, "low")?)).or_else(|| time(one(node, "high")?))
}

/// A coded value outside of entries, where nothing refers to a narrative.
pub(super) fn code(node: Node<'_>) -> Option<Code> {
    Some(Code {
        code: attribute(node, "code"),
        system: attribute(node, "codeSystem"),
        system_name: attribute(node, "codeSystemName"),
        display: attribute(node, "displayName"),
        original: any(node, "originalText").and_then(words).map(Words::plain),
        translations: all(node, "translation").filter_map(code).collect(),
    })
    .filter(Code::says_something)
}

/// A coded child outside of entries.
pub(super) fn child_code(node: Node<'_>, name: &'static str) -> Option<Code> {
    code(one(node, name)?)
}
