//! The process that reads: questions on standard input, answers on standard output, until there are no more.

use std::io::{self, Read as _, Write as _};

use carnet_app::document::pdf::{Question, answer};
use rustix::param::page_size;
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use rustix::time::{ClockId, clock_gettime};

/// Memory a child may ask for beside its program and its stack.
const MEMORY_BYTES_MAX: u64 = 512 * 1024 * 1024;
/// Processor time of one document, in seconds.
const SECONDS_MAX: u64 = 10;

/// A question on the wire: one letter, the length in eight bytes, the PDF.
pub(super) fn letter(question: Question) -> u8 {
    match question {
        Question::Text => b't',
        Question::Locked => b'l',
    }
}

/// Answers until standard input ends.
///
/// # Errors
/// When a limit cannot be set, or a pipe breaks.
pub fn serve() -> io::Result<()> {
    // What a core file would keep is clinical.
    limit(Resource::Core, 0)?;
    limit(Resource::As, mapped()? + MEMORY_BYTES_MAX)?;
    let (mut input, mut output) = (io::stdin().lock(), io::stdout().lock());
    let mut head = [0; 9];
    while input.read_exact(&mut head).is_ok() {
        let [asked, len @ ..] = head;
        let question = [Question::Text, Question::Locked].into_iter().find(|q| letter(*q) == asked);
        let question = question.ok_or(io::ErrorKind::InvalidData)?;
        let mut bytes = Vec::new();
        (&mut input).take(u64::from_le_bytes(len)).read_to_end(&mut bytes)?;
        let used = u64::try_from(clock_gettime(ClockId::ProcessCPUTime).tv_sec);
        limit(Resource::Cpu, used.map_err(io::Error::other)? + SECONDS_MAX)?;
        let answer = answer(question, &bytes);
        let len = u64::try_from(answer.len()).map_err(io::Error::other)?;
        output.write_all(&len.to_le_bytes())?;
        output.write_all(answer.as_bytes())?;
        output.flush()?;
    }
    Ok(())
}

/// The addresses in use now, in bytes.
fn mapped() -> io::Result<u64> {
    let pages = std::fs::read_to_string("/proc/self/statm")?;
    let pages = pages.split(' ').next().and_then(|pages| pages.parse::<u64>().ok());
    let size = u64::try_from(page_size()).map_err(io::Error::other)?;
    Ok(pages.ok_or(io::ErrorKind::InvalidData)? * size)
}

/// Lowers a limit, never below a lower one that the operator set.
fn limit(resource: Resource, to: u64) -> io::Result<()> {
    let maximum = getrlimit(resource).maximum;
    let current = Some(maximum.map_or(to, |maximum| maximum.min(to)));
    setrlimit(resource, Rlimit { current, maximum })?;
    Ok(())
}
