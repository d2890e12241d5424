//! Where a request comes from: the peer of the connection, or what a proxy that the operator trusts says of it.

use std::net::{IpAddr, SocketAddr};
use std::str::FromStr;

use axum::extract::ConnectInfo;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, header};

/// The header in which the operator's proxies name who they forward. One, not both: what a proxy does not write, it
/// lets through from strangers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ForwardedBy {
    /// `X-Forwarded-For`, as most proxies write.
    #[default]
    XForwardedFor,
    /// `Forwarded` (RFC 7239).
    Forwarded,
}

/// A block of addresses, `10.0.0.0/8`, or one address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Network {
    address: IpAddr,
    prefix: u32,
}

/// Not a block of addresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an address nor a block of addresses like 10.0.0.0/8")]
pub struct InvalidNetwork;

impl FromStr for Network {
    type Err = InvalidNetwork;

    fn from_str(text: &str) -> Result<Self, InvalidNetwork> {
        let (address, prefix) =
            text.split_once('/').map_or((text, None), |(address, prefix)| (address, Some(prefix)));
        let address: IpAddr = address.parse().map_err(|_| InvalidNetwork)?;
        let bits = if address.is_ipv4() { 32 } else { 128 };
        let prefix = prefix.map_or(Ok(bits), str::parse).map_err(|_| InvalidNetwork)?;
        if prefix > bits { Err(InvalidNetwork) } else { Ok(Self { address, prefix }) }
    }
}

impl Network {
    fn contains(self, address: IpAddr) -> bool {
        let same = |ours: u128, theirs: u128, bits: u32| {
            let beyond = bits - self.prefix;
            beyond >= bits || ours >> beyond == theirs >> beyond
        };
        match (self.address, address) {
            (IpAddr::V4(ours), IpAddr::V4(theirs)) => {
                same(ours.to_bits().into(), theirs.to_bits().into(), 32)
            }
            (IpAddr::V6(ours), IpAddr::V6(theirs)) => same(ours.to_bits(), theirs.to_bits(), 128),
            _ => false,
        }
    }
}

/// The proxies in front of the service.
#[derive(Debug, Clone, Default)]
pub struct Proxies {
    /// Who is believed.
    pub trusted: Vec<Network>,
    /// Where they say it.
    pub header: ForwardedBy,
}

impl Proxies {
    /// The address a request comes from; none when the connection does not say.
    pub(crate) fn client(&self, parts: &Parts) -> Option<IpAddr> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>()?.0.ip().to_canonical();
        Some(self.behind(peer, &parts.headers))
    }

    /// From the peer backwards: the first hop that is no proxy of ours is the client. What stands before it in the
    /// header was written by the client itself. A hop that is no address ends the walk at the proxy that wrote it.
    fn behind(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let mut last = peer;
        let hops = match self.header {
            ForwardedBy::XForwardedFor => {
                list(headers, &HeaderName::from_static("x-forwarded-for")).map(node).collect()
            }
            ForwardedBy::Forwarded => {
                list(headers, &header::FORWARDED).map(forwarded).collect::<Vec<_>>()
            }
        };
        let mut hops = hops.into_iter().rev();
        while self.trusts(last) {
            match hops.next() {
                Some(Some(hop)) => last = hop,
                Some(None) | None => break,
            }
        }
        last
    }

    fn trusts(&self, address: IpAddr) -> bool {
        self.trusted.iter().any(|network| network.contains(address))
    }
}

/// The elements of a header that may be written several times, in order.
fn list<'a>(headers: &'a HeaderMap, name: &HeaderName) -> impl Iterator<Item = &'a str> {
    headers.get_all(name).iter().flat_map(|value| value.to_str().unwrap_or("").split(','))
}

