//! Hands on a keyboard: keys pressed where the focus is, and where the focus went.

use serde_json::{Value, json};

use crate::browser::{Browser, expect, string};
use crate::tally;
use crate::webdriver::ELEMENT;

/// A key (WebDriver §17.4.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// Enter, which follows a link and submits a form.
    Enter,
    /// Escape, which closes a dialog.
    Escape,
    /// Tab, which moves to the next control.
    Tab,
    /// Space, which presses a button and ticks a box.
    Space,
    /// Towards the top of a list.
    Up,
    /// Towards the end of a list.
    Down,
    /// To the one before.
    Left,
    /// To the one after.
    Right,
    /// To the first.
    Home,
    /// To the last.
    End,
    /// What the key writes.
    Character(char),
}

impl Key {
    fn code(self) -> char {
        match self {
            Self::Enter => '\u{E007}',
            Self::Escape => '\u{E00C}',
            Self::Tab => '\u{E004}',
            Self::Space => ' ',
            Self::Up => '\u{E013}',
            Self::Down => '\u{E015}',
            Self::Left => '\u{E012}',
            Self::Right => '\u{E014}',
            Self::Home => '\u{E011}',
            Self::End => '\u{E010}',
            Self::Character(character) => character,
        }
    }
}

/// The key held while another is pressed.
const SHIFT: char = '\u{E008}';

/// What has the focus.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Focus {
    /// What it is called, as assistive technology reads it.
    pub name: String,
    /// What it is: `link`, `button`, `textbox`…
    pub role: String,
    /// Where it stands in the page: the same element has the same place as long as the page does.
    pub place: String,
    /// Whether something drawn tells that it has the focus.
    pub ring: bool,
    /// Whether it is inside the window and nothing lies over it.
    pub uncovered: bool,
    /// How many stops there are before it; a browser without a frame goes no further back than the first.
    pub before: u64,
    /// How many stops there are after it.
    pub after: u64,
}

impl Browser {
    /// Presses a key where the focus is.
    pub fn press(&self, key: Key) {
        self.strike(&[key.code()]);
    }

    /// Presses a key with the shift key held.
    pub fn press_with_shift(&self, key: Key) {
        self.strike(&[SHIFT, key.code()]);
    }

    /// Types a text where the focus is.
    pub fn write(&self, text: &str) {
        let keys: Vec<Value> = text.chars().flat_map(|key| [down(key), up(key)]).collect();
        self.act(&keys);
    }

    /// What has the focus; nothing when the page as a whole has it.
    pub fn focus(&self) -> Option<Focus> {
        tally::mark("keyboard", "focus");
        let found = self.script(include_str!("keyboard.js"), &json!([]));
        let element = found.get("element")?.get(ELEMENT)?.as_str()?.to_owned();
        let computed = |what: &str| {
            string(&expect(self.session.get(&format!("/element/{element}/{what}")), what))
        };
        let says = |what: &str| found.get(what).and_then(Value::as_bool) == Some(true);
        let counts = |what: &str| found.get(what).and_then(Value::as_u64).unwrap_or_default();
        Some(Focus {
            name: computed("computedlabel"),
            role: computed("computedrole"),
            place: found.get("place").map(string).unwrap_or_default(),
            ring: says("ring"),
            uncovered: says("uncovered"),
            before: counts("before"),
            after: counts("after"),
        })
    }

    /// All keys down in order, then up in the other.
    fn strike(&self, keys: &[char]) {
        let downs = keys.iter().map(|&key| down(key));
        let ups = keys.iter().rev().map(|&key| up(key));
        self.act(&downs.chain(ups).collect::<Vec<_>>());
    }

    fn act(&self, keys: &[Value]) {
        let keyboard = json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": keys }] });
        expect(self.session.post("/actions", &keyboard), "the keyboard");
    }
}

fn down(key: char) -> Value {
    json!({ "type": "keyDown", "value": key.to_string() })
}

fn up(key: char) -> Value {
    json!({ "type": "keyUp", "value": key.to_string() })
}
