//! `cramp` alone: where things stand. It writes nothing.

use serde::Serialize;

use crate::analysis::warnings::Level;
use crate::analysis::{CrampRate, Series, warnings};
use crate::cli::answer::Answer;
use crate::cli::commands::signs;
use crate::cli::failure::Failure;
use crate::cli::json::{FORMAT, NightDates, NightForm, WarningForm};
use crate::cli::phrases;
use crate::cli::session::Session;
use crate::cli::warned;
use crate::diary::{Cramp, Diary, Night, NightStatus};

/// How many nights "lately" is.
const LATELY: u64 = 7;
/// How many nights before them they are compared with.
const BEFORE: u64 = 28;

#[derive(Serialize)]
struct Form {
    format: u32,
    last_night: NightForm,
    last_7_nights: Tally,
    the_28_nights_before: Tally,
    unknown_of_the_last_7: Vec<NightDates>,
    warnings: Vec<WarningForm>,
}

/// What is recorded about a run of nights.
#[derive(Serialize)]
struct Tally {
    nights: usize,
    recorded_nights: usize,
    cramp_nights: usize,
    cramps: u32,
}

impl Tally {
    fn of(series: &Series) -> Self {
        Self {
            nights: series.nights(),
            recorded_nights: series.known(),
            cramp_nights: series.cramp_nights(),
            cramps: series.cramps(),
        }
    }
}

pub(crate) fn run(session: &Session) -> Result<Answer, Failure> {
    let last_night = session.last_night();
    let store = session.look()?;
    let begun = store.view().first_night()?;
    let part = (last_night.before(LATELY + BEFORE - 1), session.tonight());
    let diary = store.view().watched(session.tonight())?;
    let warned = warnings(&diary, session.tonight());
    let since = |night: Night| begun.map_or(night, |begun| night.max(begun));
    let lately = Series::between(&diary, since(last_night.before(LATELY - 1)), last_night);
    let before = Series::between(&diary, since(part.0), last_night.before(LATELY));
    let unknown: Vec<Night> =
        lately.iter().filter_map(|(night, count)| count.is_none().then_some(night)).collect();
    if session.json {
        return Answer::json(&Form {
            format: FORMAT,
            last_night: NightForm::of(&diary, last_night),
            last_7_nights: Tally::of(&lately),
            the_28_nights_before: Tally::of(&before),
            unknown_of_the_last_7: unknown.into_iter().map(NightDates::from).collect(),
            warnings: warned.iter().map(WarningForm::from).collect(),
        });
    }
    let urgent: Vec<_> = warned
        .iter()
        .filter(|warning| warning.level == Level::Urgent && warning.is_open())
        .cloned()
        .collect();
    let mut lines = warned::lines(&urgent);
    if begun.is_none() {
        let warned = Answer::lines(&lines, session.width);
        return Ok(if lines.is_empty() { Answer::text(BEGIN) } else { warned });
    }
    lines.extend(night_lines("Last night", &diary, last_night));
    if session.tonight() != last_night && diary.cramps_of(session.tonight()).len() > 0 {
        lines.extend(night_lines("Tonight", &diary, session.tonight()));
    }
    lines.extend(tally_lines(&lately, &before));
    lines.extend(missing_lines(&unknown, session));
    lines.extend(signs::lesser(&warned));
    Ok(Answer::lines(&lines, session.width))
}

/// What an empty diary says.
const BEGIN: &str = "No night is recorded yet.

  cramp log                      a cramp, now
  cramp log left calf 2min 7/10  a cramp, with what you know of it
  cramp none                     a night without one
  cramp day water 6 glasses      something about the day
  cramp --help                   everything else";

/// How many cramps of a night are shown one by one.
const SHOWN: usize = 4;

/// Says what a night was: its status, or its cramps, one line each.
fn night_lines(name: &str, diary: &Diary, night: Night) -> Vec<String> {
    let title = phrases::bold(&format!("{name}, {}", phrases::night_dates(night)));
    let cramps = diary.cramps_of(night);
    match diary.status(night) {
        NightStatus::Unknown if cramps.len() == 0 => vec![format!("{title}: nothing recorded")],
        NightStatus::Free if cramps.len() == 0 => vec![format!("{title}: no cramp")],
        _ => {
            let more = cramps.len().saturating_sub(SHOWN);
            let shown = cramps.take(SHOWN).map(|cramp| cramp_line(cramp));
            let rest = (more > 0).then(|| format!("  and {more} more"));
            [format!("{title}:")].into_iter().chain(shown).chain(rest).collect()
        }
    }
}

fn cramp_line(cramp: &Cramp) -> String {
    let details = phrases::details(cramp);
    let details = if details.is_empty() { "a cramp" } else { &details };
    match &cramp.start {
        Some(start) => format!("- {} {details}", start.local().format("%H:%M")),
        None => format!("- {details}"),
    }
}

fn tally_lines(lately: &Series, before: &Series) -> Vec<String> {
    let recorded =
        |series: &Series| format!("{} of {} nights recorded", series.known(), series.nights());
    let mut lines = vec![format!(
        "The last 7 nights: {} on {} ({})",
        phrases::count(lately.cramps() as usize, "cramp"),
        phrases::count(lately.cramp_nights(), "night"),
        recorded(lately)
    )];
    if let Some(rate) = CrampRate::of(before) {
        lines.push(format!(
            "The 4 weeks before: {:.1} cramps per 7 recorded nights ({})",
            rate.per_week(),
            recorded(before)
        ));
    }
    lines
}

fn missing_lines(unknown: &[Night], session: &Session) -> Vec<String> {
    let (Some(first), Some(last)) = (unknown.first(), unknown.last()) else { return Vec::new() };
    let today = session.now.local().date();
    let names: Vec<_> = unknown.iter().map(|night| phrases::evening(*night, today)).collect();
    let command = match (unknown, *last == session.last_night()) {
        ([_], true) => "cramp none".to_owned(),
        ([_], false) => format!("cramp none {}", first.evening()),
        _ if first.until(*last) + 1 == unknown.len() as i64 => {
            format!("cramp none {}..{}", first.evening(), last.evening())
        }
        _ => format!(
            "cramp none {}",
            unknown.iter().map(|n| n.evening().to_string()).collect::<Vec<_>>().join(" ")
        ),
    };
    let them = if unknown.len() == 1 { "it was" } else { "they were" };
    vec![
        format!("Not recorded: {}", phrases::list(&names)),
        phrases::dim(&format!("if {them} without a cramp: `{command}`")),
    ]
}
