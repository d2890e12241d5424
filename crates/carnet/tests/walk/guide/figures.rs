//! What each page weighs and how it came up, kept in `target/metrics`.

use std::fmt::Write as _;

use serde_json::json;

use super::{Guide, target};

/// What a page may weigh, with everything it is made of and without the documents it shows.
const BYTES_MAX: u64 = 60_000;
/// How far what one reads may jump.
const CLS_MAX: f64 = 0.1;

/// The figures of one page.
pub(super) struct Figure {
    name: String,
    found: rig::paint::Figures,
}

impl Guide {
    /// Weighs the page shown. Weight and jumps have a limit; times are noted, since they say as much of the machine
    /// as of the page.
    pub(super) fn weigh(&self, name: &str) {
        let found = self.browser.figures();
        if found.bytes > BYTES_MAX {
            self.fault(format!("{name} weighs {} bytes, {BYTES_MAX} at most", found.bytes));
        }
        if found.cls > CLS_MAX {
            self.fault(format!("{name} jumps: layout shift {:.3}, {CLS_MAX} at most", found.cls));
        }
        self.figures.borrow_mut().push(Figure { name: name.to_owned(), found });
    }
}

/// Writes the figures of a tour for programs (`pages.json`) and for people (`pages.md`).
pub(super) fn write(tour: &str, figures: &[Figure]) {
    let folder = target("metrics");
    std::fs::create_dir_all(&folder).unwrap();
    let pages = figures.iter().map(|Figure { name, found }| {
        json!({
            "page": name, "bytes": found.bytes, "requests": found.requests,
            "lcp_ms": found.lcp_ms, "cls": found.cls, "tbt_ms": found.tbt_ms,
        })
    });
    let report = json!({
        "bytes_max": BYTES_MAX, "cls_max": CLS_MAX, "pages": pages.collect::<Vec<_>>(),
    });
    std::fs::write(folder.join(format!("{tour}.json")), format!("{report:#}\n")).unwrap();
    std::fs::write(folder.join(format!("{tour}.md")), table(figures)).unwrap();
}

fn table(figures: &[Figure]) -> String {
    let mut table = format!(
        "Pages met by the walk, uncached, without documents; {BYTES_MAX} bytes at most. Times are of this machine.\n\n\
         | page | bytes | requests | LCP ms | CLS | TBT ms |\n|---|--:|--:|--:|--:|--:|\n"
    );
    for Figure { name, found } in figures {
        let (lcp, tbt) = (found.lcp_ms, found.tbt_ms);
        writeln!(
            table,
            "| {name} | {} | {} | {lcp:.0} | {:.3} | {tbt:.0} |",
            found.bytes, found.requests, found.cls
        )
        .unwrap();
    }
    table
}
