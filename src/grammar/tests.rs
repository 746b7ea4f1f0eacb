//! The rules of the grammar as a whole.

use chrono::TimeDelta;
use proptest::prelude::*;

use super::examples::{DAY, Example, LOG, MED, MORNING_NOW, NIGHT_NOW, NONE, PROFILE, ZONE};
use super::*;
use crate::diary::{Catalogue, Moment};

fn now(text: &str, zone: &str) -> Now {
    let moment = Moment::new(text.parse().unwrap(), zone);
    Now { moment, zone: zone.parse().unwrap(), later: false, night: None }
}

fn words(text: &str) -> Vec<String> {
    text.split(' ').map(str::to_owned).collect()
}

fn when(text: &str, now: &Now) -> Result<Option<When>, Refused> {
    CrampWords::read(&words(text), now).map(|said| {
        assert_eq!(said.leftovers, [], "{text}");
        said.when
    })
}

/// Returns the local time that the words mean.
fn local(text: &str, now: &Now) -> String {
    let when = when(text, now).unwrap().unwrap();
    when.moment().unwrap().local().format("%Y-%m-%d %H:%M").to_string()
}

#[test]
fn every_example_means_what_it_says() {
    fn check<T: ToString>(
        all: &[Example],
        now: &str,
        read: impl Fn(&[String], &Now) -> Result<T, Refused>,
    ) {
        for example in all {
            let meaning = read(&words(example.words), &self::now(now, ZONE)).map(|t| t.to_string());
            assert_eq!(meaning, Ok(example.meaning.to_owned()), "{}", example.words);
        }
    }
    check(LOG, NIGHT_NOW, CrampWords::read);
    check(NONE, MORNING_NOW, NightWords::read);
    let catalogue = Catalogue::built_in();
    check(DAY, MORNING_NOW, |words, now| DayWords::read(words, now, &catalogue));
    check(MED, MORNING_NOW, MedicineWords::read);
    check(PROFILE, MORNING_NOW, ProfileWords::read);
}

/// "Now" is Monday 24 February 2025, 06:00.
#[test]
fn time_phrases_mean_the_past() {
    let now = now("2025-02-24T06:00:00+01:00", "Europe/Berlin");
    for (text, expected) in [
        ("3:12am", "2025-02-24 03:12"),
        ("3:12", "2025-02-24 03:12"),
        ("03:12", "2025-02-24 03:12"),
        ("3am", "2025-02-24 03:00"),
        ("0230", "2025-02-24 02:30"),
        ("23:40", "2025-02-23 23:40"),
        ("11:40pm", "2025-02-23 23:40"),
        ("yesterday 23:40", "2025-02-23 23:40"),
        ("yesterday at 23:40", "2025-02-23 23:40"),
        ("yesterday 02:15", "2025-02-23 02:15"),
        ("last night 23:40", "2025-02-23 23:40"),
        ("last night 02:15", "2025-02-24 02:15"),
        ("tonight 02:15", "2025-02-24 02:15"),
        ("2:15 yesterday", "2025-02-23 02:15"),
        ("yesterday calf 2:15", "2025-02-23 02:15"),
        ("20 min ago", "2025-02-24 05:40"),
        ("2 hours ago", "2025-02-24 04:00"),
        ("2h ago", "2025-02-24 04:00"),
        ("-20m", "2025-02-24 05:40"),
        ("1h30m ago", "2025-02-24 04:30"),
        ("an hour ago", "2025-02-24 05:00"),
        ("half an hour ago", "2025-02-24 05:30"),
        ("just now", "2025-02-24 06:00"),
        ("last friday 2am", "2025-02-21 02:00"),
        ("friday 2am", "2025-02-21 02:00"),
        ("fri 02:15", "2025-02-21 02:15"),
        ("mon 02:15", "2025-02-24 02:15"),
        ("mon 06:01", "2025-02-17 06:01"),
        ("last mon 02:15", "2025-02-17 02:15"),
        ("2025-02-20 02:15", "2025-02-20 02:15"),
        ("2025-02-20T02:15", "2025-02-20 02:15"),
        ("2025-02-20T02:15Z", "2025-02-20 03:15"),
        ("2025-02-20T02:15:30+03:00", "2025-02-20 00:15"),
        ("20 feb 2:15", "2025-02-20 02:15"),
        ("feb 20 2025 2:15", "2025-02-20 02:15"),
        ("20 dec 2:15", "2024-12-20 02:15"),
        ("29 feb 2:15", "2024-02-29 02:15"),
        ("24.02.2025 02:15", "2025-02-24 02:15"),
        ("noon", "2025-02-23 12:00"),
        ("midnight", "2025-02-24 00:00"),
        ("06:00", "2025-02-24 06:00"),
        ("06:01", "2025-02-23 06:01"),
        ("3 days ago 2:15", "2025-02-21 02:15"),
        ("this morning 2:15", "2025-02-24 02:15"),
    ] {
        assert_eq!(local(text, &now), expected, "{text}");
    }
}

#[test]
fn a_day_without_a_time_is_a_night() {
    let now = now("2025-02-24T06:00:00+01:00", "Europe/Berlin");
    for (text, evening) in [
        ("yesterday", "2025-02-23"),
        ("last night", "2025-02-23"),
        ("today", "2025-02-23"),
        ("tonight", "2025-02-23"),
        ("this morning", "2025-02-23"),
        ("20 dec", "2024-12-20"),
        ("mon", "2025-02-17"),
        ("night of 20 feb", "2025-02-20"),
    ] {
        let when = when(text, &now).unwrap().unwrap();
        assert_eq!((when.moment(), when.night().evening().to_string()), (None, evening.into()));
    }
}

#[test]
fn just_after_midnight_last_night_is_still_named_after_yesterday() {
    let now = now("2025-02-24T00:30:00+01:00", "Europe/Berlin");
    assert_eq!(local("last night 23:40", &now), "2025-02-23 23:40");
    assert_eq!(local("23:40", &now), "2025-02-23 23:40");
    assert!(matches!(when("last night 02:15", &now), Err(Refused::FutureTime(_))));
}

