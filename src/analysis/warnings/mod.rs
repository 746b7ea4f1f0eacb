//! The warnings: what in a diary a doctor should hear of, and how soon.
//!
//! Each rule is a small function from the diary to what fired it. A sign that was not asked about
//! is never "no", and an unknown night is never calm: where nothing is recorded, no rule fires, and
//! nothing is said to be harmless. The rules need no least number of nights, except where two
//! stretches of nights are compared. The words for them are in [`words`](super::words).
//!
//! ```text
//! signs  cramps  rates  medicines  self_care ─► Fired ─► Warning: one for each rule and night
//! ```

mod cramps;
mod fact;
mod medicines;
mod nights;
mod rates;
mod self_care;
mod signs;
mod source;

#[cfg(test)]
mod made_up;
#[cfg(test)]
mod tests;

use std::cmp::Reverse;
use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset};

pub(super) use cramps::{is_still_there, nothing_helped, site_elsewhere};
pub use fact::{Fact, Told};
pub use medicines::{Doubled, doubled};
pub use nights::Tally;
pub(super) use self_care::MEASURES;
pub use source::{Source, source};

use crate::diary::{Diary, Night, WarningRule};
use nights::Nights;

/// How soon a doctor should hear of it, the soonest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Now.
    Urgent,
    /// At a visit that should be arranged.
    Doctor,
    /// At the next visit.
    Note,
}

impl Level {
    /// Returns the level in one word: "urgent", "doctor" or "note".
    pub fn word(self) -> &'static str {
        match self {
            Self::Urgent => "urgent",
            Self::Doctor => "doctor",
            Self::Note => "note",
        }
    }
}

/// A rule that fired for one night.
#[derive(Clone, Debug, PartialEq)]
pub struct Warning<'a> {
    /// The rule.
    pub rule: WarningRule,
    /// How soon a doctor should hear of it.
    pub level: Level,
    /// The night it belongs to: that of its latest fact.
    pub night: Night,
    /// What fired it, by night; never empty.
    pub facts: Vec<Fact<'a>>,
    /// When the latest of the facts was written down.
    pub noted_at: DateTime<FixedOffset>,
    /// When the person has seen it; `None` if that was never, or before the latest fact was there.
    pub acknowledged_at: Option<DateTime<FixedOffset>>,
}

impl Warning<'_> {
    /// For how many nights a warning that rests on single events is told.
    pub const WINDOW_NIGHTS: u64 = 28;

    /// Tells whether the person has yet to see it.
    pub fn is_open(&self) -> bool {
        self.acknowledged_at.is_none()
    }

    /// Tells whether it is still told: an urgent one until it was seen, a lesser one for its window.
    fn is_told(&self, tonight: Night) -> bool {
        let recent = self.night >= tonight.before(Self::WINDOW_NIGHTS - 1);
        match self.level {
            Level::Urgent => recent || self.is_open(),
            Level::Doctor => recent,
            Level::Note => true,
        }
    }
}

/// Returns every warning of a diary: the urgent first, and within a level the latest first.
///
/// There is at most one for each rule and night. One that was seen stays in the list for the window
/// of its rule, with [`Warning::acknowledged_at`]; a new fact opens it again. An urgent one that
/// nobody has seen is told without limit, and so is a single event that is dated after tonight.
/// The order of the records in the diary does not matter.
pub fn warnings(diary: &Diary, tonight: Night) -> Vec<Warning<'_>> {
    by_rules(&[OF_ENTRIES, OVER_TIME].concat(), diary, tonight)
}

/// Returns the warnings that a single entry can bring: those of the rules that look at no more than four weeks.
///
/// A diary of the last 28 nights is enough for them, with the [`READINGS_OF_ENTRIES`] of the last 7 days.
pub fn warnings_of_entries(diary: &Diary, tonight: Night) -> Vec<Warning<'_>> {
    by_rules(OF_ENTRIES, diary, tonight)
}

