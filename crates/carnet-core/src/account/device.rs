//! The browsers somebody opened their account in: what they are called, and when they came.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::record::named;

/// How many are kept; the one not seen for longest makes room.
pub const KEPT_MAX: usize = 20;

named! {
    /// The kind of a browser, as it says itself.
    BrowserKind {
        /// Firefox.
        Firefox => "firefox",
        /// Chrome and its like.
        Chrome => "chrome",
        /// Edge.
        Edge => "edge",
        /// Opera.
        Opera => "opera",
        /// Samsung Internet.
        Samsung => "samsung",
        /// Safari.
        Safari => "safari",
        /// Another, or none said.
        Other => "other",
    }
}

named! {
    /// What it runs on, as it says itself.
    SystemKind {
        /// An iPhone or iPad.
        Ios => "ios",
        /// An Android telephone or tablet.
        Android => "android",
        /// Windows.
        Windows => "windows",
        /// macOS.
        Mac => "mac",
        /// Linux.
        Linux => "linux",
        /// Another, or none said.
        Other => "other",
    }
}

/// What a browser says it is. Only good to be recognised by its owner: anybody can say anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agent {
    /// The browser.
    pub browser: BrowserKind,
    /// The system.
    pub system: SystemKind,
}

impl Default for Agent {
    fn default() -> Self {
        Self { browser: BrowserKind::Other, system: SystemKind::Other }
    }
}

impl Agent {
    /// Reads `User-Agent`. The order matters: most browsers say they are others, too.
    pub fn of(header: &str) -> Self {
        let says = |words: &[&str]| words.iter().any(|word| header.contains(word));
        let browsers: [(&[&str], BrowserKind); 6] = [
            (&["Edg/", "EdgA/", "EdgiOS/"], BrowserKind::Edge),
            (&["OPR/", "Opera"], BrowserKind::Opera),
            (&["SamsungBrowser/"], BrowserKind::Samsung),
            (&["Firefox/", "FxiOS/"], BrowserKind::Firefox),
            (&["Chrome/", "CriOS/", "Chromium/"], BrowserKind::Chrome),
            (&["Safari/"], BrowserKind::Safari),
        ];
        let systems: [(&[&str], SystemKind); 5] = [
            (&["iPhone", "iPad", "iPod"], SystemKind::Ios),
            (&["Android"], SystemKind::Android),
            (&["Windows"], SystemKind::Windows),
            (&["Mac OS X", "Macintosh"], SystemKind::Mac),
            (&["Linux", "X11"], SystemKind::Linux),
        ];
        let browser = browsers.iter().find(|(words, _)| says(words)).map(|(_, kind)| *kind);
        let system = systems.iter().find(|(words, _)| says(words)).map(|(_, kind)| *kind);
        Self {
            browser: browser.unwrap_or(BrowserKind::Other),
            system: system.unwrap_or(SystemKind::Other),
        }
    }
}

/// A browser that opened the account with both factors.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Device {
    /// Its name, drawn once; the browser keeps it with a proof.
    pub name: String,
    /// What it says it is.
    pub agent: Agent,
    /// When it opened the account first.
    pub since: Timestamp,
    /// When it did last.
    pub last: Timestamp,
}

/// Writes down that a browser opened the account.
pub fn came(devices: &mut Vec<Device>, name: &str, agent: Agent, now: Timestamp) {
    if let Some(known) = devices.iter_mut().find(|device| device.name == name) {
        known.last = now;
        known.agent = agent;
        return;
    }
    devices.push(Device { name: name.to_owned(), agent, since: now, last: now });
    devices.sort_by_key(|device| std::cmp::Reverse(device.last));
    devices.truncate(KEPT_MAX);
}

#[cfg(test)]
mod tests {
    use jiff::SignedDuration;

    use super::*;

    #[test]
    fn browsers_are_told_apart() {
        let of = |header: &str| {
            let agent = Agent::of(header);
            (agent.browser, agent.system)
        };
        let windows =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)";
        assert_eq!(
            of(&format!("{windows} Chrome/131.0 Safari/537.36")),
            (BrowserKind::Chrome, SystemKind::Windows)
        );
        assert_eq!(
            of(&format!("{windows} Chrome/131.0 Safari/537.36 Edg/131.0")),
            (BrowserKind::Edge, SystemKind::Windows)
        );
        let phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15";
        assert_eq!(
            of(&format!("{phone} Version/18.1 Mobile/15E148 Safari/604.1")),
            (BrowserKind::Safari, SystemKind::Ios)
        );
        assert_eq!(
            of("Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0"),
            (BrowserKind::Firefox, SystemKind::Linux)
        );
        assert_eq!(of(""), (BrowserKind::Other, SystemKind::Other));
    }

    #[test]
    fn the_one_not_seen_for_longest_makes_room() {
        let start = Timestamp::constant(1_772_438_400, 0);
        let mut devices = Vec::new();
        for number in 0..i64::try_from(KEPT_MAX + 3).unwrap() {
            let at = start + SignedDuration::from_hours(number);
            came(&mut devices, &number.to_string(), Agent::default(), at);
            came(&mut devices, "mine", Agent::default(), at);
        }
        assert_eq!(devices.len(), KEPT_MAX);
        assert!(devices.iter().any(|device| device.name == "mine" && device.since == start));
        assert!(!devices.iter().any(|device| device.name == "0"));
    }
}
