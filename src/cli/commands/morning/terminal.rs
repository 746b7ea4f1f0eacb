//! Terminal: the one place that waits for a person.

use std::io::Write;

use anstream::AutoStream;
use inquire::ui::{RenderConfig, Styled};
use inquire::{InquireError, Text};

use crate::cli::phrases;

use super::round::{Given, Listener};

/// The terminal of standard input and standard error.
#[derive(Debug)]
pub(super) struct Terminal {
    width: usize,
}

impl Terminal {
    /// Returns the terminal, of this width.
    pub(super) fn new(width: usize) -> Self {
        leave_when_it_closes();
        Self { width }
    }
}

impl Listener for Terminal {
    fn show(&mut self, lines: &[String]) {
        let mut out = AutoStream::auto(std::io::stderr());
        for line in lines {
            // A terminal that is gone is met again by the next question.
            let _ = writeln!(out, "{}", phrases::paragraph(line, self.width));
        }
    }

    /// Reads one line. Escape and Ctrl-D are one key to the prompt library: both leave it unknown.
    fn ask(&mut self) -> Given {
        let mut look = RenderConfig::empty();
        look.prompt_prefix = Styled::new(">");
        look.answered_prompt_prefix = Styled::new(">");
        look.canceled_prompt_indicator = Styled::new("");
        match Text::new("").with_render_config(look).prompt() {
            Ok(line) => given(&line),
            Err(InquireError::OperationCanceled) => Given::Unknown,
            Err(_) => Given::End,
        }
    }
}

/// Returns what a line means, before it is read for a question.
fn given(line: &str) -> Given {
    match line.trim() {
        "" => Given::Unknown,
        "<" => Given::Back,
        "?" => Given::Help,
        words => Given::Words(words.to_owned()),
    }
}

/// Ends the program when its terminal is closed.
///
/// The prompt would wait for ever, and at full speed, on a terminal that is gone
/// (github.com/crossterm-rs/crossterm, issue 793). Every answer is written by then.
#[cfg(unix)]
#[expect(clippy::disallowed_methods, reason = "nobody listens, and the prompt cannot be woken")]
fn leave_when_it_closes() {
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
fn leave_when_it_closes() {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_words_or_one_of_the_signs() {
        for (line, meant) in [
            ("", Given::Unknown),
            ("  ", Given::Unknown),
            (" < ", Given::Back),
            ("?", Given::Help),
            (" 6 glasses ", Given::Words("6 glasses".to_owned())),
        ] {
            assert_eq!(given(line), meant, "{line:?}");
        }
    }
}
