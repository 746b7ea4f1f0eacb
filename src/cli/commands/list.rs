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
const USUAL_WEEKS: u32 = 4;
/// The columns that both dates of a night take, with the space behind them.
const DATES: usize = 32;
/// The columns before the details of a cramp: dates, number, time.
const BEFORE_DETAILS: usize = DATES + 14;

#[derive(Serialize)]
struct Form {
    format: u32,
    nights: Vec<NightForm>,
}

pub(crate) fn run(args: &List, session: &Session) -> Result<Answer, Failure> {
    let part = match args.all {
        true => None,
        false => Some(period::span(&args.period, USUAL_WEEKS, session)?),
    };
    let diary = session.diary(part)?;
    let nights: Vec<Night> =
        diary.span().map(|(first, last)| first.through(last).collect()).unwrap_or_default();
    if session.json {
        let nights = nights.iter().rev().map(|night| NightForm::of(&diary, *night)).collect();
        return Answer::json(&Form { format: FORMAT, nights });
    }
    if nights.is_empty() {
        return Ok(Answer::nothing(match part {
            None => "Nothing is recorded yet.",
            Some(_) => "Nothing is recorded on these nights; `cramp list --all` lists every one.",
        }));
    }
    Ok(Answer::text(lines(&diary, &nights, session.width).join("\n")))
}

/// Returns the lines of the nights, the latest first; a run of unknown nights is one line.
fn lines(diary: &Diary, nights: &[Night], width: usize) -> Vec<String> {
    let statuses: Vec<_> =
        nights.iter().rev().map(|night| (*night, diary.status(*night))).collect();
    statuses
        .chunk_by(|(_, a), (_, b)| (*a, *b) == (NightStatus::Unknown, NightStatus::Unknown))
        .flat_map(|run| match run {
            [(latest, NightStatus::Unknown), .., (earliest, _)] => {
                vec![unknown_line(*earliest, *latest, run.len())]
            }
            _ => run
                .iter()
                .flat_map(|(night, status)| night_lines(diary, *night, *status, width))
                .collect(),
        })
        .collect()
}

fn unknown_line(earliest: Night, latest: Night, nights: usize) -> String {
    let dates = format!(
        "{} → {}",
        earliest.evening().format("%a %-d %b"),
        latest.morning().format("%a %-d %b %Y")
    );
    phrases::dim(&format!("{dates:<DATES$}{nights} nights not recorded"))
}

fn night_lines(diary: &Diary, night: Night, status: NightStatus, width: usize) -> Vec<String> {
    let dates = phrases::night_dates(night);
    let mut lines: Vec<String> =
        diary.cramps_of(night).flat_map(|cramp| cramp_lines(cramp, width)).collect();
    match (lines.first_mut(), status) {
        (Some(first), _) => first.replace_range(..DATES, &format!("{dates:<DATES$}")),
        (None, NightStatus::Free) => lines.push(format!("{dates:<DATES$}no cramp")),
        (None, _) => lines.push(phrases::dim(&format!("{dates:<DATES$}not recorded"))),
    }
    lines
}

/// Returns the lines of one cramp: its number, its time, what is known of it, its note.
fn cramp_lines(cramp: &Recorded<Cramp>, width: usize) -> Vec<String> {
    let time = match &cramp.start {
        Some(start) => start.local().format("%H:%M").to_string(),
        None => "  ?  ".to_owned(),
    };
    let room = width.saturating_sub(BEFORE_DETAILS).max(20);
    let mut details = phrases::wrapped(&phrases::details(cramp), room);
    if details.is_empty() {
        details.push("a cramp".to_owned());
    }
    let notes = cramp.note.iter().flat_map(|note| phrases::wrapped(note, room));
    let notes: Vec<_> = notes.map(|line| phrases::dim(&line)).collect();
    details
        .into_iter()
        .chain(notes)
        .enumerate()
        .map(|(place, text)| match place {
            0 => format!("{:DATES$}{:>5}  {time}  {text}", "", cramp.number),
            _ => format!("{:BEFORE_DETAILS$}{text}", ""),
        })
        .collect()
}
