//! The few lines of WebDriver we speak: JSON over HTTP/1.1 to a driver on this machine.
//! <https://www.w3.org/TR/webdriver2/#protocol>

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{Ipv4Addr, TcpStream};
use std::time::Duration;

use serde_json::{Value, json};

/// The key under which WebDriver wraps an element's reference (§12).
pub(crate) const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";
/// No command of ours may take longer; a page load gives up earlier, in the driver.
const ANSWER_WITHIN: Duration = Duration::from_mins(2);

/// What the driver refused: the error code of §6.6 and its message.
#[derive(Debug)]
pub(crate) struct Refusal {
    pub(crate) code: String,
    message: String,
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.code, self.message.lines().next().unwrap_or_default())
    }
}

/// One session of a driver.
#[derive(Debug)]
pub(crate) struct Session {
    port: u16,
    path: String,
}

/// One element of the page the session shows.
#[derive(Debug, Clone)]
pub(crate) struct Element(pub(crate) String);

impl Element {
    /// The element as an argument of a script.
    pub(crate) fn reference(&self) -> Value {
        json!({ ELEMENT: self.0 })
    }
}

impl Session {
    /// Opens a session with these capabilities.
    pub(crate) fn open(port: u16, capabilities: &Value) -> Result<Self, Refusal> {
        let driver = Self { port, path: String::new() };
        let wanted = json!({ "capabilities": { "alwaysMatch": capabilities } });
        let answer = driver.call("POST", "/session", Some(&wanted))?;
        let id = answer.get("sessionId").and_then(Value::as_str).unwrap_or_default();
        Ok(Self { port, path: format!("/session/{id}") })
    }

    /// Sends a command with a body.
    pub(crate) fn post(&self, command: &str, body: &Value) -> Result<Value, Refusal> {
        self.call("POST", &format!("{}{command}", self.path), Some(body))
    }

    /// Asks for a value.
    pub(crate) fn get(&self, command: &str) -> Result<Value, Refusal> {
        self.call("GET", &format!("{}{command}", self.path), None)
    }

    /// Ends the session or deletes what `command` names.
    pub(crate) fn delete(&self, command: &str) -> Result<Value, Refusal> {
        self.call("DELETE", &format!("{}{command}", self.path), None)
    }

    /// The elements an XPath or CSS expression finds.
    pub(crate) fn find(&self, using: &str, expression: &str) -> Result<Vec<Element>, Refusal> {
        let found = self.post("/elements", &json!({ "using": using, "value": expression }))?;
        let found = found.as_array().cloned().unwrap_or_default();
        Ok(found
            .iter()
            .filter_map(|one| Some(Element(one.get(ELEMENT)?.as_str()?.to_owned())))
            .collect())
    }

    fn call(&self, method: &str, path: &str, body: Option<&Value>) -> Result<Value, Refusal> {
        let answer = self
            .exchange(method, path, body)
            .unwrap_or_else(|error| panic!("the driver does not answer {method} {path}: {error}"));
        let value = answer.get("value").cloned().unwrap_or(Value::Null);
        match value.get("error").and_then(Value::as_str) {
            None => Ok(value),
            Some(code) => {
                let message = value.get("message").and_then(Value::as_str).unwrap_or_default();
                Err(Refusal { code: code.to_owned(), message: message.to_owned() })
            }
        }
    }

    fn exchange(&self, method: &str, path: &str, body: Option<&Value>) -> std::io::Result<Value> {
        let body = body.map(Value::to_string).unwrap_or_default();
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port))?;
        stream.set_read_timeout(Some(ANSWER_WITHIN))?;
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nContent-Type: application/json\r\n\
             Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
            self.port,
            body.len()
        )?;
        let mut reader = BufReader::new(stream);
        let mut length = 0;
        loop {
            let mut line = String::new();
            reader.read_line(&mut line)?;
            match line.trim_end().split_once(':') {
                Some((name, value)) if name.eq_ignore_ascii_case("content-length") => {
                    length = value.trim().parse().map_err(std::io::Error::other)?;
                }
                None if line.trim_end().is_empty() => break,
                _ => {}
            }
        }
        let mut bytes = vec![0; length];
        reader.read_exact(&mut bytes)?;
        serde_json::from_slice(&bytes).map_err(std::io::Error::other)
    }
}
