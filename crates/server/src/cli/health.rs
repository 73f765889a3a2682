//! `portico health`.

use web::http::Place;

/// 0 when the server at `place` says that it is ready, 1 otherwise.
pub fn ask(place: &Place, by_tls: bool) -> u8 {
    match place.is_ready(by_tls) {
        Ok(true) => 0,
        Ok(false) => {
            super::output::problem("the server is not ready");
            1
        }
        Err(error) => {
            super::output::problem(&format!("no answer from {place}: {error}"));
            1
        }
    }
}
