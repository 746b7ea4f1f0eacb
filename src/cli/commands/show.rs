//! `cramp show`: one cramp or one night whole, and what is unknown of it.

use chrono::NaiveDate;

use crate::analysis::warnings;
use crate::cli::answer::Answer;
use crate::cli::args::Words;
use crate::cli::failure::Failure;
use crate::cli::json::{CrampShown, FORMAT, NightShown};
use crate::cli::phrases;
use crate::cli::select;
use crate::cli::session::Session;
use crate::cli::warned;
use crate::diary::{
    Catalogue, Cramp, Day, Diary, Dose, Factor, Known, Night, NightStatus, Recorded, Value,
};
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
    let (known, unknown): (Vec<_>, Vec<_>) =
        phrases::facts(cramp).into_iter().partition(|(_, fact)| fact.is_some());
    let unknown: Vec<_> = unknown.into_iter().map(|(name, _)| name).collect();
    let mut facts: Vec<(&str, String)> =
        known.into_iter().filter_map(|(name, fact)| Some((name, fact?))).collect();
    if let Some(start) = &cramp.start {
        facts.push(("zone", start.zone().to_owned()));
    }
    facts.extend(cramp.note.iter().map(|note| ("note", note.clone())));
    let recorded = phrases::date_and_time(cramp.recorded_at.naive_local());
    facts.push(("written down", recorded));
    let unknown = fact_line("unknown", &unknown.join(", "), width);
    let known = facts.iter().filter_map(|(name, fact)| fact_line(name, fact, width));
    known.chain(unknown.map(|line| phrases::dim(&line))).collect()
}

/// Returns a fact behind its name; nothing where there is nothing to tell.
fn fact_line(name: &str, fact: &str, width: usize) -> Option<String> {
    let fact = phrases::hanging(fact, NAMES + 2, width);
    (!fact.is_empty()).then(|| format!("  {name:<NAMES$}{fact}"))
}

