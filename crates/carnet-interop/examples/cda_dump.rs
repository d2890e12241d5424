//! Reads CDA files and prints what was understood.
//!
//! `cargo run -p carnet-interop --example cda_dump -- [--html FOLDER] [--labels FTL] FILES…`

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command for people")]

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use carnet_interop::cda::{
    self, Body, Cda, Label, Limits, MediaLinks, RenderLabels, RenderOptions, Section,
};

fn main() -> ExitCode {
    let mut folder = None;
    let mut words = String::new();
    let mut files = Vec::new();
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        if argument == "--html" {
            folder = arguments.next().map(PathBuf::from);
        } else if argument == "--labels" {
            let file = arguments.next().unwrap_or_default();
            words = std::fs::read_to_string(file).unwrap_or_default();
        } else {
            files.push(PathBuf::from(argument));
        }
    }
    let labels = RenderLabels::new(|label| word(label, &words));
    let failed = files.iter().filter(|file| !dump(file, folder.as_deref(), &labels)).count();
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn dump(file: &Path, folder: Option<&Path>, labels: &RenderLabels) -> bool {
    println!("== {}", file.display());
    let bytes = match std::fs::read(file) {
        Ok(bytes) => bytes,
        Err(error) => {
            eprintln!("   {error}");
            return false;
        }
    };
    let cda = match cda::read(&bytes, &Limits::default()) {
        Ok(cda) => cda,
        Err(error) => {
            eprintln!("   refused: {error} {:?}", error.arguments());
            return false;
        }
    };
    header(&cda);
    match &cda.body {
        Body::Unstructured { media_type, bytes } => {
            println!("   N1 {} {} bytes", media_type.as_str(), bytes.len());
        }
        Body::Structured(sections) => sections.iter().for_each(|section| outline(section, 1)),
    }
    println!("   facts {:#?}", carnet_interop::clinical::facts(&cda));
    for result in cda::results(&cda) {
        println!(
            "   result {} [{}] {:?} {:?} {:?}",
            result.name,
            result.loinc.as_deref().unwrap_or("-"),
            result.number(),
            result.flag,
            result.time.map(|time| time.iso()),
        );
    }
    let mut options = RenderOptions::new(labels);
    options.media = MediaLinks::Data;
    let rendered = cda::render(&cda, &options);
    println!("   html {} bytes, text {} bytes", rendered.html.len(), cda::text(&cda).len());
    let again = cda::read(&cda::write::document(&cda), &Limits::default());
    println!("   read back equal: {}", again.as_ref().is_ok_and(|again| same(again, &cda)));
    write_html(file, folder, &rendered.html)
}

/// Equal but for the envelope, which is not written.
fn same(again: &Cda, cda: &Cda) -> bool {
    again.header == cda.header
        && again.body == cda.body
        && again.attachments.len() == cda.attachments.len()
}

fn header(cda: &Cda) {
    let header = &cda.header;
    println!(
        "   {} {:?} {}",
        header.id.unique_id(),
        header.title,
        header.code.label().unwrap_or("")
    );
    println!("   {} {:?} {:?}", header.effective_time.iso(), cda.envelope, cda.format().code);
    println!(
        "   patient {} {:?} {:?}",
        header.patient.name.shown(),
        header.patient.ins().map(cda::Identifier::unique_id),
        header.patient.birth.map(|birth| birth.iso()),
    );
    for author in &header.authors {
        println!(
            "   author {:?} at {:?}",
            author.shown(),
            author.organization.as_ref().map(|o| &o.name)
        );
    }
    println!(
        "   setting {:?} facility {:?} start {:?} replaces {:?}",
        header.practice_setting().and_then(|code| code.code.as_deref()),
        header.facility().and_then(|code| code.code.as_deref()),
        header.main_event().and_then(|event| event.start).map(|time| time.iso()),
        header.replaces().map(cda::Identifier::unique_id).collect::<Vec<_>>(),
    );
}

fn outline(section: &Section, depth: usize) {
    println!(
        "   {}{} [{}] {} blocks, {} entries",
        "  ".repeat(depth),
        section.title.as_deref().unwrap_or("-"),
        section.code.as_ref().and_then(|code| code.code.as_deref()).unwrap_or("-"),
        section.narrative.len(),
        section.entries.len(),
    );
    section.sections.iter().for_each(|child| outline(child, depth + 1));
}

/// The message of a Fluent file, else the label's own name.
fn word(label: Label, messages: &str) -> String {
    let start = format!("{} = ", label.id());
    let message = messages.lines().find_map(|line| line.strip_prefix(&start));
    let message = message.unwrap_or_else(|| label.id().trim_start_matches("cda-"));
    message.trim_start_matches("{\"").trim_end_matches("\"}").to_owned()
}

fn write_html(file: &Path, folder: Option<&Path>, html: &str) -> bool {
    let Some(folder) = folder else { return true };
    let name = file.with_extension("html");
    let page = format!(
        "<!doctype html><html lang=fr><meta charset=utf-8><title>CDA</title>\
         <style>body{{font:16px sans-serif;max-width:70em;margin:auto}}table{{border-collapse:collapse}}\
         td,th{{border:1px solid #999;padding:.3em;text-align:left}}.table-scroll{{overflow-x:auto}}</style>\
         <main>{html}</main>"
    );
    let Some(name) = name.file_name() else { return false };
    std::fs::write(folder.join(name), page).is_ok()
}
