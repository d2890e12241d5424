//! What happens in a generated history: operations by number, so that a step can be left out and the rest still
//! means the same.

use crate::cast::{Feeder, PROFESSIONALS};
use crate::dice::Dice;

/// What a document is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A PDF in a CDA.
    Letter,
    Laboratory,
    Synthesis,
    Prescription,
    /// Written on the pages of professionals.
    Report,
    /// Added by the holder.
    Own,
}

impl Kind {
    const SENT: [Self; 4] = [Self::Letter, Self::Laboratory, Self::Synthesis, Self::Prescription];

    /// The type of document (JDV_J07).
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Letter => "34112-3",
            Self::Laboratory => "11502-2",
            Self::Synthesis => "SYNTH",
            Self::Prescription => "57833-6",
            Self::Report => "11488-4",
            Self::Own => "DOCPAT05",
        }
    }
}

/// Who may not see it, from the start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Veil {
    None,
    Masked,
    /// Waits for an announcement to its holder.
    Waiting,
}

/// A change that software asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Patch {
    Mask,
    /// No label at all: takes a mask off, or ends the waiting for an announcement.
    Bare,
    Hide,
    Archive,
    TakeBack,
}

/// What the holder does to one document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Deed {
    Mask,
    Unmask,
    MaskAmongOthers,
    UnmaskAmongOthers,
    Withdraw,
    WithdrawAmongOthers,
    Amend,
    Report,
    Pin,
    Unpin,
    File,
}

/// On what ground a professional opens the space on their pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ground {
    Consent,
    CareTeam,
    Emergency,
}

/// The switches of a holder, as their page has them.
#[expect(clippy::struct_excessive_bools, reason = "six boxes to tick on one page")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Switches {
    pub(crate) samu: bool,
    pub(crate) break_glass: bool,
    pub(crate) masked: bool,
    pub(crate) deposit_notices: bool,
    pub(crate) change_notices: bool,
    pub(crate) mask_new: bool,
}

/// Documents and professionals are named by number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Op {
    /// A software sends a document, perhaps in the place of another, perhaps written by a professional.
    Send {
        by: Feeder,
        number: u32,
        kind: Kind,
        veil: Veil,
        author: Option<usize>,
        old: Option<u32>,
    },
    /// A lot of two documents.
    Provide {
        by: Feeder,
        numbers: [u32; 2],
        veils: [Veil; 2],
    },
    /// A professional writes a report on their pages.
    Report {
        by: usize,
        number: u32,
        veil: Veil,
    },
    /// The holder adds a document.
    Add {
        number: u32,
        masked: bool,
    },
    Delete {
        by: Feeder,
        number: u32,
    },
    Patch {
        by: Feeder,
        number: u32,
        patch: Patch,
    },
    Deed {
        number: u32,
        deed: Deed,
    },
    Block {
        whom: usize,
    },
    Unblock {
        whom: usize,
    },
    Open {
        by: usize,
        ground: Ground,
    },
    Configure(Switches),
    /// The newest notice is opened, or thrown away.
    OpenNotice,
    RemoveNotice,
    /// Days pass.
    Wait {
        hours: u32,
    },
}

impl Op {
    /// The switches every history begins with.
    pub(crate) const START: Self = Self::Configure(Switches {
        samu: true,
        break_glass: true,
        masked: false,
        deposit_notices: true,
        change_notices: true,
        mask_new: false,
    });
}

/// How many documents a history may hold: lists stay on few pages.
const DOCUMENTS_MAX: u32 = 36;

/// Makes the operations of one history, one at a time.
#[derive(Debug)]
pub(crate) struct Author {
    dice: Dice,
    issued: u32,
}

impl Author {
    pub(crate) const fn new(seed: u64) -> Self {
        Self { dice: Dice::new(seed), issued: 0 }
    }

    pub(crate) fn next(&mut self) -> Op {
        if self.issued < 3 {
            return self.arrival();
        }
        match self.dice.below(100) {
            0..28 if self.issued < DOCUMENTS_MAX => self.arrival(),
            0..48 => Op::Deed { number: self.number(), deed: self.deed() },
            48..56 => Op::Patch { by: self.feeder(), number: self.number(), patch: self.patch() },
            56..59 => Op::Delete { by: self.feeder(), number: self.number() },
            59..74 => Op::Open { by: self.whom(), ground: self.ground() },
            74..80 => Op::Block { whom: self.whom() },
            80..85 => Op::Unblock { whom: self.whom() },
            85..91 => Op::Configure(self.switches()),
            91..94 => Op::OpenNotice,
            94..96 => Op::RemoveNotice,
            _ => Op::Wait { hours: self.dice.pick(&[1, 5, 13, 30, 24 * 4, 24 * 8, 24 * 15]) },
        }
    }

    fn arrival(&mut self) -> Op {
        let (number, veil) = (self.issued, self.veil());
        self.issued += 1;
        match self.dice.below(10) {
            0 | 1 => Op::Add { number, masked: self.dice.percent(30) },
            2 | 3 => Op::Report { by: self.whom(), number, veil },
            4 => {
                self.issued += 1;
                let veils = [veil, self.veil()];
                Op::Provide { by: self.feeder(), numbers: [number, number + 1], veils }
            }
            _ => {
                let author = self.dice.percent(35).then(|| self.whom());
                let replaces = number > 0 && self.dice.percent(35);
                let old = replaces.then(|| self.dice.below(number));
                let kind = self.dice.pick(&Kind::SENT);
                Op::Send { by: self.feeder(), number, kind, veil, author, old }
            }
        }
    }

    /// Recent documents more often than old ones.
    fn number(&mut self) -> u32 {
        let back = if self.dice.percent(60) { 5 } else { self.issued };
        self.issued - 1 - self.dice.below(back.min(self.issued))
    }

    fn veil(&mut self) -> Veil {
        self.dice.pick(&[Veil::None, Veil::None, Veil::Masked, Veil::Waiting])
    }

    fn feeder(&mut self) -> Feeder {
        self.dice.pick(&[Feeder::Hospital, Feeder::Hospital, Feeder::Laboratory])
    }

    fn whom(&mut self) -> usize {
        self.dice.below(u32::try_from(PROFESSIONALS.len()).unwrap()) as usize
    }

    fn ground(&mut self) -> Ground {
        self.dice.pick(&[Ground::Consent, Ground::Consent, Ground::CareTeam, Ground::Emergency])
    }

    fn patch(&mut self) -> Patch {
        use Patch::{Archive, Bare, Hide, Mask, TakeBack};
        self.dice.pick(&[Mask, Mask, Bare, Bare, Hide, Archive, TakeBack])
    }

    fn deed(&mut self) -> Deed {
        use Deed::{Amend, File, Mask, MaskAmongOthers, Pin, Report, Unmask, Unpin};
        use Deed::{UnmaskAmongOthers, Withdraw, WithdrawAmongOthers};
        self.dice.pick(&[
            Mask,
            Mask,
            Mask,
            Mask,
            MaskAmongOthers,
            Unmask,
            Unmask,
            UnmaskAmongOthers,
            Withdraw,
            WithdrawAmongOthers,
            Amend,
            Report,
            Pin,
            Unpin,
            File,
        ])
    }

    fn switches(&mut self) -> Switches {
        Switches {
            samu: self.dice.percent(70),
            break_glass: self.dice.percent(75),
            masked: self.dice.percent(40),
            deposit_notices: self.dice.percent(70),
            change_notices: self.dice.percent(70),
            mask_new: self.dice.percent(15),
        }
    }
}