fn night(night: Night, session: &Session) -> Result<Answer, Failure> {
    let diary = session.diary(None)?;
    if session.json {
        return Answer::json(&NightShown::of(&diary, night, session.tonight()));
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
    let catalogue = diary.catalogue();
    lines.extend(sign_lines(&diary, night, session.width));
    lines.extend(day_lines(&diary, &catalogue, night.evening(), session.width));
    lines.extend(computed_lines(&diary, &catalogue, night.evening(), session.width));
    lines.extend(medicine_lines(&diary, night.evening(), session.width));
    let warned: Vec<_> = warnings(&diary, session.tonight())
        .into_iter()
        .filter(|warning| warning.night == night)
        .collect();
    let warned = warned::lines(&warned);
    lines.extend(warned.iter().map(|line| phrases::paragraph(line, session.width)));
    Ok(Answer::text(lines.join("\n")))
}

/// Returns one cramp of a night: what is known of it, its note, and what is unknown.
fn cramp_lines(cramp: &Recorded<Cramp>, width: usize) -> Vec<String> {
    let time = cramp.start.as_ref().map(|start| start.local().format("%H:%M ").to_string());
    let details = format!("{}{}", time.unwrap_or_default(), phrases::details(cramp));
    let mut lines = Vec::from_iter(fact_line(&format!("cramp {}", cramp.number), &details, width));
    lines.extend(cramp.note.iter().filter_map(|note| fact_line("note", note, width)));
    let facts = phrases::facts(cramp);
    let (first, rest) = facts.split_at(facts.len().min(FIRST_FACTS));
    let unknown = |(_, fact): &&(&str, Option<String>)| fact.is_none();
    let names = first.iter().filter(unknown).map(|(name, _)| (*name).to_owned()).collect();
    lines.extend(unknown_line(names, rest.iter().filter(unknown).count(), "detail", width));
    lines
}

/// How many facts of a cramp are named where they are unknown; of the others the number is told.
const FIRST_FACTS: usize = 9;

/// Returns what is unknown: some of it by name, and how many `more` there are of what a noun says.
fn unknown_line(names: Vec<String>, more: usize, noun: &str, width: usize) -> Option<String> {
    let more = (more > 0).then(|| phrases::count(more, noun));
    let all: Vec<String> = names.into_iter().chain(more).collect();
    fact_line("unknown", &phrases::list(&all), width).map(|line| phrases::dim(&line))
}

/// Returns what is noted about a day: readings, bouts and note, or that nothing is.
fn day_lines(diary: &Diary, catalogue: &Catalogue, date: NaiveDate, width: usize) -> Vec<String> {
    let mut lines = vec![phrases::bold(&format!("The day before, {}", phrases::date(date)))];
    let Some(day) = diary.days.get(&date) else {
        lines.push(phrases::dim("  nothing noted"));
        return lines;
    };
    lines.extend(fact_line("noted", &known(day, catalogue).join(", "), width));
    lines.extend(day.note.iter().filter_map(|note| fact_line("note", note, width)));
    let was_noted = |factor: &&Factor| diary.days.values().any(|day| day.tells(factor));
    let unknown = catalogue.noted().filter(|factor| !day.tells(factor));
    let (usual, never): (Vec<_>, Vec<_>) = unknown.partition(was_noted);
    let names = usual.iter().map(|factor| factor.label.to_string()).collect();
    lines.extend(unknown_line(names, never.len(), "other", width));
    lines
}

/// Returns the readings and bouts of a day in words, in the order of the catalogue.
pub(crate) fn known(day: &Day, catalogue: &Catalogue) -> Vec<String> {
    let readings = catalogue.recorded().filter_map(|factor| {
        Some(phrases::reading(factor, day.reading(factor)?, catalogue.settings()))
    });
    readings.chain(day.bouts.iter().map(|bout| phrases::bout(bout))).collect()
}

/// Returns what follows from the readings: what is so, what is not, and what is not known.
fn computed_lines(
    diary: &Diary,
    catalogue: &Catalogue,
    date: NaiveDate,
    width: usize,
) -> Vec<String> {
    let known = Known::of(diary, catalogue, date);
    let (mut so, mut not, mut unknown) = (Vec::new(), Vec::new(), Vec::new());
    for factor in catalogue.computed() {
        match known.value(factor) {
            Some(Value::No) => not.push(factor.label.to_string()),
            Some(value) => so.push(phrases::reading(factor, &value, catalogue.settings())),
            None => unknown.push(factor),
        }
    }
    if so.is_empty() && not.is_empty() {
        return Vec::new();
    }
    let mut lines = vec![phrases::bold("What follows from it")];
    lines.extend(fact_line("so", &so.join(", "), width));
    lines.extend(fact_line("not so", &not.join(", "), width));
    let (told, others) = lacking(&unknown, known);
    lines.extend(unknown_line(told, others, "other", width));
    lines
}

/// How many of the computed factors that are unknown are told one by one.
const FIRST_LACKING: usize = 3;

/// Returns the first computed factors of which a part is known, with what is missing, and how many
/// others are unknown.
fn lacking(unknown: &[&Factor], known: Known<'_>) -> (Vec<String>, usize) {
    let mut told = Vec::new();
    for factor in unknown {
        let needs: Vec<_> = known.lacks(factor).iter().map(ToString::to_string).collect();
        if !needs.is_empty() {
            told.push(format!("{} (needs {})", factor.label, phrases::list(&needs)));
        }
    }
    told.truncate(FIRST_LACKING);
    let others = unknown.len() - told.len();
    (told, others)
}

/// Returns the answers about warning signs; a sign that is missing was not asked.
fn sign_lines(diary: &Diary, night: Night, width: usize) -> Vec<String> {
    let answers: Vec<_> = diary
        .signs
        .iter()
        .filter(|answer| answer.night == night)
        .map(|answer| phrases::sign(answer))
        .collect();
    fact_line("signs", &answers.join(", "), width).into_iter().collect()
}

fn medicine_lines(diary: &Diary, date: NaiveDate, width: usize) -> Vec<String> {
    let courses = diary.courses.iter().filter(|course| course.covers(date));
    let courses: Vec<_> = courses.map(|course| phrases::course(course)).collect();
    let doses = diary.doses.iter().filter(|dose| dose.date == date);
    let doses: Vec<_> = doses.map(|dose| dose_words(dose)).collect();
    if courses.is_empty() && doses.is_empty() {
        return Vec::new();
    }
    let mut lines = vec![phrases::bold("Medicines")];
    lines.extend(fact_line("in force", &courses.join("; "), width));
    lines.extend(fact_line("doses", &doses.join("; "), width));
    lines
}

fn dose_words(dose: &Dose) -> String {
    let name = phrases::medicine(&dose.medicine, dose.strength.as_ref());
    match (&dose.at, dose.taken) {
        (Some(at), true) => format!("{name} at {}", at.local().format("%H:%M")),
        (_, true) => name,
        (_, false) => format!("{name}: missed"),
    }
}
