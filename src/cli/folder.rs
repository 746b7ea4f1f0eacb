//! A folder of files that appears whole or not at all, and only for its owner.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use crate::store::{Aside, folder_of, private_folder, sync_folder};

use super::failure::Failure;
use super::files;

/// Puts files into a folder of their own: all of them, or none.
///
/// A folder that is there already may hold nothing but files that `may_go` knows: the new one takes
/// its place, and the old one is removed.
///
/// # Errors
///
/// If the folder holds something else, or cannot be written.
pub(crate) fn write_whole(
    folder: &Path,
    contents: &[(&str, &[u8])],
    may_go: impl Fn(&str) -> bool,
) -> Result<(), Failure> {
    if let Ok(there) = fs::canonicalize(folder) {
        check_replaceable(folder, &there, may_go)?;
    }
    let failed = |cause: io::Error| Failure::file("written", folder, &cause);
    appear(folder, put_in_place_of, |new| {
        for (name, bytes) in contents {
            let file = files::temporary(new, bytes).map_err(failed)?;
            file.persist(new.join(name)).map_err(|refused| failed(refused.error))?;
        }
        Ok(())
    })
}

/// Lets a folder appear with all that is put into it, or not at all.
///
/// It is filled as a hidden folder beside its place, and gets its name when it is whole. One that is
/// there already is replaced by `replace`; it is not the one that the person is in, which would be
/// gone for the shell. A link is followed.
///
/// # Errors
///
/// If it cannot be filled or written.
pub(crate) fn appear(
    folder: &Path,
    replace: impl FnOnce(&Path, &Path) -> io::Result<()>,
    fill: impl FnOnce(&Path) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let there = fs::canonicalize(folder).ok();
    if there.is_some() && fs::canonicalize(".").ok() == there {
        return Err(Failure::cannot("the folder that you are in cannot be replaced")
            .hint("nothing was touched; name a new folder, such as for-the-doctor"));
    }
    let target = there.as_deref().unwrap_or(folder);
    let beside = folder_of(target);
    files::create_private_folder(beside)?;
    let failed = |cause: io::Error| match cause.kind() {
        ErrorKind::DirectoryNotEmpty => not_empty(folder),
        ErrorKind::ResourceBusy => {
            Failure::cannot(format!("{} is a disk of its own", files::named(folder)))
                .hint("nothing was written; name a new folder in it")
        }
        _ => Failure::file("written", folder, &cause),
    };
    let aside = Aside::within(beside).map_err(failed)?;
    let new = aside.path().join("new");
    files::create_private_folder(&new)?;
    fill(&new).map_err(|failure| failure.renamed(&new, folder))?;
    sync_folder(&new);
    let placed = match &there {
        Some(there) => replace(&new, there),
        None => fs::rename(&new, target),
    };
    placed.map_err(failed)?;
    sync_folder(beside);
    Ok(())
}

/// Refuses a folder in which there is something already.
pub(crate) fn not_empty(folder: &Path) -> Failure {
    Failure::cannot(format!("{} is not empty", files::named(folder)))
        .hint("nothing was touched; name another folder")
}

/// Puts a folder in the place of an empty one, whose mode it keeps; fails if there is anything in that
/// by now.
pub(crate) fn put_in_place_of_nothing(new: &Path, there: &Path) -> io::Result<()> {
    fs::set_permissions(new, fs::metadata(there)?.permissions())?;
    #[cfg(not(unix))]
    fs::remove_dir(there)?;
    fs::rename(new, there)
}

/// Puts a folder in the place of another: in one step where the system can exchange them.
///
/// In two steps elsewhere. The other one is then moved to where no later export removes it.
fn put_in_place_of(new: &Path, there: &Path) -> io::Result<()> {
    #[cfg(any(target_os = "linux", target_vendor = "apple"))]
    {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        if renameat_with(CWD, new, CWD, there, RenameFlags::EXCHANGE).is_ok() {
            return Ok(());
        }
    }
    let beside = private_folder().prefix(".cramp-old-").tempdir_in(folder_of(there))?;
    let old = beside.path().join("old");
    fs::rename(there, &old)?;
    fs::rename(new, there).inspect_err(|_| {
        if fs::rename(&old, there).is_err() {
            let _ = beside.keep();
        }
    })
}

/// Refuses a folder that holds what no export has written.
fn check_replaceable(
    folder: &Path,
    there: &Path,
    may_go: impl Fn(&str) -> bool,
) -> Result<(), Failure> {
    let entries = fs::read_dir(there).map_err(|cause| Failure::file("used", folder, &cause))?;
    for entry in entries {
        let entry = entry.map_err(|cause| Failure::file("used", folder, &cause))?;
        let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
        if !is_file || !entry.file_name().to_str().is_some_and(&may_go) {
            return Err(Failure::cannot(format!("{} holds other files", files::named(folder))).hint(
                "nothing was written; name a new folder, or one with nothing but an earlier export",
            ));
        }
    }
    Ok(())
}
