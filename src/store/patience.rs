//! Patience: waiting while another program writes.

use std::cell::Cell;
use std::thread;
use std::time::{Duration, Instant};

use rusqlite::Connection;

/// How long to wait while another program writes.
const PATIENCE: Duration = Duration::from_secs(30);

thread_local! {
    static WAITING_SINCE: Cell<Option<Instant>> = const { Cell::new(None) };
}

/// Lets a connection wait while another program writes.
pub(super) fn teach(conn: &mut Connection) -> rusqlite::Result<()> {
    conn.busy_handler(Some(wait))
}

/// Waits a little, and tells whether to try again; `tried` times it was in vain.
fn wait(tried: i32) -> bool {
    let now = Instant::now();
    let since = WAITING_SINCE.get().filter(|_| tried > 0).unwrap_or(now);
    WAITING_SINCE.set(Some(since));
    let waited = now.duration_since(since);
    if waited >= PATIENCE {
        return false;
    }
    thread::sleep(pause(waited));
    true
}

/// Returns how long to wait before the next try: the less, the longer it lasts.
///
/// So whoever has waited longest is the likeliest to be next. With SQLite's own handler it is the
/// other way round: of 64 programs at one diary, dozens waited in vain.
fn pause(waited: Duration) -> Duration {
    let halvings = waited.as_secs().checked_ilog2().map_or(0, |power| (power + 1).min(4));
    Duration::from_millis(16 >> halvings)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_has_waited_longer_tries_more_often() {
        let pauses = [0, 1, 2, 4, 8, 29].map(|waited| pause(Duration::from_secs(waited)));
        assert_eq!(pauses.map(|pause| pause.as_millis()), [16, 8, 4, 2, 1, 1]);
    }
}