#[test]
fn impossible_times_and_dates_are_kept_with_their_reason() {
    let now = now(NIGHT_NOW, ZONE);
    for (text, reason) in [
        ("25:00", "is not a clock time"),
        ("24:10", "is not a clock time"),
        ("13:75", "is not a clock time"),
        ("31 feb", "is not in the calendar"),
        ("2026-02-30", "is not in the calendar"),
        ("31.04.2026", "is not in the calendar"),
        ("2026-02-30T02:15", "is not a date and time"),
    ] {
        let said = CrampWords::read(&words(text), &now).unwrap();
        assert_eq!((said.leftovers.len(), said.leftovers[0].reason), (1, Some(reason)), "{text}");
        assert_eq!(said.note_text().as_deref(), Some(text));
    }
}

#[test]
fn the_future_is_refused() {
    let now = now(NIGHT_NOW, ZONE);
    for text in ["2026-11-22 03:26", "2026-11-23", "2027-01-01T00:00", "tonight 04:00"] {
        assert!(CrampWords::read(&words(text), &now).is_err(), "{text}");
    }
    assert!(DayWords::read(&words("2026-11-23 water 2l"), &now, &Catalogue::built_in()).is_err());
    assert!(NightWords::read(&words("2026-11-22"), &now).is_err());
    assert!(MedicineWords::read(&words("x since 2026-11-23"), &now).is_err());
    assert!(MedicineWords::read(&words("x since 1 nov until 20 dec"), &now).is_err());
}

#[test]
fn a_time_that_the_clocks_jumped_over_is_refused_with_its_neighbours() {
    for (instant, zone, text, before, after) in [
        ("2025-03-30T08:00:00+02:00", "Europe/Berlin", "02:30", "01:59", "03:00"),
        ("2025-03-31T08:00:00+02:00", "Europe/Berlin", "yesterday 02:30", "01:59", "03:00"),
        ("2025-10-05T08:00:00+11:00", "Australia/Lord_Howe", "02:15", "01:59", "02:30"),
    ] {
        let refused = when(text, &now(instant, zone)).unwrap_err().to_string();
        let jump = format!("was on no clock: the clocks jumped from {before} to {after}");
        assert!(refused.ends_with(&jump), "{refused}");
    }
}

#[test]
fn in_the_repeated_hour_the_earlier_is_taken_and_the_other_named() {
    for (instant, zone, text, earlier, later) in [
        ("2025-10-26T08:00:00+01:00", "Europe/Berlin", "02:30", "T00:30:00Z", "T01:30:00Z"),
        ("2025-11-02T08:00:00-05:00", "America/New_York", "01:30", "T05:30:00Z", "T06:30:00Z"),
        ("2025-04-06T08:00:00+10:30", "Australia/Lord_Howe", "01:45", "T14:45:00Z", "T15:15:00Z"),
    ] {
        let mut now = now(instant, zone);
        for (is_later, taken, other) in [(false, earlier, later), (true, later, earlier)] {
            now.later = is_later;
            let when = when(text, &now).unwrap().unwrap();
            let moment = when.moment().unwrap().utc_text();
            assert!(moment.ends_with(taken), "{moment}");
            assert!(when.ambiguous().unwrap().utc_text().ends_with(other));
        }
    }
}

#[test]
fn from_a_start_to_an_end_it_lasted_as_long_whatever_the_clocks_did() {
    const SPRING: &str = "2026-03-29T08:00:00+02:00";
    const AUTUMN: &str = "2026-10-25T08:00:00+01:00";
    let minutes = |instant: &str, text: &str, later: bool| {
        let now = Now { later, ..now(instant, "Europe/Berlin") };
        let said = CrampWords::read(&words(text), &now).unwrap();
        let other = said.end.as_ref().unwrap().ambiguous().is_some();
        (said.duration.unwrap().seconds() / 60, other)
    };
    for (instant, text, first, second) in [
        (SPRING, "1:50-3:10", (20, false), (20, false)),
        (AUTUMN, "1:50-3:10", (140, false), (140, false)),
        (AUTUMN, "1:50-2:20", (30, true), (90, true)),
        (AUTUMN, "2:20-2:40", (20, true), (20, false)),
        (AUTUMN, "2:50-3:10", (80, false), (20, false)),
        (AUTUMN, "last night from 23:50 to 3:10", (260, false), (260, false)),
        (AUTUMN, "3:10-3:20", (10, false), (10, false)),
    ] {
        let both = (minutes(instant, text, false), minutes(instant, text, true));
        assert_eq!(both, (first, second), "{text}");
    }
    let refused = |instant: &str, text: &str| {
        CrampWords::read(&words(text), &now(instant, "Europe/Berlin")).unwrap_err()
    };
    assert!(matches!(refused(SPRING, "1:50-2:20"), Refused::Gap { .. }));
    assert!(matches!(refused(SPRING, "7:50-8:10"), Refused::FutureTime(_)));
}

#[test]
fn in_the_repeated_hour_itself_the_other_may_still_be_to_come() {
    let now = now("2025-10-26T02:40:00+02:00", "Europe/Berlin");
    let said = when("02:30", &now).unwrap();
    assert!(matches!(said, Some(When::At { ambiguous: None, .. })), "{said:?}");
}

/// Every minute of the week of each clock change leads back to itself.
#[test]
fn every_past_minute_can_be_said() {
    for end in ["2025-03-31T12:00:00+02:00", "2025-10-27T12:00:00+01:00"] {
        let mut now = now(end, "Europe/Berlin");
        let end = now.moment.at();
        for minutes in 0..3 * 24 * 60 {
            let at = (end - TimeDelta::minutes(minutes)).with_timezone(&now.zone);
            let typed = [at.format("%Y-%m-%d %H:%M").to_string()];
            let means =
                |now: &Now| When::read(&typed, now).unwrap().unwrap().moment().unwrap().at();
            now.later = false;
            let earlier = means(&now);
            now.later = true;
            assert!(earlier == at || means(&now) == at, "{typed:?}");
        }
    }
}

