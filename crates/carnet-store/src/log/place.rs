//! The history of a space, for who may read it: shown line by line, or exported with its proofs.

use std::collections::{BTreeMap, BTreeSet};

use carnet_core::access::Action;
use carnet_core::history::{Detail, Line, Outcome};
use carnet_core::id::{DocumentId, OwnerId};
use carnet_core::record::RecordKind;
use carnet_ledger::chain::{LineBody, StatedLine};
use carnet_ledger::export::{ExportDocument, ExportLine, LedgerExport, Placement};
use carnet_ledger::leaf;
use carnet_ledger::merkle::{Tile, Tiles, inclusion_tiles, prove_inclusion};

use super::batch::Run;
use super::fork;
use crate::chain::{self, KeptLine};
use crate::driver::{OwnerRow, owner_key};
use crate::error::StoreError;
use crate::packed::Opened;
use crate::seal::OwnerKeys;
use crate::sql;
use crate::store::Store;
use crate::value::{Query, Value, values};
use crate::vault::Disclosed;

/// A line, as a proof on paper refers to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineReference {
    /// Its number in the history.
    pub seq: u64,
    /// Its hash.
    pub hash: [u8; 32],
}

impl Store {
    /// The lines of the space, from the first, but those about documents the actor may not know of. The whole chain
    /// is checked on the way. Those that are shown are counted from 1, whatever lies between them: a number left out
    /// would say that there is something.
    ///
    /// # Errors
    /// [`StoreError::OutsideGrant`] unless the grant is to read the history or to export, or shows the holder the
    /// first page of their space or a notice: both tell of lines.
    pub async fn history(&self, disclosed: &Disclosed) -> Result<Vec<Line>, StoreError> {
        if !disclosed.tells_of_lines() {
            return Err(StoreError::OutsideGrant);
        }
        let owner = disclosed.owner();
        let mut shown = Vec::new();
        for line in self.lines(owner).await? {
            let detail = line.detail(owner)?;
            if disclosed.may_know_of(&detail) {
                shown.push((line.at, detail));
            }
        }
        let numbered = (1..).zip(shown);
        Ok(numbered.map(|(seq, (at, detail))| Line { seq, at, detail }).collect())
    }

    /// The ledger of the space with all that proves it. Lines about documents the actor may not know of are withheld:
    /// their place shows, what they say does not. `files` names the documents of the archive and their paths in it.
    ///
    /// # Errors
    /// [`StoreError::OutsideGrant`] unless the grant is to export.
    pub async fn ledger_export(
        &self,
        disclosed: &Disclosed,
        files: &BTreeMap<DocumentId, String>,
    ) -> Result<LedgerExport, StoreError> {
        if disclosed.action() != Action::Export {
            return Err(StoreError::OutsideGrant);
        }
        let owner = disclosed.owner();
        let keys = self.keys().open(owner).await?;
        let lines = self.lines(owner).await?;
        let checkpoint = self.log().checkpoint()?;
        let size = checkpoint.checkpoint().head().size;
        let places = self.places(owner, &keys, size).await?;
        let tiles = self.tiles_of(&places, size)?;
        let key = self.log().key().verifier();
        let mut export = LedgerExport::new(owner.uuid().as_bytes(), &checkpoint, key);
        for line in &lines {
            let detail = line.detail(owner)?;
            let body = disclosed.may_know_of(&detail).then(|| line.body());
            let stated = StatedLine { seq: line.seq, prev: line.prev, hash: line.hash, body };
            let place = places.get(&line.seq).map(|index| {
                let proof = prove_inclusion(*index, size, &tiles).map_err(fork)?;
                let opening = leaf::opening(keys.opening(), line.seq);
                Ok::<_, StoreError>(Placement { opening, leaf_index: *index, proof })
            });
            let exported = ExportLine::new(&stated, place.transpose()?.as_ref());
            export.lines.push(exported.map_err(StoreError::unavailable)?);
            export.documents.extend(arrived(line.seq, &detail, disclosed, files));
        }
        Ok(export)
    }

