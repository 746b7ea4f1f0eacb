//! Demo: the plan of the diary that `cramp demo` shows.

use chrono::{Days, NaiveDate};

use super::effect::Effect;
use super::gaps::Gap;
use super::plan::{AsNeeded, Plan, Regular, Told};
use super::spells::Spells;
use crate::diary::Strength;

/// The length of the demo: 52 weeks.
const NIGHTS: u32 = 364;

impl Plan {
    /// Returns the plan of the demo: 52 weeks up to the night of `last`.
    ///
    /// Few glasses of water is the one factor that matters, with a risk ratio of 2.5; every
    /// other factor and both medicines change nothing.
    pub fn demo(last: NaiveDate) -> Self {
        let before = Days::new(u64::from(NIGHTS) - 1);
        Self {
            base_share: 0.16,
            summer_odds_ratio: 1.3,
            spells: Spells::Mild,
            effects: vec![Effect::risk("water", 2.5)],
            regular: vec![
                Regular {
                    strength: Strength::new(1000.0, "IU"),
                    until: Some(177),
                    ..Regular::from_night("vitamin D3", 94, 1.0)
                },
                Regular {
                    strength: Strength::new(5.0, "mg"),
                    schedule: Some("every morning"),
                    missed: 0.03,
                    ..Regular::from_night("amlodipine", 224, 1.0)
                },
            ],
            as_needed: Some(AsNeeded {
                name: "paracetamol".into(),
                strength: Strength::new(500.0, "mg"),
                after_cramp: 0.12,
            }),
            gaps: vec![Gap { from: 148, nights: 9 }, Gap { from: 271, nights: 5 }],
            told: Told::USUAL,
            ..Self::new(2026, last.checked_sub_days(before).unwrap_or(last), NIGHTS)
        }
    }
}
