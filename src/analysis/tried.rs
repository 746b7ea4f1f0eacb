//! Tried: what was done against cramps and how often it helped, and what was kept up against them.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::diary::{Cramp, Diary, Effect, Factor, Known, Night, Technique, Word};

use super::warnings::MEASURES;

/// How often one thing was tried in a cramp, and what came of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tried {
    /// It helped.
    pub full: u32,
    /// It helped somewhat.
    pub partial: u32,
    /// It did not help.
    pub none: u32,
    /// Nobody noted what came of it.
    pub unknown: u32,
}

impl Tried {
    /// Counts what was tried in these cramps, the most frequent first; a record of several cramps alike counts once.
    pub fn of<'a>(cramps: impl Iterator<Item = &'a Cramp>) -> Vec<(Technique, Self)> {
        let mut tried: BTreeMap<Technique, Self> = BTreeMap::new();
        for relief in cramps.flat_map(|cramp| &cramp.relief) {
            let tally = tried.entry(relief.technique).or_default();
            match relief.effect {
                Some(Effect::Full) => tally.full += 1,
                Some(Effect::Partial) => tally.partial += 1,
                Some(Effect::None) => tally.none += 1,
                None => tally.unknown += 1,
            }
        }
        let mut tried: Vec<_> = tried.into_iter().collect();
        tried.sort_by_key(|(_, tried)| Reverse(tried.times()));
        tried
    }

    /// Returns how often it was tried.
    pub fn times(&self) -> u32 {
        self.full + self.partial + self.none + self.unknown
    }
}

/// On how many days a measure against cramps was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The factor that tells of it, by its key.
    pub key: Word,
    /// Days on which it was kept.
    pub days: usize,
    /// Days on which it is known whether it was kept; at least 1.
    pub known: usize,
}

impl Kept {
    /// Returns the measures that the articles name and of which anything is known on these days.
    ///
    /// A measure is kept on a day that does not count as exposed to its lack.
    pub fn of(diary: &Diary, first: Night, last: Night) -> Vec<Self> {
        let catalogue = diary.catalogue();
        let days: Vec<Known<'_>> = diary
            .days
            .range(first.evening()..=last.evening())
            .map(|(date, _)| Known::of(diary, &catalogue, *date))
            .collect();
        let kept = |factor: &Factor| {
            let told: Vec<bool> = days
                .iter()
                .filter_map(|day| factor.is_exposed(&day.value(factor)?))
                .map(|exposed| !exposed)
                .collect();
            let kept = told.iter().filter(|kept| **kept).count();
            Self { key: factor.key.clone(), days: kept, known: told.len() }
        };
        let measures = MEASURES.iter().filter_map(|key| catalogue.by_key(key));
        measures.map(kept).filter(|kept| kept.known > 0).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diary::{Day, Relief, Value};

    fn night() -> Night {
        Night::named_after("2026-11-21".parse().unwrap())
    }

    #[test]
    fn each_thing_tried_is_counted_with_what_came_of_it() {
        let relief = |effect| Relief { effect, ..Relief::by(Technique::Stretch) };
        let cramp = |effects: &[Option<Effect>]| Cramp {
            relief: effects.iter().copied().map(relief).collect(),
            ..Cramp::on(night())
        };
        let cramps = [cramp(&[Some(Effect::Full), None]), cramp(&[Some(Effect::None)])];
        let expected = Tried { full: 1, partial: 0, none: 1, unknown: 1 };
        assert_eq!(Tried::of(cramps.iter()), [(Technique::Stretch, expected)]);
        assert_eq!(expected.times(), 3);
    }

    #[test]
    fn what_was_tried_most_often_comes_first() {
        let by = |technique| Cramp { relief: vec![Relief::by(technique)], ..Cramp::on(night()) };
        let cramps = [Technique::Stretch, Technique::Heat, Technique::Heat].map(by);
        let found: Vec<Technique> =
            Tried::of(cramps.iter()).into_iter().map(|(technique, _)| technique).collect();
        assert_eq!(found, [Technique::Heat, Technique::Stretch]);
    }

    #[test]
    fn a_measure_is_counted_on_the_days_on_which_it_is_known() {
        let mut diary = Diary::default();
        for (place, value) in [Some(Value::Yes), Some(Value::No), None].into_iter().enumerate() {
            let date = night().before(place as u64).evening();
            let mut day = Day::new("2026-11-22T08:00:00+00:00".parse().unwrap());
            day.readings.extend(value.map(|value| ("stretch_bedtime".into(), value)));
            diary.days.insert(date, day);
        }
        let kept = Kept::of(&diary, night().before(9), night());
        assert_eq!(kept, [Kept { key: "stretch_bedtime".into(), days: 1, known: 2 }]);
        assert_eq!(Kept::of(&Diary::default(), night(), night()), []);
    }
}
