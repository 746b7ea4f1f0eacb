//! Shuffle: the nights of a diary in another order, in which nothing by day can matter any more.

use chrono::Datelike;

use super::random::Random;
use crate::diary::Night;

/// Returns the numbers of cramps with whole months laid over other months.
///
/// The nights of a month stay together, so that bad spells stay spells; each month begins with
/// another of its nights, going round, so that a short diary has many orders too; one that stays
/// in its place always does. What a longer
/// month has too many of is dropped, and what a shorter one lacks is unknown. `run` numbers the
/// orders of a seed: the same two give the same order.
pub fn shuffled(
    nights: impl Iterator<Item = (Night, Option<u32>)>,
    seed: u64,
    run: u64,
) -> Vec<Option<u32>> {
    let nights: Vec<(Night, Option<u32>)> = nights.collect();
    let month = |(night, _): &(Night, Option<u32>)| {
        let evening = night.evening();
        (evening.year(), evening.month())
    };
    let months: Vec<&[(Night, Option<u32>)]> =
        nights.chunk_by(|a, b| month(a) == month(b)).collect();
    let mut random = Random::stream(seed, run);
    let mut order: Vec<usize> = (0..months.len()).collect();
    for place in (1..order.len()).rev() {
        order.swap(place, random.below(place + 1));
    }
    let laid = months.iter().enumerate().zip(order).flat_map(|((place, target), source)| {
        let turn_from = usize::from(source == place);
        let source = months.get(source).copied().unwrap_or_default();
        let turn = turn_from + random.below(source.len().saturating_sub(turn_from));
        let turned = source.iter().cycle().skip(turn).take(source.len()).map(|(_, count)| *count);
        turned.chain(std::iter::repeat(None)).take(target.len()).collect::<Vec<_>>()
    });
    laid.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two years from 1 January 2025 on; each month is bad or calm as a whole.
    fn two_years() -> Vec<(Night, Option<u32>)> {
        let first = Night::named_after("2025-01-01".parse().unwrap());
        let count = |night: Night| Some(night.evening().month() % 2);
        first.through(first.after(729)).map(|night| (night, count(night))).collect()
    }

    fn run(run: u64) -> Vec<Option<u32>> {
        shuffled(two_years().into_iter(), 1, run)
    }

    #[test]
    fn the_same_run_is_the_same_order_and_another_is_another() {
        assert_eq!(run(3), run(3));
        assert_ne!(run(3), run(4));
    }

    #[test]
    fn spells_stay_together_and_nearly_every_night_is_kept() {
        let found = run(1);
        assert_eq!(found.len(), 730);
        let known = found.iter().flatten().count();
        assert!(known > 700, "{known}");
        let changes = found.windows(2).filter(|pair| pair[0] != pair[1]).count();
        assert!(changes <= 24 * 2, "a month is one spell, with unknown nights at most at its end");
    }

    #[test]
    fn a_month_that_stays_in_its_place_is_turned() {
        let first = Night::named_after("2025-01-01".parse().unwrap());
        let january = || first.through(first.after(30)).zip((0..31).map(Some));
        for run in 0..200 {
            assert_ne!(shuffled(january(), 1, run)[0], Some(0), "{run}");
        }
    }

    #[test]
    fn a_diary_of_one_night_or_none_stays_as_it_is() {
        assert_eq!(shuffled(two_years().into_iter().take(1), 1, 1), [Some(1)]);
        assert_eq!(shuffled(std::iter::empty(), 1, 1), []);
    }
}