#[test]
fn the_first_value_of_a_slot_stays() {
    let now = now(NIGHT_NOW, ZONE);
    let said =
        CrampWords::read(&words("left calf 2min right left foot 3min 2:15 1:10"), &now).unwrap();
    let left: Vec<_> = said.leftovers.iter().map(|left| left.text.as_str()).collect();
    assert_eq!(left, ["right", "foot", "3min", "1:10"]);
    assert!(said.leftovers.iter().all(|left| left.reason.is_some()));
    assert_eq!(said.note_text().as_deref(), Some("right foot 3min 1:10"));
}

#[test]
fn doubtful_words_never_become_a_value() {
    let now = now(NIGHT_NOW, ZONE);
    for (text, kept) in [
        ("sat up calf", "sat up"),
        ("curled up calf", "curled up"),
        ("went back to sleep", "went back to sleep"),
        ("calf 1:30 min", "1:30 min"),
        ("calf 11/10", "11/10"),
        ("calf 0 min", "0 min"),
        ("calf 25h", "25h"),
        ("calf 2.30", "2.30"),
        ("calf until 2:20", "until 2:20"),
    ] {
        let said = CrampWords::read(&words(text), &now).unwrap();
        assert_eq!(said.note_text().as_deref(), Some(kept), "{text}");
        assert_eq!((said.state, said.duration, said.pain, said.when), (None, None, None, None));
    }
    for (text, kept) in [
        ("no run", "no run"),
        ("no beer 2", "no beer 2"),
        ("6 glasses", "6 glasses"),
        ("water 1.500 ml", "water 1.500 ml"),
        ("back pain", "back pain"),
        ("no heels", "no heels"),
        ("water", "water"),
        ("water 25l", "water 25l"),
        ("water 1,000 ml", "water 1,000 ml"),
        ("standing 25h", "standing 25h"),
        ("tired 11", "tired 11"),
        ("tired", "tired"),
        ("run 0min", "run 0min"),
        ("bed 25:00", "bed 25:00"),
    ] {
        let catalogue = Catalogue::built_in();
        let said = DayWords::read(&words(text), &now, &catalogue).unwrap();
        assert_eq!(said.note_text().as_deref(), Some(kept), "{text}");
        assert_eq!((said.readings, said.bouts), (vec![], vec![]), "{text}");
    }
}

#[test]
fn impossible_values_of_a_medicine_are_not_part_of_its_name() {
    let now = now(MORNING_NOW, ZONE);
    for (text, kept) in [
        ("aspirin 0mg", "0mg"),
        ("aspirin 1,000 mg", "1,000 mg"),
        ("aspirin 5mg 10mg", "10mg"),
        ("aspirin 25:00", "25:00"),
        ("aspirin since 31 feb", "since 31 feb"),
    ] {
        let said = MedicineWords::read(&words(text), &now).unwrap();
        let left: Vec<_> = said.leftovers.iter().map(|left| left.text.as_str()).collect();
        assert_eq!(left, [kept], "{text}");
        assert_eq!(said.medicine.unwrap().name(), "aspirin");
    }
}

#[test]
fn a_no_belongs_to_the_word_that_it_leads_to() {
    let now = now(MORNING_NOW, ZONE);
    for (text, meaning) in [
        ("magnesium no", "magnesium supplement no"),
        ("magnesium no stretch", "magnesium supplement yes, stretching before bed no"),
        ("magnesium no water 6 glasses", "magnesium supplement no, water 1440 ml"),
        ("magnesium no shoes", "magnesium supplement yes, footwear barefoot"),
    ] {
        assert_eq!(
            DayWords::read(&words(text), &now, &Catalogue::built_in()).unwrap().to_string(),
            meaning
        );
    }
}

/// Returns what the words after `log` mean, as the program says it back.
fn logged(text: &str) -> String {
    CrampWords::read(&words(text), &now(NIGHT_NOW, ZONE)).unwrap().to_string()
}

/// Returns what the words after `day` mean.
fn noted(text: &str) -> String {
    DayWords::read(&words(text), &now(MORNING_NOW, ZONE), &Catalogue::built_in())
        .unwrap()
        .to_string()
}

#[test]
fn what_was_not_so_is_not_recorded() {
    for (text, kept) in [
        ("wasn't asleep", "wasn't asleep"),
        ("not asleep yet", "not asleep yet"),
        ("no stretching", "no stretching"),
        ("didn't stretch", "didn't stretch"),
        ("did not really stretch", "did not really stretch"),
        ("couldn't walk", "couldn't walk"),
    ] {
        assert_eq!(logged(text), format!("not understood: “{kept}”"));
    }
    assert_eq!(logged("not left, right calf"), "right calf, not understood: “not left,”");
    let said = logged("it was not the left calf but the right");
    assert!(said.starts_with("right calf, "), "{said}");
    assert_eq!(noted("didn't stretch"), "stretching before bed no");
    assert_eq!(noted("was not hot"), "hot day no");
    assert_eq!(noted("not really hot"), "not understood: “not really hot”");
}

#[test]
fn a_night_without_a_cramp_is_no_cramp() {
    for text in ["no cramp", "not a cramp", "no leg cramps"] {
        let said = CrampWords::read(&words(text), &now(NIGHT_NOW, ZONE)).unwrap();
        assert!(said.leftovers[0].reason.unwrap().contains("`cramp none`"), "{text}");
        assert_eq!(said.muscle, None);
    }
    for (text, none) in [
        ("no cramp", true),
        ("none", true),
        ("None yesterday", true),
        ("calf none", false),
        ("note none", false),
        ("2min none", false),
    ] {
        let said = CrampWords::read(&words(text), &now(NIGHT_NOW, ZONE)).unwrap();
        assert_eq!(said.says_none(), none, "{text}");
    }
}

