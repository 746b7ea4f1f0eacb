//! What the picture shows, of diaries of every kind.

use chrono::{DateTime, TimeDelta};

use super::*;
use crate::charts::made_up::{self, night, recorded};
use crate::charts::paper::seen::{Seen, different};
use crate::charts::{Kind, Paper, Size, png};
use crate::diary::{Day, Diary, Moment, Night, State, Value};

const FIRST: &str = "2026-06-01";

/// Returns a cramp that began so many hours after the noon at which its night turned over.
fn begun(night: Night, hours: f64) -> Cramp {
    let noon = night.evening().and_hms_opt(12, 0, 0).unwrap();
    let seconds = format!("{:.0}", hours * 3600.0).parse().unwrap();
    let start = noon + TimeDelta::seconds(seconds);
    Cramp::at(Moment::new(start.and_utc().fixed_offset(), "UTC"))
}

/// Returns the diary of these nights: the hours since noon at which cramps began.
fn diary<H: AsRef<[f64]>>(nights: &[H]) -> Diary {
    let mut diary = Diary::default();
    for (place, hours) in nights.iter().enumerate() {
        let night = night(FIRST).after(place as u64);
        let cramps = hours.as_ref().iter().map(|hours| recorded(begun(night, *hours)));
        diary.cramps.extend(cramps);
    }
    diary
}

/// Returns nights with one to three cramps, the first of them around this many hours after noon.
fn around(middle: f64, nights: usize) -> Vec<Vec<f64>> {
    (0..nights)
        .map(|n| {
            let first = (middle + (n * 7 % 11) as f64 * 0.4 - 2.0).rem_euclid(24.0);
            (0..=n * n % 3).map(|more| (first + more as f64 * 1.7).min(23.9)).collect()
        })
        .collect()
}

/// Notes the same time in bed for so many nights.
fn sleep(diary: &mut Diary, nights: u64, bed: &str, rise: &str) {
    for place in 0..nights {
        let mut day = Day::new(DateTime::UNIX_EPOCH.fixed_offset());
        for (key, time) in [("bed_time", bed), ("rise_time", rise)] {
            let later = TimeDelta::minutes((place * 17 % 60).cast_signed());
            let time: chrono::NaiveTime = time.parse().unwrap();
            day.readings.insert(key.into(), Value::Clock(time + later));
        }
        diary.days.insert(night(FIRST).after(place).evening(), day);
    }
}

fn clock(diary: &Diary) -> Clock {
    let last = diary.span().map_or(night(FIRST), |(_, last)| last);
    Clock::of(&View::usual(Kind::Clock, diary, last, last.morning()))
}

fn seen(clock: &Clock) -> Seen {
    Seen::of(&clock.draw(&Look::default()).unwrap())
}

fn example() -> Diary {
    let mut diary = diary(&around(15.0, 30));
    sleep(&mut diary, 30, "22:30:00", "06:30:00");
    diary
}

#[test]
fn no_text_touches_another_at_any_length_and_any_time() {
    let looks = [
        Look::default(),
        Look { paper: Paper::Dark, ..Look::default() },
        Look { size: Size::of_pixels(800, 800), ..Look::default() },
        Look { size: Size::of_pixels(1500, 500), ..Look::default() },
        Look { size: Size::of_pixels(640, 1900), ..Look::default() },
    ];
    for nights in [1, 2, 3, 40, 365, 10_950] {
        for (middle, bed, rise) in [
            (15.0, "22:30:00", "06:30:00"),
            (0.1, "09:00:00", "16:00:00"),
            (23.9, "12:10:00", "13:00:00"),
            (8.0, "20:00:00", "19:00:00"),
        ] {
            let mut diary = diary(&around(middle, nights));
            sleep(&mut diary, nights.min(400) as u64, bed, rise);
            let clock = clock(&diary);
            for look in looks {
                let seen = Seen::of(&clock.draw(&look).unwrap());
                let about = format!("{nights} nights around {middle}, {look:?}");
                assert_eq!(seen.misplaced(), Vec::<String>::new(), "{about}");
            }
        }
    }
}

#[test]
fn the_same_diary_gives_the_same_bytes() {
    let (svg, again) = (
        clock(&example()).draw(&Look::default()).unwrap(),
        clock(&example()).draw(&Look::default()).unwrap(),
    );
    assert_eq!(svg, again);
    assert_eq!(png(&svg, 144).unwrap(), png(&again, 144).unwrap());
}

#[test]
fn first_cramps_later_ones_the_time_in_bed_and_the_day_look_different_even_in_grey() {
    let mut diary = diary(&[[12.1, 13.1], [12.2, 13.2], [12.3, 13.3], [12.4, 13.4]]);
    sleep(&mut diary, 4, "22:00:00", "05:00:00");
    for paper in [Paper::Light, Paper::Dark] {
        let svg = clock(&diary).draw(&Look { paper, ..Look::default() }).unwrap();
        let seen = Seen::of(&svg);
        let grey = |since_noon: f64| {
            let left = 72.0 + 28.0;
            let x = left + (1528.0 - 28.0 - left) * since_noon / 24.0;
            seen.greys((x, 670.0), 9)
        };
        let greys = [grey(12.25), grey(13.25), grey(14.25), grey(20.25)];
        for (a, b) in [(0, 1), (1, 2), (0, 2), (2, 3)] {
            let different = different(&greys[a], &greys[b]);
            assert!(different > 300, "{paper:?}: {a} and {b} differ in {different} pixels");
        }
    }
}

