//! Who acts for the person of a space: a minor's parents, the guardian of a protected adult, a delegate (aidant).
//!
//! The record of the space is the authority: an account only keeps which spaces to offer.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::id::{OwnerId, RecordId};
use crate::record::named;

named! {
    /// In which quality somebody acts.
    MandateRole {
        /// Legal representative of a minor: a parent, or the guardian a judge named. Ends at majority.
        Parent => "parent",
        /// Guardian of a protected adult, who represents them for what concerns the person (tutelle, L1111-7 CSP).
        Guardian => "guardian",
        /// Who assists a protected adult (curatelle): reads, with the adult's consent.
        Assistant => "assistant",
        /// Delegate (aidant), chosen by the holder.
        Delegate => "delegate",
    }
}

impl MandateRole {
    /// True for who represents by law, false for whom the holder chose.
    pub const fn represents(self) -> bool {
        !matches!(self, Self::Delegate)
    }
}

/// How a mandate came to its end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "by", content = "name")]
pub enum Ending {
    /// Somebody ended it, as shown.
    Person(String),
    /// The person came of age.
    Majority,
}

/// Where a mandate stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "state")]
pub enum MandateState {
    /// Offered: it waits for an answer until that instant.
    Invited {
        /// When.
        at: Timestamp,
        /// After this instant it is over.
        until: Timestamp,
    },
    /// In force.
    InForce {
        /// Since when.
        from: Timestamp,
        /// Until when, if that is known.
        #[serde(default)]
        until: Option<Timestamp>,
    },
    /// The offer was refused.
    Refused {
        /// When.
        at: Timestamp,
    },
    /// It was in force, or offered, and is over.
    Ended {
        /// Since when it was in force; none for an offer that was taken back.
        #[serde(default)]
        from: Option<Timestamp>,
        /// When it ended.
        at: Timestamp,
        /// How.
        how: Ending,
    },
}

/// A mandate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mandate {
    /// Its identifier.
    pub id: RecordId,
    /// In which quality.
    pub role: MandateRole,
    /// The account of who acts.
    pub account: OwnerId,
    /// Their name, as shown.
    pub name: String,
    /// Who entered or offered it, as shown.
    pub by: String,
    /// When what it stands on was certified, if it was.
    #[serde(default)]
    pub certified: Option<Timestamp>,
    /// Until when it would be in force, once an offer is accepted.
    #[serde(default)]
    pub wanted_until: Option<Timestamp>,
    /// Where it stands.
    pub state: MandateState,
}

/// A move a mandate does not know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InvalidMandate {
    /// The offer was answered, taken back, or waited for too long.
    #[error("the offer is over")]
    OfferOver,
    /// There is nothing left to end.
    #[error("the mandate is over")]
    Over,
}

impl InvalidMandate {
    /// Stable code of the error.
    pub const fn code(self) -> &'static str {
        match self {
            Self::OfferOver => "mandate.offer-over",
            Self::Over => "mandate.over",
        }
    }
}

impl Mandate {
    /// True when it is in force at that instant. What a birthday ends is for the gate to say.
    pub fn holds(&self, now: Timestamp) -> bool {
        match &self.state {
            MandateState::InForce { from, until } => {
                *from <= now && until.is_none_or(|until| now < until)
            }
            _ => false,
        }
    }

    /// True when it waits for an answer at that instant.
    pub fn waits(&self, now: Timestamp) -> bool {
        matches!(&self.state, MandateState::Invited { until, .. } if now < *until)
    }

    /// The offer is accepted.
    ///
    /// # Errors
    /// [`InvalidMandate::OfferOver`]
    pub fn accept(self, now: Timestamp) -> Result<Self, InvalidMandate> {
        if !self.waits(now) {
            return Err(InvalidMandate::OfferOver);
        }
        let until = self.wanted_until;
        Ok(Self { state: MandateState::InForce { from: now, until }, ..self })
    }

