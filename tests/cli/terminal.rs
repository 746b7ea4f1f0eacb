//! A real pseudo terminal of 80 columns, with somebody at its keys.

use std::fs::{File, OpenOptions};
use std::io::{Read, Write};
use std::os::unix::process::ExitStatusExt;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::{FdFlags, fcntl_setfd};
use rustix::process::{Pid, Signal, kill_process};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{LocalModes, Winsize, tcgetattr, tcsetwinsize};

/// The key that ends a line.
pub(crate) const ENTER: &str = "\r";
/// The key that breaks off.
pub(crate) const CTRL_C: &str = "\u{3}";

/// How long to wait before a test fails; a machine may be slow.
const PATIENCE: Duration = Duration::from_secs(120);
/// What the prompt library writes once it listens.
pub(crate) const LISTENS: &str = "\u{1b}[?2004h";

/// A program on a terminal.
pub(crate) struct Terminal {
    keys: Option<File>,
    child: Child,
    listener: Option<JoinHandle<()>>,
    is_closed: Arc<AtomicBool>,
    arriving: Receiver<Vec<u8>>,
    /// What was written and not yet waited for.
    screen: Vec<u8>,
}

impl Terminal {
    /// Runs a command on a new terminal.
    pub(crate) fn of(mut command: Command) -> Self {
        let owner = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
        fcntl_setfd(&owner, FdFlags::CLOEXEC).unwrap();
        grantpt(&owner).unwrap();
        unlockpt(&owner).unwrap();
        let name = ptsname(&owner, Vec::new()).unwrap().into_string().unwrap();
        let size = Winsize { ws_row: 24, ws_col: 80, ws_xpixel: 0, ws_ypixel: 0 };
        tcsetwinsize(&owner, size).unwrap();
        let program = OpenOptions::new().read(true).write(true).open(name).unwrap();
        command.env("TERM", "xterm");
        let end = || Stdio::from(program.try_clone().unwrap());
        let child = command.stdin(end()).stdout(end()).stderr(end()).spawn().unwrap();
        let keys = File::from(owner);
        let is_closed = Arc::new(AtomicBool::new(false));
        let (listener, arriving) = listening(keys.try_clone().unwrap(), is_closed.clone());
        let (keys, listener) = (Some(keys), Some(listener));
        Self { keys, child, listener, is_closed, arriving, screen: Vec::new() }
    }

    /// Types something.
    pub(crate) fn types(&mut self, text: &str) -> &mut Self {
        self.keys.as_mut().unwrap().write_all(text.as_bytes()).unwrap();
        self
    }

    /// Waits for a text, and then for the prompt after it.
    pub(crate) fn prompted(&mut self, text: &str) -> &mut Self {
        self.says(text);
        self.says(LISTENS)
    }

    /// Waits for a text.
    pub(crate) fn says(&mut self, text: &str) -> &mut Self {
        let is_said = self.says_before_it_ends(text);
        let screen = String::from_utf8_lossy(&self.screen);
        assert!(is_said, "waiting in vain for {text:?} after this:\n{screen}");
        self
    }

    /// Waits for a text; tells whether it came before the program ended, or patience did.
    pub(crate) fn says_before_it_ends(&mut self, text: &str) -> bool {
        let until = Instant::now() + PATIENCE;
        loop {
            let screen = String::from_utf8_lossy(&self.screen);
            if let Some(at) = screen.find(text) {
                self.screen = screen[at + text.len()..].as_bytes().to_vec();
                return true;
            }
            let left = until.saturating_duration_since(Instant::now());
            let Ok(bytes) = self.arriving.recv_timeout(left) else { return false };
            self.screen.extend(bytes);
        }
    }

    /// Waits for a text, and returns what was written before it.
    pub(crate) fn until(&mut self, text: &str) -> String {
        let until = Instant::now() + PATIENCE;
        loop {
            let screen = String::from_utf8_lossy(&self.screen).into_owned();
            if screen.contains(text) {
                return screen;
            }
            let left = until.saturating_duration_since(Instant::now());
            self.screen.extend(self.arriving.recv_timeout(left).unwrap());
        }
    }

    /// Waits for the program to end, and returns all that it wrote and nobody has waited for.
    pub(crate) fn everything(&mut self) -> String {
        self.exit_code();
        while let Ok(bytes) = self.arriving.recv_timeout(PATIENCE) {
            self.screen.extend(bytes);
        }
        String::from_utf8_lossy(&std::mem::take(&mut self.screen)).into_owned()
    }

    /// Waits for the program to end.
    pub(crate) fn exit_code(&mut self) -> Option<i32> {
        self.ended(PATIENCE).code()
    }

    /// Tells the program to end, and returns the signal that ended it.
    pub(crate) fn is_told(&mut self, signal: Signal) -> Option<i32> {
        kill_process(Pid::from_child(&self.child), signal).unwrap();
        self.ended(PATIENCE).signal()
    }

    /// Tells whether the terminal shows what is typed on it.
    pub(crate) fn shows_what_is_typed(&self) -> bool {
        let modes = tcgetattr(self.keys.as_ref().unwrap()).unwrap().local_modes;
        modes.contains(LocalModes::ECHO | LocalModes::ICANON)
    }

    /// Closes the terminal, and waits for the program to end.
    pub(crate) fn closes(&mut self, patience: Duration) {
        self.keys.take();
        self.is_closed.store(true, Ordering::Relaxed);
        self.listener.take().unwrap().join().unwrap();
        self.ended(patience);
    }

    fn ended(&mut self, patience: Duration) -> std::process::ExitStatus {
        let until = Instant::now() + patience;
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status;
            }
            assert!(Instant::now() < until, "the program goes on and on");
            thread::sleep(Duration::from_millis(10));
        }
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // Of a test that has failed nothing is to be left over.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Hands on what arrives at a terminal, until it is closed or nothing can arrive any more.
fn listening(mut screen: File, is_closed: Arc<AtomicBool>) -> (JoinHandle<()>, Receiver<Vec<u8>>) {
    const NOW_AND_THEN: Timespec = Timespec { tv_sec: 0, tv_nsec: 50_000_000 };
    let (hand_on, arriving) = mpsc::channel();
    let listener = thread::spawn(move || {
        let mut bytes = [0; 4096];
        while !is_closed.load(Ordering::Relaxed) {
            let mut watched = [PollFd::new(&screen, PollFlags::IN)];
            if poll(&mut watched, Some(&NOW_AND_THEN)).unwrap() == 0 {
                continue;
            }
            match screen.read(&mut bytes) {
                Ok(count @ 1..) if hand_on.send(bytes[..count].to_vec()).is_ok() => {}
                _ => return,
            }
        }
    });
    (listener, arriving)
}
