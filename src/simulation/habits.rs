//! Habits: what each day was like, from weekly rhythms, from the seasons and from chance.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::noted::{Amount, Habit, Noted};
use super::plan::Plan;
use super::random::Random;
use super::spells::logistic;
use super::values::{bout, value};
use crate::diary::{Bout, Catalogue, Factor, Value, Word};

/// One day as it was, noted or not.
pub(super) struct Lived {
    /// The true value of every factor that is noted.
    pub(super) readings: BTreeMap<Word, Value>,
    /// The exercise of the day.
    pub(super) bout: Option<Bout>,
}

/// The habits of a person, day by day.
pub(super) struct Habits<'a> {
    random: Random,
    bouts: bool,
    kept: Vec<Kept<'a>>,
}

/// One habit, and how it stood on the day before.
struct Kept<'a> {
    noted: &'a Noted,
    factor: &'a Factor,
    exposed: Option<bool>,
    /// How far an amount was from its mean, in spreads.
    off: Option<f64>,
}

impl<'a> Habits<'a> {
    /// Returns the habits of a plan before its first day.
    pub(super) fn new(plan: &'a Plan, catalogue: &'a Catalogue) -> Self {
        let kept = plan.noted.iter().filter_map(|noted| {
            let factor = catalogue.by_key(&noted.factor)?;
            Some(Kept { noted, factor, exposed: None, off: None })
        });
        Self { random: Random::stream(plan.seed, 1), bouts: plan.bouts, kept: kept.collect() }
    }

    /// Returns the next day, after a night with or without a cramp.
    pub(super) fn next_day(&mut self, date: NaiveDate, after_cramp: bool) -> Lived {
        let mut lived = Lived { readings: BTreeMap::new(), bout: None };
        for kept in &mut self.kept {
            let value = kept.next_value(date, after_cramp, &mut self.random);
            lived.readings.extend(value.map(|value| (kept.factor.key.clone(), value)));
            if self.bouts && kept.factor.key == Factor::EXERCISE && kept.exposed == Some(true) {
                lived.bout = Some(bout(date, &mut self.random));
            }
        }
        lived
    }
}

impl Kept<'_> {
    fn next_value(
        &mut self,
        date: NaiveDate,
        after_cramp: bool,
        random: &mut Random,
    ) -> Option<Value> {
        if let Habit::Amount(amount) = &self.noted.habit {
            return Some(Value::Amount(self.next_amount(amount, date, random)));
        }
        let usual = self.noted.habit.chance(date, self.exposed)?;
        let answer = if after_cramp { self.noted.after_cramp } else { 0.0 };
        let exposed = random.chance(moved(usual, answer));
        self.exposed = Some(exposed);
        value(self.factor, exposed, self.noted.levels, random)
    }

    fn next_amount(&mut self, amount: &Amount, date: NaiveDate, random: &mut Random) -> f64 {
        let news = random.normal();
        let off = self.off.map_or(news, |before| {
            amount.kept * before + (1.0 - amount.kept * amount.kept).sqrt() * news
        });
        self.off = Some(off);
        let (least, most) = self.factor.kind.ends().unwrap_or((0.0, f64::MAX));
        let exact = amount.mean(date) + amount.spread * off;
        ((exact / amount.step).round() * amount.step).clamp(least.max(0.0), most)
    }
}

