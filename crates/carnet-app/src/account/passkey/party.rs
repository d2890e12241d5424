//! Who we are to an authenticator: the host of the service, and its whole address.

use std::net::IpAddr;

use sha2::{Digest as _, Sha256};

/// The relying party (§5.1.2).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    /// The host: passkeys hold for it alone.
    pub id: String,
    /// The address pages come from.
    pub origin: String,
}

impl Party {
    /// The party of the service's address; none where browsers know no passkeys: an address in figures, or one without
    /// TLS that is not this very machine.
    pub fn of(base_url: &str) -> Option<Self> {
        let (scheme, rest) = base_url.split_once("://")?;
        let at = rest.split('/').next()?;
        let (host, port) = at.rsplit_once(':').unwrap_or((at, ""));
        let named = host.parse::<IpAddr>().is_err()
            && !host.is_empty()
            && host
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || ".-".contains(c));
        let local = host == "localhost" || host.ends_with(".localhost");
        if !named || !(scheme == "https" || scheme == "http" && local) {
            return None;
        }
        // Browsers leave the usual port out.
        let usual = if scheme == "https" { "443" } else { "80" };
        let at = if port == usual { host } else { at };
        Some(Self { id: host.to_owned(), origin: format!("{scheme}://{at}") })
    }

    /// What authenticators say instead of the host.
    pub(super) fn hash(&self) -> [u8; 32] {
        Sha256::digest(&self.id).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_party_is_a_host_with_a_name() {
        let of = |base| Party::of(base).map(|party| (party.id, party.origin));
        let both = |id: &str, origin: &str| Some((id.to_owned(), origin.to_owned()));
        assert_eq!(of("https://carnet.example"), both("carnet.example", "https://carnet.example"));
        assert_eq!(
            of("https://carnet.example:443/x"),
            both("carnet.example", "https://carnet.example")
        );
        assert_eq!(of("http://localhost:8080"), both("localhost", "http://localhost:8080"));
        for none in [
            "http://127.0.0.1:8080",
            "https://[::1]:8080",
            "http://carnet.example",
            "https://santé.example",
            "https://",
            "carnet.example",
            "",
        ] {
            assert_eq!(of(none), None, "{none}");
        }
    }
}
