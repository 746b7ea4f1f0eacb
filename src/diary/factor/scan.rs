//! Scan: which factors are held against the nights together, each noted quantity once.
//!
//! The more questions a diary is asked, the more often chance answers. So each quantity that is
//! noted enters the scan in one reading; the other readings of it can be looked at on request,
//! and one of them can be switched in, in place of the plain one.

use std::collections::BTreeSet;

use super::{Catalogue, Exposed, Factor, Kind, Source};
use crate::diary::Word;

/// How a factor enters the scan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scanned {
    /// By its readings as they are.
    Plain,
    /// By whether there was any of it, whatever the amount.
    Any,
    /// Only if the person switches it in, and then in place of the factors of these keys.
    InPlaceOf(&'static [&'static str]),
    /// Never: it may be an answer to a cramp, or only places other things in time.
    Never,
}

impl Factor {
    /// The key of the factor of which only any or none enters the scan.
    const ALCOHOL: &'static str = "alcohol";

    /// Returns how it enters the scan.
    ///
    /// A factor of the person's own enters by its readings, unless it is a time on the clock.
    pub fn scan(&self) -> Scanned {
        match (&self.source, &self.kind, self.exposed) {
            (_, Kind::Clock, _) => Scanned::Never,
            (Source::Computed(rule), ..) => rule.scan,
            (Source::Recorded, _, Exposed::Never) => Scanned::Never,
            _ if self.key == Self::ALCOHOL => Scanned::Any,
            _ => Scanned::Plain,
        }
    }

    /// Returns the keys of the factors in whose place it enters the scan, if it has to be switched in.
    pub fn in_place_of(&self) -> Option<&'static [&'static str]> {
        match self.scan() {
            Scanned::InPlaceOf(plain) => Some(plain),
            _ => None,
        }
    }

    /// Tells whether the two read the same quantity, so that only one of them can be in the scan.
    pub fn shares_with(&self, other: &Self) -> bool {
        let quantities = other.quantities();
        self.quantities().iter().any(|quantity| quantities.contains(quantity))
    }

    /// Returns the keys of the plain factors whose quantities it reads.
    fn quantities(&self) -> Vec<&str> {
        self.in_place_of().map_or_else(|| vec![&*self.key], <[_]>::to_vec)
    }
}

/// Where a factor stands in the scan of one diary.
#[derive(Clone, Debug, PartialEq)]
pub enum InScan<'c> {
    /// In it, by its readings as they are.
    Plain,
    /// In it, by whether there was any of it.
    Any,
    /// In it, for the person has switched it in, in place of the factors of these keys.
    SwitchedIn(&'static [&'static str]),
    /// Not in it, for this one is switched in, in its place.
    Replaced(&'c Factor),
    /// Not in it; switched in, it takes the place of the factors of these keys.
    OnRequest(&'static [&'static str]),
    /// Never in it.
    Never,
}

impl Catalogue {
    /// Returns the factors of the scan in order: no quantity stands in it twice.
    pub fn scanned(&self) -> Vec<&Factor> {
        let is_in = |factor: &&Factor| {
            matches!(self.in_scan(factor), InScan::Plain | InScan::Any | InScan::SwitchedIn(_))
        };
        self.all().iter().filter(is_in).collect()
    }

