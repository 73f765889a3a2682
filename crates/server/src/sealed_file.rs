//! Files that are sealed under the encryption key, piece by piece, so that they may be larger than memory.
//!
//! Each piece is sealed for its file and its place in it, so pieces cannot be moved, left out in the middle
//! or taken from another file. What is missing at the end must be noticed by what is inside.

use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use model::{Random, Vault};
use std::io::{self, Read, Write};

/// How such a file begins.
pub const MAGIC: &[u8] = b"portico sealed file 1\n";
/// Bytes of one piece.
const PIECE: usize = 64 * 1024;
/// What sealing may add to a piece.
const OVERHEAD: usize = 1024;

/// Seals what is written to it. [`SealedWriter::finish`] writes the last piece.
pub struct SealedWriter<'a> {
    out: &'a mut dyn Write,
    vault: &'a dyn Vault,
    pieces: Pieces,
    waiting: Vec<u8>,
}

/// Opens what is read through it.
pub struct SealedReader<'a> {
    input: &'a mut dyn Read,
    vault: &'a dyn Vault,
    pieces: Pieces,
    opened: io::Cursor<Vec<u8>>,
}

/// What each piece of a file is sealed for.
struct Pieces {
    file: String,
    next: u64,
}

impl Pieces {
    fn context(&mut self) -> String {
        self.next += 1;
        format!("file {} {}", self.file, self.next)
    }
}

impl<'a> SealedWriter<'a> {
    /// Begins a file.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn new(
        out: &'a mut dyn Write,
        vault: &'a dyn Vault,
        random: &dyn Random,
    ) -> io::Result<Self> {
        let mut name = [0; 16];
        random.fill(&mut name);
        let file = base64::Engine::encode(&URL_SAFE_NO_PAD, name);
        out.write_all(MAGIC)?;
        writeln!(out, "{file}")?;
        Ok(Self {
            out,
            vault,
            pieces: Pieces { file, next: 0 },
            waiting: Vec::with_capacity(PIECE),
        })
    }

    /// Writes the last piece.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn finish(mut self) -> io::Result<()> {
        self.seal()?;
        self.out.flush()
    }

    fn seal(&mut self) -> io::Result<()> {
        if self.waiting.is_empty() {
            return Ok(());
        }
        let sealed = self.vault.seal(&self.pieces.context(), &self.waiting);
        self.waiting.clear();
        let length = u32::try_from(sealed.len()).map_err(io::Error::other)?;
        self.out.write_all(&length.to_be_bytes())?;
        self.out.write_all(&sealed)
    }
}

impl Write for SealedWriter<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let taken = bytes.len().min(PIECE - self.waiting.len());
        self.waiting.extend_from_slice(&bytes[..taken]);
        if self.waiting.len() == PIECE {
            self.seal()?;
        }
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> SealedReader<'a> {
    /// Begins to read a file whose [`MAGIC`] was read already.
    ///
    /// # Errors
    /// Those of `input`.
    pub fn new(input: &'a mut dyn Read, vault: &'a dyn Vault) -> io::Result<Self> {
        let mut file = String::new();
        let mut byte = [0];
        loop {
            input.read_exact(&mut byte)?;
            match byte[0] {
                b'\n' => break,
                other if other.is_ascii_graphic() && file.len() < 64 => file.push(other.into()),
                _ => {
                    return Err(io::Error::new(
                        io::ErrorKind::InvalidData,
                        "its name is damaged",
                    ));
                }
            }
        }
        Ok(Self {
            input,
            vault,
            pieces: Pieces { file, next: 0 },
            opened: io::Cursor::default(),
        })
    }

    /// Opens the next piece; `false` at the end.
    fn open(&mut self) -> io::Result<bool> {
        let mut length = [0; 4];
        match self.input.read_exact(&mut length) {
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(false),
            other => other?,
        }
        let length = u32::from_be_bytes(length) as usize;
        if length > PIECE + OVERHEAD {
            return Err(unsealable());
        }
        let mut sealed = vec![0; length];
        self.input.read_exact(&mut sealed)?;
        let opened = self.vault.open(&self.pieces.context(), &sealed);
        self.opened = io::Cursor::new(opened.map_err(|_| unsealable())?);
        Ok(true)
    }
}

impl Read for SealedReader<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        loop {
            let read = self.opened.read(into)?;
            if read > 0 || into.is_empty() || !self.open()? {
                return Ok(read);
            }
        }
    }
}

fn unsealable() -> io::Error {
    io::Error::new(
        io::ErrorKind::InvalidData,
        "it does not open: the encryption key is another one, or the file was changed",
    )
}
