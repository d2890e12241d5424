//! The words a rendered CDA needs, from our locales.

use carnet_interop::cda::RenderLabels;

use crate::door::ask::Ask;

pub(crate) fn labels(ask: &Ask) -> RenderLabels {
    RenderLabels::new(|label| super::text(ask, label.id()))
}
