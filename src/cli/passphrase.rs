//! The passphrase of an encrypted copy: from a person at a terminal, or from the first line of a file.
//!
//! Never from an argument or a variable, which other programs and the history of a shell can see.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use crate::store::Passphrase;

use super::ask;
use super::failure::Failure;
use super::session::Session;

/// The longest line that is taken, in bytes.
const LONGEST: u64 = 64 * 1024;

/// Returns the passphrase that is to encrypt a copy; a person types it twice.
///
/// # Errors
///
/// If there is none, or a person types another one the second time.
pub(crate) fn chosen(file: Option<&Path>, session: &Session) -> Result<Passphrase, Failure> {
    let passphrase = match file {
        Some(file) => first_line(file)?,
        None => {
            let first = ask::secret("Passphrase:", session)?;
            if !first.is_empty() && ask::secret("The same again:", session)? != first {
                return Err(Failure::cannot("the second passphrase was not the first")
                    .hint("nothing was written; give the same command again"));
            }
            first
        }
    };
    unless_empty(passphrase)
}

/// Returns the passphrase of a copy that is there.
///
/// # Errors
///
/// If there is none.
pub(crate) fn given(file: Option<&Path>, session: &Session) -> Result<Passphrase, Failure> {
    unless_empty(match file {
        Some(file) => first_line(file)?,
        None => ask::secret("Passphrase:", session)?,
    })
}

fn unless_empty(passphrase: String) -> Result<Passphrase, Failure> {
    Passphrase::of(passphrase).ok_or_else(|| {
        Failure::cannot("the passphrase is empty")
            .hint("nothing was done; take five or six words that do not belong together")
    })
}

/// Reads the first line of a file, or of standard input for `-`.
fn first_line(path: &Path) -> Result<String, Failure> {
    let read = || -> io::Result<String> {
        let input: Box<dyn Read> = match path == Path::new("-") {
            true => Box::new(io::stdin()),
            false => Box::new(File::open(path)?),
        };
        let mut line = String::new();
        BufReader::new(input.take(LONGEST)).read_line(&mut line)?;
        Ok(line)
    };
    let mut line = read().map_err(|cause| {
        Failure::file("read", path, &cause)
            .hint("nothing was done; name a file whose first line is the passphrase")
    })?;
    line.truncate(line.trim_end_matches(['\r', '\n']).len());
    Ok(line)
}
