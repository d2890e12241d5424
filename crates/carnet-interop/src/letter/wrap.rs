//! Breaking text into lines.

use super::face::Face;

/// The lines of a text no wider than `width` at that size. The space at which a line was broken stays at its end, so
/// that who reads the file aloud hears two words. A word wider than a line is broken where it must be.
pub(super) fn wrap(text: &str, face: &Face, size: f32, width: f32) -> Vec<String> {
    let room = width / size;
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut used = 0.0;
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let long = face.width(word, 1.0);
        if !line.is_empty() {
            line.push(' ');
            used += face.advance(' ');
            if used + long > room {
                lines.push(std::mem::take(&mut line));
                used = 0.0;
            }
        }
        if long <= room {
            line.push_str(word);
            used += long;
            continue;
        }
        for c in word.chars() {
            if used + face.advance(c) > room && !line.is_empty() {
                lines.push(std::mem::take(&mut line));
                used = 0.0;
            }
            line.push(c);
            used += face.advance(c);
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}
