//! The same chunks for what does not fit in memory: sealed as it is written, opened as it is read.

use std::io::{self, BufRead, Read, Write};

use super::{
    CHUNK_BYTES, ChunkCipher, FORMAT, HEADER_BYTES, Position, SALT_BYTES, sealed_chunk_bytes,
};
use crate::seal;

/// Seals what is written to it. Nothing of it opens before [`Sealing::finish`].
pub(crate) struct Sealing<W: Write> {
    out: W,
    cipher: ChunkCipher,
    /// Not sealed yet: at most one chunk.
    waiting: Vec<u8>,
    number: usize,
}

impl<W: Write> Sealing<W> {
    /// Begins: the header is written.
    pub(crate) fn new(key: &[u8; 32], aad: &[u8], mut out: W) -> io::Result<Self> {
        let salt: [u8; SALT_BYTES] = seal::random();
        out.write_all(&[FORMAT])?;
        out.write_all(&salt)?;
        let cipher = ChunkCipher::bound(key, aad.to_vec(), &salt);
        Ok(Self { out, cipher, waiting: Vec::with_capacity(CHUNK_BYTES), number: 0 })
    }

    /// Writes the last chunk, which says that nothing follows.
    pub(crate) fn finish(mut self) -> io::Result<W> {
        self.seal(Position::Last)?;
        Ok(self.out)
    }

    fn seal(&mut self, position: Position) -> io::Result<()> {
        let mut sealed = Vec::with_capacity(sealed_chunk_bytes());
        self.cipher.seal(self.number, position, &self.waiting, &mut sealed);
        self.waiting.clear();
        self.number += 1;
        self.out.write_all(&sealed)
    }
}

impl<W: Write> Write for Sealing<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // A full chunk waits until it is known whether anything follows.
        if self.waiting.len() == CHUNK_BYTES && !bytes.is_empty() {
            self.seal(Position::Inner)?;
        }
        let taken = bytes.len().min(CHUNK_BYTES - self.waiting.len());
        self.waiting.extend_from_slice(bytes.get(..taken).unwrap_or_default());
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Opens what [`Sealing`] wrote. Bytes come out only of chunks that are whole and in their place; an end that is not
/// the end is an error.
pub(crate) struct Opening<R: BufRead> {
    sealed: R,
    cipher: ChunkCipher,
    clear: Vec<u8>,
    given: usize,
    number: usize,
    ended: bool,
}

/// Damaged, cut off, altered, or sealed with another key.
fn unsealable() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "does not open: damaged, cut off, or another key")
}

impl<R: BufRead> Opening<R> {
    /// Begins: the header is read.
    pub(crate) fn new(key: &[u8; 32], aad: &[u8], mut sealed: R) -> io::Result<Self> {
        let mut header = [0; HEADER_BYTES];
        sealed.read_exact(&mut header).map_err(|_| unsealable())?;
        let [format, salt @ ..] = header;
        if format != FORMAT {
            return Err(unsealable());
        }
        let cipher = ChunkCipher::bound(key, aad.to_vec(), &salt);
        Ok(Self { sealed, cipher, clear: Vec::new(), given: 0, number: 0, ended: false })
    }

    fn next_chunk(&mut self) -> io::Result<()> {
        let mut chunk = Vec::with_capacity(sealed_chunk_bytes());
        let most = u64::try_from(sealed_chunk_bytes()).unwrap_or(u64::MAX);
        self.sealed.by_ref().take(most).read_to_end(&mut chunk)?;
        self.ended = self.sealed.fill_buf()?.is_empty();
        let position = if self.ended { Position::Last } else { Position::Inner };
        self.clear.clear();
        self.given = 0;
        let opened = self.cipher.open(self.number, position, &chunk, &mut self.clear);
        self.number += 1;
        opened.map_err(|_| unsealable())
    }
}

impl<R: BufRead> Read for Opening<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while self.given == self.clear.len() {
            if self.ended {
                return Ok(0);
            }
            self.next_chunk()?;
        }
        let left = self.clear.get(self.given..).unwrap_or_default();
        let count = left.len().min(into.len());
        if let Some((into, left)) = into.get_mut(..count).zip(left.get(..count)) {
            into.copy_from_slice(left);
        }
        self.given += count;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sealed(clear: &[u8]) -> Vec<u8> {
        let mut sealing = Sealing::new(&[1; 32], b"test", Vec::new()).unwrap();
        // In pieces that fit no chunk.
        for piece in clear.chunks(10_007) {
            sealing.write_all(piece).unwrap();
        }
        sealing.finish().unwrap()
    }

    fn opened(sealed: &[u8], aad: &[u8]) -> io::Result<Vec<u8>> {
        let mut clear = Vec::new();
        Opening::new(&[1; 32], aad, sealed)?.read_to_end(&mut clear)?;
        Ok(clear)
    }

    #[test]
    fn every_length_around_a_chunk_round_trips() {
        for length in [0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES] {
            let clear: Vec<u8> = (0..length).map(|i| u8::try_from(i % 251).unwrap()).collect();
            assert_eq!(opened(&sealed(&clear), b"test").unwrap(), clear, "{length}");
        }
    }

    #[test]
    fn what_is_cut_off_altered_or_of_another_kind_does_not_open() {
        let whole = sealed(&vec![7; 2 * CHUNK_BYTES]);
        for length in [0, 5, HEADER_BYTES, HEADER_BYTES + sealed_chunk_bytes(), whole.len() - 1] {
            assert!(opened(&whole[..length], b"test").is_err(), "{length}");
        }
        for position in [0, 1, HEADER_BYTES, whole.len() - 1] {
            let mut altered = whole.clone();
            altered[position] ^= 1;
            assert!(opened(&altered, b"test").is_err(), "byte {position}");
        }
        assert!(opened(&whole, b"another").is_err());
    }
}
