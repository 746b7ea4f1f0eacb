//! Words for nights: how many are known, on how many there are cramps, and how many.

use crate::diary::Night;

use super::super::factors::Rule;
use super::super::{Coverage, CrampRate, Following, NightShare};
use super::numbers::{counted, percent};
use super::parts::capitalised;

/// Says how many nights are known: "56 nights: 41 recorded, 15 unknown."
pub fn coverage(coverage: &Coverage) -> String {
    let (nights, known) = (counted(coverage.nights, "night"), coverage.known);
    match coverage.unknown() {
        0 => format!("{nights}, all recorded."),
        unknown => format!("{nights}: {known} recorded, {unknown} unknown."),
    }
}

/// Says what the unknown nights leave open, and above 30 % that there are many; `None` where every night is known.
pub fn unknown(coverage: &Coverage) -> Option<String> {
    let (low, high) = coverage.share_bounds().filter(|_| coverage.unknown() > 0)?;
    let of_all = format!("{} to {} of all nights had cramps.", percent(low), percent(high));
    Some(match coverage.has_many_unknown() {
        false => format!("Depending on the unknown nights, {of_all}"),
        true => format!(
            "{} of the nights are unknown, so read the shares with care: \
             depending on those nights, {of_all}",
            percent(coverage.unknown_share()?),
        ),
    })
}

/// Adds to a note on a share what has to stand beside it: "4 of 9; so far, with 53 % of the nights unknown".
pub fn beside_a_share(note: &str, coverage: &Coverage) -> String {
    let so_far = coverage.is_so_far().then(|| "so far".to_owned());
    let unknown = coverage.unknown_share().filter(|_| coverage.has_many_unknown());
    let unknown = unknown.map(|share| format!("with {} of the nights unknown", percent(share)));
    let more: Vec<String> = [so_far, unknown].into_iter().flatten().collect();
    if more.is_empty() { note.to_owned() } else { format!("{note}; {}", more.join(", ")) }
}

/// Says on how many nights there are cramps.
///
/// "Cramps on 12 of 40 recorded nights (30 %, likely between 18 % and 45 %), about 2.1 nights a week."
pub fn share(share: &NightShare) -> String {
    let nights = counted(share.known, "recorded night");
    let (low, high) = (percent(share.interval.low), percent(share.interval.high));
    let sentence = match share.cramp_nights {
        0 => format!("no cramps on {nights} (likely on no more than {high} of nights)."),
        x if x == share.known => {
            format!("cramps on {x} of {nights} (likely on at least {low} of nights).")
        }
        x => format!(
            "cramps on {x} of {nights} ({}, likely between {low} and {high}), \
             about {:.1} nights a week.",
            percent(share.share),
            share.per_week(),
        ),
    };
    begin(&sentence, share.is_so_far())
}

/// Says that nights without cramps were never noted, where every known night is a cramp night.
///
/// Where bad nights are compared instead, nothing waits for them.
pub fn calm_nights_missing(share: &NightShare, outcome: Rule) -> Option<String> {
    let until = match outcome {
        Rule::CrampNight => ": until then, nights cannot be compared",
        Rule::MoreThan(_) | Rule::AtLeast(_) => "",
    };
    (share.cramp_nights == share.known)
        .then(|| format!("Note the nights without cramps too{until}."))
}

/// Says how many cramps there are.
///
/// "About 3.5 cramps a week (78 on 155 recorded nights; likely between 2.6 and 4.7 a week)."
pub fn rate(rate: &CrampRate) -> String {
    let nights = counted(rate.known, "recorded night");
    let likely = rate.per_week_interval();
    let sentence = match rate.cramps {
        0 => format!("no cramps on {nights} (likely no more than {:.1} a week).", likely.high),
        cramps => format!(
            "about {:.1} cramps a week ({cramps} on {nights}; \
             likely between {:.1} and {:.1} a week).",
            rate.per_week(),
            likely.low,
            likely.high,
        ),
    };
    begin(&sentence, rate.is_so_far())
}

/// Says how the night after a cramp night goes, and the one after a calm night; `None` where neither is known.
pub fn following(after_cramp: &Following, after_free: &Following) -> Option<String> {
    let part = |kind: &str, found: &Following| {
        (found.nights > 0)
            .then(|| format!("after a {kind} night in {} of {}", found.cramp_nights, found.nights))
    };
    let parts: Vec<_> =
        [part("cramp", after_cramp), part("calm", after_free)].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| format!("The next night had cramps: {}.", parts.join(", ")))
}

/// Says which nights are recorded as free of cramps and yet have one; `None` if there are none.
pub fn contradictions(nights: &[Night]) -> Option<String> {
    match nights {
        [] => None,
        [night] => Some(format!(
            "The {night} is recorded both as free of cramps and with a cramp; \
             it counts as a cramp night."
        )),
        nights => Some(format!(
            "{} nights are recorded both as free of cramps and with a cramp; \
             they count as cramp nights.",
            nights.len(),
        )),
    }
}

/// Begins a sentence with a capital, or with "So far, " where there are few nights.
fn begin(sentence: &str, so_far: bool) -> String {
    if so_far { format!("So far, {sentence}") } else { capitalised(sentence) }
}

