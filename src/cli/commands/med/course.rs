//! Courses: begun, ended, and suspected.

use chrono::{Datelike, NaiveDate};

use super::{class, known, named, said, told};
use crate::cli::answer::Answer;
use crate::cli::args::{MedWords, Suspect};
use crate::cli::failure::Failure;
use crate::cli::phrases;
use crate::cli::session::Session;
use crate::diary::{Course, Medicine, Night, PartialDate, Recorded, WarningRule};
use crate::grammar::{MedicineWords, When};
use crate::store::Change;

/// Begins a course. What is not said of it is as in the last course of the same medicine.
pub(super) fn start(args: &MedWords, session: &Session) -> Result<Answer, Failure> {
    let read = MedicineWords::read(&args.words, &session.grammar_now(false))?;
    let (words, medicine) = said(read, "start", &args.words)?;
    let within = words.from_within;
    let mut store = session.open()?;
    let medicine = known(medicine, args.new, store.view(), session)?;
    let change = store.change(session.now.at())?;
    let courses = change.view().courses()?;
    let course = begun(words, medicine, &courses, session.now.local().date());
    if course.stopped_on.is_some_and(|last| last < course.started_on) {
        return Err(Failure::usage("the last day is before the first")
            .hint("such as `since 1 mar until 20 mar`"));
    }
    let before = change.view().watched(session.tonight())?;
    let changed = end_the_course_before(&course, &courses, &change)?;
    change.add_course(&course)?;
    let warned = told::fresh(&before, &change, session)?;
    let words = course_words(&course);
    let classes = class::told(&course.medicine, course.route, &change.view().classes()?);
    change.commit(&format!("started {words}"))?;
    let before = match changed {
        Some(last) => format!(" The course before ends on {}.", phrases::date(last)),
        None => String::new(),
    };
    let within = within.map(first_of).unwrap_or_default();
    let started = format!("Started: {words}.{within}{before}");
    Ok(Answer::done([vec![started, classes], warned].concat(), session.width))
}

/// Says which day is kept of a year or a month.
fn first_of(part: PartialDate) -> String {
    let (first, last) = (part.first(), part.last());
    let name = if first.month() == last.month() { "%b %Y" } else { "%Y" };
    format!(" No day was named: the first of {} is kept.", first.format(name))
}

/// Returns a course with its days.
pub(super) fn course_words(course: &Course) -> String {
    let until = course.stopped_on.map(|last| format!(" to {}", phrases::date(last)));
    let from = phrases::date(course.started_on);
    format!("{}, from {from}{}", phrases::course(course), until.unwrap_or_default())
}

fn begun(
    words: MedicineWords,
    medicine: Medicine,
    courses: &[Recorded<Course>],
    today: NaiveDate,
) -> Course {
    let last = courses.iter().rfind(|course| course.medicine == medicine);
    let started_on = words.from.or(words.when.as_ref().map(When::date)).unwrap_or(today);
    Course {
        strength: words.strength.or(last.and_then(|course| course.strength.clone())),
        route: words.route.or(last.and_then(|course| course.route)),
        schedule: words.schedule.or(last.and_then(|course| course.schedule.clone())),
        stopped_on: words.until,
        recommended_by: words.recommended_by,
        note: words.note,
        ..Course::from(medicine, started_on)
    }
}

/// Ends an open course of the same medicine on the day before, and returns that day.
///
/// Another strength, schedule or route is a new course; the same one twice is refused.
fn end_the_course_before(
    course: &Course,
    courses: &[Recorded<Course>],
    change: &Change<'_>,
) -> Result<Option<NaiveDate>, Failure> {
    let mut others = overlapping(course, courses);
    let Some(open) = others.next() else { return Ok(None) };
    if let Some(other) = others.next() {
        return Err(covered(other));
    }
    let same = open.strength == course.strength
        && open.schedule == course.schedule
        && open.route == course.route;
    let day_before = course.started_on.pred_opt().filter(|last| *last >= open.started_on);
    match day_before.filter(|_| !same && open.stopped_on.is_none()) {
        Some(last) => {
            change.stop_course(open.number, last)?;
            Ok(Some(last))
        }
        None => Err(covered(open)),
    }
}

