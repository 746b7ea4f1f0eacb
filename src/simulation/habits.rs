//! Habits: what each day was like, from weekly rhythms and from chance.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, NaiveTime, TimeDelta};

use super::plan::{Habit, Plan};
use super::random::Random;
use crate::diary::{Bout, BoutKind, Exposed, Factor, Intensity, Kind, Unit, Value};

/// One day as it was, noted or not.
pub(super) struct Lived {
    /// The true value of every factor.
    pub(super) readings: BTreeMap<&'static str, Value>,
    /// The exercise of the day.
    pub(super) bout: Option<Bout>,
}

impl Lived {
    /// Tells whether the day was exposed to a factor.
    pub(super) fn is_exposed(&self, factor: &Factor) -> bool {
        self.readings.get(factor.key).and_then(|value| factor.is_exposed(value)).unwrap_or(false)
    }
}

/// Returns the days of a plan in order.
pub(super) fn live(plan: &Plan) -> Vec<Lived> {
    let mut random = Random::stream(plan.seed, 1);
    let mut last = BTreeMap::new();
    plan.first
        .iter_days()
        .take(plan.nights as usize)
        .map(|date| {
            let mut lived = Lived { readings: BTreeMap::new(), bout: None };
            for factor in Factor::CATALOGUE {
                let before = last.get(factor.key).copied();
                let exposed = is_so(habit(plan, factor), date, before, &mut random);
                last.insert(factor.key, exposed);
                lived
                    .readings
                    .extend(value(factor, exposed, &mut random).map(|value| (factor.key, value)));
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
    planned.map_or_else(|| usual(factor.key), |(_, habit)| *habit)
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

/// Returns a believable value that is, or is not, exposed.
///
/// `None` only for a category that has no such level.
fn value(factor: &Factor, exposed: bool, random: &mut Random) -> Option<Value> {
    Some(match factor.kind {
        Kind::Amount(unit, most) => Value::Amount(amount(factor, unit, exposed, most, random)),
        Kind::Score => {
            let (least, most) = if exposed { (6, 9) } else { (0, 5) };
            Value::Amount(random.whole(least, most) as f64)
        }
        Kind::YesNo if exposed == (factor.exposed != Exposed::No) => Value::Yes,
        Kind::YesNo => Value::No,
        Kind::Category(levels) => {
            let fits = |word| factor.is_exposed(&Value::Level(word)) == Some(exposed);
            let words: Vec<_> =
                levels.iter().map(|level| (level.word, 1)).filter(|(word, _)| fits(word)).collect();
            Value::Level(random.pick(&words).copied()?)
        }
        Kind::Clock => Value::Clock(clock(factor, random)),
    })
}

/// Water in glasses, hours in halves, drinks whole, on the wanted side of the limit.
fn amount(factor: &Factor, unit: Unit, exposed: bool, most: f64, random: &mut Random) -> f64 {
    let step = match unit {
        Unit::Millilitres => Unit::GLASS_ML,
        Unit::Hours => 0.5,
        Unit::Drinks => 1.0,
    };
    let (limit, above) = match factor.exposed {
        Exposed::Below(limit) => (limit, !exposed),
        Exposed::AtLeast(limit) => (limit, exposed),
        _ => (0.0, true),
    };
    let reach = random.unit() * f64::min(4.0, limit.max(3.0) / step) * step;
    let wanted = if above { limit + reach } else { limit - step - reach };
    let steps = wanted / step;
    let rounded = if above { steps.ceil() } else { steps.floor() };
    (rounded * step).clamp(0.0, most)
}

fn clock(factor: &Factor, random: &mut Random) -> NaiveTime {
    let minute = match factor.key {
        "rise_time" => random.around(6.0 * 60.0 + 50.0, 25.0, (5 * 60, 9 * 60)),
        _ => random.around(22.0 * 60.0 + 50.0, 30.0, (21 * 60, 23 * 60 + 59)),
    };
    NaiveTime::MIN + TimeDelta::minutes(minute)
}

fn bout(date: NaiveDate, random: &mut Random) -> Bout {
    use BoutKind as K;
    let weekend = date.weekday().number_from_monday() > 5;
    let kinds = if weekend {
        [(K::Walking, 5), (K::Cycling, 3), (K::Swimming, 2), (K::Running, 1), (K::Other, 1)]
    } else {
        [(K::Walking, 5), (K::Running, 2), (K::Strength, 2), (K::Swimming, 1), (K::Cycling, 1)]
    };
    let kind = random.pick(&kinds).copied().unwrap_or(K::Other);
    let intensities = [(Intensity::Light, 4), (Intensity::Moderate, 4), (Intensity::Vigorous, 2)];
    let ended =
        if weekend { random.whole(10 * 12, 17 * 12) } else { random.whole(17 * 12, 21 * 12) };
    Bout {
        kind,
        minutes: u32::try_from(5 * random.around(9.0, 4.0, (2, 24))).ok(),
        intensity: random.pick(&intensities).copied(),
        ended: Some(NaiveTime::MIN + TimeDelta::minutes(5 * ended)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(nights: u32) -> Plan {
        Plan::new(3, "2026-01-01".parse().unwrap(), nights)
    }

    #[test]
    fn every_value_is_accepted_by_its_factor_and_every_factor_has_one() {
        for lived in live(&plan(500)) {
            assert_eq!(lived.readings.len(), Factor::CATALOGUE.len());
            for factor in Factor::CATALOGUE {
                assert!(factor.accepts(&lived.readings[factor.key]), "{}", factor.key);
            }
        }
    }

    #[test]
    fn a_factor_is_so_as_often_as_its_habit_says() {
        for habit in [Habit::Any(0.4), Habit::Week(0.4, 0.4), Habit::Runs(0.4, 5.0)] {
            let plan = Plan {
                habits: Factor::CATALOGUE.iter().map(|factor| (factor.key, habit)).collect(),
                ..plan(4000)
            };
            let days = live(&plan);
            for factor in Factor::CATALOGUE.iter().filter(|f| f.exposed != Exposed::Never) {
                let so = days.iter().filter(|day| day.is_exposed(factor)).count() as f64;
                assert!((so / 4000.0 - 0.4).abs() < 0.06, "{} {so}", factor.key);
            }
        }
    }

    #[test]
    fn summer_is_warm_and_exercise_has_its_bout() {
        assert!(warmth("2026-07-16".parse().unwrap()) > 0.99);
        assert!(warmth("2026-01-15".parse().unwrap()) < -0.99);
        for lived in live(&plan(100)) {
            assert_eq!(lived.bout.is_some(), lived.readings["exercise"] == Value::Yes);
        }
    }
}
