//! 2. How often: cramps and cramp nights, the first and the last four weeks side by side, the trend.

use crate::analysis::words;
use crate::analysis::{Coverage, CrampRate, Interval, NightShare, Series, Summary};

use super::super::visit::Look;
use super::super::{Column, Grid, Item, Part, Row, Value};
use super::items;

/// How many nights are looked at on each side: four weeks.
const NIGHTS: u64 = 28;

pub(super) fn parts(look: &Look<'_>) -> Vec<Part> {
    let Some(summary) = &look.summary else { return Vec::new() };
    [
        items(rates(summary)),
        then_and_now(look).map(Part::Grid),
        Some(Part::Said("trend", vec![words::trend(&summary.trend)])),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn rates(summary: &Summary) -> [Option<Item>; 4] {
    let share = summary.night_share.as_ref();
    let rate = summary.cramp_rate.as_ref();
    let likely = |limits: Interval| {
        let note = format!("likely {:.1} to {:.1}", limits.low, limits.high);
        words::beside_a_share(&note, &summary.coverage)
    };
    [
        rate.map(|rate| Item::new("cramps", Value::Count(rate.cramps.into()))),
        share.map(|share| cramp_nights(share, &summary.coverage)),
        rate.map(|rate| {
            let note = likely(rate.per_week_interval());
            Item::new("cramps per 7 recorded nights", Value::Number(rate.per_week(), 1)).with(note)
        }),
        share.map(|share| {
            let note = likely(share.per_week_interval());
            Item::new("cramp nights per 7", Value::Number(share.per_week(), 1)).with(note)
        }),
    ]
}

fn cramp_nights(share: &NightShare, coverage: &Coverage) -> Item {
    let percent = |part: f64| words::percent(part);
    let note = format!(
        "{} of {} recorded, likely {} to {}",
        percent(share.share),
        share.known,
        percent(share.interval.low),
        percent(share.interval.high)
    );
    let note = words::beside_a_share(&note, coverage);
    Item::new("cramp nights", Value::count(share.cramp_nights)).of("nights").with(note)
}

/// Returns the first and the last 28 nights beside each other; `None` where they would overlap.
fn then_and_now(look: &Look<'_>) -> Option<Grid> {
    let (first, last) = look.nights();
    let series = Series::between(look.asked.diary, first, last);
    if series.nights() < 2 * usize::try_from(NIGHTS).unwrap_or(0) {
        return None;
    }
    let sides =
        [series.part(first, first.after(NIGHTS - 1)), series.part(last.before(NIGHTS - 1), last)];
    let row = |name: &str, cell: fn(&Series) -> Value| Row {
        name: name.to_owned(),
        cells: sides.iter().map(cell).collect(),
        note: String::new(),
    };
    Some(Grid {
        caption: "The first and the last four weeks",
        key: "weeks",
        of: "",
        columns: vec![
            Column { heading: "first 28 nights", unit: "" },
            Column { heading: "last 28 nights", unit: "" },
        ],
        rows: vec![
            row("nights recorded", |side| Value::count(side.known())),
            row("cramp nights", |side| known(side, Value::count(side.cramp_nights()))),
            row("cramps", |side| known(side, Value::Count(side.cramps().into()))),
            row("cramps per 7 recorded nights", |side| {
                Value::tenths(CrampRate::of(side).map(|rate| rate.per_week()))
            }),
        ],
    })
}

/// Returns a count; nothing where no night is known, which is not 0.
fn known(side: &Series, count: Value) -> Value {
    if side.known() == 0 { Value::Nothing } else { count }
}

#[cfg(test)]
mod tests {
    use super::super::super::made_up::{diary, fact, look, values};
    use super::*;

    #[test]
    fn rates_are_of_recorded_nights_with_their_counts_and_limits() {
        let diary = diary(&[Some(2), Some(0), None, Some(0), Some(1)]);
        let found = values(&parts(&look(&diary)));
        assert_eq!(fact(&found, "cramps"), "3");
        assert!(fact(&found, "cramp nights").starts_with("2 nights (50 % of 4 recorded, likely"));
        assert!(fact(&found, "cramps per 7 recorded nights").starts_with("5.2 (likely "));
    }

    #[test]
    fn beside_each_rate_stands_that_it_is_so_far_and_how_much_is_unknown() {
        let diary = diary(&[Some(2), None, None, Some(0), Some(1)]);
        let found = values(&parts(&look(&diary)));
        for rate in ["cramp nights", "cramps per 7 recorded nights", "cramp nights per 7"] {
            let said = fact(&found, rate);
            assert!(said.ends_with("; so far, with 40 % of the nights unknown)"), "{said}");
        }
    }

    #[test]
    fn four_weeks_stand_beside_four_weeks_only_where_they_are_others() {
        let nights = |count: usize| vec![Some(1); count];
        assert!(then_and_now(&look(&diary(&nights(55)))).is_none());
        let mut nights = nights(56);
        nights.splice(0..28, [None; 27].into_iter().chain([Some(0)]));
        nights.insert(0, Some(0));
        let diary = diary(&nights);
        let grid = then_and_now(&look(&diary)).unwrap();
        assert_eq!(grid.rows[0].cells, [Value::Count(1), Value::Count(28)]);
        assert_eq!(grid.rows[3].cells, [Value::Number(0.0, 1), Value::Number(7.0, 1)]);
    }

    #[test]
    fn four_weeks_without_a_word_have_no_figures() {
        let nights = [vec![None; 60], vec![Some(1); 30]].concat();
        let mut diary = diary(&nights);
        let first = crate::report::made_up::first();
        diary.days.insert(first.evening(), crate::diary::Day::new(crate::report::made_up::noted()));
        let grid = then_and_now(&look(&diary)).unwrap();
        assert_eq!(grid.rows[1].cells[0], Value::Nothing);
        assert_eq!(grid.rows[3].cells[0], Value::Nothing);
    }

    #[test]
    fn one_night_has_counts_and_no_trend() {
        let diary = diary(&[Some(1)]);
        let parts = parts(&look(&diary));
        assert!(matches!(parts.last(), Some(Part::Said(_, said)) if said[0].contains("too early")));
    }
}
