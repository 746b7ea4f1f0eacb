//! The form of the findings.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use crate::analysis::{
    ClockTimes, CrampRate, Direction, Following, Interval, Kendall, MonthShare, NightHalves,
    NightShare, Quartiles, Summary, Trend, TrendGrade, Tried,
};
use crate::diary::Technique;

use super::medicines::MedicineStartForm;
use super::{FORMAT, NightDates, ScanForm};

/// A 95 % interval.
#[derive(Debug, Serialize)]
pub(super) struct IntervalForm {
    /// The lower limit.
    low: f64,
    /// The upper limit.
    high: f64,
}

impl From<Interval> for IntervalForm {
    fn from(interval: Interval) -> Self {
        Self { low: interval.low, high: interval.high }
    }
}

/// Everything that `cramp analyze` has to say; `null` where there is no answer.
#[derive(Debug, Serialize)]
pub(crate) struct SummaryForm {
    format: u32,
    first_night: NightDates,
    last_night: NightDates,
    nights: usize,
    known_nights: usize,
    unknown_nights: usize,
    contradictory_nights: Vec<NightDates>,
    share_if_unknown_were_free: Option<f64>,
    share_if_unknown_were_cramp: Option<f64>,
    cramp_nights: Option<ShareForm>,
    cramps: Option<RateForm>,
    night_after_a_cramp_night: FollowingForm,
    night_after_a_free_night: FollowingForm,
    trend: TrendForm,
    medicines: Vec<MedicineStartForm>,
    time_of_night: Option<ClockForm>,
    half_of_the_night: Option<HalvesForm>,
    duration_s: Option<QuartilesForm>,
    pain: Option<QuartilesForm>,
    cramps_by_muscle: BTreeMap<&'static str, u32>,
    cramps_by_side: BTreeMap<&'static str, u32>,
    tried: Vec<TriedForm>,
    scan: ScanForm,
}

#[derive(Debug, Serialize)]
struct ShareForm {
    cramp_nights: usize,
    known_nights: usize,
    share: f64,
    share_interval: IntervalForm,
    per_week: f64,
    per_week_interval: IntervalForm,
    clumping: f64,
}

#[derive(Debug, Serialize)]
struct RateForm {
    cramps: u32,
    known_nights: usize,
    per_night: f64,
    per_night_interval: IntervalForm,
    per_week: f64,
    per_week_interval: IntervalForm,
    dispersion: f64,
}

#[derive(Debug, Serialize)]
struct FollowingForm {
    cramp_nights: usize,
    known_nights: usize,
}

#[derive(Debug, Serialize)]
struct TrendForm {
    grade: Option<&'static str>,
    direction: Option<&'static str>,
    nights_per_week_per_year: Option<f64>,
    nights_per_week_per_year_interval: Option<IntervalForm>,
    may_be_season: Option<bool>,
    test: Option<KendallForm>,
    months: Vec<MonthForm>,
}

#[derive(Debug, Serialize)]
struct KendallForm {
    seasonal: bool,
    s: f64,
    variance: f64,
    z: f64,
    p: f64,
    slope_per_month: f64,
    slope_per_month_interval: IntervalForm,
    pairs: usize,
}

#[derive(Debug, Serialize)]
struct MonthForm {
    month: String,
    known_nights: usize,
    share: f64,
}

#[derive(Debug, Serialize)]
struct ClockForm {
    nights: usize,
    mean_h: Option<f64>,
    spread_h: Option<f64>,
    concentration: f64,
    rayleigh_z: f64,
    rayleigh_p: f64,
}

#[derive(Debug, Serialize)]
struct HalvesForm {
    early: u32,
    late: u32,
    early_share: f64,
    early_share_interval: IntervalForm,
    p: f64,
}

#[derive(Debug, Serialize)]
struct QuartilesForm {
    noted: usize,
    lower_quartile: f64,
    median: f64,
    upper_quartile: f64,
}

#[derive(Debug, Serialize)]
struct TriedForm {
    technique: &'static str,
    times: u32,
    helped: u32,
    helped_a_bit: u32,
    did_not_help: u32,
    not_noted: u32,
}

