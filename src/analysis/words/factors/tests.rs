//! The sentences as they are read.

use chrono::{Days, NaiveDate};

use super::figures::signed;
use super::*;
use crate::analysis::Series;
use crate::analysis::factors::{Exposure, Finding, Grade, Measure, Scan, Subject};
use crate::analysis::known::series_of;
use crate::diary::{Catalogue, Medicine};

/// The day after the last of 60 nights from 1 January 2025 on.
fn today() -> NaiveDate {
    "2025-03-02".parse().unwrap()
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
    assert!(
        said.contains(
            "If none of your 1 factor mattered, this would turn up in fewer than 1 of 1000"
        )
    );
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
        "Hot day: too early. 3 nights with it, 27 without so far; 8 of each are needed, with 8 cramp \
         nights among them and 8 without cramps, 28 in all. Missing still: 5 with it."
    );
    assert!(headline(&found).starts_with("Too early: before anything can be held against"));
    let young = scan("hot_day", 9, |night| (u32::from(night.is_multiple_of(3)), Some(1.0)));
    assert!(headline(&young).starts_with("Too early: 9 recorded nights so far; from 28 on"));
}

#[test]
fn what_is_missing_most_is_said_in_a_cell_and_in_a_line() {
    let most = |nights: usize, with: usize| {
        let told = |night: usize| f64::from(u8::from(night < with));
        let found = scan("hot_day", nights, |night| {
            (u32::from(night.is_multiple_of(3)), Some(told(night)))
        });
        let comparison = &found.findings[0].comparisons[0];
        let shut = comparison.found.unwrap_err();
        let cell = more_in_short(comparison, shut, found.outcome);
        (cell, more_to_go(comparison, shut, found.outcome))
    };
    assert_eq!(most(30, 3), ("5 with it".to_owned(), "5 more with it".to_owned()));
    let january = most(59, 31);
    assert_eq!(january, ("months alike".to_owned(), "no month has nights to compare".to_owned()));
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
    let on = enough_on(&found.findings[0], &found, today()).unwrap();
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
        "standing above 3 h (the night after)"
    );
}

#[test]
fn a_median_of_a_quarter_of_an_hour_is_named_as_it_is() {
    let found = scan("standing", 60, |night| {
        (u32::from(night.is_multiple_of(4)), Some((night % 3) as f64 / 4.0))
    });
    let finding = &found.findings[0];
    assert_eq!(named(&finding.subject, &finding.comparisons[0]), "standing above 0.25 h");
}