    /// The offer is refused.
    ///
    /// # Errors
    /// [`InvalidMandate::OfferOver`]
    pub fn refuse(self, now: Timestamp) -> Result<Self, InvalidMandate> {
        if !self.waits(now) {
            return Err(InvalidMandate::OfferOver);
        }
        Ok(Self { state: MandateState::Refused { at: now }, ..self })
    }

    /// It ends, in force or still offered.
    ///
    /// # Errors
    /// [`InvalidMandate::Over`]
    pub fn end(self, now: Timestamp, how: Ending) -> Result<Self, InvalidMandate> {
        let from = match self.state {
            MandateState::InForce { from, .. } if self.holds(now) => Some(from),
            MandateState::Invited { .. } if self.waits(now) => None,
            _ => return Err(InvalidMandate::Over),
        };
        Ok(Self { state: MandateState::Ended { from, at: now, how }, ..self })
    }
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan as _;
    use proptest::prelude::*;

    use super::*;

    fn at(hours: i64) -> Timestamp {
        Timestamp::constant(1_772_438_400, 0) + hours.hours()
    }

    fn mandate(state: MandateState) -> Mandate {
        Mandate {
            id: RecordId::from_uuid(uuid::Uuid::from_u128(1)),
            role: MandateRole::Delegate,
            account: OwnerId::from_uuid(uuid::Uuid::from_u128(2)),
            name: "Claire LE GOFF".to_owned(),
            by: "Yvonne LE GOFF".to_owned(),
            certified: None,
            wanted_until: Some(at(100)),
            state,
        }
    }

    fn offered() -> Mandate {
        mandate(MandateState::Invited { at: at(0), until: at(10) })
    }

    #[test]
    fn an_offer_is_answered_once_and_in_time() {
        assert!(offered().waits(at(9)) && !offered().waits(at(10)));
        let accepted = offered().accept(at(9)).unwrap();
        assert!(accepted.holds(at(9)) && accepted.holds(at(99)) && !accepted.holds(at(100)));
        assert_eq!(offered().accept(at(10)), Err(InvalidMandate::OfferOver));
        assert_eq!(accepted.clone().refuse(at(9)), Err(InvalidMandate::OfferOver));
        let refused = offered().refuse(at(1)).unwrap();
        assert_eq!(refused.accept(at(2)), Err(InvalidMandate::OfferOver));
    }

    #[test]
    fn what_ended_does_not_hold() {
        let how = || Ending::Person("Yvonne LE GOFF".to_owned());
        let ended = offered().accept(at(1)).unwrap().end(at(5), how()).unwrap();
        assert!(!ended.holds(at(5)));
        assert_eq!(ended.end(at(6), how()), Err(InvalidMandate::Over));
        assert!(offered().end(at(1), how()).is_ok(), "an offer is taken back");
        assert_eq!(offered().end(at(10), how()), Err(InvalidMandate::Over));
    }

    #[derive(Debug, Clone, Copy)]
    enum Deed {
        Accept,
        Refuse,
        End,
    }

    proptest! {
        /// Whatever is done with it, in whichever order: it never both holds and waits, and after an end never holds.
        #[test]
        fn any_life_of_a_mandate(deeds in proptest::collection::vec(
            (proptest::sample::select(vec![Deed::Accept, Deed::Refuse, Deed::End]), 0_i64..6), 0..12,
        )) {
            let (mut it, mut hour, mut over) = (offered(), 0, false);
            for (deed, later) in deeds {
                hour += later;
                let moved = match deed {
                    Deed::Accept => it.clone().accept(at(hour)),
                    Deed::Refuse => it.clone().refuse(at(hour)),
                    Deed::End => it.clone().end(at(hour), Ending::Majority),
                };
                if let Ok(next) = moved {
                    prop_assert!(!over, "nothing comes back");
                    over = !matches!(deed, Deed::Accept);
                    it = next;
                }
                prop_assert!(!(it.holds(at(hour)) && it.waits(at(hour))));
                prop_assert!(!(over && it.holds(at(hour))));
            }
        }
    }
}