/// Moves a chance by log-odds.
fn moved(chance: f64, log_odds: f64) -> f64 {
    if log_odds == 0.0 { chance } else { logistic((chance / (1.0 - chance)).ln() + log_odds) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diary::Exposed;

    fn plan(noted: Vec<Noted>) -> Plan {
        Plan { noted, ..Plan::new(3, "2026-01-01".parse().unwrap(), 0) }
    }

    /// Lives so many days, each after a night with a cramp or none.
    fn days(plan: &Plan, nights: usize, after_cramp: impl Fn(usize) -> bool) -> Vec<Lived> {
        let catalogue = Catalogue::built_in();
        let mut habits = Habits::new(plan, &catalogue);
        let dates = plan.first.iter_days().take(nights).enumerate();
        dates.map(|(night, date)| habits.next_day(date, after_cramp(night))).collect()
    }

    fn exposed(days: &[Lived], key: &str) -> Vec<bool> {
        let catalogue = Catalogue::built_in();
        let factor = catalogue.by_key(key).unwrap();
        days.iter().map(|day| factor.is_exposed(&day.readings[key]).unwrap()).collect()
    }

    fn share(days: &[bool]) -> f64 {
        days.iter().filter(|so| **so).count() as f64 / days.len() as f64
    }

    #[test]
    fn every_value_is_accepted_by_its_factor_and_every_factor_has_one() {
        let catalogue = Catalogue::built_in();
        let every = catalogue.recorded().map(|factor| Noted::of(factor.key.clone())).collect();
        for plan in [plan(every), plan(Noted::usual())] {
            for lived in days(&plan, 500, |_| false) {
                assert_eq!(lived.readings.len(), plan.noted.len());
                for (key, value) in &lived.readings {
                    assert!(catalogue.by_key(key).unwrap().accepts(value), "{key}");
                }
            }
        }
    }

    #[test]
    fn a_factor_is_so_as_often_as_its_habit_says() {
        let catalogue = Catalogue::built_in();
        let habits = [
            Habit::Any(0.4),
            Habit::Week(0.4, 0.4),
            Habit::Weekdays([0.4; 7]),
            Habit::Runs(0.4, 5.0),
            Habit::Weather { winter: 0.4, summer: 0.4, kept: 0.6 },
        ];
        for habit in habits {
            let noted = catalogue.recorded().map(|it| Noted::new(it.key.clone(), habit));
            let plan = plan(noted.collect());
            let days = days(&plan, 4000, |_| false);
            for noted in &plan.noted {
                let factor = catalogue.by_key(&noted.factor).unwrap();
                if factor.exposed != Exposed::Never {
                    let share = share(&exposed(&days, &factor.key));
                    assert!((share - 0.4).abs() < 0.06, "{} {share}", factor.key);
                }
            }
        }
    }

    #[test]
    fn runs_last_as_long_as_planned() {
        let plan = plan(vec![Noted::new("magnesium", Habit::Runs(0.4, 30.0))]);
        let days = exposed(&days(&plan, 40_000, |_| false), "magnesium");
        let begun = days.windows(2).filter(|pair| !pair[0] && pair[1]).count() as f64;
        let length = share(&days) * 40_000.0 / begun;
        assert!((length - 30.0).abs() < 2.0, "{length}");
    }

    #[test]
    fn an_amount_has_the_mean_the_spread_and_the_memory_it_should() {
        let amount =
            Amount { week: 8.0, weekend: 4.0, summer: 1.0, spread: 2.0, kept: 0.5, step: 0.25 };
        let plan = plan(vec![Noted::new("sitting", Habit::Amount(amount))]);
        let hours: Vec<f64> = days(&plan, 20_000, |_| false)
            .iter()
            .map(|day| match day.readings["sitting"] {
                Value::Amount(hours) => hours,
                _ => unreachable!(),
            })
            .collect();
        assert!(
            hours.iter().all(|hours| (0.0..=24.0).contains(hours) && (hours * 4.0).fract() == 0.0)
        );
        let off: Vec<f64> = plan
            .first
            .iter_days()
            .zip(&hours)
            .map(|(date, hours)| hours - amount.mean(date))
            .collect();
        let mean = off.iter().sum::<f64>() / 20_000.0;
        let square = off.iter().map(|off| off * off).sum::<f64>() / 20_000.0;
        let product = off.windows(2).map(|pair| pair[0] * pair[1]).sum::<f64>() / 20_000.0;
        assert!(mean.abs() < 0.05 && (square.sqrt() - 2.0).abs() < 0.05, "{mean} {square}");
        assert!((product / square - 0.5).abs() < 0.03, "{product} {square}");
    }

    #[test]
    fn a_habit_that_answers_to_cramps_is_moved_by_its_log_odds_and_no_other_is() {
        let any = |key: &'static str| Noted::new(key, Habit::Any(0.3));
        let answering = Noted { after_cramp: 1.2, ..any("magnesium") };
        let plan = plan(vec![answering, any("caffeine_late")]);
        let days = days(&plan, 40_000, |night| night % 2 == 0);
        let after = |key, odd: usize| {
            let all = exposed(&days, key);
            share(&all.into_iter().skip(odd).step_by(2).collect::<Vec<_>>())
        };
        let log_odds = |share: f64| (share / (1.0 - share)).ln();
        assert!((log_odds(after("magnesium", 0)) - log_odds(0.3) - 1.2).abs() < 0.06);
        for unmoved in [after("magnesium", 1), after("caffeine_late", 0)] {
            assert!((unmoved - 0.3).abs() < 0.015, "{unmoved}");
        }
    }

    #[test]
    fn only_the_levels_that_occur_are_noted() {
        let shoes = Noted { levels: &["heels", "trainers"], ..Noted::of("footwear") };
        let days = days(&plan(vec![shoes]), 500, |_| false);
        for day in &days {
            let Value::Level(level) = &day.readings["footwear"] else { unreachable!() };
            assert!(["heels", "trainers"].contains(&&**level), "{level}");
        }
    }

    #[test]
    fn exercise_has_its_bout_unless_only_yes_and_no_are_noted() {
        let told = plan(Noted::usual());
        for lived in days(&told, 100, |_| false) {
            assert_eq!(lived.bout.is_some(), lived.readings["exercise"] == Value::Yes);
        }
        let plain = Plan { bouts: false, ..told };
        assert!(days(&plain, 100, |_| false).iter().all(|lived| lived.bout.is_none()));
    }
}
