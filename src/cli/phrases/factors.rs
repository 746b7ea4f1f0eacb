//! Factors in words: their names, when a day counts as exposed, where they stand in the scan.

use crate::diary::{Catalogue, Exposed, Factor, InScan, Kind, Settings, Source, Unit, Value};

use super::layout::one_of;
use super::{list, reading};
use crate::cli::screen;

/// Returns the name by which a factor is typed: "late exercise", "strong coffee".
pub(crate) fn factor_name(factor: &Factor) -> String {
    if factor.is_own() { screen::in_line(&factor.label) } else { factor.key.replace('_', " ") }
}

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
            one_of(&exposed.map(|level| level.word.to_string()).collect::<Vec<_>>())
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

/// Returns where a factor stands in the scan, and what would change it.
pub(crate) fn scan(factor: &Factor, catalogue: &Catalogue) -> String {
    let name = factor_name(factor);
    match catalogue.in_scan(factor) {
        InScan::Plain => "yes".to_owned(),
        InScan::Any => "yes, as any or none".to_owned(),
        InScan::SwitchedIn(plain) => format!("yes, {}", in_place_of(plain, catalogue)),
        InScan::Replaced(instead) => format!(
            "no, {} stands in its place; `cramp factors scan {name}` puts it back",
            factor_name(instead)
        ),
        InScan::OnRequest(plain) => {
            let place = in_place_of(plain, catalogue);
            format!("on request; `cramp factors scan {name}` puts it {place}")
        }
        InScan::Never => format!("never; {}", never_scanned(factor)),
    }
}

/// Returns what a factor of the scan stands for: "in place of dry mouth and water".
pub(crate) fn in_place_of(plain: &[&str], catalogue: &Catalogue) -> String {
    if plain.is_empty() {
        return "beside the rest".to_owned();
    }
    let names = plain.iter().filter_map(|key| catalogue.by_key(key)).map(factor_name);
    format!("in place of {}", list(&names.collect::<Vec<_>>()))
}

/// Returns why a factor is never in the scan.
pub(crate) fn never_scanned(factor: &Factor) -> &'static str {
    match factor.kind {
        Kind::Clock => "it is a time, and only places other things",
        _ => "it may be an answer to cramps",
    }
}

/// Returns the numbers of the articles that name a factor: "000 003".
pub(crate) fn articles(factor: &Factor) -> String {
    factor.articles.iter().map(|article| article.word()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

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

    #[test]
    fn it_is_told_how_a_factor_enters_the_scan() {
        let scan = ["activity_jump".into()].into();
        let catalogue = Catalogue::new(&Settings { scan, ..Settings::default() }, &[]);
        let told = |key| super::scan(catalogue.by_key(key).unwrap(), &catalogue);
        assert_eq!(told("water"), "yes");
        assert_eq!(told("alcohol"), "yes, as any or none");
        assert_eq!(told("activity_jump"), "yes, in place of exercise");
        assert_eq!(
            told("exercise"),
            "no, activity jump stands in its place; `cramp factors scan exercise` puts it back"
        );
        assert_eq!(
            told("leg_use"),
            "on request; `cramp factors scan leg use` puts it in place of exercise and labour"
        );
        assert_eq!(
            told("iron_infusion"),
            "on request; `cramp factors scan iron infusion` puts it beside the rest"
        );
        assert_eq!(told("sleep_quality"), "never; it may be an answer to cramps");
        assert_eq!(told("bed_time"), "never; it is a time, and only places other things");
    }
}
