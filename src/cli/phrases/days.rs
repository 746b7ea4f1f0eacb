//! Days in words: readings, bouts of exercise and medicines.

use crate::diary::{Bout, BoutKind, Course, Factor, Kind, Medicine, Strength, Unit, Value};

/// Returns a reading in words: "water 6 glasses (1440 ml)", "standing 7 h", "hot day: no".
pub(crate) fn reading(factor: &Factor, value: &Value) -> String {
    let label = factor.label;
    match (value, factor.kind) {
        (Value::Amount(ml), Kind::Amount(Unit::Millilitres, _)) => {
            let glasses = (ml / Unit::GLASS_ML * 10.0).round() / 10.0;
            let noun = if number(glasses) == "1" { "glass" } else { "glasses" };
            format!("{label} {} {noun} ({} ml)", number(glasses), number(*ml))
        }
        (Value::Amount(amount), Kind::Amount(unit, _)) => {
            format!("{label} {}", measured(*amount, unit.suffix()))
        }
        (Value::Amount(score), _) => format!("{label} {}/10", number(*score)),
        (Value::Yes, _) => label.to_owned(),
        (Value::No, _) => format!("{label}: no"),
        (Value::Level(word), _) => format!("{label} {word}"),
        (Value::Clock(time), _) => format!("{label} {}", time.format("%H:%M")),
    }
}

/// Writes a number as short as it can be: "6", "1.5".
fn number(number: f64) -> String {
    format!("{number}")
}

/// Writes an amount with its unit: "40 mg", "2 tablets", "1 tablet".
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
    let ended = bout.ended.map(|t| format!(" until {}", t.format("%H:%M"))).unwrap_or_default();
    format!("{kind}{minutes}{intensity}{ended}")
}

/// Returns a course in words: "furosemide 40 mg, daily".
pub(crate) fn course(course: &Course) -> String {
    let schedule = course.schedule.as_ref().map(|words| format!(", {words}")).unwrap_or_default();
    format!("{}{schedule}", medicine(&course.medicine, course.strength.as_ref()))
}

/// Returns a medicine with how much of it: "furosemide 40 mg".
pub(crate) fn medicine(medicine: &Medicine, strength: Option<&Strength>) -> String {
    match strength {
        Some(strength) => {
            format!("{} {}", medicine.name(), measured(strength.amount, strength.unit))
        }
        None => medicine.name().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_of_a_unit_is_not_plural() {
        assert_eq!(measured(1.0, "tablets"), "1 tablet");
        assert_eq!(measured(1.5, "tablets"), "1.5 tablets");
        assert_eq!(measured(1.0, "mg"), "1 mg");
    }

    #[test]
    fn water_is_told_in_glasses_too() {
        let water = Factor::by_key("water").unwrap();
        assert_eq!(reading(water, &Value::Amount(240.0)), "water 1 glass (240 ml)");
        assert_eq!(reading(water, &Value::Amount(1500.0)), "water 6.3 glasses (1500 ml)");
    }
}
