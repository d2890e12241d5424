//! Changes bytes the way things go wrong: bits, cuts, repeats, splices, numbers at their limits.

use std::ops::Range;

use rand::seq::IndexedRandom as _;
use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;

use crate::pieces;

/// Inputs are not grown beyond this.
const BYTES_MAX: usize = 64 * 1024;

/// Pieces that mean something to one of the readers.
const WORDS: &[&[u8]] = &[
    b"\0",
    b"\xff\xff\xff\xff",
    b"9223372036854775807",
    b"-1",
    b"1e999",
    b"\r\n",
    b"\"",
    b"\\",
    b"%00",
    b"%25",
    b"&",
    b";",
    b"=",
    b"..",
    b"//",
    b"]]>",
    b"<![CDATA[",
    b"<!DOCTYPE x [",
    b"<!--",
    b"&#x0;",
    b"&#1114112;",
    b"xmlns:x=\"\"",
    b"{",
    b"}",
    b"[",
    b"]",
    b"null",
    b"true",
    b"\xc3\x28",
    b"\xe2\x80\xae",
    b"\xef\xbb\xbf",
    b"2026-02-30",
    b"99999-12-31T23:59:59Z",
    b"ge",
    b"_lastUpdated",
    b"endobj",
    b"stream\n",
    b"/Kids",
    b"/Length 1",
    b"--",
    b"Content-Disposition: form-data; name=",
    b"eyJhbGciOiJub25lIn0",
    b"x001/",
    b".p/255",
    b"tile/0/",
];

/// A source of changed inputs, the same for the same number.
#[derive(Debug)]
pub struct Mutator {
    chance: ChaCha8Rng,
}

impl Mutator {
    /// From a number.
    pub fn new(seed: u64) -> Self {
        Self { chance: ChaCha8Rng::seed_from_u64(seed) }
    }

    /// One of the inputs, changed once or several times: mostly one that was read, for it gets furthest.
    pub fn next(&mut self, read: &[Vec<u8>], refused: &[Vec<u8>]) -> Vec<u8> {
        let first = if self.chance.random_range(0..5) == 0 { refused } else { read };
        let mut bytes = self.one_of(first, refused).to_vec();
        let second = if self.chance.random_range(0..3) == 0 { refused } else { read };
        let other = self.one_of(second, read);
        // One change goes deep, many go wide.
        let times = [1, 1, 1, 1, 2, 2, 3, 5, 16].choose(&mut self.chance).copied().unwrap_or(1);
        for _ in 0..times {
            if self.chance.random_range(0..4) > 0 {
                self.change_piece(&mut bytes, other);
            } else {
                self.change(&mut bytes, other);
            }
        }
        bytes.truncate(BYTES_MAX);
        bytes
    }

    fn one_of<'a>(&mut self, these: &'a [Vec<u8>], or: &'a [Vec<u8>]) -> &'a [u8] {
        let these = if these.is_empty() { or } else { these };
        these.choose(&mut self.chance).map(Vec::as_slice).unwrap_or_default()
    }

    fn change(&mut self, bytes: &mut Vec<u8>, other: &[u8]) {
        let at = self.place(bytes.len());
        match self.chance.random_range(0..9) {
            0 => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 1 << self.chance.random_range(0..8);
                }
            }
            1 => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = self.chance.random();
                }
            }
            2 => bytes.truncate(at),
            3 => {
                let end = self.end(at, bytes.len());
                bytes.drain(at..end);
            }
            4 => {
                let end = self.end(at, bytes.len());
                let piece = bytes.get(at..end).unwrap_or_default().to_vec();
                let times = self.chance.random_range(1..16);
                insert(bytes, at, &piece.repeat(times));
            }
            5 => {
                let from = self.place(other.len());
                let end = self.end(from, other.len());
                insert(bytes, at, other.get(from..end).unwrap_or_default());
            }
            6 => {
                let from = self.place(other.len());
                bytes.truncate(at);
                bytes.extend_from_slice(other.get(from..).unwrap_or_default());
            }
            7 => self.number(bytes, at),
            _ => {
                let word = WORDS.choose(&mut self.chance).copied().unwrap_or_default();
                insert(bytes, at, word);
            }
        }
    }

    /// A whole piece is taken away, written again, put into another's place, or filled with one word.
    fn change_piece(&mut self, bytes: &mut Vec<u8>, other: &[u8]) {
        let at = self.place(bytes.len());
        let Some(piece) = pieces::from(bytes, at) else { return self.change(bytes, other) };
        let held = bytes.get(piece.clone()).unwrap_or_default().to_vec();
        match self.chance.random_range(0..6) {
            0 => {
                let comma = pieces::comma(bytes, piece.end);
                let comma = comma.filter(|at| bytes.get(*at) == Some(&b','));
                bytes.drain(piece.start..comma.map_or(piece.end, |at| at + 1));
            }
            1 => {
                let comma = pieces::comma(bytes, piece.end).map_or("", |_| ",");
                insert(bytes, piece.end, &[comma.as_bytes(), &held].concat());
            }
            2 if held.first() == Some(&b'"') && held.last() == Some(&b'"') => {
                let word = WORDS.choose(&mut self.chance).copied().unwrap_or_default();
                bytes.splice(piece, [b"\"", word, b"\""].concat());
            }
            // Into itself: one level deeper.
            2 => insert(bytes, piece.start + held.len() / 2, &held),
            3 => {
                let from = self.place(bytes.len());
                let Some(taken) = pieces::from(bytes, from) else { return };
                let taken = bytes.get(taken).unwrap_or_default().to_vec();
                replace(bytes, piece, taken);
            }
            _ => {
                let from = self.place(other.len());
                let Some(taken) = pieces::from(other, from) else { return };
                replace(bytes, piece, other.get(taken).unwrap_or_default().to_vec());
            }
        }
    }

    /// Digits become other digits: lengths, offsets, dates, positions.
    fn number(&mut self, bytes: &mut Vec<u8>, from: usize) {
        let rest = bytes.get(from..).unwrap_or_default();
        let Some(start) = rest.iter().position(u8::is_ascii_digit).map(|at| from + at) else {
            return;
        };
        let rest = bytes.get(start..).unwrap_or_default();
        let len = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let numbers =
            ["0", "1", "7", "255", "256", "65536", "2147483648", "4294967295", "99999999999"];
        let number = numbers.choose(&mut self.chance).copied().unwrap_or_default();
        bytes.splice(start..start + len, number.bytes());
    }

    fn place(&mut self, len: usize) -> usize {
        if len == 0 { 0 } else { self.chance.random_range(0..len) }
    }

    fn end(&mut self, from: usize, len: usize) -> usize {
        let most = len.saturating_sub(from).min(64);
        from + if most == 0 { 0 } else { self.chance.random_range(0..=most) }
    }
}

fn insert(bytes: &mut Vec<u8>, at: usize, piece: &[u8]) {
    if bytes.len() + piece.len() <= BYTES_MAX {
        bytes.splice(at..at, piece.iter().copied());
    }
}

fn replace(bytes: &mut Vec<u8>, piece: Range<usize>, by: Vec<u8>) {
    if bytes.len() + by.len() <= BYTES_MAX {
        bytes.splice(piece, by);
    }
}
