//! What she takes home.

use std::io::{Cursor, Read as _};
use std::path::Path;

use rig::By;
use zip::ZipArchive;

use crate::guide::Guide;

/// Downloads everything.
pub(crate) fn everything(guide: &Guide) {
    guide.open("/espace/export");
    guide.look("export");
    guide.click(By::Text("Télécharger mon espace"));
    is_true(&guide.downloaded(".zip"));
}

/// The archive verifies, and holds more than forty documents.
fn is_true(archive: &Path) {
    let bytes = std::fs::read(archive).unwrap();
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut file = |path: &str| {
        let mut bytes = Vec::new();
        archive.by_name(path).ok()?.read_to_end(&mut bytes).ok()?;
        Some(bytes)
    };
    let ledger = file("ledger.json").unwrap();
    let report = carnet_ledger::verify::verify(&ledger, &mut file, None);
    assert!(report.holds(), "{:#?}", report.faults);
    assert!(report.documents.checked > 40, "{report:?}");
}
