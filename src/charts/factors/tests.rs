//! What holds of the chart of the factors.

use super::super::made_up::{self, night};
use super::super::paper::seen::{Seen, different};
use super::super::{Kind, Paper, Size};
use super::*;
use crate::analysis::Interval;
use crate::analysis::words::factors::heading;
use crate::diary::{Day, Diary, Night, Value, Word};

/// Returns a factor with a difference in 100 nights, and where that likely lies.
fn row(name: &str, grade: Option<Grade>, [rd, low, high]: [f64; 3]) -> Row {
    let interval = Interval { low: low / 100.0, high: high / 100.0 };
    let found = Found {
        u: 0.0,
        v0: 1.0,
        clumping: 1.0,
        clumping_split: 1.0,
        z: 0.0,
        p: 0.5,
        crude_rd: rd / 100.0,
        rd: rd / 100.0,
        rd_interval: interval,
        rr: None,
        rr_interval: None,
    };
    let sides = Sides { exposed: 56, outcome_exposed: 33, unexposed: 81, outcome_unexposed: 20 };
    let evidence = match grade {
        Some(Grade::NoSign) | None => None,
        Some(Grade::TooEarly) => Some("158, Jun 2027".to_owned()),
        Some(_) => Some("1 in 403".to_owned()),
    };
    Row {
        name: name.to_owned(),
        lag: None,
        grade,
        sides: Some(sides),
        found: Some(found),
        evidence,
        missing: None,
    }
}

/// Returns a factor that could not be compared.
fn shut(name: &str) -> Row {
    Row {
        found: None,
        evidence: Some("5 with it".to_owned()),
        missing: Some("5 more with it".to_owned()),
        ..row(name, Some(Grade::TooEarly), [0.0; 3])
    }
}

fn chart(rows: Vec<Row>) -> Factors {
    Factors {
        caption: Caption {
            title: "Clearly more cramp nights with exercise".to_owned(),
            subtitle: "26 weeks, 155 of 182 nights recorded".to_owned(),
            source: "34 comparisons of 19 factors".to_owned(),
        },
        outcome: "cramp night",
        rows,
        matters: 1.0 / 7.0,
        what_matters: "one cramp night a week".to_owned(),
        readings: Vec::new(),
        cautions: Vec::new(),
        message: None,
        nights_so_far: None,
    }
}

/// One factor of each grade, and one that is not compared.
fn each_grade() -> Factors {
    chart(vec![
        row("exercise", Some(Grade::Clear), [36.0, 18.0, 52.0]),
        row("heels", Some(Grade::Possible), [-14.0, -23.0, -4.0]),
        row("alcohol", Some(Grade::NoSign), [1.0, -7.0, 9.0]),
        row("hot day", Some(Grade::TooEarly), [5.0, -7.0, 17.0]),
        shut("ibuprofen"),
    ])
}

/// A diary of so many nights: cramps and exercise in an order without pattern, more cramps with it.
fn diary(nights: usize) -> Diary {
    let with = |place: usize| (place * 7 + place / 5).is_multiple_of(2);
    let cramps = |place: usize| (place * 5 + place / 3) % 4 < if with(place) { 3 } else { 1 };
    let counts: Vec<_> = (0..nights).map(|place| Some(u32::from(cramps(place)))).collect();
    let first = night("2025-01-01");
    let mut diary = made_up::diary(first, &counts);
    for place in 0..nights {
        let mut day = Day::new("2026-11-22T08:00:00+00:00".parse().unwrap());
        let (exercise, hot) = (with(place), place < 3);
        for (key, is_so) in [("exercise", exercise), ("hot_day", hot)] {
            let value = if is_so { Value::Yes } else { Value::No };
            day.readings.insert(Word::Borrowed(key), value);
        }
        diary.days.insert(first.after(place as u64).evening(), day);
    }
    diary
}

fn of(diary: &Diary, last: &str) -> Factors {
    Factors::of(&view(diary, night(last)))
}

fn view(diary: &Diary, last: Night) -> View<'_> {
    View::usual(Kind::Factors, diary, last, last.morning())
}

fn seen(factors: &Factors) -> Seen {
    Seen::of(&factors.draw(&Look::default()).unwrap())
}

#[track_caller]
fn assert_texts_apart(factors: &Factors, look: &Look, about: &str) {
    let seen = Seen::of(&factors.draw(look).unwrap());
    assert_eq!(seen.misplaced(), Vec::<String>::new(), "{about}");
}

