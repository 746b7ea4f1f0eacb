//! Slips: what was probably meant otherwise than it was typed.
//!
//! A slip is a guess, and nothing is changed by it. Only what stands out by far is told: a guess
//! that is often wrong would not be read.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, TimeDelta, Timelike};

use super::Quartiles;
use crate::diary::{
    Cramp, Diary, Dose, Factor, Medicine, Moment, Recorded, State, Strength, Value,
};

/// The hours of the afternoon, in which few cramps of the night begin: 12:00 to 17:59.
const AFTERNOON: std::ops::Range<u32> = 12..18;
/// Whoever notes a cramp so soon has not mistaken the half of the day.
const AT_ONCE: TimeDelta = TimeDelta::minutes(30);
/// Less than a mouthful, in millilitres: a number of litres or of glasses.
const MOUTHFUL_ML: f64 = 20.0;
/// How many times another dose it takes to stand out.
const TENFOLD: f64 = 10.0;
/// How far a clock may be set back before it matters.
const SET_BACK: TimeDelta = TimeDelta::minutes(2);

/// Something that was probably meant otherwise than it was typed.
#[derive(Clone, Debug, PartialEq)]
pub enum Slip {
    /// Two cramps of one minute, muscle and side.
    CrampTwice {
        /// The number of the earlier entry.
        first: i64,
        /// The number of the later one.
        second: i64,
    },
    /// Two doses of one minute, medicine and strength.
    DoseTwice {
        /// The number of the earlier entry.
        first: i64,
        /// The number of the later one.
        second: i64,
    },
    /// A cramp in the afternoon: 14:30 that was probably 02:30.
    HalfADayOff {
        /// The number of the cramp.
        cramp: i64,
        /// When it began, by the clock on the wall.
        start: NaiveDateTime,
        /// When it probably began.
        meant: NaiveDateTime,
    },
    /// Less than a mouthful of water in a whole day: 2 ml that were probably 2 l.
    MouthfulOfWater {
        /// The day.
        date: NaiveDate,
        /// How much was noted, in ml; above 0.
        ml: f64,
    },
    /// A strength ten times or more away from the usual one of the medicine.
    Tenfold {
        /// Where it stands.
        entry: Taken,
        /// The medicine.
        medicine: Medicine,
        /// What was noted.
        noted: Strength,
        /// What was probably meant: the same digits, near the usual strength.
        meant: Strength,
    },
    /// The clock of the machine was set back between two entries of the history.
    ClockSetBack {
        /// What the clock had shown before.
        from: DateTime<FixedOffset>,
        /// What it showed at the next entry.
        to: DateTime<FixedOffset>,
        /// The cramps that were logged while it may have been ahead.
        cramps: Vec<i64>,
    },
}

/// An entry that tells the strength of a medicine, by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Taken {
    /// A course.
    Course(i64),
    /// A dose.
    Dose(i64),
}

/// Returns the probable slips of a diary; `history` is when each entry was made, the first first.
pub fn slips(diary: &Diary, history: &[DateTime<FixedOffset>]) -> Vec<Slip> {
    let cramps = twice(
        &diary.cramps,
        |it| it.start.as_ref(),
        is_same_cramp,
        |first, second| Slip::CrampTwice { first, second },
    );
    let doses = twice(
        &diary.doses,
        |it| it.at.as_ref(),
        is_same_dose,
        |first, second| Slip::DoseTwice { first, second },
    );
    let entries = cramps.into_iter().chain(half_a_day_off(diary)).chain(mouthfuls_of_water(diary));
    let medicines = doses.into_iter().chain(tenfold(diary));
    entries.chain(medicines).chain(clock_set_back(diary, history)).collect()
}

/// Finds records that say what one before says; the list is in the order of time.
fn twice<T>(
    records: &[Recorded<T>],
    start: fn(&T) -> Option<&Moment>,
    is_same: fn(&T, &T) -> bool,
    slip: fn(i64, i64) -> Slip,
) -> Vec<Slip> {
    // Two unknown times are not the same.
    let minute = |it: &Recorded<T>| start(it).map(|at| at.at().timestamp().div_euclid(60));
    let repeated = records.iter().enumerate().filter_map(|(place, later)| {
        minute(later)?;
        let before = records.get(..place)?.iter().rev();
        let mut of_this_minute = before.take_while(|it| minute(it) == minute(later));
        let first = of_this_minute.find(|it| is_same(it, later))?;
        Some(slip(first.number.min(later.number), first.number.max(later.number)))
    });
    repeated.collect()
}