#[test]
fn four_digits_after_a_date_are_its_year() {
    let now = now(NIGHT_NOW, ZONE);
    assert!(matches!(when("31 dec 2030", &now), Err(Refused::FutureNight(_))));
    assert!(matches!(when("22 nov 2027 3am", &now), Err(Refused::FutureTime(_))));
    let said = CrampWords::read(&words("20 feb 0215"), &now).unwrap();
    assert_eq!((said.when, said.leftovers.len()), (None, 1));
}

#[test]
fn a_diary_begins_at_the_noon_of_1900_and_has_no_earlier_night_or_day() {
    let now = now(NIGHT_NOW, ZONE);
    assert_eq!(local("1 jan 1900 noon", &now), "1900-01-01 12:00");
    for text in ["1 jan 1900 3am", "1 jan 1900 11:59", "1 jan 1900 morning"] {
        assert!(matches!(when(text, &now), Err(Refused::NightOutside(_))), "{text}");
    }
    for text in ["1899-12-31T23:59", "1850-01-01T13:00:00Z"] {
        assert!(matches!(when(text, &now), Err(Refused::DayOutside(_))), "{text}");
    }
}

#[test]
fn what_is_still_to_come_is_refused() {
    let now = now(NIGHT_NOW, ZONE);
    for text in ["5 minutes from now", "in 5 minutes", "half an hour from now"] {
        assert!(matches!(when(text, &now), Err(Refused::FutureTime(_))), "{text}");
    }
}

#[test]
fn the_later_of_two_hours_is_never_that_of_the_day_before() {
    let mut now = now("2025-10-26T02:40:00+02:00", "Europe/Berlin");
    now.later = true;
    for text in ["02:30", "sun 02:30"] {
        assert!(matches!(when(text, &now), Err(Refused::FutureTime(_))), "{text}");
    }
    assert_eq!(local("01:30", &now), "2025-10-26 01:30");
}

#[test]
fn a_bare_time_lies_in_the_night_that_is_meant() {
    let mut now = now(NIGHT_NOW, ZONE);
    now.night = Some(crate::diary::Night::named_after("2026-11-10".parse().unwrap()));
    assert_eq!(local("2:15", &now), "2026-11-11 02:15");
    assert_eq!(local("at 23", &now), "2026-11-10 23:00");
    assert_eq!(local("yesterday 2:15", &now), "2026-11-21 02:15");
    assert_eq!(local("20 min ago", &now), "2026-11-22 03:05");
}

#[test]
fn hours_are_understood_where_they_are_said_to_be_hours() {
    let now = now(NIGHT_NOW, ZONE);
    for text in [
        "at 3",
        "around 3",
        "about 3",
        "3 o'clock",
        "woke at 3",
        "3 in the morning",
        "at three",
        "300",
        "0300",
        "3am",
    ] {
        assert_eq!(local(text, &now), "2026-11-22 03:00", "{text}");
    }
    assert_eq!(logged("at 3 pain 5"), "Sun 22 Nov 2026 03:00, pain 5");
    assert_eq!(logged("5.11.26 2:15"), "Thu 5 Nov 2026 02:15");
    assert_eq!(logged("22/11/26 2:15"), "Sun 22 Nov 2026 02:15");
    assert_eq!(logged("22/11 2:15"), "Sun 22 Nov 2026 02:15");
    assert_eq!(logged("23h40"), "Sat 21 Nov 2026 23:40");
    for text in ["about 3 min", "about 3 cramps", "400 mg", "1000 cramps", "2-3 min"] {
        let said = CrampWords::read(&words(text), &now).unwrap();
        assert_eq!((said.when, said.pain), (None, None), "{text}");
    }
}

#[test]
fn an_hour_without_its_half_of_the_day_is_the_latest_one() {
    let now = now(NIGHT_NOW, ZONE);
    for (text, expected) in [
        ("at ten", "2026-11-21 22:00"),
        ("at 11", "2026-11-21 23:00"),
        ("at 3", "2026-11-22 03:00"),
        ("at 4", "2026-11-21 16:00"),
        ("at 12", "2026-11-22 00:00"),
        ("at 23", "2026-11-21 23:00"),
        ("11 o'clock", "2026-11-21 23:00"),
        ("half past ten", "2026-11-21 22:30"),
        ("10:30", "2026-11-21 10:30"),
        ("3 uhr", "2026-11-22 03:00"),
        ("last night at 11", "2026-11-21 23:00"),
        ("last night at 2", "2026-11-22 02:00"),
        ("last night at 12", "2026-11-22 00:00"),
        ("yesterday evening at 10", "2026-11-21 22:00"),
        ("yesterday at 2", "2026-11-21 02:00"),
        ("fri at 11am", "2026-11-20 11:00"),
    ] {
        assert_eq!(local(text, &now), expected, "{text}");
    }
    let spring = self::now("2026-03-29T03:25:00+02:00", ZONE);
    assert!(matches!(when("at 2", &spring), Err(Refused::Gap { .. })));
    assert_eq!(local("at 4", &spring), "2026-03-28 16:00");
    let autumn = self::now("2026-10-25T08:00:00+01:00", ZONE);
    assert!(matches!(when("at 2", &autumn), Ok(Some(When::At { ambiguous: Some(_), .. }))));
}

#[test]
fn a_number_is_never_silently_something_else() {
    for (text, meaning) in [
        ("calf pain 5 min", "calf, 5 min"),
        ("calf pain for 2 min", "calf, 2 min"),
        ("calf pain 5 2 min", "calf, 2 min, pain 5"),
        ("calf left or right", "calf, not understood: “left or right” leaves open which it was"),
        ("calf or foot", "not understood: “calf or foot” leaves open which it was"),
        ("calf up", "calf, not understood: “up”"),
        (
            "calf every 5 min",
            "calf, not understood: “every 5 min” does not say how long the cramp lasted",
        ),
        ("foot up 2min", "foot, 2 min, not understood: “up”"),
        ("calf for 1:30", "calf, not understood: “for 1:30” could be minutes or hours (1min30s?)"),
        (
            "calf lasting 2:30",
            "calf, not understood: “lasting 2:30” could be minutes or hours (2min30s?)",
        ),
    ] {
        assert_eq!(logged(text), meaning, "{text}");
    }
}

