//! The kinds of owner and of record, shared by the rules and the storage.

use serde::{Deserialize, Serialize};

macro_rules! named {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident => $text:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $text)] $variant),+ }

        impl $name {
            /// Every variant, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The stable text form, used in storage and on the wire.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }

            /// Reads the stable text form.
            pub fn parse(text: &str) -> Option<Self> {
                match text { $($text => Some(Self::$variant),)+ _ => None }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}
pub(crate) use named;

named! {
    /// What kind of owner rows hang on.
    OwnerKind {
        /// The space of an insured person.
        Space => "space",
        /// A login: credentials and sessions of a citizen.
        Account => "account",
        /// A professional, with their work list.
        Practitioner => "practitioner",
        /// A hospital, laboratory or software publisher that calls the API.
        Organisation => "organisation",
        /// A département or territory: who lives there.
        Territory => "territory",
        /// A campaign: whom it told, and how far it is.
        Campaign => "campaign",
        /// Carnet itself: outbox, operator's own history.
        System => "system",
    }
}

named! {
    /// What a record is; with its owner and id it is the record's key.
    RecordKind {
        /// [`crate::space::Space`]: one per space, id = the owner's.
        Space => "space",
        /// [`crate::document::Document`].
        Document => "document",
        /// [`crate::insured::Insured`]: what the fund knows; one per space, id = the owner's.
        Insured => "insured",
        /// Text extracted from a document, for search.
        Text => "text",
        /// [`crate::clinical::ClinicalFacts`] of a document.
        Facts => "facts",
        /// [`crate::document::Submission`].
        Submission => "submission",
        /// [`crate::space::Authorisation`] of one professional.
        Authorisation => "authorisation",
        /// [`crate::space::Block`] of one professional.
        Block => "block",
        /// [`crate::space::Mandate`]: who acts for the person.
        Mandate => "mandate",
        /// [`crate::document::Binder`]: one per space, id = the owner's.
        Binder => "binder",
        /// [`crate::notice::Notice`].
        Notice => "notice",
        /// [`crate::sheet::EmergencySheet`]: one per space, id = the owner's.
        EmergencySheet => "emergency-sheet",
        /// [`crate::account::Account`].
        Account => "account",
        /// [`crate::account::Session`].
        Session => "session",
        /// [`crate::account::enrolment::Enrolment`].
        Enrolment => "enrolment",
        /// [`crate::practitioner::Practitioner`].
        Practitioner => "practitioner",
        /// [`crate::practitioner::Recent`]: one patient of a work list.
        Recent => "recent",
        /// [`crate::practitioner::Organisation`].
        Organisation => "organisation",
        /// [`crate::insured::Roster`]: one page of a territory.
        Roster => "roster",
        /// [`crate::campaign::Campaign`]: one per campaign, id = the owner's.
        Campaign => "campaign",
        /// [`crate::campaign::Batch`]: what was sent for one page of the roster.
        Batch => "batch",
        /// [`crate::reach::Book`] of one practitioner, structure or software.
        Reach => "reach",
        /// [`crate::reach::Alert`] for the operator.
        Alert => "alert",
        /// [`crate::account::staff::Member`]: one of who works for the service.
        Member => "member",
        /// [`crate::account::staff::Call`] of one session of an agent.
        Call => "call",
        /// [`crate::campaign::Listed`]: one of all campaigns.
        Listed => "listed",
        /// [`crate::campaign::Returned`]: one letter that came back.
        Returned => "returned",
        /// [`crate::campaign::Tally`] of one page of a territory.
        Tally => "tally",
        /// Where a run of ledger lines sits in the transparency log.
        Sequenced => "sequenced",
    }
}

named! {
    /// What can be found from outside, through a keyed blind index.
    LookupKind {
        /// Matricule INS to space.
        Ins => "ins",
        /// Name, birth and sex of a person to their space.
        Traits => "traits",
        /// Login to account.
        Login => "login",
        /// A space, by its identifier, to the account of its holder.
        Holder => "holder",
        /// Token of somebody who comes in for the first time, hashed, to their enrolment.
        Enrolment => "enrolment",
        /// Structure and `uniqueId` of a document it deposited, to the space and the document.
        Deposit => "deposit",
        /// RPPS to practitioner.
        Rpps => "rpps",
        /// Code of a territory to its roster.
        Territory => "territory",
        /// Name of a campaign.
        Campaign => "campaign",
        /// Client identifier of an organisation's software.
        Client => "client",
        /// Session token to session.
        Session => "session",
        /// Identifier of a passkey, to the account it opens.
        Passkey => "passkey",
        /// A token identifier already used (`jti`), or a challenge.
        UsedToken => "used-token",
    }
}

named! {
    /// What a task is for.
    TaskKind {
        /// Deliver a notice by mail or SMS.
        Deliver => "deliver",
        /// Extract text from a new document.
        Extract => "extract",
        /// A document hidden before an announcement: tell the holder, then open it.
        Disclose => "disclose",
        /// The opposition window ends: the space is created.
        Window => "window",
        /// A campaign's mail to one person.
        Announce => "announce",
        /// Count where the persons of one page of a territory stand.
        Count => "count",
        /// Add a patient to a practitioner's work list.
        Remember => "remember",
        /// Remove an orphan content object.
        Sweep => "sweep",
        /// Forget an enrolment that nobody finished.
        Lapse => "lapse",
        /// Make the list of an account's profiles true to a mandate.
        Profile => "profile",
        /// The holder comes of age: who represented them no longer does.
        Majority => "majority",
        /// Erase a closed space, at the end of its archive or on express request.
        Erase => "erase",
    }
}
