//! HL7 v3 data types as XML.

use super::super::{
    Code, Hl7Time, Identifier, Interval, Quantity, ReferenceRange, Timing, Value, Words,
};
use super::xml::Xml;

pub(super) fn identifier(xml: &mut Xml, tag: &'static str, id: &Identifier) {
    match &id.extension {
        Some(extension) => xml.empty(tag, &[("root", &id.root), ("extension", extension)]),
        None => xml.empty(tag, &[("root", &id.root)]),
    }
}

/// Every identifier, or the avowed absence of one where the schema wants one.
pub(super) fn identifiers(xml: &mut Xml, ids: &[Identifier]) {
    for id in ids {
        identifier(xml, "id", id);
    }
    if ids.is_empty() {
        xml.empty("id", &[("nullFlavor", "NI")]);
    }
}

pub(super) fn code(xml: &mut Xml, tag: &'static str, data_type: Option<&'static str>, code: &Code) {
    let attributes: Vec<(&'static str, &str)> = [
        ("xsi:type", data_type),
        ("code", code.code.as_deref()),
        ("codeSystem", code.system.as_deref()),
        ("codeSystemName", code.system_name.as_deref()),
        ("displayName", code.display.as_deref()),
    ]
    .into_iter()
    .filter_map(|(name, value)| Some((name, value?)))
    .collect();
    if code.original.is_none() && code.translations.is_empty() {
        return xml.empty(tag, &attributes);
    }
    xml.open(tag, &attributes);
    if let Some(original) = &code.original {
        words(xml, "originalText", original);
    }
    for translation in &code.translations {
        self::code(xml, "translation", None, translation);
    }
    xml.close();
}

/// Words, by reference to the narrative when they stand there.
pub(super) fn words(xml: &mut Xml, tag: &'static str, words: &Words) {
    match &words.anchor {
        Some(anchor) => {
            xml.open(tag, &[]);
            xml.empty("reference", &[("value", &format!("#{anchor}"))]);
            xml.close();
        }
        None => xml.element(tag, &[], &words.text),
    }
}

pub(super) fn time(xml: &mut Xml, tag: &'static str, time: Hl7Time) {
    xml.empty(tag, &[("value", &time.to_string())]);
}

pub(super) fn span(xml: &mut Xml, low: Option<Hl7Time>, high: Option<Hl7Time>) {
    if low.is_none() && high.is_none() {
        return;
    }
    xml.open("effectiveTime", &[]);
    for (tag, bound) in [("low", low), ("high", high)] {
        if let Some(bound) = bound {
            time(xml, tag, bound);
        }
    }
    xml.close();
}

pub(super) fn timing(xml: &mut Xml, tag: &'static str, timing: &Timing) {
    let at = timing.at.map(|at| at.to_string());
    let mut attributes = Vec::new();
    let simple = timing.low.is_none()
        && timing.high.is_none()
        && timing.width.is_none()
        && timing.period.is_none();
    if !simple {
        attributes.push(("xsi:type", if timing.period.is_some() { "PIVL_TS" } else { "IVL_TS" }));
    } else if tag == "value" {
        attributes.push(("xsi:type", "TS"));
    }
    if let Some(at) = &at {
        attributes.push(("value", at));
    }
    if simple {
        return xml.empty(tag, &attributes);
    }
    xml.open(tag, &attributes);
    for (tag, bound) in [("low", timing.low), ("high", timing.high)] {
        if let Some(bound) = bound {
            time(xml, tag, bound);
        }
    }
    for (tag, length) in [("width", &timing.width), ("period", &timing.period)] {
        if let Some(length) = length {
            quantity(xml, tag, None, length, Bound::Closed);
        }
    }
    xml.close();
}

/// Whether a bound is itself inside.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Bound {
    Closed,
    Open,
}

pub(super) fn quantity(
    xml: &mut Xml,
    tag: &'static str,
    data_type: Option<&'static str>,
    quantity: &Quantity,
    bound: Bound,
) {
    let mut attributes = Vec::new();
    attributes.extend(data_type.map(|name| ("xsi:type", name)));
    attributes.push(("value", quantity.value.as_str()));
    attributes.extend(quantity.unit.as_deref().map(|unit| ("unit", unit)));
    if bound == Bound::Open {
        attributes.push(("inclusive", "false"));
    }
    let Some(said) = &quantity.words else { return xml.empty(tag, &attributes) };
    xml.open(tag, &attributes);
    xml.open("translation", &[]);
    words(xml, "originalText", said);
    xml.close();
    xml.close();
}

/// A value; `typed` where the schema leaves the type open.
pub(super) fn value(xml: &mut Xml, tag: &'static str, typed: Typed, value: &Value) {
    let name = |name: &'static str| (typed == Typed::Named).then_some(name);
    match value {
        Value::Quantity(amount) => {
            let data_type = name(if amount.unit.is_some() { "PQ" } else { "REAL" });
            quantity(xml, tag, data_type, amount, Bound::Closed);
        }
        Value::Interval(bounds) => interval(xml, tag, name("IVL_PQ"), bounds),
        Value::Ratio(numerator, denominator) => {
            let attributes: Vec<_> =
                name("RTO").map(|name| ("xsi:type", name)).into_iter().collect();
            xml.open(tag, &attributes);
            quantity(xml, "numerator", None, numerator, Bound::Closed);
            quantity(xml, "denominator", None, denominator, Bound::Closed);
            xml.close();
        }
        Value::Coded(coded) => code(xml, tag, Some("CD"), coded),
        Value::Text(said) => match &said.anchor {
            Some(anchor) => {
                xml.open(tag, &[("xsi:type", "ED")]);
                xml.empty("reference", &[("value", &format!("#{anchor}"))]);
                xml.close();
            }
            None => xml.element(tag, &[("xsi:type", "ST")], &said.text),
        },
        Value::Boolean(truth) => {
            xml.empty(tag, &[("xsi:type", "BL"), ("value", if *truth { "true" } else { "false" })]);
        }
        Value::Time(when) => timing(xml, tag, when),
        Value::Unknown(flavor) => xml.empty(tag, &[("nullFlavor", flavor)]),
    }
}

/// Whether the type of a value must be named.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Typed {
    Named,
    Implied,
}

fn interval(xml: &mut Xml, tag: &'static str, data_type: Option<&'static str>, bounds: &Interval) {
    let attributes: Vec<_> = data_type.map(|name| ("xsi:type", name)).into_iter().collect();
    xml.open(tag, &attributes);
    for (tag, bound, open) in
        [("low", &bounds.low, bounds.low_open), ("high", &bounds.high, bounds.high_open)]
    {
        if let Some(bound) = bound {
            quantity(xml, tag, None, bound, if open { Bound::Open } else { Bound::Closed });
        }
    }
    xml.close();
}

pub(super) fn range(xml: &mut Xml, range: &ReferenceRange) {
    xml.open("referenceRange", &[("typeCode", "REFV")]);
    xml.open("observationRange", &[("classCode", "OBS"), ("moodCode", "EVN.CRT")]);
    if let Some(text) = &range.text {
        words(xml, "text", text);
    }
    if let Some(bounds) = &range.interval {
        interval(xml, "value", Some("IVL_PQ"), bounds);
    }
    if let Some(interpretation) = &range.interpretation {
        code(xml, "interpretationCode", None, interpretation);
    }
    xml.close();
    xml.close();
}
