//! `cramp list`: nights and their cramps, the latest first.

use serde::Serialize;

use crate::cli::answer::Answer;
use crate::cli::args::List;
use crate::cli::failure::Failure;
use crate::cli::json::{FORMAT, NightForm};
use crate::cli::period;
use crate::cli::phrases;
use crate::cli::session::Session;
use crate::diary::{Cramp, Diary, Night, NightStatus, Recorded};

/// How many weeks are listed unless told otherwise.
const USUAL_WEEKS: u32 = 2;
/// The columns that both dates of a night take, with the space behind them.
const DATES: usize = 32;
/// Below this width the dates stand on a line of their own.
const WIDE: usize = 72;

#[derive(Serialize)]
struct Form {
    format: u32,
    nights: Vec<NightForm>,
}

pub(crate) fn run(args: &List, session: &Session) -> Result<Answer, Failure> {
    let part = match args.all {
        true => None,
        false => {
            let tonight = session.tonight();
            let usual = (period::weeks_up_to(tonight, USUAL_WEEKS), tonight);
            Some(period::asked(&args.period, session)?.unwrap_or(usual))
        }
    };
    let diary = session.diary_so_far(part)?;
    let latest = session.last_night();
    let latest = part.map_or(latest, |(_, last)| last.min(latest));
    let span = diary.span().map(|(first, last)| (first, last.max(latest)));
    let mut nights: Vec<Night> =
        span.map(|(first, last)| first.through(last).collect()).unwrap_or_default();
    nights.reverse();
    if session.json {
        let forms = nights.iter().map(|night| NightForm::of(&diary, *night)).collect();
        let answer = Answer::json(&Form { format: FORMAT, nights: forms })?;
        return Ok(answer.unless(nights.is_empty()));
    }
    if nights.is_empty() {
        return Ok(Answer::nothing(match session.look()?.view().first_night()? {
            None => "No night is recorded yet.",
            Some(_) => "Nothing is recorded on these nights; `cramp list --all` lists every one.",
        }));
    }
    Ok(Answer::text(lines(&diary, &nights, session.width).join("\n")))
}

/// Returns the lines of the nights; a run of unknown nights is one line.
fn lines(diary: &Diary, nights: &[Night], width: usize) -> Vec<String> {
    let is_unknown = |night: &Night| {
        diary.status(*night) == NightStatus::Unknown && diary.cramps_of(*night).len() == 0
    };
    nights
        .chunk_by(|a, b| is_unknown(a) && is_unknown(b))
        .flat_map(|run| match run {
            [latest, .., earliest] => vec![unknown_line(*earliest, *latest, width)],
            _ => run.iter().flat_map(|night| night_lines(diary, *night, width)).collect(),
        })
        .collect()
}

/// Returns dates and what is to be said of all of them; on a narrow screen one behind the other.
fn line(dates: &str, said: &str, width: usize) -> String {
    match width < WIDE {
        true => phrases::paragraph(&format!("{dates}: {said}"), width),
        false => format!("{dates:<DATES$}{said}"),
    }
}

fn unknown_line(earliest: Night, latest: Night, width: usize) -> String {
    let dates = format!(
        "{} → {}",
        earliest.evening().format("%a %-d %b"),
        latest.morning().format("%a %-d %b %Y")
    );
    let nights = usize::try_from(earliest.until(latest) + 1).unwrap_or(0);
    let count = phrases::count(nights, "night");
    phrases::dim(&line(&dates, &format!("{count} not recorded"), width))
}

fn night_lines(diary: &Diary, night: Night, width: usize) -> Vec<String> {
    let dates = phrases::night_dates(night);
    let cramps = diary.cramps_of(night);
    if cramps.len() == 0 {
        return vec![match diary.status(night) {
            NightStatus::Unknown => phrases::dim(&line(&dates, "not recorded", width)),
            _ => line(&dates, "no cramp", width),
        }];
    }
    let margin = if width < WIDE { 2 } else { DATES };
    let mut lines: Vec<String> =
        cramps.flat_map(|cramp| cramp_lines(cramp, margin, width)).collect();
    if diary.status(night) == NightStatus::Free {
        lines.push(format!("{:margin$}  no cramp in bed", ""));
    }
    match lines.first_mut() {
        Some(first) if width >= WIDE => first.replace_range(..DATES, &format!("{dates:<DATES$}")),
        _ => lines.insert(0, dates),
    }
    lines
}

/// Returns the lines of one cramp behind a margin: its number, its time, what is known, its note.
fn cramp_lines(cramp: &Recorded<Cramp>, margin: usize, width: usize) -> Vec<String> {
    let time = cramp.start.as_ref().map_or("  ?  ".to_owned(), phrases::clock);
    let head = format!("{:margin$}{:>5}  {time}  ", "", cramp.number);
    let below = head.chars().count();
    let details = match phrases::details(cramp) {
        details if details.is_empty() => "a cramp".to_owned(),
        details => details,
    };
    let mut lines = vec![format!("{head}{}", phrases::hanging(&details, below, width))];
    if let Some(note) = &cramp.note {
        let note = phrases::hanging(&phrases::shortened(note), below, width);
        lines.push(format!("{:below$}{}", "", phrases::dim(&note)));
    }
    lines
}
