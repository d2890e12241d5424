//! The HTML: structure, names, words.

use super::super::{MediaLinks, RenderOptions, SummaryPlace, render};
use super::*;

fn html() -> String {
    let labels = labels();
    render(&laboratory(), &RenderOptions::new(&labels)).html
}

#[test]
fn sections_are_headed_and_listed() {
    let labels = labels();
    let mut options = RenderOptions::new(&labels);
    options.heading_level = 6;
    let rendered = render(&laboratory(), &options);
    let toc: Vec<_> =
        rendered.toc.iter().map(|entry| (entry.title.as_str(), entry.depth)).collect();
    assert_eq!(
        toc,
        [("Biochimie du sang", 0), ("Bilan martial", 1), ("Allergies et hypersensibilités", 0)]
    );
    assert!(rendered.html.contains("<h6 id=\"cda-s1\" class=\"cda-title\">Biochimie du sang</h6>"));
    assert!(rendered.html.contains("role=\"heading\" aria-level=\"7\">Bilan martial</div>"));
}

#[test]
fn tables_have_a_name_a_scroll_region_and_scoped_headers() {
    let html = html();
    assert!(html.contains(
        "<div class=\"table-scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"cda-t1\">\
         <table class=\"cda-table\"><caption id=\"cda-t1\">Résultats du fer</caption>"
    ));
    assert!(html.contains("<th scope=\"col\">Examen</th><th scope=\"col\">Valeur</th><td></td>"));
    assert!(html.contains("<th scope=\"row\">H<sub>2</sub>O</th><td colspan=\"2\">10<sup>9</sup>"));
    assert_eq!(html.matches("<table").count(), html.matches("<caption").count());
    assert_eq!(html.matches("<table").count(), html.matches("role=\"region\"").count());
}

#[test]
fn results_say_in_words_what_is_outside() {
    let html = html();
    assert!(html.contains("<th scope=\"row\">Ferritine</th><td class=\"cda-value\">8,0 µg/L</td>"));
    assert!(html.contains("<td>15 [cda-range-to] 150 µg/L</td>"));
    assert!(html.contains("<strong class=\"cda-flag cda-flag-outside\">[cda-flag-low]</strong>"));
    assert!(html.contains(
        "<time datetime=\"2026-03-02T08:15:00+01:00\">2 mars 2026 [cda-at-time] 08:15</time>"
    ));
}

#[test]
fn entries_stand_in_for_an_empty_narrative() {
    let html = html();
    assert!(html.contains("<th scope=\"row\">Allergie médicamenteuse</th><td>Urticaire</td><td>[cda-since] 2018</td><td>Amoxicilline</td>"));
    assert!(html.contains("<th scope=\"row\">Vaccin grippal</th><td>[cda-absent]</td>"));
    assert!(
        html.contains(
            "[cda-dose] : 0,5 mL · [cda-route] : Voie intramusculaire · [cda-lot] : L-77"
        )
    );
}

#[test]
fn the_summary_is_a_description_list() {
    let html = html();
    assert!(html.contains("<dt>[cda-patient]</dt><dd>ROSE BELLEFEUILLE</dd>"));
    assert!(html.contains("<dt>[cda-birth-name]</dt><dd>ÉTANGS</dd>"));
    assert!(html.contains("<time datetime=\"1955-06\">juin 1955</time>"));
    assert!(html.contains("<dd>Laboratoire des Landes &amp; du Marais</dd>"));
    assert!(html.contains("<dd>LaboSoft</dd>"));
    let labels = labels();
    let mut options = RenderOptions::new(&labels);
    let mut summary_at = |place| {
        options.summary = place;
        render(&laboratory(), &options).html.find("<dl")
    };
    let (first, last) = (summary_at(SummaryPlace::First), summary_at(SummaryPlace::Last));
    assert!(first.unwrap() < last.unwrap());
    assert_eq!(summary_at(SummaryPlace::Omitted), None);
}

#[test]
fn pictures_and_files_are_reached_as_asked() {
    let (cda, labels) = (laboratory(), labels());
    let mut options = RenderOptions::new(&labels);
    assert!(
        render(&cda, &options)
            .html
            .contains("<span class=\"cda-file\">[cda-image] 1, Bilan martial</span>")
    );
    options.media = MediaLinks::Numbered("/f?a&n=".to_owned());
    let rendered = render(&cda, &options);
    assert!(rendered.html.contains("src=\"/f?a&amp;n=1\" alt=\"[cda-image] 1, Bilan martial\""));
    assert_eq!(rendered.images.len(), 1);
    options.media = MediaLinks::Data;
    let html = render(&cda, &options).html;
    assert_eq!(html.matches("data:image/png;base64,").count(), 1);
    let pdf = read(unstructured("application/pdf", "JVBERi0xLjcK").as_bytes(), &Limits::default())
        .unwrap();
    options.media = MediaLinks::Numbered("/f/".to_owned());
    let html = render(&pdf, &options).html;
    assert!(html.contains("<a class=\"cda-file\" href=\"/f/1\">[cda-attached-file] 1, Compte rendu de biologie (PDF)</a>"));
}

#[test]
fn every_element_opened_is_closed() {
    let html = html().replace("<br>", "");
    for tag in [
        "section", "div", "table", "thead", "tbody", "tr", "td", "p", "ol", "li", "dl", "dd",
        "del", "ins", "strong", "em", "small",
    ] {
        let opened =
            html.matches(&format!("<{tag}>")).count() + html.matches(&format!("<{tag} ")).count();
        assert_eq!(opened, html.matches(&format!("</{tag}>")).count(), "{tag}");
    }
    assert!(html.contains("<del>deux</del> <ins>trois</ins>"));
    assert!(html.contains("<ol class=\"cda-list\">"));
    assert!(html.contains("[cda-footnote] 1 : Avis du biologiste."));
}

#[test]
fn every_label_has_its_own_identifier() {
    let seen: std::collections::BTreeSet<_> = Label::ALL.iter().map(|label| label.id()).collect();
    assert_eq!(seen.len(), Label::ALL.len());
    assert!(seen.iter().all(|id| id.starts_with("cda-")));
}
