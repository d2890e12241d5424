//! Counts tries at the doors where something could be guessed, in memory, for all requests at once.
//!
//! A try is taken before it is looked at and given back when it was right: a hundred at the same instant are counted
//! like a hundred one after the other. Who tried is not kept, only a keyed hash of it, and never more than
//! 200,000 of them.

use std::collections::BTreeMap;
use std::fmt;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

use carnet_core::account::device::Agent;
use carnet_core::limits::{LimitKind, Limits};
use jiff::{SignedDuration, Timestamp};
use sha2::{Digest as _, Sha256};
use tokio::sync::{Semaphore, SemaphorePermit};

use crate::clock::Chance;
use crate::context::Cx;
use crate::error::{Error, Kind, Result};

/// How many counters are kept: some 60 bytes each, 12 MB in all.
const KEPT_MAX: usize = 200_000;
/// Passwords hashed at the same time: 19 MB and one core each.
const HASHING_MAX: usize = 4;
/// Passwords that may wait to be hashed; beyond, one is asked to come back.
const WAITING_MAX: usize = 64;

type Key = [u8; 16];

/// Who is at a door, as far as can be told before they say who they are.
#[derive(Debug, Clone, Default)]
pub struct Caller {
    /// Where the request comes from; none when that is not known.
    pub address: Option<IpAddr>,
    /// What a browser kept from an earlier success: see [`crate::account::device`].
    pub device: Option<String>,
    /// What the browser says it is, to be recognised by its owner.
    pub agent: Agent,
}

impl Caller {
    /// The address as it is counted: the whole of a version 4, the network of a version 6, since one subscriber has
    /// all 64 bits below it.
    pub fn network(&self) -> String {
        match self.address.map(|address| address.to_canonical()) {
            Some(IpAddr::V4(address)) => address.to_string(),
            Some(IpAddr::V6(address)) => {
                let [a, b, c, d, ..] = address.segments();
                format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
            }
            None => "unknown".to_owned(),
        }
    }
}

/// The counters of the doors.
pub(crate) struct Guard {
    limits: Limits,
    seed: [u8; 32],
    counters: Mutex<BTreeMap<Key, Timestamp>>,
    waiting: Semaphore,
    hashing: Semaphore,
}

impl fmt::Debug for Guard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Guard")
    }
}

/// Tries that were taken, to give back when they were right.
#[derive(Debug)]
#[must_use = "a try that was right is given back"]
pub(crate) struct Taken(Vec<(LimitKind, Key)>);

impl Guard {
    pub(crate) fn new(limits: Limits, chance: &Chance) -> Self {
        Self {
            limits,
            seed: chance.bytes(),
            counters: Mutex::default(),
            waiting: Semaphore::new(WAITING_MAX),
            hashing: Semaphore::new(HASHING_MAX),
        }
    }

    /// Takes one try of each limit, or of none.
    ///
    /// # Errors
    /// How long to wait until all of them have one.
    pub(crate) fn take(
        &self,
        now: Timestamp,
        tries: &[(LimitKind, &str)],
    ) -> Result<Taken, SignedDuration> {
        let keyed = tries.iter().map(|(kind, of)| (*kind, self.key(*kind, of)));
        let keyed: Vec<(LimitKind, Key)> = keyed.collect();
        let mut counters = self.counters.lock().unwrap_or_else(PoisonError::into_inner);
        let mut next = Vec::new();
        let mut wait = None;
        for (kind, key) in &keyed {
            let full = counters.get(key).copied().unwrap_or(Timestamp::MIN);
            match self.limits.of(*kind).take(full, now) {
                Ok(full) => next.push((*key, full)),
                Err(longer) => wait = wait.max(Some(longer)),
            }
        }
        if let Some(wait) = wait {
            return Err(wait);
        }
        make_room(&mut counters, next.len(), now);
        counters.extend(next);
        assert!(counters.len() <= KEPT_MAX, "the counters are bounded");
        Ok(Taken(keyed))
    }

    /// Gives tries back.
    #[expect(clippy::needless_pass_by_value, reason = "a try is given back once")]
    pub(crate) fn give_back(&self, taken: Taken) {
        let mut counters = self.counters.lock().unwrap_or_else(PoisonError::into_inner);
        for (kind, key) in &taken.0 {
            if let Some(full) = counters.get_mut(key) {
                *full = self.limits.of(*kind).give_back(*full);
            }
        }
    }

    fn key(&self, kind: LimitKind, of: &str) -> Key {
        let hash = Sha256::new_with_prefix(self.seed).chain_update(kind.as_str());
        let [key @ .., _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _]: [u8; 32] =
            hash.chain_update([0]).chain_update(of).finalize().into();
        key
    }

