//! Words for factors: what goes with the nights, how surely, and what is still missing.
//!
//! A link is never called a cause.

use chrono::{Days, NaiveDate};

use super::super::Interval;
use super::super::factors::{
    Comparison, Effect, Finding, Found, Grade, Lag, Missing, Needed, Rule, Scan, Shut, Sides,
    Split, Subject,
};
use super::numbers::{counted, percent, short};
use crate::diary::Unit;

/// A plain difference that differs from that within months by more than this says so.
const SEASONAL: f64 = 0.10;

/// Says the one sentence that matters: what goes with the nights, or that it is too early.
pub fn headline(scan: &Scan) -> String {
    let nights = plural(scan.outcome);
    let clear = directed(scan, Grade::Clear, &nights);
    let possible = directed(scan, Grade::Possible, if clear.is_some() { "" } else { &nights });
    match (clear, possible) {
        (Some(clear), Some(possible)) => format!("Clearly {clear}. Possibly {possible}."),
        (Some(clear), None) => format!("Clearly {clear}."),
        (None, Some(possible)) => format!("Nothing is clear yet. Possibly {possible}."),
        (None, None) if scan.findings.is_empty() => {
            format!(
                "Nothing was noted by day yet, so there is nothing to hold against the {nights}."
            )
        }
        (None, None) if scan.is_young() => format!(
            "Too early: {} so far; from 28 on, what you note by day is held against them.",
            counted(scan.known, "recorded night"),
        ),
        (None, None) if scan.family == 0 => format!(
            "Too early: before anything can be held against the {nights}, it takes 28 nights with \
             the same thing noted, and 8 of each kind: with it, without it, {nights} and others."
        ),
        (None, None) => format!("Nothing that you note goes with the {nights} so far."),
    }
}

