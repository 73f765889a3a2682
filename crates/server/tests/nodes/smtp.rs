//! The least of an SMTP server (RFC 5321): takes every mail and passes it on.

use std::{
    io::{BufRead, BufReader, Write},
    net::{TcpListener, TcpStream},
    sync::mpsc::{Receiver, Sender, channel},
};

/// One mail as it arrived.
pub struct Arrived {
    pub to: String,
    pub text: String,
}

/// Starts listening; the URL is for `mail.url`.
pub fn sink() -> (String, Receiver<Arrived>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("smtp://{}", listener.local_addr().unwrap());
    let (send, receive) = channel();
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let send = send.clone();
            std::thread::spawn(move || serve(stream, &send));
        }
    });
    (url, receive)
}

/// Ends with the connection.
fn serve(stream: TcpStream, send: &Sender<Arrived>) -> Option<()> {
    let mut out = stream.try_clone().ok()?;
    let mut lines = BufReader::new(stream).lines();
    out.write_all(b"220 sink\r\n").ok()?;
    let mut to = String::new();
    while let Some(Ok(line)) = lines.next() {
        let verb = line.get(..4).unwrap_or(&line).to_ascii_uppercase();
        let answer: &[u8] = match verb.as_str() {
            "QUIT" => return out.write_all(b"221 bye\r\n").ok(),
            "RCPT" => {
                to = line.split(['<', '>']).nth(1)?.to_owned();
                b"250 ok\r\n"
            }
            "DATA" => {
                out.write_all(b"354 go on\r\n").ok()?;
                let mut text = String::new();
                while let Some(Ok(line)) = lines.next() {
                    if line == "." {
                        break;
                    }
                    text.push_str(line.strip_prefix('.').unwrap_or(&line));
                    text.push('\n');
                }
                send.send(Arrived {
                    to: std::mem::take(&mut to),
                    text,
                })
                .ok()?;
                b"250 taken\r\n"
            }
            _ => b"250 ok\r\n",
        };
        out.write_all(answer).ok()?;
    }
    None
}
