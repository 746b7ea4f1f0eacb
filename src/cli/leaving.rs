//! Leaving: no question outlives its terminal, and none leaves behind a terminal that shows nothing.
//!
//! While something is asked, a terminal hands on each key and shows none. The prompt puts that right
//! when it ends; a program that is ended from outside has to do so itself.

#[cfg(unix)]
pub(crate) use unix::{give_back_the_terminal, watch};

/// Elsewhere a terminal is told of neither.
#[cfg(not(unix))]
pub(crate) fn watch(_code: i32) {}

/// Elsewhere a terminal forgets what it was told by a program that has ended.
#[cfg(not(unix))]
pub(crate) fn give_back_the_terminal() {}

#[cfg(unix)]
mod unix {
    use std::io;
    use std::sync::OnceLock;
    use std::thread;

    use rustix::event::{PollFd, PollFlags, poll};
    use rustix::io::Errno;
    use rustix::termios::{OptionalActions, Termios, tcgetattr, tcsetattr};
    use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};
    use signal_hook::iterator::Signals;
    use signal_hook::low_level::emulate_default_handler;

    use crate::cli::screen;

    /// What the terminal was before the first question.
    static BEFORE: OnceLock<Termios> = OnceLock::new();

    /// Watches from the first question on for what ends the program from outside.
    ///
    /// With a terminal that is closed it ends with this exit code; whatever was answered is written by
    /// then. Told to end, it ends as any program does, once the terminal is as it was.
    pub(crate) fn watch(code: i32) {
        let Ok(before) = tcgetattr(io::stdin()) else { return };
        if BEFORE.set(before).is_err() {
            return;
        }
        thread::spawn(move || end_with_the_terminal(code));
        // Without, a question that is ended leaves the terminal to `reset`.
        if let Ok(signals) = Signals::new([SIGHUP, SIGINT, SIGQUIT, SIGTERM]) {
            thread::spawn(|| end_when_told(signals));
        }
    }

    /// Lets the terminal show again what is typed, if anything was asked on it.
    ///
    /// What was typed and not read goes: a shell would take half a passphrase for a command.
    pub(crate) fn give_back_the_terminal() {
        let Some(before) = BEFORE.get() else { return };
        if tcsetattr(io::stdin(), OptionalActions::Flush, before).is_ok() {
            screen::end_prompt();
        }
    }

    /// Ends the program when its terminal is closed.
    ///
    /// The prompt would wait for ever, and at full speed, on a terminal that is gone
    /// (github.com/crossterm-rs/crossterm, issue 793).
    #[expect(clippy::disallowed_methods, reason = "nobody listens, and the prompt cannot be woken")]
    fn end_with_the_terminal(code: i32) {
        let stdin = io::stdin();
        let mut watched = [PollFd::new(&stdin, PollFlags::empty())];
        while poll(&mut watched, None) == Err(Errno::INTR) {}
        if watched.iter().any(|it| it.revents().contains(PollFlags::HUP)) {
            std::process::exit(code);
        }
    }

    /// Ends the program as the signal does that it is sent.
    fn end_when_told(mut signals: Signals) {
        for signal in signals.forever() {
            // The prompt may be drawing itself: what it has not drawn yet, it draws no more.
            let _alone = io::stderr().lock();
            give_back_the_terminal();
            let _ = emulate_default_handler(signal);
        }
    }
}
