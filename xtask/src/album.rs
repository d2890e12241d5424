//! Binds the photographs of the pages: one page to leaf through them, and contact sheets to look at from afar.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::run::{Outcome, finish, is_installed, program};

/// The views of a page, in the order in which they are laid side by side.
const VIEWS: [&str; 6] = ["360-fr", "360-fr-dark", "360-en", "1280-fr", "1280-fr-dark", "1280-en"];
/// Pages of one contact sheet.
const PAGES_PER_SHEET: usize = 8;
/// Pixels of a contact sheet: its width, and the height of a row.
const SHEET: (usize, usize) = (2000, 480);

const STYLE: &str = "body{font:16px/1.4 sans-serif;margin:24px;background:#e9e7e2;color:#222}\
    h2{margin:24px 0 8px;font-size:18px}.row{display:flex;gap:12px;align-items:flex-start}\
    figure{margin:0}figcaption{font-size:13px}img{display:block;background:#fff;border:1px solid #bbb;\
    height:400px;object-fit:cover;object-position:top}.narrow{width:200px}.wide{width:410px}";

/// The photographs of one page.
struct Page {
    name: String,
    taken: SystemTime,
    /// Path from the album, for each view that there is.
    views: Vec<(&'static str, String)>,
}

/// Forgets an earlier album.
pub(crate) fn clear(folder: &Path) -> Outcome {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => said(folder, &error),
        _ => Ok(()),
    }
}

/// Writes `index.html`, and one contact sheet for every few pages of each tour.
pub(crate) fn bind(folder: &Path) -> Outcome {
    let mut index = String::new();
    let mut sheets = Vec::new();
    for tour in folders(folder) {
        let name = tour.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let pages = pages(&tour, &name);
        let _ = write!(index, "<h1>{name}: {} pages</h1>{}", pages.len(), rows(&pages));
        for (number, part) in pages.chunks(PAGES_PER_SHEET).enumerate() {
            sheets.push((format!("sheet-{name}-{}", number + 1), rows(part), part.len()));
        }
    }
    write(&folder.join("index.html"), &html("Carnet", &index))?;
    for (name, rows, pages) in &sheets {
        photograph(folder, name, rows, *pages)?;
    }
    println!("\n{}", folder.join("index.html").display());
    Ok(())
}

/// The folders of the album, one for each tour of the walk.
fn folders(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut folders: Vec<PathBuf> =
        entries.map(|entry| entry.path()).filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

/// The pages of a tour, in the order in which they were met.
fn pages(folder: &Path, tour: &str) -> Vec<Page> {
    let mut pages: Vec<Page> = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let file = entry.file_name().to_string_lossy().into_owned();
        let taken = entry.metadata().and_then(|meta| meta.modified());
        let taken = taken.unwrap_or(SystemTime::UNIX_EPOCH);
        let found = VIEWS
            .iter()
            .find_map(|view| Some((*view, file.strip_suffix(&format!("-{view}.png"))?.to_owned())));
        let Some((view, name)) = found else { continue };
        let view = (view, format!("{tour}/{file}"));
        match pages.iter_mut().find(|page| page.name == name) {
            Some(page) => {
                page.taken = page.taken.min(taken);
                page.views.push(view);
            }
            None => pages.push(Page { name, taken, views: vec![view] }),
        }
    }
    pages.sort_by(|a, b| a.taken.cmp(&b.taken).then_with(|| a.name.cmp(&b.name)));
    for page in &mut pages {
        page.views.sort_by_key(|(view, _)| VIEWS.iter().position(|one| one == view));
    }
    pages
}

fn rows(pages: &[Page]) -> String {
    pages.iter().fold(String::new(), |mut out, page| {
        let _ = write!(out, "<h2 id=\"{0}\">{0}</h2><div class=\"row\">", page.name);
        for (view, file) in &page.views {
            let width = if view.starts_with("360") { "narrow" } else { "wide" };
            let _ = write!(
                out,
                "<figure><a href=\"{file}\"><img class=\"{width}\" src=\"{file}\" alt=\"{} {view}\"></a>\
                 <figcaption>{view}</figcaption></figure>",
                page.name
            );
        }
        out.push_str("</div>\n");
        out
    })
}

fn html(title: &str, body: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>{title}</title>\
         <style>{STYLE}</style></head><body>\n{body}</body></html>\n"
    )
}

/// Photographs a contact sheet with the browser that made the photographs.
fn photograph(folder: &Path, name: &str, rows: &str, pages: usize) -> Outcome {
    let chromium = ["chromium", "chromium-browser", "google-chrome"];
    let Some(browser) = chromium.iter().find(|name| is_installed(name)) else { return Ok(()) };
    let (page, picture) = (folder.join(format!("{name}.html")), folder.join(format!("{name}.png")));
    write(&page, &html(name, rows))?;
    let (width, row) = SHEET;
    let mut command =
        program(browser, &["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]);
    command
        .arg(format!("--user-data-dir={}", folder.join(".profile").display()))
        .arg(format!("--screenshot={}", picture.display()))
        .arg(format!("--window-size={width},{}", 48 + row * pages))
        .arg(format!("file://{}", page.display()))
        .stderr(std::process::Stdio::null());
    finish(command)?;
    // Only made to be photographed.
    for left in [fs::remove_file(&page), fs::remove_dir_all(folder.join(".profile"))] {
        if let Err(error) = left
            && error.kind() != std::io::ErrorKind::NotFound
        {
            return said(&page, &error);
        }
    }
    Ok(())
}

fn write(file: &Path, text: &str) -> Outcome {
    fs::write(file, text).or_else(|error| said(file, &error))
}

fn said(path: &Path, error: &std::io::Error) -> Outcome {
    Err(format!("{}: {error}", path.display()))
}
