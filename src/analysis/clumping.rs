//! Clumping: how much less nights tell because bad nights come in spells.

use super::interval::{Z, student_quantile};

/// One whole number a night, in order; `None` where it is unknown.
type Nights = [Option<f64>];

/// The nights in a week.
const WEEK: usize = 7;
/// The fewest known nights for a week to be used.
const USABLE: usize = 4;
/// What the mean of 4, 5, 6 or 7 whole numbers is a whole number of: this part of one.
const PARTS: f64 = 420.0;
/// The factor where there are too few weeks to tell.
const UNTOLD: f64 = 2.0;

/// What the mean of the nights is: this fixes how far independent nights would scatter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mean {
    /// A share of nights, each 0 or 1: variance p(1 − p).
    Share,
    /// A mean count of cramps: variance equal to the mean.
    Count,
}

/// How many nights of a spell count like one, told by the scatter of the weekly means.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Clumping {
    /// D: the variance of the mean relative to independent nights, at least 1.
    pub(super) factor: f64,
    /// The degrees of freedom, at least 2; `None` where there are too few weeks to tell.
    pub(super) freedom: Option<f64>,
    /// D with Student's t in place of the normal quantile; what intervals divide by.
    pub(super) effective: f64,
}

/// Nights that have one mean, and their whole weeks in order.
struct Group<'a> {
    nights: &'a Nights,
    weeks: Vec<&'a Nights>,
}

impl Clumping {
    /// Tells how much the mean of these nights scatters beyond independent nights.
    ///
    /// The weeks are blocks of seven from the first night; an incomplete last one is
    /// dropped, and so is one with fewer than 4 known nights. With n usable weeks in G
    /// groups, e the weekly mean less the mean of its group, and v the variance of one
    /// independent night over all known nights:
    ///
    /// ```text
    /// s²  = Σ e² / (n − G)
    /// raw = mean of e·e′ over neighbouring usable weeks / (Σ e² / n)
    /// ρ   = raw + G(1 + 3·max(raw, 0)) / n, kept within 0 and 0.8
    /// f   = (1 + ρ) / (1 − ρ)
    /// D   = max(1, s² · f · (known nights in usable weeks / n) / v)
    /// df  = max(2, n/f − G),   effective D = D · (t₀.₉₇₅(df) / z₀.₉₇₅)²
    /// ```
    ///
    /// With n − G < 3 or v = 0 there is nothing to go by, and D is 2. The correction of
    /// ρ is that of Marriott and Pope and of Kendall, *Biometrika* 41 (1954), 390–404.
    pub(super) fn of(nights: &Nights, mean: Mean) -> Self {
        Self::over(&[Group { nights, weeks: nights.chunks_exact(WEEK).collect() }], mean)
    }

    /// Tells the same of nights that have one mean before a date and another from it on.
    ///
    /// Their weeks are counted from the date in both directions, so that none lies on both
    /// sides; an incomplete one at either far end is dropped.
    pub(super) fn around(before: &Nights, after: &Nights, mean: Mean) -> Self {
        let mut earlier: Vec<_> = before.rchunks_exact(WEEK).collect();
        earlier.reverse();
        let later = after.chunks_exact(WEEK).collect();
        let groups =
            [Group { nights: before, weeks: earlier }, Group { nights: after, weeks: later }];
        Self::over(&groups, mean)
    }

