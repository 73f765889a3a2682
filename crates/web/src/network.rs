//! Where requests come from, as far as that is known.

use crate::{http::Request, site::Portal};
use std::net::IpAddr;

impl Portal {
    /// The network that a request comes from: the client's address, or its /64 for IPv6. `None` where only
    /// a proxy is seen that says nothing.
    pub(crate) fn network(&self, request: &Request) -> Option<String> {
        let peer = request.peer?;
        let source = self.client_addresses.as_ref();
        let told = source.filter(|it| (it.trusts)(peer)).and_then(|it| {
            // Whatever stands left of the last one, the client may have written itself.
            let all = request.header(&it.header)?;
            all.rsplit(',').next()?.trim().parse::<IpAddr>().ok()
        });
        told.or_else(|| (!is_near(peer)).then_some(peer))
            .map(network_of)
    }
}

/// This machine or a private network (RFC 1918, RFC 4193): a proxy, most likely.
fn is_near(address: IpAddr) -> bool {
    match address.to_canonical() {
        IpAddr::V4(it) => it.is_loopback() || it.is_private() || it.is_link_local(),
        IpAddr::V6(it) => it.is_loopback() || (it.segments()[0] & 0xfe00) == 0xfc00,
    }
}

/// One household or office has a whole /64 (RFC 6177).
fn network_of(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(it) => it.to_string(),
        IpAddr::V6(it) => {
            let [a, b, c, d, ..] = it.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
    }
}
