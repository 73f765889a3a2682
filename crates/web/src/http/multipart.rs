//! Forms with a file (RFC 7578), read by `multer`.

use super::pieces::Pieces;
use actix_web::web::{Bytes, BytesMut};
use multer::{Constraints, Field, Multipart, SizeLimit};

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

/// The fields of a multipart body; `None` when it is none or does not read as one. What was read is let go
/// of on the way, so that the body is in memory once.
pub(super) fn read(media_type: &str, body: Pieces) -> Option<Vec<Part>> {
    let boundary = multer::parse_boundary(media_type).ok()?;
    let limits = SizeLimit::new().whole_stream(u64::try_from(body.len()).unwrap_or(u64::MAX));
    let pieces = body.into_iter().map(Ok::<_, std::io::Error>);
    let stream = futures_util::stream::iter(pieces);
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
            let content = content(field).await?;
            parts.push(Part { name, content });
        }
        None
    })
}

/// What stands in a field. Mostly it comes as one piece, which is not copied then.
async fn content(mut field: Field<'_>) -> Option<Bytes> {
    let Some(first) = field.chunk().await.ok()? else {
        return Some(Bytes::new());
    };
    let mut more = field.chunk().await.ok()?;
    if more.is_none() {
        return Some(first);
    }
    let mut whole = BytesMut::from(first.as_ref());
    while let Some(piece) = more {
        whole.extend_from_slice(&piece);
        more = field.chunk().await.ok()?;
    }
    Some(whole.freeze())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_read_from_a_body_that_came_in_pieces() {
        let file = "a,b\r\n".repeat(200_000);
        let body = format!(
            "--x\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\nsecret\r\n\
             --x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f.csv\"\r\n\r\n{file}\r\n--x--\r\n"
        );
        let mut pieces = Pieces::default();
        body.as_bytes().chunks(1000).for_each(|it| pieces.push(it));
        let parts = read("multipart/form-data; boundary=x", pieces).unwrap();
        let read: Vec<_> = parts
            .iter()
            .map(|it| (it.name.as_str(), it.content.as_ref()))
            .collect();
        assert_eq!(
            read,
            [("csrf", b"secret".as_slice()), ("file", file.as_bytes())]
        );
        let mut cut_off = Pieces::default();
        cut_off.push(&body.as_bytes()[..1000]);
        assert!(super::read("multipart/form-data; boundary=x", cut_off).is_none());
    }
}
