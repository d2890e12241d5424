//! How a test names what it touches: as a person would, by what is written on it.

/// Where to find an element.
#[derive(Debug, Clone, Copy)]
pub enum By<'a> {
    /// The first element a CSS selector matches.
    Css(&'a str),
    /// A link, a button or a summary with this text; an exact match wins over a part.
    Text(&'a str),
    /// The form control of the label with this text; an exact match wins over a part.
    Label(&'a str),
}

impl By<'_> {
    /// The WebDriver strategies to try, most exact first.
    pub(crate) fn strategies(self) -> Vec<(&'static str, String)> {
        match self {
            By::Css(selector) => vec![("css selector", selector.to_owned())],
            By::Text(text) => both(text, |test| {
                format!(
                    "//*[self::a or self::button or self::summary or self::label][{}] \
                     | //input[@type='submit' or @type='button'][{}]",
                    test("."),
                    test("@value")
                )
            }),
            By::Label(text) => both(text, |test| {
                let named = test(".");
                format!(
                    "//*[@id = //label[{named}]/@for] \
                     | //label[{named}]//*[self::input or self::select or self::textarea] \
                     | //*[self::input or self::select or self::textarea][{}]",
                    test("@aria-label")
                )
            }),
        }
    }
}

fn both(
    text: &str,
    xpath: impl Fn(&dyn Fn(&str) -> String) -> String,
) -> Vec<(&'static str, String)> {
    let text = literal(text);
    vec![
        ("xpath", xpath(&|of| format!("normalize-space({of})={text}"))),
        ("xpath", xpath(&|of| format!("contains(normalize-space({of}),{text})"))),
    ]
}

/// An XPath string literal; XPath 1.0 has no escapes, so a text with both quotes is joined from pieces.
fn literal(text: &str) -> String {
    if !text.contains('"') {
        return format!("\"{text}\"");
    }
    let pieces: Vec<String> = text.split('"').map(|piece| format!("\"{piece}\"")).collect();
    format!("concat({})", pieces.join(",'\"',"))
}

#[cfg(test)]
mod tests {
    use super::literal;

    #[test]
    fn quotes_survive_xpath() {
        assert_eq!(literal("l'accès"), "\"l'accès\"");
        assert_eq!(literal("a \"b\" 'c'"), "concat(\"a \",'\"',\"b\",'\"',\" 'c'\")");
    }
}