#[test]
fn the_mean_is_drawn_with_its_time_and_its_spread() {
    let clock = clock(&diary(&[[14.0], [16.0], [15.0]]));
    assert_eq!(clock.caption.title, "Most cramps begin around 03:00, give or take 0.8 hours");
    let words = seen(&clock).words();
    assert!(words.contains(&"03:00".to_owned()), "{words:?}");
    let mean = "first cramp of a night on average, give or take 0.8 hours";
    assert!(words.contains(&mean.to_owned()), "{words:?}");
    assert!(!words.contains(&words::LATER.to_owned()), "no later cramp: {words:?}");
}

#[test]
fn times_that_cancel_and_a_single_night_have_no_mean() {
    for (nights, title) in [
        (vec![[0.0], [12.0]], "Cramps begin at very different times of the clock"),
        (vec![[15.5]], "The first cramp began around 03:30"),
    ] {
        let clock = clock(&diary(&nights));
        assert_eq!(clock.caption.title, title);
        let words = seen(&clock).words();
        assert!(!words.iter().any(|text| text.contains("average")), "{words:?}");
    }
}

#[test]
fn who_sleeps_by_day_has_a_shade_at_both_ends() {
    let mut diary = diary(&around(22.0, 20));
    sleep(&mut diary, 20, "09:00:00", "16:00:00");
    let seen = seen(&clock(&diary));
    let grey = |x: f64| seen.greys((x, 640.0), 2);
    let (early, evening, late) = (grey(140.0), grey(700.0), grey(1495.0));
    assert_eq!((different(&early, &evening), different(&late, &evening)), (25, 25));
}

#[test]
fn without_a_time_the_picture_says_so_calmly() {
    let last = night(FIRST);
    let usual = |diary: &Diary| {
        Clock::of(&View::usual(Kind::Clock, diary, last.after(6), last.after(6).morning()))
    };
    for (diary, title, message) in [
        (Diary::default(), "When in the night cramps begin", "Nothing recorded yet"),
        (
            made_up::diary(last, &[Some(2); 7]),
            "When in the night cramps begin",
            "No cramp has a time yet",
        ),
        (
            made_up::diary(last, &[Some(0); 7]),
            "No cramps in 7 recorded nights so far",
            "No cramps in these nights",
        ),
    ] {
        let clock = usual(&diary);
        assert_eq!(clock.caption.title, title);
        let words = seen(&clock).words();
        assert!(words.contains(&message.to_owned()), "{words:?}");
        assert!(!words.contains(&"0".to_owned()), "no scale without a time: {words:?}");
        assert!(clock.table().rows.is_empty());
    }
}

#[test]
fn cramps_without_a_time_are_counted_in_words() {
    let mut diary = diary(&[[15.0], [16.0]]);
    let night = night(FIRST).after(5);
    diary.cramps.push(recorded(Cramp { count: 38, ..Cramp::on(night) }));
    let caption = clock(&diary).caption;
    assert_eq!(
        caption.source,
        "3 of 6 nights recorded, 50 % unknown; 38 cramps have no time and are not shown"
    );
    assert!(caption.subtitle.contains("A time is noted for 2 of 3 cramp nights"));
}

#[test]
fn only_night_cramps_of_the_view_count() {
    let mut diary = diary(&[[15.0], [16.0], [17.0]]);
    let up = Cramp { state: Some(State::UpAwake), ..begun(night(FIRST), 6.0) };
    diary.cramps.push(recorded(up));
    let (first, last) = (night(FIRST), night(FIRST).after(1));
    let view = View { diary: &diary, first, last, picked: true, today: last.morning() };
    let clock = Clock::of(&view);
    assert_eq!((clock.cramps.timed(), clock.times.unwrap().nights), (2, 2));
}

#[test]
fn the_table_has_the_hours_from_the_first_to_the_last_with_a_cramp() {
    let table = clock(&diary(&[&[11.2][..], &[11.7, 14.0, 14.1]])).table();
    let rows: Vec<String> = table
        .rows
        .iter()
        .map(|row| row.iter().map(Cell::to_string).collect::<Vec<_>>().join(" "))
        .collect();
    assert_eq!(
        rows,
        ["23:00 00:00 2 0 50", "00:00 01:00 0 0 0", "01:00 02:00 0 0 0", "02:00 03:00 0 2 50",]
    );
}

#[test]
fn a_screen_reader_hears_the_finding_and_what_it_rests_on() {
    let clock = clock(&example());
    let svg = clock.draw(&Look::default()).unwrap();
    assert!(svg.contains(&format!("<title>{}</title>", clock.caption.title)));
    for part in ["Usually in bed from", "(30 nights)", "from noon to noon", "30 nights recorded"] {
        assert!(words::description(&clock).contains(part), "{part}");
    }
}
