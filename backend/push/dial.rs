//! Connecting to push services, and to nothing on a private or loopback address: the check is made on the address
//! connected to, after the name was looked up, so that a name cannot lie.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::Bytes;
use axum::http::{Request, StatusCode, Uri};
use http_body_util::Full;
use hyper_rustls::HttpsConnector;
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::client::legacy::connect::dns::Name;
use hyper_util::rt::TokioExecutor;

const WITHIN: Duration = Duration::from_secs(10);

#[derive(Debug, thiserror::Error)]
pub enum DialError {
    /// The name leads to a private or loopback address.
    #[error("a private address")]
    Forbidden,
    #[error("{0}")]
    Unreachable(String),
}

/// Sends requests over HTTPS to public addresses. Follows no redirection.
#[derive(Clone)]
pub struct Dial {
    client: Client<HttpsConnector<HttpConnector<PublicOnly>>, Full<Bytes>>,
    /// Every request goes here instead, in plain HTTP.
    instead: Option<SocketAddr>,
}

impl Default for Dial {
    fn default() -> Self {
        let mut http = HttpConnector::new_with_resolver(PublicOnly);
        http.enforce_http(false);
        http.set_connect_timeout(Some(WITHIN));
        let https = hyper_rustls::HttpsConnectorBuilder::new().with_webpki_roots().https_or_http().enable_http1().wrap_connector(http);
        Self { client: Client::builder(TokioExecutor::new()).build(https), instead: None }
    }
}

impl Dial {
    /// For tests: whatever host an endpoint names, its requests go to one push service of the test's own, in plain HTTP. All
    /// that comes before (which endpoints are accepted, what is encrypted and signed) is as it is.
    pub fn instead(service: SocketAddr) -> Self {
        Self { instead: Some(service), ..Self::default() }
    }

    pub(super) async fn send(&self, request: Request<Vec<u8>>) -> Result<StatusCode, DialError> {
        let mut request = request.map(|body| Full::new(Bytes::from(body)));
        if let Some(service) = self.instead {
            *request.uri_mut() = there(service, request.uri())?;
        } else if request.uri().scheme_str() != Some("https") {
            return Err(DialError::Unreachable("not https".into()));
        }
        match tokio::time::timeout(WITHIN, self.client.request(request)).await {
            Ok(Ok(answer)) => Ok(answer.status()),
            Ok(Err(error)) if is_private(&error) => Err(DialError::Forbidden),
            Ok(Err(error)) => Err(DialError::Unreachable(error.to_string())),
            Err(_) => Err(DialError::Unreachable("no answer in time".into())),
        }
    }
}

fn there(service: SocketAddr, asked: &Uri) -> Result<Uri, DialError> {
    let path = asked.path_and_query().map_or("/", |path| path.as_str());
    format!("http://{service}{path}").parse().map_err(|_| DialError::Unreachable("no such path".into()))
}

fn is_private(error: &hyper_util::client::legacy::Error) -> bool {
    let mut cause: Option<&(dyn std::error::Error + 'static)> = Some(error);
    while let Some(error) = cause {
        if error.downcast_ref::<std::io::Error>().is_some_and(|error| error.kind() == std::io::ErrorKind::PermissionDenied) {
            return true;
        }
        cause = error.source();
    }
    false
}

/// Looks names up, and gives only the public addresses among the answers.
#[derive(Clone)]
pub struct PublicOnly;

impl tower::Service<Name> for PublicOnly {
    type Response = std::vec::IntoIter<SocketAddr>;
    type Error = std::io::Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, Self::Error>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, name: Name) -> Self::Future {
        Box::pin(async move {
            let found: Vec<SocketAddr> = tokio::net::lookup_host((name.as_str(), 0)).await?.filter(|found| is_public(found.ip())).collect();
            if found.is_empty() {
                return Err(std::io::Error::new(std::io::ErrorKind::PermissionDenied, "no public address"));
            }
            Ok(found.into_iter())
        })
    }
}

/// Whether an address is reachable from everywhere (RFC 6890 tells those that are not).
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => match address.to_ipv4_mapped() {
            Some(inner) => is_public_v4(inner),
            None => {
                let first = address.segments()[0];
                !(address.is_loopback() || address.is_unspecified() || address.is_multicast())
                    && (first & 0xfe00) != 0xfc00 // unique local
                    && (first & 0xffc0) != 0xfe80 // link local
                    && first != 0x64 // NAT64 of anything
            }
        },
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, ..] = address.octets();
    let is_shared = a == 100 && (64..128).contains(&b); // carrier-grade NAT
    let is_benchmark = a == 198 && (b == 18 || b == 19);
    !(address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_multicast()
        || address.is_broadcast()
        || address.is_documentation()
        || is_shared
        || is_benchmark
        || a == 0
        || a >= 240)
}
