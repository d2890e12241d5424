//! TIFF 6.0: a scanner's picture keeps its bytes; the fields that do not draw it are blanked in place.

/// The fields that draw the picture (TIFF 6.0, and its notes on JPEG and colour profiles): dimensions,
/// samples, compression, strips and tiles, resolution, colours, page number.
const KEPT: [u16; 47] = [
    254, 255, 256, 257, 258, 259, 262, 263, 264, 265, 266, 273, 274, 277, 278, 279, 280, 281, 282,
    283, 284, 286, 287, 290, 291, 292, 293, 296, 297, 301, 317, 318, 319, 320, 321, 322, 323, 324,
    325, 332, 334, 338, 339, 347, 529, 530, 34675,
];
/// Fields that point to further directories: EXIF, GPS, interoperability, and smaller copies.
const POINTERS: [u16; 4] = [330, 34665, 34853, 40965];
/// Most directories followed: pages, and what hangs on them.
const DIRECTORIES_MAX: usize = 400;

/// How numbers are written.
#[derive(Clone, Copy)]
enum Order {
    Little,
    Big,
}

/// One field of a directory.
#[derive(Clone, Copy)]
struct Field {
    tag: u16,
    /// Bytes of its value; above four they lie elsewhere, at `value`.
    size: usize,
    count: usize,
    value: usize,
    raw: [u8; 12],
}

struct File {
    bytes: Vec<u8>,
    order: Order,
    /// Directories already dealt with: a chain may not come back.
    seen: Vec<usize>,
}

/// The same picture without what is written beside it; none when it is not well formed.
pub(super) fn bare(bytes: &[u8]) -> Option<Vec<u8>> {
    let order = match bytes.first_chunk::<4>()? {
        b"II*\0" => Order::Little,
        b"MM\0*" => Order::Big,
        _ => return None,
    };
    let mut file = File { bytes: bytes.to_vec(), order, seen: Vec::new() };
    let mut next = file.long(4)?;
    let mut pages = 0;
    while next != 0 {
        next = file.keep_picture(next)?;
        pages += 1;
    }
    (pages > 0).then_some(file.bytes)
}

impl File {
    fn short(&self, at: usize) -> Option<u16> {
        let bytes = *self.bytes.get(at..)?.first_chunk::<2>()?;
        Some(match self.order {
            Order::Little => u16::from_le_bytes(bytes),
            Order::Big => u16::from_be_bytes(bytes),
        })
    }

    fn long(&self, at: usize) -> Option<usize> {
        let bytes = *self.bytes.get(at..)?.first_chunk::<4>()?;
        let number = match self.order {
            Order::Little => u32::from_le_bytes(bytes),
            Order::Big => u32::from_be_bytes(bytes),
        };
        usize::try_from(number).ok()
    }

    fn blank(&mut self, at: usize, size: usize) -> Option<()> {
        self.bytes.get_mut(at..at.checked_add(size)?)?.fill(0);
        Some(())
    }

    /// The fields of the directory at this place, and the place of the next one.
    fn directory(&mut self, at: usize) -> Option<(Vec<Field>, usize)> {
        if self.seen.len() >= DIRECTORIES_MAX || self.seen.contains(&at) {
            return None;
        }
        self.seen.push(at);
        let count = usize::from(self.short(at)?);
        let mut fields = Vec::with_capacity(count);
        for number in 0..count {
            fields.push(self.field(at + 2 + 12 * number)?);
        }
        Some((fields, self.long(at + 2 + 12 * count)?))
    }

    fn field(&self, at: usize) -> Option<Field> {
        let raw = *self.bytes.get(at..)?.first_chunk::<12>()?;
        let (tag, kind) = (self.short(at)?, self.short(at + 2)?);
        let count = self.long(at + 4)?;
        // TIFF 6.0, section 2: bytes of each type.
        let each = match kind {
            3 | 8 => 2,
            4 | 9 | 11 | 13 => 4,
            5 | 10 | 12 => 8,
            _ => 1,
        };
        Some(Field { tag, size: count.checked_mul(each)?, count, value: self.long(at + 8)?, raw })
    }

    /// Keeps the fields that draw, blanks the others with all they point to, closes the gaps.
    fn keep_picture(&mut self, at: usize) -> Option<usize> {
        let (fields, next) = self.directory(at)?;
        let (kept, dropped): (Vec<Field>, Vec<Field>) =
            fields.iter().partition(|field| KEPT.contains(&field.tag));
        for field in dropped {
            self.forget(field)?;
        }
        self.blank(at, 2 + 12 * fields.len() + 4)?;
        let count = u16::try_from(kept.len()).ok()?;
        let link = u32::try_from(next).ok()?;
        let (count, link) = match self.order {
            Order::Little => (count.to_le_bytes(), link.to_le_bytes()),
            Order::Big => (count.to_be_bytes(), link.to_be_bytes()),
        };
        let mut written = count.to_vec();
        for field in kept {
            written.extend_from_slice(&field.raw);
        }
        written.extend_from_slice(&link);
        self.bytes.get_mut(at..at + written.len())?.copy_from_slice(&written);
        Some(next)
    }

    /// Blanks the value of a field, and the directories it leads to.
    fn forget(&mut self, field: Field) -> Option<()> {
        if POINTERS.contains(&field.tag) {
            let places = if field.count == 1 {
                vec![field.value]
            } else {
                (0..field.count.min(DIRECTORIES_MAX))
                    .map(|number| self.long(field.value.checked_add(4 * number)?))
                    .collect::<Option<Vec<_>>>()?
            };
            for place in places {
                if !self.seen.contains(&place) {
                    self.forget_directory(place)?;
                }
            }
        }
        if field.size > 4 { self.blank(field.value, field.size) } else { Some(()) }
    }

    fn forget_directory(&mut self, at: usize) -> Option<()> {
        let (fields, _) = self.directory(at)?;
        for field in &fields {
            self.forget(*field)?;
        }
        self.blank(at, 2 + 12 * fields.len() + 4)
    }
}
