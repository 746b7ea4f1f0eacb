//! Holder: who keeps the diary locked, where the system tells that.

use std::fs;
use std::path::Path;

/// Returns the process that holds a lock on this file, one that writes before one that reads.
///
/// Only Linux tells, and not of every file system.
pub(super) fn of(path: &Path) -> Option<u32> {
    if !cfg!(target_os = "linux") {
        return None;
    }
    let place = place(path)?;
    let locks = fs::read_to_string("/proc/locks").ok()?;
    held(&locks, &place, std::process::id())
}

/// Returns the device and number of a file as the list of locks names them: `fd:00:131073`.
fn place(path: &Path) -> Option<String> {
    #[cfg(target_os = "linux")]
    {
        use std::os::unix::fs::MetadataExt;
        let about = fs::metadata(path).ok()?;
        let (major, minor) = (rustix::fs::major(about.dev()), rustix::fs::minor(about.dev()));
        Some(format!("{major:02x}:{minor:02x}:{}", about.ino()))
    }
    #[cfg(not(target_os = "linux"))]
    {
        let _ = path;
        None
    }
}

/// Finds the process in the list of locks, such as
/// `1: POSIX  ADVISORY  WRITE 4711 fd:00:131073 1073741825 1073741825`.
fn held(locks: &str, place: &str, own: u32) -> Option<u32> {
    let holders = |deed: &'static str| {
        locks.lines().filter_map(move |line| {
            let words: Vec<&str> = line.split_whitespace().collect();
            let [_, "POSIX" | "OFDLCK", _, done, process, file, ..] = words[..] else {
                return None;
            };
            let process = process.parse().ok()?;
            (done == deed && file == place && process != own).then_some(process)
        })
    };
    holders("WRITE").chain(holders("READ")).next()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCKS: &str = "\
1: POSIX  ADVISORY  READ  17 fd:00:5 1073741826 1073742335
2: FLOCK  ADVISORY  WRITE 18 fd:00:5 0 EOF
3: POSIX  ADVISORY  WRITE 19 fd:00:6 1073741825 1073741825
4: POSIX  ADVISORY  WRITE 20 fd:00:5 1073741825 1073741825
4: -> POSIX  ADVISORY  WRITE 21 fd:00:5 1073741825 1073741825
";

    #[test]
    fn who_writes_is_named_before_who_reads() {
        assert_eq!(held(LOCKS, "fd:00:5", 1), Some(20));
        assert_eq!(held(LOCKS, "fd:00:5", 20), Some(17));
        assert_eq!(held(LOCKS, "fd:00:6", 19), None, "nobody is told to end this program itself");
        assert_eq!(held(LOCKS, "fd:00:7", 1), None);
    }
}