/// Returns the warnings that an entry about a medicine can bring.
pub fn warnings_of_medicines(diary: &Diary, tonight: Night) -> Vec<Warning<'_>> {
    by_rules(OF_MEDICINES, diary, tonight)
}

fn by_rules<'a>(rules: &[Rule], diary: &'a Diary, tonight: Night) -> Vec<Warning<'a>> {
    let look = Look { diary, tonight, nights: Nights::of(diary) };
    let mut fired = BTreeMap::new();
    for one in rules.iter().flat_map(|rule| rule(&look)) {
        one.join(&mut fired);
    }
    let mut warnings: Vec<_> = fired.into_values().collect();
    for warning in &mut warnings {
        warning.facts.sort_by(Fact::compare);
        warning.facts.dedup();
        let seen = diary.acknowledged.get(&(warning.rule, warning.night)).copied();
        warning.acknowledged_at = seen.filter(|seen| *seen >= warning.noted_at);
    }
    warnings.retain(|warning| warning.is_told(tonight));
    warnings.sort_by_key(|warning| (warning.level, Reverse(warning.night), warning.rule));
    warnings
}

/// What the rules look at.
struct Look<'a> {
    diary: &'a Diary,
    tonight: Night,
    nights: Nights,
}

/// What a rule answers: nothing, or what fired it, once or several times.
type Rule = for<'a> fn(&Look<'a>) -> Vec<Fired<'a>>;

/// The rules that a cramp, an answer or a reading of late can fire.
const OF_ENTRIES: &[Rule] = &[
    signs::swelling,
    signs::skin,
    signs::weakness,
    signs::infection,
    signs::new_onset,
    signs::numbness,
    signs::wasting,
    signs::walking_pain,
    signs::toxin_or_wound,
    signs::chest,
    signs::twitching_and_weakness,
    signs::pregnancy_and_swelling,
    cramps::extremely_painful,
    cramps::long,
    cramps::not_resolving,
    cramps::elsewhere,
    cramps::fluid_loss,
    rates::frequent,
    rates::persistent,
    rates::sleep_or_day_lost,
    rates::with_condition,
    medicines::statin_and_dark_urine,
    self_care::no_relief,
];

/// The readings at which those rules look, by the keys of their factors.
pub const READINGS_OF_ENTRIES: &[&str] =
    &["day_impact", "heavy_sweat", "sleep_impact", "twitching", "vomit_diarrhoea"];

/// The rules that compare longer stretches, or that rest on medicines alone.
const OVER_TIME: &[Rule] =
    &[rates::rise, medicines::side_effect, medicines::quinine, self_care::no_fall];

/// The rules that a course, a dose or a suspicion can fire.
const OF_MEDICINES: &[Rule] =
    &[medicines::side_effect, medicines::statin_and_dark_urine, medicines::quinine];

/// A rule that has just fired, before it is known to which night it belongs.
struct Fired<'a> {
    rule: WarningRule,
    level: Level,
    facts: Vec<Fact<'a>>,
}

impl<'a> Fired<'a> {
    fn by(rule: WarningRule, level: Level, facts: Vec<Fact<'a>>) -> Self {
        Self { rule, level, facts }
    }

    /// Puts it among the warnings: into the one of the same rule and night, if that is there already.
    fn join(self, warnings: &mut BTreeMap<(WarningRule, Night), Warning<'a>>) {
        let Self { rule, level, facts } = self;
        let night = facts.iter().map(|fact| fact.night).max();
        let noted_at = facts.iter().map(|fact| fact.recorded_at).max();
        let Some((night, noted_at)) = night.zip(noted_at) else { return };
        let warning = warnings.entry((rule, night)).or_insert_with(|| Warning {
            rule,
            level,
            night,
            facts: Vec::new(),
            noted_at,
            acknowledged_at: None,
        });
        warning.level = warning.level.min(level);
        warning.noted_at = warning.noted_at.max(noted_at);
        warning.facts.extend(facts);
    }
}
