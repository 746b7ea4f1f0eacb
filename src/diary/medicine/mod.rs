//! Medicine, course and dose: what was taken, from when to when, and each time.

mod class;
pub mod dictionary;
mod lookup;
mod route;
mod words;

use std::cmp::Ordering;
use std::fmt;

use chrono::NaiveDate;

use super::Moment;

pub use class::Class;
pub use route::Route;

/// A medicine, known by its name as the person writes it.
///
/// Names differ only by their letters: "Ibuprofen" and "ibuprofen" are one medicine.
#[derive(Clone, Debug)]
pub struct Medicine {
    name: String,
}

impl Medicine {
    /// Returns the medicine of this name; `None` if the name is blank.
    pub fn named(name: &str) -> Option<Self> {
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        (!name.is_empty()).then_some(Self { name })
    }

    /// Returns the name as the person first wrote it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns the form of the name by which two spellings are compared.
    pub fn folded(&self) -> String {
        self.name.to_lowercase()
    }
}

impl PartialEq for Medicine {
    fn eq(&self, other: &Self) -> bool {
        self.folded() == other.folded()
    }
}

impl Eq for Medicine {}

impl PartialOrd for Medicine {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Medicine {
    fn cmp(&self, other: &Self) -> Ordering {
        self.folded().cmp(&other.folded())
    }
}

/// How much of a medicine: a number and the unit it is counted in.
#[derive(Clone, Debug, PartialEq)]
pub struct Strength {
    /// How much; above 0, and at most [`Strength::MOST`].
    pub amount: f64,
    /// The unit: `mg`, `µg`, `g`, `ml`, `IU`, `tablets`, `puffs`, `drops` or `units`.
    pub unit: &'static str,
}

impl Strength {
    /// The units that can be written, as they are stored.
    pub const UNITS: &'static [&'static str] =
        &["mg", "µg", "g", "ml", "IU", "tablets", "puffs", "drops", "units"];

    /// The largest amount that can be believed: doses of vitamin D go up to some 300 000 IU.
    pub const MOST: f64 = 1_000_000.0;

    /// Returns the strength of this amount; `None` if it cannot be believed, or the unit is not known.
    pub fn new(amount: f64, unit: &str) -> Option<Self> {
        let unit = Self::UNITS.iter().find(|known| **known == unit)?;
        (amount > 0.0 && amount <= Self::MOST).then_some(Self { amount, unit })
    }
}

/// Writes it in words: "40 mg", "2 tablets", "1 tablet".
impl fmt::Display for Strength {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let amount = self.amount.to_string();
        let one = self.unit.strip_suffix('s').filter(|_| amount == "1");
        write!(f, "{amount} {}", one.unwrap_or(self.unit))
    }
}

/// A period during which a medicine was taken with one strength.
#[derive(Clone, Debug, PartialEq)]
pub struct Course {
    /// The medicine.
    pub medicine: Medicine,
    /// How much each time.
    pub strength: Option<Strength>,
    /// How it is taken.
    pub route: Option<Route>,
    /// When it is taken, in the person's words: "daily", "every evening".
    pub schedule: Option<String>,
    /// The first day.
    pub started_on: NaiveDate,
    /// The last day; `None` while it is still taken.
    pub stopped_on: Option<NaiveDate>,
    /// Whether the person suspects that it has to do with the cramps.
    pub suspected_side_effect: Option<bool>,
    /// Who recommended it, in the person's words; never empty.
    pub recommended_by: Option<String>,
    /// Anything else, in the person's own words; never empty.
    pub note: Option<String>,
}

