//! What a person may have chosen on their device, and the networks they have.

use serde_json::json;

use crate::browser::Browser;

/// The colours a person prefers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Theme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// How the network is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Network {
    /// As fast as this machine.
    Near,
    /// A telephone in the country: 400 kbit/s, 400 ms there and back.
    Slow,
    /// None.
    Absent,
}

/// The size of text when nobody chose one, in pixels.
const TEXT_PX: u32 = 16;

impl Browser {
    /// Chooses the colours, and asks for as little motion as can be.
    pub fn prefer(&self, theme: Theme) {
        let scheme = match theme {
            Theme::Light => "light",
            Theme::Dark => "dark",
        };
        let features = json!([
            { "name": "prefers-color-scheme", "value": scheme },
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ]);
        self.devtools("Emulation.setEmulatedMedia", &json!({ "features": features }));
    }

    /// Makes text larger, in percent of its usual size: what a browser calls the size of fonts.
    pub fn text_size(&self, percent: u32) {
        let size = TEXT_PX * percent / 100;
        let sizes = json!({ "fontSizes": { "standard": size, "fixed": size } });
        self.devtools("Page.setFontSizes", &sizes);
    }

    /// Changes the network, from now on.
    pub fn network(&self, network: Network) {
        let (latency_ms, bytes_per_s) = match network {
            Network::Near => (0, -1),
            Network::Slow => (400, 50_000),
            Network::Absent => (0, 0),
        };
        self.devtools("Network.enable", &json!({}));
        let conditions = json!({
            "offline": network == Network::Absent,
            "latency": latency_ms,
            "downloadThroughput": bytes_per_s,
            "uploadThroughput": bytes_per_s,
        });
        self.devtools("Network.emulateNetworkConditions", &conditions);
    }
}