#[test]
fn no_text_touches_another_with_any_number_of_factors_and_any_names() {
    let grades = [Grade::Clear, Grade::Possible, Grade::NoSign, Grade::TooEarly];
    for factors in [1, 2, 5, 19, 60] {
        for long in [0, 1, 9] {
            let name =
                |place: usize| format!("factor {place}{}", " with a long name äöü".repeat(long));
            let compared = (0..factors).map(|place| {
                let grade = grades.get(place * grades.len() / factors).copied();
                let wide = 3.0 + place as f64 * 1.7;
                let lag = (place % 2 > 0).then_some("the night after");
                Row { lag, ..row(&name(place), grade, [wide / 2.0, -wide, wide * 2.0]) }
            });
            let rows = compared.chain((0..factors / 2).map(|place| shut(&name(place)))).collect();
            let mut factors = chart(rows);
            factors.cautions =
                vec!["Heels goes with cramps, but no more than standing does.".to_owned(); 2];
            for size in [
                None,
                Size::of_pixels(800, 800),
                Size::of_pixels(2480, 1748),
                Size::of_pixels(900, 400),
            ] {
                let look = Look { size, ..Look::default() };
                assert_texts_apart(
                    &factors,
                    &look,
                    &format!("{} rows, {long}, {size:?}", factors.rows.len()),
                );
            }
        }
    }
}

#[test]
fn a_few_factors_do_not_stretch_and_many_make_the_page_grow() {
    let rows = |count: usize| {
        chart((0..count).map(|_| row("x", Some(Grade::NoSign), [1.0, -1.0, 2.0])).collect())
    };
    let place = |factors: &Factors| {
        let texts = seen(factors).texts();
        let names: Vec<f32> =
            texts.iter().filter(|(text, _)| text == "x").map(|(_, area)| area.top()).collect();
        names[1] - names[0]
    };
    assert!(place(&rows(2)) < 50.0);
    assert!((seen(&rows(2)).size().1 - 900.0).abs() < 1.0);
    assert!(seen(&rows(40)).size().1 > 1500.0);
}

#[test]
fn grades_differ_even_in_grey() {
    let factors = each_grade();
    let at_zero: Vec<Row> =
        factors.rows[..4].iter().map(|it| row(&it.name, it.grade, [-20.0, -30.0, -10.0])).collect();
    let seen = seen(&chart(at_zero));
    let (compared, texts) = (["exercise", "heels", "alcohol", "hot day"], seen.texts());
    let forest = texts.iter().find(|(text, _)| text == "−20").unwrap().1;
    let middle = f64::from(forest.left() + forest.right()) / 2.0;
    let marks: Vec<Vec<u8>> = compared
        .iter()
        .map(|name| {
            let (_, area) = texts.iter().find(|(text, _)| text == name).unwrap();
            let capital = f64::from(area.bottom());
            let base =
                if name.contains('p') || name.contains('y') { capital - 5.0 } else { capital };
            seen.greys((middle, base - 7.0), 12)
        })
        .collect();
    for (a, b) in [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)] {
        let different = different(&marks[a], &marks[b]);
        assert!(different > 40, "{} and {}: {different} pixels", compared[a], compared[b]);
    }
}

#[test]
fn the_axis_is_symmetric_and_holds_every_difference() {
    for [rd, low, high] in
        [[1.0, -2.0, 3.0], [-13.0, -17.0, -10.0], [49.0, 2.0, 79.0], [90.0, 20.0, 100.0]]
    {
        let row = row("x", Some(Grade::Clear), [rd, low, high]);
        let axis = axis::Axis::of(&[&row], 1.0 / 7.0, 100.0, 500.0);
        let ticks: Vec<f64> = axis.ticks().collect();
        let (first, last) = (ticks[0], ticks[ticks.len() - 1]);
        assert!((first + last).abs() < 1e-9 && (axis.zero() - 300.0).abs() < 1e-9);
        assert!(first <= low / 100.0 && high / 100.0 <= last, "{ticks:?} for {low} to {high}");
        assert!((axis.at(last) - 500.0).abs() < 1e-9 && last <= 1.0 + 1e-9, "{ticks:?}");
        assert!((5..=9).contains(&ticks.len()), "{ticks:?}");
        let distances: Vec<f64> = ticks.windows(2).map(|two| two[1] - two[0]).collect();
        assert!(distances.iter().all(|it| (it - distances[0]).abs() < 1e-9), "{ticks:?}");
    }
}

#[test]
fn one_wide_interval_of_what_is_too_early_does_not_flatten_the_others() {
    let mut rows: Vec<Row> =
        (0..9).map(|_| row("x", Some(Grade::TooEarly), [2.0, -8.0, 9.0])).collect();
    rows.push(row("x", Some(Grade::TooEarly), [10.0, -90.0, 95.0]));
    rows.push(row("x", Some(Grade::Clear), [10.0, 5.0, 15.0]));
    rows.push(row("x", Some(Grade::TooEarly), [2.0, -8.0, 9.0]));
    let axis = axis::Axis::of(&rows.iter().collect::<Vec<_>>(), 1.0 / 7.0, 0.0, 400.0);
    assert!(axis.ticks().all(|tick| tick.abs() < 0.21), "{axis:?}");
}

