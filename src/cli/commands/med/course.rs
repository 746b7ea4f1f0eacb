//! Courses: begun, ended, and suspected.

use chrono::NaiveDate;

use super::{class, known, said};
use crate::cli::answer::Answer;
use crate::cli::args::{MedWords, Suspect};
use crate::cli::failure::Failure;
use crate::cli::phrases;
use crate::cli::session::Session;
use crate::diary::{Course, Medicine, Recorded};
use crate::grammar::{MedicineWords, When};
use crate::store::Change;

/// Begins a course. What is not said of it is as in the last course of the same medicine.
pub(super) fn start(args: &MedWords, session: &Session) -> Result<Answer, Failure> {
    let (words, medicine) = said(MedicineWords::read(&args.words, &session.grammar_now(false))?)?;
    let mut store = session.open()?;
    let medicine = known(medicine, args.new, store.view(), session)?;
    let change = store.change(session.now.at())?;
    let courses = change.view().courses()?;
    let course = begun(words, medicine, &courses, session.now.local().date());
    if course.stopped_on.is_some_and(|last| last < course.started_on) {
        return Err(Failure::usage("the last day is before the first")
            .hint("such as `since 1 mar until 20 mar`"));
    }
    let changed = end_the_course_before(&course, &courses, &change)?;
    change.add_course(&course)?;
    let mut words =
        format!("{}, from {}", phrases::course(&course), phrases::date(course.started_on));
    if let Some(last) = course.stopped_on {
        words.push_str(&format!(" to {}", phrases::date(last)));
    }
    let classes = class::told(&course.medicine, course.route, &change.view().classes()?);
    change.commit(&format!("started {words}"))?;
    let before = match changed {
        Some(last) => format!(" The course before ends on {}.", phrases::date(last)),
        None => String::new(),
    };
    Ok(Answer::done(vec![format!("Started: {words}.{before}"), classes], session.width))
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
    let open = courses.iter().find(|it| {
        it.medicine == course.medicine
            && (it.covers(course.started_on)
                || course.stopped_on.is_none_or(|last| it.started_on <= last)
                    && it.started_on >= course.started_on)
    });
    let Some(open) = open else { return Ok(None) };
    let same = open.strength == course.strength
        && open.schedule == course.schedule
        && open.route == course.route;
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

pub(super) fn stop(args: &MedWords, session: &Session) -> Result<Answer, Failure> {
    let (words, medicine) = said(MedicineWords::read(&args.words, &session.grammar_now(false))?)?;
    let mut store = session.look()?;
    let change = store.change(session.now.at())?;
    let medicine = known(medicine, args.new, change.view(), session)?;
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

/// Notes whether the person suspects a medicine of a side effect.
pub(super) fn suspect(args: &Suspect, session: &Session) -> Result<Answer, Failure> {
    let (yes, name) = match args.words.split_last() {
        Some((last, name)) if !name.is_empty() && matches!(last.as_str(), "yes" | "no") => {
            (last == "yes", name)
        }
        _ => (true, args.words.as_slice()),
    };
    let asked = Medicine::named(&name.join(" "));
    let mut store = session.look()?;
    let change = store.change(session.now.at())?;
    let courses = change.view().courses()?;
    let Some(course) = courses.iter().rfind(|course| Some(&course.medicine) == asked.as_ref())
    else {
        return Err(Failure::cannot("no course of a medicine of this name is recorded")
            .hint("`cramp med list` shows every course; `cramp med start` begins one"));
    };
    let suspected = Course { suspected_side_effect: Some(yes), ..course.fact.clone() };
    if suspected == course.fact {
        return Ok(Answer::text("That is noted already."));
    }
    change.replace_course(course.number, &suspected)?;
    let name = course.medicine.name();
    let words = if yes {
        format!("suspected a side effect of {name}")
    } else {
        format!("no side effect of {name} suspected")
    };
    change.commit(&words)?;
    let mut lines = vec![format!("Noted: {words}.")];
    lines.extend(yes.then(|| CONTACT.to_owned()));
    Ok(Answer::done(lines, session.width))
}

/// What the articles say of a suspected side effect.
const CONTACT: &str =
    "Contact the prescriber or pharmacist promptly about it; do not stop a medicine on your own.";
