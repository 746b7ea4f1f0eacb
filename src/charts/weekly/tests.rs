//! What the picture shows, of diaries of every kind.

use super::*;
use crate::charts::made_up::{self, mixed, night};
use crate::charts::paper::seen::{Seen, different};
use crate::charts::{Kind, Size};
use crate::diary::Night;

/// Returns the chart of these nights from a Monday on.
fn weekly(counts: &[Option<u32>]) -> Weekly {
    let first = night("2026-06-01");
    let diary = made_up::diary(first, counts);
    chart(&diary, first, first.after(counts.len().max(1) as u64 - 1))
}

fn chart(diary: &Diary, first: Night, last: Night) -> Weekly {
    Weekly::of(&View { diary, first, last, picked: false, today: last.morning() })
}

fn seen(weekly: &Weekly) -> Seen {
    Seen::of(&weekly.draw(&Look::default()).unwrap())
}

#[track_caller]
fn assert_texts_apart(weekly: &Weekly, about: &str) {
    assert_eq!(seen(weekly).misplaced(), Vec::<String>::new(), "{about}");
}

#[test]
fn no_text_touches_another_at_any_length() {
    for nights in [1, 3, 7, 30, 43, 83, 182, 365, 560, 728, 1120, 1200, 3650, 10_950] {
        let mut chart = weekly(&mixed(nights));
        assert_texts_apart(&chart, &format!("{nights} nights"));
        chart.caption.subtitle = "A sentence about the trend that goes on and on. ".repeat(9);
        chart.caption.title = "A very long finding ".repeat(9);
        chart.caption.source = "long source ".repeat(30);
        chart.courses = (0..12)
            .map(|n| Strip {
                label: format!("medicine number {n} with a long name <&> äöü"),
                first: night("2026-05-01").after(n * 9).evening(),
                last: (n % 3 > 0).then(|| night("2026-05-20").after(n * 14).evening()),
            })
            .collect();
        assert_texts_apart(&chart, &format!("{nights} nights, long words"));
        let (started, _) = started(nights, &[57, 90, 130, 400]);
        chart.starts = started;
        chart.telling = (0..nights as u64).step_by(23).map(telling_on).collect();
        assert_texts_apart(&chart, &format!("{nights} nights, with all that may be marked"));
    }
}

#[test]
fn no_text_touches_another_at_any_size() {
    let mut chart = weekly(&mixed(182));
    (chart.starts, chart.courses) = started(182, &[57, 90, 130]);
    chart.telling = vec![telling_on(3), telling_on(181)];
    for (width, height) in [(1600, 900), (640, 1900), (1900, 640), (800, 800), (8000, 4000)] {
        let look = Look { size: Size::of_pixels(width, height), ..Look::default() };
        let seen = Seen::of(&chart.draw(&look).unwrap());
        assert_eq!(seen.size(), (width as f32, height as f32));
        assert_eq!(seen.misplaced(), Vec::<String>::new(), "{width} × {height}");
    }
}

fn telling_on(place: u64) -> Telling {
    Telling { night: night("2026-06-01").after(place), said: "Something.".to_owned() }
}

/// Returns what the nights say of medicines that start at these places, and their courses.
fn started(nights: usize, places: &[u64]) -> (Vec<MedicineStart>, Vec<Strip>) {
    let first = night("2026-06-01");
    let names = ["furosemide", "a medicine of a very long name", "amlodipine", "magnesium"];
    let start = |(place, name): (&u64, &&str)| {
        made_up::course(name, &first.after(*place).evening().to_string(), None)
    };
    let diary = Diary {
        courses: places.iter().zip(&names).map(start).collect(),
        ..made_up::diary(first, &mixed(nights))
    };
    let chart = chart(&diary, first, first.after(nights as u64 - 1));
    (chart.starts, chart.courses)
}

#[test]
fn a_start_is_held_between_brackets_where_both_sides_have_nights_enough() {
    let words = |places: &[u64]| {
        let mut chart = weekly(&mixed(182));
        chart.starts = started(182, places).0;
        let words = seen(&chart).words();
        let told = words.into_iter().filter(|text| text.contains(" nights"));
        told.filter(|text| text.starts_with("before") || text.starts_with("since")).collect()
    };
    let nothing: Vec<String> = words(&[7]);
    assert_eq!(nothing, Vec::<String>::new(), "one week before is too little");
    let said: Vec<String> = words(&[90]);
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(said[0].starts_with("before: ") && said[0].ends_with(" nights"), "{said:?}");
    assert!(said[1].starts_with("since furosemide: "), "{said:?}");
    assert!(said[1].ends_with(", too early") || said[1].ends_with(", possible"), "{said:?}");
}

#[test]
fn nights_worth_telling_are_marked_and_named_once() {
    let mut chart = weekly(&mixed(182));
    chart.telling = vec![telling_on(10), telling_on(11), telling_on(150)];
    let words = seen(&chart).words();
    assert_eq!(words.iter().filter(|text| *text == "worth telling a doctor now").count(), 1);
    assert!(words::description(&chart).contains("Something."));
}

#[test]
fn a_night_is_marked_while_its_warning_is_told_and_the_picture_says_that_others_are_not() {
    let first = night("2026-05-04");
    let calm = vec![Some(0); 100];
    let of = |bad: usize| {
        let mut counts = calm.clone();
        counts[bad..bad + 4].fill(Some(1));
        chart(&made_up::diary(first, &counts), first, first.after(99))
    };
    let (late, early) = (of(92), of(30));
    assert!(!late.telling.is_empty());
    assert!(late.caption.source.ends_with(". Past warnings have no diamond"));
    assert_eq!(early.telling, []);
    assert!(!early.caption.source.contains("diamond"));
}

