//! What bytes really are. The name and the type a sender gives are claims; these are facts.

/// What the service keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Media {
    /// PDF.
    Pdf,
    /// XML, expected to be a CDA R2 document.
    Xml,
    /// JPEG picture.
    Jpeg,
    /// PNG picture.
    Png,
    /// TIFF picture.
    Tiff,
    /// Rich text.
    Rtf,
    /// Plain text in UTF-8.
    Text,
}

impl Media {
    /// The MIME type we serve it under.
    pub const fn mime(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Xml => "text/xml",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Tiff => "image/tiff",
            Self::Rtf => "application/rtf",
            Self::Text => "text/plain",
        }
    }

    /// The ending of a downloaded file.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Xml => "xml",
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Tiff => "tif",
            Self::Rtf => "rtf",
            Self::Text => "txt",
        }
    }

    /// Looks at the first bytes.
    pub fn sniff(bytes: &[u8]) -> Option<Self> {
        const STARTS: [(&[u8], Media); 6] = [
            (b"%PDF-", Media::Pdf),
            (b"\xff\xd8\xff", Media::Jpeg),
            (b"\x89PNG\r\n\x1a\n", Media::Png),
            (b"II*\0", Media::Tiff),
            (b"MM\0*", Media::Tiff),
            (b"{\\rtf", Media::Rtf),
        ];
        if let Some((_, media)) = STARTS.iter().find(|(start, _)| bytes.starts_with(start)) {
            return Some(*media);
        }
        let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        if text.trim_ascii_start().starts_with(b"<") {
            return Some(Self::Xml);
        }
        let readable = std::str::from_utf8(bytes).is_ok_and(|text| {
            !text.trim().is_empty()
                && !text.contains(|c: char| c.is_control() && !c.is_whitespace())
        });
        readable.then_some(Self::Text)
    }

    /// True when a declared MIME type names this kind.
    pub fn is_called(self, declared: &str) -> bool {
        let name = declared.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        match self {
            Self::Xml => matches!(
                name.as_str(),
                "text/xml" | "application/xml" | "application/hl7-sda+xml" | "application/cda+xml"
            ),
            Self::Jpeg => matches!(name.as_str(), "image/jpeg" | "image/jpg"),
            Self::Rtf => matches!(name.as_str(), "application/rtf" | "text/rtf"),
            other => name == other.mime(),
        }
    }

    /// True for pictures we decode: pages that can be turned, and bound into one document.
    pub const fn is_photograph(self) -> bool {
        matches!(self, Self::Jpeg | Self::Png)
    }

    /// True for what a holder may add themselves.
    pub const fn holder_may_add(self) -> bool {
        !matches!(self, Self::Xml)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_decide() {
        assert_eq!(Media::sniff(b"%PDF-1.7\n"), Some(Media::Pdf));
        assert_eq!(Media::sniff(b"\xef\xbb\xbf<?xml"), Some(Media::Xml));
        assert_eq!(Media::sniff("Compte rendu".as_bytes()), Some(Media::Text));
        assert_eq!(Media::sniff(b"MZ\x90\0\x03"), None);
        assert_eq!(Media::sniff(b""), None);
        assert!(Media::Xml.is_called("text/xml; charset=utf-8"));
        assert!(!Media::Pdf.is_called("image/png"));
    }
}