#[test]
fn a_number_that_is_plainly_no_score_is_not_taken_for_one() {
    let now = now(NIGHT_NOW, ZONE);
    for (text, expected) in [
        ("calf lasted 5", Some("5 min")),
        ("lasted 5 left calf", Some("5 min")),
        ("calf 2 minuets", Some("2 min")),
        ("calf 2 mn", Some("2 min")),
        ("calf half 3", None),
        ("calf between 2 and 3", None),
        ("calf awake since 3", None),
        ("calf 3 slept on the sofa", None),
        ("calf this morning 5", Some("at 5")),
        ("calf yesterday evening 10", Some("at 10")),
        ("calf 7", Some("pain 7")),
        ("7 calf", Some("pain 7")),
    ] {
        let said = CrampWords::read(&words(text), &now).unwrap();
        let likely = said.leftovers.iter().find_map(|leftover| leftover.likely.as_deref());
        assert_eq!((likely, said.pain), (expected, None), "{text}");
        assert_eq!(said.muscle, Some(crate::diary::Muscle::Calf), "{text}");
    }
}

#[test]
fn a_word_without_spaces_is_understood_whole_or_not_at_all() {
    assert_eq!(logged("left-calf"), "left calf");
    assert_eq!(logged("calf/left/2min"), "left calf, 2 min");
    assert_eq!(logged("calf,left,7/10"), "left calf, pain 7");
    assert_eq!(logged("2-min"), "2 min");
    assert_eq!(logged("left-odd"), "not understood: “left-odd”");
    let both = CrampWords::read(&words("left/right"), &now(NIGHT_NOW, ZONE)).unwrap();
    assert_eq!((both.side, both.leftovers.len()), (None, 1));
}

#[test]
fn what_helped_may_be_said_apart() {
    let neither = "stretch did not help, massage did not help";
    assert_eq!(logged("stretch massage nothing helped"), neither);
    assert_eq!(logged("massage did nothing"), "massage did not help");
    assert_eq!(logged("stretched 2min, didn't help"), "stretch did not help after 2 min");
}

#[test]
fn a_proposal_is_always_understood_and_always_news() {
    let now = now(NIGHT_NOW, ZONE);
    let likely = |text: &str| {
        let said = CrampWords::read(&words(text), &now).unwrap();
        said.leftovers.into_iter().find_map(|leftover| leftover.likely)
    };
    assert_eq!(likely("strech helped").as_deref(), Some("stretch helped"));
    assert_eq!(likely("a couple of minutes").as_deref(), Some("2min"));
    for text in [
        "left lft",
        "7 pain 3",
        "calf clf",
        "really",
        "hell",
        "going",
        "night",
        "half",
        "inner",
        "notes",
        "water",
        "six",
        "mild",
        "moderate",
        "severe",
        "few minutes",
        "2min a couple of min",
    ] {
        assert_eq!(likely(text), None, "{text}");
    }
    assert_eq!(noted("wter 3 glasses"), "not understood: “wter 3 glasses” (water 3 glasses?)");
    for text in ["coffee", "wter"] {
        assert!(!noted(text).contains('?'), "{text}");
    }
}

#[test]
fn drinks_add_up_and_are_not_water() {
    assert_eq!(noted("1 glass of wine 2 beers"), "alcohol 3 units");
    assert_eq!(noted("2 beers 2 wine"), "alcohol 4 units");
    assert_eq!(noted("drank 2 glasses of wine"), "alcohol 2 units");
    assert_eq!(noted("drank 2 beers"), "alcohol 2 units");
    assert_eq!(noted("drank 2 glasses"), "water 480 ml");
    assert!(noted("no alcohol 2 beers").contains("at once"));
    assert!(noted("water -200ml").contains("cannot be taken away"));
}

#[test]
fn a_date_that_could_be_two_days_is_not_chosen_from() {
    for (text, likely) in
        [("11/5", "5 nov 2026"), ("5/11", "5 nov 2026"), ("11/5/2025", "5 nov 2025")]
    {
        let said = CrampWords::read(&words(text), &now(NIGHT_NOW, ZONE)).unwrap();
        assert_eq!((said.leftovers.len(), &said.when), (1, &None), "{text}");
        assert_eq!(said.leftovers[0].likely.as_deref(), Some(likely), "{text}");
    }
    for (text, meaning) in [("11/11 2:15", "Wed 11 Nov 2026 02:15"), ("7/10", "pain 7")] {
        assert_eq!(logged(text), meaning, "{text}");
    }
}

#[test]
fn a_long_line_is_read_as_fast_as_many_short_ones() {
    for text in
        ["toes up ", "foot cold ", "foot up ", "5 foot cold ", "stretch and walk ", "2 more "]
    {
        let line = text.repeat(200);
        assert!(!logged(line.trim()).is_empty() && !noted(line.trim()).is_empty(), "{text}");
    }
}

#[test]
fn more_of_something_is_added() {
    for text in ["water 250ml more", "250 ml extra", "another 250ml", "plus 250ml water", "+250ml"]
    {
        assert_eq!(noted(text), "water 250 ml more", "{text}");
    }
    for text in ["plus 1 glass water", "another glass of water", "one more glass of water"] {
        assert_eq!(noted(text), "water 240 ml more", "{text}");
    }
    assert_eq!(noted("water 2 more glasses"), "water 480 ml more");
    assert!(noted("water 2 more more").contains("not understood"));
    assert_eq!(noted("another beer"), "alcohol 1 units more");
}

