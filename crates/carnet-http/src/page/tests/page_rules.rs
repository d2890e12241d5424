//! What must hold on every page.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::super::{Pages, design};
use super::rendered;

/// The values of an attribute, in order.
fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    let start = format!(" {attribute}=\"");
    html.split(start.as_str()).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// The tags of one name, attributes included.
fn tags<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    let start = format!("<{name}");
    html.split(start.as_str())
        .skip(1)
        .filter(|rest| rest.starts_with([' ', '>']))
        .filter_map(|rest| rest.split('>').next())
        .collect()
}

#[test]
fn every_page_renders_and_is_left_to_be_looked_at() {
    let pages = Pages::new().unwrap();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/pages");
    fs::create_dir_all(folder.join("assets")).unwrap();
    fs::write(folder.join("assets/app.css"), design::style_sheet()).unwrap();
    for (name, html) in rendered() {
        let url = values(&html, "href").into_iter().find(|href| href.contains("/app.")).unwrap();
        assert!(pages.asset(url.strip_prefix("/assets/").unwrap()).is_some(), "{url}");
        let html = html.replace(url, "assets/app.css");
        fs::write(folder.join(format!("{name}.html")), html).unwrap();
    }
}

/// Each state of each page in both languages, as html-validate judges it.
#[test]
fn every_page_is_valid_html() {
    let folder = tempfile::tempdir().unwrap();
    for (name, html) in rendered() {
        fs::write(folder.path().join(format!("{name}.html")), html).unwrap();
    }
    let Some(faults) = rig::markup::faults(folder.path()) else { return };
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn no_id_repeats_and_every_reference_leads_somewhere() {
    for (name, html) in rendered() {
        let mut seen = BTreeSet::new();
        for id in values(&html, "id") {
            assert!(seen.insert(id), "{name}: id {id} twice");
        }
        for attribute in ["for", "aria-labelledby", "aria-describedby"] {
            for ids in values(&html, attribute) {
                for id in ids.split(' ') {
                    assert!(seen.contains(id), "{name}: {attribute} names {id}");
                }
            }
        }
        for href in values(&html, "href").into_iter().filter_map(|href| href.strip_prefix('#')) {
            assert!(seen.contains(href), "{name}: link to #{href}");
        }
    }
}

#[test]
fn every_field_has_a_label_and_every_label_a_field() {
    for (name, html) in rendered() {
        let labelled: BTreeSet<_> = values(&html, "for").into_iter().collect();
        for kind in ["input", "select", "textarea"] {
            for tag in tags(&html, kind).into_iter().filter(|tag| !tag.contains("\"hidden\"")) {
                let id = values(tag, "id");
                assert!(
                    id.iter().any(|id| labelled.contains(id)),
                    "{name}: no label for <{kind}{tag}>"
                );
            }
        }
    }
}

#[test]
fn one_first_heading_and_none_skipped() {
    for (name, html) in rendered() {
        let mut last = 0;
        let mut firsts = 0;
        for rest in html.split("<h").skip(1) {
            let Some(level) = rest.chars().next().and_then(|c| c.to_digit(10)) else { continue };
            if !rest.get(1..2).is_some_and(|c| c == " " || c == ">") {
                continue;
            }
            firsts += u32::from(level == 1);
            assert!(level <= last + 1, "{name}: h{level} after h{last}");
            last = level;
        }
        assert_eq!(firsts, 1, "{name}: {firsts} h1");
    }
}

#[test]
fn landmarks_language_and_title_are_there() {
    for (name, html) in rendered() {
        let lang = name.rsplit('.').next().unwrap();
        assert!(html.contains(&format!("<html lang=\"{lang}\">")), "{name}");
        for once in ["<main ", "<header ", "<footer ", "class=\"skip\""] {
            assert_eq!(html.matches(once).count(), 1, "{name}: {once}");
        }
        let title = html.split("<title>").nth(1).and_then(|rest| rest.split("</title>").next());
        let title = title.unwrap();
        assert!(title.len() > " – Carnet".len() && !title.contains('\n'), "{name}: {title:?}");
        let gallery = name.starts_with("component-");
        let wrong = html.contains("class=\"summary\"") && !gallery;
        assert_eq!(title.starts_with("Err"), wrong, "{name}: {title}");
    }
}

#[test]
fn nothing_inline_and_nothing_from_elsewhere() {
    for (name, html) in rendered() {
        for script in tags(&html, "script") {
            assert!(script.contains(" src=\"/assets/js/"), "{name}: <script{script}>");
        }
        for bad in ["<style", " style=\"", " onclick", " onload", "javascript:"] {
            assert!(!html.contains(bad), "{name}: {bad}");
        }
        for attribute in ["href", "src", "action", "data"] {
            for url in values(&html, attribute) {
                let call = attribute == "href" && url.starts_with("tel:");
                assert!(url.starts_with(['/', '#']) || call, "{name}: {attribute} to {url}");
            }
        }
    }
}

#[test]
fn every_form_that_changes_something_carries_the_token() {
    for (name, html) in rendered() {
        let signed_in = html.contains("action=\"/deconnexion\"");
        for form in html.split("<form").skip(1) {
            let form = form.split("</form>").next().unwrap();
            let sandbox = form.contains("/sandbox/");
            if form.contains("method=\"post\"") && signed_in && !sandbox {
                assert!(form.contains("name=\"csrf\""), "{name}: {form}");
            }
        }
    }
}

#[test]
fn classes_used_are_defined_and_classes_defined_are_used() {
    let app = design::style_sheet();
    let css = format!("{app}{}", design::gallery_sheet());
    let defined: BTreeSet<String> = css
        .split('}')
        .filter_map(|rule| rule.rsplit_once('{').map(|(before, _)| before))
        .flat_map(|selector| selector.split('.').skip(1))
        .map(|rest| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '-').collect())
        .filter(|class: &String| class.starts_with(char::is_alphabetic))
        .collect();
    let used: BTreeSet<String> = rendered()
        .iter()
        .flat_map(|(_, html)| {
            values(html, "class").into_iter().map(str::to_owned).collect::<Vec<_>>()
        })
        .flat_map(|classes| classes.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
        .collect();
    // Hooks without looks of their own, and the looks of documents that only carnet-interop writes.
    let bare = ["row-author"];
    let lost: Vec<_> = used.difference(&defined).filter(|c| !bare.contains(&c.as_str())).collect();
    assert!(lost.is_empty(), "used and not defined: {lost:?}");
    let idle: Vec<_> = defined
        .difference(&used)
        .filter(|c| !c.starts_with("cda-") && !c.starts_with("swatch-"))
        .collect();
    assert!(idle.is_empty(), "defined and not used by any sample: {idle:?}");
    assert!(app.len() < 42_000, "{} bytes of style", app.len());
}
