//! Before and after: the nights before a date against the nights from it on.

use crate::diary::Night;

use super::super::clumping::{Clumping, Mean};
use super::super::interval::{Interval, student_p};
use super::super::{Coverage, Series};

/// How many nights are looked at on each side.
pub(super) const NIGHTS: u64 = 56;
/// The fewest known nights on each side for a comparison.
const KNOWN_NIGHTS: usize = 21;
/// How rarely chance alone may give such a difference for it to be called possible.
const POSSIBLE: f64 = 0.05;

/// Whether cramp nights are fewer or more since a date.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BeforeAfter {
    /// The last 56 nights before the date, as far as the series has them.
    pub before: Coverage,
    /// The first 56 nights from the date on, as far as the series has them.
    pub since: Coverage,
    /// How they differ; `None` with fewer than 21 known nights on either side.
    pub difference: Option<Difference>,
    /// What may be said about it; `None` for a window that the person picked.
    pub grade: Option<BeforeAfterGrade>,
}

/// By how much the share of cramp nights differs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Difference {
    /// The share since the date less the share before it, −1 to 1.
    pub size: f64,
    /// Where the true difference likely lies, −1 to 1.
    pub interval: Interval,
    /// How many clumped nights count like one, at least 1.
    pub clumping: f64,
    /// How far from chance it is; `None` with too few weeks, or if every night of each side was alike.
    pub test: Option<StudentTest>,
}

/// A difference held against chance.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StudentTest {
    /// The difference in standard deviations; below 0 where cramp nights are fewer.
    pub t: f64,
    /// The degrees of freedom, at least 2.
    pub freedom: f64,
    /// How often chance alone gives a t at least this far from 0.
    pub p: f64,
}

/// How firmly a difference shows; one date never makes it clear.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BeforeAfterGrade {
    /// It may be chance: p ≤ 0.05.
    Possible,
    /// Nothing beyond chance, or too few known nights.
    TooEarly,
}

impl BeforeAfter {
    /// The number of nights that are looked at on each side.
    pub const NIGHTS: u64 = NIGHTS;
    /// The number of known nights that it takes on each side.
    pub const NIGHTS_NEEDED: usize = KNOWN_NIGHTS;

    /// Tells whether cramp nights are fewer or more since the night of `start`.
    ///
    /// The 56 nights before against the 56 nights from it on; without 21 known nights on each
    /// side there is no difference, and the grade is "too early". With x₁ cramp nights of n₁
    /// since, x₀ of n₀ before, x of n together, and the weekly clumping factor D of both
    /// sides, whose weeks are counted from the start:
    ///
    /// ```text
    /// U = x₁ − n₁·x/n        V = n₁·n₀·x·(n − x) / (n²·(n − 1))
    /// t = U / √(V·D)         p from Student's t with the degrees of freedom of D
    /// ```
    ///
    /// The interval is Newcombe's, of x/D and n/D with the effective D. U²/V is the χ² of
    /// N. Mantel and W. Haenszel, *J. Natl. Cancer Inst.* 22 (1959), 719–748, for one table.
    ///
    /// It is never clear: one date is one event. People start treatment in bad times, and bad
    /// times pass.
    pub fn of(series: &Series, start: Night) -> Self {
        let before = series.part(start.before(NIGHTS), start.before(1));
        let since = series.part(start, start.after(NIGHTS - 1));
        let difference = Difference::between(&before, &since);
        let p = difference.and_then(|difference| difference.test).map(|test| test.p);
        Self {
            before: Coverage::of(&before),
            since: Coverage::of(&since),
            difference,
            grade: Some(match p {
                Some(p) if p <= POSSIBLE => BeforeAfterGrade::Possible,
                _ => BeforeAfterGrade::TooEarly,
            }),
        }
    }

    /// Returns the same figures without a grade: picking windows is testing many times.
    pub fn without_grade(self) -> Self {
        Self { grade: None, ..self }
    }
}

impl Difference {
    /// Returns how the nights since a date differ from those before; `None` with too few known.
    fn between(before: &Series, since: &Series) -> Option<Self> {
        if before.known().min(since.known()) < KNOWN_NIGHTS {
            return None;
        }
        let clumping = Clumping::around(&before.outcomes(), &since.outcomes(), Mean::Share);
        let [(x1, n1), (x0, n0)] =
            [since, before].map(|side| (side.cramp_nights() as f64, side.known() as f64));
        let d = clumping.effective;
        Some(Self {
            size: x1 / n1 - x0 / n0,
            interval: Interval::newcombe((x1 / d, n1 / d), (x0 / d, n0 / d))?,
            clumping: d,
            test: StudentTest::of((x1, n1), (x0, n0), clumping),
        })
    }
}

impl StudentTest {
    /// Tells how far from chance it is that `x1` of `n1` nights and `x0` of `n0` nights had cramps.
    ///
    /// `None` where the clumping has no degrees of freedom, or all nights are alike.
    fn of((x1, n1): (f64, f64), (x0, n0): (f64, f64), clumping: Clumping) -> Option<Self> {
        let freedom = clumping.freedom?;
        let (x, n) = (x1 + x0, n1 + n0);
        let variance = n1 * n0 * x * (n - x) / (n * n * (n - 1.0));
        let t = (x1 - n1 * x / n) / (variance * clumping.factor).sqrt();
        Some(Self { t, freedom, p: student_p(t, freedom)? })
    }
}

impl BeforeAfterGrade {
    /// Returns the grade in words: "possible" or "too early".
    pub fn word(self) -> &'static str {
        match self {
            Self::Possible => "possible",
            Self::TooEarly => "too early",
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop_assert, prop_assert_eq, proptest};
    use serde_json::{Value as Json, json};

