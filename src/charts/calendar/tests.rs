//! What holds for every calendar.

use super::*;
use crate::charts::made_up::{self, mixed, night, recorded};
use crate::charts::paper::seen::{Seen, different};
use crate::charts::{Kind, Paper, Size};
use crate::diary::{Cramp, Diary, Score, State};

/// Returns the diary of these nights, with pains that go through the whole scale and sometimes unknown.
fn diary(first: &str, counts: &[Option<u32>]) -> Diary {
    let mut diary = made_up::diary(night(first), counts);
    for (place, cramp) in diary.cramps.iter_mut().enumerate() {
        let pain = u8::try_from(place % 13).unwrap();
        cramp.fact.pain = Score::new(pain);
    }
    diary
}

fn calendar(first: &str, counts: &[Option<u32>]) -> Calendar {
    let first_night = night(first);
    chart(&diary(first, counts), first_night, first_night.after(counts.len() as u64 - 1))
}

fn chart(diary: &Diary, first: crate::diary::Night, last: crate::diary::Night) -> Calendar {
    Calendar::of(&View { diary, first, last, picked: false, today: last.morning() })
}

fn svg(calendar: &Calendar) -> String {
    calendar.draw(&Look::default()).unwrap()
}

#[test]
fn no_text_touches_another_at_any_length_and_size() {
    for nights in [1, 3, 20, 60, 130, 200, 365, 400, 730, 1200, 1800, 2500, 3653, 10_957] {
        let chart = calendar("1996-11-19", &mixed(nights));
        let sizes = [None, Size::of_pixels(800, 800), Size::of_pixels(640, 1800)];
        let looks = sizes.map(|size| Look { size, paper: Paper::Light });
        let shown = if nights > 3000 { &looks[..1] } else { &looks[..] };
        for look in shown {
            let misplaced = Seen::of(&chart.draw(look).unwrap()).misplaced();
            assert_eq!(misplaced, Vec::<String>::new(), "{nights} nights, {look:?}");
        }
    }
}

#[test]
fn thirty_years_stay_one_page_of_few_shapes() {
    for (nights, most) in [(3653, 9000), (10_957, 25_000)] {
        let svg = svg(&calendar("1996-11-19", &mixed(nights)));
        let shapes = svg.matches("<rect").count()
            + svg.matches("<poly").count()
            + svg.matches("<circle").count()
            + svg.matches("<text").count();
        assert!(shapes < most, "{nights} nights in {shapes} shapes");
        assert!(Seen::of(&svg).size().1 < 1010.0);
    }
}

#[test]
fn cramps_none_and_unknown_are_three_textures_even_in_grey_and_small() {
    let kinds = [
        (None, None),
        (Some(0), None),
        (Some(1), None),
        (Some(1), Score::new(1)),
        (Some(1), Score::new(4)),
        (Some(1), Score::new(7)),
        (Some(1), Score::new(10)),
        (Some(2), Score::new(1)),
        (Some(2), Score::new(10)),
    ];
    for (high, reach) in [(7.0, 3), (8.0, 4), (11.0, 5), (25.0, 12), (60.0, 30)] {
        let grid = grid::Grid { left: 100.0, top: 400.0, pitch: cell::Pitch { wide: high, high } };
        let middle = grid.cells((0, 0), (0, 0)).middle();
        for paper in [Paper::Light, Paper::Dark] {
            let look = Look { size: None, paper };
            let greys = kinds.map(|(cramps, pain)| {
                let square = Square { night: night("2026-11-19"), cramps, pain };
                let (caption, needs) = (Caption::default(), |_| 0.0);
                let svg = picture(&caption, "", &look, needs, |canvas, _| {
                    grid.draw(canvas, &[((0, 0), &square)]);
                });
                Seen::of(&svg.unwrap()).greys(middle, reach)
            });
            for (a, b) in (0..kinds.len()).flat_map(|b| (0..b).map(move |a| (a, b))) {
                let different = different(&greys[a], &greys[b]);
                let about = format!("{:?} and {:?} at {high}, {paper:?}", kinds[a], kinds[b]);
                let status = |kind: usize| kinds[kind].0.map(|count| count > 0);
                let all = greys[a].len();
                let enough = if status(a) == status(b) { 3 } else { all / 4 };
                assert!(different >= enough, "{about}: {different} of {all} pixels");
            }
        }
    }
}