/// Returns the courses of the same medicine that have a day in common with this one.
pub(super) fn overlapping<'c>(
    course: &'c Course,
    courses: &'c [Recorded<Course>],
) -> impl Iterator<Item = &'c Recorded<Course>> {
    let begins_in_time =
        |one: &Course, other: &Course| other.stopped_on.is_none_or(|last| one.started_on <= last);
    courses.iter().filter(move |it| {
        it.medicine == course.medicine && begins_in_time(it, course) && begins_in_time(course, it)
    })
}

/// Refuses a course whose days another one has.
pub(super) fn covered(other: &Recorded<Course>) -> Failure {
    Failure::cannot(format!(
        "this medicine has a course that begins on {} and covers these days",
        phrases::date(other.started_on)
    ))
    .hint(format!(
        "`cramp med edit course {}` and what is right changes that one; `cramp med list` shows all",
        other.number
    ))
}

pub(super) fn stop(args: &MedWords, session: &Session) -> Result<Answer, Failure> {
    let read = MedicineWords::read(&args.words, &session.grammar_now(false))?;
    let (words, medicine) = said(read, "stop", &args.words)?;
    let mut store = session.amend()?;
    let change = store.change(session.now.at())?;
    let medicine = known(medicine, args.new, change.view(), session)?;
    let today = session.now.local().date();
    let named = words.until.or(words.when.as_ref().map(When::date)).or(words.from);
    let last = named.unwrap_or(today);
    let courses = change.view().courses()?;
    let open = courses.iter().rfind(|it| it.medicine == medicine && it.stopped_on.is_none());
    let ended = || courses.iter().rfind(|it| it.medicine == medicine && named.is_some());
    let Some(open) = open.or_else(ended) else {
        return Err(Failure::cannot("no medicine of this name is being taken").hint(NOT_TAKEN));
    };
    if last < open.started_on {
        return Err(Failure::usage(format!(
            "the course begins on {}, after that day",
            phrases::date(open.started_on)
        ))
        .hint("name its last day, such as `on 20 mar`; without one it is today"));
    }
    let note = [&open.note, &words.note].into_iter().flatten().cloned().collect::<Vec<_>>();
    let note = Some(note.join("; ")).filter(|note| !note.is_empty());
    let ended = Course { stopped_on: Some(last), note, ..open.fact.clone() };
    change.replace_course(open.number, &ended)?;
    let words = format!("{}, last day {}", phrases::course(open), phrases::date(last));
    change.commit(&format!("stopped {words}"))?;
    Ok(Answer::done(vec![format!("Stopped: {words}.")], session.width))
}

/// What to do about a course that is not found.
const NOT_TAKEN: &str = "words that name no day are taken for the medicine: put others behind `note`; \
    `cramp med list` shows every course, and a day corrects the end of one";

/// Notes whether the person suspects a medicine of a side effect.
pub(super) fn suspect(args: &Suspect, session: &Session) -> Result<Answer, Failure> {
    let (yes, name) = match args.words.split_last() {
        Some((last, name)) if !name.is_empty() && matches!(last.as_str(), "yes" | "no") => {
            (last == "yes", name)
        }
        _ => (true, args.words.as_slice()),
    };
    let mut store = session.amend()?;
    let asked = named(name, "suspect", store.view(), session)?;
    let change = store.change(session.now.at())?;
    let courses = change.view().courses()?;
    let Some(course) = courses.iter().rfind(|course| course.medicine == asked) else {
        return Err(Failure::cannot("no course of a medicine of this name is recorded")
            .hint("`cramp med list` shows every course; `cramp med start` begins one"));
    };
    let suspected = Course { suspected_side_effect: Some(yes), ..course.fact.clone() };
    if suspected == course.fact {
        return Ok(Answer::text("That is noted already."));
    }
    let before = change.view().watched(session.tonight())?;
    change.replace_course(course.number, &suspected)?;
    if yes {
        let night = Night::named_after(course.started_on);
        change.withdraw_acknowledgement(WarningRule::SideEffect, night)?;
    }
    let warned = told::fresh(&before, &change, session)?;
    let name = course.medicine.name();
    let words = if yes {
        format!("suspected a side effect of {name}")
    } else {
        format!("no side effect of {name} suspected")
    };
    change.commit(&words)?;
    let mut lines = vec![format!("Noted: {words}.")];
    lines.extend(warned);
    Ok(Answer::done(lines, session.width))
}
