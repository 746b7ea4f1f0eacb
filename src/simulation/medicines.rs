//! Medicines: courses, missed doses, and doses after a cramp.

use chrono::{Days, NaiveDate, TimeDelta};

use super::gaps::Gap;
use super::plan::{AsNeeded, Plan, Regular};
use super::teller::{Teller, breakfast};
use crate::diary::{Course, Cramp, Dose, Medicine, Recorded};

/// Returns the courses of a plan.
pub(super) fn courses(plan: &Plan, teller: &mut Teller<'_>) -> Vec<Recorded<Course>> {
    let course = |regular: &Regular| {
        let started_on = date(plan, regular.from);
        let fact = Course {
            strength: regular.strength.clone(),
            schedule: regular.schedule.map(str::to_owned),
            stopped_on: regular.until.map(|night| date(plan, night)),
            ..Course::from(Medicine::named(&regular.name)?, started_on)
        };
        Some(teller.write(fact, breakfast(started_on)))
    };
    plan.regular.iter().filter_map(course).collect()
}

/// Returns the doses that were missed while a course ran, outside gaps.
pub(super) fn missed(plan: &Plan, gaps: &[Gap], teller: &mut Teller<'_>) -> Vec<Recorded<Dose>> {
    let mut doses = Vec::new();
    for regular in &plan.regular {
        let Some(medicine) = Medicine::named(&regular.name) else { continue };
        let taken = (regular.from..plan.nights).filter(|night| regular.is_taken(*night));
        for night in taken.filter(|night| !gaps.iter().any(|gap| gap.holds(*night))) {
            if teller.random.chance(regular.missed) {
                let (medicine, date) = (medicine.clone(), date(plan, night));
                let fact =
                    Dose { medicine, date, at: None, taken: false, strength: None, route: None };
                doses.push(teller.write(fact, breakfast(date)));
            }
        }
    }
    doses
}

/// Returns the dose after a cramp, if one was taken.
pub(super) fn after_cramp(
    as_needed: &AsNeeded,
    cramp: &Cramp,
    teller: &mut Teller<'_>,
) -> Option<Recorded<Dose>> {
    let taken = teller.random.chance(as_needed.after_cramp);
    let start = cramp.start.as_ref().filter(|_| taken)?.local();
    let local = start + TimeDelta::minutes(teller.random.whole(5, 20));
    let fact = Dose {
        medicine: Medicine::named(&as_needed.name)?,
        date: local.date(),
        at: Some(teller.moment(local)),
        taken: true,
        strength: as_needed.strength.clone(),
        route: None,
    };
    Some(teller.write(fact, local + TimeDelta::minutes(1)))
}

fn date(plan: &Plan, night: u32) -> NaiveDate {
    plan.first.checked_add_days(Days::new(night.into())).unwrap_or(plan.first)
}