    fn over(groups: &[Group<'_>], mean: Mean) -> Self {
        let weeks: Vec<_> = groups.iter().map(Group::deviations).collect();
        let used: Vec<f64> = weeks.iter().flatten().copied().flatten().collect();
        let (n, parted) = (used.len() as f64, groups.len() as f64);
        let variance = independent_variance(groups, mean);
        if n - parted < 3.0 || variance <= 0.0 {
            return Self::untold();
        }
        let squares: f64 = used.iter().map(|e| e * e).sum();
        let rho = carried_over(&weeks, squares / n)
            .map_or(0.0, |raw| (raw + parted * (1.0 + 3.0 * raw.max(0.0)) / n).clamp(0.0, 0.8));
        let spell = (1.0 + rho) / (1.0 - rho);
        let known: usize = groups.iter().map(Group::nights_in_usable_weeks).sum();
        let scatter = squares / (n - parted);
        let factor = (scatter * spell * (known as f64 / n) / variance).max(1.0);
        let freedom = (n / spell - parted).max(2.0);
        student_quantile(freedom).map_or(Self::untold(), |t| Self {
            factor,
            freedom: Some(freedom),
            effective: factor * (t / Z).powi(2),
        })
    }

    fn untold() -> Self {
        Self { factor: UNTOLD, freedom: None, effective: UNTOLD }
    }
}

impl Group<'_> {
    /// Returns each week's mean less the mean of the usable weeks; `None` for a week that is not usable.
    ///
    /// Weeks that are alike are 0 apart, without rounding: up to the one division everything is
    /// a whole number, since the means are counted in 420ths. Rounding noise would pass for a
    /// spell, as the carry-over from week to week does not depend on how large the scatter is.
    fn deviations(&self) -> Vec<Option<f64>> {
        let means: Vec<_> = self.weeks.iter().map(|week| in_parts(week)).collect();
        let (sum, weeks) = (sum(&means), known(&means) as f64);
        means.into_iter().map(|mean| Some((mean? * weeks - sum) / (weeks * PARTS))).collect()
    }

    fn nights_in_usable_weeks(&self) -> usize {
        self.weeks.iter().filter(|week| usable(week)).map(|week| known(week)).sum()
    }
}

fn known(values: &[Option<f64>]) -> usize {
    values.iter().flatten().count()
}

fn usable(week: &Nights) -> bool {
    known(week) >= USABLE
}

fn sum(values: &[Option<f64>]) -> f64 {
    values.iter().flatten().sum()
}

fn mean(values: &[Option<f64>]) -> Option<f64> {
    let count = known(values);
    (count > 0).then(|| sum(values) / count as f64)
}

/// Returns the mean of a week in 420ths, of which it has a whole number; `None` if it is not usable.
fn in_parts(week: &Nights) -> Option<f64> {
    usable(week).then(|| sum(week) * PARTS / known(week) as f64)
}

