//! Catalogue: every factor that one diary knows, with its settings applied.

use std::collections::BTreeMap;

use super::{Exposed, Factor, built_in, computed};
use crate::diary::{Settings, Word};

/// Every factor that one diary knows: the built-in ones, the person's own, and the computed ones.
#[derive(Clone, Debug)]
pub struct Catalogue {
    /// In the order in which a day is shown and exported.
    factors: Vec<Factor>,
    /// Where each key stands in the list.
    places: BTreeMap<Word, usize>,
    settings: Settings,
}

impl Catalogue {
    /// Returns the catalogue of a diary without settings and factors of its own.
    pub fn built_in() -> Self {
        Self::new(&Settings::default(), &[])
    }

    /// Returns the catalogue of these settings and these factors of the person's own.
    pub fn new(settings: &Settings, own: &[Factor]) -> Self {
        let mut factors = built_in::recorded();
        factors.extend(own.iter().cloned());
        factors.extend(computed::factors());
        for factor in &mut factors {
            if factor.key == Factor::WATER {
                factor.exposed = Exposed::Below(settings.water_goal_ml());
            } else if let Some(limit) = settings.limits.get(&factor.key) {
                factor.set_limit(*limit);
            }
        }
        let keys = factors.iter().map(|factor| factor.key.clone());
        let places = keys.enumerate().map(|(place, key)| (key, place)).collect();
        Self { factors, places, settings: settings.clone() }
    }

    /// Returns the settings that are applied.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Returns every factor.
    pub fn all(&self) -> &[Factor] {
        &self.factors
    }

    /// Returns the factors that have readings: those that are noted, and retired ones too.
    pub fn recorded(&self) -> impl Iterator<Item = &Factor> {
        self.factors.iter().filter(|factor| !factor.is_computed())
    }

    /// Returns the factors that can be noted now.
    pub fn noted(&self) -> impl Iterator<Item = &Factor> {
        self.factors.iter().filter(|factor| factor.is_noted())
    }

    /// Returns the factors that follow from others.
    pub fn computed(&self) -> impl Iterator<Item = &Factor> {
        self.factors.iter().filter(|factor| factor.is_computed())
    }

    /// Returns the factor of this key.
    pub fn by_key(&self, key: &str) -> Option<&Factor> {
        self.places.get(key).and_then(|place| self.factors.get(*place))
    }

