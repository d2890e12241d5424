//! Closing a space, and a closed one.

use super::super::Flash;
use super::Sample;
use super::citizen::martine;
use super::documents::at;
use crate::view::citizen::{Leaving, LeftSpace};
use crate::view::field::{FieldError, Mistake};

pub(super) fn samples() -> Vec<Sample> {
    let leaving = Leaving {
        archive_until: at("2036-09-01T08:00:00Z"),
        deleted_by: at("2026-12-01T09:00:00Z"),
        deletes: false,
        errors: Vec::new(),
    };
    let wrong = Leaving {
        deletes: true,
        errors: vec![FieldError::coded("password", "account.password-wrong")],
        ..leaving.clone()
    };
    let left = LeftSpace {
        since: at("2026-09-01T08:00:00Z"),
        archive_until: leaving.archive_until,
        deletion: None,
        deleted_by: leaving.deleted_by,
        by_death: false,
        errors: Vec::new(),
    };
    let deleting = LeftSpace { deletion: Some(at("2026-11-24T09:00:00Z")), ..left.clone() };
    let slow = FieldError::new("password", Mistake::TooManyAttempts).with("minutes", 3_u64);
    let again = LeftSpace { errors: vec![slow], ..deleting.clone() };
    let dead = LeftSpace { by_death: true, ..left.clone() };
    let path = "/espace/cloture";
    vec![
        Sample::new("leaving", martine(), path, leaving),
        Sample::new("leaving-wrong", martine(), path, wrong),
        Sample::new("left", martine(), path, left).after(Flash::new("space-closed")),
        Sample::new("left-deleting", martine(), path, deleting),
        Sample::new("left-slow", martine(), path, again),
        Sample::new("left-dead", martine(), path, dead),
    ]
}
