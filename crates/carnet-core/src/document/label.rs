//! Labels: who may not see a document, and until when (TRE_A07, `access.md` step 6).

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// A label of a document. No label is the wire's `N`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Label {
    /// Masqué aux professionnels (`MASQUE_PS`).
    Masked,
    /// Waiting for an announcement (`INVISIBLE_PATIENT`).
    HiddenFromHolder,
    /// A minor's secret (`INVISIBLE_REPRESENTANTS_LEGAUX`).
    HiddenFromRepresentatives,
}

/// When a document hidden from its holder opens (R1111-53 CSP).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Announcement {
    /// From this instant the holder is told that something waits.
    pub tell_at: Timestamp,
    /// From this instant the document is open to the holder.
    pub open_at: Timestamp,
}

/// The labels of one document.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Labels {
    /// Masked to professionals.
    #[serde(default)]
    masked: bool,
    /// Hidden from the holder, with its deadlines.
    #[serde(default)]
    announcement: Option<Announcement>,
    /// Hidden from representatives.
    #[serde(default)]
    secret: bool,
}

/// A combination or a change of labels the rules do not allow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InvalidLabels {
    /// `masked` with `hidden-from-holder` while the configuration forbids it (EX_2.1-1050).
    #[error("a document cannot be masked and hidden from its holder at once")]
    Combination,
    /// Disclosure cannot be taken back (EX_3.3-1045).
    #[error("a disclosed document cannot be hidden again")]
    OneWay,
}

impl InvalidLabels {
    /// Stable code of the error.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Combination => "labels.combination",
            Self::OneWay => "labels.one-way",
        }
    }
}

/// Whether `masked` and `hidden-from-holder` may be combined (a configuration of the service).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Combination {
    /// Refused, as in the DMP.
    Forbidden,
    /// Allowed.
    Allowed,
}

impl Labels {
    /// The labels a depositor asks for.
    pub fn at_deposit(
        labels: &[Label],
        announcement: Announcement,
        combination: Combination,
    ) -> Result<Self, InvalidLabels> {
        let masked = labels.contains(&Label::Masked);
        let hidden = labels.contains(&Label::HiddenFromHolder);
        if masked && hidden && combination == Combination::Forbidden {
            return Err(InvalidLabels::Combination);
        }
        Ok(Self {
            masked,
            announcement: hidden.then_some(announcement),
            secret: labels.contains(&Label::HiddenFromRepresentatives),
        })
    }

    /// True when the label is set (an announcement counts until it is over).
    pub fn has(&self, label: Label, now: Timestamp) -> bool {
        match label {
            Label::Masked => self.masked,
            Label::HiddenFromHolder => {
                self.announcement.as_ref().is_some_and(|waiting| now < waiting.open_at)
            }
            Label::HiddenFromRepresentatives => self.secret,
        }
    }

    /// Every label in force.
    pub fn in_force(&self, now: Timestamp) -> Vec<Label> {
        [Label::Masked, Label::HiddenFromHolder, Label::HiddenFromRepresentatives]
            .into_iter()
            .filter(|label| self.has(*label, now))
            .collect()
    }

    /// The announcement, over or not.
    pub fn announcement(&self) -> Option<&Announcement> {
        self.announcement.as_ref()
    }

    /// Replaces the set of labels, refusing what cannot be taken back.
    ///
    /// # Errors
    /// [`InvalidLabels::OneWay`] when a disclosed document would be hidden again,
    /// [`InvalidLabels::Combination`] as at deposit.
    pub fn change(
        &self,
        wanted: &[Label],
        combination: Combination,
        now: Timestamp,
    ) -> Result<Self, InvalidLabels> {
        let hides = |label| wanted.contains(&label) && !self.has(label, now);
        if hides(Label::HiddenFromHolder) || hides(Label::HiddenFromRepresentatives) {
            return Err(InvalidLabels::OneWay);
        }
        let masked = wanted.contains(&Label::Masked);
        let hidden = wanted.contains(&Label::HiddenFromHolder);
        if masked && hidden && combination == Combination::Forbidden {
            return Err(InvalidLabels::Combination);
        }
        Ok(Self {
            masked,
            announcement: self.announcement.clone().filter(|_| hidden),
            secret: wanted.contains(&Label::HiddenFromRepresentatives),
        })
    }

    /// Labels of a document whose holder came of age: the minor's secret becomes plain.
    #[must_use]
    pub fn of_age(&self) -> Self {
        Self { secret: false, ..self.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::ToSpan as _;

    fn waiting() -> Announcement {
        let start = Timestamp::UNIX_EPOCH;
        Announcement { tell_at: start + (24 * 14).hours(), open_at: start + (24 * 31).hours() }
    }

    fn labels(wanted: &[Label]) -> Labels {
        Labels::at_deposit(wanted, waiting(), Combination::Forbidden).unwrap()
    }

    #[test]
    fn an_announcement_opens_by_itself() {
        let hidden = labels(&[Label::HiddenFromHolder]);
        let open_at = waiting().open_at;
        assert!(hidden.has(Label::HiddenFromHolder, open_at - 1.second()));
        assert!(!hidden.has(Label::HiddenFromHolder, open_at));
    }

    #[test]
    fn disclosure_is_one_way() {
        let now = Timestamp::UNIX_EPOCH;
        let hidden = labels(&[Label::HiddenFromHolder]);
        let open = hidden.change(&[], Combination::Forbidden, now).unwrap();
        assert_eq!(
            open.change(&[Label::HiddenFromHolder], Combination::Forbidden, now),
            Err(InvalidLabels::OneWay)
        );
    }

    #[test]
    fn masking_can_be_taken_back() {
        let now = Timestamp::UNIX_EPOCH;
        let masked = labels(&[]).change(&[Label::Masked], Combination::Forbidden, now).unwrap();
        assert!(masked.has(Label::Masked, now));
        assert!(masked.change(&[], Combination::Forbidden, now).unwrap().in_force(now).is_empty());
    }

    #[test]
    fn the_forbidden_combination_is_refused_at_both_doors() {
        let both = [Label::Masked, Label::HiddenFromHolder];
        let refused = Labels::at_deposit(&both, waiting(), Combination::Forbidden);
        assert_eq!(refused, Err(InvalidLabels::Combination));
        assert!(Labels::at_deposit(&both, waiting(), Combination::Allowed).is_ok());
        let hidden = labels(&[Label::HiddenFromHolder]);
        let changed = hidden.change(&both, Combination::Forbidden, Timestamp::UNIX_EPOCH);
        assert_eq!(changed, Err(InvalidLabels::Combination));
    }
}