/// The `for` of one element (RFC 7239 §4).
fn forwarded(element: &str) -> Option<IpAddr> {
    let pairs = element.split(';').filter_map(|pair| pair.trim().split_once('='));
    let mut named = pairs.filter(|(name, _)| name.eq_ignore_ascii_case("for"));
    match (named.next(), named.next()) {
        (Some((_, value)), None) => node(value),
        _ => None,
    }
}

/// An address, with or without its port, quotes and brackets.
fn node(text: &str) -> Option<IpAddr> {
    let text = text.trim().trim_matches('"');
    let address = text.parse::<IpAddr>().ok();
    let address = address.or_else(|| text.parse::<SocketAddr>().ok().map(|socket| socket.ip()));
    let bracketed = || text.strip_prefix('[')?.strip_suffix(']')?.parse().ok();
    address.or_else(bracketed).map(|address| address.to_canonical())
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn seen(peer: &str, header: ForwardedBy, lines: &[&'static str]) -> String {
        let trusted = ["10.0.0.0/8", "2001:db8:f::/48"].map(|text| text.parse().unwrap());
        let name = match header {
            ForwardedBy::XForwardedFor => HeaderName::from_static("x-forwarded-for"),
            ForwardedBy::Forwarded => header::FORWARDED,
        };
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append(name.clone(), HeaderValue::from_static(line));
        }
        let proxies = Proxies { trusted: trusted.to_vec(), header };
        proxies.behind(peer.parse().unwrap(), &headers).to_string()
    }

    #[test]
    fn a_stranger_cannot_say_who_they_are() {
        let plain = ForwardedBy::XForwardedFor;
        assert_eq!(seen("192.0.2.1", plain, &["198.51.100.7"]), "192.0.2.1", "no proxy of ours");
        assert_eq!(seen("10.0.0.1", plain, &["198.51.100.7"]), "198.51.100.7");
        let forged = ["203.0.113.9, 198.51.100.7", "10.0.0.2"];
        assert_eq!(seen("10.0.0.1", plain, &forged), "198.51.100.7", "what is before is a claim");
        assert_eq!(seen("10.0.0.1", plain, &[]), "10.0.0.1");
        assert_eq!(seen("10.0.0.1", plain, &["198.51.100.7, unknown"]), "10.0.0.1");
        assert_eq!(seen("10.0.0.1", plain, &["198.51.100.7:4711"]), "198.51.100.7");
        assert_eq!(seen("2001:db8:f::1", plain, &["2001:db8:1::9"]), "2001:db8:1::9");
        assert_eq!(seen("10.0.0.1", plain, &["::ffff:198.51.100.7"]), "198.51.100.7");
    }

    #[test]
    fn the_standard_header_is_read_as_written() {
        let standard = ForwardedBy::Forwarded;
        let chain = ["for=203.0.113.9;proto=https, For=\"[2001:db8:1::9]:4711\"", "for=10.0.0.2"];
        assert_eq!(seen("10.0.0.1", standard, &chain), "2001:db8:1::9");
        assert_eq!(seen("10.0.0.1", standard, &["for=_hidden"]), "10.0.0.1");
        assert_eq!(seen("10.0.0.1", standard, &["for=192.0.2.1;for=192.0.2.2"]), "10.0.0.1");
        assert_eq!(seen("10.0.0.1", standard, &["by=192.0.2.1"]), "10.0.0.1");
    }

    #[test]
    fn blocks_are_what_they_say() {
        let block = |text: &str| text.parse::<Network>();
        let contains =
            |text: &str, address: &str| block(text).unwrap().contains(address.parse().unwrap());
        assert!(contains("192.0.2.0/24", "192.0.2.255") && !contains("192.0.2.0/24", "192.0.3.0"));
        assert!(contains("0.0.0.0/0", "203.0.113.9") && !contains("0.0.0.0/0", "::1"));
        assert!(contains("::1", "::1") && !contains("::1", "::2"));
        for bad in ["", "10.0.0.0/33", "::/129", "10.0.0.0/-1", "proxy.example"] {
            assert!(block(bad).is_err(), "{bad}");
        }
    }
}
