//! « Télécharger mes données »: everything the holder may see, with what proves it.

pub mod archive;

use carnet_core::access::{Action, Target};
use std::collections::BTreeMap;

use carnet_core::document::{Binder, Document};
use carnet_core::sheet::EmergencySheet;
use carnet_core::space::Space;
use carnet_ledger::export::LedgerExport;
use carnet_store::Load;

use crate::authorise::{Visit, disclose};
use crate::context::Cx;
use crate::document::media::Media;
use crate::error::Result;

/// One file of an export.
#[derive(Debug, Clone)]
pub struct File {
    /// Its path in the archive.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// What an archive is made of.
#[derive(Debug)]
pub struct Export {
    /// The space.
    pub space: Space,
    /// The emergency sheet, when one is written.
    pub sheet: Option<EmergencySheet>,
    /// Metadata of the documents.
    pub documents: Vec<Document>,
    /// The documents' files, in the same order.
    pub files: Vec<File>,
    /// The holder's folders, pins and reports.
    pub binder: Binder,
    /// The ledger with its proofs.
    pub ledger: LedgerExport,
}

/// Gathers the export. Lines not yet in the transparency log are put there first.
pub async fn build(cx: &Cx, visit: &Visit) -> Result<Export> {
    let opened = disclose(cx, visit, Load::Everything, Action::Export, Target::Space).await?;
    cx.store().sequence(cx.now).await?;
    let mut files = Vec::new();
    let mut paths = BTreeMap::new();
    for document in opened.documents() {
        let bytes = cx.store().content(&opened, document.id).await?;
        let path = path_of(document, &bytes);
        paths.insert(document.id, path.clone());
        files.push(File { path, bytes });
    }
    let ledger = cx.store().ledger_export(&opened, &paths).await?;
    let space = opened.space().clone();
    let (binder, sheet) = (opened.binder(), opened.sheet().cloned());
    Ok(Export {
        space,
        sheet,
        documents: opened.documents().iter().map(|one| Document::clone(one)).collect(),
        files,
        binder,
        ledger,
    })
}

fn path_of(document: &Document, bytes: &[u8]) -> String {
    let ending = Media::sniff(bytes).map_or("bin", Media::ending);
    format!("documents/{}.{ending}", document.id)
}