/// Returns the variance of one night were nights independent; 0 without a known night.
fn independent_variance(groups: &[Group<'_>], kind: Mean) -> f64 {
    let (mut sum, mut nights) = (0.0, 0.0);
    for group in groups {
        let Some(mean) = mean(group.nights) else { continue };
        let known = known(group.nights) as f64;
        nights += known;
        sum += known
            * match kind {
                Mean::Share => mean * (1.0 - mean),
                Mean::Count => mean,
            };
    }
    if nights > 0.0 { sum / nights } else { 0.0 }
}

/// Returns how much of a week's deviation is found again in the next week.
///
/// `None` where no two usable weeks follow each other or all weeks are alike.
fn carried_over(groups: &[Vec<Option<f64>>], variance: f64) -> Option<f64> {
    let products: Vec<Option<f64>> = groups
        .iter()
        .flat_map(|weeks| weeks.iter().zip(weeks.iter().skip(1)))
        .map(|(this, next)| Some((*this)? * (*next)?))
        .collect();
    if variance > 0.0 { Some(mean(&products)? / variance) } else { None }
}

#[cfg(test)]
mod tests {
    use super::super::known::{close, values, vectors};
    use super::*;

    #[test]
    fn the_weekly_factor_meets_the_known_answers() {
        let vectors = vectors("week_factor");
        assert_eq!(vectors.len(), 3);
        for vector in vectors {
            let nights = values(&vector["input"]["v"]);
            let mean = if vector["input"]["poisson"] == true { Mean::Count } else { Mean::Share };
            let found = match vector["input"]["split"].as_u64() {
                Some(start) => {
                    let (before, after) = nights.split_at(usize::try_from(start).unwrap());
                    Clumping::around(before, after, mean)
                }
                None => Clumping::of(&nights, mean),
            };
            close(found.factor, &vector["expected"]["D"]);
            close(found.freedom.unwrap(), &vector["expected"]["df"]);
            close(found.effective, &vector["expected"]["Dt"]);
        }
    }

    /// Weeks with these numbers of bad nights, the last of each week unknown where `gaps` has it.
    fn weeks(bad: impl IntoIterator<Item = usize>, gaps: &[usize]) -> Vec<Option<f64>> {
        let week = |(week_no, bad): (usize, usize)| {
            let known = 7 - gaps.get(week_no % gaps.len().max(1)).copied().unwrap_or(0);
            (0..7).map(move |night| (night < known).then_some(f64::from(u8::from(night < bad))))
        };
        bad.into_iter().enumerate().flat_map(week).collect()
    }

    #[test]
    fn weeks_that_are_alike_carry_nothing_over_whatever_their_share() {
        for (bad, count) in (1..7).flat_map(|bad| [4, 6, 8, 26, 52, 520].map(|it| (bad, it))) {
            let found = Clumping::of(&weeks(vec![bad; count], &[]), Mean::Share);
            assert_eq!((found.factor, found.freedom), (1.0, Some((count as f64 - 1.0).max(2.0))));
        }
    }

    #[test]
    fn sides_of_weeks_that_are_alike_carry_nothing_over() {
        for (earlier, later) in (1..7).flat_map(|earlier| (0..8).map(move |it| (earlier, it))) {
            let sides = [weeks([earlier; 8], &[]), weeks([later; 8], &[])];
            let found = Clumping::around(&sides[0], &sides[1], Mean::Share);
            assert_eq!((found.factor, found.freedom), (1.0, Some(14.0)));
        }
    }

    #[test]
    fn equal_shares_of_shorter_and_longer_weeks_are_alike() {
        let nights = weeks([2, 3].repeat(20), &[3, 1]);
        assert_eq!(nights.iter().flatten().count(), 20 * 4 + 20 * 6);
        let found = Clumping::of(&nights, Mean::Share);
        assert_eq!((found.factor, found.freedom), (1.0, Some(39.0)));
    }

    #[test]
    fn three_weeks_cannot_tell() {
        let nights = [Some(0.0), Some(1.0), Some(0.0)].repeat(7);
        assert_eq!(Clumping::of(&nights, Mean::Share), Clumping::untold());
    }

    #[test]
    fn a_year_without_change_cannot_tell() {
        for always in [0.0, 1.0] {
            let found = Clumping::of(&[Some(always); 364], Mean::Share);
            assert_eq!(found, Clumping::untold());
        }
        assert_eq!(Clumping::of(&[], Mean::Count), Clumping::untold());
        assert_eq!(Clumping::of(&[None; 70], Mean::Count), Clumping::untold());
    }

    #[test]
    fn weeks_around_a_date_are_counted_from_it_in_both_directions() {
        let before: Vec<_> = (0..30).map(|night| Some(f64::from(night % 3 % 2))).collect();
        let after: Vec<_> = (0..40).map(|night| Some(f64::from(night % 5 % 2))).collect();
        let mirrored = |nights: &Nights| nights.iter().rev().copied().collect::<Vec<_>>();
        let found = Clumping::around(&before, &after, Mean::Share);
        let back = Clumping::around(&mirrored(&after), &mirrored(&before), Mean::Share);
        assert!((found.factor - back.factor).abs() < 1e-12 && found.freedom.is_some());
    }

    #[test]
    fn spells_make_nights_count_for_less() {
        let night = |bad: bool| Some(f64::from(u8::from(bad)));
        let spells: Vec<_> = (0..364).map(|night_no| night(night_no / 28 % 2 == 0)).collect();
        let scattered: Vec<_> = (0..364).map(|night_no| night(night_no % 2 == 0)).collect();
        assert!(Clumping::of(&spells, Mean::Share).factor > 10.0);
        assert!(Clumping::of(&scattered, Mean::Share).factor < 1.001);
    }
}
