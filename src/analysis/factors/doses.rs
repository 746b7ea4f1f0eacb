//! Doses: medicines that are taken as needed, held against the nights like any factor.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::super::Series;
use crate::diary::{Catalogue, Class, Diary, Dose, Medicine, Moment, Night};

/// The computed factor that is made of the doses of a class.
const INFUSION: &str = "iron_infusion";

/// Returns whether each medicine that is taken as needed was taken, on each day of the series; by name.
///
/// A day with a dose is yes. A day without one is no if its night is known, else unknown. Days
/// before the first dose are unknown: the medicine may not have been in the house. A dose in the
/// same night after its first cramp is an answer to the cramp, and does not count. Days on which
/// the medicine was taken regularly are unknown: those are compared before and after.
pub(super) fn as_needed<'d>(
    diary: &'d Diary,
    catalogue: &Catalogue,
    series: &Series,
) -> Vec<(&'d Medicine, Vec<Option<f64>>)> {
    let infusion = catalogue.scanned().iter().any(|factor| factor.key == INFUSION);
    let answered = first_cramps(diary);
    let mut doses: BTreeMap<&Medicine, Vec<&Dose>> = BTreeMap::new();
    for dose in diary.doses.iter().filter(|dose| dose.taken) {
        let stands_for_it = infusion
            && diary.classes_of(&dose.medicine, dose.route).contains(&Class::IvIronSucrose);
        if !stands_for_it && !is_regular(diary, &dose.medicine, dose.date) {
            doses.entry(&dose.medicine).or_default().push(dose);
        }
    }
    doses
        .into_iter()
        .map(|(medicine, doses)| {
            let first = doses.iter().map(|dose| dose.date).min();
            let taken: BTreeSet<NaiveDate> = doses
                .iter()
                .filter(|dose| !is_answer(dose, &answered))
                .map(|dose| dose.date)
                .collect();
            let value = |(night, count): (Night, Option<u32>)| {
                let date = night.evening();
                if first.is_none_or(|first| date < first) || is_regular(diary, medicine, date) {
                    return None;
                }
                if taken.contains(&date) { Some(1.0) } else { count.map(|_| 0.0) }
            };
            (medicine, series.iter().map(value).collect::<Vec<_>>())
        })
        .filter(|(_, values)| values.iter().any(Option::is_some))
        .collect()
}

/// Returns when the first cramp of each night began, where it is known.
fn first_cramps(diary: &Diary) -> BTreeMap<Night, &Moment> {
    let mut first: BTreeMap<Night, &Moment> = BTreeMap::new();
    for cramp in diary.cramps.iter().filter(|cramp| cramp.is_nocturnal()) {
        let Some(start) = &cramp.start else { continue };
        let earliest = first.entry(cramp.night).or_insert(start);
        if start.at() < earliest.at() {
            *earliest = start;
        }
    }
    first
}

/// Tells whether a dose was taken in the night of its own date, after the first cramp of it.
fn is_answer(dose: &Dose, first_cramps: &BTreeMap<Night, &Moment>) -> bool {
    let night = Night::named_after(dose.date);
    let cramp = first_cramps.get(&night);
    dose.at
        .as_ref()
        .zip(cramp)
        .is_some_and(|(dose, cramp)| dose.at() > cramp.at() && dose.night() == night)
}

