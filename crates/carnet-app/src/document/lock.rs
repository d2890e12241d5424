//! Whether a PDF asks for a password before it opens.

/// True for a PDF that does not open with the empty password (ISO 32000-1, 7.6.3): one that only forbids
/// printing does open.
///
/// The reader is known to panic on hostile files: the panic stays here.
pub fn is_locked(bytes: &[u8]) -> bool {
    // Most PDFs never name it: nothing to read then.
    if !bytes.windows(8).any(|window| window == b"/Encrypt") {
        return false;
    }
    let bytes = bytes.to_vec();
    let opened = std::panic::catch_unwind(move || {
        let document = pdf_extract::Document::load_mem(&bytes).ok()?;
        Some(document.is_encrypted() && !document.was_encrypted())
    });
    opened.ok().flatten().unwrap_or(false)
}
