//! Where a request comes from, to slow down whoever tries too often.

use std::convert::Infallible;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::HeaderMap;
use axum::http::request::Parts;

use crate::config::Proxies;
use crate::state::AppState;

/// The address that a request is counted for: the peer's, or the one that a trusted proxy saw. Of IPv6 only the network
/// (/64) counts, as whoever has one address there has them all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Address(pub IpAddr);

impl FromRequestParts<AppState> for Address {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Infallible> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |info| info.0.ip());
        Ok(Self(network(seen(peer, &parts.headers, &state.config.trusted_proxies))))
    }
}

/// Each proxy adds the address that it saw at the end: read from there, as long as it is a trusted proxy that speaks.
/// What stands before is what the client says.
fn seen(peer: IpAddr, headers: &HeaderMap, trusted: &Proxies) -> IpAddr {
    let lists: Vec<&str> = headers.get_all("x-forwarded-for").iter().filter_map(|value| value.to_str().ok()).collect();
    let mut hops = lists.iter().rev().flat_map(|list| list.rsplit(','));
    let mut from = peer.to_canonical();
    while trusted.trust(from) {
        match hops.next().and_then(|hop| hop.trim().parse::<IpAddr>().ok()) {
            Some(hop) => from = hop.to_canonical(),
            None => break,
        }
    }
    from
}

fn network(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(whole) => Ipv6Addr::from_bits(whole.to_bits() & (u128::MAX << 64)).into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen_by(peer: &str, lists: &[&str]) -> String {
        let mut headers = HeaderMap::new();
        for list in lists {
            headers.append("x-forwarded-for", list.parse().unwrap());
        }
        seen(peer.parse().unwrap(), &headers, &"127.0.0.1,10.0.0.0/8".parse().unwrap()).to_string()
    }

    #[test]
    fn only_trusted_proxies_are_believed() {
        assert_eq!(seen_by("127.0.0.1", &["1.2.3.4, 198.51.100.7"]), "198.51.100.7", "not what the client says before");
        assert_eq!(seen_by("127.0.0.1", &["1.2.3.4", "198.51.100.7, 10.0.0.5"]), "198.51.100.7", "through two proxies");
        assert_eq!(seen_by("203.0.113.9", &["1.2.3.4"]), "203.0.113.9", "a stranger says what they like");
        assert_eq!(seen_by("127.0.0.1", &[]), "127.0.0.1");
        assert_eq!(seen_by("127.0.0.1", &["1.2.3.4, nonsense"]), "127.0.0.1", "nothing behind what cannot be read");
        assert_eq!(seen_by("::ffff:10.0.0.1", &["::ffff:1.2.3.4"]), "1.2.3.4");
    }

    #[test]
    fn an_ipv6_network_counts_as_one() {
        let of = |text: &str| network(text.parse().unwrap()).to_string();
        assert_eq!(of("2001:db8:1:2:3:4:5:6"), of("2001:db8:1:2::9"));
        assert_ne!(of("2001:db8:1:2::9"), of("2001:db8:1:3::9"));
        assert_eq!(of("198.51.100.7"), "198.51.100.7");
    }
}