#[test]
fn the_rows_stand_in_the_order_of_the_terminal() {
    let diary = diary(240);
    let factors = of(&diary, "2025-08-28");
    let summary = Summary::of(&diary, None).unwrap();
    let names: Vec<String> = factors.rows.iter().map(Row::whole_name).collect();
    let scan: Vec<String> = summary.scan.by_evidence().into_iter().map(said::name).collect();
    assert_eq!(names, scan);
    assert_eq!(names.first().map(String::as_str), Some("exercise"));
    let words = seen(&factors).words();
    for text in ["Clear", "by chance", "exercise", "Not compared yet", "hot day", "5 more with it"]
    {
        assert!(words.contains(&text.to_owned()), "{text}: {words:?}");
    }
    assert_eq!(factors.caption.title, "Clearly more cramp nights with exercise");
    assert!(factors.caption.source.ends_with("What goes together need not be cause and effect"));
}

#[test]
fn a_young_an_empty_and_a_silent_diary_say_so_calmly() {
    let young = of(&diary(9), "2025-01-09");
    assert_eq!((young.rows.len(), young.nights_so_far), (0, Some(9)));
    let empty = of(&Diary::default(), "2025-01-09");
    let silent = of(&made_up::diary(night("2025-01-01"), &[Some(1); 40]), "2025-02-09");
    assert_eq!(silent.nights_so_far, None);
    for (factors, said) in [
        (young, "9 recorded nights so far"),
        (empty, "Nothing recorded yet"),
        (silent, "Nothing was noted by day, so there is nothing to compare"),
    ] {
        let words = seen(&factors).words();
        assert!(words.contains(&said.to_owned()), "{words:?}");
        assert!(factors.table().rows.is_empty());
        assert_texts_apart(&factors, &Look::default(), said);
        assert_texts_apart(
            &factors,
            &Look { size: Size::of_pixels(640, 1280), paper: Paper::Dark },
            said,
        );
    }
}

#[test]
fn where_nothing_can_be_compared_the_list_says_what_is_missing() {
    let diary = diary(30);
    let factors = of(&diary, "2025-01-30");
    assert!(factors.rows.iter().any(|row| row.missing.is_some()));
    let only_missing =
        chart(vec![shut("hot day"), shut("ibuprofen"), shut("a very long name ".repeat(9).trim())]);
    let seen = seen(&only_missing);
    assert!(!seen.words().contains(&"fewer".to_owned()), "no axis without a difference");
    assert_eq!(seen.misplaced(), Vec::<String>::new());
}

#[test]
fn picked_nights_get_figures_and_no_grade() {
    let diary = diary(240);
    let last = night("2025-08-28");
    let factors = Factors::of(&view(&diary, last).picked_from(night("2025-02-01")));
    assert!(factors.rows.iter().all(|row| row.grade.is_none() && row.evidence.is_none()));
    let words = seen(&factors).words();
    assert!(words.contains(&heading(None).to_owned()), "{words:?}");
    assert_eq!(factors.caption.title, "A picked part of the diary gets figures, and no grades");
    assert_eq!(factors.table().rows[0][1], Cell::Unknown);
}

#[test]
fn long_findings_are_told_in_fewer_words_and_never_cut() {
    let diary = diary(240);
    let mut summary = Summary::of(&diary, None).unwrap();
    let findings = vec![summary.scan.finding("exercise").unwrap().clone(); 6];
    summary.scan.findings = findings;
    let series = Series::between(&diary, summary.first, summary.last);
    let caption = words::caption(&summary.scan, &series);
    assert_eq!(caption.title, "6 factors clearly go with the cramp nights");
}

#[test]
fn the_table_holds_the_numbers_of_the_picture() {
    let table = each_grade().table();
    let first: Vec<String> = table.rows[0].iter().map(ToString::to_string).collect();
    assert_eq!(first, ["exercise", "clear", "33/56", "20/81", "36", "18", "52", "1 in 403"]);
    let last: Vec<String> = table.rows[4].iter().map(ToString::to_string).collect();
    assert_eq!(last, ["ibuprofen", "too early", "33/56", "20/81", "–", "–", "–", "5 with it"]);
    assert_eq!(table.notes.len(), 1, "what the nights to go are");
}

#[test]
fn a_screen_reader_hears_every_factor_with_its_figures() {
    let svg = each_grade().draw(&Look::default()).unwrap();
    let description = svg.split("<desc>").nth(1).unwrap().split("</desc>").next().unwrap();
    for said in ["Clear: exercise +36 (+18 to +52)", "ibuprofen 5 more with it", "34 comparisons"] {
        assert!(description.contains(said), "{said}: {description}");
    }
}

#[test]
fn the_words_below_the_forest_are_never_cut() {
    for rows in [1, 12] {
        let early = |grade| Row {
            evidence: Some("enough".to_owned()),
            ..row("vigorous exercise", grade, [-8.0, -100.0, 87.0])
        };
        let factors = chart(vec![early(Some(Grade::TooEarly)); rows]);
        let words = seen(&factors).words();
        let foot = "shaded: less than one cramp night a week; enough: a doubling would have shown";
        assert!(words.iter().any(|text| text == foot), "{words:?}");
        assert_eq!(seen(&factors).misplaced(), [""; 0]);
    }
}
