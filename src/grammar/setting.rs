//! Setting: one measure or limit of the diary, and what it is to be.

use chrono::NaiveTime;

use crate::diary::{Catalogue, Factor, Kind, Settings, Source, Unit, Volume};

use super::amount::{counted, number, split_unit};
use super::clock::bed_time;
use super::measure::{measure, temperature};
use super::names::called;
use super::text::{Lexicon, Text, Token, first, lookup, skip};

/// What can be set, apart from the limits of factors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SettingName {
    /// The size of a glass.
    Glass,
    /// How many glasses a day are enough.
    Goal,
    /// One glass more on hot and active days.
    ExtraGlass,
    /// The bed time where none is noted.
    Bedtime,
    /// How volumes are shown.
    Units,
}

const NAMES: Lexicon<SettingName> = &[
    (SettingName::Glass, &["glass", "glass size", "my glass"]),
    (SettingName::Goal, &["goal", "water goal", "water"]),
    (SettingName::ExtraGlass, &["extra-glass", "extra glass"]),
    (SettingName::Bedtime, &["bedtime", "bed time", "bed"]),
    (SettingName::Units, &["units", "unit", "volume"]),
];

/// What is said about a setting.
#[derive(Clone, Debug, PartialEq)]
pub enum SettingSaid<'c> {
    /// The size of a glass, in millilitres.
    Glass(f64),
    /// How many glasses a day are enough.
    Goal(f64),
    /// One glass more on hot and active days.
    ExtraGlass(bool),
    /// The bed time where none is noted.
    Bedtime(NaiveTime),
    /// How volumes are shown.
    Units(Volume),
    /// The limit of a factor, in its stored unit.
    Limit(&'c Factor, f64),
    /// A setting goes back to what it is without the person's word.
    Reset(SettingName),
    /// A limit goes back to that of the catalogue.
    ResetLimit(&'c Factor),
}

/// Why words say no setting.
#[derive(Clone, Debug, PartialEq)]
pub enum NotASetting<'c> {
    /// They name nothing that can be set.
    Name,
    /// They name a factor that has no limit.
    NoLimit(&'c Factor),
    /// The value cannot be one of this setting.
    Value(SettingName),
    /// The value cannot be a limit of this factor.
    LimitValue(&'c Factor),
}

impl<'c> SettingSaid<'c> {
    /// Reads "glass 200ml", "goal 8", "bedtime 22:30", "units ml", "standing 5h", "reset glass".
    ///
    /// # Errors
    /// The words name nothing that can be set, or a value that it cannot have.
    pub fn read(words: &[String], catalogue: &'c Catalogue) -> Result<Self, NotASetting<'c>> {
        let text = Text::new(words);
        let tokens = text.tokens();
        if first(tokens) == "reset" {
            let ahead = skip(tokens, 1);
            let whole = named(ahead, catalogue).filter(|(words, _)| *words == ahead.len());
            return match whole.ok_or(NotASetting::Name)?.1 {
                Named::Setting(name) => Ok(Self::Reset(name)),
                Named::Limit(factor) => limited(factor).map(Self::ResetLimit),
            };
        }
        let (words, named) = named(tokens, catalogue).ok_or(NotASetting::Name)?;
        let (ahead, settings) = (skip(tokens, words), catalogue.settings());
        match named {
            Named::Setting(name) => setting(name, ahead, settings).ok_or(NotASetting::Value(name)),
            Named::Limit(factor) => {
                let limit = limit(limited(factor)?, ahead, settings);
                limit.map(|it| Self::Limit(factor, it)).ok_or(NotASetting::LimitValue(factor))
            }
        }
    }

    /// Returns settings with what was said in the place of what they had.
    pub fn applied(&self, before: &Settings) -> Settings {
        let (mut after, usual) = (before.clone(), Settings::default());
        match self {
            Self::Glass(ml) => after.glass_ml = *ml,
            Self::Goal(glasses) => after.water_goal = *glasses,
            Self::ExtraGlass(on) => after.extra_glass = *on,
            Self::Bedtime(time) => after.bedtime = *time,
            Self::Units(volume) => after.volume = *volume,
            Self::Limit(factor, limit) => drop(after.limits.insert(factor.key.clone(), *limit)),
            Self::ResetLimit(factor) => drop(after.limits.remove(&factor.key)),
            Self::Reset(name) => match name {
                SettingName::Glass => after.glass_ml = usual.glass_ml,
                SettingName::Goal => after.water_goal = usual.water_goal,
                SettingName::ExtraGlass => after.extra_glass = usual.extra_glass,
                SettingName::Bedtime => after.bedtime = usual.bedtime,
                SettingName::Units => after.volume = usual.volume,
            },
        }
        after
    }
}

/// What words name.
enum Named<'c> {
    Setting(SettingName),
    Limit(&'c Factor),
}

/// Reads the longest name that the words begin with; the limit of water is the goal.
fn named<'c>(tokens: &[Token], catalogue: &'c Catalogue) -> Option<(usize, Named<'c>)> {
    let limit = |factor: &'c Factor| match &*factor.key {
        Factor::WATER => Named::Setting(SettingName::Goal),
        _ => Named::Limit(factor),
    };
    let factor = factor(tokens, catalogue).map(|(words, factor)| (words, limit(factor)));
    let setting = lookup(tokens, NAMES).map(|(words, name)| (words, Named::Setting(name)));
    factor.into_iter().chain(setting).max_by_key(|(words, _)| *words)
}

/// Refuses a factor without a limit.
fn limited(factor: &Factor) -> Result<&Factor, NotASetting<'_>> {
    factor.limits().map(|_| factor).ok_or(NotASetting::NoLimit(factor))
}

