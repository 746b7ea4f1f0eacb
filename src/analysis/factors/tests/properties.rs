//! What must never change a scan, and what must change it in step.

use proptest::prelude::{Strategy, prop, prop_assert, prop_assert_eq, proptest};

use super::super::Found;
use super::super::comparison::{Comparison, Ground, Lag, Measure};
use super::super::outcome::{Outcome, Rule};
use super::super::strata::Strata;
use super::{hot_days, scan};
use crate::analysis::known::noted;
use crate::diary::Day;

type Nights = Vec<(Option<u32>, Option<bool>)>;

fn nights() -> impl Strategy<Value = Nights> {
    let cramps = prop::option::weighted(0.85, prop::sample::select(vec![0, 0, 0, 1, 2]));
    let hot = prop::option::weighted(0.85, prop::bool::weighted(0.4));
    prop::collection::vec((cramps, hot), 40..160)
}

fn same(a: &Found, b: &Found) -> bool {
    let figures = |it: &Found| {
        [it.u, it.v0, it.clumping, it.z, it.p, it.rd, it.rd_interval.low, it.rd_interval.high]
    };
    figures(a).iter().zip(figures(b)).all(|(a, b)| (a - b).abs() < 1e-9)
}

/// Compares columns of values, in months of so many nights that are named by `name`.
fn compared(x: &[Option<f64>], y: &[Option<f64>], name: impl Fn(usize) -> usize) -> Comparison {
    let outcome = Outcome { rule: Rule::CrampNight, nights: y.to_vec() };
    let strata = Strata::by((0..x.len()).map(|place| name(place / 30)), &outcome);
    Comparison::of(x, Measure::YesNo, Lag::SameNight, &Ground::from(outcome, strata))
}

fn columns(nights: &Nights) -> (Vec<Option<f64>>, Vec<Option<f64>>) {
    let number = |is: bool| f64::from(u8::from(is));
    let x = nights.iter().map(|(_, hot)| hot.map(number)).collect();
    let y = nights.iter().map(|(cramps, _)| cramps.map(|count| number(count > 0))).collect();
    (x, y)
}

proptest! {
    #[test]
    fn the_order_of_records_never_matters(nights in nights(), turn in 0_usize..1000) {
        let diary = hot_days(nights.len(), |place| nights[place]);
        let mut turned = diary.clone();
        let places = turned.cramps.len().max(1);
        turned.cramps.rotate_left(turn % places);
        turned.cramps.reverse();
        prop_assert_eq!(scan(&diary), scan(&turned));
    }

    #[test]
    fn the_names_of_the_months_change_no_comparison(nights in nights()) {
        let (x, y) = columns(&nights);
        let named = compared(&x, &y, |month| month);
        let renamed = compared(&x, &y, |month| 1000 - 7 * month);
        prop_assert_eq!(named, renamed);
    }

    #[test]
    fn swapping_exposed_and_unexposed_mirrors_everything(nights in nights()) {
        let (x, y) = columns(&nights);
        let mirror: Vec<_> = x.iter().map(|x| x.map(|x| 1.0 - x)).collect();
        let (found, mirrored) = (compared(&x, &y, |m| m), compared(&mirror, &y, |m| m));
        prop_assert_eq!(found.found.is_ok(), mirrored.found.is_ok());
        if let (Ok(found), Ok(mirrored)) = (found.found, mirrored.found) {
            prop_assert!((found.z + mirrored.z).abs() < 1e-9);
            prop_assert!((found.p - mirrored.p).abs() < 1e-9);
            prop_assert!((found.rd + mirrored.rd).abs() < 1e-9);
            prop_assert!((found.rd_interval.low + mirrored.rd_interval.high).abs() < 1e-9);
            prop_assert!((found.clumping - mirrored.clumping).abs() < 1e-9);
        }
    }

    #[test]
    fn unknown_nights_before_and_after_change_no_comparison(
        nights in nights(),
        earlier in 1_u64..60,
        more in 1_usize..60,
    ) {
        let diary = |known: usize| {
            hot_days(nights.len() + known, |place| nights.get(place).copied().unwrap_or_default())
        };
        let mut longer = diary(more);
        let first = super::night(0).before(earlier).evening();
        longer.days.insert(first, Day::new(noted()));
        let (before, after) = (scan(&diary(0)), scan(&longer));
        prop_assert_eq!(before.family, after.family);
        for (before, after) in before.findings.iter().zip(&after.findings) {
            prop_assert_eq!(before.grade, after.grade);
            for (before, after) in before.comparisons.iter().zip(&after.comparisons) {
                prop_assert_eq!(before.sides, after.sides);
                match (&before.found, &after.found) {
                    (Ok(before), Ok(after)) => prop_assert!(same(before, after)),
                    (before, after) => prop_assert_eq!(before, after),
                }
            }
        }
    }

    #[test]
    fn no_figure_is_ever_not_a_number(nights in nights()) {
        for finding in scan(&hot_days(nights.len(), |place| nights[place])).findings {
            for found in finding.comparisons.iter().filter_map(Comparison::found) {
                prop_assert!([found.z, found.rd, found.crude_rd].iter().all(|it| it.is_finite()));
                prop_assert!((0.0..=1.0).contains(&found.p) && found.clumping >= 1.0);
                prop_assert!(-1.0 <= found.rd_interval.low && found.rd_interval.high <= 1.0);
                prop_assert!(found.rd_interval.low <= found.rd + 1e-9);
                prop_assert!(found.rd <= found.rd_interval.high + 1e-9);
            }
        }
    }
}
