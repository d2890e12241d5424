//! The model: what `docs/ACCESS.md` says of a space, once more and by other means.
//!
//! It asks nothing of the gate. It keeps what happened as plain sets, and says of every visitor which documents
//! they may know of, and of every request which lines and notices it leaves.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use crate::cast::{ATTENDING, Motive, PROFESSIONALS, Professional};
use crate::matrix::Matrix;
use crate::script::{Kind, Switches};

/// Where a document is in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Life {
    Current,
    Superseded,
    Withdrawn,
}

/// A document, as the model knows it.
#[derive(Debug, Clone)]
pub(crate) struct Doc {
    /// `doc_` and 32 digits.
    pub(crate) id: String,
    pub(crate) kind: Kind,
    pub(crate) life: Life,
    pub(crate) archived: bool,
    pub(crate) masked: bool,
    /// When the holder is told, and when it opens.
    pub(crate) waits: Option<(Timestamp, Timestamp)>,
    /// When the calendar looks at it, whether or not it still waits then.
    pub(crate) due: Vec<Timestamp>,
    /// RPPS of who wrote or deposited it.
    pub(crate) authors: BTreeSet<&'static str>,
    /// IDNST of the structure that deposited it; none when its holder did.
    pub(crate) structure: Option<String>,
    pub(crate) version: u64,
    pub(crate) updated: Timestamp,
    pub(crate) lot: u32,
    pub(crate) reported: bool,
}

impl Doc {
    pub(crate) fn hidden(&self, now: Timestamp) -> bool {
        self.waits.is_some_and(|(_, open)| now < open)
    }

    pub(crate) fn own(&self) -> bool {
        self.structure.is_none()
    }
}

/// Whoever looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Eyes {
    Holder,
    /// A professional, for a motive.
    Professional(Professional, Motive),
}

/// How a visitor stands before the space as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    Open,
    Blocked,
    Closed,
}

/// What a visitor is told of one document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sight {
    Seen,
    /// They saw it, and it is no more.
    Gone,
    /// As if it had never been.
    Nothing,
    /// The door to the space is shut: nothing is said of any document.
    Shut(Standing),
}

/// A line of the history.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Line {
    /// Class and national identifier.
    pub(crate) who: String,
    pub(crate) action: String,
    /// Identifier of a document.
    pub(crate) document: String,
    pub(crate) permitted: bool,
}

/// The space, as the model knows it.
#[derive(Debug)]
pub(crate) struct Model {
    pub(crate) now: Timestamp,
    pub(crate) docs: BTreeMap<u32, Doc>,
    pub(crate) switches: Switches,
    authorised: BTreeMap<&'static str, Timestamp>,
    blocked: BTreeSet<&'static str>,
    /// Whom the space knows: authorised or blocked once.
    met: BTreeSet<&'static str>,
    pub(crate) lines: Vec<Line>,
    /// What each notice is about, and its document if it has one.
    notices: Vec<(&'static str, Option<u32>)>,
    matrix: Matrix,
}

impl Model {
    pub(crate) fn new(now: Timestamp) -> Self {
        let switches = Switches {
            samu: true,
            break_glass: true,
            masked: false,
            deposit_notices: true,
            change_notices: true,
            mask_new: false,
        };
        Self {
            now,
            docs: BTreeMap::new(),
            switches,
            authorised: BTreeMap::new(),
            blocked: BTreeSet::new(),
            met: BTreeSet::new(),
            lines: Vec::new(),
            notices: Vec::new(),
            matrix: Matrix::read(),
        }
    }

    /// Steps 3 and 4: the block, then the purpose.
    pub(crate) fn standing(&self, eyes: Eyes) -> Standing {
        let open = |yes| if yes { Standing::Open } else { Standing::Closed };
        match eyes {
            Eyes::Holder => Standing::Open,
            Eyes::Professional(who, Motive::Care) if self.blocked.contains(who.rpps) => {
                Standing::Blocked
            }
            Eyes::Professional(who, Motive::Care) => open(self.authorised.contains_key(who.rpps)),
            Eyes::Professional(_, Motive::Emergency) => open(self.switches.break_glass),
            Eyes::Professional(who, Motive::Samu) => {
                open(self.switches.samu && who.profession == "10")
            }
        }
    }

    /// Steps 5 and 6: the matrix, then the labels. Withdrawn documents included.
    pub(crate) fn may_know(&self, eyes: Eyes, doc: &Doc) -> bool {
        match eyes {
            Eyes::Holder => !doc.hidden(self.now),
            Eyes::Professional(who, motive) => {
                let attends = who.rpps == PROFESSIONALS[ATTENDING].rpps;
                let lifted = attends || (motive != Motive::Care && self.switches.masked);
                doc.authors.contains(who.rpps)
                    || (self.matrix.reads(who.profession, doc.kind.code())
                        && (!doc.masked || lifted))
            }
        }
    }

    /// What is said of one document.
    pub(crate) fn sight(&self, eyes: Eyes, number: Option<u32>) -> Sight {
        match self.standing(eyes) {
            Standing::Open => {}
            shut => return Sight::Shut(shut),
        }
        let doc = number.and_then(|number| self.docs.get(&number));
        match doc.filter(|doc| self.may_know(eyes, doc)) {
            None => Sight::Nothing,
            Some(doc) if doc.life == Life::Withdrawn => Sight::Gone,
            Some(_) => Sight::Seen,
        }
    }