fn is_regular(diary: &Diary, medicine: &Medicine, date: NaiveDate) -> bool {
    diary.regular_courses().any(|course| course.medicine == *medicine && course.covers(date))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::exposure::scanned;
    use super::*;
    use crate::analysis::known::{at, noted, recorded, series_of};
    use crate::diary::{Course, Day, Recorded, Settings, Value};

    fn medicine(name: &str) -> Medicine {
        Medicine::named(name).unwrap()
    }

    fn dose(name: &str, date: &str, at: Option<&str>) -> Recorded<Dose> {
        let moment = |at: &str| Moment::new(format!("{at}:00+00:00").parse().unwrap(), "UTC");
        let fact = Dose {
            medicine: medicine(name),
            date: date.parse().unwrap(),
            at: at.map(moment),
            taken: true,
            strength: None,
            route: None,
        };
        Recorded { number: 0, key: String::new(), recorded_at: noted(), fact }
    }

    /// Ten nights from 1 January 2025 on, calm but for the last, which is unknown.
    fn ten_nights() -> Series {
        series_of(&serde_json::json!([0, 0, 0, 0, 0, 0, 0, 0, 0, null]))
    }

    fn values(diary: &Diary) -> Vec<Option<f64>> {
        let found = as_needed(diary, &diary.catalogue(), &ten_nights());
        found.into_iter().next().map(|(_, values)| values).unwrap_or_default()
    }

    #[test]
    fn days_before_the_first_dose_are_unknown_and_days_without_one_are_no() {
        let doses =
            vec![dose("ibuprofen", "2025-01-04", None), dose("ibuprofen", "2025-01-10", None)];
        let found = values(&Diary { doses, ..Diary::default() });
        assert_eq!(found[..3], [None; 3]);
        assert_eq!(found[3..6], [Some(1.0), Some(0.0), Some(0.0)]);
        assert_eq!(found[9], Some(1.0), "a dose is known where the night is not");
    }

    #[test]
    fn a_dose_is_unknown_where_neither_it_nor_the_night_was_noted() {
        let found = values(&Diary {
            doses: vec![dose("ibuprofen", "2025-01-02", None)],
            ..Diary::default()
        });
        assert_eq!(found[9], None);
    }

    #[test]
    fn a_dose_after_the_first_cramp_of_its_night_is_an_answer() {
        let with = |at_dose| Diary {
            doses: vec![dose("ibuprofen", "2025-01-04", Some(at_dose))],
            cramps: vec![recorded(0, at("2025-01-04T23:10"))],
            ..Diary::default()
        };
        assert_eq!(values(&with("2025-01-04T23:20"))[3], Some(0.0));
        assert_eq!(values(&with("2025-01-04T22:00"))[3], Some(1.0));
        assert_eq!(values(&with("2025-01-04T09:00"))[3], Some(1.0), "the morning before");
    }

    #[test]
    fn days_of_a_course_are_left_out() {
        let first = "2025-01-05".parse().unwrap();
        let fact = Course {
            stopped_on: "2025-01-07".parse().ok(),
            ..Course::from(medicine("Ibuprofen"), first)
        };
        let course = Recorded { number: 0, key: String::new(), recorded_at: noted(), fact };
        let doses =
            vec![dose("ibuprofen", "2025-01-04", None), dose("ibuprofen", "2025-01-06", None)];
        let found = values(&Diary { courses: vec![course], doses, ..Diary::default() });
        assert_eq!(found[3..8], [Some(1.0), None, None, None, Some(0.0)]);
    }

    #[test]
    fn a_course_of_what_is_taken_as_needed_leaves_its_days_in() {
        let fact = Course {
            schedule: Some("as needed".to_owned()),
            ..Course::from(medicine("ibuprofen"), "2025-01-01".parse().unwrap())
        };
        let course = Recorded { number: 0, key: String::new(), recorded_at: noted(), fact };
        let doses = vec![dose("ibuprofen", "2025-01-04", None)];
        let found = values(&Diary { courses: vec![course], doses, ..Diary::default() });
        assert_eq!(found[2..5], [None, Some(1.0), Some(0.0)]);
    }

    #[test]
    fn a_supplement_that_is_noted_as_a_factor_too_is_one_quantity_of_readings_and_doses() {
        let doses = ["2025-01-04", "2025-01-06"].map(|date| dose("Magnesium", date, None)).into();
        let mut diary = Diary { doses, ..Diary::default() };
        let keys = |diary: &Diary| {
            let found = scanned(diary, &ten_nights());
            found.iter().map(|exposure| exposure.subject.key()).collect::<Vec<_>>()
        };
        assert_eq!(keys(&diary), ["medicine=magnesium"]);
        for (date, value) in [("02", Value::No), ("05", Value::Yes), ("06", Value::No)] {
            let mut day = Day::new(noted());
            day.readings.insert("magnesium".into(), value);
            diary.days.insert(format!("2025-01-{date}").parse().unwrap(), day);
        }
        assert_eq!(keys(&diary), ["magnesium"]);
        let (yes, no) = (Some(1.0), Some(0.0));
        assert_eq!(
            scanned(&diary, &ten_nights())[0].values,
            [None, no, None, yes, yes, yes, no, no, no, None]
        );
    }

    #[test]
    fn a_medicine_beside_an_amount_of_its_name_is_left_out() {
        let mut diary =
            Diary { doses: vec![dose("water", "2025-01-04", None)], ..Diary::default() };
        let mut day = Day::new(noted());
        day.readings.insert("water".into(), Value::Amount(1500.0));
        diary.days.insert("2025-01-02".parse().unwrap(), day);
        let found = scanned(&diary, &ten_nights());
        assert_eq!(found.iter().map(|it| it.subject.key()).collect::<Vec<_>>(), ["water"]);
        assert_eq!(found[0].values.iter().flatten().collect::<Vec<_>>(), [&1500.0]);
    }

    #[test]
    fn an_infusion_that_is_switched_in_stands_for_its_doses() {
        let scan = BTreeSet::from(["iron_infusion".into()]);
        let mut diary =
            Diary { doses: vec![dose("iron sucrose", "2025-01-04", None)], ..Diary::default() };
        assert_eq!(values(&diary).len(), 10);
        diary.settings = Settings { scan, ..Settings::default() };
        assert!(values(&diary).is_empty());
        let found = scanned(&diary, &ten_nights());
        assert_eq!(found.len(), 1);
        let infusion = &found[0];
        assert_eq!(infusion.subject.key(), "iron_infusion");
        assert_eq!(infusion.values[..3], [None; 3]);
        assert_eq!(infusion.values[3..6], [Some(1.0), Some(1.0), Some(0.0)]);
    }
}
