//! Truth: the chance of a cramp, night by night.

use chrono::NaiveDate;

use super::effect::{Effect, Lag, Pull};
use super::habits::Lived;
use super::noted::warmth;
use super::plan::Plan;
use super::spells::{Latent, logistic};
use crate::diary::{Catalogue, Factor};

/// The highest chance that a night can have.
const HIGHEST: f64 = 0.95;

/// The days of a year, for what changes by the year.
const YEAR: f64 = 365.25;

/// The chance of a cramp, night by night.
pub(super) struct Truth<'a> {
    plan: &'a Plan,
    effects: Vec<(&'a Effect, &'a Factor)>,
    spell: Latent,
    /// The log-odds of a usual night.
    usual: f64,
    /// The next night, counted from 0.
    night: u32,
    /// What the day before does to the next night.
    day_before: Pull,
}

impl<'a> Truth<'a> {
    /// Returns the truth of a plan before its first night.
    pub(super) fn new(plan: &'a Plan, catalogue: &'a Catalogue) -> Self {
        let known = plan
            .effects
            .iter()
            .filter_map(|effect| catalogue.by_key(&effect.factor).map(|factor| (effect, factor)));
        Self {
            plan,
            effects: known.collect(),
            spell: Latent::new(plan.spells, plan.seed),
            usual: plan.spells.usual_log_odds(plan.base_share),
            night: 0,
            day_before: Pull::NONE,
        }
    }

    /// Returns the chance of a cramp in the next night, after this day.
    pub(super) fn next_chance(&mut self, date: NaiveDate, day: &Lived) -> f64 {
        let pull = self.pull(Lag::SameNight, day).and(self.day_before);
        self.day_before = self.pull(Lag::NightAfter, day);
        let season = self.plan.summer_odds_ratio.max(0.01).ln() / 2.0 * warmth(date);
        let drift = self.plan.yearly_odds_ratio.max(0.01).ln() * f64::from(self.night) / YEAR;
        let spell = self.spell.next_night();
        let odds = self.usual + season + spell + self.medicines() + drift + pull.log_odds;
        self.night += 1;
        (logistic(odds) * pull.risk_ratio).min(HIGHEST)
    }

    fn pull(&self, lag: Lag, day: &Lived) -> Pull {
        let those = self.effects.iter().filter(|(effect, _)| effect.lag == lag);
        those.fold(Pull::NONE, |pull, (effect, factor)| pull.and(effect.pull(factor, day)))
    }

