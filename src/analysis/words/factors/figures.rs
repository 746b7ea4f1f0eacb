//! Figures: counts, differences and chances, in sentences and in the cells of a table.

use super::super::numbers::{counted, fewer_to_more, percent};
use super::super::parts::capitalised;
use crate::analysis::Interval;
use crate::analysis::factors::{Comparison, Found, Rule};

/// A plain difference that differs from that within months by more than this says so.
const SEASONAL: f64 = 0.10;

/// Says the plain counts: "Cramps in 46 of 110 nights with it, 24 of 154 without."
pub(super) fn counts(comparison: &Comparison, outcome: Rule) -> String {
    let Some(sides) = comparison.sides else {
        return format!("{} with it noted.", counted(comparison.nights, "night"));
    };
    format!(
        "{} in {} of {} nights with it, {} of {} without.",
        outcome_of(outcome),
        sides.outcome_exposed,
        sides.exposed,
        sides.outcome_unexposed,
        sides.unexposed,
    )
}

/// Says the counts with their shares.
pub fn counts_and_shares(comparison: &Comparison, outcome: Rule) -> String {
    let Some(sides) = comparison.sides else { return counts(comparison, outcome) };
    let part = |of: usize, nights: usize| match nights {
        0 => format!("{of} of 0 nights"),
        nights => format!("{of} of {nights} nights ({})", percent(of as f64 / nights as f64)),
    };
    format!(
        "{} in {} with it, {} without.",
        outcome_of(outcome),
        part(sides.outcome_exposed, sides.exposed),
        part(sides.outcome_unexposed, sides.unexposed),
    )
}

/// Says that the plain shares tell another difference than nights of the same month do; `None` where they do not.
pub fn season(found: &Found) -> Option<&'static str> {
    ((found.crude_rd - found.rd).abs() > SEASONAL)
        .then_some("part of the plain difference goes with the time of year.")
}

/// Says the difference within months.
pub fn within_months(found: &Found, outcome: Rule) -> String {
    let nights = match (found.rd * 100.0).round().abs() {
        1.0 => outcome.word().to_owned(),
        _ => plural(outcome),
    };
    format!(
        "Comparing nights of the same month: {} {nights} in 100 {}.",
        more(found.rd),
        likely(found),
    )
}

/// Says whether the day goes with the night before it.
pub fn reverse(z: f64) -> String {
    let strength = match z.abs() {
        z if z >= 1.96 => "It goes with the night before, too",
        _ => "No clear link with the night before",
    };
    format!("{strength} (z {}). What follows a cramp cannot have led to it.", number(z))
}

/// Says whether a link is still there beside another.
pub fn beside(other: &str, p: f64) -> String {
    let says = if p <= 0.01 { "It stands beside" } else { "Little is left of it beside" };
    format!("{says} {other} (p {}).", self::p(p))
}

/// Writes a figure of the test with two decimals: "−1.88".
pub fn number(figure: f64) -> String {
    format!("{figure:.2}").replace('-', "\u{2212}")
}

/// Writes a p: "0.024", "under 0.0001".
pub fn p(p: f64) -> String {
    if p < 0.0001 { "under 0.0001".to_owned() } else { format!("{p:.4}") }
}

/// Writes a difference for a table: "+36 (+18 to +52)".
pub fn difference(found: &Found) -> String {
    format!("{} {}", signed(found.rd), limits(found.rd_interval))
}

/// Writes where a difference likely lies, in nights of 100: "(+18 to +52)".
pub fn limits(Interval { low, high }: Interval) -> String {
    format!("({} to {})", signed(low), signed(high))
}

/// Writes the nights that counted and their share, for a table: "33/56 59 %"; "–" without a night.
pub fn share(outcome_nights: usize, nights: usize) -> String {
    match nights {
        0 => "–".to_owned(),
        nights => {
            let share = percent(outcome_nights as f64 / nights as f64);
            format!("{outcome_nights}/{nights} {share}")
        }
    }
}

/// Says how often the nights with it counted for each that counted without it, within months.
pub fn ratio(comparison: &Comparison, found: &Found) -> Option<String> {
    let rr = found.rr?;
    let counted = comparison.sides.is_some_and(|sides| sides.outcome_exposed > 0);
    Some(match found.rr_interval {
        Some(Interval { low, high }) => {
            format!("{rr:.1} times as often (likely {low:.1} to {high:.1} times).")
        }
        None if counted => {
            "None of the nights with it counted in months that have nights of both kinds."
                .to_owned()
        }
        None => "None of the nights with it counted.".to_owned(),
    })
}

/// Says how many independent nights the clumped ones are worth.
pub fn clumped(comparison: &Comparison, found: &Found) -> String {
    let worth = comparison.nights as f64 / found.clumping;
    if found.clumping < 1.01 {
        return format!("All {} count in full.", counted(comparison.nights, "night"));
    }
    format!(
        "Because cramps come in spells, the {} count like {worth:.0}.",
        counted(comparison.nights, "night")
    )
}

/// Says how often chance alone would show as much, asked once and asked among all.
pub fn chance(found: &Found, adjusted: Option<f64>, family: usize) -> String {
    let alone = format!("Asked alone, chance shows as much in {}", diaries(Some(found.p)));
    match adjusted {
        Some(p) => format!("{alone}; among {family} comparisons in {}.", diaries(Some(p))),
        None => format!("{alone}."),
    }
}

/// Writes how rarely chance alone shows this: "1 in 40", "<1 in 1000".
pub fn one_in(p: f64) -> String {
    match p {
        p if p < 0.001 => "<1 in 1000".to_owned(),
        p => format!("1 in {:.0}", 1.0 / p),
    }
}

pub(super) fn diaries(p: Option<f64>) -> String {
    match p.unwrap_or(1.0) {
        p if p < 0.001 => "fewer than 1 of 1000 diaries".to_owned(),
        p if 1.0 / p < 1.5 => "most diaries".to_owned(),
        p => format!("about 1 of {:.0} diaries", 1.0 / p),
    }
}

pub(super) fn likely(found: &Found) -> String {
    let Interval { low, high } = found.rd_interval;
    format!("(likely {})", fewer_to_more(Interval { low: low * 100.0, high: high * 100.0 }, 0))
}

pub(super) fn more(rd: f64) -> String {
    let hundred = (rd * 100.0).round();
    if hundred < 0.0 {
        format!("{:.0} fewer", -hundred)
    } else {
        format!("{:.0} more", hundred.abs())
    }
}

/// Writes a difference in nights of 100 with its sign: "+36", "−13", "0".
pub fn signed(part: f64) -> String {
    match (part * 100.0).round() {
        hundred if hundred > 0.0 => format!("+{hundred:.0}"),
        hundred if hundred < 0.0 => format!("\u{2212}{:.0}", -hundred),
        _ => "0".to_owned(),
    }
}

fn outcome_of(outcome: Rule) -> String {
    bad_night(outcome).map_or_else(|| "Cramps".to_owned(), |bad| capitalised(&bad))
}

/// Writes how many cramps make a bad night: "3 cramps or more"; `None` where any cramp counts.
pub(super) fn bad_night(outcome: Rule) -> Option<String> {
    let least = match outcome {
        Rule::CrampNight => return None,
        Rule::MoreThan(median) => median.floor() + 1.0,
        Rule::AtLeast(median) => median.ceil(),
    };
    Some(format!("{least:.0} cramps or more"))
}

pub(super) fn plural(outcome: Rule) -> String {
    format!("{}s", outcome.word())
}
