//! Help: examples, factors, and the limits of the figures, as pages of `--help`.

use clap::Command;

use crate::diary::{Catalogue, Factor, Kind};
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
        .mut_subcommand("profile", page(profile))
        .mut_subcommand("import", page(import))
        .mut_subcommand("analyze", page(analyze))
        .mut_subcommand("chart", page(chart))
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

fn profile() -> String {
    let how = "One fact at a time; to change it, say it again. A laboratory result keeps the flag and \
               the limits that the laboratory printed. A name close to a known one is asked about; \
               the word exactly behind it keeps it as it is typed.";
    page(how, "on Sunday 22 November 2026", "cramp profile", examples::PROFILE)
}

/// What `--map` can name, by what a row then is; any other factor and column goes too.
const FIELDS: [(&str, &str); 5] = [
    ("when", "at, date, time, night (of its evening), morning"),
    (
        "a cramp",
        "cramp (no says nothing), place, pain, duration, duration_min, and any other column of \
         cramps.csv",
    ),
    ("a night", "cramped (no confirms that it was calm)"),
    (
        "a day",
        "any factor, as water (\"6 glasses\"), water_ml or water_l (bare numbers), +water_ml (the \
         rows of a day add up); `cramp day --help` lists them",
    ),
    ("else", "medicine, dose, note"),
];

fn import() -> String {
    let line =
        |(of, fields): &(&str, &str)| format!("  {of:<8} {}", phrases::hanging(fields, 11, WIDTH));
    let lines = FIELDS.iter().map(line).collect::<Vec<_>>().join("\n");
    format!(
        "The fields for --map:\n{lines}\n\nWhat is not mapped is left out, and listed. See docs/import.md."
    )
}

/// What the figures cannot say.
const LIMITS: [&str; 8] = [
    "They tell what goes together, never what causes a cramp. Something that was not noted and \
     changes within a month, such as an illness or a journey, can be behind it.",
    "What is noted only after a bad night can make up a link: note the day before going to bed.",
    "If quiet nights go unnoted more often than bad ones, the share of cramp nights is too high. \
     Comparisons stand, as long as the forgetting has nothing to do with the factor.",
    "What changes only every few months, such as the bedding of a season, cannot be judged.",
    "Two things that are always done together cannot be told apart; only doing one without the \
     other can.",
    "Very long, very strong bad spells make the limits of the plain share too narrow.",
    "\"Too early\" is the usual answer: two months find almost nothing, and a doubling takes about \
     a year. `--noise-check` shows what chance alone makes of a diary like yours.",
    "The surest check is an experiment: toss a coin each evening.",
];

fn analyze() -> String {
    let limits = LIMITS.map(|it| format!("- {}", phrases::hanging(it, 2, WIDTH)));
    format!("What to know when reading the figures:\n{}", limits.join("\n"))
}

/// What a week brings by itself, as docs/weekly.md has it.
const WEEKLY: &str = "\
Every Monday without thinking of it, all five into a folder. With cron, in
`crontab -e`:

  0 9 * * 1  ~/.cargo/bin/cramp chart --all --out ~/cramp-charts

Or with a systemd timer, which makes up for a Monday on which the machine was
off: put these two files into ~/.config/systemd/user and then run
`systemctl --user enable --now cramp-chart.timer`.

  cramp-chart.service
      [Service]
      Type=oneshot
      ExecStart=%h/.cargo/bin/cramp chart --all --out %h/cramp-charts
  cramp-chart.timer
      [Timer]
      OnCalendar=Mon 09:00
      Persistent=true
      [Install]
      WantedBy=timers.target";

fn chart() -> String {
    const HOW: &str = "The weekly chart of the last half year is what most doctors want to see. \
                       What nobody recorded is shown as such, never as zero. The same diary gives \
                       the same picture, byte by byte, until a new night begins.";
    let how = phrases::wrapped(HOW, WIDTH).join("\n");
    let examples: Vec<String> = [
        ("cramp chart", "the weekly chart of the last 26 weeks"),
        ("cramp chart calendar --dark", "every night, for eyes at night"),
        ("cramp chart factors --size a5 --out for-the-doctor.png", "to print on a small sheet"),
        ("cramp chart medicines --since 1 mar --format svg", "a part of the diary, as a drawing"),
        ("cramp chart weekly --text", "the same numbers for a screen reader"),
        ("cramp chart --all --out pictures", "all five"),
    ]
    .iter()
    .map(|(words, meaning)| format!("  {words}\n      {meaning}"))
    .collect();
    format!("{how}\n\n{}\n\n{WEEKLY}", examples.join("\n"))
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
        let takes = match &factor.kind {
            Kind::Amount { unit, .. } => unit.suffix().to_owned(),
            Kind::Scale { least, most } => format!("{least}-{most}"),
            Kind::YesNo => "yes/no".to_owned(),
            Kind::Category(_) => "a kind".to_owned(),
            Kind::Clock => "HH:MM".to_owned(),
        };
        let name = factor.key.replace('_', " ");
        let levels = factor.kind.levels().iter().map(|level| &*level.word);
        let words: Vec<_> =
            levels.chain(factor.aliases.iter().copied()).filter(|word| *word != name).collect();
        let line = format!("  {name:<22}{takes:<10}");
        let line = line + &phrases::hanging(&words.join(", "), 34, WIDTH);
        line.trim_end().to_owned()
    };
    Catalogue::built_in().noted().map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_fits_a_terminal() {
        for page in [log(), none(), day(), med(), profile(), analyze(), chart()] {
            for line in page.lines() {
                assert!(line.chars().count() <= WIDTH, "{line}");
            }
        }
    }

    #[test]
    fn every_factor_is_on_the_page() {
        let page = day();
        for factor in Catalogue::built_in().noted() {
            assert!(page.contains(&factor.key.replace('_', " ")), "{}", factor.key);
        }
    }
}
