//! What the gallery shows of the design system, read from its own files: names, uses, parameters, colours.

use serde::Serialize;

use super::embedded;

/// A component: a folder of `design/components`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Component {
    /// Name of its folder.
    pub name: String,
    /// Its macros, in order.
    pub macros: Vec<Macro>,
}

/// One macro of a component, as the comment before it says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Macro {
    /// Name.
    pub name: String,
    /// What it is for.
    pub about: String,
    /// What it takes.
    pub parameters: Vec<Parameter>,
}

/// One parameter of a macro.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Parameter {
    /// Name.
    pub name: String,
    /// What it is.
    pub about: String,
}

/// Every component, by name.
pub(crate) fn components() -> Vec<Component> {
    let component = |(path, source): &(&str, &str)| {
        let name = path.strip_prefix("components/")?.strip_suffix("/template.html")?;
        Some(Component { name: name.to_owned(), macros: macros(source) })
    };
    embedded::DESIGN.iter().filter_map(component).collect()
}

/// The names of the colours, in the order of the tokens.
pub(crate) fn colours() -> Vec<String> {
    let tokens = embedded::DESIGN.iter().find(|(path, _)| *path == "dark.css");
    let lines = tokens.map(|(_, css)| *css).unwrap_or_default().lines();
    let colour = |line: &str| Some(line.trim().strip_prefix("--")?.split_once(':')?.0.to_owned());
    lines.filter_map(colour).collect()
}

fn macros(source: &str) -> Vec<Macro> {
    let mut found = Vec::new();
    let mut comment = "";
    let mut rest = source;
    while let Some(start) = rest.find("{#").into_iter().chain(rest.find("{% macro ")).min() {
        let (_, here) = rest.split_at(start);
        if let Some((text, after)) = here.strip_prefix("{#").and_then(|text| text.split_once("#}"))
        {
            (comment, rest) = (text, after);
            continue;
        }
        let Some((head, after)) = here.split_once("%}") else { break };
        let name = head.strip_prefix("{% macro ").and_then(|head| head.split_once('('));
        found.push(documented(name.map_or("", |(name, _)| name).trim(), comment));
        (comment, rest) = ("", after);
    }
    found
}

fn documented(name: &str, comment: &str) -> Macro {
    let mut lines = comment.trim().lines().map(str::trim);
    let about = lines.next().unwrap_or_default().to_owned();
    let parameter = |line: &str| {
        let (name, about) = line.strip_prefix("- ")?.split_once(": ")?;
        Some(Parameter { name: name.to_owned(), about: about.to_owned() })
    };
    Macro { name: name.to_owned(), about, parameters: lines.filter_map(parameter).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The names between the brackets of `macro x(a, b=[1, 2])`.
    fn arguments(source: &str, name: &str) -> Vec<String> {
        let start = format!("{{% macro {name}(");
        let head = source.split(&start).nth(1).unwrap().split("%}").next().unwrap();
        let head = head.trim().strip_suffix(')').unwrap();
        let (mut depth, mut names, mut word) = (0, Vec::new(), String::new());
        for c in head.chars().chain([',']) {
            match c {
                '[' | '{' | '(' => depth += 1,
                ']' | '}' | ')' => depth -= 1,
                ',' if depth == 0 => names.push(std::mem::take(&mut word)),
                _ => {}
            }
            if c != ',' {
                word.push(c);
            }
        }
        let name = |word: String| word.split('=').next().unwrap().trim().to_owned();
        names.into_iter().map(name).filter(|name| !name.is_empty()).collect()
    }

    #[test]
    fn every_macro_says_what_it_is_for_and_what_it_takes() {
        let mut wrong = Vec::new();
        for (path, source) in embedded::DESIGN {
            if !path.ends_with("/template.html") {
                continue;
            }
            for one in macros(source) {
                let said: Vec<&str> = one.parameters.iter().map(|p| p.name.as_str()).collect();
                if one.about.is_empty() || said != arguments(source, &one.name) {
                    wrong.push(format!("{path}: {} says {said:?}", one.name));
                }
            }
        }
        assert!(wrong.is_empty(), "write `{{# … #}}` before each macro:\n{}", wrong.join("\n"));
    }

    #[test]
    fn every_component_is_whole() {
        let has = |name: &str, file: &str| {
            let path = format!("components/{name}/{file}");
            embedded::DESIGN.iter().any(|(there, _)| *there == path)
        };
        for (path, _) in embedded::DESIGN.iter().filter(|(path, _)| path.starts_with("components/"))
        {
            let name = path.split('/').nth(1).unwrap();
            for file in ["template.html", "style.css", "examples.html"] {
                assert!(has(name, file), "components/{name} lacks {file}");
            }
        }
        assert!(components().len() >= 12);
        assert!(colours().contains(&"paper".to_owned()));
    }
}
