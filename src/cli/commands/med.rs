//! `cramp med`: medicines, their courses and their doses.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use crate::cli::answer::Answer;
use crate::cli::args::{Med, MedWords};
use crate::cli::failure::Failure;
use crate::cli::json::{CourseForm, DoseForm, FORMAT};
use crate::cli::phrases;
use crate::cli::session::Session;
use crate::diary::{Course, Dose, Medicine, Night, Recorded};
use crate::grammar::{MedicineWords, When, is_near};
use crate::store::{Change, View};

pub(crate) fn run(command: Option<&Med>, session: &Session) -> Result<Answer, Failure> {
    match command {
        Some(Med::Start(words)) => start(words, session),
        Some(Med::Stop(words)) => stop(words, session),
        Some(Med::Took(words)) => dose(words, true, session),
        Some(Med::Missed(words)) => dose(words, false, session),
        Some(Med::List) | None => list(session),
    }
}

/// Returns the words, each of which has to be understood, and the medicine among them.
fn said(words: MedicineWords) -> Result<(MedicineWords, Medicine), Failure> {
    if let Some(leftover) = words.leftovers.first() {
        let why = leftover.reason.unwrap_or("is not understood");
        return Err(Failure::usage(format!("\"{}\" {why}", leftover.text)).hint(
            match &leftover.likely {
                Some(likely) => format!("nothing was recorded; did you mean {likely}?"),
                None => "nothing was recorded; `cramp med --help` has examples".to_owned(),
            },
        ));
    }
    match words.medicine.clone() {
        Some(medicine) => Ok((words, medicine)),
        None => Err(Failure::usage("it is not said which medicine")
            .hint("begin with its name, such as `cramp med took ibuprofen 400mg`")),
    }
}

/// Returns the medicine as the diary knows it; a name close to a known one is asked about.
fn known(medicine: Medicine, args: &MedWords, view: View<'_>) -> Result<Medicine, Failure> {
    let all = view.medicines()?;
    if let Some(known) = all.iter().find(|known| **known == medicine) {
        return Ok(known.clone());
    }
    let near = |known: &&Medicine| is_near(&medicine.folded(), &known.folded());
    let close: Vec<_> = all.iter().filter(near).collect();
    if close.is_empty() || args.new {
        return Ok(medicine);
    }
    let names: Vec<_> = close.iter().map(|medicine| medicine.name().to_owned()).collect();
    Err(Failure::cannot("a medicine of nearly this name is known already")
        .hint(format!("did you mean {}? If it is another medicine, add --new", names.join(" or "))))
}

fn start(args: &MedWords, session: &Session) -> Result<Answer, Failure> {
    let (words, medicine) = said(MedicineWords::read(&args.words, &session.grammar_now(false))?)?;
    let mut store = session.open()?;
    let change = store.change(session.now.at())?;
    let medicine = known(medicine, args, change.view())?;
    let today = session.now.local().date();
    let course = Course {
        medicine,
        strength: words.strength,
        schedule: words.schedule,
        started_on: words.from.or(words.when.as_ref().map(When::date)).unwrap_or(today),
        stopped_on: words.until,
    };
    if course.stopped_on.is_some_and(|last| last < course.started_on) {
        return Err(Failure::usage("the last day is before the first")
            .hint("such as `since 1 mar until 20 mar`"));
    }
    let changed = end_the_course_before(&course, &change)?;
    change.add_course(&course)?;
    let mut words =
        format!("{}, from {}", phrases::course(&course), phrases::date(course.started_on));
    if let Some(last) = course.stopped_on {
        words.push_str(&format!(" to {}", phrases::date(last)));
    }
    change.commit(&format!("started {words}"))?;
    let before = match changed {
        Some(last) => format!(" The course before ends on {}.", phrases::date(last)),
        None => String::new(),
    };
    Ok(Answer::done(vec![format!("Started: {words}.{before}")], session.width))
}

/// Ends an open course of the same medicine on the day before, and returns that day.
///
/// Another strength or schedule is a new course; the same one twice is refused.
fn end_the_course_before(
    course: &Course,
    change: &Change<'_>,
) -> Result<Option<NaiveDate>, Failure> {
    let courses = change.view().courses()?;
    let open = courses.iter().find(|it| {
        it.medicine == course.medicine
            && (it.covers(course.started_on)
                || course.stopped_on.is_none_or(|last| it.started_on <= last)
                    && it.started_on >= course.started_on)
    });
    let Some(open) = open else { return Ok(None) };
    let same = open.strength == course.strength && open.schedule == course.schedule;
    let day_before = course.started_on.pred_opt().filter(|last| *last >= open.started_on);
    match day_before.filter(|_| !same && open.stopped_on.is_none()) {
        Some(last) => {
            change.stop_course(open.number, last)?;
            Ok(Some(last))
        }
        None => Err(Failure::cannot(format!(
            "this medicine has a course that begins on {} and covers these days",
            phrases::date(open.started_on)
        ))
        .hint("`cramp med list` shows every course; `cramp undo` takes back a slip")),
    }
}