fn is_same_cramp(one: &Cramp, other: &Cramp) -> bool {
    (one.muscle, &one.muscle_detail, one.side, one.count)
        == (other.muscle, &other.muscle_detail, other.side, other.count)
}

fn is_same_dose(one: &Dose, other: &Dose) -> bool {
    (&one.medicine, &one.strength, one.taken) == (&other.medicine, &other.strength, other.taken)
}

/// Finds cramps of the afternoon, unless the person sleeps by day.
fn half_a_day_off(diary: &Diary) -> Vec<Slip> {
    let nocturnal = diary.cramps.iter().filter(|it| it.is_nocturnal());
    let begun = nocturnal.filter_map(|cramp| Some((cramp, cramp.start.as_ref()?)));
    let (afternoon, night): (Vec<_>, Vec<_>) =
        begun.partition(|(_, start)| AFTERNOON.contains(&start.local().hour()));
    if afternoon.len() >= night.len() {
        return Vec::new();
    }
    let doubtful = afternoon.into_iter().filter_map(|(cramp, start)| {
        let is_meant = cramp.state == Some(State::LyingAwake)
            || cramp.recorded_at.signed_duration_since(start.at()) < AT_ONCE;
        let start = start.local();
        let meant = start.checked_sub_signed(TimeDelta::hours(12)).filter(|_| !is_meant)?;
        Some(Slip::HalfADayOff { cramp: cramp.number, start, meant })
    });
    doubtful.collect()
}

fn mouthfuls_of_water(diary: &Diary) -> Vec<Slip> {
    let little =
        diary.days.iter().filter_map(|(date, day)| match day.readings.get(Factor::WATER)? {
            Value::Amount(ml) if *ml > 0.0 && *ml < MOUTHFUL_ML => {
                Some(Slip::MouthfulOfWater { date: *date, ml: *ml })
            }
            _ => None,
        });
    little.collect()
}

/// Finds strengths far from the usual one of the same medicine, in the same unit.
fn tenfold(diary: &Diary) -> Vec<Slip> {
    let mut noted: BTreeMap<(&Medicine, &str), Vec<(Taken, &Strength)>> = BTreeMap::new();
    for (entry, medicine, strength) in strengths(diary) {
        noted.entry((medicine, strength.unit)).or_default().push((entry, strength));
    }
    let doubtful = noted.into_iter().flat_map(|((medicine, _), noted)| {
        let usual = usual(&noted);
        noted.into_iter().filter_map(move |(entry, noted)| {
            let usual = usual?;
            let ratio = noted.amount / usual;
            let stands_out = ratio >= TENFOLD || ratio * TENFOLD <= 1.0;
            let meant = Strength { amount: near(noted.amount, usual), unit: noted.unit };
            let (medicine, noted) = (medicine.clone(), noted.clone());
            stands_out.then_some(Slip::Tenfold { entry, medicine, noted, meant })
        })
    });
    doubtful.collect()
}

/// Returns every strength that was noted, courses first, each list in the order of time.
fn strengths(diary: &Diary) -> impl Iterator<Item = (Taken, &Medicine, &Strength)> {
    let courses = diary.courses.iter().filter_map(|course| {
        Some((Taken::Course(course.number), &course.medicine, course.strength.as_ref()?))
    });
    let doses = diary.doses.iter().filter_map(|dose| {
        Some((Taken::Dose(dose.number), &dose.medicine, dose.strength.as_ref()?))
    });
    courses.chain(doses)
}

/// Returns the median of some strengths; of two, the one that was noted before the other.
fn usual(noted: &[(Taken, &Strength)]) -> Option<f64> {
    match noted {
        [(_, first), _] => Some(first.amount),
        _ => Some(Quartiles::of(noted.iter().map(|(_, it)| it.amount))?.median),
    }
}

/// Moves the decimal point of an amount until it is nearest to another.
fn near(amount: f64, usual: f64) -> f64 {
    let moved = amount * TENFOLD.powf((usual / amount).log10().round());
    (moved * 1e6).round() / 1e6
}

