//! Days in words: readings, bouts of exercise and medicines.

use crate::diary::{
    Bout, BoutKind, Course, Dose, Factor, Kind, Medicine, Settings, Strength, Unit, Value, Volume,
};

use super::{date, moment};

/// Returns a reading in words: "water 6 glasses (1440 ml)", "standing 7 h", "hot day: no".
pub(crate) fn reading(factor: &Factor, value: &Value, settings: &Settings) -> String {
    let label = &factor.label;
    match (value, &factor.kind) {
        (Value::Amount(ml), Kind::Amount { unit: Unit::Millilitres, .. }) => {
            format!("{label} {}", volume(*ml, settings))
        }
        (Value::Amount(degrees), Kind::Amount { unit: Unit::Celsius, .. }) => {
            format!("{label} {} °C", number((degrees * 10.0).round() / 10.0))
        }
        (Value::Amount(amount), Kind::Amount { unit, .. }) => {
            format!("{label} {}", measured(*amount, unit.suffix()))
        }
        (Value::Amount(score), Kind::Scale { most, .. }) => {
            format!("{label} {}/{most}", number(*score))
        }
        (Value::Amount(amount), _) => format!("{label} {}", number(*amount)),
        (Value::Yes, _) => label.clone().into_owned(),
        (Value::No, _) => format!("{label}: no"),
        (Value::Level(word), _) => format!("{label} {word}"),
        (Value::Clock(time), _) => format!("{label} {}", time.format("%H:%M")),
    }
}

/// Returns a reading in words, with what it was before if that was another.
pub(crate) fn told(
    factor: &Factor,
    value: Option<&Value>,
    was: Option<&Value>,
    settings: &Settings,
) -> String {
    let is = match value {
        Some(value) => reading(factor, value, settings),
        None => format!("{} back to unknown", factor.label),
    };
    match was {
        Some(was) if value != Some(was) => {
            let was = reading(factor, was, settings);
            let value = was.strip_prefix(&*factor.label).unwrap_or(&was).trim_start_matches(": ");
            let value = if value.is_empty() { "yes" } else { value.trim() };
            format!("{is} instead of {value}")
        }
        _ => is,
    }
}

/// Returns a volume in the unit of the person: "6 glasses (1440 ml)", "1440 ml", "48 fl oz (1440 ml)".
pub(crate) fn volume(ml: f64, settings: &Settings) -> String {
    let tenths = |amount: f64| number((amount * 10.0).round() / 10.0);
    match settings.volume {
        Volume::Millilitres => format!("{} ml", number(ml)),
        Volume::FluidOunces => {
            format!("{} fl oz ({} ml)", tenths(ml / Settings::FLUID_OUNCE_ML), number(ml))
        }
        Volume::Glasses => {
            let glasses = tenths(ml / settings.glass_ml);
            let noun = if glasses == "1" { "glass" } else { "glasses" };
            format!("{glasses} {noun} ({} ml)", number(ml))
        }
    }
}

/// Writes a number as short as it can be: "6", "1.5".
fn number(number: f64) -> String {
    format!("{number}")
}

/// Writes an amount with its unit: "40 ml", "2 servings", "1 serving".
fn measured(amount: f64, unit: &str) -> String {
    let amount = number(amount);
    let one = unit.strip_suffix('s').filter(|_| amount == "1").unwrap_or(unit);
    format!("{amount} {one}")
}

/// Returns a bout of exercise in words: "running 45 min vigorous until 19:30".
pub(crate) fn bout(bout: &Bout) -> String {
    let kind = match bout.kind {
        BoutKind::Other => "exercise",
        kind => kind.word(),
    };
    let minutes = bout.minutes.map(|minutes| format!(" {minutes} min")).unwrap_or_default();
    let intensity = bout.intensity.map(|how| format!(" {}", how.word())).unwrap_or_default();
    let started = bout.started.map(|t| format!(" from {}", t.format("%H:%M"))).unwrap_or_default();
    let ended = bout.ended.map(|t| format!(" until {}", t.format("%H:%M"))).unwrap_or_default();
    let stretched = stretched(bout.stretched_before, bout.stretched_after);
    format!("{kind}{minutes}{intensity}{started}{ended}{stretched}")
}

/// Returns whether the person stretched around a bout: " (stretched before, not after)".
fn stretched(before: Option<bool>, after: Option<bool>) -> &'static str {
    match (before, after) {
        (None, None) => "",
        (Some(true), None) => " (stretched before)",
        (None, Some(true)) => " (stretched after)",
        (Some(true), Some(true)) => " (stretched before and after)",
        (Some(true), Some(false)) => " (stretched before, not after)",
        (Some(false), Some(true)) => " (stretched after, not before)",
        (Some(false), Some(false)) => " (not stretched before or after)",
        (Some(false), None) => " (not stretched before)",
        (None, Some(false)) => " (not stretched after)",
    }
}

/// Returns a course in words: "furosemide 40 mg, daily".
pub(crate) fn course(course: &Course) -> String {
    let schedule = course.schedule.as_ref().map(|words| format!(", {words}")).unwrap_or_default();
    let route = course.route.map(|route| format!(", {route}")).unwrap_or_default();
    format!("{}{route}{schedule}", medicine(&course.medicine, course.strength.as_ref()))
}

/// Returns a dose without its time: "ibuprofen 400 mg", "iron sucrose 200 mg, infusion".
pub(crate) fn dose(dose: &Dose) -> String {
    let route = dose.route.map(|route| format!(", {route}")).unwrap_or_default();
    format!("{}{route}", medicine(&dose.medicine, dose.strength.as_ref()))
}

/// Returns when a dose was: "Sat 21 Nov 2026, 22:15"; only the date where the time is unknown.
pub(crate) fn dose_time(dose: &Dose) -> String {
    dose.at.as_ref().map_or_else(|| date(dose.date), moment)
}

/// Returns a medicine with how much of it: "furosemide 40 mg".
pub(crate) fn medicine(medicine: &Medicine, strength: Option<&Strength>) -> String {
    match strength {
        Some(strength) => format!("{} {strength}", medicine.name()),
        None => medicine.name().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diary::Catalogue;

    #[test]
    fn one_of_a_unit_is_not_plural() {
        assert_eq!(measured(1.0, "servings"), "1 serving");
        assert_eq!(measured(1.5, "servings"), "1.5 servings");
        assert_eq!(measured(1.0, "ml"), "1 ml");
    }

    #[test]
    fn water_is_told_in_glasses_too() {
        let told = |ml, settings: &Settings| {
            let catalogue = Catalogue::new(settings, &[]);
            reading(catalogue.by_key("water").unwrap(), &Value::Amount(ml), settings)
        };
        let usual = Settings::default();
        assert_eq!(told(240.0, &usual), "water 1 glass (240 ml)");
        assert_eq!(told(1500.0, &usual), "water 6.3 glasses (1500 ml)");
        let own = Settings { glass_ml: 250.0, ..Settings::default() };
        assert_eq!(told(1500.0, &own), "water 6 glasses (1500 ml)");
        let ounces = Settings { volume: Volume::FluidOunces, ..Settings::default() };
        assert_eq!(told(1500.0, &ounces), "water 50 fl oz (1500 ml)");
    }
}
