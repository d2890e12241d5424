//! The program `carnet`.

use std::process::ExitCode;

/// A page opens thousands of short texts: with the system's allocator a fifth of the time went there.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    // Before anything is started: what reads PDFs has no threads and little memory.
    if std::env::args_os().nth(1).is_some_and(|word| word == carnet::pdf::COMMAND) {
        return carnet::pdf::serve().map_or(ExitCode::FAILURE, |()| ExitCode::SUCCESS);
    }
    run()
}

#[tokio::main]
async fn run() -> ExitCode {
    carnet::run().await
}