    /// Returns the factor that these words name, in lower case, with spaces, `-` or `_` between them.
    pub fn named(&self, words: &str) -> Option<&Factor> {
        let (key, spoken) = (words.replace([' ', '-'], "_"), words.replace(['-', '_'], " "));
        let is_it = |factor: &&Factor| {
            let names = factor.names();
            factor.key == key || names.contains(words) || names.contains(&*spoken)
        };
        self.factors.iter().find(is_it)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::Unit;
    use super::*;
    use crate::diary::Value;

    fn factor(key: &str) -> Factor {
        Catalogue::built_in().by_key(key).unwrap().clone()
    }

    #[test]
    fn no_word_means_two_factors() {
        let catalogue = Catalogue::built_in();
        let mut seen = BTreeSet::new();
        for factor in catalogue.recorded() {
            let levels = factor.kind.levels().iter();
            let words =
                levels.flat_map(|l| [&*l.word].into_iter().chain(l.aliases.iter().copied()));
            let own = words.filter(|word| *word != "other").collect::<Vec<_>>();
            for word in factor.names().into_iter().chain(own) {
                assert!(seen.insert(word.to_owned()), "`{word}` stands twice in the catalogue");
            }
        }
    }

    #[test]
    fn a_name_may_be_typed_with_spaces_or_marks_between_its_words() {
        let catalogue = Catalogue::built_in();
        for (words, key) in [
            ("activity jump", "activity_jump"),
            ("activity-jump", "activity_jump"),
            ("activity_jump", "activity_jump"),
            ("sudden-change-of-activity", "activity_jump"),
            ("tired legs", "leg_fatigue"),
            ("tired-legs", "leg_fatigue"),
        ] {
            assert_eq!(catalogue.named(words).unwrap().key, key, "{words}");
        }
        assert_eq!(catalogue.named("activity"), None);
    }

    #[test]
    fn no_two_factors_share_a_key_or_a_column() {
        let catalogue = Catalogue::built_in();
        let columns: BTreeSet<_> = catalogue.all().iter().map(Factor::column).collect();
        assert_eq!(columns.len(), catalogue.all().len());
        assert_eq!(catalogue.places.len(), catalogue.all().len());
    }

    #[test]
    fn less_than_eight_glasses_is_exposed_until_the_person_sets_another_goal() {
        let glasses = |glasses: f64| Value::Amount(glasses * 240.0);
        assert_eq!(factor("water").is_exposed(&glasses(7.9)), Some(true));
        assert_eq!(factor("water").is_exposed(&glasses(8.0)), Some(false));
        let settings = Settings { water_goal: 6.0, glass_ml: 200.0, ..Settings::default() };
        let catalogue = Catalogue::new(&settings, &[]);
        let water = catalogue.by_key("water").unwrap();
        assert_eq!(water.is_exposed(&Value::Amount(1199.0)), Some(true));
        assert_eq!(water.is_exposed(&Value::Amount(1200.0)), Some(false));
    }

    #[test]
    fn a_limit_of_the_person_replaces_that_of_the_catalogue() {
        let limits =
            BTreeMap::from([(Word::Borrowed("standing"), 6.0), ("late_exercise".into(), 2.0)]);
        let catalogue = Catalogue::new(&Settings { limits, ..Settings::default() }, &[]);
        assert_eq!(catalogue.by_key("standing").unwrap().limit(), Some(6.0));
        assert_eq!(catalogue.by_key("late_exercise").unwrap().limit(), Some(2.0));
    }

    #[test]
    fn a_reading_must_fit_its_factor() {
        assert!(factor("standing").accepts(&Value::Amount(24.0)));
        assert!(!factor("standing").accepts(&Value::Amount(24.1)));
        assert!(!factor("water").accepts(&Value::Amount(-1.0)));
        assert!(!factor("water").accepts(&Value::Amount(f64::NAN)));
        assert!(factor("temp_max").accepts(&Value::Amount(-12.0)));
        assert!(!factor("leg_fatigue").accepts(&Value::Amount(3.5)));
        assert!(!factor("urine_colour").accepts(&Value::Amount(0.0)));
        assert!(!factor("hot_day").accepts(&Value::Amount(1.0)));
        assert!(factor("footwear").accepts(&Value::Level("heels".into())));
        assert!(!factor("footwear").accepts(&Value::Level("clogs".into())));
    }

    #[test]
    fn units_stand_at_the_end_of_a_column_name() {
        assert_eq!(factor("water").column(), "water_ml");
        assert_eq!(factor("leg_fatigue").column(), "leg_fatigue_0_10");
        assert_eq!(factor("urine_colour").column(), "urine_colour_1_8");
        assert_eq!(factor("hot_day").column(), "hot_day");
    }

    #[test]
    fn a_unit_is_known_by_its_ending() {
        assert_eq!(Unit::from_suffix("h"), Unit::Hours);
        assert_eq!(Unit::from_suffix("cups"), Unit::Own("cups".into()));
    }

    #[test]
    fn every_limit_lies_between_what_can_be_believed() {
        for factor in Catalogue::built_in().all() {
            let (limit, ends) = (factor.limit(), factor.kind.ends());
            if let (Some(limit), Some((least, most))) = (limit, ends) {
                assert!((least..=most).contains(&limit), "{}", factor.key);
            }
        }
    }

    #[test]
    fn a_limit_can_be_what_a_reading_or_a_rule_can_be() {
        assert_eq!(factor("standing").limits(), Some(0.0..=24.0));
        assert_eq!(factor("temp_max").limits(), Some(-60.0..=60.0));
        assert_eq!(factor("urine_colour").limits(), Some(1.0..=8.0));
        assert_eq!(factor("late_exercise").limits(), Some(0.0..=1000.0));
        assert_eq!(factor("exercise_time").limits(), Some(0.0..=1440.0));
        for without in ["hot_day", "water", "dehydration", "bed_time"] {
            assert_eq!(factor(without).limits(), None, "{without}");
        }
    }
}
