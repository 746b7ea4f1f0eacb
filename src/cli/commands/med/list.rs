//! The list of medicines: courses with their classes, and the doses of late.

use std::collections::BTreeMap;

use serde::Serialize;

use super::class;
use crate::cli::answer::Answer;
use crate::cli::failure::Failure;
use crate::cli::json::{CourseForm, DoseForm, FORMAT};
use crate::cli::phrases;
use crate::cli::session::Session;
use crate::diary::{Class, Course, Diary, Dose, Medicine, Night, Recorded};

#[derive(Serialize)]
struct Form {
    format: u32,
    courses: Vec<CourseForm>,
    doses_of_the_last_28_days: Vec<DoseForm>,
}

/// How far back doses are listed.
const DOSE_DAYS: u64 = 28;

pub(super) fn run(session: &Session) -> Result<Answer, Failure> {
    let today = Night::named_after(session.now.local().date());
    let diary = session.diary(Some((today.before(DOSE_DAYS - 1), today)))?;
    if session.json {
        let nothing = diary.courses.is_empty() && diary.doses.is_empty();
        let answer = Answer::json(&Form {
            format: FORMAT,
            courses: diary.courses.iter().map(|course| CourseForm::of(&diary, course)).collect(),
            doses_of_the_last_28_days: diary
                .doses
                .iter()
                .map(|dose| DoseForm::of(&diary, dose))
                .collect(),
        })?;
        return Ok(answer.unless(nothing));
    }
    let (open, ended): (Vec<_>, Vec<_>) =
        diary.courses.iter().partition(|course| course.covers(today.evening()));
    let line = |course: &&Recorded<Course>| course_line(course, &diary);
    let mut lines = Vec::new();
    section("Taken now", open.iter().map(line).collect(), &mut lines);
    section("Before or later", ended.iter().map(line).collect(), &mut lines);
    if lines.iter().any(|line| line.contains("; ")) {
        lines.push(phrases::dim(class::CAUTION));
    }
    section("Doses of the last 28 days", dose_lines(&diary.doses), &mut lines);
    if lines.is_empty() {
        return Ok(Answer::nothing("No medicine is recorded."));
    }
    Ok(Answer::lines(&lines, session.width))
}

fn section(title: &str, entries: Vec<String>, lines: &mut Vec<String>) {
    if !entries.is_empty() {
        lines.push(phrases::bold(title));
        lines.extend(entries);
    }
}

fn course_line(course: &Recorded<Course>, diary: &Diary) -> String {
    let from = phrases::date(course.started_on);
    let dates = match course.stopped_on {
        Some(last) => format!("{from} to {}", phrases::date(last)),
        None => format!("since {from}"),
    };
    let classes = diary.classes_of(&course.medicine, course.route);
    let classes = match class::named(&classes) {
        named if named.is_empty() || classes == [Class::Unclassified] => String::new(),
        named => format!("; {named}"),
    };
    let suspected =
        if course.suspected_side_effect == Some(true) { "; side effect suspected" } else { "" };
    let number = phrases::dim(&format!("(course {})", course.number));
    format!("- {}: {dates}{classes}{suspected} {number}", phrases::course(course))
}

/// How many doses of one medicine are listed one by one.
const SHOWN: usize = 3;

/// Returns one line for each medicine: how many doses, and the latest of them with their numbers.
fn dose_lines(doses: &[Recorded<Dose>]) -> Vec<String> {
    let mut by_medicine: BTreeMap<&Medicine, Vec<&Recorded<Dose>>> = BTreeMap::new();
    for dose in doses {
        by_medicine.entry(&dose.medicine).or_default().push(dose);
    }
    by_medicine
        .iter()
        .map(|(medicine, doses)| {
            let taken = doses.iter().filter(|dose| dose.taken).count();
            let missed = match doses.len() - taken {
                0 => String::new(),
                missed => format!(", {missed} missed"),
            };
            let latest: Vec<String> =
                doses.iter().rev().take(SHOWN).map(|dose| latest(dose)).collect();
            let latest = phrases::dim(&format!("(latest: {})", latest.join("; ")));
            format!("- {}: {}{missed} {latest}", medicine.name(), phrases::count(taken, "dose"))
        })
        .collect()
}

fn latest(dose: &Recorded<Dose>) -> String {
    let missed = if dose.taken { "" } else { " missed" };
    format!("dose {} {}{missed}", dose.number, phrases::dose_time(dose))
}
