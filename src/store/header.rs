//! Header: the first bytes of an SQLite file, looked at before SQLite may touch it.

use std::fs::File;
use std::io::Read;
use std::ops::Range;
use std::path::Path;

use super::{Error, file};

/// Where an SQLite file says that it has a write-ahead log: 2 for writing and for reading, else 1.
pub(super) const WRITE_AHEAD: Range<usize> = 18..20;
/// Marks an SQLite file as a cramp diary: "crmp" in ASCII.
pub(super) const APPLICATION_ID: u32 = 0x6372_6d70;

/// The length of the header that is looked at, in bytes.
const LENGTH: usize = 100;
/// What every SQLite file begins with.
pub(super) const MAGIC: &[u8; 16] = b"SQLite format 3\0";

/// What a file says of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Header {
    /// It is empty: a diary that has not begun.
    Empty,
    /// It is a diary.
    Diary {
        /// The version of its schema.
        version: u32,
        /// Whether another program turned it to write-ahead logging.
        write_ahead: bool,
    },
}

/// What a journal of SQLite begins with, once it holds what has to be taken back.
const JOURNAL: &[u8; 8] = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7";

/// Tells whether a file has a journal which says that it was empty before.
///
/// Its first page may then be rubbish, because the power failed while it was written.
pub(super) fn was_empty(path: &Path) -> bool {
    let [journal, ..] = file::journals(path);
    let mut bytes = [0; 20];
    let read = File::open(journal).and_then(|mut journal| journal.read_exact(&mut bytes));
    read.is_ok() && bytes.starts_with(JOURNAL) && bytes.ends_with(&[0; 4])
}

impl Header {
    /// Reads the header of a file, and refuses a file that is not a diary.
    ///
    /// Only reads: whatever is refused stays exactly as it is.
    pub(super) fn of(path: &Path) -> Result<Self, Error> {
        let mut bytes = Vec::new();
        let file = File::open(path).map_err(Error::Unreachable)?;
        file.take(LENGTH as u64).read_to_end(&mut bytes).map_err(Error::Unreachable)?;
        Self::read(&bytes)
    }

    /// As [`Header::of`], of what a file begins with.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, Error> {
        if bytes.is_empty() {
            return Ok(Self::Empty);
        }
        let number = |at: usize| {
            let four: Option<[u8; 4]> = bytes.get(at..at + 4).and_then(|four| four.try_into().ok());
            four.map(u32::from_be_bytes)
        };
        if !bytes.starts_with(MAGIC) || number(68) != Some(APPLICATION_ID) {
            return Err(Error::Foreign);
        }
        let version = number(60).ok_or(Error::Foreign)?;
        Ok(Self::Diary { version, write_ahead: bytes.get(WRITE_AHEAD.start) == Some(&2) })
    }
}
