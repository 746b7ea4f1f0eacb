//! The default words of the weekly chart: what is seen, in numbers, and never why.

use chrono::Datelike;

use super::Weekly;
use crate::analysis::Series;
use crate::analysis::words::counted;

/// What is written into a gap, the shortest that still fits last.
pub(super) const GAP: [&str; 2] = ["no nights recorded", "not recorded"];
/// What the scale counts.
pub(super) const SCALE: &str = "cramps per 7 recorded nights";
/// What the row of numbers below the bars counts.
pub(super) const NIGHTS: &str = "nights recorded";
/// What a hatched bar says.
pub(super) const THIN: &str = "fewer than 4 nights recorded";
/// What a ring says.
pub(super) const FREE: &str = "no cramps";
/// What stands right of the footer.
pub const CREDIT: &str = "cramp, a diary for night cramps";

/// Returns the finding: how many cramps on how many nights.
///
/// Scaled to a week only from seven recorded nights on and from about one cramp a week; otherwise counted.
pub fn title(series: &Series) -> String {
    let (cramps, nights, known) = (series.cramps(), series.cramp_nights(), series.known());
    if known == 0 {
        return "Night cramps, week by week".to_owned();
    }
    if cramps == 0 {
        return format!("No cramps in {}", recorded(known));
    }
    let of_seven = |count: f64| (count / known as f64 * 7.0).round();
    let (a_week, on) = (of_seven(f64::from(cramps)), of_seven(nights as f64));
    if known < 7 || a_week < 1.0 || on < 1.0 {
        return format!("{} in {}", counted(cramps as usize, "cramp"), recorded(known));
    }
    let rate =
        format!("About {a_week:.0} {} a week", if a_week > 1.0 { "cramps" } else { "cramp" });
    if nights == known {
        format!("{rate}, on every recorded night")
    } else if on >= 7.0 {
        format!("{rate}, on almost every recorded night")
    } else {
        format!("{rate}, on {on:.0} of 7 nights")
    }
}

/// Returns what the finding rests on: how long, and from when to when.
pub fn subtitle(series: &Series) -> String {
    let nights = series.nights();
    let Some(more) = nights.checked_sub(1) else { return String::new() };
    let (first, last) = (series.first().evening(), series.first().after(more as u64).evening());
    let long = match nights {
        ..14 => counted(nights, "night"),
        14..800 => counted(nights.div_ceil(7), "week"),
        _ => format!("About {:.0} years", nights as f64 / 365.25),
    };
    let last = if first == last {
        last.format("%-d %B %Y").to_string()
    } else if (first.year(), first.month()) == (last.year(), last.month()) {
        format!("{} to {}", first.day(), last.format("%-d %B %Y"))
    } else if first.year() == last.year() {
        format!("{} to {}", first.format("%-d %B"), last.format("%-d %B %Y"))
    } else {
        format!("{} to {}", first.format("%-d %B %Y"), last.format("%-d %B %Y"))
    };
    format!("{long}, {last}")
}

/// Returns how many of the nights are recorded.
pub fn source(series: &Series) -> String {
    format!("{} of {} recorded", series.known(), counted(series.nights(), "night"))
}

/// Returns the calm sentence of a picture without a single recorded night; `None` if there is one.
pub fn message(series: &Series, diary_is_empty: bool) -> Option<String> {
    match (series.known(), diary_is_empty) {
        (0, true) => Some("Nothing recorded yet".to_owned()),
        (0, false) => Some("No nights recorded in these weeks".to_owned()),
        _ => None,
    }
}

/// Returns the name of the calm line over this many weeks, in two lines.
pub(super) fn line(weeks: usize) -> [String; 2] {
    ["average over".to_owned(), format!("{weeks} weeks")]
}

/// Returns what stands above the medicine courses.
pub(super) fn courses(left_out: usize) -> String {
    match left_out {
        0 => "medicines".to_owned(),
        more => format!("medicines (+{more} more)"),
    }
}

/// Returns what a screen reader says about the chart.
pub(super) fn description(weekly: &Weekly) -> String {
    let known = weekly.weeks.iter().filter(|week| week.known > 0).count();
    let mut sentences = vec![
        weekly.subtitle.trim_end_matches('.').to_owned(),
        weekly.source.clone(),
        format!(
            "Bars show {SCALE} for {} of {}; weeks without a recorded night are gaps, not zero",
            known,
            counted(weekly.weeks.len(), "week")
        ),
    ];
    sentences.extend(weekly.courses.iter().map(|course| match course.last {
        Some(last) => format!("{}: {} to {last}", course.label, course.first),
        None => format!("{}: since {}", course.label, course.first),
    }));
    sentences.retain(|sentence| !sentence.is_empty());
    sentences.join(". ") + "."
}

fn recorded(nights: usize) -> String {
    counted(nights, "recorded night")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::made_up;
    use crate::diary::Night;

    fn series(counts: &[Option<u32>]) -> Series {
        let first = Night::named_after("2026-11-16".parse().unwrap());
        let last = first.after(counts.len() as u64 - 1);
        Series::between(&made_up::diary(first, counts), first, last)
    }

    #[test]
    fn the_title_says_how_many_cramps_on_how_many_nights() {
        for (counts, expected) in [
            (vec![None; 7], "Night cramps, week by week"),
            (vec![Some(0); 24], "No cramps in 24 recorded nights"),
            (vec![Some(0)], "No cramps in 1 recorded night"),
            (vec![Some(2), Some(0), Some(0)], "2 cramps in 3 recorded nights"),
            ([&[Some(1)][..], &[Some(0); 29]].concat(), "1 cramp in 30 recorded nights"),
            (
                [[Some(1), Some(2)], [Some(0); 2]].concat().repeat(7),
                "About 5 cramps a week, on 4 of 7 nights",
            ),
            (vec![Some(1); 7], "About 7 cramps a week, on every recorded night"),
            (
                [&[Some(0)][..], &[Some(1); 29]].concat(),
                "About 7 cramps a week, on almost every recorded night",
            ),
        ] {
            assert_eq!(title(&series(&counts)), expected);
        }
    }

    #[test]
    fn unknown_nights_do_not_soften_the_title() {
        let known = vec![Some(1), Some(0), Some(1), Some(0), Some(1), Some(0), Some(0)];
        let with_gaps = [&known[..], &[None; 30]].concat();
        assert_eq!(title(&series(&known)), title(&series(&with_gaps)));
    }

    #[test]
    fn the_words_below_the_title_name_the_span_and_the_recorded_nights() {
        let series = series(&[&[Some(1)][..], &[None; 41]].concat());
        assert_eq!(subtitle(&series), "6 weeks, 16 November to 27 December 2026");
        assert_eq!(source(&series), "1 of 42 nights recorded");
        assert_eq!(subtitle(&self::series(&[None; 3])), "3 nights, 16 to 18 November 2026");
        assert_eq!(subtitle(&self::series(&[None])), "1 night, 16 November 2026");
        assert_eq!(message(&series, false), None);
    }
}
