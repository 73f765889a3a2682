//! `portico health`.

use std::{
    io::{Read, Write},
    net::{SocketAddr, TcpStream},
    time::Duration,
};

/// 0 when the server at `address` says that it is ready, 1 otherwise.
pub fn ask(address: SocketAddr) -> u8 {
    match answers(address) {
        Ok(true) => 0,
        Ok(false) => {
            super::output::problem("the server is not ready");
            1
        }
        Err(error) => {
            super::output::problem(&format!("no answer from {address}: {error}"));
            1
        }
    }
}

/// Whether a server answers there and says that it is ready.
pub fn is_ready(address: SocketAddr) -> bool {
    matches!(answers(address), Ok(true))
}

fn answers(address: SocketAddr) -> std::io::Result<bool> {
    let limit = Duration::from_secs(3);
    let mut stream = TcpStream::connect_timeout(&address, limit)?;
    stream.set_read_timeout(Some(limit))?;
    stream.write_all(b"GET /readyz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")?;
    let mut answer = String::new();
    stream.take(64 * 1024).read_to_string(&mut answer)?;
    Ok(answer.starts_with("HTTP/1.1 200"))
}