#[test]
fn water_is_not_proposed_for_anything_else() {
    for text in [
        "beer 500ml",
        "500ml beer",
        "1 cup coffee",
        "coffee 1 cup",
        "water 3 pints",
        "water 2 quarts",
        "water 2 bottles",
        "another cup coffee",
    ] {
        let said = noted(text);
        assert!(said.contains("not understood") && !said.contains('?'), "{text}: {said}");
    }
    assert!(noted("water 1").contains("(water 1 glass?)"));
    assert!(noted("500ml").contains("(water 500ml?)"));
    assert!(noted("500ml, no stretch").contains("(water 500ml?)"));
}

#[test]
fn an_amount_of_a_medicine_is_no_part_of_its_name_and_no_length_is_an_amount() {
    let now = now(MORNING_NOW, ZONE);
    let read = |text: &str| MedicineWords::read(&words(text), &now).unwrap();
    assert_eq!(read("atorvastatin 1/2 tablet").to_string(), "atorvastatin, 0.5 tablets");
    assert_eq!(read("atorvastatin ½ tablet").to_string(), "atorvastatin, 0.5 tablets");
    assert_eq!(read("ramipril 5 mg bid").to_string(), "ramipril, 5 mg, bid");
    for (text, kept, likely) in [
        ("1/2 ibuprofen", "1/2", Some("0.5 tablet")),
        ("ibuprofen 2x20mg", "2x20mg", None),
        ("2 x 400 mg ibuprofen", "2 x 400 mg", None),
        ("ibuprofen for 3 months", "for 3 months", None),
        ("ibuprofen 1-2", "1-2", None),
        ("ibuprofen 10 days", "10 days", None),
        ("ibuprofen from 1 dec", "from 1 dec", None),
        ("ibuprofen from 11/5", "11/5", None),
    ] {
        let said = read(text);
        assert_eq!(said.leftovers.len(), 1, "{text}: {said}");
        let left = &said.leftovers[0];
        assert!(left.text.ends_with(kept) && left.reason.is_some(), "{text}: {said}");
        assert!(likely.is_none() || left.likely.as_deref() == likely, "{text}: {said}");
        assert_eq!(said.medicine.unwrap().name(), "ibuprofen", "{text}");
    }
    for text in ["x from 1 dec 2025", "x since 1 dec", "x from 1 nov", "x from 1 mar"] {
        assert_eq!(read(text).leftovers, [], "{text}");
    }
}

#[test]
fn everything_named_after_forget_is_forgotten() {
    let unknown = "water back to unknown, standing back to unknown";
    assert_eq!(noted("forget water standing"), unknown);
    assert_eq!(noted("forget water and standing"), unknown);
    assert_eq!(noted("forget water standing 7h"), "water back to unknown, standing 7 h");
    assert_eq!(noted("forget running"), "exercise back to unknown");
    assert_eq!(noted("forget exercise"), "exercise back to unknown");
    assert_eq!(noted("forget note water 2l"), "water 2000 ml, note forgotten");
}

#[test]
fn bed_is_in_the_evening_and_rising_in_the_morning() {
    assert_eq!(noted("bed at 11 up 7"), "bed time 23:00, rise time 07:00");
    assert_eq!(noted("went to bed at 10:30 got up at 6"), "bed time 22:30, rise time 06:00");
    assert_eq!(noted("to bed 23h"), "bed time 23:00");
    assert_eq!(noted("bed 1am"), "bed time 01:00");
}

#[test]
fn a_bare_number_is_no_part_of_a_medicine() {
    let now = now(MORNING_NOW, ZONE);
    for (text, kept, likely) in [
        ("2 aspirin", "2", Some("2 tablets")),
        ("aspirin 400", "400", Some("400 mg")),
        ("aspirin 1000", "1000", Some("1000 mg")),
        ("two aspirin", "two", Some("2 tablets")),
        ("an aspirin", "an", Some("1 tablet")),
        ("some aspirin", "some", None),
        ("aspirin twice", "twice", Some("twice daily")),
        ("aspirin 2x", "2x", Some("2x daily")),
    ] {
        let said = MedicineWords::read(&words(text), &now).unwrap();
        assert_eq!(said.leftovers.len(), 1, "{text}");
        assert_eq!(said.leftovers[0].text, kept);
        assert_eq!(said.leftovers[0].likely.as_deref(), likely);
        assert_eq!(said.medicine.unwrap().name(), "aspirin");
    }
    for name in ["vitamin D3", "vitamin D 3", "vitamin A", "B12", "omega 3", "coenzyme Q 10"] {
        let said = MedicineWords::read(&words(name), &now).unwrap();
        assert_eq!((said.leftovers.len(), said.medicine.unwrap().name()), (0, name));
    }
}

#[test]
fn a_schedule_does_not_say_when_one_dose_was() {
    let now = now(MORNING_NOW, ZONE);
    for text in ["aspirin in the evening", "aspirin at breakfast", "aspirin yesterday at night"] {
        let start = MedicineWords::read(&words(text), &now).unwrap();
        assert_eq!(start.leftovers, [], "{text}");
        let dose = MedicineWords::read_dose(&words(text), &now).unwrap();
        assert_eq!((dose.leftovers.len(), dose.schedule), (1, None), "{text}");
    }
    let dose = MedicineWords::read_dose(&words("aspirin 10 in the evening"), &now).unwrap();
    assert_eq!(dose.leftovers, []);
    assert_eq!(dose.when.unwrap().moment().unwrap().local().to_string(), "2026-11-21 22:00:00");
}

#[test]
fn saturday_and_sitting_are_told_apart() {
    let now = now(MORNING_NOW, ZONE);
    for (text, meaning) in [
        ("sat standing 7h", "Sat 21 Nov 2026: standing 7 h"),
        ("standing 7h sat 5h", "standing 7 h, sitting 5 h"),
    ] {
        assert_eq!(
            DayWords::read(&words(text), &now, &Catalogue::built_in()).unwrap().to_string(),
            meaning
        );
    }
}

