//! Home identity providers that only publish their metadata: what starting a sign-in asks of one.

use anyhow::Result;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use openssl::{
    bn::BigNumContext,
    ec::{EcGroup, EcKey},
    nid::Nid,
};
use serde_json::{Value, json};
use std::{
    io::{BufRead, BufReader, Write},
    net::{TcpListener, TcpStream},
    sync::Arc,
};

/// Answers for any number of homes; the n-th one's issuer is `{base}/p{n}`.
///
/// # Errors
/// When there is no port.
pub fn serve() -> Result<String> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let base = format!("http://{}", listener.local_addr()?);
    let keys = Arc::new(keys()?.to_string());
    let shared = (base.clone(), keys);
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let (base, keys) = shared.clone();
            std::thread::spawn(move || answer(stream, &base, &keys));
        }
    });
    Ok(base)
}

fn answer(mut stream: TcpStream, base: &str, keys: &str) -> Option<()> {
    let mut reader = BufReader::new(stream.try_clone().ok()?);
    loop {
        let mut request = String::new();
        if reader.read_line(&mut request).ok()? == 0 {
            return Some(());
        }
        let mut line = String::new();
        while reader.read_line(&mut line).ok()? > 2 {
            line.clear();
        }
        let path = request.split(' ').nth(1)?;
        let body = match path.strip_suffix("/.well-known/openid-configuration") {
            Some(home) => metadata(&format!("{base}{home}")).to_string(),
            None => keys.to_owned(),
        };
        let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length:";
        write!(stream, "{head} {}\r\n\r\n{body}", body.len()).ok()?;
    }
}

fn metadata(issuer: &str) -> Value {
    json!({
        "issuer": issuer,
        "authorization_endpoint": format!("{issuer}/authorize"),
        "token_endpoint": format!("{issuer}/token"),
        "jwks_uri": format!("{issuer}/jwks"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["ES256"],
    })
}

fn keys() -> Result<Value> {
    let group = EcGroup::from_curve_name(Nid::X9_62_PRIME256V1)?;
    let key = EcKey::generate(&group)?;
    let mut context = BigNumContext::new()?;
    let (mut x, mut y) = (openssl::bn::BigNum::new()?, openssl::bn::BigNum::new()?);
    key.public_key()
        .affine_coordinates(&group, &mut x, &mut y, &mut context)?;
    let part = |number: &openssl::bn::BigNum| number.to_vec_padded(32);
    let (x, y) = (part(&x)?, part(&y)?);
    Ok(json!({ "keys": [{
        "kty": "EC", "crv": "P-256", "use": "sig", "alg": "ES256", "kid": "1",
        "x": URL_SAFE_NO_PAD.encode(x), "y": URL_SAFE_NO_PAD.encode(y),
    }]}))
}