#[test]
fn where_nothing_was_noted_there_is_nothing_to_hold_against_the_nights() {
    let none = Scan::of(&series_of(&vec![1; 40].into()), &[]);
    assert_eq!(
        headline(&none),
        "Nothing was noted by day, so there is nothing to hold against the cramp nights."
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

#[test]
fn a_picked_part_of_the_diary_has_figures_and_no_verdict() {
    let whole = scan("exercise", 240, linked);
    let mut part = whole.clone();
    part.findings.iter_mut().for_each(|finding| finding.grade = None);
    assert_eq!(headline(&part), "A picked part of the diary gets figures, and no grades.");
    assert!(said(&part).ends_with("No grade is given here."));
    part.known = 12;
    assert_eq!(
        headline(&part),
        "12 recorded nights in this part of the diary; 28 are needed to compare."
    );
}

#[test]
fn too_early_is_never_told_as_nothing() {
    let early = scan("exercise", 60, |night| {
        (u32::from(night.is_multiple_of(4)), Some(f64::from(u8::from(night.is_multiple_of(3)))))
    });
    assert_eq!(headline(&early), "It is too early to say what goes with the cramp nights.");
    let mut mixed = early.clone();
    let no_sign = Finding { grade: Some(Grade::NoSign), ..early.findings[0].clone() };
    mixed.findings.push(no_sign);
    assert_eq!(
        headline(&mixed),
        "Nothing shows so far: no sign of 1 factor, and for 1 it is too early."
    );
}

#[test]
fn bad_nights_are_said_in_whole_cramps() {
    let found = scan("exercise", 90, |night| {
        let with = night.is_multiple_of(2);
        (if with { 3 } else { 1 }, Some(f64::from(u8::from(with))))
    });
    assert_eq!(
        outcome(&found).unwrap(),
        "There are cramps nearly every night, so bad nights are compared: those with 3 cramps or more."
    );
    assert!(said(&found).contains("3 cramps or more in 45 of 45 nights with it, 0 of 45 without."));
}

#[test]
fn a_link_that_another_explains_or_that_follows_the_cramps_says_so() {
    let mut found = scan("exercise", 240, linked);
    found.findings[0].company.explained_by = vec!["water".into()];
    found.findings[0].company.inseparable_from = vec!["exercise".into()];
    (found.findings[0].follows, found.findings[0].reverse_z) = (Some(true), Some(-3.0));
    assert_eq!(
        cautions(&found.findings[0], &found),
        [
            "Exercise goes with cramps, but no more than water does.",
            "Exercise and exercise: you mostly do both together; only doing one without the other can tell them apart.",
            "Exercise: less often after a cramp night; it may be an answer to cramps rather than a reason.",
        ]
    );
    found.findings[0].grade = None;
    assert!(cautions(&found.findings[0], &found).is_empty(), "a picked window gets no verdict");
}

#[test]
fn one_night_in_a_hundred_is_not_a_plural() {
    let found = scan("exercise", 240, linked);
    let mut figures = *found.findings[0].best().unwrap().1;
    figures.rd = 0.012;
    assert!(within_months(&figures, found.outcome).contains(": 1 more cramp night in 100"));
}

/// Cramps on every night of little sitting, on none of a middling time, and on two of five of much.
fn bent(night: usize) -> (u32, Option<f64>) {
    let tenths = night * night * 7 % 101;
    let cramp = tenths < 15 || (tenths > 50 && night % 5 < 2);
    (u32::from(cramp), Some(tenths as f64 / 10.0))
}

#[test]
fn a_link_whose_ranks_and_halves_disagree_has_no_direction() {
    let found = scan("sitting", 900, bent);
    let finding = &found.findings[0];
    let (_, best) = finding.best().unwrap();
    assert!(best.z < 0.0 && best.rd > 0.0, "z {}, difference {}", best.z, best.rd);
    assert!(finding.grade.is_some_and(Grade::is_link) && finding.is_more().is_none());
    assert!(headline(&found).ends_with(" a link with sitting."), "{}", headline(&found));
    assert!(cautions(finding, &found)[0].ends_with("so no direction is named."));
}

#[test]
fn months_of_cramps_only_and_of_none_are_said_to_be_alike_and_no_nights_to_be_missing() {
    let found = scan("hot_day", 59, |night| {
        (u32::from(night < 31), Some(f64::from(u8::from(night.is_multiple_of(3)))))
    });
    assert_eq!(
        said(&found),
        "Hot day: too early. No month has nights to compare: within each month it, or the cramps, \
         were always the same."
    );
    assert_eq!(
        headline(&found),
        "No month has nights to compare: within each, the nights were alike, or what you note was."
    );
    assert_eq!(
        compared(&found),
        [
            "Not compared yet, for within each month it, or the cramps, were always the same: hot day."
        ]
    );
}

#[test]
fn nights_that_counted_outside_the_months_compared_are_not_denied() {
    let ratio_of = |in_january: bool| {
        let found = scan("hot_day", 59, |night| {
            let is_february = night >= 31;
            let with = !is_february || night.is_multiple_of(3);
            let cramp = if is_february { !with } else { in_january && night.is_multiple_of(3) };
            (u32::from(cramp), Some(f64::from(u8::from(with))))
        });
        let comparison = &found.findings[0].comparisons[0];
        ratio(comparison, comparison.found().unwrap()).unwrap()
    };
    assert_eq!(
        ratio_of(true),
        "None of the nights with it counted in months that have nights of both kinds."
    );
    assert_eq!(ratio_of(false), "None of the nights with it counted.");
}

/// Hot days that mostly lie in a bad month, and within each month nothing to tell.
fn seasonal(night: usize) -> (u32, Option<f64>) {
    let is_january = night < 31;
    let with = if is_january { !night.is_multiple_of(4) } else { night.is_multiple_of(4) };
    let cramp = if is_january { night % 5 < 4 } else { night.is_multiple_of(5) };
    (u32::from(cramp), Some(f64::from(u8::from(with))))
}

#[test]
fn where_the_plain_shares_hold_the_season_it_is_said_whatever_the_grade() {
    let mut found = scan("hot_day", 59, seasonal);
    let season = ["Hot day: part of the plain difference goes with the time of year."];
    for grade in [Some(Grade::TooEarly), Some(Grade::NoSign), Some(Grade::Possible), None] {
        found.findings[0].grade = grade;
        assert_eq!(cautions(&found.findings[0], &found), season, "{grade:?}");
    }
    assert_eq!(cautions(&scan("exercise", 240, linked).findings[0], &found), [""; 0]);
}
