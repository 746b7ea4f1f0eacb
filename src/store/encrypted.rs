//! Encrypted copies: files in the format of age, which open with a passphrase.
//!
//! What is in them exists in memory and as ciphertext, never as a file in the clear.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::iter;
use std::path::{Path, PathBuf};

use age::armor::ArmoredReader;
use age::secrecy::SecretString;
use age::{DecryptError, Decryptor, Encryptor, Identity, Recipient, scrypt};
use rusqlite::{Connection, MAIN_DB};

use super::copy::{self, Held};
use super::header::{Header, WRITE_AHEAD};
use super::tally::Tally;
use super::{Error, file};

/// What every file of this format begins with, as bytes and as lines of text (<https://c2sp.org/age>).
const MARKS: [&str; 2] = ["age-encryption.org/v1\n", "-----BEGIN AGE ENCRYPTED FILE-----"];

/// How much work a key takes, as a power of two, for scrypt with blocks of 1 KB: 256 MB, and about a
/// second. As `age` itself has it; the crate would measure the machine, and one that is busy at that
/// moment would take far too little.
const WORK: u8 = 18;
/// The most work that is done for a file, as `age` has it too: 4 GB, and sixteen times as long.
const MOST_WORK: u8 = 22;

/// What encrypts a copy and opens it again. Never shown, and wiped from memory when it is dropped.
#[derive(Debug)]
pub struct Passphrase(SecretString);

impl Passphrase {
    /// Returns the passphrase that was given; `None` for an empty one.
    pub fn of(given: String) -> Option<Self> {
        if given.is_empty() { None } else { Some(Self(given.into())) }
    }
}

/// One state of the diary in memory, to be written as an encrypted copy.
#[derive(Debug)]
pub struct Snapshot {
    conn: Connection,
    held: Held,
    to: PathBuf,
    replace: bool,
}

impl Snapshot {
    /// Takes the diary as it is now, for this file; `None` if there is no diary.
    ///
    /// # Errors
    ///
    /// As [`Store::back_up`](super::Store::back_up); nothing is written yet.
    pub fn of(diary: &Path, to: &Path, replace: bool) -> Result<Option<Self>, Error> {
        if file::is_missing(diary)? {
            return Ok(None);
        }
        file::refuse_as_copy(to, diary, replace)?;
        let (diary, _) = file::connect(diary)?;
        let mut conn = Connection::open_in_memory()?;
        let held = copy::take(&diary, &mut conn)?;
        held.refuse_unless_in(&conn)?;
        Ok(Some(Self { conn, held, to: to.to_owned(), replace }))
    }

    /// Writes the encrypted copy, once it was read again and opened with the passphrase.
    ///
    /// The file appears when it is whole and on the disk, readable by its owner only. The key is
    /// derived from the passphrase with scrypt, which takes a second or so, twice.
    ///
    /// # Errors
    ///
    /// If the copy cannot be written, or does not hold what the diary does.
    pub fn encrypt(mut self, passphrase: &Passphrase) -> Result<Tally, Error> {
        let bytes = encrypted(&self.conn.serialize(MAIN_DB)?, passphrase, WORK);
        let written = bytes.and_then(|bytes| {
            let mut unnamed = copy::Unnamed::within(file::folder_of(&self.to))?;
            unnamed.file.write_all(&bytes)?;
            unnamed.file.as_file().sync_all()?;
            let again = fs::read(unnamed.file.path())?;
            Ok((unnamed, again))
        });
        let (unnamed, again) = written.map_err(Error::SafetyCopy)?;
        self.held.refuse_unless_in(&opened(&again, passphrase)?)?;
        unnamed.keep_as(&self.to, self.replace)?;
        Ok(self.held.tally)
    }
}

/// Tells whether a file is in the format of age; a pipe, which would be waited for, is no file.
pub(super) fn is_encrypted(path: &Path) -> bool {
    if !path.is_file() {
        return false;
    }
    let mut bytes = Vec::new();
    let longest = MARKS.map(str::len).into_iter().max().unwrap_or_default() as u64;
    let read = File::open(path).and_then(|file| file.take(longest).read_to_end(&mut bytes));
    read.is_ok() && MARKS.iter().any(|mark| bytes.starts_with(mark.as_bytes()))
}

/// Opens an encrypted copy in memory, only to look at it.
pub(super) fn opened(bytes: &[u8], passphrase: &Passphrase) -> Result<Connection, Error> {
    let mut diary = decrypted(bytes, passphrase)?;
    match file::known(Header::read(&diary)?)? {
        Header::Empty => return Err(Error::Empty),
        // There is no log in memory, and SQLite would look for one.
        Header::Diary { write_ahead: true, .. } => diary[WRITE_AHEAD].fill(1),
        Header::Diary { .. } => {}
    }
    let mut conn = Connection::open_in_memory()?;
    conn.deserialize_read_exact(MAIN_DB, diary.as_slice(), diary.len(), true)?;
    file::prepare(&mut conn)?;
    Ok(conn)
}

fn encrypted(diary: &[u8], passphrase: &Passphrase, work: u8) -> io::Result<Vec<u8>> {
    let mut recipient = scrypt::Recipient::new(passphrase.0.clone());
    recipient.set_work_factor(work);
    let recipients = iter::once(&recipient as &dyn Recipient);
    let encryptor = Encryptor::with_recipients(recipients).map_err(io::Error::other)?;
    let mut bytes = Vec::new();
    let mut writer = encryptor.wrap_output(&mut bytes)?;
    writer.write_all(diary)?;
    writer.finish()?;
    Ok(bytes)
}

