//! `hostile NAME SECONDS [SEED]` mutates the seeds of a target for so long and writes what breaks it to the folder of
//! temporary files; `hostile NAME FILE` tries one input.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command speaks to the person who typed it"
)]

use std::panic::catch_unwind;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use hostile::{Mutator, TARGETS, Target, seeds, target};

/// An input that takes longer than this is a finding.
const SLOW: Duration = Duration::from_secs(5);

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let chosen = arguments.next().and_then(|name| target(&name));
    let (Some(chosen), Some(wanted)) = (chosen, arguments.next()) else {
        let names: Vec<&str> = TARGETS.iter().map(|target| target.name).collect();
        eprintln!("hostile NAME SECONDS [SEED] | NAME FILE, with one of {}", names.join(", "));
        return ExitCode::FAILURE;
    };
    let Ok(seconds) = wanted.parse() else { return once(chosen, &wanted) };
    let seed = arguments.next().and_then(|text| text.parse().ok()).unwrap_or(42);
    match run(chosen, Duration::from_secs(seconds), seed) {
        Ok(found) => ExitCode::from(u8::from(found > 0)),
        Err(error) => {
            eprintln!("{}: {error}", chosen.name);
            ExitCode::FAILURE
        }
    }
}

fn once(chosen: &Target, file: &str) -> ExitCode {
    match std::fs::read(file) {
        Ok(input) => (chosen.run)(&input),
        Err(error) => {
            eprintln!("{file}: {error}");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

fn run(chosen: &Target, length: Duration, seed: u64) -> std::io::Result<usize> {
    let corpus: Vec<Vec<u8>> = seeds(chosen.name)?.into_iter().map(|(_, bytes)| bytes).collect();
    let mut mutator = Mutator::new(seed);
    let (begun, mut tried, mut found) = (Instant::now(), 0_u64, 0);
    while begun.elapsed() < length {
        let input = mutator.next(&corpus);
        // Written before it is tried: what takes the whole process with it is found again.
        std::fs::write(last(chosen), &input)?;
        let at = Instant::now();
        let broke = catch_unwind(|| (chosen.run)(&input)).is_err();
        tried += 1;
        if broke || at.elapsed() > SLOW {
            found += 1;
            let kind = if broke { "broke" } else { "slow" };
            let name = format!("{kind}-{seed}-{tried}");
            println!("{} {name}: {} bytes, {:?}", chosen.name, input.len(), at.elapsed());
            std::fs::write(std::env::temp_dir().join(format!("{}-{name}", chosen.name)), &input)?;
        }
    }
    println!("{}: {tried} inputs in {} s, {found} found", chosen.name, begun.elapsed().as_secs());
    Ok(found)
}

/// Where the input under trial is.
fn last(chosen: &Target) -> std::path::PathBuf {
    std::env::temp_dir().join(format!("hostile-{}-{}", chosen.name, std::process::id()))
}
