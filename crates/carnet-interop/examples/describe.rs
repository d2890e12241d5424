//! Prints the metadata that the headers of CDA files give: `describe FILES…`.
#![expect(clippy::print_stdout, reason = "a command that prints")]

use carnet_interop::cda::{Limits, read};
use carnet_interop::describe::describe;

fn main() -> std::io::Result<()> {
    for path in std::env::args().skip(1) {
        let bytes = std::fs::read(&path)?;
        match read(&bytes, &Limits::default()).map_err(|e| e.code().to_owned()) {
            Ok(cda) => match describe(&cda) {
                Ok(found) => {
                    let checked = carnet_core::valueset::check_description(&found);
                    println!(
                        "{path}: {} {:?} {:?}",
                        found.kind.code, found.format.code, checked.refusals
                    );
                }
                Err(error) => println!("{path}: {} {error}", error.code()),
            },
            Err(code) => println!("{path}: {code}"),
        }
    }
    Ok(())
}
