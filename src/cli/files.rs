//! Files that the program writes beside the diary: whole or not at all, and only for their owner.

use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::store::{Aside, folder_of, sync_folder};

use super::failure::Failure;
use super::screen;

/// Writes several files into one folder; none appears before all are written to the disk.
///
/// Each is written to a temporary file, readable by its owner only, and renamed when whole. A file
/// of the same name is replaced.
///
/// # Errors
///
/// If the folder cannot be created or written.
pub(crate) fn write_all(folder: &Path, files: &[(&str, &[u8])]) -> Result<(), Failure> {
    create_private_folder(folder)?;
    let failed = |cause: io::Error| Failure::file("written", folder, &cause);
    let aside = Aside::within(folder).map_err(failed)?;
    let written: Result<Vec<_>, _> = files
        .iter()
        .map(|(name, bytes)| Ok((folder.join(name), temporary(aside.path(), bytes)?)))
        .collect();
    let written = written.map_err(failed)?;
    for (path, file) in written {
        file.persist(&path).map_err(|error| Failure::file("written", &path, &error.error))?;
    }
    sync_folder(folder);
    Ok(())
}

/// Writes one file: whole or not at all, readable by its owner only.
///
/// What is there already is replaced and never written into: a link goes, and what it led to stays as
/// it is, as does a file that has another name too. What is no file, such as a pipe, is written into.
///
/// # Errors
///
/// If its folder does not exist or cannot be written, or a file there is read-only.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    match fs::metadata(path) {
        Ok(about) if !about.is_file() || is_of_the_system(path) => {
            fs::write(path, bytes).map_err(|cause| Failure::file("written", path, &cause))
        }
        Ok(about) if about.permissions().readonly() && !path.is_symlink() => {
            Err(Failure::cannot(format!("{} is read-only", named(path)))
                .hint("name another file, or make this one writable"))
        }
        _ => replace(path, bytes).map_err(|cause| Failure::file("written", path, &cause)),
    }
}

/// Tells whether a path such as `/dev/stdout` is no place for a file, but a way to one that is open.
fn is_of_the_system(path: &Path) -> bool {
    let folder = fs::canonicalize(folder_of(path));
    folder.is_ok_and(|folder| folder.starts_with("/dev") || folder.starts_with("/proc"))
}

/// Puts a file in the place of another, or where there is none: whole, readable by its owner only.
///
/// # Errors
///
/// What the system says of it.
fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = folder_of(path);
    let aside = Aside::within(folder)?;
    temporary(aside.path(), bytes)?.persist(path)?;
    sync_folder(folder);
    Ok(())
}

/// Writes a file without a lasting name, readable by its owner only, to the disk.
///
/// # Errors
///
/// What the system says of it.
pub(super) fn temporary(folder: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let mut file = NamedTempFile::new_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    Ok(file)
}

/// Creates a folder that only its owner may enter, if there is none, with those that it lies in.
///
/// Their names are on the disk before anything that is put into them.
///
/// # Errors
///
/// If it cannot be created.
pub(crate) fn create_private_folder(folder: &Path) -> Result<(), Failure> {
    let new: Vec<&Path> = folder.ancestors().take_while(|it| is_new(it)).collect();
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).map_err(|cause| Failure::file("created", folder, &cause))?;
    new.iter().for_each(|new| sync_folder(folder_of(new)));
    Ok(())
}

/// Tells whether a folder has yet to be created; the one that the person is in has no name.
fn is_new(folder: &Path) -> bool {
    !folder.as_os_str().is_empty() && !folder.exists()
}

/// Reads a file whole if it has no more bytes than this; `None` if there is none.
///
/// # Errors
///
/// If it is there and cannot be read, or is larger.
pub(crate) fn read_up_to(path: &Path, most: u64) -> Result<Option<Vec<u8>>, Failure> {
    let failed = |cause: &io::Error| Failure::file("read", path, cause);
    let file = match fs::File::open(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        opened => opened.map_err(|cause| failed(&cause))?,
    };
    let mut bytes = Vec::new();
    file.take(most + 1).read_to_end(&mut bytes).map_err(|cause| failed(&cause))?;
    if bytes.len() as u64 > most {
        let message = format!("{} has more than {} MB", named(path), most / 1024 / 1024);
        return Err(Failure::cannot(message).hint("nothing was imported; name a smaller file"));
    }
    Ok(Some(bytes))
}

/// Returns the path of a file in a folder if the path given is one, or is written as one, else the path itself.
pub(crate) fn in_folder(path: &Path, name: &str) -> PathBuf {
    if path.is_dir() || is_written_as_folder(path) { path.join(name) } else { path.to_owned() }
}

/// Tells whether a path ends in a slash, so that a folder is meant even if there is none yet.
pub(crate) fn is_written_as_folder(path: &Path) -> bool {
    path.to_string_lossy().ends_with(std::path::is_separator)
}

/// Returns a path as a part of one line; what a terminal would obey is a sign in its place.
pub(crate) fn named(path: &Path) -> String {
    screen::in_line(&path.to_string_lossy())
}

/// Returns a path as it is typed into a shell: in quotes where it holds what a shell would take apart,
/// and by their numbers the bytes that a terminal would obey.
///
/// One that begins with a dash, as no option may, begins with the folder that the person is in.
pub(crate) fn as_typed(path: &Path) -> String {
    let begins_with_a_dash = path.as_os_str().as_encoded_bytes().starts_with(b"-");
    let path = if begins_with_a_dash { &Path::new(".").join(path) } else { path };
    let path = path.to_string_lossy();
    let is_plain = |c: char| c.is_alphanumeric() || "/._-+:,@%=".contains(c);
    if path.chars().all(is_plain) {
        return path.into_owned();
    }
    if screen::in_line(&path) == path {
        return format!("'{}'", path.replace('\'', r"'\''"));
    }
    let byte = |byte: &u8| match byte {
        b' '..=b'~' if !b"\\'".contains(byte) => char::from(*byte).to_string(),
        byte => format!("\\x{byte:02x}"),
    };
    format!("$'{}'", path.as_bytes().iter().map(byte).collect::<String>())
}
