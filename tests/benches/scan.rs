//! How long the scan of forty factors takes, and that it grows with the nights and not faster.
//!
//! `just bench`; nothing else runs it.

#![allow(clippy::unwrap_used, reason = "a benchmark")]

use std::hint::black_box;
use std::time::Duration;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use cramp_diary::analysis::factors::{Exposure, Scan, scanned};
use cramp_diary::analysis::{Series, Summary};
use cramp_diary::diary::{
    Bout, BoutKind, Catalogue, Cramp, Day, Diary, Dose, Factor, Intensity, Kind, Medicine, Night,
    Recorded, Value,
};
use criterion::{BenchmarkId, Criterion, SamplingMode, Throughput};

/// How many factors are noted; what follows from bouts of exercise, and a medicine, is scanned besides.
const FACTORS: usize = 40;

/// When everything was noted; nothing depends on it.
const NOTED: DateTime<Utc> = DateTime::UNIX_EPOCH;

/// The nights of 1, 10 and 100 years.
const NIGHTS: [u32; 3] = [365, 3_652, 36_525];

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    let diaries = NIGHTS.map(diary);
    measure(&mut criterion, "diary to scan", &diaries, |diary| {
        let series = Series::of(diary).unwrap();
        black_box(Scan::of(&series, &scanned(diary, &series)));
    });
    measure(&mut criterion, "exposures", &diaries, |diary| {
        let series = Series::of(diary).unwrap();
        black_box(scanned(diary, &series));
    });
    let exposed = diaries.each_ref().map(exposures);
    measure(&mut criterion, "scan", &exposed, |(series, exposures)| {
        black_box(Scan::of(series, exposures));
    });
    measure(&mut criterion, "summary", &diaries, |diary| {
        black_box(Summary::of(diary, None));
    });
    criterion.final_summary();
}

/// Measures what is done with each of the inputs, the first of one year.
fn measure<I>(criterion: &mut Criterion, name: &str, inputs: &[I], done: impl Fn(&I)) {
    let mut group = criterion.benchmark_group(name);
    group.sampling_mode(SamplingMode::Flat).sample_size(20).warm_up_time(Duration::from_secs(1));
    for (nights, input) in NIGHTS.into_iter().zip(inputs) {
        group.throughput(Throughput::Elements(nights.into()));
        group.bench_with_input(BenchmarkId::new("nights", nights), input, |bencher, input| {
            bencher.iter(|| done(input));
        });
    }
}

fn exposures(diary: &Diary) -> (Series, Vec<Exposure>) {
    let series = Series::of(diary).unwrap();
    let exposures = scanned(diary, &series);
    (series, exposures)
}

/// Returns a diary of so many nights, with most factors noted on most days.
///
/// Two factors matter, so that one link is held beside another.
fn diary(nights: u32) -> Diary {
    let catalogue = Catalogue::built_in();
    let noted = catalogue.scanned().into_iter().filter(|factor| !factor.is_computed());
    let noted: Vec<&Factor> = noted.take(FACTORS).collect();
    let first = Night::named_after(NaiveDate::from_ymd_opt(1926, 11, 21).unwrap());
    let mut chance = Chance(7);
    let mut diary = Diary::default();
    for place in (0..nights).filter(|place| place % 100 >= 5) {
        let night = first.after(place.into());
        let day = day(&noted, &mut chance);
        let matter = |key| catalogue.by_key(key)?.is_exposed(day.readings.get(key)?);
        let exposed =
            ["hot_day", "heavy_sweat"].into_iter().filter_map(matter).filter(|is| *is).count();
        if chance.below(10) < 2 + 2 * exposed {
            diary.cramps.push(recorded(Cramp::on(night)));
        } else if chance.below(10) > 0 {
            diary.confirmed_none.insert(night, NOTED.fixed_offset());
        }
        if chance.below(50) == 0 {
            diary.doses.push(recorded(dose(night)));
        }
        diary.days.insert(night.evening(), day);
    }
    diary
}

fn day(noted: &[&Factor], chance: &mut Chance) -> Day {
    let mut day = Day::new(NOTED.fixed_offset());
    for factor in noted {
        if chance.below(10) > 0 {
            day.readings.insert(factor.key.clone(), reading(factor, chance));
        }
    }
    if day.readings.get(Factor::EXERCISE) == Some(&Value::Yes) {
        day.bouts.push(recorded(bout(chance)));
    }
    day
}

fn recorded<T>(fact: T) -> Recorded<T> {
    Recorded { number: 0, key: String::new(), recorded_at: NOTED.fixed_offset(), fact }
}

fn bout(chance: &mut Chance) -> Bout {
    let intensities = [Intensity::Light, Intensity::Moderate, Intensity::Vigorous];
    Bout {
        minutes: Some(40),
        intensity: Some(intensities[chance.below(3)]),
        ended: NaiveTime::from_hms_opt(if chance.below(3) == 0 { 21 } else { 16 }, 0, 0),
        ..Bout::of(BoutKind::Other)
    }
}

fn dose(night: Night) -> Dose {
    Dose {
        medicine: Medicine::named("paracetamol").unwrap(),
        date: night.evening(),
        at: None,
        taken: true,
        strength: None,
        route: None,
    }
}

/// Returns a reading of a factor: yes on 3 of 10 days, a hundredth of its range, or any level.
fn reading(factor: &Factor, chance: &mut Chance) -> Value {
    match &factor.kind {
        Kind::YesNo if chance.below(10) < 3 => Value::Yes,
        Kind::Category(levels) => Value::Level(levels[chance.below(levels.len())].word.clone()),
        kind => kind.ends().map_or(Value::No, |(least, most)| {
            Value::Amount(least + (most - least) * chance.below(100) as f64 / 100.0)
        }),
    }
}

/// SplitMix64: numbers that look like chance and are always the same.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((bits ^ (bits >> 31)) % end as u64).unwrap()
    }
}