/// Decrypts a whole file, of bytes or of text: each part of it is authenticated, and so is its end.
fn decrypted(bytes: &[u8], passphrase: &Passphrase) -> Result<Vec<u8>, Error> {
    let decryptor = Decryptor::new_buffered(ArmoredReader::new(bytes)).map_err(not_opened)?;
    if !decryptor.is_scrypt() {
        return Err(Error::ForKey);
    }
    let mut identity = scrypt::Identity::new(passphrase.0.clone());
    identity.set_max_work_factor(MOST_WORK);
    let mut reader =
        decryptor.decrypt(iter::once(&identity as &dyn Identity)).map_err(not_opened)?;
    let mut diary = Vec::new();
    reader.read_to_end(&mut diary).map_err(|_| Error::Damaged)?;
    Ok(diary)
}

fn not_opened(error: DecryptError) -> Error {
    match error {
        DecryptError::DecryptionFailed
        | DecryptError::KeyDecryptionFailed
        | DecryptError::NoMatchingKeys => Error::Passphrase,
        DecryptError::ExcessiveWork { .. } => Error::TooMuchWork,
        _ => Error::Damaged,
    }
}

#[cfg(test)]
mod tests {
    use age::armor::{ArmoredWriter, Format};
    use rusqlite::backup::Backup;

    use super::*;
    use crate::store::header::MAGIC;
    use crate::store::{Store, migrations};

    fn passphrase() -> Passphrase {
        Passphrase::of("correct horse".to_owned()).unwrap()
    }

    /// Encrypts with next to no work, which every reader takes as well.
    fn cheaply_encrypted(content: &[u8]) -> Vec<u8> {
        encrypted(content, &passphrase(), 2).unwrap()
    }

    /// Returns an encrypted file as lines of text.
    fn as_text(bytes: &[u8]) -> Vec<u8> {
        let mut writer = ArmoredWriter::wrap_output(Vec::new(), Format::AsciiArmor).unwrap();
        writer.write_all(bytes).unwrap();
        writer.finish().unwrap()
    }

    /// Returns the file of a diary with pages of this length, in which nothing is entered.
    fn diary(page_size: u32) -> Vec<u8> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("diary.db");
        drop(Store::open(&path, "2026-11-22T03:25:00+01:00".parse().unwrap()).unwrap());
        let conn = Connection::open(&path).unwrap();
        conn.execute_batch(&format!("PRAGMA page_size = {page_size}; VACUUM")).unwrap();
        drop(conn);
        fs::read(&path).unwrap()
    }

    #[test]
    fn what_is_encrypted_is_opened_again_whatever_its_pages_and_its_log() {
        for page_size in [512, 4096, 65536] {
            let mut content = diary(page_size);
            for log in [1, 2] {
                content[WRITE_AHEAD].fill(log);
                let conn = opened(&cheaply_encrypted(&content), &passphrase()).unwrap();
                let mut memory = Connection::open_in_memory().unwrap();
                Backup::new(&conn, &mut memory).unwrap().step(-1).unwrap();
                assert_eq!(Tally::of(&memory).unwrap().cramps, 0);
            }
        }
    }

    #[test]
    fn no_changed_byte_and_no_missing_end_goes_unnoticed() {
        let bytes = cheaply_encrypted(&diary(4096));
        for whole in [as_text(&bytes), bytes] {
            assert!(opened(&whole, &passphrase()).is_ok());
            for at in (0..200).chain((200..whole.len()).step_by(4999)) {
                let mut changed = whole.clone();
                changed[at] ^= 1;
                assert!(opened(&changed, &passphrase()).is_err(), "byte {at}");
                assert!(opened(&whole[..at], &passphrase()).is_err(), "cut off at {at}");
            }
        }
    }

    #[test]
    fn lines_of_text_may_end_as_an_editor_or_a_letter_ends_them() {
        let text = String::from_utf8(as_text(&cheaply_encrypted(&diary(4096)))).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("copy.age");
        for text in [text.trim_end().to_owned(), format!("{text}\n\n"), text.replace('\n', "\r\n")]
        {
            fs::write(&path, &text).unwrap();
            assert!(is_encrypted(&path) && opened(text.as_bytes(), &passphrase()).is_ok());
        }
        let (unfinished, _) = text.split_once("-----END").unwrap();
        assert!(opened(unfinished.as_bytes(), &passphrase()).is_err());
        fs::write(&path, "-----BEGIN").unwrap();
        assert!(!is_encrypted(&path));
    }

    #[test]
    fn what_is_no_diary_of_a_known_version_is_refused_after_it_was_opened() {
        let refused = |content: &[u8]| opened(&cheaply_encrypted(content), &passphrase());
        assert!(matches!(refused(b""), Err(Error::Empty)));
        assert!(matches!(refused(b"Dear doctor"), Err(Error::Foreign)));
        assert!(matches!(refused(MAGIC), Err(Error::Foreign)));
        let mut newer = diary(4096);
        newer[60..64].copy_from_slice(&(migrations::LATEST + 1).to_be_bytes());
        assert!(matches!(refused(&newer), Err(Error::Newer { .. })));
    }

    #[test]
    fn another_passphrase_opens_nothing() {
        let bytes = cheaply_encrypted(&diary(4096));
        for other in ["correct horse ", "Correct horse", "x"] {
            let other = Passphrase::of(other.to_owned()).unwrap();
            assert!(matches!(opened(&bytes, &other), Err(Error::Passphrase)));
        }
        assert!(Passphrase::of(String::new()).is_none());
    }
}