fn clock_set_back(diary: &Diary, history: &[DateTime<FixedOffset>]) -> Vec<Slip> {
    let pairs = history.iter().zip(history.iter().skip(1));
    let back = pairs.filter(|(from, to)| from.signed_duration_since(**to) > SET_BACK);
    let told = back.map(|(from, to)| {
        let logged = diary.cramps.iter().filter(|it| (*to..=*from).contains(&it.recorded_at));
        let mut cramps: Vec<i64> = logged.map(|it| it.number).collect();
        cramps.sort_unstable();
        Slip::ClockSetBack { from: *from, to: *to, cramps }
    });
    told.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diary::{Course, Day, Muscle, Night, Side};

    fn at(text: &str) -> Moment {
        Moment::new(text.parse().unwrap(), "Europe/Berlin")
    }

    /// A cramp that was noted at breakfast on 22 November.
    fn cramp(number: i64, start: &str) -> Recorded<Cramp> {
        recorded(number, Cramp::at(at(start)))
    }

    fn recorded<T>(number: i64, fact: T) -> Recorded<T> {
        let recorded_at = "2026-11-22T08:10:00+01:00".parse().unwrap();
        Recorded { number, key: format!("{number:016x}"), recorded_at, fact }
    }

    fn slips_of(diary: &Diary) -> Vec<Slip> {
        slips(diary, &[])
    }

    fn of_cramps(cramps: Vec<Recorded<Cramp>>) -> Vec<Slip> {
        slips_of(&Diary { cramps, ..Diary::default() })
    }

    fn of_doses(strengths: &[(f64, &str)]) -> Vec<(Taken, f64)> {
        let medicine = Medicine::named("ibuprofen").unwrap();
        let dose = |(place, (amount, unit)): (usize, &(f64, &str))| {
            let date = "2026-11-01".parse::<NaiveDate>().unwrap();
            let dose = Dose {
                medicine: medicine.clone(),
                date: date + TimeDelta::days(place as i64),
                at: None,
                taken: true,
                strength: Strength::new(*amount, unit),
                route: None,
            };
            recorded(place as i64 + 1, dose)
        };
        let doses = strengths.iter().enumerate().map(dose).collect();
        tenfold_in(&Diary { doses, ..Diary::default() })
    }

    /// Returns the strengths that stand out, and what they were meant to be.
    fn tenfold_in(diary: &Diary) -> Vec<(Taken, f64)> {
        let meant = |slip| match slip {
            Slip::Tenfold { entry, meant, .. } => Some((entry, meant.amount)),
            _ => None,
        };
        slips_of(diary).into_iter().filter_map(meant).collect()
    }

    #[test]
    fn an_empty_diary_has_no_slip() {
        assert_eq!(slips_of(&Diary::default()), []);
    }

    #[test]
    fn two_cramps_of_one_minute_and_place_are_one_typed_twice() {
        let place = |number, start: &str, muscle, side| {
            let mut record = cramp(number, start);
            (record.fact.muscle, record.fact.side) = (muscle, side);
            record
        };
        let left_calf = |number, start| place(number, start, Some(Muscle::Calf), Some(Side::Left));
        let early = "2026-11-22T02:15:10+01:00";
        let cramps = vec![
            left_calf(7, early),
            place(2, early, Some(Muscle::Foot), None),
            left_calf(3, "2026-11-22T02:15:50+01:00"),
            left_calf(4, "2026-11-22T02:16:00+01:00"),
        ];
        assert_eq!(of_cramps(cramps), [Slip::CrampTwice { first: 3, second: 7 }]);
        let of_the_night = || Cramp::on(Night::named_after("2026-11-21".parse().unwrap()));
        let without_a_time = vec![recorded(1, of_the_night()), recorded(2, of_the_night())];
        assert_eq!(of_cramps(without_a_time), [], "an unknown time is not the same as another");
    }

    #[test]
    fn a_cramp_of_the_afternoon_was_probably_at_night() {
        let nights =
            || vec![cramp(1, "2026-11-20T02:15:00+01:00"), cramp(2, "2026-11-21T11:59:00+01:00")];
        let with = |start: &str, state| {
            let mut record = cramp(3, start);
            record.fact.state = state;
            of_cramps(nights().into_iter().chain([record]).collect())
        };
        let half_past_two = "2026-11-21T14:30:00+01:00";
        let start = "2026-11-21T14:30:00".parse().unwrap();
        let meant = "2026-11-21T02:30:00".parse().unwrap();
        for state in [None, Some(State::Asleep)] {
            let slips = with(half_past_two, state);
            assert_eq!(slips, [Slip::HalfADayOff { cramp: 3, start, meant }], "{state:?}");
        }
        assert_eq!(with(half_past_two, Some(State::LyingAwake)), []);
        assert_eq!(with(half_past_two, Some(State::UpAwake)), []);
        assert_eq!(with("2026-11-21T18:00:00+01:00", None), []);
        assert_eq!(with("2026-11-21T12:00:00+01:00", None).len(), 1);
    }

    #[test]
    fn who_sleeps_by_day_or_notes_it_at_once_has_not_mistaken_the_half_of_the_day() {
        let (day, night) = ("2026-11-20T14:30:00+01:00", "2026-11-21T02:15:00+01:00");
        assert_eq!(of_cramps(vec![cramp(1, day), cramp(2, night)]), []);
        let mut at_once = cramp(3, day);
        at_once.recorded_at = "2026-11-20T14:59:00+01:00".parse().unwrap();
        assert_eq!(
            of_cramps(vec![at_once, cramp(1, night), cramp(2, night)]),
            [Slip::CrampTwice { first: 1, second: 2 }]
        );
    }

    #[test]
    fn less_than_a_mouthful_of_water_in_a_day_is_another_measure() {
        let date = "2026-11-20".parse().unwrap();
        let of = |ml: f64| {
            let mut day = Day::new("2026-11-22T08:10:00+01:00".parse().unwrap());
            day.readings.insert(Factor::WATER.into(), Value::Amount(ml));
            slips_of(&Diary { days: [(date, day)].into(), ..Diary::default() })
        };
        assert_eq!(of(2.0), [Slip::MouthfulOfWater { date, ml: 2.0 }]);
        assert_eq!((of(0.0), of(20.0), of(1500.0)), (vec![], vec![], vec![]));
    }

    #[test]
    fn a_strength_that_jumps_by_ten_is_doubted_and_its_neighbours_are_not() {
        assert_eq!(
            of_doses(&[(400.0, "mg"), (4.0, "mg"), (400.0, "mg")]),
            [(Taken::Dose(2), 400.0)]
        );
        assert_eq!(of_doses(&[(40.0, "mg"), (400.0, "mg")]), [(Taken::Dose(2), 40.0)]);
        assert_eq!(of_doses(&[(2.3, "mg"), (2.3, "mg"), (0.023, "mg")]), [(Taken::Dose(3), 2.3)]);
        assert_eq!(of_doses(&[(40.0, "mg"), (390.0, "mg"), (40.0, "mg")]), []);
        assert_eq!(of_doses(&[(400.0, "mg"), (2.0, "tablets"), (0.4, "g")]), []);
        assert_eq!(of_doses(&[(400.0, "mg")]), []);
    }

    #[test]
    fn a_course_and_a_dose_of_it_are_compared() {
        let medicine = Medicine::named("furosemide").unwrap();
        let started = "2026-03-01".parse().unwrap();
        let course = |amount| Course {
            strength: Strength::new(amount, "mg"),
            ..Course::from(medicine.clone(), started)
        };
        let courses = vec![recorded(1, course(40.0)), recorded(2, course(400.0))];
        let diary = Diary { courses, ..Diary::default() };
        assert_eq!(tenfold_in(&diary), [(Taken::Course(2), 40.0)]);
        let dose = Dose {
            medicine,
            date: started,
            at: None,
            taken: true,
            strength: Strength::new(4.0, "mg"),
            route: None,
        };
        let diary = Diary { doses: vec![recorded(1, dose)], ..diary };
        assert_eq!(tenfold_in(&diary), [(Taken::Course(2), 40.0), (Taken::Dose(1), 40.0)]);
    }

    #[test]
    fn a_clock_that_was_set_back_casts_doubt_on_what_was_logged_before() {
        let mut early = cramp(1, "2026-11-23T02:15:00+01:00");
        early.recorded_at = "2026-11-23T02:15:00+01:00".parse().unwrap();
        let diary = Diary { cramps: vec![early], ..Diary::default() };
        let times = ["2026-11-23T02:15:00+01:00", "2026-11-22T02:16:00+01:00"];
        let [from, to] = times.map(|it| it.parse().unwrap());
        assert_eq!(slips(&diary, &[from, to]), [Slip::ClockSetBack { from, to, cramps: vec![1] }]);
        assert_eq!(slips(&diary, &[to, from]), []);
        assert_eq!(slips(&diary, &[to, to - SET_BACK]), [], "a clock may be put right a little");
        let elsewhere = "2026-11-22T20:00:00-05:00".parse().unwrap();
        assert_eq!(slips(&diary, &[to, elsewhere]), [], "another zone is no other time");
    }
}
