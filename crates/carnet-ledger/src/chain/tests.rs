use proptest::prelude::*;

use super::*;

const OWNER: [u8; 16] = *b"an owner, 16 byt";

#[derive(Clone, Debug)]
struct Written {
    seq: u64,
    prev: LineHash,
    hash: LineHash,
    at: i64,
    actor_class: String,
    action: String,
    detail: Vec<u8>,
}

impl Written {
    fn stated(&self) -> StatedLine<'_> {
        let body = LineBody {
            at_unix_micros: self.at,
            actor_class: &self.actor_class,
            action: &self.action,
            detail: &self.detail,
        };
        StatedLine { seq: self.seq, prev: self.prev, hash: self.hash, body: Some(body) }
    }
}

fn write(bodies: &[(i64, String, String, Vec<u8>)]) -> Vec<Written> {
    let mut head = Head::genesis(&OWNER);
    let mut lines = Vec::new();
    for (at, actor_class, action, detail) in bodies {
        let body = LineBody { at_unix_micros: *at, actor_class, action, detail };
        let next = head.next(&OWNER, &body);
        lines.push(Written {
            seq: next.seq,
            prev: head.hash,
            hash: next.hash,
            at: *at,
            actor_class: actor_class.clone(),
            action: action.clone(),
            detail: detail.clone(),
        });
        head = next;
    }
    lines
}

fn sample(count: usize) -> Vec<Written> {
    let body = |n: usize| {
        let at = i64::try_from(n).unwrap();
        (at, "holder".to_owned(), "document.read".to_owned(), format!("{{\"n\":{n}}}").into_bytes())
    };
    write(&(0..count).map(body).collect::<Vec<_>>())
}

/// Every error of a walk, in order, pushing a line again after a gap.
fn faults(lines: &[Written]) -> Vec<ChainError> {
    let mut chain = Chain::new(OWNER);
    let mut found = Vec::new();
    for line in lines {
        while let Err(error) = chain.push(&line.stated()) {
            found.push(error);
            if matches!(error, ChainError::Broken { .. }) {
                break;
            }
        }
    }
    found
}

fn bodies() -> impl Strategy<Value = Vec<(i64, String, String, Vec<u8>)>> {
    let body =
        (any::<i64>(), "[a-z]{1,12}", "[a-z.]{1,12}", prop::collection::vec(any::<u8>(), 1..40));
    prop::collection::vec(body, 1..20)
}

proptest! {
    /// One changed byte, in any field of any line: that line is named, and no other.
    #[test]
    fn a_changed_byte_names_its_line(
        bodies in bodies(), which in any::<prop::sample::Index>(),
        field in 0..7usize, at in any::<prop::sample::Index>(), flip in 1..=255u8,
    ) {
        let mut lines = write(&bodies);
        prop_assert!(check(OWNER, lines.iter().map(Written::stated)).is_ok());
        let position = which.index(lines.len());
        let line = &mut lines[position];
        let seq = line.seq;
        let change = |bytes: &mut [u8]| bytes[at.index(bytes.len())] ^= flip;
        let letter = |text: &mut String| {
            let mut bytes = text.clone().into_bytes();
            let place = at.index(bytes.len());
            bytes[place] = if bytes[place] == b'z' { b'a' } else { b'z' };
            *text = String::from_utf8(bytes).unwrap();
        };
        match field {
            0 => {
                let mut bytes = line.seq.to_be_bytes();
                change(&mut bytes);
                line.seq = u64::from_be_bytes(bytes);
            }
            1 => change(&mut line.prev.0),
            2 => change(&mut line.hash.0),
            3 => {
                let mut bytes = line.at.to_be_bytes();
                change(&mut bytes);
                line.at = i64::from_be_bytes(bytes);
            }
            4 => letter(&mut line.actor_class),
            5 => letter(&mut line.action),
            _ => change(&mut line.detail),
        }
        prop_assert_eq!(faults(&lines), vec![ChainError::Broken { seq }]);
    }

    /// A line taken away is named, and the rest stands.
    #[test]
    fn a_missing_line_is_a_gap(count in 3..20usize, which in any::<prop::sample::Index>()) {
        let mut lines = sample(count);
        let position = which.index(count - 1);
        let seq = lines.remove(position).seq;
        prop_assert_eq!(faults(&lines), vec![ChainError::Gap { seq }]);
    }
}

