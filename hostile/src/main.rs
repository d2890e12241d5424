//! Hunts for as long as it is told: `hostile --seconds N --seed S --only a,b --found FOLDER`, or tries one input:
//! `hostile NAME FILE`. `cargo xtask fuzz` builds and runs it.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command speaks to the person who typed it"
)]

mod orders;

use std::fs::File;
use std::io;
use std::os::unix::fs::FileExt as _;
use std::path::Path;
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use hostile::{Hunt, TARGETS, Tally, Target, attempt, seeds, target};
use orders::Orders;

/// An input that takes longer than this is a finding.
const SLOW: Duration = Duration::from_secs(10);
/// Findings written for one target; the rest is counted.
const WRITTEN_MAX: usize = 20;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let outcome = match words.as_slice() {
        [name, file] if target(name).is_some() => once(name, Path::new(file)),
        [child] if child == carnet::pdf::COMMAND => {
            carnet::pdf::serve().map(|()| 0).map_err(|error| error.to_string())
        }
        [hunt, rest @ ..] if hunt == "hunt" => Orders::read(rest).and_then(|orders| alone(&orders)),
        rest => Orders::read(rest).and_then(|orders| all(&orders)),
    };
    match outcome {
        Ok(found) => ExitCode::from(u8::from(found > 0)),
        Err(why) => {
            let names: Vec<&str> = TARGETS.iter().map(|target| target.name).collect();
            eprintln!(
                "{why}\nhostile --seconds N --seed S --only NAME,… --found FOLDER | NAME FILE"
            );
            eprintln!("with the names {}", names.join(", "));
            ExitCode::from(2)
        }
    }
}

fn once(name: &str, file: &Path) -> Result<usize, String> {
    let input = std::fs::read(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let Some(target) = target(name) else { return Err(format!("no target {name}")) };
    let begun = Instant::now();
    let came = attempt(target, &input);
    println!("{came:?} in {:?}", begun.elapsed());
    Ok(usize::from(came.is_err()))
}

/// Every target in turn, each in a process of its own: what takes a process with it is one finding more.
fn all(orders: &Orders) -> Result<usize, String> {
    std::fs::create_dir_all(&orders.found).map_err(|error| error.to_string())?;
    let myself = std::env::current_exe().map_err(|error| error.to_string())?;
    println!(
        "{:<10} {:>10} {:>9} {:>6} {:>9} {:>8}",
        "target", "inputs", "a second", "read", "outcomes", "findings"
    );
    let mut found = 0;
    for target in &orders.targets {
        let mut hunt = Command::new(&myself);
        hunt.arg("hunt").args(orders.words_for(target));
        let status = hunt.status().map_err(|error| error.to_string())?;
        if status.code().is_none_or(|code| code > 1) {
            println!(
                "{:<10} died of it ({status}): {}",
                target.name,
                last(orders, target).display()
            );
        }
        found += usize::from(!status.success());
    }
    if found > 0 {
        println!("{found} targets broke; the inputs are in {}", orders.found.display());
    }
    Ok(found)
}

/// One target, in this process.
fn alone(orders: &Orders) -> Result<usize, String> {
    let mut found = 0;
    for target in &orders.targets {
        let (tally, broke) =
            hunt(target, orders).map_err(|error| format!("{}: {error}", target.name))?;
        line(target, tally, orders.seconds, broke);
        found += broke;
    }
    Ok(found)
}

fn hunt(target: &'static Target, orders: &Orders) -> io::Result<(Tally, usize)> {
    let corpus = seeds(target.name)?.into_iter().map(|(_, bytes)| bytes).collect();
    let (mut hunt, mut found) = (Hunt::new(target, corpus, orders.seed), 0);
    let trial = File::create(last(orders, target))?;
    let begun = Instant::now();
    while begun.elapsed() < Duration::from_secs(orders.seconds) {
        let input = hunt.next_input();
        // Written before it is tried: what takes the process with it is found again.
        trial.set_len(0)?;
        trial.write_all_at(&input, 0)?;
        let at = Instant::now();
        let came = hunt.try_it(&input);
        let why = came.err().or_else(|| {
            let taken = at.elapsed();
            (taken > SLOW).then(|| format!("takes {taken:?}"))
        });
        let Some(why) = why else { continue };
        found += 1;
        if found <= WRITTEN_MAX {
            let file = format!("{}-{}-{}", target.name, orders.seed, hunt.tally().inputs);
            std::fs::write(orders.found.join(&file), &input)?;
            println!("{file}: {} bytes, {why}", input.len());
        }
    }
    std::fs::remove_file(last(orders, target))?;
    Ok((hunt.tally(), found))
}

fn line(target: &Target, tally: Tally, seconds: u64, found: usize) {
    let Tally { inputs, read, outcomes } = tally;
    let (rate, read) = (inputs / seconds.max(1), 100 * read / inputs.max(1));
    println!("{:<10} {inputs:>10} {rate:>9} {read:>4} % {outcomes:>9} {found:>8}", target.name);
}

/// Where the input under trial is.
fn last(orders: &Orders, target: &Target) -> std::path::PathBuf {
    orders.found.join(format!("{}-{}-last", target.name, orders.seed))
}
