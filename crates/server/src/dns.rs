//! Text records by the system's resolvers.

use hickory_resolver::{
    Resolver, TokioResolver,
    config::ResolverConfig,
    net::{DnsError, NetError, runtime::TokioRuntimeProvider},
    proto::{op::ResponseCode, rr::RData},
};
use model::{TxtRecords, TxtUnknown};
use std::time::Duration;

/// How long one lookup may take, with all its retries.
const DEADLINE: Duration = Duration::from_secs(10);

/// The DNS as this machine is configured to ask it, or through servers of its own.
pub struct Dns {
    servers: Option<ResolverConfig>,
}

impl Dns {
    /// Asks the resolvers of this machine; they are read anew for each lookup.
    #[must_use]
    pub const fn of_system() -> Self {
        Self { servers: None }
    }

    #[cfg(test)]
    const fn through(servers: ResolverConfig) -> Self {
        Self {
            servers: Some(servers),
        }
    }

    fn resolver(&self) -> Result<TokioResolver, NetError> {
        let mut builder = match &self.servers {
            Some(servers) => {
                Resolver::builder_with_config(servers.clone(), TokioRuntimeProvider::default())
            }
            None => TokioResolver::builder_tokio()?,
        };
        // An answer of a minute ago would tell an admin who just published the record that it is missing.
        builder.options_mut().cache_size = 0;
        builder.build()
    }
}

impl TxtRecords for Dns {
    fn txt(&self, name: &str) -> Result<Vec<String>, TxtUnknown> {
        let unknown = |error: &dyn std::fmt::Display| TxtUnknown(error.to_string());
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(|e| unknown(&e))?;
        let answer = runtime.block_on(async {
            let resolver = self.resolver()?;
            // The final dot keeps search domains of this machine out.
            let asked = resolver.txt_lookup(format!("{name}."));
            match tokio::time::timeout(DEADLINE, asked).await {
                Ok(answer) => answer,
                Err(_) => Err(NetError::Timeout),
            }
        });
        match answer {
            Ok(found) => Ok(found
                .answers()
                .iter()
                .filter_map(|r| text(&r.data))
                .collect()),
            Err(NetError::Dns(DnsError::NoRecordsFound(none)))
                if matches!(
                    none.response_code,
                    ResponseCode::NXDomain | ResponseCode::NoError
                ) =>
            {
                Ok(Vec::new())
            }
            Err(error) => Err(unknown(&error)),
        }
    }
}

/// A record's strings are one text (RFC 7208 §3.3).
fn text(data: &RData) -> Option<String> {
    match data {
        RData::TXT(txt) => Some(String::from_utf8_lossy(&txt.txt_data.concat()).into_owned()),
        _ => None,
    }
}

#[cfg(test)]
#[allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]
mod tests {
    use super::*;
    use hickory_resolver::config::{ConnectionConfig, NameServerConfig};
    use std::net::{IpAddr, Ipv4Addr, UdpSocket};

    /// Answers every question with this code and these texts (RFC 1035 §4).
    fn server(code: u8, texts: &'static [&'static [&'static str]]) -> Dns {
        let socket = UdpSocket::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let mut connection = ConnectionConfig::udp();
        connection.port = socket.local_addr().unwrap().port();
        std::thread::spawn(move || {
            let mut buffer = [0_u8; 1500];
            while let Ok((length, from)) = socket.recv_from(&mut buffer) {
                let name_end = 12 + buffer[12..length].iter().position(|b| *b == 0).unwrap();
                let question = &buffer[12..name_end + 5];
                let count = u8::try_from(texts.len()).unwrap();
                let mut answer = vec![
                    buffer[0],
                    buffer[1],
                    0x85,
                    0x80 | code,
                    0,
                    1,
                    0,
                    count,
                    0,
                    0,
                    0,
                    0,
                ];
                answer.extend_from_slice(question);
                for strings in texts {
                    let data: Vec<u8> = strings
                        .iter()
                        .flat_map(|s| {
                            std::iter::once(u8::try_from(s.len()).unwrap()).chain(s.bytes())
                        })
                        .collect();
                    answer.extend_from_slice(&[0xc0, 12, 0, 16, 0, 1, 0, 0, 0, 60, 0]);
                    answer.push(u8::try_from(data.len()).unwrap());
                    answer.extend_from_slice(&data);
                }
                socket.send_to(&answer, from).unwrap();
            }
        });
        let mut name_server = NameServerConfig::udp(IpAddr::V4(Ipv4Addr::LOCALHOST));
        name_server.connections = vec![connection];
        Dns::through(ResolverConfig::from_name_servers(vec![name_server]))
    }

    #[test]
    fn texts_absence_and_failure_are_three_answers() {
        let name = "_portico-challenge.fabrikam.example";
        let found = server(
            0,
            &[&["v=spf1 ", "-all"], &["portico-domain-verification=1"]],
        );
        let mut texts = found.txt(name).unwrap();
        texts.sort();
        assert_eq!(texts, ["portico-domain-verification=1", "v=spf1 -all"]);
        assert_eq!(server(3, &[]).txt(name), Ok(Vec::new()), "NXDOMAIN");
        assert_eq!(server(0, &[]).txt(name), Ok(Vec::new()), "no such record");
        assert!(server(2, &[]).txt(name).is_err(), "SERVFAIL");
        assert!(server(5, &[]).txt(name).is_err(), "REFUSED");
    }
}
