//! Truth: the chance of a cramp in each night of a plan.

use super::habits::{Lived, warmth};
use super::plan::Plan;
use super::random::Random;
use crate::diary::Catalogue;

/// The highest chance that a night can have.
const HIGHEST: f64 = 0.95;

/// Returns the chance of a cramp for each night, in order.
///
/// `logistic(logit(base) · s + season + spell + Σ ln(odds ratio)) · Π risk ratio`, at most 0.95.
/// The spread of a spell would pull the mean share towards one half; the factor
/// `s = √(1 + c² σ²)` with `c = 16√3 / 15π` undoes that nearly (S. L. Zeger, K.-Y. Liang,
/// P. S. Albert, *Biometrics* 44 (1988), 1049–1060).
pub(super) fn chances(plan: &Plan, days: &[Lived], catalogue: &Catalogue) -> Vec<f64> {
    let spells = spells(plan, days.len());
    let (deviation, _) = plan.spells.latent();
    let attenuation = 16.0 * 3.0_f64.sqrt() / (15.0 * std::f64::consts::PI);
    let base = plan.base_share.clamp(0.001, 0.999);
    let logit = (base / (1.0 - base)).ln() * (1.0 + (attenuation * deviation).powi(2)).sqrt();
    let half_season = plan.summer_odds_ratio.max(0.01).ln() / 2.0;
    let dates = plan.first.iter_days();
    (0_u32..)
        .zip(dates)
        .zip(days.iter().zip(spells))
        .map(|((night, date), (day, spell))| {
            let season = half_season * warmth(date);
            let odds = logit + season + spell + medicines(plan, night);
            let share = 1.0 / (1.0 + (-odds).exp());
            (share * risk_ratio(plan, day, catalogue)).min(HIGHEST)
        })
        .collect()
}

fn spells(plan: &Plan, nights: usize) -> Vec<f64> {
    let mut random = Random::stream(plan.seed, 2);
    let (deviation, correlation) = plan.spells.latent();
    let news = (1.0 - correlation * correlation).sqrt();
    let mut state = random.normal();
    (0..nights)
        .map(|_| {
            state = correlation * state + news * random.normal();
            deviation * state
        })
        .collect()
}

fn medicines(plan: &Plan, night: u32) -> f64 {
    let taken = plan.regular.iter().filter(|medicine| medicine.is_taken(night));
    taken.map(|medicine| medicine.odds_ratio.max(0.01).ln()).sum()
}

fn risk_ratio(plan: &Plan, day: &Lived, catalogue: &Catalogue) -> f64 {
    let exposed = plan.effects.iter().filter(|effect| {
        catalogue.by_key(effect.factor).is_some_and(|factor| day.is_exposed(factor))
    });
    exposed.map(|effect| effect.risk_ratio).product()
}

#[cfg(test)]
mod tests {
    use super::super::habits::live;
    use super::super::plan::{Effect, Regular, Spells};
    use super::*;

    fn mean(plan: &Plan) -> f64 {
        let catalogue = Catalogue::built_in();
        let chances = chances(plan, &live(plan, &catalogue), &catalogue);
        chances.iter().sum::<f64>() / chances.len() as f64
    }

    fn plan() -> Plan {
        Plan::new(11, "2016-01-01".parse().unwrap(), 20_000)
    }

    #[test]
    fn spells_and_season_leave_the_mean_share_nearly_alone() {
        assert!((mean(&plan()) - 0.25).abs() < 1e-9);
        for spells in [Spells::Mild, Spells::Strong] {
            let share = mean(&Plan { spells, ..plan() });
            assert!((share - 0.25).abs() < 0.03, "{spells:?} {share}");
        }
        let share = mean(&Plan { summer_odds_ratio: 2.0, ..plan() });
        assert!((share - 0.25).abs() < 0.01, "{share}");
    }

    #[test]
    fn bad_nights_come_together_as_strongly_as_planned() {
        let plan = Plan { spells: Spells::Strong, ..plan() };
        let latent = spells(&plan, 20_000);
        let product: f64 = latent.windows(2).map(|pair| pair[0] * pair[1]).sum();
        let square: f64 = latent.iter().map(|state| state * state).sum();
        assert!((product / square - 0.95).abs() < 0.01);
        assert!(((square / 20_000.0).sqrt() - 1.5).abs() < 0.15);
    }

    #[test]
    fn an_exposure_multiplies_the_chance_and_a_medicine_the_odds() {
        let effect = Effect { factor: "water", risk_ratio: 2.0 };
        let plan = Plan { effects: vec![effect], nights: 200, ..plan() };
        let catalogue = Catalogue::built_in();
        let days = live(&plan, &catalogue);
        let water = catalogue.by_key("water").unwrap();
        for (chance, day) in chances(&plan, &days, &catalogue).iter().zip(&days) {
            let expected = if day.is_exposed(water) { 0.5 } else { 0.25 };
            assert!((chance - expected).abs() < 1e-12);
        }
        let medicine = Regular {
            name: "made up",
            strength: None,
            schedule: None,
            from: 100,
            until: Some(149),
            odds_ratio: 3.0,
            missed: 0.0,
        };
        let plan = Plan { effects: Vec::new(), regular: vec![medicine], ..plan };
        let chances = chances(&plan, &days, &catalogue);
        for (night, expected) in [(99, 0.25), (100, 0.5), (149, 0.5), (150, 0.25)] {
            assert!((chances[night] - expected).abs() < 1e-12, "{night}");
        }
    }
}
