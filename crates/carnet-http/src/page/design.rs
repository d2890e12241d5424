//! The design system, `design/`: tokens, bare elements, components, pages, print.
//!
//! A component is a folder: `template.html` with its macros, `style.css`, and `examples.html` that the
//! gallery shows. Templates import it as `components/<name>.html`.

use std::fmt::Write as _;

use super::{embedded, gallery};

/// Style sheets in the order of the cascade; a folder stands for all its components.
const CASCADE: [&str; 4] = ["tokens.css", "base.css", "components/", "pages.css"];
/// The colours of the dark.
const DARK: &str = "dark.css";
/// Printing comes last: it takes away what the others put.
const PRINT: &str = "print.css";

/// What the engine calls a file of the design system: `components/form.html`, `examples/form.html`.
pub(super) fn template_name(path: &str) -> Option<String> {
    let (name, file) = path.strip_prefix("components/")?.split_once('/')?;
    match file {
        "template.html" => Some(format!("components/{name}.html")),
        "examples.html" => Some(format!("examples/{name}.html")),
        _ => None,
    }
}

/// All the style sheets as one.
pub(super) fn style_sheet() -> String {
    let mut out = String::new();
    for prefix in CASCADE {
        sheets(prefix).for_each(|css| squeeze(css, &mut out));
        if prefix == "tokens.css" {
            sheets(DARK).for_each(|css| dark(css, &mut out));
        }
    }
    sheets(PRINT).for_each(|css| squeeze(css, &mut out));
    out
}

/// The gallery's own style sheet, with a swatch for each colour.
pub(super) fn gallery_sheet() -> String {
    let mut out = String::new();
    sheets("gallery.css").for_each(|css| squeeze(css, &mut out));
    for colour in gallery::colours() {
        let _ = writeln!(out, ".swatch-{colour}{{background:var(--{colour})}}");
    }
    out
}

fn sheets(prefix: &str) -> impl Iterator<Item = &'static str> {
    let sheet = move |(path, css): &(&'static str, &'static str)| {
        (path.starts_with(prefix) && path.rsplit_once('.').is_some_and(|(_, end)| end == "css"))
            .then_some(*css)
    };
    embedded::DESIGN.iter().filter_map(sheet)
}

/// The dark is written once and said twice: to who chose it here, and to who chose it for their whole
/// machine and not otherwise here.
fn dark(css: &str, out: &mut String) {
    let mut tokens = String::new();
    squeeze(css, &mut tokens);
    let tokens = tokens.trim_end();
    out.push_str(":root[data-theme=\"dark\"]{");
    out.push_str(tokens);
    out.push_str("}\n@media (prefers-color-scheme:dark){:root:not([data-theme]){");
    out.push_str(tokens);
    out.push_str("}}\n");
}

/// Drops comments, indentation, line ends and the spaces around signs: what readers of the sources need and browsers do
/// not.
fn squeeze(css: &str, out: &mut String) {
    let mut rest = css;
    let mut bare = String::with_capacity(css.len());
    while let Some((before, after)) = rest.split_once("/*") {
        bare.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    bare.push_str(rest);
    for line in bare.lines().map(str::trim).filter(|line| !line.is_empty()) {
        out.push_str(&tight(line));
        // A selector list or a value may go on over lines; everything else ends by a sign.
        if !line.ends_with(['{', '}', ';', ',']) {
            out.push(' ');
        }
    }
    out.push('\n');
}

/// A line without the spaces around its signs; one with a text in quotes stays as it is.
fn tight(line: &str) -> String {
    const SIGNS: [(&str, &str); 6] =
        [(" {", "{"), ("{ ", "{"), ("; ", ";"), (" }", "}"), (": ", ":"), (";}", "}")];
    if line.contains(['"', '\'']) {
        return line.to_owned();
    }
    SIGNS.iter().fold(line.to_owned(), |line, (wide, narrow)| line.replace(wide, narrow))
}