fn stop(args: &MedWords, session: &Session) -> Result<Answer, Failure> {
    let (words, medicine) = said(MedicineWords::read(&args.words, &session.grammar_now(false))?)?;
    let mut store = session.look()?;
    let change = store.change(session.now.at())?;
    let medicine = known(medicine, args, change.view())?;
    let today = session.now.local().date();
    let named = words.until.or(words.when.as_ref().map(When::date)).or(words.from);
    let last = named.unwrap_or(today);
    let courses = change.view().courses()?;
    let open = courses.iter().rfind(|it| it.medicine == medicine && it.stopped_on.is_none());
    let ended = || courses.iter().rfind(|it| it.medicine == medicine && named.is_some());
    let Some(open) = open.or_else(ended) else {
        return Err(Failure::cannot("no medicine of this name is being taken")
            .hint("`cramp med list` shows every course; name a day to correct the end of one"));
    };
    if last < open.started_on {
        return Err(Failure::usage(format!(
            "the course begins on {}, after that day",
            phrases::date(open.started_on)
        ))
        .hint("name its last day, such as `on 20 mar`; without one it is today"));
    }
    change.stop_course(open.number, last)?;
    let words = format!("{}, last day {}", phrases::course(open), phrases::date(last));
    change.commit(&format!("stopped {words}"))?;
    Ok(Answer::done(vec![format!("Stopped: {words}.")], session.width))
}

fn dose(args: &MedWords, taken: bool, session: &Session) -> Result<Answer, Failure> {
    let read = MedicineWords::read_dose(&args.words, &session.grammar_now(false))?;
    let (words, medicine) = said(read)?;
    let mut store = session.open()?;
    let change = store.change(session.now.at())?;
    let medicine = known(medicine, args, change.view())?;
    let now = taken.then(|| session.now.clone());
    let at = match &words.when {
        Some(When::At { moment, .. }) => Some(moment.clone()),
        Some(When::On { .. }) => None,
        None => now,
    };
    let named = words.when.as_ref().map(When::date).or(words.from);
    let date = named.unwrap_or(session.now.local().date());
    let dose = Dose { medicine, date, at, taken, strength: words.strength };
    change.add_dose(&dose)?;
    let when = match &dose.at {
        Some(at) => phrases::moment(at),
        None => phrases::date(date),
    };
    let words = format!("{}, {when}", phrases::medicine(&dose.medicine, dose.strength.as_ref()));
    let deed = if taken { "took" } else { "missed" };
    change.commit(&format!("{deed} {words}"))?;
    Ok(Answer::done(vec![format!("{}: {words}.", phrases::sentence(deed))], session.width))
}

#[derive(Serialize)]
struct Form {
    format: u32,
    courses: Vec<CourseForm>,
    doses_of_the_last_28_days: Vec<DoseForm>,
}

/// How far back doses are listed.
const DOSE_DAYS: u64 = 28;

fn list(session: &Session) -> Result<Answer, Failure> {
    let today = Night::named_after(session.now.local().date());
    let diary = session.diary(Some((today.before(DOSE_DAYS - 1), today)))?;
    if session.json {
        let nothing = diary.courses.is_empty() && diary.doses.is_empty();
        let answer = Answer::json(&Form {
            format: FORMAT,
            courses: diary.courses.iter().map(CourseForm::from).collect(),
            doses_of_the_last_28_days: diary.doses.iter().map(DoseForm::from).collect(),
        })?;
        return Ok(answer.unless(nothing));
    }
    let (open, ended): (Vec<_>, Vec<_>) =
        diary.courses.iter().partition(|course| course.covers(today.evening()));
    let mut lines = Vec::new();
    section("Taken now", open.iter().map(|course| course_line(course)).collect(), &mut lines);
    section(
        "Before or later",
        ended.iter().map(|course| course_line(course)).collect(),
        &mut lines,
    );
    section("Doses of the last 28 days", dose_lines(&diary.doses), &mut lines);
    if lines.is_empty() {
        return Ok(Answer::nothing("No medicine is recorded."));
    }
    Ok(Answer::text(lines.join("\n")))
}

fn section(title: &str, entries: Vec<String>, lines: &mut Vec<String>) {
    if !entries.is_empty() {
        lines.push(phrases::bold(title));
        lines.extend(entries);
    }
}

fn course_line(course: &Course) -> String {
    let from = phrases::date(course.started_on);
    let dates = match course.stopped_on {
        Some(last) => format!("{from} to {}", phrases::date(last)),
        None => format!("since {from}"),
    };
    format!("  {}: {dates}", phrases::course(course))
}

fn dose_lines(doses: &[Recorded<Dose>]) -> Vec<String> {
    let mut counts: BTreeMap<&Medicine, (usize, usize)> = BTreeMap::new();
    for dose in doses {
        let (taken, missed) = counts.entry(&dose.medicine).or_default();
        *(if dose.taken { taken } else { missed }) += 1;
    }
    counts
        .iter()
        .map(|(medicine, (taken, missed))| {
            let missed = if *missed > 0 { format!(", {missed} missed") } else { String::new() };
            format!("  {}: {}{missed}", medicine.name(), phrases::count(*taken, "dose"))
        })
        .collect()
}
