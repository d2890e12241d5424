//! Whether all of a page can be read at the width and the size of text it is shown.

use serde_json::{Value, json};

use crate::browser::Browser;

impl Browser {
    /// What sticks out to the right, so that one would scroll sideways, and what is cut off by its own box.
    pub fn misfits(&self) -> Vec<String> {
        let found = self.script(include_str!("fit.js"), &json!([]));
        found
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect()
    }
}
