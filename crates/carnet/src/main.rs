//! The program `carnet`.

use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    carnet::run().await
}
