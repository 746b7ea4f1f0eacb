//! A folder of files that appears whole or not at all, and only for its owner.

use std::fs;
use std::io;
use std::path::Path;

use super::failure::Failure;
use super::files;

/// Puts files into a folder of their own: all of them, or none.
///
/// They are written into a temporary folder beside it, which is renamed when whole. A folder that is
/// there already may hold nothing but files that `may_go` knows: it is moved aside, the new one takes
/// its place, and the old one is removed. A link is followed.
///
/// # Errors
///
/// If the folder holds something else, or cannot be written.
pub(crate) fn write_whole(
    folder: &Path,
    contents: &[(&str, &[u8])],
    may_go: impl Fn(&str) -> bool,
) -> Result<(), Failure> {
    let there = fs::canonicalize(folder).ok();
    if let Some(there) = &there {
        check_replaceable(folder, there, may_go)?;
    }
    let target = there.as_deref().unwrap_or(folder);
    let beside = files::folder_of(target);
    files::create_private_folder(beside)?;
    let failed = |cause: io::Error| Failure::file("written", folder, &cause);
    let aside = files::temporary_folder(beside).map_err(failed)?;
    let (new, old) = (aside.path().join("new"), aside.path().join("old"));
    files::create_private_folder(&new)?;
    for (name, bytes) in contents {
        files::replace(&new.join(name), bytes).map_err(failed)?;
    }
    if there.is_some() {
        fs::rename(target, &old).map_err(failed)?;
    }
    fs::rename(&new, target).map_err(|cause| {
        let put_back = if there.is_some() { fs::rename(&old, target) } else { Ok(()) };
        failed(put_back.err().unwrap_or(cause))
    })
}

/// Refuses a folder that the person stands in, or that holds what no export has written.
fn check_replaceable(
    folder: &Path,
    there: &Path,
    may_go: impl Fn(&str) -> bool,
) -> Result<(), Failure> {
    if fs::canonicalize(".").is_ok_and(|here| here == there) {
        return Err(Failure::cannot("the folder that you are in cannot be replaced")
            .hint("name a new folder, as in `--out for-the-doctor`"));
    }
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
