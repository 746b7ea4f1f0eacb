//! The form of the truth behind made-up diaries.

use serde::Serialize;

use crate::cli::phrases;
use crate::diary::{Catalogue, Night};
use crate::simulation::{Effect, Lag, Plan, Regular, Size, Spells, Told};

use super::{FORMAT, NightDates};

/// Everything that was put into made-up diaries.
#[derive(Debug, Serialize)]
pub(crate) struct TruthForm {
    format: u32,
    /// The same in sentences.
    words: Vec<String>,
    diaries: Vec<MadeUpForm>,
    first_night: NightDates,
    last_night: NightDates,
    nights: u32,
    base_share: f64,
    spells: SpellsForm,
    summer_odds_ratio: f64,
    yearly_odds_ratio: f64,
    effects: Vec<EffectForm>,
    medicines: Vec<MedicineForm>,
    noted_factors: Vec<String>,
    noted_shares: NotedForm,
    gaps_per_year: f64,
}

/// One diary.
#[derive(Debug, Serialize)]
pub(crate) struct MadeUpForm {
    /// Its file, beside the truth.
    pub(crate) file: String,
    /// Its seed.
    pub(crate) seed: u64,
}

#[derive(Debug, Serialize)]
struct SpellsForm {
    how: &'static str,
    log_odds_deviation: f64,
    correlation: f64,
}

#[derive(Debug, Serialize)]
struct EffectForm {
    factor: String,
    exposed_when: Option<String>,
    night: &'static str,
    #[serde(flatten)]
    size: SizeForm,
}

/// How much a factor matters, and on which days.
#[derive(Debug, Serialize)]
#[serde(tag = "days", rename_all = "snake_case")]
enum SizeForm {
    Exposed { risk_ratio: f64 },
    Others { risk_ratio: f64 },
    WithMore { odds_ratio: f64, per: f64, from: f64 },
}

#[derive(Debug, Serialize)]
struct MedicineForm {
    medicine: String,
    from_night: NightDates,
    odds_ratio: f64,
}

#[derive(Debug, Serialize)]
struct NotedForm {
    cramp_nights: f64,
    quiet_nights: f64,
    days: f64,
    readings_of_a_day: f64,
}

impl TruthForm {
    /// Returns the truth of a plan, which these diaries share but for their seeds.
    pub(crate) fn of(
        plan: &Plan,
        words: Vec<String>,
        diaries: Vec<MadeUpForm>,
        catalogue: &Catalogue,
    ) -> Self {
        let first = Night::named_after(plan.first);
        Self {
            format: FORMAT,
            words,
            diaries,
            first_night: first.into(),
            last_night: first.after(u64::from(plan.nights).saturating_sub(1)).into(),
            nights: plan.nights,
            base_share: plan.base_share,
            spells: SpellsForm::from(plan.spells),
            summer_odds_ratio: plan.summer_odds_ratio,
            yearly_odds_ratio: plan.yearly_odds_ratio,
            effects: plan.effects.iter().map(|it| EffectForm::of(it, catalogue)).collect(),
            medicines: plan.regular.iter().map(|it| MedicineForm::of(it, first)).collect(),
            noted_factors: plan.noted.iter().map(|noted| noted.factor.to_string()).collect(),
            noted_shares: NotedForm::from(plan.told),
            gaps_per_year: plan.gaps_per_year,
        }
    }
}

impl From<Spells> for SpellsForm {
    fn from(spells: Spells) -> Self {
        let (log_odds_deviation, correlation) = spells.latent();
        let how = match spells {
            Spells::None => "none",
            Spells::Mild => "mild",
            Spells::Strong => "strong",
            Spells::Extreme => "extreme",
        };
        Self { how, log_odds_deviation, correlation }
    }
}

impl EffectForm {
    fn of(effect: &Effect, catalogue: &Catalogue) -> Self {
        let factor = catalogue.by_key(&effect.factor);
        Self {
            factor: effect.factor.to_string(),
            exposed_when: factor.map(|it| phrases::exposed_when(it, catalogue.settings())),
            night: match effect.lag {
                Lag::SameNight => "same",
                Lag::NightAfter => "next",
            },
            size: match effect.size {
                Size::Exposed(risk_ratio) => SizeForm::Exposed { risk_ratio },
                Size::Others(risk_ratio) => SizeForm::Others { risk_ratio },
                Size::Amount { odds_ratio, per, from } => {
                    SizeForm::WithMore { odds_ratio, per, from }
                }
            },
        }
    }
}

impl MedicineForm {
    fn of(medicine: &Regular, first: Night) -> Self {
        Self {
            medicine: medicine.name.to_string(),
            from_night: first.after(medicine.from.into()).into(),
            odds_ratio: medicine.odds_ratio,
        }
    }
}

impl From<Told> for NotedForm {
    fn from(told: Told) -> Self {
        Self {
            cramp_nights: told.cramps,
            quiet_nights: told.quiet,
            days: told.day,
            readings_of_a_day: told.reading,
        }
    }
}
