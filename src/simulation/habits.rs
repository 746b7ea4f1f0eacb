//! Habits: what each day was like, from weekly rhythms and from chance.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::plan::{Habit, Plan};
use super::random::Random;
use super::values::{bout, value};
use crate::diary::{Bout, Catalogue, Factor, Value, Word};

/// One day as it was, noted or not.
pub(super) struct Lived {
    /// The true value of every factor.
    pub(super) readings: BTreeMap<Word, Value>,
    /// The exercise of the day.
    pub(super) bout: Option<Bout>,
}

impl Lived {
    /// Tells whether the day was exposed to a factor.
    pub(super) fn is_exposed(&self, factor: &Factor) -> bool {
        self.readings.get(&factor.key).and_then(|value| factor.is_exposed(value)).unwrap_or(false)
    }
}

/// What a made-up person notes, in the order in which it is drawn.
///
/// A factor that is added to the catalogue changes no made-up diary until it stands here.
const NOTED: &[&str] = &[
    "water",
    "dry_mouth",
    "dark_urine",
    "hot_day",
    "heavy_sweat",
    "exercise",
    "stretch_bedtime",
    "labour",
    "standing",
    "sitting",
    "footwear",
    "leg_fatigue",
    "leg_tightness",
    "alcohol",
    "caffeine_late",
    "magnesium",
    "bed_time",
    "rise_time",
    "toes_down",
    "heavy_blankets",
    "sleep_position",
];

/// Returns the days of a plan in order.
pub(super) fn live(plan: &Plan, catalogue: &Catalogue) -> Vec<Lived> {
    let mut random = Random::stream(plan.seed, 1);
    let mut last = BTreeMap::new();
    plan.first
        .iter_days()
        .take(plan.nights as usize)
        .map(|date| {
            let mut lived = Lived { readings: BTreeMap::new(), bout: None };
            for factor in NOTED.iter().filter_map(|key| catalogue.by_key(key)) {
                let before = last.get(&factor.key).copied();
                let exposed = is_so(habit(plan, factor), date, before, &mut random);
                last.insert(factor.key.clone(), exposed);
                lived.readings.extend(
                    value(factor, exposed, &mut random).map(|value| (factor.key.clone(), value)),
                );
                if factor.key == "exercise" && exposed {
                    lived.bout = Some(bout(date, &mut random));
                }
            }
            lived
        })
        .collect()
}

fn habit(plan: &Plan, factor: &Factor) -> Habit {
    let planned = plan.habits.iter().find(|(key, _)| *key == factor.key);
    planned.map_or_else(|| usual(&factor.key), |(_, habit)| *habit)
}

/// The habits of the demo's person; a factor without one of its own is so on 3 of 10 days.
fn usual(key: &str) -> Habit {
    match key {
        "water" => Habit::Week(0.35, 0.55),
        "hot_day" | "heavy_sweat" => Habit::Season(0.0, 0.5),
        "dry_mouth" | "dark_urine" => Habit::Any(0.15),
        "exercise" => Habit::Week(0.4, 0.55),
        "stretch_bedtime" => Habit::Runs(0.5, 9.0),
        "labour" => Habit::Week(0.1, 0.3),
        "standing" => Habit::Week(0.55, 0.2),
        "sitting" => Habit::Week(0.5, 0.2),
        "footwear" => Habit::Week(0.35, 0.25),
        "leg_fatigue" | "leg_tightness" => Habit::Runs(0.3, 4.0),
        "alcohol" => Habit::Week(0.2, 0.55),
        "magnesium" => Habit::Runs(0.5, 30.0),
        "toes_down" => Habit::Any(0.2),
        "heavy_blankets" => Habit::Season(0.7, 0.05),
        _ => Habit::Any(0.3),
    }
}

fn is_so(habit: Habit, date: NaiveDate, before: Option<bool>, random: &mut Random) -> bool {
    let chance = match habit {
        Habit::Any(chance) => chance,
        Habit::Week(week, weekend) => {
            if date.weekday().number_from_monday() > 5 {
                weekend
            } else {
                week
            }
        }
        Habit::Season(winter, summer) => winter + (summer - winter) * (1.0 + warmth(date)) / 2.0,
        Habit::Runs(share, length) => match before {
            None => share,
            Some(true) => 1.0 - 1.0 / length.max(1.0),
            Some(false) => share / ((1.0 - share).max(0.01) * length.max(1.0)),
        },
    };
    random.chance(chance)
}

/// Returns the season of a date: −1 in the middle of January, 1 in the middle of July.
pub(super) fn warmth(date: NaiveDate) -> f64 {
    -(std::f64::consts::TAU * (f64::from(date.ordinal()) - 15.0) / 365.25).cos()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diary::Exposed;

    fn plan(nights: u32) -> Plan {
        Plan::new(3, "2026-01-01".parse().unwrap(), nights)
    }

    #[test]
    fn every_value_is_accepted_by_its_factor_and_every_factor_has_one() {
        let catalogue = Catalogue::built_in();
        for lived in live(&plan(500), &catalogue) {
            assert_eq!(lived.readings.len(), NOTED.len());
            for (key, value) in &lived.readings {
                assert!(catalogue.by_key(key).unwrap().accepts(value), "{key}");
            }
        }
    }

    #[test]
    fn a_factor_is_so_as_often_as_its_habit_says() {
        let catalogue = Catalogue::built_in();
        let noted = || NOTED.iter().filter_map(|key| catalogue.by_key(key));
        for habit in [Habit::Any(0.4), Habit::Week(0.4, 0.4), Habit::Runs(0.4, 5.0)] {
            let plan =
                Plan { habits: NOTED.iter().map(|key| (*key, habit)).collect(), ..plan(4000) };
            let days = live(&plan, &catalogue);
            for factor in noted().filter(|factor| factor.exposed != Exposed::Never) {
                let so = days.iter().filter(|day| day.is_exposed(factor)).count() as f64;
                assert!((so / 4000.0 - 0.4).abs() < 0.06, "{} {so}", factor.key);
            }
        }
    }

    #[test]
    fn summer_is_warm_and_exercise_has_its_bout() {
        assert!(warmth("2026-07-16".parse().unwrap()) > 0.99);
        assert!(warmth("2026-01-15".parse().unwrap()) < -0.99);
        for lived in live(&plan(100), &Catalogue::built_in()) {
            assert_eq!(lived.bout.is_some(), lived.readings["exercise"] == Value::Yes);
        }
    }
}
