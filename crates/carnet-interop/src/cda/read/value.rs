//! Values, intervals and times of entries, by `xsi:type` or, failing that, by shape.

use super::super::{Hl7Time, Interval, Quantity, ReferenceRange, Timing, Value};
use super::body::Context;
use super::xml::{Node, all, attribute, data_type, one, path, time, words};

/// A value of any type.
pub(super) fn value<'a>(context: &Context<'a>, node: Node<'a>) -> Option<Value> {
    if let Some(null) = attribute(node, "nullFlavor") {
        // `OTH` with words or translations still says something.
        return Some(context.code(node).map_or(Value::Unknown(null), Value::Coded));
    }
    match data_type(node) {
        Some("CD" | "CE" | "CV" | "CS" | "CO" | "SC") => context.code(node).map(Value::Coded),
        Some("ST" | "ED") => {
            // Embedded bytes belong to `observationMedia`; elsewhere they are not words.
            let bytes = node.attribute("representation") == Some("B64");
            if bytes { None } else { context.words(node).map(Value::Text) }
        }
        Some("BL") => Some(Value::Boolean(node.attribute("value")? == "true")),
        Some("TS" | "IVL_TS" | "PIVL_TS") => timing(context, node).map(Value::Time),
        _ => amount(context, node)
            .or_else(|| context.code(node).map(Value::Coded))
            .or_else(|| words(node).map(|text| Value::Text(super::super::Words::plain(text)))),
    }
}

/// A quantity, interval or ratio, by shape.
pub(super) fn amount<'a>(context: &Context<'a>, node: Node<'a>) -> Option<Value> {
    if let Some(numerator) = one(node, "numerator") {
        let denominator = one(node, "denominator").and_then(|node| quantity(context, node));
        let denominator = denominator.unwrap_or_else(|| Quantity::new("1", None));
        return Some(Value::Ratio(quantity(context, numerator)?, denominator));
    }
    if let Some(interval) = interval(context, node) {
        return Some(Value::Interval(interval));
    }
    quantity(context, node).map(Value::Quantity)
}

fn interval<'a>(context: &Context<'a>, node: Node<'a>) -> Option<Interval> {
    let bound = |name: &'static str| {
        let bound = one(node, name)?;
        let open = bound.attribute("inclusive") == Some("false");
        Some((quantity(context, bound)?, open))
    };
    let (low, high) = (bound("low"), bound("high"));
    if low.is_none() && high.is_none() {
        return None;
    }
    Some(Interval {
        low_open: low.as_ref().is_some_and(|(_, open)| *open),
        high_open: high.as_ref().is_some_and(|(_, open)| *open),
        low: low.map(|(bound, _)| bound),
        high: high.map(|(bound, _)| bound),
    })
}

/// A number with its unit and, perhaps, the author's words for it.
pub(super) fn quantity<'a>(context: &Context<'a>, node: Node<'a>) -> Option<Quantity> {
    Some(Quantity {
        value: attribute(node, "value")?,
        unit: attribute(node, "unit").filter(|unit| unit != "1"),
        words: path(node, &["translation", "originalText"])
            .and_then(|original| context.words(original)),
    })
}

/// A reference range.
pub(super) fn range<'a>(context: &Context<'a>, node: Node<'a>) -> Option<ReferenceRange> {
    let node = one(node, "observationRange")?;
    let value = one(node, "value").and_then(|value| amount(context, value));
    let interval = match value {
        Some(Value::Interval(interval)) => Some(interval),
        _ => None,
    };
    let text = one(node, "text").and_then(|text| context.words(text)).or_else(|| {
        // A textual or coded range is said in words.
        match (&interval, one(node, "value").and_then(|node| self::value(context, node))) {
            (None, Some(Value::Text(words))) => Some(words),
            (None, Some(Value::Coded(code))) => code.label().map(super::super::Words::plain),
            _ => None,
        }
    });
    let range = ReferenceRange {
        text,
        interval,
        interpretation: context.child_code(node, "interpretationCode"),
    };
    (range != ReferenceRange::default()).then_some(range)
}

/// Every `effectiveTime`; the components of a composed one (`SXPR_TS`) count each.
pub(super) fn timings<'a>(context: &Context<'a>, node: Node<'a>) -> Vec<Timing> {
    let mut timings = Vec::new();
    for time in all(node, "effectiveTime") {
        timings.extend(timing(context, time));
        timings.extend(all(time, "comp").filter_map(|part| timing(context, part)));
    }
    timings
}

fn timing<'a>(context: &Context<'a>, node: Node<'a>) -> Option<Timing> {
    let bound = |name: &'static str| -> Option<Hl7Time> { time(one(node, name)?) };
    let length = |name: &'static str| quantity(context, one(node, name)?);
    let timing = Timing {
        at: time(node).or_else(|| bound("center")),
        low: bound("low"),
        high: bound("high"),
        width: length("width"),
        period: length("period"),
    };
    (timing != Timing::default()).then_some(timing)
}
