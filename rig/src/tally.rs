//! Counts the tests that really used an engine, so that a run can prove it exercised them.

use std::io::Write as _;
use std::path::Path;

/// Writes one line, the test's name and `detail`, into the file `what` of the folder `CARNET_TEST_TALLY`.
pub(crate) fn mark(what: &str, detail: &str) {
    let Some(folder) = std::env::var_os("CARNET_TEST_TALLY") else { return };
    let program = std::env::current_exe().unwrap_or_default();
    let program = program.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let thread = std::thread::current();
    let line = format!("{program} {} {detail}\n", thread.name().unwrap_or("unnamed"));
    std::fs::create_dir_all(&folder).expect("the tally folder can be made");
    std::fs::File::options()
        .create(true)
        .append(true)
        .open(Path::new(&folder).join(what))
        .and_then(|mut file| file.write_all(line.as_bytes()))
        .expect("the tally can be written");
}
