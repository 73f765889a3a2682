//! A body as it comes in.

/// So many bytes lie together, however few come at a time.
const TOGETHER: usize = 256 * 1024;

/// What came of a body so far, in pieces that can be let go of one by one.
#[derive(Debug, Default)]
pub(super) struct Pieces {
    pieces: Vec<Vec<u8>>,
    len: usize,
}

impl Pieces {
    /// Adds what came.
    pub(super) fn push(&mut self, bytes: &[u8]) {
        self.len += bytes.len();
        match self.pieces.last_mut() {
            Some(last) if last.len() + bytes.len() <= TOGETHER => last.extend_from_slice(bytes),
            _ => self.pieces.push(bytes.to_vec()),
        }
    }

    /// How many bytes came.
    pub(super) const fn len(&self) -> usize {
        self.len
    }

    /// All of it as one.
    pub(super) fn whole(mut self) -> Vec<u8> {
        match self.pieces.as_mut_slice() {
            [only] => std::mem::take(only),
            _ => self.pieces.concat(),
        }
    }
}

impl IntoIterator for Pieces {
    type Item = Vec<u8>;
    type IntoIter = std::vec::IntoIter<Vec<u8>>;

    fn into_iter(self) -> Self::IntoIter {
        self.pieces.into_iter()
    }
}
