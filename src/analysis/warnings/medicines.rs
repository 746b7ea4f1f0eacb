//! Rules about medicines, and the courses after whose start cramps became more frequent.

use std::cmp::Reverse;

use super::{Fact, Fired, Level, Look, Nights, Tally, Warning, signs};
use crate::diary::{Class, Course, Diary, Medicine, Night, Recorded, Route, Sign, WarningRule};

/// W11: does the person suspect that a medicine has to do with the cramps?
///
/// Urgent, in the sense of a prompt word with the prescriber or pharmacist; told until it was seen.
/// It belongs to the night of the first day of the course: that date stays the same while the course
/// goes on, and hardly two medicines share it. No answer where nobody has said. Source: article 001,
/// and 002 and 003, which send to the prescriber or pharmacist.
pub(super) fn side_effect<'a>(look: &Look<'a>) -> Vec<Fired<'a>> {
    let suspected =
        look.diary.courses.iter().filter(|course| course.suspected_side_effect == Some(true));
    suspected
        .map(|course| Fired::by(WarningRule::SideEffect, Level::Urgent, vec![Fact::course(course)]))
        .collect()
}

/// X08: a statin, muscle pain or weakness, and very dark urine?
///
/// Urgent where both answers are yes within the same 7 nights, and a statin was on the list or taken
/// within the 7 nights up to the later of them; told until it was seen. No answer where any of the
/// three is not recorded. Source: the general warnings on labels of statins; the 7 nights are a
/// design choice.
pub(super) fn statin_and_dark_urine<'a>(look: &Look<'a>) -> Vec<Fired<'a>> {
    let mut all = Vec::new();
    for urine in signs::yes(look, &[Sign::VeryDarkUrine]) {
        let (first, last) = signs::week_around(urine.night);
        let muscles = signs::yes(look, &[Sign::MusclePain, Sign::Weakness]);
        for muscle in muscles.filter(|muscle| (first..=last).contains(&muscle.night)) {
            let later = urine.night.max(muscle.night);
            let mut facts = taken(look.diary, Class::Statin, later.before(signs::SAME_WEEK), later);
            if !facts.is_empty() {
                facts.extend([Fact::answer(urine), Fact::answer(muscle)]);
                all.push(Fired::by(WarningRule::StatinAndDarkUrine, Level::Urgent, facts));
            }
        }
    }
    all
}

/// X11: is quinine or tonic water taken?
///
/// A note where a medicine of that class was on the list, or a dose of it taken, within the last 28
/// days, up to the morning of tonight; told as long as that is so. No answer where no medicine is recorded. Source: AAFP 2012, and
/// the warnings on labels of quinine.
pub(super) fn quinine<'a>(look: &Look<'a>) -> Vec<Fired<'a>> {
    let first = look.tonight.before(Warning::WINDOW_NIGHTS - 1);
    let facts = taken(look.diary, Class::Quinine, first, look.tonight);
    vec![Fired::by(WarningRule::Quinine, Level::Note, facts)]
}

/// A course since whose start cramps have been at least twice as frequent as before it.
#[derive(Clone, Debug, PartialEq)]
pub struct Doubled<'a> {
    /// The course.
    pub course: &'a Recorded<Course>,
    /// The 28 nights before it.
    pub before: Tally,
    /// Its first nights, at most 28.
    pub after: Tally,
}

/// Returns the courses about which to ask whether the person suspects a side effect, the latest first.
///
/// A course is asked about in the 8 weeks after its first day, as long as the question is not
/// answered, where its first 28 nights have 3 night cramps or more, and at least twice the cramps per
/// known night of the 28 nights before. A change of the dose begins a course of its own. No answer
/// with fewer than 8 known nights after the start, or fewer than 14 before it. Source: articles 001,
/// 002 and 003; the numbers are a design choice.
pub fn doubled(diary: &Diary, tonight: Night) -> Vec<Doubled<'_>> {
    let nights = Nights::of(diary);
    let recent = tonight.before(55)..=tonight;
    let mut doubled: Vec<_> = diary
        .courses
        .iter()
        .filter(|course| course.suspected_side_effect.is_none())
        .filter(|course| recent.contains(&Night::named_after(course.started_on)))
        .filter_map(|course| compare(course, &nights, tonight))
        .collect();
    doubled.sort_by(|a, b| {
        let place = |it: &Doubled<'_>| (Reverse(it.course.started_on), it.course.medicine.folded());
        place(a).cmp(&place(b)).then(a.course.number.cmp(&b.course.number))
    });
    doubled
}

fn compare<'a>(
    course: &'a Recorded<Course>,
    nights: &Nights,
    tonight: Night,
) -> Option<Doubled<'a>> {
    let start = Night::named_after(course.started_on);
    let end = start.after(27).min(tonight);
    let end = course.stopped_on.map_or(end, |stop| end.min(Night::named_after(stop)));
    let before = nights.tally_just_before(start, 28);
    let after = nights.tally(start, end);
    let enough = after.known >= 8 && before.known >= 14 && after.cramps >= 3;
    (enough && after.is_double(&before)).then_some(Doubled { course, before, after })
}

/// Returns the courses in force and the doses taken of a class, from the evening of `first` to the morning of `last`.
fn taken(diary: &Diary, class: Class, first: Night, last: Night) -> Vec<Fact<'_>> {
    let is_of = |medicine: &Medicine, route: Option<Route>| {
        diary.classes_of(medicine, route).contains(&class)
    };
    let (first, last) = (first.evening(), last.morning());
    let courses = diary.courses.iter().filter(|course| {
        course.started_on <= last
            && course.stopped_on.is_none_or(|stop| stop >= first)
            && is_of(&course.medicine, course.route)
    });
    let doses = diary.doses.iter().filter(|dose| {
        dose.taken && (first..=last).contains(&dose.date) && is_of(&dose.medicine, dose.route)
    });
    courses.map(Fact::course).chain(doses.map(Fact::dose)).collect()
}
