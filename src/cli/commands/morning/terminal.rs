//! Terminal: the one place that waits for a person.

use inquire::ui::{RenderConfig, Styled};
use inquire::{InquireError, Text};

use crate::cli::phrases;
use crate::cli::screen;

use super::round::Given;

/// Shows some paragraphs.
pub(super) fn show(lines: &[String], width: usize) {
    // A terminal that is gone is met again by the next question.
    lines.iter().for_each(|line| screen::tell(&phrases::paragraph(line, width)));
}

/// Reads one line. Escape and Ctrl-D are one key to the prompt library: both leave it unknown.
pub(super) fn ask() -> Given {
    let mut look = RenderConfig::empty();
    look.prompt_prefix = Styled::new(">");
    look.answered_prompt_prefix = Styled::new(">");
    look.canceled_prompt_indicator = Styled::new("");
    match Text::new("").with_render_config(look).prompt() {
        Ok(line) => Given::of(&line),
        Err(InquireError::OperationCanceled) => Given::Unknown,
        Err(_) => Given::End,
    }
}

/// Ends the program when its terminal is closed.
///
/// The prompt would wait for ever, and at full speed, on a terminal that is gone
/// (github.com/crossterm-rs/crossterm, issue 793). Every answer is written by then.
#[cfg(unix)]
#[expect(clippy::disallowed_methods, reason = "nobody listens, and the prompt cannot be woken")]
pub(super) fn leave_when_it_closes() {
    use rustix::event::{PollFd, PollFlags, poll};
    use rustix::io::Errno;
    std::thread::spawn(|| {
        let stdin = std::io::stdin();
        let mut watched = [PollFd::new(&stdin, PollFlags::empty())];
        while poll(&mut watched, None) == Err(Errno::INTR) {}
        if watched.iter().any(|it| it.revents().contains(PollFlags::HUP)) {
            std::process::exit(0);
        }
    });
}

#[cfg(not(unix))]
pub(super) fn leave_when_it_closes() {}
