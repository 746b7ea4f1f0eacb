//! Profile: the standing facts about a person, which are never correlated day by day.

use chrono::{Datelike, NaiveDate};

use super::written::written;
use super::{Diary, PartialDate, Recorded};

/// One standing fact.
#[derive(Clone, Debug, PartialEq)]
pub enum Fact {
    /// The year of birth, 1900 to 2199.
    BirthYear(i32),
    /// A medical condition, by its key in [`Condition::KNOWN`] or in the person's own words.
    Condition {
        /// Its name; never empty.
        name: String,
        /// Since when.
        since: Option<PartialDate>,
        /// Until when; `None` while it lasts.
        until: Option<PartialDate>,
    },
    /// A pregnancy.
    Pregnancy {
        /// The date on which the birth is due.
        due: NaiveDate,
        /// The date of the delivery; `None` before it.
        delivered: Option<NaiveDate>,
    },
    /// A result of a laboratory.
    Lab(LabResult),
    /// The weight of the body.
    Weight {
        /// In kilograms, 1 to 500.
        kg: f64,
        /// On which date.
        on: NaiveDate,
    },
    /// Whether the person's work means long standing.
    WorkStanding(bool),
    /// Whether the person's movement is restricted for good.
    Restricted(bool),
    /// The medicines were last reviewed with a doctor or pharmacist on this date.
    Reviewed {
        /// The date.
        on: NaiveDate,
    },
}

/// A result of a laboratory, as the laboratory printed it. The program knows no ranges of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct LabResult {
    /// What was measured: `potassium`, `magnesium`, `calcium`, `vitamin_d`, or the person's own words.
    pub analyte: String,
    /// How much; finite and not negative.
    pub value: f64,
    /// In which unit, as printed.
    pub unit: LabUnit,
    /// The date of the sample.
    pub on: NaiveDate,
    /// The laboratory's own judgement.
    pub flag: Option<Flag>,
    /// The lower limit that the laboratory printed.
    pub low: Option<f64>,
    /// The upper limit that the laboratory printed.
    pub high: Option<f64>,
}

written! {
    /// The unit of a laboratory result.
    LabUnit {
        /// Millimoles per litre.
        MillimolesPerLitre = "mmol/L",
        /// Nanomoles per litre.
        NanomolesPerLitre = "nmol/L",
        /// Nanograms per millilitre.
        NanogramsPerMillilitre = "ng/mL",
        /// Milligrams per decilitre.
        MilligramsPerDecilitre = "mg/dL",
        /// Milliequivalents per litre.
        MilliequivalentsPerLitre = "mEq/L",
        /// Micrograms per litre.
        MicrogramsPerLitre = "µg/L",
        /// Grams per decilitre.
        GramsPerDecilitre = "g/dL",
        /// Units per litre.
        UnitsPerLitre = "U/L",
        /// Micromoles per litre.
        MicromolesPerLitre = "µmol/L",
        /// Picomoles per litre.
        PicomolesPerLitre = "pmol/L",
        /// Milligrams per litre.
        MilligramsPerLitre = "mg/L",
        /// Per cent.
        PerCent = "%",
    }
}

written! {
    /// How the laboratory itself judged a result.
    Flag {
        /// Below the laboratory's range.
        Low = "low",
        /// Inside it.
        Normal = "normal",
        /// Above it.
        High = "high",
    }
}

/// A condition that the articles name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Condition {
    /// Its name in SQL, CSV and JSON.
    pub key: &'static str,
    /// What to call it in a sentence.
    pub label: &'static str,
    /// Other words that people type for it.
    pub aliases: &'static [&'static str],
    /// Its kinds: each keeps the person's own words, and counts as this condition.
    pub kinds: &'static [&'static str],
}

const fn condition(
    key: &'static str,
    label: &'static str,
    aliases: &'static [&'static str],
) -> Condition {
    Condition { key, label, aliases, kinds: &[] }
}

