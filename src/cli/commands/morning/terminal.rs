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
