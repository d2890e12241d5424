//! What a page weighs, and how it came up: measured by the browser itself.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;

use serde_json::{Value, json};

use crate::browser::Browser;

/// A head of an answer, as the Performance API counts it.
const HEAD_BYTES: u64 = 300;

/// The figures of one page.
#[derive(Debug, Clone, PartialEq)]
pub struct Figures {
    /// Bytes a browser that knows nothing of us transfers: the page and what it is made of, each with its
    /// head, without the documents it shows. Its icons and its manifest count each time.
    pub bytes: u64,
    /// How many requests that takes.
    pub requests: u64,
    /// Largest contentful paint, in milliseconds from the click.
    pub lcp_ms: f64,
    /// Cumulative layout shift: how far what one reads jumps; 0.1 is the most a good page has.
    pub cls: f64,
    /// Total blocking time: how long, in milliseconds, the page could not answer.
    pub tbt_ms: f64,
}

impl Browser {
    /// Watches how pages come up, from the next one on, without any service worker between. Needs scripts.
    pub fn watch_paint(&self) {
        let watch = json!({ "source": include_str!("paint.js") });
        self.devtools("Page.enable", &json!({}));
        // What passes through a service worker is counted unpacked: it would weigh what nobody transferred.
        self.devtools("Network.enable", &json!({}));
        self.devtools("Network.setBypassServiceWorker", &json!({ "bypass": true }));
        self.devtools("Page.addScriptToEvaluateOnNewDocument", &watch);
    }

    /// The figures of the page shown, once it is painted; [`Browser::watch_paint`] came first.
    pub fn figures(&self) -> Figures {
        let script = "return window.carnetPaint?.()";
        let found = self
            .poll(|| Some(self.script(script, &json!([]))).filter(|found| !found.is_null()))
            .unwrap_or_else(|| panic!("{} was not painted", self.url()));
        let number = |name: &str| found.get(name).and_then(Value::as_f64).unwrap_or_default();
        let count = |name: &str| found.get(name).and_then(Value::as_u64).unwrap_or_default();
        let apart = found.get("apart").and_then(Value::as_array).into_iter().flatten();
        let apart: Vec<u64> =
            apart.filter_map(Value::as_str).map(|url| weight_of(url) + HEAD_BYTES).collect();
        let requests = u64::try_from(apart.len()).expect("a page asks for few things");
        Figures {
            bytes: count("bytes") + apart.iter().sum::<u64>(),
            requests: count("requests") + requests,
            lcp_ms: number("lcp"),
            cls: number("cls"),
            tbt_ms: number("tbt"),
        }
    }
}

/// The bytes of what the browser loads for itself and leaves out of a page's account. The page's own policy would
/// not let it ask: we do.
fn weight_of(url: &str) -> u64 {
    let ask = || -> std::io::Result<usize> {
        let wrong = || std::io::Error::other("not an address of this machine");
        let (host, path) =
            url.strip_prefix("http://").and_then(|rest| rest.split_once('/')).ok_or_else(wrong)?;
        let mut stream = TcpStream::connect(host)?;
        write!(stream, "GET /{path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer)?;
        let head = answer.windows(4).position(|four| four == b"\r\n\r\n").ok_or_else(wrong)?;
        let found = answer.get(..15).is_some_and(|line| line.ends_with(b" 200 OK"));
        if found { Ok(answer.len() - head - 4) } else { Err(wrong()) }
    };
    let bytes = ask().unwrap_or_else(|error| panic!("{url} is not there: {error}"));
    u64::try_from(bytes).expect("a small file")
}
