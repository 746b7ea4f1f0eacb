//! Help: the examples of the grammar, and the factors of the catalogue, as pages of `--help`.

use clap::Command;

use crate::diary::{Factor, Kind};
use crate::grammar::examples::{self, Example};

use super::phrases;

/// The width for which the pages are written.
const WIDTH: usize = 80;

/// Adds the pages to the commands that they belong to; only worth the time when help is asked for.
pub(crate) fn with_pages(command: Command) -> Command {
    let page = |page: fn() -> String| move |command: Command| command.after_long_help(page());
    command
        .mut_subcommand("log", page(log))
        .mut_subcommand("edit", page(log))
        .mut_subcommand("none", page(none))
        .mut_subcommand("day", page(day))
        .mut_subcommand("med", page(med))
}

fn log() -> String {
    let how = "Words that are not understood are kept in the note, and the answer says how to mend it. \
               A clock time is its latest past occurrence. Nights turn over at noon.";
    page(how, "on Sunday 22 November 2026 at 03:25", "cramp log", examples::LOG)
}

fn none() -> String {
    let how = "A night is named by its evening. A night that is not confirmed stays unknown; it is \
               never counted as one without a cramp.";
    page(how, "on Sunday 22 November 2026", "cramp none", examples::NONE)
}

fn day() -> String {
    let how = "Before noon the words go to yesterday, after noon to today; name a day for another. \
               What is not said stays unknown.";
    let page = page(how, "on Sunday 22 November 2026", "cramp day", examples::DAY);
    format!("{page}\n\nWhat can be noted:\n{}", factors())
}

fn med() -> String {
    let how = "The words that mean nothing else are the name of the medicine. Another strength is \
               another course, and ends the one before.";
    page(how, "on Sunday 22 November 2026", "cramp med start|stop|took|missed", examples::MED)
}

fn page(how: &str, when: &str, command: &str, examples: &[Example]) -> String {
    let lines: Vec<String> = examples
        .iter()
        .map(|example| {
            let meaning = phrases::wrapped(example.meaning, WIDTH - 6).join("\n      ");
            format!("  {}\n      {meaning}", example.words)
        })
        .collect();
    let how = phrases::wrapped(how, WIDTH).join("\n");
    format!("{how}\n\nAfter `{command}`, {when}:\n{}", lines.join("\n"))
}

/// Returns one line for each factor: its name, what it takes, other words for it.
fn factors() -> String {
    let line = |factor: &Factor| {
        let takes = match factor.kind {
            Kind::Amount(unit, _) => unit.suffix(),
            Kind::Score => "0-10",
            Kind::YesNo => "yes/no",
            Kind::Category(_) => "a kind",
            Kind::Clock => "HH:MM",
        };
        let name = factor.key.replace('_', " ");
        let levels = match factor.kind {
            Kind::Category(levels) => levels.iter().map(|level| level.word).collect(),
            _ => Vec::new(),
        };
        let words: Vec<_> = levels
            .into_iter()
            .chain(factor.aliases.iter().copied())
            .filter(|word| *word != name)
            .collect();
        format!("  {name:<16}{takes:<8}{}", phrases::hanging(&words.join(", "), 26, WIDTH))
    };
    Factor::CATALOGUE.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_fits_a_terminal() {
        for page in [log(), none(), day(), med()] {
            for line in page.lines() {
                assert!(line.chars().count() <= WIDTH, "{line}");
            }
        }
    }

    #[test]
    fn every_factor_is_on_the_page() {
        let page = day();
        for factor in Factor::CATALOGUE {
            assert!(page.contains(&factor.key.replace('_', " ")), "{}", factor.key);
        }
    }
}
