//! `cramp show`: one cramp or one night whole, and what is unknown of it.

use chrono::NaiveDate;

use crate::cli::answer::Answer;
use crate::cli::args::Words;
use crate::cli::failure::Failure;
use crate::cli::json::{CrampShown, FORMAT, NightShown};
use crate::cli::phrases;
use crate::cli::select;
use crate::cli::session::Session;
use crate::diary::{Cramp, Day, Diary, Factor, Night, NightStatus, Recorded};
use crate::grammar::NightWords;

pub(crate) fn run(args: &Words, session: &Session) -> Result<Answer, Failure> {
    match args.words.as_slice() {
        [] => night(session.last_night(), session),
        [word] if is_cramp(word) => cramp(word, session),
        words => night(asked_night(words, session)?, session),
    }
}

fn is_cramp(word: &str) -> bool {
    word.eq_ignore_ascii_case("last") || word.trim_start_matches('#').parse::<i64>().is_ok()
}

fn asked_night(words: &[String], session: &Session) -> Result<Night, Failure> {
    let read = NightWords::read(words, &session.grammar_now(false))?;
    match read.nights {
        Some((first, last)) if first == last && read.leftovers.is_empty() => Ok(first),
        _ => Err(Failure::usage(format!("`{}` is neither a cramp nor a night", words.join(" ")))
            .hint("name a cramp by its number, or a night by its evening: `thu`, 2026-11-21")),
    }
}

fn cramp(asked: &str, session: &Session) -> Result<Answer, Failure> {
    let store = session.look()?;
    let cramp = select::cramp(asked, store.view())?;
    if session.json {
        return Answer::json(&CrampShown { format: FORMAT, cramp: (&cramp).into() });
    }
    let mut lines = vec![phrases::bold(&format!("Cramp {}", cramp.number))];
    lines.extend(cramp_facts(&cramp, session.width));
    Ok(Answer::text(lines.join("\n")))
}

/// The columns that the name of a fact takes.
const NAMES: usize = 14;

fn cramp_facts(cramp: &Recorded<Cramp>, width: usize) -> Vec<String> {
    let mut facts: Vec<(&str, String)> = phrases::facts(cramp)
        .into_iter()
        .map(|(name, fact)| (name, fact.unwrap_or_else(|| phrases::dim("unknown"))))
        .collect();
    if let Some(start) = &cramp.start {
        facts.push(("zone", start.zone().to_owned()));
    }
    facts.extend(cramp.note.iter().map(|note| ("note", note.clone())));
    let recorded = cramp.recorded_at.format("%a %-d %b %Y, %H:%M").to_string();
    facts.push(("written down", recorded));
    facts.iter().filter_map(|(name, fact)| fact_line(name, fact, width)).collect()
}

/// Returns a fact behind its name; nothing where there is nothing to tell.
fn fact_line(name: &str, fact: &str, width: usize) -> Option<String> {
    let fact = phrases::hanging(fact, NAMES + 2, width);
    (!fact.is_empty()).then(|| format!("  {name:<NAMES$}{fact}"))
}

fn night(night: Night, session: &Session) -> Result<Answer, Failure> {
    let diary = session.look()?.view().night(night)?;
    if session.json {
        return Answer::json(&NightShown::of(&diary, night));
    }
    let mut lines = vec![phrases::bold(&phrases::sentence(&night.to_string()))];
    if diary.cramps_of(night).len() == 0 {
        lines.push(match diary.status(night) {
            NightStatus::Free => "  no cramp".to_owned(),
            _ => phrases::dim("  not recorded"),
        });
    }
    for cramp in diary.cramps_of(night) {
        lines.extend(cramp_lines(cramp, session.width));
    }
    lines.extend(day_lines(&diary, night.evening(), session.width));
    lines.extend(medicine_lines(&diary, night.evening()));
    Ok(Answer::text(lines.join("\n")))
}

/// Returns one cramp of a night: what is known of it, its note, and what is unknown.
fn cramp_lines(cramp: &Recorded<Cramp>, width: usize) -> Vec<String> {
    let time = cramp.start.as_ref().map(|start| start.local().format("%H:%M ").to_string());
    let details = format!("{}{}", time.unwrap_or_default(), phrases::details(cramp));
    let mut lines = Vec::from_iter(fact_line(&format!("cramp {}", cramp.number), &details, width));
    lines.extend(cramp.note.iter().filter_map(|note| fact_line("note", note, width)));
    let unknown: Vec<String> = phrases::facts(cramp)
        .into_iter()
        .filter(|(_, fact)| fact.is_none())
        .map(|(name, _)| name.to_owned())
        .collect();
    let unknown = fact_line("unknown", &unknown.join(", "), width);
    lines.extend(unknown.map(|line| phrases::dim(&line)));
    lines
}

/// Returns what is noted about a day: readings, bouts and note, or that nothing is.
fn day_lines(diary: &Diary, date: NaiveDate, width: usize) -> Vec<String> {
    let mut lines = vec![phrases::bold(&format!("The day before, {}", phrases::date(date)))];
    let Some(day) = diary.days.get(&date) else {
        lines.push(phrases::dim("  nothing noted"));
        return lines;
    };
    lines.extend(fact_line("noted", &known(day).join(", "), width));
    lines.extend(day.note.iter().filter_map(|note| fact_line("note", note, width)));
    let unknown: Vec<_> = Factor::CATALOGUE
        .iter()
        .filter(|factor| !day.tells(factor))
        .map(|factor| factor.label.to_owned())
        .collect();
    let unknown = fact_line("unknown", &unknown.join(", "), width);
    lines.extend(unknown.map(|line| phrases::dim(&line)));
    lines
}

/// Returns the readings and bouts of a day in words, in the order of the catalogue.
pub(crate) fn known(day: &Day) -> Vec<String> {
    let readings = Factor::CATALOGUE
        .iter()
        .filter_map(|factor| Some(phrases::reading(factor, day.reading(factor)?)));
    readings.chain(day.bouts.iter().map(|bout| phrases::bout(bout))).collect()
}

fn medicine_lines(diary: &Diary, date: NaiveDate) -> Vec<String> {
    let courses = diary
        .courses
        .iter()
        .filter(|course| course.covers(date))
        .map(|course| format!("  {}", phrases::course(course)));
    let doses = diary.doses.iter().map(|dose| {
        let name = phrases::medicine(&dose.medicine, dose.strength.as_ref());
        match (&dose.at, dose.taken) {
            (Some(at), true) => format!("  {name} at {}", at.local().format("%H:%M")),
            (_, true) => format!("  {name}"),
            (_, false) => format!("  {name}: missed"),
        }
    });
    let lines: Vec<String> = courses.chain(doses).collect();
    if lines.is_empty() {
        return lines;
    }
    [phrases::bold("Medicines")].into_iter().chain(lines).collect()
}
