//! What must be refused, quickly and without harm.

use proptest::prelude::*;

use super::*;

fn refused(bytes: &[u8]) -> PaperError {
    let picture = Picture { bytes: bytes.to_vec(), turn: Turn::None };
    let bound = bind(std::slice::from_ref(&picture), Ink::Colour, "", MEGABYTES_5).unwrap_err();
    assert_eq!(clean(&picture, Ink::Colour, MEGABYTES_5), Err(bound));
    bound
}

#[test]
fn what_is_no_picture_is_refused() {
    for bytes in [&b""[..], b"%PDF-1.7", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"MZ"] {
        assert_eq!(refused(bytes), PaperError::Unreadable { page: 1 });
    }
    for bytes in [&b"II*\0"[..], b"II*\0\x08\0\0\0", b"MM\0*\xff\xff\xff\xff", b"II*\0\0\0\0\0"] {
        let picture = Picture { bytes: bytes.to_vec(), turn: Turn::None };
        let unreadable = Err(PaperError::Unreadable { page: 1 });
        assert_eq!(clean(&picture, Ink::Colour, MEGABYTES_5), unreadable);
    }
}

#[test]
fn a_panic_of_the_decoder_is_a_refusal() {
    // Found by `cargo xtask fuzz`; the first byte says how it is turned.
    let found = include_bytes!("../../../../../hostile/corpus/picture/block-without-end.jpg");
    let picture = Picture { bytes: found[1..].to_vec(), turn: Turn::None };
    // It panics where the processor has AVX2 only.
    let cleaned = clean(&picture, Ink::Colour, MEGABYTES_5);
    assert!(cleaned.is_ok() || cleaned == Err(PaperError::Unreadable { page: 1 }));
}

#[test]
fn a_directory_that_leads_to_itself_ends() {
    let loops = b"II*\0\x08\0\0\0\x00\0\x08\0\0\0".to_vec();
    let picture = Picture { bytes: loops, turn: Turn::None };
    assert!(clean(&picture, Ink::Colour, MEGABYTES_5).is_err());
}

#[test]
fn a_bomb_is_refused_by_its_header() {
    // A PNG that claims 60,000 by 60,000 pixels: 14 gigabytes.
    let mut bomb = png(&page(8, 8));
    bomb[16..20].copy_from_slice(&60_000_u32.to_be_bytes());
    bomb[20..24].copy_from_slice(&60_000_u32.to_be_bytes());
    let sum = crc(&bomb[12..29]).to_be_bytes();
    bomb[29..33].copy_from_slice(&sum);
    assert_eq!(refused(&bomb), PaperError::Pixels { page: 1 });
    // A JPEG that claims 65,000 by 65,000.
    let mut bomb = jpeg(&page(8, 8));
    let frame = bomb.windows(2).position(|two| two == [0xff, 0xc0]).unwrap();
    bomb[frame + 5..frame + 9].copy_from_slice(&[0xfd, 0xe8, 0xfd, 0xe8]);
    assert_eq!(refused(&bomb), PaperError::Pixels { page: 1 });
}

#[test]
fn too_many_pages_too_many_bytes_and_none_are_refused() {
    let small = jpeg(&page(8, 8));
    let bound = |pictures: &[Picture]| bind(pictures, Ink::Colour, "", MEGABYTES_5);
    assert_eq!(bound(&[]), Err(PaperError::Pages));
    assert_eq!(bound(&pages(&vec![small.clone(); PAGES_MAX + 1])), Err(PaperError::Pages));
    assert!(bound(&pages(&vec![small.clone(); PAGES_MAX])).is_ok());
    let mut heavy = small.clone();
    heavy.resize(PICTURE_BYTES_MAX + 1, 0);
    assert_eq!(bound(&pages(&[small.clone(), heavy])), Err(PaperError::Bytes { page: 2 }));
    let cut = pages(&[small.clone(), small[..40].to_vec()]);
    assert_eq!(bound(&cut), Err(PaperError::Unreadable { page: 2 }));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// A picture with bytes changed, or cut, is refused or becomes a clean document; nothing panics.
    #[test]
    fn damaged_pictures_harm_nothing(
        which in 0_usize..3,
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..12),
        cut in any::<prop::sample::Index>(),
        whole in any::<bool>(),
    ) {
        let mut bytes = match which {
            0 => photograph(&page(40, 24), 6),
            1 => png(&page(24, 40)),
            _ => scan().0,
        };
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if !whole {
            bytes.truncate(cut.index(bytes.len()));
        }
        let picture = Picture { bytes, turn: Turn::Left };
        if let Ok(kept) = clean(&picture, Ink::Colour, MEGABYTES_5) {
            prop_assert!(kept.len() <= MEGABYTES_5);
        }
        if let Ok(pdf) = bind(&[picture.clone(), picture], Ink::Black, "", MEGABYTES_5) {
            prop_assert!(pdf.starts_with(b"%PDF-") && holds(&pdf, b"/Count 2"));
            prop_assert_eq!(plates(&pdf).len(), 2);
            prop_assert!(!holds(&pdf, PLACE));
        }
    }

    /// Every page is there, whatever its shape, and the file fits.
    #[test]
    fn as_many_pages_as_pictures(
        shapes in prop::collection::vec((1_u32..90, 1_u32..90), 1..8),
        limit in 40_000_usize..200_000,
    ) {
        let pictures: Vec<_> = shapes.iter().map(|(x, y)| jpeg(&page(*x, *y))).collect();
        let pdf = bind(&pages(&pictures), Ink::Colour, "Pages", limit).unwrap();
        prop_assert!(pdf.len() <= limit);
        let found: Vec<_> = plates(&pdf).iter().map(|p| (p.width(), p.height())).collect();
        prop_assert_eq!(found, shapes);
    }
}