    /// The line of the last opposition that was not refused: what a proof of it refers to.
    ///
    /// # Errors
    /// [`StoreError::OutsideGrant`] unless the grant is to identify the person.
    pub async fn opposition(
        &self,
        disclosed: &Disclosed,
    ) -> Result<Option<LineReference>, StoreError> {
        if disclosed.action() != Action::Identify {
            return Err(StoreError::OutsideGrant);
        }
        let owner = disclosed.owner();
        for line in self.lines(owner).await?.iter().rev() {
            let opposed = line.action == Action::Oppose.as_str();
            if opposed && matches!(line.detail(owner)?.outcome, Outcome::Permitted(_)) {
                let hash = *line.hash.as_bytes();
                return Ok(Some(LineReference { seq: line.seq, hash }));
            }
        }
        Ok(None)
    }

    /// All lines of an owner, opened and checked from the first to the head.
    async fn lines(&self, owner: OwnerId) -> Result<Vec<KeptLine>, StoreError> {
        let read = Query::new(sql::OWNER_READ, owner_key(owner));
        let rows = self.main().rows(sql::OWNER, read).await?;
        let head = OwnerRow::read(rows.first().ok_or(StoreError::Absent)?)?;
        let keys = self.keys().open(owner).await?;
        let [shard, key] = owner_key(owner);
        let [from, to] = values![0_u64, head.seq];
        let read = Query::new(sql::LEDGER_READ, [shard, key, from, to]);
        let rows = self.main().rows(sql::LEDGER, read).await?;
        let work = tokio::task::spawn_blocking(move || chain::read(owner, &keys, &rows, &head));
        work.await.map_err(StoreError::unavailable)?
    }

    /// Where the lines of an owner sit in a tree of `size` leaves, by their number.
    async fn places(
        &self,
        owner: OwnerId,
        keys: &OwnerKeys,
        size: u64,
    ) -> Result<BTreeMap<u64, u64>, StoreError> {
        let kinds = [RecordKind::Sequenced; sql::KINDS].map(|kind| Value::from(kind.as_str()));
        let read = Query::new(sql::OWNER_WITH_RECORDS, kinds.into_iter().chain(owner_key(owner)));
        let mut places = BTreeMap::new();
        for row in self.main().rows(sql::RECORD, read).await? {
            if row.is_null(3) {
                continue;
            }
            let run: Run = Opened::from_row(owner, keys, &row, 3)?.read(owner)?;
            for (seq, index) in (run.first_seq..=run.last_seq).zip(run.first_index..size) {
                places.insert(seq, index);
            }
        }
        Ok(places)
    }

    /// The tiles that the proofs of these leaves need, read once.
    fn tiles_of(&self, places: &BTreeMap<u64, u64>, size: u64) -> Result<Tiles, StoreError> {
        let mut needed: BTreeSet<Tile> = BTreeSet::new();
        for index in places.values() {
            needed.extend(inclusion_tiles(*index, size).map_err(fork)?);
        }
        self.log().files().read_tiles(needed)
    }
}

impl KeptLine {
    fn body(&self) -> LineBody<'_> {
        LineBody {
            at_unix_micros: self.at.as_microsecond(),
            actor_class: &self.actor,
            action: &self.action,
            detail: &self.detail,
        }
    }
}

/// The document of the archive whose arrival this line tells.
fn arrived(
    line_seq: u64,
    detail: &Detail,
    disclosed: &Disclosed,
    files: &BTreeMap<DocumentId, String>,
) -> Option<ExportDocument> {
    let (id, sha256) = detail.document.zip(detail.sha256.clone())?;
    let document = disclosed.document(id)?;
    let file = files.get(&id)?.clone();
    let size = document.content.size_bytes;
    Some(ExportDocument { id: id.to_string(), file, sha256, size, line_seq })
}