/// Reads the value of a setting; all words have to belong to it.
fn setting<'c>(
    name: SettingName,
    tokens: &[Token],
    settings: &Settings,
) -> Option<SettingSaid<'c>> {
    let whole = |(words, value): (usize, f64)| (words == tokens.len()).then_some(value);
    match name {
        SettingName::Glass => {
            let bare = Settings { glass_ml: f64::NAN, ..settings.clone() };
            let ml = measure(&Unit::Millilitres, tokens, &bare).or_else(|| counted(tokens));
            let ml = ml.and_then(whole).filter(|ml| Settings::GLASSES_ML.contains(ml))?;
            Some(SettingSaid::Glass(ml))
        }
        SettingName::Goal => {
            let glasses = match measure(&Unit::Millilitres, tokens, settings) {
                Some((words, ml)) => Some((words, ml / settings.glass_ml)),
                None => counted(tokens),
            };
            let glasses = glasses.and_then(whole).filter(|it| Settings::GOALS.contains(it))?;
            Some(SettingSaid::Goal(glasses))
        }
        SettingName::ExtraGlass => match first(tokens) {
            "on" | "yes" if tokens.len() == 1 => Some(SettingSaid::ExtraGlass(true)),
            "off" | "no" if tokens.len() == 1 => Some(SettingSaid::ExtraGlass(false)),
            _ => None,
        },
        SettingName::Bedtime => {
            let found = bed_time(tokens).filter(|found| found.words == tokens.len())?;
            found.meaning.ok().map(SettingSaid::Bedtime)
        }
        SettingName::Units => {
            const UNITS: Lexicon<Volume> = &[
                (Volume::Glasses, &["glasses", "glass"]),
                (Volume::Millilitres, &["ml", "millilitres", "milliliters"]),
                (Volume::FluidOunces, &["floz", "fl oz", "oz", "ounces", "fluid ounces"]),
            ];
            let (words, volume) = lookup(tokens, UNITS)?;
            (words == tokens.len()).then_some(SettingSaid::Units(volume))
        }
    }
}

