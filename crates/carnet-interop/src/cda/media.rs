//! Embedded files: which kinds are accepted, and what the bytes say they are.

use base64::Engine as _;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

use super::CdaError;

/// The kinds of file a document may embed (ASS_A12, media types of N1 bodies).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MediaType {
    /// PDF.
    Pdf,
    /// Plain text.
    Text,
    /// Rich text.
    Rtf,
    /// JPEG.
    Jpeg,
    /// PNG.
    Png,
    /// TIFF.
    Tiff,
}

impl MediaType {
    /// The media type on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Text => "text/plain",
            Self::Rtf => "text/rtf",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Tiff => "image/tiff",
        }
    }

    /// Reads a declared media type; parameters are ignored.
    pub fn parse(declared: &str) -> Option<Self> {
        let essence = declared.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        match essence.as_str() {
            "application/pdf" => Some(Self::Pdf),
            "text/plain" => Some(Self::Text),
            "text/rtf" | "application/rtf" => Some(Self::Rtf),
            "image/jpeg" | "image/jpg" => Some(Self::Jpeg),
            "image/png" => Some(Self::Png),
            "image/tiff" | "image/tif" => Some(Self::Tiff),
            _ => None,
        }
    }

    /// What the first bytes say. Only text has no signature: no control byte but white space.
    pub fn sniff(bytes: &[u8]) -> Option<Self> {
        let head = bytes.get(..bytes.len().min(1024)).unwrap_or_default();
        // ISO 32000-1 annex H: readers accept the header within the first 1024 bytes.
        if head.windows(5).any(|window| window == b"%PDF-") {
            return Some(Self::Pdf);
        }
        let signatures: [(&[u8], Self); 5] = [
            (b"\x89PNG\r\n\x1a\n", Self::Png),
            (b"\xFF\xD8\xFF", Self::Jpeg),
            (b"II*\0", Self::Tiff),
            (b"MM\0*", Self::Tiff),
            (b"{\\rtf", Self::Rtf),
        ];
        if let Some((_, kind)) = signatures.iter().find(|(magic, _)| bytes.starts_with(magic)) {
            return Some(*kind);
        }
        let text = !bytes.is_empty()
            && bytes
                .iter()
                .all(|&byte| byte >= 0x20 || matches!(byte, b'\t' | b'\n' | b'\r' | 0x0C));
        text.then_some(Self::Text)
    }

    /// Whether a browser may show it as a picture.
    pub fn is_picture(self) -> bool {
        matches!(self, Self::Jpeg | Self::Png)
    }
}

/// A file embedded in a structured body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// The `ID` narratives refer to.
    pub anchor: Option<String>,
    /// What the document says it is.
    pub declared: Option<String>,
    /// What the bytes say it is; none when they are of a kind we do not serve.
    pub media_type: Option<MediaType>,
    /// The bytes; empty when the document only refers to a file elsewhere.
    pub bytes: Vec<u8>,
}

/// Lenient about missing padding, strict about everything else.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

/// Decodes base64 after checking what it would cost.
pub(super) fn decode_base64(text: &str, max: usize) -> Result<Vec<u8>, CdaError> {
    let digits = text.bytes().filter(|byte| !byte.is_ascii_whitespace());
    let bytes = digits.clone().count() / 4 * 3;
    if bytes > max.saturating_add(3) {
        return Err(CdaError::BodyTooLarge { bytes, max });
    }
    let compact: Vec<u8> = digits.collect();
    BASE64.decode(compact).map_err(|_| CdaError::Base64Invalid)
}

/// Encodes base64 with padding.
pub(super) fn encode_base64(bytes: &[u8]) -> String {
    BASE64.encode(bytes)
}

/// Plain text bytes as text: UTF-8, else ISO-8859-1, which older software still writes.
pub(super) fn text_of(bytes: &[u8]) -> String {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().map(|&byte| char::from(byte)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sniffs_by_content_and_never_by_name() {
        assert_eq!(MediaType::sniff(b"%PDF-1.7\n"), Some(MediaType::Pdf));
        assert_eq!(MediaType::sniff(b"\n\n%PDF-1.4"), Some(MediaType::Pdf));
        assert_eq!(MediaType::sniff(b"\x89PNG\r\n\x1a\nxx"), Some(MediaType::Png));
        assert_eq!(MediaType::sniff(b"\xFF\xD8\xFF\xE0"), Some(MediaType::Jpeg));
        assert_eq!(MediaType::sniff(b"MM\0*xx"), Some(MediaType::Tiff));
        assert_eq!(MediaType::sniff(b"{\\rtf1 a}"), Some(MediaType::Rtf));
        assert_eq!(MediaType::sniff("Tension artérielle".as_bytes()), Some(MediaType::Text));
        assert_eq!(MediaType::sniff(b"MZ\x90\0"), None);
        assert_eq!(MediaType::sniff(b""), None);
    }

    #[test]
    fn base64_is_bounded_before_it_is_decoded() {
        assert_eq!(decode_base64(" aGVs\n bG8 ", 100).unwrap(), b"hello");
        assert_eq!(decode_base64("a*==", 100), Err(CdaError::Base64Invalid));
        let large = "QUFB".repeat(100);
        assert_eq!(
            decode_base64(&large, 200),
            Err(CdaError::BodyTooLarge { bytes: 300, max: 200 })
        );
    }
}