/// Words of all kinds, so that phrases and halves of phrases meet.
fn typed() -> impl Strategy<Value = Vec<String>> {
    let known = "left calf both back to up pain 7 7/10 2min 1:30 25:00 0230 pm 31 feb 2025 last night \
        yesterday fri on the 20 ago min half an a hour -20m + +250ml water 6 glasses of no not \
        forget run hard until at stretch helped bit didn't 3x x twice cramps 40mg 1,000 iu every \
        since 18..21 .. note 2025-02-30T02:15 2025-02-20T02:15Z 99999999999999999999999 heels \
        slept my magnesium standing other bed days week wasn't never cramp but left-calf \
        calf/2min 3:05-3:10 2-3 to from about three o'clock quarter past ninety seconds in now \
        wine drank twenty 2030 22/11 20.11. 300 23h40 nothing helped clf wter morning mon";
    let known: Vec<String> = known.split_whitespace().map(str::to_owned).collect();
    let word = prop_oneof![
        8 => prop::sample::select(known),
        1 => "\\PC{0,6}",
        1 => "[-+x0-9:.,/apmhsT]{0,9}",
        1 => any::<String>(),
        1 => "[a-c\u{0}-\u{20}\u{7f}-\u{9f}\u{2066}]{0,6}",
    ];
    prop::collection::vec(word, 0..9)
}

/// Tells whether every word is understood or kept, in order.
fn accounts_for(words: &[String], understood: usize, leftovers: &[Leftover]) -> bool {
    let shown: Vec<String> = words.iter().map(|word| clean(word)).collect();
    let typed: Vec<&str> = shown.iter().flat_map(|word| word.split_whitespace()).collect();
    let kept: Vec<&str> = leftovers.iter().flat_map(|left| left.text.split_whitespace()).collect();
    let mut rest = typed.iter();
    understood + kept.len() == typed.len() && kept.iter().all(|kept| rest.any(|word| word == kept))
}

proptest! {
    #[test]
    fn no_word_is_ever_lost(words in typed(), later: bool) {
        let now = Now { later, ..now("2025-10-26T02:40:00+01:00", "Europe/Berlin") };
        if let Ok(said) = CrampWords::read(&words, &now) {
            prop_assert!(accounts_for(&words, said.understood, &said.leftovers), "{said:?}");
        }
        if let Ok(said) = DayWords::read(&words, &now, &Catalogue::built_in()) {
            prop_assert!(accounts_for(&words, said.understood, &said.leftovers), "{said:?}");
        }
        if let Ok(said) = MedicineWords::read(&words, &now) {
            prop_assert!(accounts_for(&words, said.understood, &said.leftovers), "{said:?}");
        }
        if let Ok(said) = NightWords::read(&words, &now) {
            prop_assert!(accounts_for(&words, said.understood, &said.leftovers), "{said:?}");
        }
    }

    #[test]
    fn what_is_understood_is_never_in_the_future(words in typed()) {
        let now = now("2025-10-26T02:40:00+01:00", "Europe/Berlin");
        if let Ok(CrampWords { when: Some(when), .. }) = CrampWords::read(&words, &now) {
            prop_assert!(when.night() <= now.night());
            prop_assert!(when.moment().is_none_or(|moment| moment.at() <= now.moment.at()));
        }
    }
}

#[test]
fn what_was_only_perhaps_so_is_kept_in_the_note() {
    assert_eq!(logged("calf maybe swelling"), "calf, not understood: “maybe swelling”");
    assert_eq!(logged("calf swollen? not sure"), "calf, not understood: “swollen? not sure”");
    assert_eq!(noted("maybe dark urine, hot"), "hot day yes, not understood: “maybe dark urine,”");
    assert_eq!(noted("dark urine?"), "not understood: “dark urine?”");
}

#[test]
fn a_no_behind_a_name_belongs_to_it() {
    for (text, meaning) in [
        ("calf weakness no", "calf, weakness no"),
        ("calf swelling: no, 2min", "calf, 2 min, swelling no"),
        ("calf woke no", "calf, did not wake"),
        ("calf hard no", "calf, muscle not hard"),
        ("calf swelling no weakness", "calf, swelling yes, weakness no"),
        ("calf no swelling, numbness or weakness", "calf, swelling no, numbness no, weakness no"),
    ] {
        assert_eq!(logged(text), meaning, "{text}");
    }
    assert_eq!(noted("no dry mouth or dark urine"), "dry mouth no, dark urine no");
    assert_eq!(noted("no bananas or nuts"), "bananas 0 servings, nuts 0 servings");
    assert_eq!(noted("forgot magnesium"), "magnesium supplement no");
}

#[test]
fn a_place_that_is_cold_is_a_sign_and_no_relief() {
    for (text, meaning) in [
        ("left foot cold and blue", "left foot, skin yes left cold bluish"),
        ("my foot is very cold", "foot, skin yes cold"),
        ("calf red and warm", "calf, infection yes redness warmth"),
        ("foot cold pack helped", "foot, cold (cold pack) helped"),
        ("calf cold helped a bit", "calf, cold helped a bit"),
        ("calf cold", "calf, skin yes cold"),
        ("calf is warm", "calf, infection yes warmth"),
        ("calf warm bath helped", "calf, heat helped"),
        ("calf cold night", "calf, not understood: “cold night”"),
        ("room was cold left calf", "left calf, not understood: “room was cold”"),
        ("2min cold", "2 min, ice"),
        ("2min cold helped", "2 min, cold helped"),
    ] {
        assert_eq!(logged(text), meaning, "{text}");
    }
}

