//! 6. Medicines: what was taken from when to when, and the cramps in the 8 weeks before and since a start.

use std::collections::BTreeMap;

use chrono::Days;

use crate::analysis::medicines::{BeforeAfter, Taken};
use crate::analysis::words::{START_CAUTION, counted, date, listed};
use crate::analysis::{CrampRate, MedicineStart, Series};
use crate::diary::{Class, Course, Dose, Medicine, Night};

use super::super::visit::Look;
use super::super::{Column, Grid, Part, Row, Value};
use super::said;

pub(super) fn parts(look: &Look<'_>) -> Vec<Part> {
    let courses = courses(look);
    let doses = doses(look);
    const RATES: &str =
        "8 weeks: cramps per 7 recorded nights, and in brackets of how many nights.";
    let caution = vec![format!("{RATES} {START_CAUTION}")];
    let compared = courses.iter().any(|row| row.cells.iter().any(is_rate));
    [
        (!courses.is_empty()).then(|| Part::Grid(course_grid(courses))),
        compared.then_some(Part::Said("before and since", caution)),
        (!doses.is_empty()).then(|| Part::Grid(dose_grid(doses))),
        said("medicines", nothing(look)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn is_rate(value: &Value) -> bool {
    matches!(value, Value::Rate(..))
}

fn nothing(look: &Look<'_>) -> Vec<String> {
    let diary = look.asked.diary;
    let none = diary.courses.is_empty() && diary.doses.is_empty();
    none.then(|| "No medicine is recorded.".to_owned()).into_iter().collect()
}

fn course_grid(rows: Vec<Row>) -> Grid {
    Grid {
        caption: "Courses of medicines",
        key: "courses",
        of: "medicine",
        columns: vec![
            Column { heading: "dose", unit: "" },
            Column { heading: "from", unit: "" },
            Column { heading: "until", unit: "" },
            Column { heading: "8 weeks before", unit: "cramps per 7 nights" },
            Column { heading: "8 weeks since", unit: "cramps per 7 nights" },
        ],
        rows,
    }
}

/// Returns the courses, those that are still taken first, and the latest first among each.
fn courses(look: &Look<'_>) -> Vec<Row> {
    let mut courses: Vec<&Course> = look
        .asked
        .diary
        .courses
        .iter()
        .map(|course| &course.fact)
        .filter(|course| is_within(look, course))
        .collect();
    courses.sort_by_key(|it| (it.stopped_on.is_some(), std::cmp::Reverse(it.started_on)));
    courses.into_iter().map(|course| row(look, course)).collect()
}

/// Tells whether a course touches the nights that were picked.
fn is_within(look: &Look<'_>, course: &Course) -> bool {
    let touches = |(first, last): (Night, Night)| course.touches(first.evening(), last.morning());
    look.asked.window.is_none_or(touches)
}

fn row(look: &Look<'_>, course: &Course) -> Row {
    let dose = [course.strength.as_ref().map(ToString::to_string), course.schedule.clone()];
    let dose = dose.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let start = start(look, course);
    let [before, since] = match start {
        Some(_) => before_and_since(look, course),
        None => [Value::Nothing, Value::Nothing],
    };
    let early = start.filter(|_| is_rate(&before) || is_rate(&since)).and_then(too_early);
    Row {
        name: course.medicine.name().to_owned(),
        cells: vec![
            Value::text(dose),
            Value::Date(course.started_on),
            course.stopped_on.map_or(Value::Nothing, Value::Date),
            before,
            since,
        ],
        note: note(look, course, early),
    }
}

/// Says what it is, what the dose was before, what the person says of it, and whether it is early.
fn note(look: &Look<'_>, course: &Course, early: Option<String>) -> String {
    let diary = look.asked.diary;
    let classes = diary.classes_of(&course.medicine, course.route);
    let is_told_by_a_part = |class: Class| classes.iter().any(|it| it.parent() == Some(class));
    let classes: Vec<_> = classes
        .iter()
        .filter(|class| **class != Class::Unclassified && !is_told_by_a_part(**class))
        .map(|class| class.label().to_owned())
        .collect();
    let changed = changed_from(look, course).map(|before| format!("dose change, {before} before"));
    let suspected = course.suspected_side_effect == Some(true);
    let suspected = suspected.then(|| "suspected by the person".to_owned());
    let by = course.recommended_by.as_ref().map(|by| format!("recommended by {by}"));
    let route = course.route.map(|route| route.word().to_owned());
    let classes = (!classes.is_empty()).then(|| listed(&classes));
    let parts = [classes, route, changed, early, suspected, by, course.note.clone()];
    parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
}

/// Returns how much was taken up to the day before, if that was another dose of the same medicine.
fn changed_from(look: &Look<'_>, course: &Course) -> Option<String> {
    let day_before = course.started_on.checked_sub_days(Days::new(1))?;
    let is_before =
        |it: &&Course| it.medicine == course.medicine && it.stopped_on == Some(day_before);
    let courses = look.asked.diary.courses.iter().map(|course| &course.fact);
    let before = courses.filter(is_before).find(|it| it.strength != course.strength)?;
    before.strength.as_ref().map(ToString::to_string)
}

/// Returns the start of a regular medicine that a course is; `None` where it only goes on.
fn start<'l>(look: &'l Look<'_>, course: &Course) -> Option<&'l MedicineStart> {
    let taken = Taken::Medicine(course.medicine.clone());
    let mut starts = look.summary.iter().flat_map(|summary| &summary.medicines);
    starts.find(|start| start.started_on == course.started_on && start.taken == taken)
}

/// Says that the nights of a start are too few to be compared, if they are.
fn too_early(start: &MedicineStart) -> Option<String> {
    let needed = BeforeAfter::NIGHTS_NEEDED;
    let is_early = start.nights.difference.is_none();
    is_early.then(|| format!("too early to compare: {needed} nights of each are needed"))
}

/// Returns the cramps per 7 recorded nights before and since a start.
fn before_and_since(look: &Look<'_>, course: &Course) -> [Value; 2] {
    let (first, last) = look.nights();
    let series = Series::between(look.asked.diary, first, last);
    let start = Night::named_after(course.started_on);
    let sides = [
        series.part(start.before(BeforeAfter::NIGHTS), start.before(1)),
        series.part(start, start.after(BeforeAfter::NIGHTS - 1)),
    ];
    sides.map(|side| match CrampRate::of(&side) {
        Some(rate) if !rate_is_hasty(&rate) => Value::Rate(rate.per_week(), rate.known),
        _ => Value::Nothing,
    })
}

/// Tells whether less than a week is known, of which no rate of a week can be told.
fn rate_is_hasty(rate: &CrampRate) -> bool {
    const A_WEEK: usize = 7;
    rate.known < A_WEEK
}

fn dose_grid(rows: Vec<Row>) -> Grid {
    Grid {
        caption: "Single doses",
        key: "doses",
        of: "single doses",
        columns: vec![
            Column { heading: "taken", unit: "doses" },
            Column { heading: "missed", unit: "doses" },
            Column { heading: "last taken", unit: "" },
        ],
        rows,
    }
}

/// Returns the single doses of each medicine, the most frequent first.
fn doses(look: &Look<'_>) -> Vec<Row> {
    let mut medicines: BTreeMap<&Medicine, Vec<&Dose>> = BTreeMap::new();
    for dose in look.asked.diary.doses.iter().filter(|dose| look.has_day(dose.date)) {
        medicines.entry(&dose.medicine).or_default().push(&dose.fact);
    }
    let mut medicines: Vec<_> = medicines.into_iter().collect();
    medicines.sort_by_key(|(_, doses)| std::cmp::Reverse(doses.len()));
    let row = |(medicine, doses): (&Medicine, Vec<&Dose>)| {
        let (taken, missed): (Vec<&Dose>, Vec<&Dose>) =
            doses.into_iter().partition(|dose| dose.taken);
        let last = taken.iter().map(|dose| dose.date).max();
        Row {
            name: medicine.name().to_owned(),
            cells: vec![
                Value::count(taken.len()),
                Value::count(missed.len()),
                last.map_or(Value::Nothing, Value::Date),
            ],
            note: often(&taken),
        }
    };
    medicines.into_iter().map(row).collect()
}

/// Says on how many days it was taken since the first dose.
fn often(taken: &[&Dose]) -> String {
    let Some(first) = taken.iter().map(|dose| dose.date).min() else { return String::new() };
    let days: std::collections::BTreeSet<_> = taken.iter().map(|dose| dose.date).collect();
    format!("on {} since {}", counted(days.len(), "day"), date(first))
}

#[cfg(test)]
mod tests {
    use super::super::super::made_up::{diary, fact, first, look, recorded, values};
    use super::*;
    use crate::diary::{Diary, Strength};

    fn course(name: &str, from: u64, until: Option<u64>, mg: f64) -> Course {
        Course {
            strength: Strength::new(mg, "mg"),
            stopped_on: until.map(|night| first().after(night).evening()),
            ..Course::from(Medicine::named(name).unwrap(), first().after(from).evening())
        }
    }

    #[test]
    fn a_start_has_rates_before_and_since_and_a_dose_change_has_none() {
        let nights: Vec<_> = (0..120).map(|night| Some(u32::from(night < 60))).collect();
        let mut diary = diary(&nights);
        diary.courses = vec![
            recorded(course("furosemide", 60, Some(79), 40.0)),
            recorded(course("furosemide", 80, None, 80.0)),
        ];
        let found = values(&parts(&look(&diary)));
        let flat: Vec<_> = found.iter().filter(|(what, _)| what.contains("8 weeks")).collect();
        assert_eq!(flat.len(), 4, "rate and nights of either side, of the start alone: {flat:?}");
        assert_eq!(
            fact(&found, "furosemide from 2026-12-31: 8 weeks before"),
            "7.0 cramps per 7 nights"
        );
        assert_eq!(
            fact(&found, "furosemide from 2026-12-31: 8 weeks since"),
            "0.0 cramps per 7 nights"
        );
        let doses: Vec<_> = found.iter().filter(|(what, _)| what.ends_with(": dose")).collect();
        assert_eq!(doses[0].1, "80 mg (loop diuretic; dose change, 40 mg before)");
        assert_eq!(doses[1].1, "40 mg (loop diuretic)");
    }

    #[test]
    fn rates_of_too_few_nights_say_that_it_is_too_early_to_compare() {
        let note = |since: u64| {
            let mut diary = diary(&vec![Some(1); usize::try_from(60 + since).unwrap()]);
            diary.courses = vec![recorded(course("furosemide", 60, None, 40.0))];
            let found = values(&parts(&look(&diary)));
            assert_eq!(fact(&found, "furosemide: 8 weeks before"), "7.0 cramps per 7 nights");
            fact(&found, "furosemide: dose").to_owned()
        };
        let early = "too early to compare: 21 nights of each are needed";
        assert_eq!(note(20), format!("40 mg (loop diuretic; {early})"));
        assert_eq!(note(21), "40 mg (loop diuretic)");
    }

    #[test]
    fn single_doses_are_counted_with_those_that_were_missed() {
        let mut diary = diary(&[Some(1)]);
        let dose = |taken| Dose {
            medicine: Medicine::named("ibuprofen").unwrap(),
            date: first().evening(),
            at: None,
            taken,
            strength: None,
            route: None,
        };
        diary.doses = [true, true, false].map(|taken| recorded(dose(taken))).to_vec();
        let found = values(&parts(&look(&diary)));
        let said = "2 doses (on 1 day since Sun 1 Nov 2026)";
        assert_eq!(fact(&found, "ibuprofen: taken"), said);
        assert_eq!(fact(&found, "ibuprofen: missed"), "1 doses");
    }

    #[test]
    fn what_was_stopped_before_the_picked_nights_is_left_out() {
        let mut diary = diary(&[Some(1); 60]);
        diary.courses = vec![recorded(course("ramipril", 0, Some(5), 5.0))];
        let mut look = look(&diary);
        look.asked.window = Some((first().after(6), first().after(59)));
        assert!(courses(&look).is_empty());
        look.asked.window = Some((first().after(5), first().after(59)));
        assert_eq!(courses(&look).len(), 1);
    }

    #[test]
    fn without_a_medicine_it_says_so() {
        let found = values(&parts(&look(&Diary::default())));
        assert_eq!(fact(&found, "medicines"), " (No medicine is recorded.)");
    }

    #[test]
    fn nothing_speaks_of_a_cause() {
        let nights: Vec<_> = (0..120).map(|night| Some(u32::from(night < 60))).collect();
        let mut diary = diary(&nights);
        diary.courses = vec![recorded(course("furosemide", 60, None, 40.0))];
        let said = format!("{:?}", parts(&look(&diary))).to_lowercase();
        for word in ["because", "cause", "due to", "trigger", "thanks to"] {
            assert!(!said.contains(word), "{word}");
        }
    }
}
