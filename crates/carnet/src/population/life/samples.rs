//! Short lives for the published test identities: enough to be somebody, and room for what software sends.

use super::{Life, adult, child, everyday, screening, thyroid};

pub(super) fn live(life: &mut Life<'_>, number: u8) {
    match number {
        0 => {
            thyroid::live(life);
            adult::live(life);
            everyday::live(life);
        }
        1 => child::live(life),
        _ => {
            screening::live(life);
            adult::live(life);
            everyday::live(life);
        }
    }
}