#[test]
fn a_field_cannot_borrow_from_its_neighbour() {
    let body =
        |actor_class, action| LineBody { at_unix_micros: 0, actor_class, action, detail: b"{}" };
    let prev = genesis(&OWNER);
    assert_ne!(
        line_hash(&prev, &OWNER, 1, &body("ab", "c")),
        line_hash(&prev, &OWNER, 1, &body("a", "bc"))
    );
}

#[test]
fn the_encoding_is_frozen() {
    // Every ledger ever written depends on these bytes: a change needs a format carnet-ledger/2.
    // The expected value was computed by an independent program (Python's hashlib).
    let body = LineBody {
        at_unix_micros: 1_700_000_000_000_000,
        actor_class: "holder",
        action: "document.read",
        detail: b"{}",
    };
    let hash = line_hash(&genesis(&[0; 16]), &[0; 16], 1, &body);
    assert_eq!(hash.to_string(), "nxX+MEoAUIBzl48iJCok+OQua8ICHLVbsZbtWBAI2+M=");
}

#[test]
fn another_owner_has_another_chain() {
    let lines = sample(3);
    let other = [9; 16];
    assert_eq!(check(other, lines.iter().map(Written::stated)), Err(ChainError::Broken { seq: 1 }));
}

#[test]
fn a_gap_does_not_hide_a_false_line() {
    let mut lines = sample(6);
    lines.remove(2);
    lines[2].at += 1;
    assert_eq!(faults(&lines), vec![ChainError::Gap { seq: 3 }, ChainError::Broken { seq: 4 }]);
}

#[test]
fn a_line_twice_or_out_of_order_is_named() {
    let mut lines = sample(4);
    lines.insert(2, lines[0].clone());
    assert_eq!(faults(&lines), vec![ChainError::Broken { seq: 1 }]);
}

#[test]
fn a_withheld_line_keeps_its_place() {
    let lines = sample(4);
    let withheld = |n: usize| StatedLine { body: None, ..lines[n].stated() };
    let mut chain = Chain::new(OWNER);
    assert_eq!(chain.push(&lines[0].stated()), Ok(()));
    assert_eq!(chain.push(&withheld(1)), Ok(()));
    assert_eq!(chain.push(&lines[2].stated()), Ok(()));
    let other = StatedLine { prev: LineHash([0; 32]), ..withheld(3) };
    assert_eq!(chain.push(&other), Err(ChainError::Broken { seq: 4 }));
}

#[test]
fn the_last_number_does_not_overflow() {
    let mut chain = Chain::resume(OWNER, &Head { seq: u64::MAX, hash: LineHash([0; 32]) });
    let line =
        StatedLine { seq: u64::MAX, prev: LineHash([1; 32]), hash: LineHash([0; 32]), body: None };
    assert!(chain.push(&line).is_err());
    assert_eq!(chain.skip_unreadable(), u64::MAX);
}

#[test]
fn a_withheld_line_with_a_changed_hash_is_named_by_the_line_after_it() {
    let lines = sample(3);
    let mut chain = Chain::new(OWNER);
    assert_eq!(chain.push(&lines[0].stated()), Ok(()));
    let forged = StatedLine { body: None, hash: LineHash([0; 32]), ..lines[1].stated() };
    assert_eq!(chain.push(&forged), Ok(()));
    assert_eq!(chain.push(&lines[2].stated()), Err(ChainError::Broken { seq: 2 }));
}

#[test]
fn a_line_rewritten_whole_is_named_by_the_line_after_it() {
    let mut lines = sample(5);
    lines[2].at += 1;
    let stated = lines[2].stated();
    lines[2].hash = line_hash(&stated.prev, &OWNER, stated.seq, &stated.body.unwrap());
    assert_eq!(faults(&lines), vec![ChainError::Broken { seq: 3 }]);
}

#[test]
fn a_line_that_does_not_follow_a_trusted_head_is_named() {
    let lines = sample(4);
    let resume = |hash| Chain::resume(OWNER, &Head { seq: 2, hash }).push(&lines[2].stated());
    assert_eq!(resume(lines[1].hash), Ok(()));
    assert_eq!(resume(lines[0].hash), Err(ChainError::Broken { seq: 3 }));
}