#[test]
fn a_sign_does_not_hang_on_the_order_of_the_words() {
    for (texts, meaning) in [
        (&["left calf, chest pain", "chest pain, left calf"][..], "left calf, chest pain yes"),
        (&["calf and chest pain", "chest pain and calf"], "calf, chest pain yes"),
        (&["calf can't breathe", "can't breathe calf"], "calf, breathlessness yes"),
        (&["calf hard to breathe", "hard to breathe calf"], "calf, breathlessness yes"),
        (&["cold leg", "leg cold", "leg is cold"], "leg, skin yes cold"),
        (
            &["cold foot right", "cold right foot", "right foot cold"],
            "right foot, skin yes right cold",
        ),
        (&["cold pale foot", "foot cold and pale"], "foot, skin yes cold pale"),
        (&["blue toes", "toes blue"], "toe, skin yes bluish"),
        (&["leg weak", "leg is weak"], "leg, weakness yes"),
        (&["leg weak after"], "leg, weakness yes, not understood: “after”"),
        (&["calf weak afterwards"], "calf, weakness yes, not understood: “afterwards”"),
        (&["foot numb after"], "foot, numbness yes, not understood: “after”"),
        (&["foot numb", "foot went numb", "numb foot"], "foot, numbness yes"),
        (&["left calf swollen", "swollen left calf"], "left calf, swelling yes left"),
        (&["both calves swollen"], "calf on both sides, swelling yes"),
        (&["left calf swelling right"], "left calf, swelling yes right"),
        (&["left calf fever"], "left calf, infection yes fever"),
        (&["left calf no swelling"], "left calf, swelling no"),
    ] {
        for text in texts {
            assert_eq!(logged(text), meaning, "{text}");
        }
    }
}

#[test]
fn a_sign_of_another_place_is_noted_and_its_words_are_kept() {
    let said = logged("left calf, foot cold");
    assert!(
        said.starts_with("left calf, skin yes left cold, not understood: “foot cold”"),
        "{said}"
    );
}

#[test]
fn what_one_was_doing_is_nothing_that_was_tried() {
    for text in ["walking", "while walking", "standing", "while stretching", "walk"] {
        assert_eq!(logged(&format!("calf {text}")), format!("calf, not understood: “{text}”"));
    }
    for (text, meaning) in [
        ("walked", "walked"),
        ("tried walking", "walked"),
        ("walking helped", "walking helped"),
        ("walk helped", "walking helped"),
        ("stretch and walking", "stretch, walked"),
        ("walking nothing helped", "walking did not help"),
        ("stood up", "stood"),
    ] {
        assert_eq!(logged(text), meaning, "{text}");
    }
}

#[test]
fn a_length_behind_what_was_tried_is_its_own() {
    for (text, meaning) in [
        ("calf walked around 15 min helped", "calf, walking helped after 15 min"),
        ("calf massaged 15 min", "calf, massage after 15 min"),
        ("calf heat for 20 min helped", "calf, heat helped after 20 min"),
        ("calf stretched 20 min no help", "calf, stretch did not help after 20 min"),
        ("calf stretched, 2min", "calf, 2 min, stretch"),
        ("calf stretch helped 2min", "calf, 2 min, stretch helped"),
        ("calf massaged, 20 min awake", "calf, awake 20 min, massage"),
        ("calf massaged 20 min ago", "Sun 22 Nov 2026 03:05, calf, massage"),
    ] {
        assert_eq!(logged(text), meaning, "{text}");
    }
}

#[test]
fn a_length_before_a_comma_is_that_of_the_cramp() {
    assert_eq!(logged("calf, 3h, awake 20 min"), "calf, 3 h, awake 20 min");
    assert_eq!(logged("calf, 2 min, 20 min awake"), "calf, 2 min, awake 20 min");
}

#[test]
fn toes_that_were_pulled_up_are_a_relief_and_no_second_place() {
    for (text, meaning) in [
        ("calf toes pulled up helped", "calf, toes pulled up helped"),
        ("calf, toes pulled up, helped", "calf, toes pulled up helped"),
        ("calf pulled my toes up didn't help", "calf, toes pulled up did not help"),
        ("calf toes up helped a little", "calf, toes pulled up helped a bit"),
        ("left calf toes up", "left calf, toes pulled up"),
        ("calf toes up, massage helped", "calf, toes pulled up, massage helped"),
        ("toes up all night", "not understood: “toes up all night”"),
        ("toes pulled up all night", "toe, not understood: “pulled up all night”"),
        ("foot up on a pillow", "not understood: “foot up on a pillow”"),
    ] {
        assert_eq!(logged(text), meaning, "{text}");
    }
}

#[test]
fn everyday_words_do_not_become_details_of_a_cramp() {
    for text in [
        "hard to sleep",
        "hard mattress",
        "weak tea",
        "wound up after work",
        "skin dry",
        "warning my boss",
        "toes pointing up",
        "went right away",
        "nothing left over",
        "after 20 min in bed",
        "20 min later",
        "cold night",
    ] {
        let said = CrampWords::read(&words(text), &now(NIGHT_NOW, ZONE)).unwrap();
        let left = said.note_text().unwrap_or_default();
        assert!(left.split(' ').count() + 1 >= text.split(' ').count(), "{text}: {said}");
    }
}

#[test]
fn nothing_helped_is_said_in_many_ways() {
    for text in ["nothing helped", "none helped", "neither helped", "none of it worked"] {
        let text = format!("stretch massage {text}");
        let said = logged(&text);
        assert!(said.starts_with("stretch did not help, massage did not help"), "{text}: {said}");
    }
}

#[test]
fn a_number_behind_a_pain_reliever_is_no_time() {
    assert_eq!(logged("calf ibuprofen 400"), "calf, analgesic (ibuprofen 400)");
    assert_eq!(logged("calf paracetamol 1000 helped"), "calf, analgesic (paracetamol 1000) helped");
}

#[test]
fn sat_and_sun_are_not_always_days() {
    assert!(noted("sat at desk standing 3h").starts_with("standing 3 h"));
    assert!(!noted("drank 5 cups of tea").contains("water 1200"));
}

#[test]
fn what_the_program_says_of_a_place_and_a_state_can_be_typed() {
    for text in [
        "calf, up and about",
        "left calf, up and about",
        "calf on both sides",
        "both sides",
        "left side, pain 5",
        "right side",
    ] {
        assert_eq!(logged(text), text);
    }
    assert_eq!(logged("calf curled up"), "calf, not understood: “curled up”");
    assert_eq!(logged("leg up"), "leg, not understood: “up”");
}