/// Writes the links of one grade: "more cramp nights with exercise, fewer with water above 1500 ml".
fn directed(scan: &Scan, grade: Grade, nights: &str) -> Option<String> {
    let named = |is_more: bool| -> Vec<String> {
        let of_grade = scan.findings.iter().filter(|finding| finding.grade == Some(grade));
        let is_more_with = |finding: &Finding| finding.best().is_none_or(|(_, it)| it.rd >= 0.0);
        of_grade.filter(|finding| is_more_with(finding) == is_more).map(name).collect()
    };
    let mut nights = nights;
    let mut parts = Vec::new();
    for (word, names) in [("more", named(true)), ("fewer", named(false))] {
        if let Some(names) = and(&names) {
            let nights = std::mem::take(&mut nights);
            parts.push([word, nights, "with", &names].join(" ").replace("  ", " "));
        }
    }
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// Returns "a", "a and b", "a, b and c"; `None` of nothing.
fn and(names: &[String]) -> Option<String> {
    match names {
        [] => None,
        [only] => Some(only.clone()),
        [head @ .., last] => Some(format!("{} and {last}", head.join(", "))),
    }
}

/// Writes what was compared: "water above 1500 ml", "alcohol, the night after".
///
/// It is that of the best lag, where anything was compared.
pub fn name(finding: &Finding) -> String {
    match finding.best().map(|(comparison, _)| comparison).or(finding.comparisons.first()) {
        Some(comparison) => named(&finding.subject, comparison),
        None => finding.subject.label(),
    }
}

/// Writes what was compared at one lag.
pub fn named(subject: &Subject, comparison: &Comparison) -> String {
    let label = subject.label();
    let amount =
        comparison.split.map_or_else(String::new, |split| format!(" {}", above(subject, split)));
    match comparison.lag {
        Lag::SameNight => format!("{label}{amount}"),
        Lag::NightAfter => format!("{label}{amount}, the night after"),
        Lag::NightBefore => format!("{label}{amount}, the night before"),
    }
}

/// Writes where an amount is parted: "above 1500 ml", "from 5 on".
fn above(subject: &Subject, split: Split) -> String {
    let unit = match subject.unit() {
        None => String::new(),
        Some(Unit::Celsius) => " °C".to_owned(),
        Some(unit) => format!(" {}", unit.suffix()),
    };
    if split.includes {
        format!("from {}{unit} on", short(split.at))
    } else {
        format!("above {}{unit}", short(split.at))
    }
}

/// Says what may be said of one factor, with its numbers.
///
/// `today` is where the days are counted from that are needed still.
pub fn finding(finding: &Finding, scan: &Scan, today: NaiveDate) -> String {
    let title = capital(&name(finding));
    let Some(grade) = finding.grade else {
        let figures = finding.best().map(|(comparison, found)| {
            format!("{} {}", counts(comparison, scan.outcome), within_months(found, scan.outcome))
        });
        let figures = figures.unwrap_or_else(|| missing(finding, scan.outcome, today));
        return format!("{title}: {figures} No grade is given here.");
    };
    let said = match (grade, finding.best()) {
        (Grade::Clear, Some((comparison, found))) => format!(
            "{} {} If none of your {} mattered, this would turn up in {}. They go together; \
             that does not show that one causes the other.",
            counts(comparison, scan.outcome),
            within_months(found, scan.outcome),
            counted(scan.compared(), "factor"),
            diaries(finding.p_adjusted()),
        ),
        (Grade::Possible, Some((comparison, found))) => format!(
            "{} {} A link like this turns up in {} in which nothing matters. Worth watching, or \
             trying out.",
            counts(comparison, scan.outcome),
            within_months(found, scan.outcome),
            diaries(finding.p_adjusted()),
        ),
        (Grade::NoSign, Some((_, found))) => {
            let unlikely = if scan.levels.is_own_share() {
                "a difference as large as your usual rate is unlikely"
            } else {
                "a difference of one cramp night a week is unlikely"
            };
            let unlikely = unlikely.replace("cramp night", scan.outcome.word());
            format!("{} in 100 {}; {unlikely}.", capital(&more(found.rd)), likely(found))
        }
        _ => missing(finding, scan.outcome, today),
    };
    format!("{title}: {}. {said}", grade.word())
}

/// Says what is still missing where it is too early.
fn missing(finding: &Finding, outcome: Rule, today: NaiveDate) -> String {
    if let Some((more, needed)) = finding.more_nights().zip(finding.needed) {
        return match more {
            0 => format!(
                "There are enough nights to have seen {}; something smaller cannot be told yet.",
                effect(&needed)
            ),
            more => format!(
                "With about {more} more nights with this noted {} would show{}.",
                effect(&needed),
                match enough_on(finding, today) {
                    Some(date) => format!(", at the present pace in {}", date.format("%B %Y")),
                    None => String::new(),
                }
            ),
        };
    }
    match finding.comparisons.first().map(|comparison| (comparison, &comparison.found)) {
        Some((comparison, Err(shut))) => not_compared(comparison, *shut, outcome),
        _ => "Nothing to compare yet.".to_owned(),
    }
}

/// Returns when there will be enough nights with this noted, at the pace of the last 8 weeks.
///
/// `None` where nothing is missing, where none was noted lately, and beyond 20 years.
pub fn enough_on(finding: &Finding, today: NaiveDate) -> Option<NaiveDate> {
    const TOO_FAR: u64 = 20 * 365;
    let more = finding.more_nights().filter(|more| *more > 0)?;
    let days = finding.best()?.0.pace.days_for(more).filter(|days| *days <= TOO_FAR)?;
    today.checked_add_days(Days::new(days))
}

/// Says why nights were not compared.
pub fn not_compared(comparison: &Comparison, shut: Shut, outcome: Rule) -> String {
    let so_far = match comparison.sides {
        Some(Sides { exposed, unexposed, .. }) => {
            format!("{} with it, {unexposed} without so far", counted(exposed, "night"))
        }
        None => format!("{} with it noted so far", counted(comparison.nights, "night")),
    };
    match shut {
        Shut::TooLittleVariation if comparison.nights < 28 => {
            format!("{}; 28 are needed.", capital(&so_far))
        }
        Shut::TooLittleVariation => "It is nearly always the same amount.".to_owned(),
        Shut::NoComparisonWithinMonths => {
            "It never changes within a month, so there is nothing to compare it with.".to_owned()
        }
        Shut::TooFew(missing) => {
            format!("{}; needed are {}.", capital(&so_far), more_of(missing, outcome))
        }
    }
}

/// Writes how many more nights of each kind are needed: "3 more with it, 2 more cramp nights".
pub fn more_of(missing: Missing, outcome: Rule) -> String {
    let cramp = outcome.word();
    let other = match outcome {
        Rule::CrampNight => "night without cramps",
        Rule::MoreThan(_) | Rule::AtLeast(_) => "better night",
    };
    let nights = |count: usize, noun: &str| match noun.split_once(' ') {
        Some((first, rest)) if count != 1 && rest.starts_with("with") => format!("{first}s {rest}"),
        _ if count != 1 => format!("{noun}s"),
        _ => noun.to_owned(),
    };
    let parts: Vec<String> = [
        (missing.exposed, "with it".to_owned()),
        (missing.unexposed, "without it".to_owned()),
        (missing.outcome_nights, nights(missing.outcome_nights, cramp)),
        (missing.other_nights, nights(missing.other_nights, other)),
        (missing.nights, "in all".to_owned()),
    ]
    .into_iter()
    .filter(|(count, _)| *count > 0)
    .map(|(count, what)| format!("{count} more {what}"))
    .collect();
    parts.join(", ")
}

/// Says the plain counts: "Cramps in 46 of 110 nights with it, 24 of 154 without."
pub fn counts(comparison: &Comparison, outcome: Rule) -> String {
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

/// Says where an amount is parted; `None` for what is yes or no.
pub fn parted(subject: &Subject, comparison: &Comparison) -> Option<String> {
    let split = comparison.split?;
    Some(format!(
        "\"With it\" is {}: your own median parts the nights. The test itself uses every amount.",
        above(subject, split)
    ))
}

/// Says whether the day goes with the night before it.
pub fn reverse(z: f64) -> String {
    let strength = match z.abs() {
        z if z >= 1.96 => "It goes with the night before, too",
        _ => "It does not go with the night before",
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

/// Writes what is missing most in the room of a table: "3 with it".
pub fn more_in_short(comparison: &Comparison, shut: Shut) -> String {
    let missing = match shut {
        Shut::TooFew(missing) => missing,
        Shut::TooLittleVariation if comparison.nights < 28 => {
            return format!("{} in all", 28 - comparison.nights);
        }
        Shut::TooLittleVariation => return "always alike".to_owned(),
        Shut::NoComparisonWithinMonths => return "by season".to_owned(),
    };
    let kinds = [
        (missing.nights, "in all"),
        (missing.exposed, "with it"),
        (missing.unexposed, "without it"),
        (missing.outcome_nights, "cramp nights"),
        (missing.other_nights, "calm nights"),
    ];
    kinds
        .iter()
        .max_by_key(|(count, _)| count)
        .map_or_else(String::new, |(count, what)| format!("{count} {what}"))
}

/// Says what was compared, and what could not be, and why.
pub fn compared(scan: &Scan) -> Vec<String> {
    let because = |is: fn(&Comparison, &Shut) -> bool| -> Vec<String> {
        let all_shut = |finding: &&Finding| {
            let shut = |it: &Comparison| it.found.as_ref().is_err_and(|shut| is(it, shut));
            finding.comparisons.iter().all(shut)
        };
        scan.findings.iter().filter(all_shut).map(|finding| finding.subject.label()).collect()
    };
    let refused = |labels: Vec<String>, why: &str| {
        (!labels.is_empty()).then(|| format!("Not compared yet, {why}: {}.", labels.join(", ")))
    };
    [
        asked(scan),
        refused(
            because(|it, shut| it.nights < 28 || matches!(shut, Shut::TooFew(_))),
            "for there are too few nights",
        ),
        refused(
            because(|it, shut| it.nights >= 28 && *shut == Shut::TooLittleVariation),
            "for the amount is nearly always the same",
        ),
        refused(
            because(|_, shut| *shut == Shut::NoComparisonWithinMonths),
            "for it never changes within a month",
        ),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Says the difference within months.
pub fn within_months(found: &Found, outcome: Rule) -> String {
    let season = match (found.crude_rd - found.rd).abs() > SEASONAL {
        true => " Part of the plain difference goes with the time of year.",
        false => "",
    };
    format!(
        "Comparing nights of the same month: {} {} in 100 {}.{season}",
        more(found.rd),
        plural(outcome),
        likely(found),
    )
}

/// Says what else has to be known about a link: what it cannot be told apart from, and whether it follows.
pub fn cautions(finding: &Finding, scan: &Scan) -> Vec<String> {
    let labels = |keys: &[String]| -> String {
        let label = |key: &String| scan.finding(key).map_or(key.clone(), |it| it.subject.label());
        keys.iter().map(label).collect::<Vec<_>>().join(" and ")
    };
    let label = capital(&finding.subject.label());
    let explained = (!finding.explained_by.is_empty()).then(|| {
        let others = labels(&finding.explained_by);
        format!("{label} goes with cramps, but no more than {others} does.")
    });
    let inseparable = (!finding.inseparable_from.is_empty()).then(|| {
        let others = labels(&finding.inseparable_from);
        format!(
            "{label} and {others}: you mostly do both together; only doing one without the other \
             can tell them apart."
        )
    });
    let follows = (finding.follows == Some(true)).then(|| {
        let often = match finding.reverse_z {
            Some(z) if z < 0.0 => "less",
            _ => "more",
        };
        format!(
            "{label}: you have it {often} after a cramp night; it may be an answer to cramps \
             rather than a reason."
        )
    });
    [explained, inseparable, follows].into_iter().flatten().collect()
}

/// Says what was held against what: how many questions were asked at once.
fn asked(scan: &Scan) -> Option<String> {
    (scan.family > 0).then(|| {
        format!(
            "{} of {}, with the same night and with the night after. Nights are compared with \
             nights of the same month only. The more is asked at once, the more surely a link has \
             to show.",
            capital(&counted(scan.family, "comparison")),
            counted(scan.compared(), "factor"),
        )
    })
}

/// Says what makes a night count, where it is not simply a cramp.
pub fn outcome(scan: &Scan) -> Option<String> {
    let median = match scan.outcome {
        Rule::CrampNight => return None,
        Rule::MoreThan(median) => format!("more than {} cramps", short(median)),
        Rule::AtLeast(median) => format!("{} cramps or more", short(median)),
    };
    Some(format!(
        "There are cramps nearly every night, so bad nights are compared: those with {median}."
    ))
}

/// Writes a difference for a table: "+36 (+18 to +52)".
pub fn difference(found: &Found) -> String {
    let Interval { low, high } = found.rd_interval;
    format!("{} ({} to {})", signed(found.rd), signed(low), signed(high))
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

/// Says how often the nights with it counted for each that counted without it.
pub fn ratio(found: &Found) -> Option<String> {
    let rr = found.rr?;
    Some(match found.rr_interval {
        Some(Interval { low, high }) => {
            format!("{rr:.1} times as often (likely {low:.1} to {high:.1} times).")
        }
        None => "None of the nights with it counted.".to_owned(),
    })
}

/// Says how many independent nights the clumped ones are worth.
pub fn clumped(comparison: &Comparison, found: &Found) -> String {
    let worth = comparison.nights as f64 / found.clumping_split;
    if found.clumping_split < 1.01 {
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

fn diaries(p: Option<f64>) -> String {
    match p.unwrap_or(1.0) {
        p if p < 0.001 => "fewer than 1 of 1000 diaries".to_owned(),
        p if 1.0 / p < 1.5 => "most diaries".to_owned(),
        p => format!("about 1 of {:.0} diaries", 1.0 / p),
    }
}

/// Writes the effect that is looked for: "a doubling".
fn effect(needed: &Needed) -> String {
    match needed.effect {
        Effect::Doubling => "a doubling".to_owned(),
        Effect::Halving => "a halving".to_owned(),
        Effect::OneNightAWeekLess => "one night a week less".to_owned(),
    }
}

fn likely(found: &Found) -> String {
    let Interval { low, high } = found.rd_interval;
    let hundred = |part: f64| format!("{:.0}", (part * 100.0).abs());
    if low >= 0.0 {
        format!("(likely {} to {} more)", hundred(low), hundred(high))
    } else if high <= 0.0 {
        format!("(likely {} to {} fewer)", hundred(high), hundred(low))
    } else {
        format!("(likely between {} fewer and {} more)", hundred(low), hundred(high))
    }
}

fn more(rd: f64) -> String {
    let hundred = (rd * 100.0).round();
    if hundred < 0.0 {
        format!("{:.0} fewer", -hundred)
    } else {
        format!("{:.0} more", hundred.abs())
    }
}

fn signed(part: f64) -> String {
    match (part * 100.0).round() {
        hundred if hundred > 0.0 => format!("+{hundred:.0}"),
        hundred if hundred < 0.0 => format!("\u{2212}{:.0}", -hundred),
        _ => "0".to_owned(),
    }
}

fn outcome_of(outcome: Rule) -> String {
    match outcome {
        Rule::CrampNight => "Cramps".to_owned(),
        Rule::MoreThan(median) => format!("More than {} cramps", short(median)),
        Rule::AtLeast(median) => format!("{} cramps or more", short(median)),
    }
}

fn plural(outcome: Rule) -> String {
    format!("{}s", outcome.word())
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::super::Series;
    use super::super::super::factors::{Exposure, Measure};
    use super::super::super::known::series_of;
    use super::*;
    use crate::diary::{Catalogue, Medicine};

    fn today() -> NaiveDate {
        "2026-11-22".parse().unwrap()
    }

    /// A scan of one factor over so many nights, of which `told` says the outcome and the exposure.
    fn scan(key: &str, nights: usize, told: impl Fn(usize) -> (u32, Option<f64>)) -> Scan {
        let counts: Vec<_> = (0..nights).map(|night| told(night).0).collect();
        let series: Series = series_of(&counts.into());
        let factor = Catalogue::built_in().by_key(key).unwrap().clone();
        let measure = if factor.kind.unit().is_some() { Measure::Amount } else { Measure::YesNo };
        let values = (0..nights).map(|night| told(night).1).collect();
        Scan::of(&series, &[Exposure { subject: Subject::Factor(factor), measure, values }])
    }

    fn said(scan: &Scan) -> String {
        finding(&scan.findings[0], scan, today())
    }

    /// Cramps on 3 of 4 nights with it and 1 of 4 without, in an order without pattern in time.
    fn linked(night: usize) -> (u32, Option<f64>) {
        let with = (night * 7 + night / 5).is_multiple_of(2);
        let cramp = (night * 5 + night / 3) % 4 < if with { 3 } else { 1 };
        (u32::from(cramp), Some(f64::from(u8::from(with))))
    }

    #[test]
    fn a_clear_link_says_its_counts_its_difference_its_chance_and_no_cause() {
        let found = scan("exercise", 240, linked);
        let sides = found.findings[0].comparisons[0].sides.unwrap();
        let said = said(&found);
        let counts = format!(
            "Exercise: clear. Cramps in {} of {} nights with it, {} of {} without.",
            sides.outcome_exposed, sides.exposed, sides.outcome_unexposed, sides.unexposed
        );
        assert!(said.starts_with(&counts), "{said}");
        assert!(said.contains("Comparing nights of the same month: "));
        assert!(said.contains(
            "If none of your 1 factor mattered, this would turn up in fewer than 1 of 1000"
        ));
        assert!(said.ends_with("They go together; that does not show that one causes the other."));
        assert_eq!(headline(&found), "Clearly more cramp nights with exercise.");
    }

    #[test]
    fn no_sign_says_what_is_unlikely() {
        let flat = |night: usize| {
            (u32::from(night.is_multiple_of(4)), Some(f64::from(u8::from(night.is_multiple_of(3)))))
        };
        let found = scan("exercise", 1200, flat);
        let words = said(&found);
        assert!(words.starts_with("Exercise"), "{words}");
        assert!(words.contains(": no sign. 0 more in 100 (likely between "), "{words}");
        assert!(words.ends_with("a difference of one cramp night a week is unlikely."), "{words}");
        assert_eq!(headline(&found), "Nothing that you note goes with the cramp nights so far.");
    }

    #[test]
    fn too_early_says_which_nights_are_missing() {
        let found = scan("hot_day", 30, |night| {
            (u32::from(night.is_multiple_of(3)), Some(f64::from(u8::from(night < 3))))
        });
        assert_eq!(
            said(&found),
            "Hot day: too early. 3 nights with it, 27 without so far; needed are 5 more with it."
        );
        assert!(headline(&found).starts_with("Too early: before anything can be held against"));
        let young = scan("hot_day", 9, |night| (u32::from(night.is_multiple_of(3)), Some(1.0)));
        assert!(headline(&young).starts_with("Too early: 9 recorded nights so far; from 28 on"));
    }

    #[test]
    fn too_early_says_how_many_nights_are_to_go_and_until_when() {
        let found = scan("exercise", 60, |night| {
            (u32::from(night.is_multiple_of(4)), Some(f64::from(u8::from(night.is_multiple_of(3)))))
        });
        let more = found.findings[0].more_nights().unwrap();
        let words = said(&found);
        let begins = format!(
            "With about {more} more nights with this noted a doubling would show, at the present pace in "
        );
        assert!(words.contains(&begins), "{words}");
        let on = enough_on(&found.findings[0], today()).unwrap();
        assert_eq!(on, today() + Days::new(more), "it was noted on every night lately");
    }

    #[test]
    fn an_amount_is_named_with_the_persons_own_median() {
        let found = scan("standing", 60, |night| {
            (u32::from(night.is_multiple_of(4)), Some((night % 7) as f64))
        });
        assert_eq!(
            named(&found.findings[0].subject, &found.findings[0].comparisons[0]),
            "standing above 3 h"
        );
        assert_eq!(
            named(&found.findings[0].subject, &found.findings[0].comparisons[1]),
            "standing above 3 h, the night after"
        );
    }

    #[test]
    fn where_nothing_was_noted_there_is_nothing_to_hold_against_the_nights() {
        let none = Scan::of(&series_of(&vec![1; 40].into()), &[]);
        assert_eq!(
            headline(&none),
            "Nothing was noted by day yet, so there is nothing to hold against the cramp nights."
        );
        assert!(compared(&none).is_empty());
    }

    #[test]
    fn a_difference_and_a_chance_are_short_in_a_table() {
        let found = scan("exercise", 240, linked);
        let (_, best) = found.findings[0].best().unwrap();
        assert_eq!(difference(best), "+67 (+47 to +80)");
        assert_eq!((one_in(0.025), one_in(0.0001)), ("1 in 40".into(), "<1 in 1000".into()));
        assert_eq!((share(3, 8), share(0, 0)), ("3/8 38 %".into(), "–".into()));
        assert_eq!((signed(-0.001), signed(-0.07)), ("0".into(), "−7".into()));
    }

    #[test]
    fn a_medicine_is_called_by_its_name() {
        let medicine = Subject::Medicine(Medicine::named("Ibuprofen").unwrap());
        assert_eq!(
            (medicine.label(), medicine.key()),
            ("Ibuprofen".into(), "medicine=ibuprofen".into())
        );
    }
}
