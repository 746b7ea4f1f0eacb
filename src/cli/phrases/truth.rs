//! Truth in words: what was put into a made-up diary.

use crate::diary::{Catalogue, Exposed, Factor, Night, Unit};
use crate::simulation::{Effect, Lag, Plan, Size, Spells};

use super::{date, exposed_when, sentence};

/// Returns everything that a plan put into its diary, a sentence each.
pub(crate) fn truth(plan: &Plan, catalogue: &Catalogue) -> Vec<String> {
    let mut words = vec![
        format!("Where no factor matters, {} of 100 nights have a cramp.", in_100(plan.base_share)),
        spells(plan.spells).to_owned(),
    ];
    if let Some(ratio) = other_than_one(plan.summer_odds_ratio) {
        words.push(format!("The odds in midsummer are {ratio} times those in midwinter."));
    }
    if let Some(ratio) = other_than_one(plan.yearly_odds_ratio) {
        words.push(format!("A year on, the odds are {ratio} times what they were."));
    }
    words.extend(plan.effects.iter().filter_map(|it| effect(it, catalogue)));
    for medicine in &plan.regular {
        let from = date(Night::named_after(plan.first).after(medicine.from.into()).evening());
        words.push(format!(
            "From {from} on {} is taken; the odds are {} times what they were.",
            medicine.name, medicine.odds_ratio
        ));
    }
    if !plan.effects.is_empty() {
        words.push("No night has a risk above 95 of 100.".to_owned());
    }
    words.push("Nothing else matters.".to_owned());
    words.extend(noted(plan));
    words
}

fn spells(spells: Spells) -> &'static str {
    match spells {
        Spells::None => "Every night stands for itself.",
        Spells::Mild => "Bad nights come together in mild spells.",
        Spells::Strong => "Bad nights come together in strong spells.",
        Spells::Extreme => "Bad nights come together in very strong spells.",
    }
}

/// Returns "Where standing is 4 h or more, the risk is 2 times what it is otherwise, in the night after."
fn effect(effect: &Effect, catalogue: &Catalogue) -> Option<String> {
    let factor = catalogue.by_key(&effect.factor)?;
    let night = match effect.lag {
        Lag::SameNight => "",
        Lag::NightAfter => ", in the night after",
    };
    let of = match effect.size {
        Size::Exposed(ratio) => risk(&days(factor, true, catalogue), ratio),
        Size::Others(ratio) => risk(&days(factor, false, catalogue), ratio),
        Size::Amount { odds_ratio: odds, per, from } => {
            let (label, unit) = (&factor.label, factor.kind.unit().map_or("", Unit::suffix));
            format!(
                "for every {per} {unit} of {label} above {from} {unit}, the odds are {odds} times as high"
            )
        }
    };
    Some(format!("{}{night}.", sentence(&of)))
}

fn risk(days: &str, ratio: f64) -> String {
    format!("{days}, the risk is {ratio} times what it is otherwise")
}

/// Returns the days that are exposed, or the others: "with exercise", "where water is below 8 glasses".
fn days(factor: &Factor, exposed: bool, catalogue: &Catalogue) -> String {
    let label = &factor.label;
    match (factor.exposed, exposed) {
        (Exposed::Yes, true) | (Exposed::No, false) => format!("with {label}"),
        (Exposed::Yes, false) | (Exposed::No, true) => format!("without {label}"),
        (_, exposed) => {
            let not = if exposed { "" } else { "not " };
            format!("where {label} is {not}{}", exposed_when(factor, catalogue.settings()))
        }
    }
}

/// Tells how much of it is noted.
fn noted(plan: &Plan) -> Vec<String> {
    let told = plan.told;
    let mut words = vec![format!(
        "Noted are {} of 100 cramp nights, {} of 100 quiet ones and {} of 100 readings.",
        in_100(told.cramps),
        in_100(told.quiet),
        in_100(told.day * told.reading)
    )];
    let often = plan.gaps_per_year;
    if often > 0.0 {
        words.push(format!("About {often} times a year nothing is noted for 3 to 7 nights."));
    }
    words
}

/// Returns a share of 100, to one decimal: 12.5.
fn in_100(share: f64) -> f64 {
    (share * 1000.0).round() / 10.0
}

/// Returns a ratio that changes something.
fn other_than_one(ratio: f64) -> Option<f64> {
    ((ratio - 1.0).abs() > f64::EPSILON).then_some(ratio)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulation::Regular;

    fn words(plan: &Plan) -> Vec<String> {
        truth(plan, &Catalogue::built_in())
    }

    #[test]
    fn what_changes_nothing_is_not_told() {
        let plan = Plan::new(1, "2026-01-01".parse().unwrap(), 7);
        let words = words(&plan);
        assert_eq!(words.len(), 4, "{words:?}");
        assert_eq!(words[1], "Every night stands for itself.");
        assert_eq!(words[2], "Nothing else matters.");
    }

    #[test]
    fn every_kind_of_effect_has_its_sentence() {
        let of = |effect| {
            let plan = Plan::new(1, "2026-01-01".parse().unwrap(), 7);
            words(&Plan { effects: vec![effect], ..plan })[2].clone()
        };
        let next = Effect::risk("water", 2.5).next_night();
        let below =
            "Where water is below 8 glasses (1920 ml), the risk is 2.5 times what it is otherwise";
        assert_eq!(of(next), format!("{below}, in the night after."));
        let others = Effect { size: Size::Others(0.5), ..Effect::risk("magnesium", 1.0) };
        let not = "Without magnesium supplement, the risk is 0.5 times what it is otherwise.";
        assert_eq!(of(others), not);
        let every = "For every 2.25 h of standing above 3 h, the odds are 2 times as high.";
        assert_eq!(of(Effect::of_standing(2.0)), every);
    }

    #[test]
    fn season_drift_and_medicines_are_told_as_ratios_of_odds() {
        let plan = Plan {
            summer_odds_ratio: 2.0,
            yearly_odds_ratio: 0.6,
            regular: vec![Regular::from_night("made up", 3, 0.4)],
            ..Plan::new(1, "2026-01-01".parse().unwrap(), 7)
        };
        let words = words(&plan);
        assert!(words[2].ends_with("midsummer are 2 times those in midwinter."), "{words:?}");
        assert_eq!(words[3], "A year on, the odds are 0.6 times what they were.");
        assert!(words[4].starts_with("From Sun 4 Jan 2026 on made up is taken"), "{words:?}");
    }
}
