//! Aside: a hidden folder in which files become whole before they get their names.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use tempfile::{Builder, TempDir};

/// What the name of every such folder begins with.
const PREFIX: &str = ".cramp-aside-";

/// A hidden folder beside the files that are made in it, removed with all that is left in it.
///
/// A program that is killed cannot remove its own. So each is locked as long as its program lives,
/// and whoever makes the next one in the same place removes those that nobody holds any more.
#[derive(Debug)]
pub struct Aside {
    folder: TempDir,
    /// Keeps the lock; `None` where a system or a file system cannot lock a folder.
    _lock: Option<File>,
}

impl Aside {
    /// Makes a hidden folder in this one, which only its owner may enter.
    ///
    /// # Errors
    ///
    /// If the folder cannot be written.
    pub fn within(folder: &Path) -> io::Result<Self> {
        remove_abandoned(folder);
        loop {
            let folder = private_folder().prefix(PREFIX).tempdir_in(folder)?;
            let lock = opened(folder.path()).filter(|it| it.lock().is_ok());
            // Between its making and its lock another program may have taken it for abandoned.
            if folder.path().is_dir() {
                return Ok(Self { folder, _lock: lock });
            }
        }
    }

    /// Returns where it is.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }
}

/// Returns how to make a temporary folder that only its owner may enter, whatever the umask allows.
pub fn private_folder() -> Builder<'static, 'static> {
    let mut builder = Builder::new();
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
    builder
}

/// Removes what killed programs have left in a folder.
///
/// Whether that is possible does not matter to what is done next: the next one tries again.
fn remove_abandoned(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let is_ours = entry.file_name().to_str().is_some_and(|name| name.starts_with(PREFIX));
        if is_ours && entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            let lock = opened(&entry.path()).filter(|it| it.try_lock().is_ok());
            if lock.is_some() {
                let _ = fs::remove_dir_all(entry.path());
            }
        }
    }
}

/// Opens a folder to lock it; only Unix knows that.
fn opened(folder: &Path) -> Option<File> {
    if cfg!(unix) { File::open(folder).ok() } else { None }
}

/// Makes the names in a folder durable, where a system can do so.
///
/// What is in the files is on the disk already; a file system that cannot sync a folder is no
/// reason to call a whole file none.
pub fn sync_folder(folder: &Path) {
    if cfg!(unix) {
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_holds_any_more_is_removed_by_the_next() {
        let folder = tempfile::tempdir().unwrap();
        let left = folder.path().join(".cramp-aside-x7Hq2b");
        fs::create_dir(&left).unwrap();
        fs::write(left.join("half"), "half").unwrap();
        let held = Aside::within(folder.path()).unwrap();
        assert!(!left.exists());
        let other = Aside::within(folder.path()).unwrap();
        assert!(held.path().is_dir() && other.path().is_dir());
        drop((held, other));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn what_only_has_such_a_name_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let (file, link) = (folder.path().join(".cramp-aside-1"), folder.path().join("own"));
        fs::write(&file, "a file").unwrap();
        fs::create_dir(&link).unwrap();
        #[cfg(unix)]
        std::os::unix::fs::symlink(&link, folder.path().join(".cramp-aside-2")).unwrap();
        drop(Aside::within(folder.path()).unwrap());
        assert!(file.exists() && link.exists());
    }

    #[test]
    fn a_hundred_at_once_never_remove_what_another_is_using() {
        let folder = tempfile::tempdir().unwrap();
        std::thread::scope(|scope| {
            for _ in 0..10 {
                scope.spawn(|| {
                    for _ in 0..10 {
                        let aside = Aside::within(folder.path()).unwrap();
                        let file = aside.path().join("whole");
                        fs::write(&file, "whole").unwrap();
                        assert_eq!(fs::read_to_string(&file).unwrap(), "whole");
                    }
                });
            }
        });
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