impl Condition {
    /// Every condition that the articles name.
    pub const KNOWN: &'static [Self] = &[
        Self {
            kinds: &[
                "type 1 diabetes",
                "type 2 diabetes",
                "type 1 diabetes mellitus",
                "type 2 diabetes mellitus",
                "diabetes type 1",
                "diabetes type 2",
            ],
            ..condition("diabetes", "diabetes", &["diabetic", "diabetes mellitus"])
        },
        condition(
            "kidney_disease",
            "kidney disease",
            &["ckd", "renal disease", "chronic kidney disease"],
        ),
        condition("kidney_failure", "kidney failure", &["renal failure"]),
        condition("hemodialysis", "hemodialysis", &["dialysis", "haemodialysis"]),
        condition(
            "peripheral_artery_disease",
            "peripheral artery disease",
            &["pad", "peripheral vascular disease", "pvd"],
        ),
        condition("nerve_disorder", "a nerve disorder", &["nerve disorder"]),
        condition(
            "neuromuscular_disorder",
            "a neuromuscular disorder",
            &["neuromuscular disorder"],
        ),
        condition("als", "ALS", &["amyotrophic lateral sclerosis", "lou gehrig's disease"]),
        condition(
            "cramp_fasciculation_syndrome",
            "cramp fasciculation syndrome",
            &["fasciculation syndrome"],
        ),
        condition(
            "parkinsons",
            "Parkinson's disease",
            &["parkinson", "parkinson's", "parkinsons disease"],
        ),
        condition("thyroid", "a thyroid problem", &["thyroid problem"]),
        condition("endocrine_disorder", "an endocrine disorder", &["endocrine disorder"]),
        condition("cirrhosis", "liver cirrhosis", &["liver cirrhosis"]),
        condition(
            "digestive",
            "a digestive condition",
            &["digestive condition", "digestive problem"],
        ),
        condition(
            "poor_circulation",
            "poor circulation",
            &["circulation problem", "circulation problems", "reduced blood flow"],
        ),
        condition("high_blood_pressure", "high blood pressure", &["hypertension"]),
        condition(
            "high_cholesterol",
            "high cholesterol",
            &["hypercholesterolemia", "hypercholesterolaemia"],
        ),
        condition("asthma", "asthma", &[]),
        condition("insomnia", "insomnia", &[]),
    ];

    /// Returns the condition of this key.
    pub fn by_key(key: &str) -> Option<&'static Self> {
        Self::KNOWN.iter().find(|condition| condition.key == key)
    }

    /// Returns the condition that these words name, in any case and spacing.
    pub fn named(words: &str) -> Option<&'static Self> {
        let words = folded(words);
        Self::KNOWN.iter().find(|condition| {
            condition.key == words.replace(' ', "_")
                || condition.label.to_lowercase() == words
                || condition.aliases.contains(&words.as_str())
        })
    }

    /// Returns the condition that these words name, or of which they name a kind.
    pub fn counting(words: &str) -> Option<&'static Self> {
        let kind = folded(words);
        let is_kind = |condition: &&Self| condition.kinds.contains(&kind.as_str());
        Self::named(words).or_else(|| Self::KNOWN.iter().find(is_kind))
    }
}