    fn medicines(&self) -> f64 {
        let taken = self.plan.regular.iter().filter(|medicine| medicine.is_taken(self.night));
        taken.map(|medicine| medicine.odds_ratio.max(0.01).ln()).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::super::effect::Size;
    use super::super::habits::Habits;
    use super::super::noted::{Amount, Habit, Noted};
    use super::super::plan::Regular;
    use super::super::spells::Spells;
    use super::*;
    use crate::diary::Value;

    /// Returns each day with the chance of its night, in order.
    fn nights(plan: &Plan) -> Vec<(Lived, f64)> {
        let catalogue = Catalogue::built_in();
        let mut habits = Habits::new(plan, &catalogue);
        let mut truth = Truth::new(plan, &catalogue);
        let dates = plan.first.iter_days().take(plan.nights as usize);
        dates
            .map(|date| {
                let day = habits.next_day(date, false);
                let chance = truth.next_chance(date, &day);
                (day, chance)
            })
            .collect()
    }

    fn mean(plan: &Plan) -> f64 {
        let nights = nights(plan);
        nights.iter().map(|(_, chance)| chance).sum::<f64>() / nights.len() as f64
    }

    fn plan() -> Plan {
        let noted = vec![Noted::of("water"), Noted::of("magnesium")];
        Plan { noted, ..Plan::new(11, "2016-01-01".parse().unwrap(), 20_000) }
    }

    fn is_so(day: &Lived, key: &str) -> bool {
        let catalogue = Catalogue::built_in();
        catalogue.by_key(key).unwrap().is_exposed(&day.readings[key]).unwrap()
    }

    #[test]
    fn spells_and_season_leave_the_mean_share_nearly_alone() {
        assert!((mean(&plan()) - 0.25).abs() < 1e-9);
        for spells in [Spells::Mild, Spells::Strong, Spells::Extreme] {
            let share = mean(&Plan { spells, nights: 60_000, ..plan() });
            assert!((share - 0.25).abs() < 0.03, "{spells:?} {share}");
        }
        let share = mean(&Plan { summer_odds_ratio: 2.0, ..plan() });
        assert!((share - 0.25).abs() < 0.01, "{share}");
    }

    #[test]
    fn an_exposed_day_multiplies_the_risk_of_its_night() {
        let plan = Plan { effects: vec![Effect::risk("water", 2.0)], nights: 200, ..plan() };
        for (day, chance) in nights(&plan) {
            let expected = if is_so(&day, "water") { 0.5 } else { 0.25 };
            assert!((chance - expected).abs() < 1e-12);
        }
        let always = Plan { effects: vec![Effect::risk("water", 9.0)], ..plan };
        assert!(nights(&always).iter().all(|(_, chance)| *chance <= HIGHEST));
    }

    #[test]
    fn a_remedy_can_matter_on_the_days_that_are_not_exposed() {
        let effect = Effect { size: Size::Others(0.5), ..Effect::risk("magnesium", 1.0) };
        let plan = Plan { effects: vec![effect], nights: 200, ..plan() };
        for (day, chance) in nights(&plan) {
            let expected = if is_so(&day, "magnesium") { 0.25 } else { 0.125 };
            assert!((chance - expected).abs() < 1e-12);
        }
    }

    #[test]
    fn an_effect_on_the_next_night_leaves_its_own_night_alone() {
        let effects = vec![Effect::risk("water", 2.0).next_night()];
        let plan = Plan { effects, nights: 200, ..plan() };
        let nights = nights(&plan);
        assert!((nights[0].1 - 0.25).abs() < 1e-12);
        for pair in nights.windows(2) {
            let expected = if is_so(&pair[0].0, "water") { 0.5 } else { 0.25 };
            assert!((pair[1].1 - expected).abs() < 1e-12);
        }
    }

    #[test]
    fn an_amount_multiplies_the_odds_by_so_much_per_so_much_more() {
        let amount =
            Amount { week: 5.0, weekend: 2.0, summer: 0.0, spread: 2.0, kept: 0.0, step: 0.25 };
        let size = Size::Amount { odds_ratio: 3.0, per: 2.0, from: 4.0 };
        let plan = Plan {
            noted: vec![Noted::new("standing", Habit::Amount(amount))],
            effects: vec![Effect { size, ..Effect::risk("standing", 1.0) }],
            nights: 500,
            ..plan()
        };
        for (day, chance) in nights(&plan) {
            let Value::Amount(hours) = day.readings["standing"] else { unreachable!() };
            let odds = 3.0_f64.powf((hours - 4.0) / 2.0) / 3.0;
            assert!((chance - (odds / (1.0 + odds)).min(HIGHEST)).abs() < 1e-12, "{hours}");
        }
    }

    #[test]
    fn a_medicine_multiplies_the_odds_while_it_is_taken() {
        let medicine = Regular { until: Some(149), ..Regular::from_night("made up", 100, 3.0) };
        let nights = nights(&Plan { regular: vec![medicine], nights: 200, ..plan() });
        for (night, expected) in [(99, 0.25), (100, 0.5), (149, 0.5), (150, 0.25)] {
            assert!((nights[night].1 - expected).abs() < 1e-12, "{night}");
        }
    }

    #[test]
    fn a_drift_multiplies_the_odds_by_so_much_a_year() {
        let plan = Plan { yearly_odds_ratio: 0.5, nights: 1462, ..plan() };
        let nights = nights(&plan);
        assert!((nights[0].1 - 0.25).abs() < 1e-12);
        let odds = 0.5_f64.powi(4) / 3.0;
        assert!((nights[1461].1 - odds / (1.0 + odds)).abs() < 1e-12);
    }

    #[test]
    fn midsummer_has_so_many_times_the_odds_of_midwinter() {
        let plan = Plan { summer_odds_ratio: 2.0, nights: 366, ..plan() };
        let odds: Vec<f64> = nights(&plan).iter().map(|(_, p)| p / (1.0 - p)).collect();
        let [most, least] = [f64::max, f64::min].map(|of| odds.iter().copied().reduce(of).unwrap());
        assert!((most / least - 2.0).abs() < 0.001);
    }
}