#[cfg(test)]
mod tests {
    use super::super::super::known::series_of;
    use super::*;

    fn nights(cramps: usize, free: usize, unknown: usize) -> crate::analysis::Series {
        let mut counts = vec![serde_json::json!(1); cramps];
        counts.resize(cramps + free, serde_json::json!(0));
        counts.resize(cramps + free + unknown, serde_json::Value::Null);
        series_of(&counts.into())
    }

    #[test]
    fn a_share_names_its_nights_and_its_limits() {
        let mut found = NightShare::of(&nights(12, 28, 0)).unwrap();
        found.interval = crate::analysis::Interval::wilson(12.0, 40.0);
        assert_eq!(
            share(&found),
            "Cramps on 12 of 40 recorded nights (30 %, likely between 18 % and 45 %), \
             about 2.1 nights a week."
        );
    }

    #[test]
    fn none_and_all_are_said_with_one_limit() {
        let said = |cramps, free| share(&NightShare::of(&nights(cramps, free, 0)).unwrap());
        assert_eq!(
            said(0, 40),
            "No cramps on 40 recorded nights (likely on no more than 16 % of nights)."
        );
        assert_eq!(
            said(30, 0),
            "Cramps on 30 of 30 recorded nights (likely on at least 80 % of nights)."
        );
        assert_eq!(
            said(1, 0),
            "So far, cramps on 1 of 1 recorded night (likely on at least 12 % of nights)."
        );
    }

    #[test]
    fn below_four_weeks_it_is_only_so_far() {
        let said = |known: usize| share(&NightShare::of(&nights(2, known - 2, 0)).unwrap());
        assert!(said(27).starts_with("So far, cramps on 2 of 27 recorded nights"));
        assert!(said(28).starts_with("Cramps on 2 of 28 recorded nights"));
    }

    #[test]
    fn a_rate_is_said_per_week() {
        let said = |cramps, free| rate(&CrampRate::of(&nights(cramps, free, 0)).unwrap());
        assert_eq!(
            said(0, 28),
            "No cramps on 28 recorded nights (likely no more than 1.8 a week)."
        );
        assert_eq!(
            said(7, 7),
            "So far, about 3.5 cramps a week (7 on 14 recorded nights; \
             likely between 0.8 and 9.5 a week)."
        );
    }

    #[test]
    fn what_unknown_nights_leave_open_is_said_of_few_and_of_many() {
        let of = |unknown| Coverage::of(&nights(3, 4, unknown));
        assert_eq!(unknown(&of(0)), None);
        assert_eq!(
            unknown(&of(3)).unwrap(),
            "Depending on the unknown nights, 30 % to 60 % of all nights had cramps."
        );
        assert_eq!(
            unknown(&of(8)).unwrap(),
            "53 % of the nights are unknown, so read the shares with care: \
             depending on those nights, 20 % to 73 % of all nights had cramps."
        );
        assert_eq!(coverage(&of(8)), "15 nights: 7 recorded, 8 unknown.");
        assert_eq!(coverage(&of(0)), "7 nights, all recorded.");
    }

    #[test]
    fn few_nights_and_many_unknown_ones_are_said_beside_a_share() {
        let beside = |known: usize, unknown| {
            beside_a_share("2 of them", &Coverage::of(&nights(2, known - 2, unknown)))
        };
        assert_eq!(beside(28, 12), "2 of them");
        assert_eq!(beside(27, 3), "2 of them; so far");
        assert_eq!(beside(28, 28), "2 of them; with 50 % of the nights unknown");
        assert_eq!(beside(7, 7), "2 of them; so far, with 50 % of the nights unknown");
    }

    #[test]
    fn nights_after_are_said_as_plain_counts() {
        let found = |cramp_nights, nights| Following { cramp_nights, nights };
        assert_eq!(
            following(&found(16, 48), &found(30, 89)).unwrap(),
            "The next night had cramps: after a cramp night in 16 of 48, \
             after a calm night in 30 of 89."
        );
        assert_eq!(
            following(&found(1, 2), &found(0, 0)).unwrap(),
            "The next night had cramps: after a cramp night in 1 of 2."
        );
        assert_eq!(following(&found(0, 0), &found(0, 0)), None);
    }

    #[test]
    fn without_a_calm_night_the_advice_is_to_note_them() {
        let said = |free, outcome| {
            calm_nights_missing(&NightShare::of(&nights(9, free, 2)).unwrap(), outcome)
        };
        assert!(said(0, Rule::CrampNight).unwrap().contains("cannot be compared"));
        assert_eq!(said(0, Rule::MoreThan(2.0)).unwrap(), "Note the nights without cramps too.");
        assert_eq!(said(1, Rule::CrampNight), None);
    }

    #[test]
    fn a_contradiction_is_told() {
        let night = Night::named_after("2026-11-21".parse().unwrap());
        assert_eq!(contradictions(&[]), None);
        assert_eq!(
            contradictions(&[night]).unwrap(),
            "The night of Sat 21 → Sun 22 Nov 2026 is recorded both as free of cramps and \
             with a cramp; it counts as a cramp night."
        );
        assert!(contradictions(&[night, night.after(1)]).unwrap().starts_with("2 nights are"));
    }
}
