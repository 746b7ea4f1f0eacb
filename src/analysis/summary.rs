//! Summary: everything the diary answers about its nights, as one value.

use std::collections::BTreeMap;

use crate::diary::{Cramp, Diary, Muscle, Night, NightStatus, Side, Technique};

use super::factors::{self, Scan};
use super::{
    ClockTimes, Coverage, CrampRate, Following, MedicineStart, NightHalves, NightShare, Quartiles,
    Series, Trend, Tried,
};

/// What a run of nights says; each part is `None` or empty where it has no answer.
///
/// Cramps while up and about are left out everywhere else than where it is said.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    /// The first night.
    pub first: Night,
    /// The last night, included.
    pub last: Night,
    /// How many nights are known, and how many are not.
    pub coverage: Coverage,
    /// The nights that were said to be free of cramps and yet have one, in order.
    pub contradictions: Vec<Night>,
    /// The share of cramp nights among the known ones.
    pub night_share: Option<NightShare>,
    /// The number of cramps per known night.
    pub cramp_rate: Option<CrampRate>,
    /// How the night after a cramp night went.
    pub after_cramp: Following,
    /// How the night after a calm night went.
    pub after_free: Following,
    /// Whether cramp nights become fewer or more; without a grade for a picked window.
    pub trend: Trend,
    /// The nights before and since each start of a regular medicine; of a picked window those that
    /// lie in it, without a grade.
    pub medicines: Vec<MedicineStart>,
    /// When the first cramp of a night begins.
    pub clock: Option<ClockTimes>,
    /// Whether cramps come early or late in the time in bed.
    pub halves: Option<NightHalves>,
    /// How long a recorded cramp lasts, in seconds; one value for each record that has it.
    pub duration_s: Option<Quartiles>,
    /// How bad a recorded cramp is, 0 to 10; one value for each record that has it.
    pub pain: Option<Quartiles>,
    /// The number of cramps of each muscle that was noted.
    pub muscles: BTreeMap<Muscle, u32>,
    /// The number of cramps of each side that was noted.
    pub sides: BTreeMap<Side, u32>,
    /// What was tried in the cramps and what came of it, the most frequent first; those while up and
    /// about belong here, too.
    pub tried: Vec<(Technique, Tried)>,
    /// What goes with the nights; without grades for a picked window.
    pub scan: Scan,
}

impl Summary {
    /// Returns what the whole diary says, or the nights of a picked window, both ends included.
    ///
    /// A window is cut to the nights from the first to the last on which anything was
    /// recorded. `None` if nothing is recorded or the window lies outside.
    pub fn of(diary: &Diary, window: Option<(Night, Night)>) -> Option<Self> {
        let span = diary.span()?;
        let (first, last) = window.map_or(span, |(from, to)| (from.max(span.0), to.min(span.1)));
        if last < first {
            return None;
        }
        let series = Series::between(diary, first, last);
        let within = |cramp: &&Cramp| (first..=last).contains(&cramp.night);
        let all: Vec<&Cramp> = diary.cramps.iter().map(|it| &it.fact).filter(within).collect();
        let cramps: Vec<&Cramp> = all.iter().copied().filter(|it| it.is_nocturnal()).collect();
        let trend = Trend::of(&series);
        let noted = || cramps.iter().copied();
        Some(Self {
            first,
            last,
            coverage: Coverage::of(&series),
            contradictions: series.contradictions().to_vec(),
            night_share: NightShare::of(&series),
            cramp_rate: CrampRate::of(&series),
            after_cramp: Following::of(&series, NightStatus::Cramp),
            after_free: Following::of(&series, NightStatus::Free),
            trend: if window.is_some() { trend.without_grade() } else { trend },
            medicines: MedicineStart::within(diary, &series, window),
            clock: ClockTimes::of(noted()),
            halves: NightHalves::of(diary, noted()),
            duration_s: Quartiles::of(noted().filter_map(|c| Some(c.duration?.seconds().into()))),
            pain: Quartiles::of(noted().filter_map(|c| Some(c.pain?.score().into()))),
            muscles: counted(noted().filter_map(|c| Some((c.muscle?, c.count)))),
            sides: counted(noted().filter_map(|c| Some((c.side?, c.count)))),
            tried: Tried::of(all.into_iter()),
            scan: scan(diary, span, window),
        })
    }
}

/// Holds everything in the scan against the nights of the diary, or of a picked window.
fn scan(diary: &Diary, span: (Night, Night), window: Option<(Night, Night)>) -> Scan {
    let nights = Series::between(diary, span.0, span.1);
    let exposures = factors::scanned(diary, &nights);
    match window {
        None => Scan::of(&nights, &exposures),
        Some((first, last)) => Scan::without_grades(&nights.within(first, last), &exposures),
    }
}