    /// A place among the passwords that are hashed; waits for its turn.
    ///
    /// # Errors
    /// `signin.crowded` when too many wait already.
    pub(crate) async fn hashing(&self) -> Result<[SemaphorePermit<'_>; 2]> {
        let crowded = || Error::new(Kind::Busy, "signin.crowded");
        let place = self.waiting.try_acquire().map_err(|_| crowded())?;
        let turn = self.hashing.acquire().await.map_err(|_| crowded())?;
        Ok([place, turn])
    }
}

/// Drops counters that are back to full, and when none is, those that soon will be: whoever fills the memory with
/// strangers' names frees no victim before the strangers.
fn make_room(counters: &mut BTreeMap<Key, Timestamp>, more: usize, now: Timestamp) {
    if counters.len() + more <= KEPT_MAX {
        return;
    }
    counters.retain(|_, full| *full > now);
    if counters.len() + more <= KEPT_MAX * 3 / 4 {
        return;
    }
    let mut instants: Vec<Timestamp> = counters.values().copied().collect();
    let (_, quarter, _) = instants.select_nth_unstable(KEPT_MAX / 4);
    let quarter = *quarter;
    counters.retain(|_, full| *full > quarter);
}

/// One try at a code of any kind, from this address.
///
/// # Errors
/// The refusal, with how long to wait.
pub(crate) fn take_code(cx: &Cx, caller: &Caller, refusal: Error) -> Result<Taken> {
    let network = caller.network();
    let tries = [(LimitKind::CodeAddress, network.as_str()), (LimitKind::CodeAll, "")];
    cx.app.guard.take(cx.now, &tries).map_err(|wait| too_many(refusal, wait))
}

/// The refusal of a door that has let too many tries through.
pub(crate) fn too_many(refusal: Error, wait: SignedDuration) -> Error {
    let begun = u64::from(wait.subsec_nanos() > 0);
    let seconds = wait.as_secs().unsigned_abs().saturating_add(begun).max(1);
    let minutes = seconds.div_ceil(60).to_string();
    refusal.with("minutes", minutes).with("seconds", seconds.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp::constant(1_772_438_400, 0);

    fn guard() -> Guard {
        Guard::new(Limits::shipped(), &Chance::from_number(42))
    }

    #[test]
    fn a_hundred_at_once_are_counted_one_by_one() {
        let guard = guard();
        let kinds = [(LimitKind::PasswordLoginAddress, "alice"), (LimitKind::PasswordAll, "")];
        let passed = std::thread::scope(|scope| {
            let tries: Vec<_> =
                (0..100).map(|_| scope.spawn(|| guard.take(NOW, &kinds).is_ok())).collect();
            tries.into_iter().filter_map(|one| one.join().ok()).filter(|passed| *passed).count()
        });
        assert_eq!(passed, 5);
        assert!(guard.take(NOW, &[(LimitKind::PasswordLoginAddress, "bruno")]).is_ok());
    }

    fn pair(of: &str) -> [(LimitKind, &str); 2] {
        [(LimitKind::PasswordLoginAddress, of), (LimitKind::PasswordAddress, "a")]
    }

    #[test]
    fn who_waits_for_one_limit_takes_nothing_of_another() {
        let guard = guard();
        for _ in 0..5 {
            let _ = guard.take(NOW, &pair("one")).unwrap();
        }
        for _ in 0..100 {
            assert!(guard.take(NOW, &pair("one")).is_err());
        }
        for number in 0..25 {
            let of = number.to_string();
            assert!(guard.take(NOW, &pair(&of)).is_ok(), "{number}");
        }
        assert!(guard.take(NOW, &pair("last")).is_err(), "thirty from one address");
    }

    #[test]
    fn the_memory_is_bounded_and_who_waits_longest_is_kept() {
        let guard = guard();
        let victim = [(LimitKind::PasswordLogin, "alice")];
        for _ in 0..20 {
            let _ = guard.take(NOW, &victim).unwrap();
        }
        for number in 0..(KEPT_MAX + 10) {
            let of = number.to_string();
            let _ = guard.take(NOW, &[(LimitKind::PasswordLoginAddress, &of)]);
        }
        assert!(guard.counters.lock().unwrap().len() <= KEPT_MAX);
        assert!(guard.take(NOW, &victim).is_err(), "crowding others in frees nobody");
    }

    #[test]
    fn one_subscriber_is_one_address() {
        let network = |text: &str| {
            Caller { address: Some(text.parse().unwrap()), ..Caller::default() }.network()
        };
        assert_eq!(network("2001:db8:1:2:3:4:5:6"), network("2001:db8:1:2::9"));
        assert_ne!(network("2001:db8:1:2::9"), network("2001:db8:1:3::9"));
        assert_eq!(network("::ffff:192.0.2.7"), "192.0.2.7");
    }
}