impl SummaryForm {
    /// Returns the form of a summary; `today` is where days that are still needed are counted from.
    pub(crate) fn of(summary: &Summary, today: NaiveDate) -> Self {
        let bounds = summary.coverage.share_bounds();
        Self {
            format: FORMAT,
            first_night: summary.first.into(),
            last_night: summary.last.into(),
            nights: summary.coverage.nights,
            known_nights: summary.coverage.known,
            unknown_nights: summary.coverage.unknown(),
            contradictory_nights: summary.contradictions.iter().map(|n| (*n).into()).collect(),
            share_if_unknown_were_free: bounds.map(|(low, _)| low),
            share_if_unknown_were_cramp: bounds.map(|(_, high)| high),
            cramp_nights: summary.night_share.as_ref().map(ShareForm::from),
            cramps: summary.cramp_rate.as_ref().map(RateForm::from),
            night_after_a_cramp_night: summary.after_cramp.into(),
            night_after_a_free_night: summary.after_free.into(),
            trend: TrendForm::from(&summary.trend),
            medicines: summary.medicines.iter().map(MedicineStartForm::from).collect(),
            time_of_night: summary.clock.map(ClockForm::from),
            half_of_the_night: summary.halves.map(HalvesForm::from),
            duration_s: summary.duration_s.map(QuartilesForm::from),
            pain: summary.pain.map(QuartilesForm::from),
            cramps_by_muscle: summary.muscles.iter().map(|(m, n)| (m.word(), *n)).collect(),
            cramps_by_side: summary.sides.iter().map(|(s, n)| (s.word(), *n)).collect(),
            tried: summary.tried.iter().map(TriedForm::from).collect(),
            scan: ScanForm::of(&summary.scan, today),
        }
    }
}

impl From<&NightShare> for ShareForm {
    fn from(share: &NightShare) -> Self {
        Self {
            cramp_nights: share.cramp_nights,
            known_nights: share.known,
            share: share.share,
            share_interval: share.interval.into(),
            per_week: share.per_week(),
            per_week_interval: share.per_week_interval().into(),
            clumping: share.clumping,
        }
    }
}

impl From<&CrampRate> for RateForm {
    fn from(rate: &CrampRate) -> Self {
        Self {
            cramps: rate.cramps,
            known_nights: rate.known,
            per_night: rate.per_night,
            per_night_interval: rate.interval.into(),
            per_week: rate.per_week(),
            per_week_interval: rate.per_week_interval().into(),
            dispersion: rate.dispersion,
        }
    }
}

impl From<Following> for FollowingForm {
    fn from(following: Following) -> Self {
        Self { cramp_nights: following.cramp_nights, known_nights: following.nights }
    }
}

impl From<&Trend> for TrendForm {
    fn from(trend: &Trend) -> Self {
        Self {
            grade: trend.grade.map(TrendGrade::word),
            direction: trend.direction().map(Direction::word),
            nights_per_week_per_year: trend.per_year(),
            nights_per_week_per_year_interval: trend.per_year_interval().map(IntervalForm::from),
            may_be_season: trend.may_be_season(),
            test: trend.test.map(KendallForm::from),
            months: trend.months.iter().map(MonthForm::from).collect(),
        }
    }
}

impl From<Kendall> for KendallForm {
    fn from(test: Kendall) -> Self {
        Self {
            seasonal: test.seasonal,
            s: test.s,
            variance: test.variance,
            z: test.z,
            p: test.p,
            slope_per_month: test.slope,
            slope_per_month_interval: test.slope_interval.into(),
            pairs: test.pairs,
        }
    }
}

impl From<&MonthShare> for MonthForm {
    fn from(month: &MonthShare) -> Self {
        Self {
            month: month.month.format("%Y-%m").to_string(),
            known_nights: month.known,
            share: month.share,
        }
    }
}

impl From<ClockTimes> for ClockForm {
    fn from(clock: ClockTimes) -> Self {
        Self {
            nights: clock.nights,
            mean_h: clock.mean_h,
            spread_h: clock.spread_h,
            concentration: clock.concentration,
            rayleigh_z: clock.rayleigh_z,
            rayleigh_p: clock.rayleigh_p,
        }
    }
}

impl From<NightHalves> for HalvesForm {
    fn from(halves: NightHalves) -> Self {
        Self {
            early: halves.early,
            late: halves.late,
            early_share: halves.early_share,
            early_share_interval: halves.interval.into(),
            p: halves.p,
        }
    }
}

impl From<&(Technique, Tried)> for TriedForm {
    fn from((technique, tried): &(Technique, Tried)) -> Self {
        Self {
            technique: technique.word(),
            times: tried.times(),
            helped: tried.full,
            helped_a_bit: tried.partial,
            did_not_help: tried.none,
            not_noted: tried.unknown,
        }
    }
}

impl From<Quartiles> for QuartilesForm {
    fn from(quartiles: Quartiles) -> Self {
        Self {
            noted: quartiles.n,
            lower_quartile: quartiles.lower,
            median: quartiles.median,
            upper_quartile: quartiles.upper,
        }
    }
}