/// Returns how many cramps each kind stands for.
fn counted<K: Ord>(records: impl Iterator<Item = (K, u32)>) -> BTreeMap<K, u32> {
    let mut counts = BTreeMap::new();
    for (kind, count) in records {
        *counts.entry(kind).or_default() += count;
    }
    counts
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use proptest::prelude::{any, prop_assert_eq, proptest};
    use serde_json::{Value as Json, json};

    use super::super::known::{SAMPLES, at, close, diary, noted, recorded, sample, vectors};
    use super::super::medicines::BeforeAfterGrade;
    use super::super::{Kendall, MonthShare, TrendGrade};
    use super::*;
    use crate::diary::{Day, Recorded, State};

    fn night(evening: &str) -> Night {
        Night::named_after(evening.parse().unwrap())
    }

    fn summary(diary: &Diary) -> Summary {
        Summary::of(diary, None).unwrap()
    }

    /// A diary from 1 January 2025 on with these numbers of cramps; `None` is a night without a word.
    fn nights(counts: &[Option<u32>]) -> Diary {
        let mut diary = Diary::default();
        for (place, count) in counts.iter().enumerate() {
            let night = night("2025-01-01").after(place as u64);
            diary.days.insert(night.evening(), Day::new(noted()));
            match *count {
                Some(0) => drop(diary.confirmed_none.insert(night, noted())),
                Some(count) => {
                    diary.cramps.push(recorded(place, Cramp { count, ..Cramp::on(night) }));
                }
                None => {}
            }
        }
        diary
    }

    #[track_caller]
    fn assert_figures(found: &Summary, figures: &Json) {
        assert_eq!(figures["first"], found.first.evening().to_string());
        assert_eq!(figures["last"], found.last.evening().to_string());
        assert_eq!(figures["nights"], found.coverage.nights);
        assert_eq!(figures["known"], found.coverage.known);
        assert_eq!(figures["unknown"], found.coverage.unknown());
        assert_eq!(figures["contradictions"], found.contradictions.len());
        let (low, high) = found.coverage.share_bounds().unwrap();
        close(low, &figures["share_bounds"][0]);
        close(high, &figures["share_bounds"][1]);
        for (following, name) in
            [(found.after_cramp, "after_cramp"), (found.after_free, "after_free")]
        {
            assert_eq!(figures[name], json!([following.cramp_nights, following.nights]), "{name}");
        }
        assert_rates(found, figures);
        assert_trend(&found.trend, &figures["trend"]);
        assert_clock(found, figures);
        assert_cramps(found, figures);
    }

    #[track_caller]
    fn assert_rates(found: &Summary, figures: &Json) {
        let (share, expected) = (found.night_share.unwrap(), &figures["night_share"]);
        assert_eq!(expected["cramp_nights"], share.cramp_nights);
        assert_eq!(expected["known"], share.known);
        close(share.share, &expected["share"]);
        close(share.clumping, &expected["D"]);
        close(share.interval.low, &expected["lo"]);
        close(share.interval.high, &expected["hi"]);
        let (rate, expected) = (found.cramp_rate.unwrap(), &figures["count_rate"]);
        assert_eq!(expected["cramps"], f64::from(rate.cramps));
        assert_eq!(expected["known"], rate.known);
        close(rate.per_night, &expected["per_night"]);
        close(rate.dispersion, &expected["phi"]);
        close(rate.interval.low, &expected["lo"]);
        close(rate.interval.high, &expected["hi"]);
        close(rate.per_week(), &expected["per_week"]);
        close(rate.per_week_interval().low, &expected["week_lo"]);
        close(rate.per_week_interval().high, &expected["week_hi"]);
    }

    #[track_caller]
    fn assert_trend(found: &Trend, figures: &Json) {
        assert_eq!(figures["months"], found.months.len());
        for (month, row) in found.months.iter().zip(figures["table"].as_array().unwrap()) {
            assert_eq!(row["month"], month.month.format("%Y-%m").to_string());
            assert_eq!(row["known"], month.known);
            close(month.share, &row["share"]);
        }
        assert_eq!(figures["grade"], found.grade.unwrap().word());
        let Some(test) = found.test else {
            assert!(figures["S"].is_null());
            return;
        };
        assert_kendall(&test, figures);
        close(found.per_year().unwrap(), &figures["nights_per_week_per_year"]);
        assert_eq!(figures["direction"], found.direction().unwrap().word());
        assert_eq!(figures["season_not_separable"], found.may_be_season().unwrap());
    }

    #[track_caller]
    fn assert_kendall(test: &Kendall, figures: &Json) {
        close(test.s, &figures["S"]);
        close(test.variance, &figures["var"]);
        close(test.z, &figures["z"]);
        close(test.p, &figures["p"]);
        close(test.slope, &figures["slope"]);
        close(test.slope_interval.low, &figures["slope_lo"]);
        close(test.slope_interval.high, &figures["slope_hi"]);
        assert_eq!(figures["pairs"], test.pairs);
        assert_eq!(figures["seasonal"], test.seasonal);
    }

    #[track_caller]
    fn assert_clock(found: &Summary, figures: &Json) {
        let expected = &figures["clock"];
        assert_eq!(expected.is_null(), found.clock.is_none());
        if let Some(clock) = found.clock {
            assert_eq!(expected["n"], clock.nights);
            close(clock.mean_h.unwrap(), &expected["mean"]);
            close(clock.concentration, &expected["R"]);
            close(clock.spread_h.unwrap(), &expected["circ_sd_h"]);
            close(clock.rayleigh_z, &expected["rayleigh_z"]);
            close(clock.rayleigh_p, &expected["rayleigh_p"]);
        }
        let expected = &figures["half_of_night"];
        assert_eq!(expected.is_null(), found.halves.is_none());
        if let Some(halves) = found.halves {
            assert_eq!(expected["early"], halves.early);
            assert_eq!(expected["late"], halves.late);
            close(halves.p, &expected["p"]);
            close(halves.early_share, &expected["early_share"]);
            close(halves.interval.low, &expected["lo"]);
            close(halves.interval.high, &expected["hi"]);
        }
    }

    #[track_caller]
    fn assert_cramps(found: &Summary, figures: &Json) {
        for (quartiles, name) in
            [(found.duration_s, "duration_s_quartiles"), (found.pain, "pain_quartiles")]
        {
            let three = quartiles.map(|q| json!([q.lower, q.median, q.upper]));
            assert_eq!(figures[name], three.unwrap_or_default(), "{name}");
        }
        let muscles: serde_json::Map<_, _> = found
            .muscles
            .iter()
            .map(|(muscle, count)| (muscle.word().to_owned(), json!(count)))
            .collect();
        assert_eq!(figures["muscles"], Json::Object(muscles));
    }

    #[test]
    fn every_sample_diary_has_its_known_figures() {
        for name in SAMPLES {
            let (diary, figures) = sample(name);
            assert_figures(&summary(&diary), &figures);
        }
    }

    #[test]
    fn every_diary_of_the_vectors_has_its_known_figures() {
        let vectors = vectors("diary");
        assert_eq!(vectors.len(), 6);
        for vector in vectors {
            let table = |name: &str| vector["input"][name].as_str().unwrap();
            let diary = diary(table("days_csv"), table("cramps_csv"), table("medications_csv"));
            assert_figures(&summary(&diary), &vector["expected"]);
        }
    }

    #[test]
    fn an_empty_diary_has_no_summary() {
        assert_eq!(Summary::of(&Diary::default(), None), None);
    }

    #[test]
    fn one_night_has_counts_and_a_wide_interval_and_nothing_else() {
        let found = summary(&nights(&[Some(0)]));
        assert_eq!((found.coverage.nights, found.coverage.known), (1, 1));
        assert!(found.night_share.unwrap().interval.high > 0.8);
        assert_eq!(found.trend.grade, Some(TrendGrade::TooEarly));
        assert_eq!((found.after_cramp, found.after_free), Default::default());
        assert!(found.clock.is_none() && found.halves.is_none());
        assert!(found.duration_s.is_none() && found.pain.is_none() && found.muscles.is_empty());
    }

    #[test]
    fn cramps_every_night_are_all_nights_and_no_trend() {
        let found = summary(&nights(&[Some(2); 365]));
        let share = found.night_share.unwrap();
        assert!(share.share.total_cmp(&1.0).is_eq() && share.interval.high.total_cmp(&1.0).is_eq());
        assert!(share.interval.low < 1.0);
        assert_eq!(found.trend.grade, Some(TrendGrade::NoClearTrend));
        assert_eq!(found.after_cramp, Following { cramp_nights: 364, nights: 364 });
        assert_eq!(found.after_free, Following::default());
    }

    #[test]
    fn no_cramp_at_all_still_has_an_upper_limit() {
        let found = summary(&nights(&[Some(0); 365]));
        let share = found.night_share.unwrap();
        assert!(share.interval.low.total_cmp(&0.0).is_eq() && share.interval.high > 0.0);
        let rate = found.cramp_rate.unwrap();
        assert!(rate.interval.low.total_cmp(&0.0).is_eq() && rate.interval.high > 0.0);
    }

    #[test]
    fn where_every_night_is_unknown_there_is_no_rate() {
        let found = summary(&nights(&[None; 40]));
        assert_eq!((found.coverage.nights, found.coverage.unknown()), (40, 40));
        assert_eq!(found.coverage.share_bounds(), Some((0.0, 1.0)));
        assert_eq!((found.night_share, found.cramp_rate), (None, None));
        assert_eq!(found.trend.months, []);
    }

    #[test]
    fn a_cramp_while_up_and_about_counts_nowhere() {
        let mut diary = nights(&[Some(1), Some(0)]);
        let up = Cramp {
            state: Some(State::UpAwake),
            muscle: Some(Muscle::Calf),
            ..at("2025-01-02T23:00")
        };
        let before = summary(&diary);
        diary.cramps.push(recorded(9, up));
        assert_eq!(summary(&diary), before);
    }

    #[test]
    fn a_picked_window_is_cut_to_the_diary_and_has_no_grade() {
        let (diary, _) = sample("two-years");
        let window = (night("2020-01-01"), night("2025-12-31"));
        let found = Summary::of(&diary, Some(window)).unwrap();
        assert_eq!((found.first, found.last), (night("2024-11-18"), night("2025-12-31")));
        assert_eq!(found.trend.grade, None);
        assert!(found.trend.test.is_some());
        let muscles: u32 = found.muscles.values().sum();
        assert_eq!(muscles, found.cramp_rate.unwrap().cramps);
    }

    #[test]
    fn a_picked_window_compares_its_own_nights_and_only_the_medicines_started_in_it() {
        let (diary, _) = sample("two-years");
        let known = |window| {
            let starts = Summary::of(&diary, window).unwrap().medicines;
            let known =
                |start: &MedicineStart| (start.nights.before.known, start.nights.since.known);
            (
                starts.iter().map(known).collect::<Vec<_>>(),
                starts.first().and_then(|s| s.nights.grade),
            )
        };
        assert_eq!(known(None), (vec![(50, 48)], Some(BeforeAfterGrade::TooEarly)));
        let window = |from, to| Some((night(from), night(to)));
        assert_eq!(known(window("2025-01-01", "2026-10-31")), (vec![(50, 48)], None));
        let (inside, grade) = known(window("2025-11-10", "2025-11-23"));
        assert!(inside[0].0 <= 7 && inside[0].1 <= 7 && grade.is_none());
        assert_eq!(known(window("2025-11-18", "2026-10-31")), (vec![], None));
    }

    #[test]
    fn a_window_outside_or_backwards_has_no_summary() {
        let diary = nights(&[Some(1); 10]);
        for (from, to) in [("2024-01-01", "2024-12-31"), ("2025-01-05", "2025-01-04")] {
            assert_eq!(Summary::of(&diary, Some((night(from), night(to)))), None);
        }
    }

    /// The parts that stay the same however many unknown nights follow.
    fn shares(found: &Summary) -> (Option<NightShare>, Option<CrampRate>, Vec<MonthShare>) {
        (found.night_share, found.cramp_rate, found.trend.months.clone())
    }

    proptest! {
        #[test]
        fn unknown_nights_after_whole_weeks_change_no_share(
            mut counts in proptest::collection::vec(proptest::option::of(0_u32..3), 7..200),
            unknown in 0_usize..60,
        ) {
            counts.truncate(counts.len() / 7 * 7);
            let mut longer = counts.clone();
            longer.resize(counts.len() + unknown, None);
            let (before, after) = (summary(&nights(&counts)), summary(&nights(&longer)));
            prop_assert_eq!(shares(&before), shares(&after));
        }

        #[test]
        fn the_order_of_records_never_matters(seed in any::<u64>()) {
            let (mut diary, _) = sample("half-year");
            let expected = summary(&diary);
            let shuffled = |cramp: &Recorded<Cramp>| {
                seed.wrapping_add(cramp.number.unsigned_abs()).wrapping_mul(0x9E37_79B9_7F4A_7C15)
            };
            diary.cramps.sort_by_key(shuffled);
            prop_assert_eq!(summary(&diary), expected);
        }
    }

    #[test]
    fn the_ends_of_the_calendar_do_not_panic() {
        let far = NaiveDate::MAX.pred_opt().unwrap();
        let diary = Diary {
            cramps: vec![recorded(1, Cramp::on(Night::named_after(far)))],
            ..Diary::default()
        };
        assert_eq!(summary(&diary).coverage.cramp_nights, 1);
    }
}
