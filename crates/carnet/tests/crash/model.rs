//! What the server has acknowledged, what it may have done, and what it must therefore show.

use std::collections::BTreeSet;

/// A document that was sent.
#[derive(Debug, Clone)]
pub(crate) struct Sent {
    pub(crate) patient: usize,
    /// Which client looks after it: nobody else changes it.
    pub(crate) client: usize,
    pub(crate) number: u32,
    pub(crate) sha256: String,
    /// Masked from its first instant, as what it replaces was.
    pub(crate) masked: bool,
    /// The document it replaces, by its place in the model.
    pub(crate) replaces: Option<usize>,
}

/// A document that was acknowledged.
#[derive(Debug, Clone)]
pub(crate) struct Document {
    pub(crate) sent: Sent,
    /// Its id on the wire.
    pub(crate) id: String,
    pub(crate) masked: bool,
    pub(crate) superseded: bool,
    /// Reads that were answered with its bytes.
    pub(crate) reads: u32,
    /// Masks and unmasks that were answered.
    pub(crate) masks: u32,
}

/// A request whose answer never came, to be sent again as it was.
#[derive(Debug, Clone)]
pub(crate) enum Unknown {
    /// A deposit: path, body, documents.
    Deposit { path: &'static str, body: Vec<u8>, sent: Vec<Sent> },
    /// A mask or an unmask: which document, and masked or not.
    Mask { document: usize, to: bool },
}

/// What the outside knows of the server.
#[derive(Debug, Default)]
pub(crate) struct Model {
    pub(crate) documents: Vec<Document>,
    pub(crate) unknown: Vec<Unknown>,
    /// Documents written or touched since the last look.
    pub(crate) fresh: BTreeSet<usize>,
    /// Deposits that were answered.
    pub(crate) acknowledged: u64,
    /// Answers no client should ever see.
    pub(crate) wrong: Vec<String>,
    /// Requests refused with 503 and when to come back.
    pub(crate) refused: u64,
}

impl Document {
    /// Its name on the holder's pages.
    pub(crate) fn name(&self) -> String {
        format!("doc_{}", self.id.split_at(32).1)
    }
}

impl Model {
    /// A deposit was acknowledged.
    pub(crate) fn acknowledge(&mut self, sent: Sent, id: String) {
        if let Some(old) = sent.replaces.and_then(|old| self.documents.get_mut(old)) {
            old.superseded = true;
        }
        let masked = sent.masked;
        self.fresh.insert(self.documents.len());
        let (superseded, reads, masks) = (false, 0, 0);
        self.documents.push(Document { sent, id, masked, superseded, reads, masks });
        self.acknowledged += 1;
    }

    /// A mask was acknowledged.
    pub(crate) fn mask(&mut self, document: usize, to: bool) {
        let known = &mut self.documents[document];
        known.masked = to;
        known.masks += 1;
        self.fresh.insert(document);
    }

    /// The documents a client may work on: its own, in force, whose last request was answered.
    pub(crate) fn of_client(&self, client: usize) -> Vec<usize> {
        let open = |place: &usize| {
            self.unknown.iter().any(|unknown| match unknown {
                Unknown::Mask { document, .. } => document == place,
                Unknown::Deposit { sent, .. } => {
                    sent.iter().any(|sent| sent.replaces == Some(*place))
                }
            })
        };
        let mine = |place: &usize| {
            let document = &self.documents[*place];
            document.sent.client == client && !document.superseded && !open(place)
        };
        (0..self.documents.len()).filter(mine).collect()
    }

    /// What another professional must find of a patient, and nothing else.
    pub(crate) fn shown(&self, patient: usize) -> BTreeSet<&str> {
        let documents = self.documents.iter();
        let shown = documents
            .filter(|it| it.sent.patient == patient && !it.superseded && !it.masked)
            .map(|it| it.id.as_str());
        shown.collect()
    }
}
