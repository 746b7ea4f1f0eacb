//! Factors in words: when a day counts as exposed, and by which articles they are named.

use crate::diary::{Exposed, Factor, Kind, Settings, Source, Unit, Value};

use super::{list, reading};

/// Returns when a day counts as exposed: "below 8 glasses (1920 ml)", "yes", "heels or flat".
pub(crate) fn exposed_when(factor: &Factor, settings: &Settings) -> String {
    let amount = |limit: f64| amount(factor, limit, settings);
    match factor.exposed {
        Exposed::Below(limit) => format!("below {}", amount(limit)),
        Exposed::AtLeast(limit) => format!("{} or more", amount(limit)),
        Exposed::Above(limit) => format!("above {}", amount(limit)),
        Exposed::Yes => "yes".to_owned(),
        Exposed::No => "no".to_owned(),
        Exposed::Never if !factor.kind.levels().is_empty() => "never; no level counts".to_owned(),
        Exposed::Levels => {
            let exposed = factor.kind.levels().iter().filter(|level| level.exposed);
            list(&exposed.map(|level| level.word.to_string()).collect::<Vec<_>>())
        }
        Exposed::Never => "never; it is an answer".to_owned(),
    }
}

/// Returns an amount of a factor in words, without its name: "8 glasses (1920 ml)", "4 h", "6/10".
fn amount(factor: &Factor, amount: f64, settings: &Settings) -> String {
    let words = reading(factor, &Value::Amount(amount), settings);
    words.strip_prefix(&*factor.label).unwrap_or(&words).trim().to_owned()
}

/// Returns the rule of a computed factor with its limit; `None` for any other.
pub(crate) fn rule(factor: &Factor) -> Option<String> {
    let Source::Computed(rule) = factor.source else { return None };
    let limit = rule.limit.map(|limit| limit.to_string()).unwrap_or_default();
    Some(rule.words.replace("{}", &limit))
}

/// Returns what can be noted of a factor: "ml", "0-10", "yes or no", "one of back, front".
pub(crate) fn takes(factor: &Factor) -> String {
    match &factor.kind {
        Kind::Amount { unit: Unit::Celsius, .. } => "°C".to_owned(),
        Kind::Amount { unit, .. } => unit.suffix().to_owned(),
        Kind::Scale { least, most } => format!("{least} to {most}"),
        Kind::YesNo => "yes or no".to_owned(),
        Kind::Category(levels) => {
            let words: Vec<_> = levels.iter().map(|level| &*level.word).collect();
            format!("one of {}", words.join(", "))
        }
        Kind::Clock => "HH:MM".to_owned(),
    }
}

/// Returns the numbers of the articles that name a factor: "000 003".
pub(crate) fn articles(factor: &Factor) -> String {
    factor.articles.iter().map(|article| article.word()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diary::Catalogue;

    #[test]
    fn a_rule_is_told_with_its_limit_in_the_units_of_the_person() {
        let catalogue = Catalogue::built_in();
        let told = |key| exposed_when(catalogue.by_key(key).unwrap(), catalogue.settings());
        assert_eq!(told("water"), "below 8 glasses (1920 ml)");
        assert_eq!(told("standing"), "4 h or more");
        assert_eq!(told("temp_max"), "30 °C or more");
        assert_eq!(told("leg_fatigue"), "6/10 or more");
        assert_eq!(told("stretch_bedtime"), "no");
        assert_eq!(told("sleep_position"), "front");
        let late = catalogue.by_key("late_vigorous").unwrap();
        let words = rule(late).unwrap();
        assert_eq!(words, "a vigorous bout that ended 3 h before bed time or later");
    }
}