/// Reads a limit in the stored unit of the factor; all words have to belong to it.
fn limit(factor: &Factor, tokens: &[Token], settings: &Settings) -> Option<f64> {
    let (words, limit) = match (&factor.kind, &factor.source) {
        (Kind::Amount { unit: Unit::Celsius, .. }, _) => temperature(tokens)?,
        (Kind::Amount { unit, .. }, _) => {
            measure(unit, tokens, settings).or_else(|| counted(tokens))?
        }
        (_, Source::Computed(rule)) => in_the_rule(rule.words, tokens)?,
        _ => counted(tokens)?,
    };
    let believable = factor.limits().is_some_and(|limits| limits.contains(&limit));
    (words == tokens.len() && believable).then_some(limit)
}

/// Reads a number, with or without the unit that the rule names behind it.
fn in_the_rule(rule: &str, tokens: &[Token]) -> Option<(usize, f64)> {
    let is_unit = |unit: &str| !unit.is_empty() && rule.contains(&format!("{{}} {unit}"));
    let (digits, glued) = split_unit(first(tokens));
    if is_unit(glued) {
        return Some((1, number(digits)?));
    }
    let (words, number) = counted(tokens)?;
    Some((words + usize::from(is_unit(first(skip(tokens, words)))), number))
}

/// Reads the name of a factor, the longest that the words begin with.
fn factor<'c>(tokens: &[Token], catalogue: &'c Catalogue) -> Option<(usize, &'c Factor)> {
    let named = |factor: &'c Factor| {
        let words = factor.names().into_iter().filter_map(|name| called(tokens, name)).max()?;
        Some((words, factor))
    };
    catalogue.all().iter().filter_map(named).max_by_key(|(words, _)| *words)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> String {
        let catalogue = Catalogue::built_in();
        let words: Vec<String> = text.split(' ').map(str::to_owned).collect();
        match SettingSaid::read(&words, &catalogue) {
            Ok(SettingSaid::Limit(factor, limit)) => format!("{} {limit}", factor.key),
            Ok(SettingSaid::ResetLimit(factor)) => format!("reset {}", factor.key),
            Ok(other) => format!("{other:?}"),
            Err(NotASetting::LimitValue(factor)) => format!("no limit for {}", factor.key),
            Err(NotASetting::NoLimit(factor)) => format!("{} has no limit", factor.key),
            Err(other) => format!("{other:?}"),
        }
    }

    #[test]
    fn measures_are_set_in_the_units_of_the_person() {
        for (text, meaning) in [
            ("glass 200ml", "Glass(200.0)"),
            ("glass 200", "Glass(200.0)"),
            ("glass 2 glasses", "Value(Glass)"),
            ("glass 5ml", "Value(Glass)"),
            ("goal 8", "Goal(8.0)"),
            ("water goal 8 glasses", "Goal(8.0)"),
            ("goal 1200ml", "Goal(5.0)"),
            ("extra-glass on", "ExtraGlass(true)"),
            ("bedtime 10:30", "Bedtime(22:30:00)"),
            ("units fl oz", "Units(FluidOunces)"),
            ("reset glass", "Reset(Glass)"),
            ("hydration 1200ml", "Goal(5.0)"),
            ("water 8", "Goal(8.0)"),
            ("reset hydration", "Reset(Goal)"),
            ("reset glass please", "Name"),
            ("colour blue", "Name"),
        ] {
            assert_eq!(said(text), meaning, "{text}");
        }
    }

    #[test]
    fn limits_are_set_by_any_name_of_their_factor() {
        for (text, meaning) in [
            ("standing 5h", "standing 5"),
            ("standing 300 min", "standing 5"),
            ("tired legs 7", "leg_fatigue 7"),
            ("temp 86 F", "temp_max 30"),
            ("late_exercise 2h", "late_exercise 2"),
            ("late exercise 2h", "late_exercise 2"),
            ("sudden change of activity 40 %", "activity_jump 40"),
            ("reset standing", "reset standing"),
            ("reset standing foo", "Name"),
            ("bed rest 3h", "bed_rest 3"),
            ("late exercise 1001", "no limit for late_exercise"),
            ("standing 25h", "no limit for standing"),
            ("standing", "no limit for standing"),
            ("hot 3", "hot_day has no limit"),
        ] {
            assert_eq!(said(text), meaning, "{text}");
        }
    }
}
