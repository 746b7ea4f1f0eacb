//! Scan: which factors are held against the nights together, each noted quantity once.
//!
//! The more questions a diary is asked, the more often chance answers. So each quantity that is
//! noted enters the scan in one reading; the other readings of it can be looked at on request,
//! and one of them can be switched in, in place of the plain one.

use std::collections::BTreeSet;

use super::{Catalogue, Exposed, Factor, Kind, Source};

/// How a factor enters the scan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scan {
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
    pub fn scan(&self) -> Scan {
        match (&self.source, &self.kind, self.exposed) {
            (_, Kind::Clock, _) => Scan::Never,
            (Source::Computed(rule), ..) => rule.scan,
            (Source::Recorded, _, Exposed::Never) => Scan::Never,
            _ if self.key == Self::ALCOHOL => Scan::Any,
            _ => Scan::Plain,
        }
    }

    /// Returns the keys of the factors in whose place it enters the scan, if it has to be switched in.
    pub fn in_place_of(&self) -> Option<&'static [&'static str]> {
        match self.scan() {
            Scan::InPlaceOf(plain) => Some(plain),
            _ => None,
        }
    }
}

impl Catalogue {
    /// Returns the factors of the scan in order: no quantity stands in it twice.
    ///
    /// Of two that are switched in and share a quantity, the first of the catalogue counts.
    pub fn scanned(&self) -> Vec<&Factor> {
        let mut replaced: BTreeSet<&str> = BTreeSet::new();
        let mut switched = BTreeSet::new();
        for factor in self.all().iter().filter(|it| self.settings().scan.contains(&it.key)) {
            let Some(plain) = factor.in_place_of() else { continue };
            if plain.iter().all(|key| !replaced.contains(key)) {
                replaced.extend(plain);
                switched.insert(&factor.key);
            }
        }
        let is_in = |factor: &&Factor| match factor.scan() {
            Scan::Plain | Scan::Any => !replaced.contains(&*factor.key),
            Scan::InPlaceOf(_) => switched.contains(&factor.key),
            Scan::Never => false,
        };
        self.all().iter().filter(is_in).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diary::{Settings, Word};

    fn scanned(switched: &[&'static str]) -> Vec<Word> {
        let scan = switched.iter().copied().map(Word::Borrowed).collect();
        let catalogue = Catalogue::new(&Settings { scan, ..Settings::default() }, &[]);
        catalogue.scanned().iter().map(|factor| factor.key.clone()).collect()
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
}
