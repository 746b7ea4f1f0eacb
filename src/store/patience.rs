//! Patience: waiting while another program writes, and in which order.

use std::cell::Cell;
use std::fs::{File, TryLockError};
use std::path::Path;
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use rusqlite::Connection;

use super::file;

/// How long to wait while another program writes, in the queue and behind it.
const PATIENCE: Duration = Duration::from_secs(30);
/// How long of that to stand in the queue.
const QUEUE: Duration = Duration::from_secs(20);
/// How long to wait before the next try.
const PAUSE: Duration = Duration::from_millis(4);

thread_local! {
    static QUEUED: Cell<Duration> = const { Cell::new(Duration::ZERO) };
    static TRYING_SINCE: Cell<Option<Instant>> = const { Cell::new(None) };
}

/// Lets a connection wait while another program writes.
pub(super) fn teach(conn: &mut Connection) -> rusqlite::Result<()> {
    conn.busy_handler(Some(wait))
}

/// Waits a little, and tells whether to try again; `tried` times it was in vain.
fn wait(tried: i32) -> bool {
    let now = Instant::now();
    let since = TRYING_SINCE.get().filter(|_| tried > 0).unwrap_or(now);
    TRYING_SINCE.set(Some(since));
    if QUEUED.get() + now.duration_since(since) >= PATIENCE {
        return false;
    }
    thread::sleep(PAUSE);
    true
}

/// A turn to write, which is over when this is dropped.
///
/// SQLite lets one program write at a time, and those that wait try again and again: of 64 at one
/// diary some tried in vain for half a minute, while others came and went. The turn is a lock on the
/// folder, which the system hands on in the order in which it was asked for; it leaves no trace, and
/// ends with the program. It is manners, not safety: whoever gets none in good time tries without.
#[derive(Debug)]
pub(super) struct Turn {
    _folder: Option<File>,
}

impl Turn {
    /// Waits for a turn to write to this diary; an empty path is one in memory.
    pub(super) fn at(diary: &Path) -> Self {
        let begun = Instant::now();
        let folder = (!diary.as_os_str().is_empty()).then(|| file::folder_of(diary));
        let folder = folder.and_then(|it| File::open(it).ok());
        let folder = folder.and_then(|it| in_queue(it, QUEUE));
        QUEUED.set(begun.elapsed());
        Self { _folder: folder }
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        QUEUED.set(Duration::ZERO);
    }
}

/// Locks a folder once all have had it who asked before; `None` if it cannot be locked in this time.
fn in_queue(folder: File, patience: Duration) -> Option<File> {
    match folder.try_lock() {
        Ok(()) => return Some(folder),
        Err(TryLockError::WouldBlock) => {}
        Err(TryLockError::Error(_)) => return None,
    }
    let (hand_over, turn) = mpsc::channel();
    let stand = move || folder.lock().is_ok().then(|| hand_over.send(folder));
    thread::Builder::new().spawn(stand).ok()?;
    turn.recv_timeout(patience).ok()
}

#[cfg(test)]
#[cfg(target_os = "linux")]
mod tests {
    use std::fs;
    use std::os::unix::fs::MetadataExt;
    use std::sync::Mutex;

    use super::*;

    /// Waits until so many stand in the queue for a folder.
    fn until_there_wait(count: usize, folder: &Path) {
        let file = format!(":{} ", fs::metadata(folder).unwrap().ino());
        let waits = |line: &&str| line.contains("-> FLOCK") && line.contains(&file);
        while fs::read_to_string("/proc/locks").unwrap().lines().filter(waits).count() < count {
            thread::sleep(Duration::from_millis(1));
        }
    }

    #[test]
    fn turns_to_write_come_in_the_order_of_asking() {
        let folder = tempfile::tempdir().unwrap();
        let diary = folder.path().join("diary.db");
        let came = Mutex::new(Vec::new());
        let first = Turn::at(&diary);
        thread::scope(|scope| {
            for number in 0..8 {
                let (diary, came) = (&diary, &came);
                scope.spawn(move || {
                    let _turn = Turn::at(diary);
                    came.lock().unwrap().push(number);
                });
                until_there_wait(number + 1, folder.path());
            }
            assert!(came.lock().unwrap().is_empty());
            drop(first);
        });
        assert_eq!(came.into_inner().unwrap(), [0, 1, 2, 3, 4, 5, 6, 7]);
    }

    #[test]
    fn whoever_gets_no_turn_goes_on_without_and_gives_back_one_that_comes_late() {
        let folder = tempfile::tempdir().unwrap();
        let open = || File::open(folder.path()).unwrap();
        let first = in_queue(open(), Duration::ZERO).unwrap();
        assert!(in_queue(open(), Duration::from_millis(1)).is_none());
        until_there_wait(1, folder.path());
        drop(first);
        assert!(in_queue(open(), Duration::from_secs(60)).is_some());
    }

    #[test]
    fn a_diary_in_memory_needs_no_turn() {
        assert!(Turn::at(Path::new(""))._folder.is_none());
    }
}
