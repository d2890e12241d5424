//! Developer commands: `cargo xtask` lists them.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command speaks to the person who typed it"
)]

mod album;
mod crash;
mod deny;
mod fuzz;
mod leak;
mod prerequisites;
mod run;
mod suite;
mod tally;

use std::process::ExitCode;

const HELP: &str = "\
cargo xtask COMMAND

  test         install what lacks, then run every check and every test: the one command
  setup        only install what the tests need: PostgreSQL, Chromium, strace, axe-core, html-validate
  judges       only install what judges pages, axe-core and html-validate, under target/
  bless        write the golden files anew; read the diff before you commit it
  crash        kill the server again and again: --rounds N --seed S --engine sqlite|postgres|both
  leak         play generated histories and look for what leaks: --steps N --seed S
  fuzz         mutate what strangers send: --seconds N for each reader, --only a,b --seed S
  deny         licences, sources and bans of all dependencies
  screenshots  photograph the pages, in folder screenshots/: index.html leafs through them
";

fn main() -> ExitCode {
    let mut words = std::env::args().skip(1);
    let command = words.next().unwrap_or_default();
    let rest: Vec<String> = words.collect();
    let outcome = match command.as_str() {
        "test" => suite::test(),
        "setup" => prerequisites::ensure(),
        "judges" => prerequisites::judges(),
        "bless" => suite::bless(),
        "crash" => crash::crash(&rest),
        "deny" => deny::check(),
        "fuzz" => fuzz::run(&rest),
        "leak" => leak::run(rest.into_iter()),
        "screenshots" => suite::screenshots(),
        _ => {
            println!("{HELP}");
            return ExitCode::from(u8::from(!command.is_empty()));
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("\n{why}");
            ExitCode::FAILURE
        }
    }
}
