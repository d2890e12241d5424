//! One input, tried without noise.

use std::cell::RefCell;
use std::panic::catch_unwind;
use std::sync::Once;

use crate::{Outcome, Target};

thread_local! {
    /// What was said last while an input is tried; none while none is.
    static TOLD: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Tries one input.
///
/// # Errors
/// What was said when something that must hold did not.
pub fn attempt(target: &Target, input: &[u8]) -> Result<Outcome, String> {
    static QUIET: Once = Once::new();
    QUIET.call_once(|| {
        let loud = std::panic::take_hook();
        // What a reader's own guard catches is no finding, and is not worth a backtrace.
        std::panic::set_hook(Box::new(move |what| {
            let is_tried = TOLD.with_borrow_mut(|told| {
                told.as_mut().map(|told| *told = what.to_string()).is_some()
            });
            if !is_tried {
                loud(what);
            }
        }));
    });
    TOLD.set(Some(String::new()));
    let came = catch_unwind(|| (target.run)(input));
    let told = TOLD.take().unwrap_or_default();
    came.map_err(|_| told)
}
