//! Sentences that several pictures share: what is seen, in numbers, and never why.

use chrono::Datelike;

use super::View;
use crate::analysis::words::{counted, percent, trend_in_short};
use crate::analysis::{Coverage, MedicineStart, Series, Trend};
use crate::diary::Medicine;

/// Returns the finding: how many cramps on how many nights, below 28 of them "so far".
pub(super) fn title(series: &Series) -> String {
    if series.known() == 0 {
        return "Night cramps, week by week".to_owned();
    }
    let so_far = if Coverage::of(series).is_so_far() { " so far" } else { "" };
    finding(series) + so_far
}

/// Scales the cramps to a week only from seven recorded nights on and from about one a week; otherwise counts them.
fn finding(series: &Series) -> String {
    let (cramps, nights, known) = (series.cramps(), series.cramp_nights(), series.known());
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
pub(super) fn span(series: &Series) -> String {
    let nights = series.nights();
    let Some(more) = nights.checked_sub(1) else { return String::new() };
    let (first, last) = (series.first().evening(), series.first().after(more as u64).evening());
    let long = match nights {
        ..14 => counted(nights, "night"),
        14..550 => counted((nights + 3) / 7, "week"),
        550..1280 => format!("{:.0} months", nights as f64 / (365.25 / 12.0)),
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

/// Joins sentences, the last one without a full stop; empty ones are left out.
pub(super) fn joined(sentences: impl IntoIterator<Item = String>) -> String {
    let sentences = sentences.into_iter().map(|it| it.trim_end_matches('.').to_owned());
    sentences.filter(|it| !it.is_empty()).collect::<Vec<_>>().join(". ")
}

/// Returns the name of the medicine that was started.
pub(super) fn medicine(start: &MedicineStart) -> String {
    let names: Vec<_> = start.taken.medicines().iter().map(Medicine::name).collect();
    names.join(", ")
}

/// Says whether cramp nights become fewer over the whole diary, once that can be said; of picked nights nothing.
pub(super) fn trend(view: &View<'_>) -> Option<String> {
    let trend = Trend::of(&Series::of(view.diary)?);
    (trend.test.is_some() && !view.picked).then(|| trend_in_short(&trend))
}

/// Returns how many of the nights are recorded, and where many are not, how large a share.
pub(super) fn source(series: &Series) -> String {
    let coverage = Coverage::of(series);
    let unknown = coverage.unknown_share().filter(|_| coverage.has_many_unknown());
    let unknown = unknown.map(|share| format!(", {} unknown", percent(share))).unwrap_or_default();
    match coverage.known {
        0 => "No night recorded".to_owned(),
        known => format!("{known} of {} recorded{unknown}", counted(coverage.nights, "night")),
    }
}

/// Returns the calm sentence of a picture without a single recorded night; `None` if there is one.
pub(super) fn message(series: &Series, diary_is_empty: bool) -> Option<String> {
    match (series.known(), diary_is_empty) {
        (0, true) => Some("Nothing recorded yet".to_owned()),
        (0, false) => Some("No night is recorded here".to_owned()),
        _ => None,
    }
}

fn recorded(nights: usize) -> String {
    counted(nights, "recorded night")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::made_up::{self, night};

    fn series(counts: &[Option<u32>]) -> Series {
        let first = night("2026-11-16");
        let last = first.after(counts.len() as u64 - 1);
        Series::between(&made_up::diary(first, counts), first, last)
    }

    #[test]
    fn the_title_says_how_many_cramps_on_how_many_nights() {
        for (counts, expected) in [
            (vec![None; 7], "Night cramps, week by week"),
            (vec![Some(0); 24], "No cramps in 24 recorded nights so far"),
            (vec![Some(0)], "No cramps in 1 recorded night so far"),
            (vec![Some(2), Some(0), Some(0)], "2 cramps in 3 recorded nights so far"),
            ([&[Some(1)][..], &[Some(0); 29]].concat(), "1 cramp in 30 recorded nights"),
            (
                [[Some(1), Some(2)], [Some(0); 2]].concat().repeat(7),
                "About 5 cramps a week, on 4 of 7 nights",
            ),
            (vec![Some(1); 7], "About 7 cramps a week, on every recorded night so far"),
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
        assert_eq!(span(&series), "6 weeks, 16 November to 27 December 2026");
        assert_eq!(source(&series), "1 of 42 nights recorded, 98 % unknown");
        assert_eq!(span(&self::series(&[None; 3])), "3 nights, 16 to 18 November 2026");
        assert_eq!(span(&self::series(&[None])), "1 night, 16 November 2026");
        assert_eq!(message(&series, false), None);
    }
}
