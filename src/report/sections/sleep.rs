//! 4. Sleep: the nights on which it was lost, and for how long.

use std::collections::BTreeMap;

use crate::analysis::Quartiles;
use crate::analysis::words::{counted, short};
use crate::diary::{Night, Value as Reading};

use super::super::visit::Look;
use super::super::{Item, Part, Value};
use super::items;

pub(super) fn parts(look: &Look<'_>) -> Vec<Part> {
    let nights = Nights::of(look);
    let facts = [
        nights.lost(),
        nights.awake(),
        score(look, "sleep_impact", "harm to the sleep of a night"),
        score(look, "sleep_quality", "quality of sleep"),
        score(look, "day_impact", "harm to the next day"),
    ];
    items(facts).into_iter().collect()
}

/// What the cramps of each night say about its sleep.
#[derive(Default)]
struct Nights {
    /// Whether sleep was lost, where that is known.
    lost: BTreeMap<Night, bool>,
    /// How many minutes were lain awake, where that is noted.
    awake_min: BTreeMap<Night, u32>,
}

impl Nights {
    fn of(look: &Look<'_>) -> Self {
        let (first, last) = look.nights();
        let mut nights = Self::default();
        let cramps = look.asked.diary.cramps.iter();
        for cramp in cramps.filter(|it| it.is_nocturnal() && (first..=last).contains(&it.night)) {
            if let Some(minutes) = cramp.awake_min {
                *nights.awake_min.entry(cramp.night).or_default() += minutes;
            }
            let said = [cramp.woke, cramp.awake_min.map(|minutes| minutes > 0)];
            if let Some(lost) = said.into_iter().flatten().reduce(|a, b| a || b) {
                *nights.lost.entry(cramp.night).or_default() |= lost;
            }
        }
        nights
    }

    /// Returns on how many nights a cramp woke the person or kept them awake; `None` if it was never noted.
    fn lost(&self) -> Option<Item> {
        let known = self.lost.len();
        let lost = self.lost.values().filter(|lost| **lost).count();
        let note = format!("of {} of which it is noted", counted(known, "cramp night"));
        (known > 0).then(|| {
            Item::new("nights with sleep lost", Value::count(lost)).of("nights").with(note)
        })
    }

    fn awake(&self) -> Option<Item> {
        let found = Quartiles::of(self.awake_min.values().map(|minutes| f64::from(*minutes)))?;
        let most = self.awake_min.values().max()?;
        let note = format!("median of {}, at most {most}", counted(found.n, "night"));
        Some(Item::new("awake after a cramp", Value::Number(found.median, 0)).of("min").with(note))
    }
}

/// Returns the median of a score from 0 to 10; `None` if it was never noted.
fn score(look: &Look<'_>, key: &str, what: &str) -> Option<Item> {
    let (first, last) = look.nights();
    let days = look.asked.diary.days.range(first.evening()..=last.evening());
    let scores = days.filter_map(|(_, day)| match day.readings.get(key)? {
        Reading::Amount(score) => Some(*score),
        _ => None,
    });
    let found = Quartiles::of(scores)?;
    let note = format!("median of {}", counted(found.n, "day"));
    Some(Item::new(what, Value::Text(short(found.median))).of("of 10").with(note))
}

#[cfg(test)]
mod tests {
    use super::super::super::made_up::{diary, diary_of, fact, first, look, values};
    use super::*;
    use crate::diary::Cramp;

    #[test]
    fn minutes_awake_add_up_over_a_night_and_what_is_not_noted_is_left_out() {
        let cramp =
            |nights, awake_min, woke| Cramp { awake_min, woke, ..Cramp::on(first().after(nights)) };
        let diary = diary_of([
            cramp(0, Some(20), None),
            cramp(0, Some(25), Some(false)),
            cramp(1, Some(0), Some(false)),
            cramp(2, None, None),
        ]);
        let found = values(&parts(&look(&diary)));
        let said = fact(&found, "nights with sleep lost");
        assert_eq!(said, "1 nights (of 2 cramp nights of which it is noted)");
        assert_eq!(fact(&found, "awake after a cramp"), "22 min (median of 2 nights, at most 45)");
    }

    #[test]
    fn without_a_word_about_sleep_there_is_no_section() {
        assert_eq!(parts(&look(&diary(&[Some(1), Some(0)]))), []);
    }
}