/// Returns words in lower case with single spaces.
fn folded(words: &str) -> String {
    words.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

written! {
    /// A third of a pregnancy.
    Trimester {
        /// Before 14 weeks.
        First = "first",
        /// From 14 weeks to 27 weeks and 6 days.
        Second = "second",
        /// From 28 weeks.
        Third = "third",
    }
}

impl Trimester {
    /// Returns the trimester on a date; `None` before the pregnancy, and from the delivery on.
    ///
    /// The birth is due 40 weeks after the day from which weeks are counted. A pregnancy
    /// without a delivery is taken to have ended 3 weeks after that date.
    pub fn on(date: NaiveDate, due: NaiveDate, delivered: Option<NaiveDate>) -> Option<Self> {
        const TERM_DAYS: i64 = 280;
        const LATEST_DAYS: i64 = TERM_DAYS + 21;
        if delivered.is_some_and(|delivered| delivered <= date) {
            return None;
        }
        match TERM_DAYS - (due - date).num_days() {
            0..98 => Some(Self::First),
            98..196 => Some(Self::Second),
            196..=LATEST_DAYS => Some(Self::Third),
            _ => None,
        }
    }
}

impl Diary {
    /// Returns the year of birth.
    pub fn birth_year(&self) -> Option<i32> {
        self.profile.iter().find_map(|fact| match &fact.fact {
            Fact::BirthYear(year) => Some(*year),
            _ => None,
        })
    }

    /// Returns the age that the person reaches in the year of this date, in years.
    pub fn age_on(&self, date: NaiveDate) -> Option<i32> {
        self.birth_year().map(|year| date.year() - year)
    }

    /// Returns every condition that was there on a date, with its name.
    pub fn conditions_on(&self, date: NaiveDate) -> impl Iterator<Item = (&Recorded<Fact>, &str)> {
        self.profile.iter().filter_map(move |fact| {
            let Fact::Condition { name, since, until } = &fact.fact else { return None };
            let lasts = since.is_none_or(|since| since.first() <= date)
                && until.is_none_or(|until| date <= until.last());
            lasts.then_some((fact, name.as_str()))
        })
    }
}

impl Fact {
    /// Tells whether one fact takes the place of another.
    ///
    /// Two results of one analyte on one date are two samples, unless their values are the same.
    pub fn is_same(&self, new: &Self) -> bool {
        match (self, new) {
            (Self::BirthYear(_), Self::BirthYear(_))
            | (Self::WorkStanding(_), Self::WorkStanding(_))
            | (Self::Restricted(_), Self::Restricted(_))
            | (Self::Reviewed { .. }, Self::Reviewed { .. }) => true,
            (Self::Condition { name: known, .. }, Self::Condition { name: new, .. }) => {
                folded(known) == folded(new)
            }
            (Self::Pregnancy { due: known, .. }, Self::Pregnancy { due: new, .. }) => known == new,
            (Self::Lab(known), Self::Lab(new)) => known.is_same(new),
            (Self::Weight { on: known, .. }, Self::Weight { on: new, .. }) => known == new,
            _ => false,
        }
    }

    /// Returns the latest day that must have come before the fact could be told; `None` if it needs none.
    pub fn past_day(&self) -> Option<NaiveDate> {
        match self {
            Self::BirthYear(year) => NaiveDate::from_ymd_opt(*year, 1, 1),
            Self::Condition { since, until, .. } => (*since).max(*until).map(PartialDate::first),
            Self::Pregnancy { delivered, .. } => *delivered,
            Self::Lab(result) => Some(result.on),
            Self::Weight { on, .. } | Self::Reviewed { on } => Some(*on),
            Self::WorkStanding(_) | Self::Restricted(_) => None,
        }
    }
}

impl LabResult {
    /// Tells whether another result is of the same analyte, and was taken on the same date.
    pub fn is_beside(&self, other: &Self) -> bool {
        self.analyte == other.analyte && self.on == other.on
    }

    /// Tells whether another result is of the same sample: with the same value, by all that is known.
    fn is_same(&self, other: &Self) -> bool {
        let is_same_value = self.value.total_cmp(&other.value).is_eq();
        self.is_beside(other) && self.unit == other.unit && is_same_value
    }
}

/// Puts standing facts into the order in which they are told.
pub(super) fn sort(profile: &mut [Recorded<Fact>]) {
    profile.sort_by(|a, b| {
        let place = |fact: &Fact| match fact {
            Fact::BirthYear(_) => (0, None),
            Fact::WorkStanding(_) => (1, None),
            Fact::Restricted(_) => (2, None),
            Fact::Condition { since, .. } => (3, since.map(PartialDate::first)),
            Fact::Pregnancy { due, .. } => (4, Some(*due)),
            Fact::Lab(result) => (5, Some(result.on)),
            Fact::Weight { on, .. } => (6, Some(*on)),
            Fact::Reviewed { on } => (7, Some(*on)),
        };
        place(a)
            .cmp(&place(b))
            .then(a.recorded_at.cmp(&b.recorded_at))
            .then(a.number.cmp(&b.number))
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn trimesters_change_at_14_and_28_weeks() {
        let due = day("2027-03-01");
        let on = |weeks: i64, days: i64| {
            let date = due - chrono::TimeDelta::days(280 - weeks * 7 - days);
            Trimester::on(date, due, None)
        };
        assert_eq!(on(0, -1), None);
        assert_eq!(on(0, 0), Some(Trimester::First));
        assert_eq!(on(13, 6), Some(Trimester::First));
        assert_eq!(on(14, 0), Some(Trimester::Second));
        assert_eq!(on(27, 6), Some(Trimester::Second));
        assert_eq!(on(28, 0), Some(Trimester::Third));
        assert_eq!(on(43, 0), Some(Trimester::Third));
        assert_eq!(on(43, 1), None);
    }

    #[test]
    fn a_pregnancy_ends_at_the_delivery() {
        let due = day("2027-03-01");
        let delivered = Some(day("2027-02-20"));
        assert_eq!(Trimester::on(day("2027-02-19"), due, delivered), Some(Trimester::Third));
        assert_eq!(Trimester::on(day("2027-02-20"), due, delivered), None);
    }

    #[test]
    fn conditions_are_known_by_many_names() {
        for (words, key) in [
            ("Diabetes", "diabetes"),
            ("peripheral  artery disease", "peripheral_artery_disease"),
            ("PAD", "peripheral_artery_disease"),
            ("liver cirrhosis", "cirrhosis"),
            ("Parkinson's disease", "parkinsons"),
        ] {
            assert_eq!(Condition::named(words).map(|it| it.key), Some(key), "{words}");
        }
        assert_eq!(Condition::named("gout"), None);
    }

    #[test]
    fn a_kind_of_a_condition_counts_as_it_and_keeps_its_name() {
        let key = |words| Condition::counting(words).map(|it| it.key);
        assert_eq!(Condition::named("Type 1 diabetes"), None);
        assert_eq!(key("Type 1 diabetes"), Some("diabetes"));
        assert_eq!(key("diabetes mellitus"), Some("diabetes"));
        assert_eq!(key("neuropathy"), None);
    }

    #[test]
    fn two_values_of_one_day_are_two_samples() {
        let lab = |value: f64, flag: Option<Flag>| {
            Fact::Lab(LabResult {
                analyte: "potassium".to_owned(),
                value,
                unit: LabUnit::MillimolesPerLitre,
                on: day("2026-11-12"),
                flag,
                low: None,
                high: None,
            })
        };
        assert!(lab(3.2, None).is_same(&lab(3.2, Some(Flag::Low))));
        assert!(!lab(3.2, None).is_same(&lab(3.6, None)));
    }

    #[test]
    fn a_condition_is_the_same_in_any_case() {
        let gout = |name: &str, since: &str| Fact::Condition {
            name: name.to_owned(),
            since: since.parse().ok(),
            until: None,
        };
        assert!(gout("Gout", "2015").is_same(&gout("gout", "2020")));
        assert!(!gout("Gout", "2015").is_same(&gout("asthma", "2015")));
        assert!(!gout("Gout", "2015").is_same(&Fact::BirthYear(2015)));
    }
}
