//! Forms with a file (RFC 7578), read by `multer`.

use super::Request;
use actix_web::web::Bytes;
use multer::{Constraints, Multipart, SizeLimit};

/// One field of the form.
#[derive(Clone, Debug)]
pub struct Part {
    /// Its name.
    pub name: String,
    /// Its content.
    pub content: Bytes,
}

/// More fields than any form of ours has.
const FIELDS: u64 = 16;

/// The fields of a multipart body; `None` when it is none or does not read as one.
pub fn read(request: &Request) -> Option<Vec<Part>> {
    let boundary = multer::parse_boundary(request.header("content-type")?).ok()?;
    let limits =
        SizeLimit::new().whole_stream(u64::try_from(request.body.len()).unwrap_or(u64::MAX));
    let stream = futures_util::stream::once(std::future::ready(Ok::<_, std::io::Error>(
        request.body.clone(),
    )));
    let mut multipart =
        Multipart::with_constraints(stream, boundary, Constraints::new().size_limit(limits));
    // The whole body is in memory, so nothing is waited for.
    futures_executor::block_on(async {
        let mut parts = Vec::new();
        for _ in 0..FIELDS {
            let Some(field) = multipart.next_field().await.ok()? else {
                return Some(parts);
            };
            let name = field.name().unwrap_or_default().to_owned();
            parts.push(Part {
                name,
                content: field.bytes().await.ok()?,
            });
        }
        None
    })
}