    /// Returns where a factor stands in the scan.
    pub fn in_scan(&self, factor: &Factor) -> InScan<'_> {
        let switched_in = self.switched_in();
        let instead = switched_in.iter().find(|it| *it != &factor && it.shares_with(factor));
        match (factor.scan(), instead) {
            (Scanned::Plain | Scanned::Any, Some(instead)) => InScan::Replaced(instead),
            (Scanned::Plain, None) => InScan::Plain,
            (Scanned::Any, None) => InScan::Any,
            (Scanned::InPlaceOf(plain), _) if switched_in.contains(&factor) => {
                InScan::SwitchedIn(plain)
            }
            (Scanned::InPlaceOf(plain), _) => InScan::OnRequest(plain),
            (Scanned::Never, _) => InScan::Never,
        }
    }

    /// Returns the keys that have to be switched in for a factor to be in the scan.
    ///
    /// Whatever was switched in and reads a quantity of this factor goes out. `None` for a factor
    /// that is never in the scan.
    pub fn scan_with(&self, factor: &Factor) -> Option<BTreeSet<Word>> {
        let mut scan = self.settings().scan.clone();
        scan.retain(|key| self.by_key(key).is_none_or(|it| !it.shares_with(factor)));
        match factor.scan() {
            Scanned::Plain | Scanned::Any => {}
            Scanned::InPlaceOf(_) => {
                scan.insert(factor.key.clone());
            }
            Scanned::Never => return None,
        }
        Some(scan)
    }

    /// Returns the factors that are switched in, in order.
    ///
    /// Of two that share a quantity, the first of the catalogue counts.
    fn switched_in(&self) -> Vec<&Factor> {
        let mut switched_in: Vec<&Factor> = Vec::new();
        for factor in self.computed().filter(|it| self.settings().scan.contains(&it.key)) {
            let is_free = switched_in.iter().all(|it| !it.shares_with(factor));
            if factor.in_place_of().is_some() && is_free {
                switched_in.push(factor);
            }
        }
        switched_in
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diary::Settings;

    fn with(scan: BTreeSet<Word>) -> Catalogue {
        Catalogue::new(&Settings { scan, ..Settings::default() }, &[])
    }

    fn switched(keys: &[&'static str]) -> Catalogue {
        with(keys.iter().copied().map(Word::Borrowed).collect())
    }

    fn scanned(keys: &[&'static str]) -> Vec<Word> {
        switched(keys).scanned().iter().map(|factor| factor.key.clone()).collect()
    }

    /// Returns what is switched in once these factors are put into the scan, one after the other.
    fn put(keys: &[&str]) -> Vec<String> {
        let put = |scan, key: &&str| {
            let catalogue = with(scan);
            catalogue.scan_with(catalogue.by_key(key).unwrap()).unwrap()
        };
        keys.iter().fold(BTreeSet::new(), put).iter().map(Word::to_string).collect()
    }

    #[test]
    fn every_noted_quantity_is_scanned_and_no_answer_is() {
        let keys = scanned(&[]);
        for key in ["water", "alcohol", "footwear", "vigorous_exercise", "late_exercise"] {
            assert!(keys.iter().any(|it| it == key), "{key}");
        }
        for key in ["bed_time", "sleep_quality", "twitching", "dehydration", "exercise_time"] {
            assert!(keys.iter().all(|it| it != key), "{key}");
        }
    }

    #[test]
    fn a_reading_that_is_switched_in_takes_the_place_of_the_plain_ones() {
        let keys = scanned(&["dehydration"]);
        assert!(keys.iter().any(|key| key == "dehydration"));
        for key in ["water", "dry_mouth", "dark_urine", "urine_colour"] {
            assert!(keys.iter().all(|it| it != key), "{key}");
        }
    }

    #[test]
    fn of_two_readings_of_one_quantity_only_one_is_scanned() {
        let keys = scanned(&["activity_jump", "exercise_time"]);
        assert!(keys.iter().any(|key| key == "exercise_time"));
        assert!(keys.iter().all(|key| key != "activity_jump" && key != "exercise"));
    }

    #[test]
    fn what_a_reading_stands_in_for_is_in_the_scan_without_it() {
        let catalogue = Catalogue::built_in();
        let plain = scanned(&[]);
        for factor in catalogue.computed() {
            for key in factor.in_place_of().unwrap_or_default() {
                assert!(plain.iter().any(|it| it == key), "{} for {key}", factor.key);
            }
        }
    }

    #[test]
    fn whoever_puts_a_reading_in_takes_the_others_of_its_quantities_out() {
        assert_eq!(put(&["activity_jump"]), ["activity_jump"]);
        assert_eq!(put(&["activity_jump", "activity_jump"]), ["activity_jump"]);
        assert_eq!(put(&["activity_jump", "exercise_time"]), ["exercise_time"]);
        assert_eq!(put(&["activity_jump", "late_vigorous"]), ["activity_jump", "late_vigorous"]);
        assert_eq!(put(&["leg_use", "iron_infusion"]), ["iron_infusion", "leg_use"]);
    }

    #[test]
    fn a_plain_reading_comes_back_by_its_name_and_brings_back_what_went_with_it() {
        assert_eq!(put(&["dehydration", "heat", "dry_mouth"]), ["heat"]);
        assert_eq!(put(&["dehydration", "alcohol"]), ["dehydration"]);
    }

    #[test]
    fn a_time_and_an_answer_are_never_put_in() {
        let catalogue = Catalogue::built_in();
        for key in ["bed_time", "twitching", "sleep_quality"] {
            let factor = catalogue.by_key(key).unwrap();
            assert_eq!(catalogue.scan_with(factor), None, "{key}");
            assert_eq!(catalogue.in_scan(factor), InScan::Never, "{key}");
        }
    }

    #[test]
    fn it_is_told_where_each_factor_stands() {
        let catalogue = switched(&["activity_jump"]);
        let stands = |key: &str| catalogue.in_scan(catalogue.by_key(key).unwrap());
        let jump = catalogue.by_key("activity_jump").unwrap();
        assert_eq!(stands("water"), InScan::Plain);
        assert_eq!(stands("alcohol"), InScan::Any);
        assert_eq!(stands("exercise"), InScan::Replaced(jump));
        assert_eq!(stands("activity_jump"), InScan::SwitchedIn(&["exercise"]));
        assert_eq!(stands("leg_use"), InScan::OnRequest(&["exercise", "labour"]));
        assert_eq!(stands("labour"), InScan::Plain);
    }
}