#[test]
fn a_young_diary_is_shown_by_its_months_with_their_days() {
    let words = Seen::of(&svg(&calendar("2026-11-19", &[Some(2), Some(0), None]))).words();
    for expected in ["November 2026", "Thu", "19", "2"] {
        assert!(words.iter().any(|word| word == expected), "{expected}: {words:?}");
    }
}

#[test]
fn each_month_of_several_has_its_figures() {
    let words = Seen::of(&svg(&calendar("2026-10-30", &[Some(2), Some(0), Some(1)]))).words();
    for expected in ["cramps on 1 of 2 recorded nights", "cramps on 1 of 1 recorded night"] {
        assert!(words.iter().any(|word| word == expected), "{expected}: {words:?}");
    }
}

#[test]
fn a_longer_diary_is_shown_by_its_years_with_their_figures() {
    let chart = calendar("2025-06-10", &vec![Some(1); 600]);
    let words = Seen::of(&svg(&chart)).words();
    for expected in ["2025", "205 of 205", "2026", "365 of 365", "2027", "Mar", "Mon"] {
        assert!(words.iter().any(|word| word == expected), "{expected}: {words:?}");
    }
}

#[test]
fn the_worst_pain_of_a_night_counts_and_none_while_up_and_about() {
    let first = night("2026-11-19");
    let cramp = |pain, state| Cramp { pain: Score::new(pain), state, ..Cramp::on(first) };
    let cramps = [cramp(3, None), cramp(7, None), cramp(10, Some(State::UpAwake))];
    let diary = Diary { cramps: cramps.map(recorded).to_vec(), ..Diary::default() };
    let chart = chart(&diary, first, first);
    assert_eq!((chart.nights[0].cramps, chart.nights[0].pain), (Some(2), Score::new(7)));
    assert_eq!(chart.months[0].worst_pain, Score::new(7));
}

#[test]
fn the_title_counts_recorded_nights_only() {
    for (counts, expected) in [
        (vec![Some(0), None], "No cramps on 1 recorded night"),
        (vec![Some(2)], "Cramps on 1 of 1 recorded night"),
        (vec![Some(2); 5], "Cramps on all 5 recorded nights"),
        (vec![Some(2), None, Some(0)], "Cramps on 1 of 2 recorded nights"),
    ] {
        assert_eq!(calendar("2026-11-16", &counts).caption.title, expected);
    }
}

#[test]
fn nights_without_a_word_are_hatched_and_said() {
    let diary = diary("2026-11-02", &[Some(1)]);
    let chart = chart(&diary, night("2026-11-16"), night("2026-11-22"));
    assert_eq!(chart.caption.title, "Nothing recorded in 7 nights");
    assert!(Seen::of(&svg(&chart)).words().contains(&"not recorded".to_owned()));
    assert!(chart.table().notes.is_empty());
}

#[test]
fn an_empty_diary_says_so_calmly() {
    let (diary, last) = (Diary::default(), night("2026-11-21"));
    let chart = Calendar::of(&View::usual(Kind::Calendar, &diary, last, last.morning()));
    let words = Seen::of(&svg(&chart)).words();
    assert!(words.contains(&"Nothing recorded yet".to_owned()), "{words:?}");
    assert!(chart.table().rows.is_empty());
}

#[test]
fn unknown_nights_are_never_zero_in_the_table() {
    let table = calendar("2026-10-31", &[None, Some(3), Some(0), None]).table();
    let rows: Vec<Vec<String>> =
        table.rows.iter().map(|row| row.iter().map(Cell::to_string).collect()).collect();
    assert_eq!(
        rows,
        [
            ["2026-10", "1", "0", "–", "–", "–", "1", "–"],
            ["2026-11", "3", "2", "1", "1", "3", "1", "0"],
        ]
    );
    assert!(table.notes[0].starts_with("50 % of the nights are unknown"));
}

#[test]
fn a_screen_reader_hears_every_month_or_year() {
    let heard = |nights| {
        let svg = svg(&calendar("2025-11-19", &vec![Some(0); nights]));
        svg.split("<desc>").nth(1).unwrap().split("</desc>").next().unwrap().to_owned()
    };
    assert!(heard(60).contains("December 2025: cramps on 0 of 31 recorded nights"));
    assert!(heard(600).contains("2026: cramps on 0 of 365 recorded nights"));
}
