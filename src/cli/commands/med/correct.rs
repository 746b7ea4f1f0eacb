//! Correct: change or delete a course or a dose that was recorded wrongly.

use crate::cli::answer::Answer;
use crate::cli::args::{MedDelete, MedEdit, MedRecord};
use crate::cli::failure::Failure;
use crate::cli::phrases;
use crate::cli::session::Session;
use crate::diary::{Course, Dose, Recorded};
use crate::grammar::{MedicineWords, When};
use crate::store::View;

use super::{course, understood};

/// Changes what the words say, and nothing else.
pub(super) fn edit(args: &MedEdit, session: &Session) -> Result<Answer, Failure> {
    let now = session.grammar_now(false);
    let mut store = session.amend()?;
    let change = store.change(session.now.at())?;
    let words = match args.record {
        MedRecord::Course => {
            let course = course_of(args.number, change.view())?;
            let command = format!("edit course {}", course.number);
            let said = understood(MedicineWords::read(&args.words, &now)?, &command, &args.words)?;
            let edited = edited_course(&course, said)?;
            refuse_overlap(&course, &edited, change.view())?;
            change.replace_course(course.number, &edited)?;
            format!("changed the course to {}", course::course_words(&edited))
        }
        MedRecord::Dose => {
            let dose = dose_of(args.number, change.view())?;
            let (command, read) = (format!("edit dose {}", dose.number), &args.words);
            let said = understood(MedicineWords::read_dose(read, &now)?, &command, read)?;
            let edited = edited_dose(&dose, said);
            change.replace_dose(dose.number, &edited)?;
            format!("changed the dose to {}", dose_words(&edited))
        }
    };
    change.commit(&words)?;
    Ok(Answer::done(vec![format!("{}.", phrases::sentence(&words))], session.width))
}

/// Deletes a course or a dose.
pub(super) fn delete(args: &MedDelete, session: &Session) -> Result<Answer, Failure> {
    let mut store = session.amend()?;
    let change = store.change(session.now.at())?;
    let words = match args.record {
        MedRecord::Course => {
            let course = course_of(args.number, change.view())?;
            change.delete_course(course.number)?;
            format!("deleted the course {}", course::course_words(&course))
        }
        MedRecord::Dose => {
            let dose = dose_of(args.number, change.view())?;
            change.delete_dose(dose.number)?;
            format!("deleted the dose {}", dose_words(&dose))
        }
    };
    change.commit(&words)?;
    Ok(Answer::done(vec![format!("{}.", phrases::sentence(&words))], session.width))
}

fn course_of(number: i64, view: View<'_>) -> Result<Recorded<Course>, Failure> {
    let found = view.courses()?.into_iter().find(|course| course.number == number);
    found.ok_or_else(|| {
        Failure::cannot(format!("there is no course {number}"))
            .hint("`cramp med list` shows the numbers")
    })
}

fn dose_of(number: i64, view: View<'_>) -> Result<Recorded<Dose>, Failure> {
    let found = view.diary(None)?.doses.into_iter().find(|dose| dose.number == number);
    found.ok_or_else(|| {
        Failure::cannot(format!("there is no dose {number}"))
            .hint("`cramp med list` shows the numbers")
    })
}

/// Refuses days that another course of the medicine has; what overlapped before may stay.
fn refuse_overlap(
    before: &Recorded<Course>,
    after: &Course,
    view: View<'_>,
) -> Result<(), Failure> {
    let others: Vec<_> =
        view.courses()?.into_iter().filter(|it| it.number != before.number).collect();
    let place = |course: &Course| (course.medicine.folded(), course.started_on, course.stopped_on);
    if place(before) == place(after) {
        return Ok(());
    }
    match course::overlapping(after, &others).next() {
        Some(other) => Err(course::covered(other)),
        None => Ok(()),
    }
}

/// Returns the course with what was said in the place of what it had; "still taken" takes its last day away.
fn edited_course(before: &Course, said: MedicineWords) -> Result<Course, Failure> {
    if said.still_taken.is_some() && said.until.is_some() {
        return Err(Failure::usage("a course that is still taken has no last day")
            .hint("nothing was changed; say one of the two"));
    }
    let named = said.when.as_ref().map(When::date);
    let after = Course {
        medicine: said.medicine.unwrap_or_else(|| before.medicine.clone()),
        strength: said.strength.or_else(|| before.strength.clone()),
        route: said.route.or(before.route),
        schedule: said.schedule.or_else(|| before.schedule.clone()),
        started_on: said.from.or(named).unwrap_or(before.started_on),
        stopped_on: said.until.or(before.stopped_on.filter(|_| said.still_taken.is_none())),
        suspected_side_effect: before.suspected_side_effect,
        recommended_by: said.recommended_by.or_else(|| before.recommended_by.clone()),
        note: said.note.or_else(|| before.note.clone()),
    };
    if after.stopped_on.is_some_and(|last| last < after.started_on) {
        return Err(Failure::usage("the last day would be before the first")
            .hint("nothing was changed; name both, such as `since 1 mar until 20 mar`"));
    }
    Ok(after)
}

fn edited_dose(before: &Dose, said: MedicineWords) -> Dose {
    let (date, at) = match &said.when {
        Some(When::At { moment, .. }) => (moment.local().date(), Some(moment.clone())),
        Some(When::On { date, .. }) => (*date, None),
        None => (before.date, before.at.clone()),
    };
    Dose {
        medicine: said.medicine.unwrap_or_else(|| before.medicine.clone()),
        date,
        at,
        taken: before.taken,
        strength: said.strength.or_else(|| before.strength.clone()),
        route: said.route.or(before.route),
    }
}

fn dose_words(dose: &Dose) -> String {
    format!("{}, {}", phrases::dose(dose), phrases::dose_time(dose))
}
