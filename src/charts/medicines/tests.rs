use super::*;
use crate::analysis::words::START_CAUTION;
use crate::charts::made_up::{self, mixed, night, recorded};
use crate::charts::paper::seen::{Seen, different};
use crate::charts::{Kind, Paper, Size, png};
use crate::diary::{Night, Strength};

/// Courses alone: name, first day, and last day or nothing.
type Courses<'a> = &'a [(&'a str, &'a str, &'a str)];

/// A diary of these nights from 1 January 2026 on, with these courses.
fn diary(counts: &[Option<u32>], courses: Courses<'_>) -> Diary {
    let course = |(name, first, last): &(&str, &str, &str)| {
        made_up::course(name, first, (!last.is_empty()).then_some(*last))
    };
    let mut diary = made_up::diary(night("2026-01-01"), counts);
    diary.courses = courses.iter().map(course).collect();
    diary
}

/// Many cramp nights in the first eight weeks, and few in the next.
fn better() -> Vec<Option<u32>> {
    (0..112).map(|n| Some(u32::from(if n < 56 { n % 5 != 0 } else { n % 11 == 0 }))).collect()
}

fn dose(name: &str, date: &str, taken: bool) -> crate::diary::Recorded<Dose> {
    let medicine = Medicine::named(name).unwrap();
    let date = date.parse().unwrap();
    recorded(Dose { medicine, date, at: None, taken, strength: None, route: None })
}

fn view(diary: &Diary, first: Night, nights: usize) -> View<'_> {
    let last = first.after(nights.max(1) as u64 - 1);
    View { diary, first, last, picked: false, today: last.morning() }
}

fn chart(diary: &Diary, nights: usize) -> Medicines {
    Medicines::of(&view(diary, night("2026-01-01"), nights))
}

fn seen(chart: &Medicines) -> Seen {
    Seen::of(&chart.draw(&Look::default()).unwrap())
}

#[track_caller]
fn assert_texts_apart(chart: &Medicines, look: &Look, about: &str) {
    let svg = chart.draw(look).unwrap();
    assert_eq!(Seen::of(&svg).misplaced(), Vec::<String>::new(), "{about}");
}

/// Twelve medicines with long names along so many nights, some with two strengths, some with doses.
fn crowded(nights: usize, long: bool) -> Diary {
    let mut diary = made_up::diary(night("2026-01-01"), &mixed(nights));
    let day = |part: usize| night("2026-01-01").after((nights * part / 24) as u64).evening();
    for n in 0..12 {
        let words = if long { " of a remarkable length with <&> and äöü in it" } else { "" };
        let name = format!("medicine {n}{words}");
        let strength = |amount| Strength::new(amount, "mg");
        for (from, until, amount) in [(n * 2, n * 2 + 2, 20.0), (n * 2 + 2, n * 3 + 6, 40.0)] {
            let mut course = made_up::course(&name, &day(from).to_string(), None);
            course.fact.stopped_on = (n % 3 > 0 || amount < 30.0).then(|| day(until));
            course.fact.strength = strength(amount);
            diary.courses.push(course);
        }
        if n % 4 == 0 {
            let dates = (0..24).map(|part| (day(part).to_string(), part % 5 > 0));
            diary.doses.extend(dates.map(|(date, taken)| dose(&name, &date, taken)));
        }
    }
    diary.doses.push(dose("painkiller", &day(3).to_string(), true));
    diary
}

#[test]
fn no_text_touches_another_at_any_length() {
    for nights in [1, 3, 7, 30, 83, 182, 365, 728, 1200, 3650, 10_950] {
        for long in [false, true] {
            let diary = crowded(nights, long);
            let mut chart = chart(&diary, nights);
            assert_texts_apart(&chart, &Look::default(), &format!("{nights} nights, {long}"));
            chart.caption.title = "A very long finding ".repeat(9);
            let look = Look { size: Size::of_pixels(900, 600), paper: Paper::Dark };
            assert_texts_apart(&chart, &look, &format!("{nights} nights, {long}, small"));
        }
    }
}

#[test]
fn a_change_of_the_strength_is_written_where_it_happens() {
    let mut diary = diary(
        &better(),
        &[("furosemide", "2026-01-10", "2026-02-20"), ("furosemide", "2026-02-21", "")],
    );
    for (course, amount) in diary.courses.iter_mut().zip([20.0, 40.0]) {
        course.fact.strength = Strength::new(amount, "mg");
    }
    let seen = seen(&chart(&diary, 112));
    let texts = seen.texts();
    let left = |word: &str| texts.iter().find(|(text, _)| text == word).unwrap().1.left();
    assert!(left("furosemide") < left("20 mg") && left("20 mg") < left("40 mg"));
    let names = seen.words().iter().filter(|text| *text == "furosemide").count();
    assert_eq!(names, 2, "one lane and one start");
}

#[test]
fn the_same_strength_is_written_once() {
    let courses = [("zinc", "2026-01-10", "2026-02-01"), ("zinc", "2026-03-10", "2026-04-01")];
    let mut diary = diary(&better(), &courses);
    for course in &mut diary.courses {
        course.fact.strength = Strength::new(20.0, "mg");
    }
    let words = seen(&chart(&diary, 112)).words();
    assert_eq!(words.iter().filter(|text| *text == "20 mg").count(), 1, "{words:?}");
}

#[test]
fn the_finding_is_possible_at_most_and_never_a_cause() {
    let title = |courses: Courses<'_>| chart(&diary(&better(), courses), 112).caption.title;
    assert_eq!(
        title(&[("ramipril", "2026-02-26", "")]),
        "Possibly fewer cramp nights since ramipril"
    );
    assert_eq!(
        title(&[("ramipril", "2026-01-02", "")]),
        "Nothing can be said yet of the start of ramipril"
    );
    assert_eq!(
        title(&[("ramipril", "2026-01-02", ""), ("zinc", "2026-04-20", "")]),
        "Nothing can be said yet of 2 starts"
    );
    assert_eq!(
        title(&[("ramipril", "2025-01-02", ""), ("zinc", "2024-04-20", "")]),
        "2 medicines, no start that can be compared yet"
    );
    assert_eq!(title(&[]), "No medicine is recorded");
    assert_eq!(title(&[("zinc", "2027-04-20", "")]), "No medicine in these nights");
}

#[test]
fn of_many_starts_the_finding_says_of_how_many() {
    let swings: Vec<_> = [better(), better()].concat();
    let courses = [("zinc", "2026-02-26", "2026-03-20"), ("iron", "2026-04-23", "")];
    assert_eq!(
        chart(&diary(&swings, &courses), 224).caption.title,
        "Possibly fewer cramp nights since 1 of 2 starts, more since 1"
    );
    let courses = [("zinc", "2026-02-26", "2026-03-20"), ("iron", "2026-03-23", "")];
    assert_eq!(
        chart(&diary(&better(), &courses), 112).caption.title,
        "Possibly fewer cramp nights since 1 of 2 starts: zinc"
    );
}

#[test]
fn single_doses_are_counted_and_not_compared() {
    let mut diary = diary(&better(), &[]);
    diary.doses = vec![
        dose("ibuprofen", "2026-02-01", true),
        dose("ibuprofen", "2026-02-01", true),
        dose("ibuprofen", "2026-03-01", false),
    ];
    let chart = chart(&diary, 112);
    assert_eq!(chart.caption.title, "2 doses of ibuprofen");
    let words = seen(&chart).words();
    assert!(words.contains(&"2 doses".to_owned()) && words.contains(&"1 missed".to_owned()));
    assert!(!words.iter().any(|text| text == START_CAUTION), "{words:?}");
    assert_eq!(chart.table().rows, [] as [Vec<Cell>; 0]);
    assert_eq!(chart.table().notes, ["ibuprofen: 2 doses, 1 missed"]);
}

#[test]
fn picked_nights_get_figures_without_a_grade() {
    let diary = diary(&better(), &[("ramipril", "2026-02-26", ""), ("zinc", "2025-01-01", "")]);
    let view = view(&diary, night("2026-01-01"), 112);
    let chart = Medicines::of(&View { picked: true, ..view });
    assert_eq!(chart.caption.title, "Cramp nights before and since ramipril");
    assert_eq!(chart.table().rows.len(), 1);
    assert_eq!(chart.table().rows[0].last(), Some(&Cell::Unknown));
    let words = seen(&chart).words().join(" ");
    assert!(words.contains("it gets no grade") && !words.contains("possible"), "{words}");
}

#[test]
fn the_figures_come_with_their_caution() {
    let chart = chart(&diary(&better(), &[("ramipril", "2026-02-26", "")]), 112);
    let words = seen(&chart).words();
    for expected in ["44 of 56 (79 %)", "5 of 56 (9 %)", "−70 (−80 to −52)", "possible"] {
        assert!(words.contains(&expected.to_owned()), "{expected}: {words:?}");
    }
    assert!(words.join(" ").contains(START_CAUTION));
    assert_eq!(chart.table().notes.last().unwrap(), START_CAUTION);
    let svg = chart.draw(&Look::default()).unwrap();
    let description = svg.split("<desc>").nth(1).unwrap().split("</desc>").next().unwrap();
    assert!(
        description.contains("44 of 56 recorded nights") && description.contains(START_CAUTION)
    );
}

#[test]
fn too_few_nights_say_how_many_are_needed_and_what_is_recorded() {
    let words = seen(&chart(&diary(&better(), &[("zinc", "2026-04-12", "")]), 112)).words();
    for expected in ["56 recorded", "11 recorded", "21 of each are needed", "too early"] {
        assert!(words.contains(&expected.to_owned()), "{expected}: {words:?}");
    }
}

#[test]
fn as_many_starts_as_have_room_are_shown_and_the_others_counted() {
    let mut diary = made_up::diary(night("2026-01-01"), &mixed(900));
    diary.courses = (0..20)
        .map(|n| {
            let first = night("2026-01-20").after(n * 40).evening();
            let last = first.to_string();
            made_up::course(&format!("medicine {n}"), &last, Some(&last))
        })
        .collect();
    let words = seen(&chart(&diary, 900)).words();
    assert!(
        words.contains(&"4 more medicines: cramp chart medicines --text".to_owned()),
        "{words:?}"
    );
    assert!(words.contains(&"8 more starts: cramp chart medicines --text".to_owned()));
}

#[test]
fn taken_and_missed_doses_look_different_even_in_grey() {
    let picture = |taken: bool| {
        let mut diary = diary(&better(), &[]);
        diary.doses = vec![dose("zinc", "2026-02-25", taken)];
        let mut chart = chart(&diary, 112);
        chart.rates.line.clear();
        seen(&chart)
    };
    let (taken, missed) = (picture(true), picture(false));
    let texts = taken.texts();
    let (_, counted) = texts.iter().find(|(text, _)| text == "1 dose").unwrap();
    let rates = chart(&diary(&better(), &[]), 112).rates;
    let body = Area { left: 72.0, top: 0.0, right: 1528.0, bottom: 0.0 };
    let axis = TimeAxis::within(body, &rates);
    let x = axis.date("2026-02-25".parse().unwrap()) + axis.slot() / 14.0;
    let at = (x, f64::from(counted.top() + counted.height() / 2.0));
    let apart = different(&taken.greys(at, 8), &missed.greys(at, 8));
    assert!(apart > 15, "{apart} pixels differ");
}

#[test]
fn an_empty_diary_says_so_calmly() {
    let empty = Diary::default();
    let last = night("2026-11-21");
    let chart = Medicines::of(&View::usual(Kind::Medicines, &empty, last, last.morning()));
    let words = seen(&chart).words();
    assert!(words.contains(&"Nothing recorded yet".to_owned()), "{words:?}");
    assert_texts_apart(&chart, &Look::default(), "empty");
    let unwatched = diary(&[None; 40], &[("zinc", "2026-01-20", "")]);
    let chart = self::chart(&unwatched, 40);
    let words = seen(&chart).words().join(" ");
    assert!(words.contains("No night is recorded here"), "{words}");
    assert!(words.contains("there is nothing to compare with"), "{words}");
}

#[test]
fn the_same_diary_gives_the_same_bytes() {
    let diary = crowded(182, true);
    let draw = || chart(&diary, 182).draw(&Look::default()).unwrap();
    assert_eq!(draw(), draw());
    assert_eq!(png(&draw(), 144).unwrap(), png(&draw(), 144).unwrap());
}