#[test]
fn a_picked_part_has_no_trend_and_no_grade() {
    let first = night("2025-01-01");
    let diary = Diary {
        courses: vec![made_up::course("zinc", "2025-04-01", None)],
        ..made_up::diary(first, &[Some(1), Some(0), None, Some(0)].repeat(100))
    };
    let usual = chart(&diary, first, first.after(399));
    let today = first.after(399).morning();
    let view = View { diary: &diary, first, last: first.after(399), picked: true, today };
    let picked = Weekly::of(&view);
    assert!(
        usual.caption.subtitle.contains("trend") || usual.caption.subtitle.contains("cramp nights")
    );
    assert!(!picked.caption.subtitle.contains("cramp nights over"));
    assert!(!picked.caption.subtitle.contains("trend"));
    assert!(usual.starts[0].nights.grade.is_some() && picked.starts[0].nights.grade.is_none());
}

#[test]
fn the_table_has_every_week_and_unknown_is_never_zero() {
    let table = weekly(&[vec![None; 7], vec![Some(0); 7], vec![Some(2); 7]].concat()).table();
    let text: Vec<Vec<String>> =
        table.rows.iter().map(|row| row.iter().map(Cell::to_string).collect()).collect();
    assert_eq!(text[0][..5], ["2026-06-01", "0", "–", "–", "–"]);
    assert_eq!(text[1][..5], ["2026-06-08", "7", "0", "0", "0.0"]);
    assert_eq!(text[2][..5], ["2026-06-15", "7", "7", "14", "14.0"]);
}

#[test]
fn unknown_thin_free_and_full_weeks_look_different_even_in_grey() {
    let part = |known: usize, cramps: u32| {
        let nights = (0..7).map(move |n| (n < known).then_some(if n == 0 { cramps } else { 0 }));
        nights.collect::<Vec<_>>()
    };
    let counts = [part(7, 2), part(3, 1), part(7, 0), part(0, 0)].concat();
    let mut chart = weekly(&counts);
    chart.rates.line = vec![None; 4];
    let body = Area { left: 72.0, top: 136.0, right: 1528.0, bottom: 810.0 };
    let axis = TimeAxis::within(body, &chart.rates);
    let seen = seen(&chart);
    let greys: Vec<Vec<u8>> = (0..4)
        .map(|place| seen.greys((axis.middle(place), body.bottom - BELOW - 40.0), 42))
        .collect();
    for (a, b) in [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)] {
        let different = different(&greys[a], &greys[b]);
        assert!(different > 100, "weeks {a} and {b} differ in {different} pixels");
    }
}

#[test]
fn an_empty_diary_says_so_calmly() {
    let diary = Diary::default();
    let last = night("2026-11-21");
    let chart = Weekly::of(&View::usual(Kind::Weekly, &diary, last, last.morning()));
    assert_eq!(chart.rates.weeks.len(), 26);
    let words = seen(&chart).words();
    assert!(words.contains(&"Nothing recorded yet".to_owned()), "{words:?}");
    assert!(!words.contains(&"0".to_owned()), "no scale without a night: {words:?}");
    assert_texts_apart(&weekly(&[]), "no nights");
}

#[test]
fn hostile_names_are_drawn_as_they_are_written() {
    let name = "<script>&\"'</text>\u{7}\u{0}]]>";
    let mut chart = weekly(&mixed(60));
    chart.caption.title = name.to_owned();
    chart.courses =
        vec![Strip { label: name.to_owned(), first: chart.rates.weeks[0].monday, last: None }];
    let words = seen(&chart).words();
    let shown = words.iter().filter(|text| *text == "<script>&\"'</text>]]>").count();
    assert_eq!(shown, 2, "{words:?}");
}

#[test]
fn a_screen_reader_hears_the_finding_and_what_it_rests_on() {
    let mut chart = weekly(&mixed(60));
    chart.courses = courses(
        &Diary { courses: vec![made_up::course("zinc", "2026-07-01", None)], ..Diary::default() },
        chart.rates.weeks[0].monday,
        chart.rates.weeks[8].monday,
    );
    let svg = chart.draw(&Look::default()).unwrap();
    assert!(svg.contains(&format!("<title>{}</title>", chart.caption.title)));
    let description = svg.split("<desc>").nth(1).unwrap().split("</desc>").next().unwrap();
    assert!(
        description.contains(&chart.caption.source)
            && description.contains("zinc: since 2026-07-01")
    );
}

#[test]
fn a_single_point_is_no_line_and_has_no_word() {
    let words = |line: Vec<Option<f64>>| {
        let mut chart = weekly(&[Some(1); 21]);
        chart.rates.line = line;
        seen(&chart).words().iter().filter(|it| it.starts_with("average over")).count()
    };
    assert_eq!(words(vec![None, Some(2.0), None]), 0);
    assert_eq!(words(vec![Some(1.0), Some(2.0), None]), 1);
}

#[test]
fn only_courses_of_the_span_are_shown() {
    let diary = Diary {
        courses: vec![
            made_up::course("before", "2026-01-01", Some("2026-05-31")),
            made_up::course("until", "2026-01-01", Some("2026-06-01")),
            made_up::course("after", "2026-07-01", None),
        ],
        ..made_up::diary(night("2026-06-01"), &[Some(1); 30])
    };
    let chart = chart(&diary, night("2026-06-01"), night("2026-06-30"));
    let labels: Vec<_> = chart.courses.iter().map(|course| course.label.as_str()).collect();
    assert_eq!(labels, ["until"]);
}