impl Course {
    /// The words of a schedule for a medicine that is not taken regularly.
    pub const AS_NEEDED: &'static [&'static str] = &[
        "as needed",
        "when needed",
        "if needed",
        "as required",
        "when required",
        "if required",
        "on demand",
        "prn",
    ];

    /// Returns a course of which only the medicine and the first day are known.
    pub fn from(medicine: Medicine, started_on: NaiveDate) -> Self {
        Self {
            medicine,
            strength: None,
            route: None,
            schedule: None,
            started_on,
            stopped_on: None,
            suspected_side_effect: None,
            recommended_by: None,
            note: None,
        }
    }

    /// Tells whether it is taken only when it is needed, and not regularly.
    ///
    /// So it is where each part of the schedule says so: "as needed", "3x daily if needed", but
    /// not "at night and as needed".
    pub fn is_as_needed(&self) -> bool {
        let schedule = self.schedule.as_deref().unwrap_or_default().to_lowercase();
        let between = |letter: char| !letter.is_alphanumeric() && !"&+".contains(letter);
        let words: Vec<&str> = schedule.split(between).filter(|word| !word.is_empty()).collect();
        let says_so = |part: &[&str]| {
            Self::AS_NEEDED.iter().any(|said| {
                let said: Vec<&str> = said.split(' ').collect();
                part.windows(said.len()).any(|words| words == said)
            })
        };
        words.split(|word| ["and", "&", "+"].contains(word)).all(says_so)
    }

    /// Tells whether the medicine was being taken on this date.
    pub fn covers(&self, date: NaiveDate) -> bool {
        self.touches(date, date)
    }

    /// Tells whether the medicine was being taken on any date from the first to the last.
    pub fn touches(&self, first: NaiveDate, last: NaiveDate) -> bool {
        self.started_on <= last && self.stopped_on.is_none_or(|stopped| first <= stopped)
    }
}

/// One intake of a medicine, or one that was missed.
#[derive(Clone, Debug, PartialEq)]
pub struct Dose {
    /// The medicine.
    pub medicine: Medicine,
    /// The calendar date it counts for, fixed at entry.
    pub date: NaiveDate,
    /// When it was taken; unknown if only the date is known.
    pub at: Option<Moment>,
    /// Whether it was taken (`true`) or missed.
    pub taken: bool,
    /// How much.
    pub strength: Option<Strength>,
    /// How it was taken.
    pub route: Option<Route>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_spacing_do_not_make_another_medicine() {
        assert_eq!(Medicine::named("Vitamin  D3"), Medicine::named(" vitamin d3 "));
        assert_ne!(Medicine::named("amiloride"), Medicine::named("amlodipine"));
        assert_eq!(Medicine::named("  "), None);
    }

    #[test]
    fn a_course_covers_its_first_and_its_last_day() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let furosemide = Medicine::named("furosemide").unwrap();
        let course = Course {
            stopped_on: Some(day("2026-03-31")),
            ..Course::from(furosemide, day("2026-03-01"))
        };
        assert!(course.covers(day("2026-03-01")) && course.covers(day("2026-03-31")));
        assert!(!course.covers(day("2026-02-28")) && !course.covers(day("2026-04-01")));
        assert!(course.touches(day("2026-03-31"), day("2026-05-01")));
        assert!(!course.touches(day("2026-04-01"), day("2026-05-01")));
    }

    #[test]
    fn a_course_is_as_needed_where_every_part_of_its_schedule_says_so() {
        let is_as_needed = |schedule: Option<&str>| {
            let ibuprofen = Medicine::named("ibuprofen").unwrap();
            let course = Course::from(ibuprofen, NaiveDate::default());
            Course { schedule: schedule.map(str::to_owned), ..course }.is_as_needed()
        };
        for text in [
            "as needed",
            "As-needed",
            "when needed",
            "if needed",
            "1-2 tablets as required",
            "on demand",
            "PRN",
            "twice daily, as needed",
            "at night if needed and as needed by day",
        ] {
            assert!(is_as_needed(Some(text)), "{text}");
        }
        for text in ["", "daily", "every evening", "at night and as needed", "needed", "sprn"] {
            assert!(!is_as_needed(Some(text)), "{text}");
        }
        assert!(!is_as_needed(None));
    }

    #[test]
    fn a_strength_is_a_positive_number_that_can_be_believed_of_a_known_unit() {
        assert!(Strength::new(40.0, "mg").is_some());
        assert_eq!(Strength::new(0.0, "mg"), None);
        assert_eq!(Strength::new(f64::NAN, "mg"), None);
        assert_eq!(Strength::new(99_999_999_999.0, "mg"), None);
        assert_eq!(Strength::new(f64::INFINITY, "mg"), None);
        assert_eq!(Strength::new(1.0, "parsec"), None);
    }

    #[test]
    fn one_tablet_is_not_plural() {
        for (amount, unit, said) in
            [(1.0, "tablets", "1 tablet"), (1.5, "tablets", "1.5 tablets"), (1.0, "mg", "1 mg")]
        {
            assert_eq!(Strength::new(amount, unit).unwrap().to_string(), said);
        }
    }
}
