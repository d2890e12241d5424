//! Why the gate said yes or no, by a stable name.

use serde::{Deserialize, Serialize};

use crate::record::named;
use crate::space::SpaceState;

named! {
    /// Why the gate refused. The text form is the error code that doors and screens show.
    Reason {
        /// No such space.
        SpaceUnknown => "access.space-unknown",
        /// The session of that citizen is not about this space.
        NotOwnSpace => "access.not-own-space",
        /// A space is created once.
        SpaceExists => "access.space-exists",
        /// The opposition window is open (R1111-28 CSP).
        SpaceAnnounced => "access.space-announced",
        /// The person opposed the creation.
        SpaceOpposed => "access.space-opposed",
        /// The holder has not activated the space yet.
        SpaceNotActivated => "access.space-not-activated",
        /// The space is active: there is nothing to oppose, activate or reopen.
        SpaceActive => "access.space-active",
        /// The space is suspended.
        SpaceSuspended => "access.space-suspended",
        /// The space is closed.
        SpaceClosed => "access.space-closed",
        /// One factor is not enough.
        WeakAssurance => "access.weak-assurance",
        /// Profession or structure is no longer in activity.
        StandingEnded => "access.standing-ended",
        /// Whoever acted for the holder no longer does, or does not yet.
        MandateOver => "access.mandate-over",
        /// A delegate never does this: the holder alone.
        NotForDelegates => "access.not-for-delegates",
        /// The mandate does not go that far.
        OutsideMandate => "access.outside-mandate",
        /// Minors have no view of their own yet.
        TeenNotYet => "access.teen-not-yet",
        /// Partner services are not served yet.
        PartnerNotYet => "access.partner-not-yet",
        /// Helpers are not served yet.
        HelperNotYet => "access.helper-not-yet",
        /// The holder blocked this professional.
        Blocked => "access.blocked",
        /// This actor never acts for this purpose.
        PurposeForeign => "access.purpose-foreign",
        /// This actor never does this.
        ActionForeign => "access.action-foreign",
        /// This action is not about such a target.
        TargetForeign => "access.target-foreign",
        /// Feeding gives nothing to read.
        FeedOnly => "access.feed-only",
        /// No authorisation holds and no consent is declared.
        NoAuthorisation => "access.no-authorisation",
        /// Too many persons reached today without proof of their presence.
        PresenceCap => "access.presence-cap",
        /// An emergency has a reason.
        ReasonMissing => "access.reason-missing",
        /// The holder switched break-glass off.
        EmergencyOff => "access.emergency-off",
        /// The holder switched the SAMU's access off.
        SamuOff => "access.samu-off",
        /// Only regulation doctors read for the SAMU.
        SamuDoctorsOnly => "access.samu-doctors-only",
        /// No such document in this space, for this actor.
        DocumentUnknown => "access.document-unknown",
        /// The document was withdrawn.
        DocumentWithdrawn => "access.document-withdrawn",
        /// The document was replaced already.
        DocumentSuperseded => "access.document-superseded",
        /// The profession does not read this type.
        NotInMatrix => "access.not-in-matrix",
        /// This actor does not deposit this type.
        NotInFeed => "access.not-in-feed",
        /// The document is masked to professionals.
        Masked => "access.masked",
        /// The document waits for an announcement.
        HiddenFromHolder => "access.hidden-from-holder",
        /// A minor's secret (R1111-50 CSP).
        HiddenFromRepresentatives => "access.hidden-from-representatives",
        /// These labels do not combine (EX_2.1-1050).
        LabelsCombined => "access.labels-combined",
        /// This actor does not set this label.
        LabelForeign => "access.label-foreign",
        /// Only its author changes or withdraws a document.
        NotAuthor => "access.not-author",
    }
}

impl Reason {
    /// Stable code of the refusal.
    pub const fn code(self) -> &'static str {
        self.as_str()
    }

    /// True when the door must answer as if nothing were there (404).
    pub const fn hides_existence(self) -> bool {
        matches!(
            self,
            Self::SpaceUnknown
                | Self::NotOwnSpace
                | Self::DocumentUnknown
                | Self::NotInMatrix
                | Self::Masked
                | Self::HiddenFromHolder
                | Self::HiddenFromRepresentatives
        )
    }

    /// The reason a space in that state says no.
    pub(super) const fn of_state(state: SpaceState) -> Self {
        match state {
            // Who was not told yet has no space, for everybody.
            SpaceState::Known { .. } => Self::SpaceUnknown,
            SpaceState::Announced { .. } => Self::SpaceAnnounced,
            SpaceState::Opposed { .. } => Self::SpaceOpposed,
            SpaceState::Created { .. } => Self::SpaceNotActivated,
            SpaceState::Active { .. } => Self::SpaceActive,
            SpaceState::Suspended { .. } => Self::SpaceSuspended,
            SpaceState::Closed { .. } => Self::SpaceClosed,
        }
    }
}

named! {
    /// The rule that allowed something, as named in the history.
    Rule {
        /// The holder reads their own space.
        OwnSpace => "own-space",
        /// The holder adds, replaces, corrects or withdraws a document of their own.
        OwnDocument => "own-document",
        /// The holder decides about their space: who reads, what is masked, its settings and life.
        OwnChoice => "own-choice",
        /// A legal representative acts for the holder.
        Representation => "representation",
        /// A delegate (aidant) acts for the holder.
        Delegation => "delegation",
        /// Somebody answers a mandate that is offered to them.
        Offer => "offer",
        /// An authorisation stands (L1111-17 CSP).
        CareAuthorised => "care-authorised",
        /// Member of the care team, consent presumed after information (L1110-12 CSP).
        CareTeam => "care-team",
        /// Consent collected and declared (R1111-46 CSP).
        CareConsentDeclared => "care-consent-declared",
        /// Who wrote a document keeps sight and charge of it (R1111-49 CSP).
        Author => "author",
        /// The structure that deposited a document keeps charge of it.
        Depositor => "depositor",
        /// Named administrator by the holder: sees masked documents.
        Administrator => "administrator",
        /// Médecin traitant: sees masked documents.
        AttendingDoctor => "attending-doctor",
        /// Bris de glace.
        Emergency => "emergency",
        /// Regulation of emergency calls.
        Samu => "samu",
        /// A masked document in an emergency, as the holder's third switch allows.
        EmergencyMasked => "emergency-masked",
        /// Feeding needs no authorisation to read.
        Feed => "feed",
        /// Work of the service.
        Service => "service",
        /// Work of the operator or of the help desk on the life of a space, never on what is in it.
        Administration => "administration",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_belongs_to_the_gate() {
        for reason in Reason::ALL {
            assert!(reason.code().starts_with("access."), "{reason}");
            assert_eq!(Reason::parse(reason.code()), Some(*reason));
        }
    }

    #[test]
    fn what_may_not_be_known_is_hidden_and_nothing_else() {
        assert!(Reason::Masked.hides_existence());
        assert!(Reason::HiddenFromHolder.hides_existence());
        assert!(!Reason::Blocked.hides_existence());
        assert!(!Reason::NotAuthor.hides_existence(), "given only to who sees the document");
    }
}