    use super::super::super::known::series_of;
    use super::*;

    /// The comparison at this place of nights with these numbers of cramps; `null` is unknown.
    fn compared(counts: &Json, start: usize) -> BeforeAfter {
        let series = series_of(counts);
        BeforeAfter::of(&series, series.first().after(start as u64))
    }

    /// So many nights with this number of cramps each, and so many with that one after them.
    fn nights((before, count): (usize, Json), (since, then): (usize, Json)) -> BeforeAfter {
        let mut counts = vec![count; before];
        counts.resize(before + since, then);
        compared(&counts.into(), before)
    }

    #[test]
    fn fewer_than_21_known_nights_on_a_side_are_too_early() {
        for (before, since) in [(20, 56), (56, 20), (0, 56), (56, 0)] {
            let found = nights((before, json!(1)), (since, json!(0)));
            assert_eq!((found.before.known, found.since.known), (before, since));
            assert_eq!(found.difference, None);
            assert_eq!(found.grade, Some(BeforeAfterGrade::TooEarly));
        }
        assert!(nights((21, json!(1)), (21, json!(0))).difference.is_some());
    }

    #[test]
    fn no_cramp_at_all_is_no_difference_with_limits_and_no_test() {
        let found = nights((56, json!(0)), (56, json!(0)));
        let difference = found.difference.unwrap();
        assert!(difference.size.total_cmp(&0.0).is_eq());
        assert!(difference.interval.low < 0.0 && 0.0 < difference.interval.high);
        assert_eq!((difference.test, found.grade), (None, Some(BeforeAfterGrade::TooEarly)));
    }

    #[test]
    fn cramps_every_night_are_no_difference_with_limits_and_no_test() {
        let found = nights((56, json!(2)), (56, json!(1)));
        let difference = found.difference.unwrap();
        assert!(difference.size.total_cmp(&0.0).is_eq());
        assert!(difference.interval.low < 0.0 && 0.0 < difference.interval.high);
        assert_eq!((difference.test, found.grade), (None, Some(BeforeAfterGrade::TooEarly)));
    }

    #[test]
    fn from_every_night_to_none_has_no_scatter_to_be_held_against() {
        let found = nights((56, json!(1)), (56, json!(0)));
        let difference = found.difference.unwrap();
        assert!((difference.size + 1.0).abs() < 1e-12 && difference.interval.high < -0.8);
        assert_eq!((difference.test, found.grade), (None, Some(BeforeAfterGrade::TooEarly)));
    }

    #[test]
    fn known_nights_too_far_apart_make_no_week_and_no_test() {
        let counts: Vec<_> =
            (0..112).map(|n| if n % 7 < 3 { json!(n / 7 % 2) } else { Json::Null }).collect();
        let found = compared(&counts.into(), 56);
        assert_eq!((found.before.known, found.since.known), (24, 24));
        let difference = found.difference.unwrap();
        assert_eq!((difference.test, difference.clumping), (None, 2.0));
    }

    #[test]
    fn a_great_change_amid_scatter_is_possible_and_never_clear() {
        let counts: Vec<_> = (0..112)
            .map(|n| json!(u8::from(if n < 56 { n % 5 != 0 } else { n % 11 == 0 })))
            .collect();
        let found = compared(&counts.into(), 56);
        assert!(found.difference.unwrap().test.unwrap().p < 0.001);
        assert_eq!(found.grade.unwrap().word(), "possible");
        assert_eq!(found.without_grade().grade, None);
        assert_eq!(found.without_grade().difference, found.difference);
    }

    #[test]
    fn a_start_outside_the_series_has_nothing_to_compare() {
        let series = series_of(&vec![1; 100].into());
        for start in [series.first().before(400), series.first().after(400)] {
            let found = BeforeAfter::of(&series, start);
            assert_eq!((found.before.nights, found.since.nights), (0, 0));
            assert_eq!(found.difference, None);
        }
    }

    fn counts() -> impl proptest::strategy::Strategy<Value = Vec<Option<u32>>> {
        proptest::collection::vec(proptest::option::weighted(0.8, 0_u32..3), 112)
    }

    proptest! {
        #[test]
        fn swapping_before_and_after_mirrors_the_difference(counts in counts()) {
            let mirrored: Vec<_> = counts.iter().rev().copied().collect();
            let found = compared(&json!(counts), 56);
            let back = compared(&json!(mirrored), 56);
            prop_assert_eq!((found.before, found.since), (back.since, back.before));
            let (Some(one), Some(other)) = (found.difference, back.difference) else {
                return Ok(());
            };
            prop_assert!((one.size + other.size).abs() < 1e-9);
            prop_assert!((one.interval.low + other.interval.high).abs() < 1e-9);
            prop_assert!(one.interval.low <= one.size && one.size <= one.interval.high);
            if let (Some(one), Some(other)) = (one.test, other.test) {
                prop_assert!((one.t + other.t).abs() < 1e-9 && (one.p - other.p).abs() < 1e-9);
            }
        }

        #[test]
        fn nights_further_away_change_nothing(
            counts in counts(),
            earlier in proptest::collection::vec(proptest::option::of(0_u32..3), 0..40),
            later in proptest::collection::vec(proptest::option::of(0_u32..3), 0..40),
        ) {
            let found = compared(&json!(counts), 56);
            let longer = [earlier.clone(), counts, later].concat();
            prop_assert_eq!(compared(&json!(longer), earlier.len() + 56), found);
        }
    }
}