    /// The documents somebody sees that are like this.
    pub(crate) fn seen(&self, eyes: Eyes, like: impl Fn(&Doc) -> bool) -> BTreeSet<u32> {
        let there = self.docs.iter().filter(|(_, doc)| like(doc));
        there
            .filter(|(number, _)| self.sight(eyes, Some(**number)) == Sight::Seen)
            .map(|(number, _)| *number)
            .collect()
    }

    /// How many lots somebody sees something of.
    pub(crate) fn lots(&self, eyes: Eyes) -> usize {
        let seen = self.seen(eyes, |_| true);
        seen.iter().map(|number| self.docs[number].lot).collect::<BTreeSet<_>>().len()
    }

    /// Identifier of a document, or of one that never was.
    pub(crate) fn id(&self, number: Option<u32>) -> String {
        number
            .and_then(|number| self.docs.get(&number))
            .map_or(NEVER.to_owned(), |it| it.id.clone())
    }

    pub(crate) fn by_id(&self, id: &str) -> Option<u32> {
        self.docs.iter().find(|(_, doc)| doc.id == id).map(|(number, _)| *number)
    }

    // What requests leave.

    pub(crate) fn line(&mut self, who: &str, action: &str, document: &str, permitted: bool) {
        let line = Line {
            who: who.to_owned(),
            action: action.to_owned(),
            document: document.to_owned(),
            permitted,
        };
        self.lines.push(line);
    }

    /// The lines the holder may know of, in order.
    pub(crate) fn known_lines(&self) -> Vec<&Line> {
        // Their own attempt on an address is theirs to read, and says the same whatever was there.
        let known = |line: &&Line| {
            let number = self.by_id(&line.document);
            line.who == "holder" || !number.is_some_and(|it| self.docs[&it].hidden(self.now))
        };
        self.lines.iter().filter(known).collect()
    }

    /// A professional looks at the space or at one document.
    pub(crate) fn looked(&mut self, eyes: Eyes, action: &str, number: Option<u32>, told: Told) {
        let (about, document) = match told {
            Told::Space => (false, String::new()),
            Told::Document => (true, self.id(number)),
        };
        let permitted = match self.sight(eyes, number) {
            Sight::Seen => true,
            Sight::Shut(_) => false,
            Sight::Gone | Sight::Nothing => !about,
        };
        self.line(&who(eyes), action, &document, permitted);
        if self.standing(eyes) == Standing::Blocked {
            self.notices.push(("blocked attempt", None));
        }
    }

    pub(crate) fn notify(&mut self, about: &'static str, document: Option<u32>) {
        self.notices.push((about, document));
    }

    /// The newest notice the holder may know of is thrown away.
    pub(crate) fn forget_notice(&mut self) {
        let known = |one: &(&str, Option<u32>)| self.notice_is_known(one.1);
        if let Some(at) = self.notices.iter().rposition(known) {
            self.notices.remove(at);
        }
    }

    /// The notices the holder may know of.
    pub(crate) fn known_notices(&self) -> Vec<(&'static str, Option<u32>)> {
        let known = |one: &&(&str, Option<u32>)| self.notice_is_known(one.1);
        self.notices.iter().filter(known).copied().collect()
    }

    fn notice_is_known(&self, document: Option<u32>) -> bool {
        document.is_none_or(|number| !self.docs[&number].hidden(self.now))
    }

    // Who is let in.

    /// Consent is declared; true when it is new.
    pub(crate) fn authorise(&mut self, rpps: &'static str) -> bool {
        self.met.insert(rpps);
        self.authorised.insert(rpps, self.now).is_none()
    }

    pub(crate) fn knows(&self, rpps: &str) -> bool {
        self.met.contains(rpps)
    }

    /// True for who is authorised or blocked now.
    pub(crate) fn names(&self, rpps: &str) -> bool {
        self.authorised.contains_key(rpps) || self.blocked.contains(rpps)
    }

    /// The document, if that structure deposited it.
    pub(crate) fn of_structure(&self, number: u32, structure: &str) -> Option<&Doc> {
        self.docs.get(&number).filter(|doc| doc.structure.as_deref() == Some(structure))
    }

    /// True when the holder tried an address of that document: their own attempt names it.
    pub(crate) fn attempted(&self, number: u32) -> bool {
        let id = self.id(Some(number));
        self.lines.iter().any(|line| line.who == "holder" && line.document == id)
    }

    /// What a structure may know of: what it deposited.
    pub(crate) fn seen_by_structure(&self, structure: &str) -> BTreeSet<u32> {
        let numbers = self.docs.keys().copied();
        numbers.filter(|number| self.of_structure(*number, structure).is_some()).collect()
    }

    /// Both end the authorisation: only consent given later counts.
    pub(crate) fn block(&mut self, rpps: &'static str, shut: bool) {
        self.authorised.remove(rpps);
        if shut {
            self.blocked.insert(rpps);
        } else {
            self.blocked.remove(rpps);
        }
    }
}

/// What a line of a visit speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Told {
    Space,
    Document,
}

/// A document that never was.
pub(crate) const NEVER: &str = "doc_01949f3c000070008000000000000000";

/// Class and identifier, as lines say them.
pub(crate) fn who(eyes: Eyes) -> String {
    match eyes {
        Eyes::Holder => "holder".to_owned(),
        Eyes::Professional(who, _) => format!("practitioner {}", who.rpps),
    }
}
