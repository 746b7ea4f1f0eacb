//! Factor: something about a day or its night that may matter, and the built-in catalogue.

use super::Value;

/// One factor: how it is called, how it is written, and when a day counts as exposed.
///
/// Recording, listing, export and import all follow [`Factor::CATALOGUE`]: adding a
/// factor is adding one entry there.
#[derive(Debug, PartialEq)]
pub struct Factor {
    /// The name in SQL and JSON, and with its unit in CSV.
    pub key: &'static str,
    /// What to call it in a sentence.
    pub label: &'static str,
    /// Other words that people type for it; several words are joined by one space.
    pub aliases: &'static [&'static str],
    /// What a reading of it looks like.
    pub kind: Kind,
    /// When a reading counts as exposed.
    pub exposed: Exposed,
    /// Whether it acts during the day or during the night.
    pub acts: Acts,
}

/// What a reading of a factor looks like.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// A number, 0 or more, in one unit, up to a largest believable value.
    Amount(Unit, f64),
    /// A score from 0 to 10.
    Score,
    /// Yes or no.
    YesNo,
    /// One of these levels.
    Category(&'static [Level]),
    /// A time on the clock.
    Clock,
}

/// One level of a category, with other words for it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Level {
    /// The word in SQL, CSV and JSON.
    pub word: &'static str,
    /// Other words that people type for it.
    pub aliases: &'static [&'static str],
}

/// The unit in which an amount is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Millilitres; a glass is [`Unit::GLASS_ML`].
    Millilitres,
    /// Hours.
    Hours,
    /// Standard drinks.
    Drinks,
}

impl Unit {
    /// The size of a glass in millilitres: the articles' glass of 8 fl oz.
    pub const GLASS_ML: f64 = 240.0;

    /// Returns the unit as it stands at the end of a column name.
    pub fn suffix(self) -> &'static str {
        match self {
            Self::Millilitres => "ml",
            Self::Hours => "h",
            Self::Drinks => "units",
        }
    }
}

/// When a reading counts as exposed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Exposed {
    /// When it is below this amount.
    Below(f64),
    /// When it is this amount or more.
    AtLeast(f64),
    /// When the answer is yes.
    Yes,
    /// When the answer is no.
    No,
    /// When it is one of these levels.
    Levels(&'static [&'static str]),
    /// Never by itself: it only helps to place other things in time.
    Never,
}

/// When a factor acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Acts {
    /// During the day before the night.
    Day,
    /// During the night itself.
    Night,
}

const fn level(word: &'static str, aliases: &'static [&'static str]) -> Level {
    Level { word, aliases }
}

const fn yes_no(
    key: &'static str,
    label: &'static str,
    aliases: &'static [&'static str],
) -> Factor {
    Factor { key, label, aliases, kind: Kind::YesNo, exposed: Exposed::Yes, acts: Acts::Day }
}

const fn at_night(factor: Factor) -> Factor {
    Factor { acts: Acts::Night, ..factor }
}

const fn hours(
    key: &'static str,
    label: &'static str,
    aliases: &'static [&'static str],
    exposed_from: f64,
) -> Factor {
    let kind = Kind::Amount(Unit::Hours, 24.0);
    Factor { key, label, aliases, kind, exposed: Exposed::AtLeast(exposed_from), acts: Acts::Day }
}

const fn score(key: &'static str, label: &'static str, aliases: &'static [&'static str]) -> Factor {
    Factor {
        key,
        label,
        aliases,
        kind: Kind::Score,
        exposed: Exposed::AtLeast(6.0),
        acts: Acts::Day,
    }
}

const fn clock(key: &'static str, label: &'static str, aliases: &'static [&'static str]) -> Factor {
    Factor { key, label, aliases, kind: Kind::Clock, exposed: Exposed::Never, acts: Acts::Night }
}

impl Factor {
    /// The key of the factor that bouts of exercise speak about too.
    pub const EXERCISE: &'static str = "exercise";

    /// Every built-in factor, in the order in which a day is shown and exported.
    pub const CATALOGUE: &'static [Self] = &[
        Self {
            key: "water",
            label: "water",
            aliases: &["hydration", "fluids", "drank", "drinking", "wasser"],
            kind: Kind::Amount(Unit::Millilitres, 20_000.0),
            exposed: Exposed::Below(8.0 * Unit::GLASS_ML),
            acts: Acts::Day,
        },
        yes_no("dry_mouth", "dry mouth", &["dry mouth"]),
        yes_no("dark_urine", "dark urine", &["dark urine", "urine dark"]),
        yes_no("hot_day", "hot day", &["hot day", "hot", "heatwave"]),
        yes_no("heavy_sweat", "heavy sweating", &["heavy sweat", "sweat", "sweating", "sweaty"]),
        yes_no(Self::EXERCISE, "exercise", &["workout", "sport", "training"]),
        yes_no(
            "stretch_bedtime",
            "stretching before bed",
            &[
                "stretch",
                "stretching",
                "stretched",
                "stretches",
                "bedtime stretch",
                "stretched before bed",
            ],
        ),
        hours("labour", "physical labour", &["labor", "physical labour", "physical labor"], 2.0),
        hours("standing", "standing", &["stood", "stand"], 4.0),
        hours("sitting", "sitting", &["sat", "sit", "seated"], 8.0),
        Self {
            key: "footwear",
            label: "footwear",
            aliases: &["shoes", "shoe"],
            kind: Kind::Category(&[
                level("supportive", &["good shoes", "supportive shoes"]),
                level("trainers", &["sneakers", "trainer"]),
                level("flat", &["flats", "flat shoes"]),
                level("heels", &["high heels", "heel", "high_heels"]),
                level("unsupportive", &["flip flops", "sandals", "slippers"]),
                level("uncomfortable", &["tight shoes", "uncomfortable shoes"]),
                level("barefoot", &["no shoes"]),
            ]),
            exposed: Exposed::Levels(&[
                "flat",
                "heels",
                "unsupportive",
                "uncomfortable",
                "barefoot",
            ]),
            acts: Acts::Day,
        },
        score("leg_fatigue", "tired legs", &["leg fatigue", "fatigue", "tired legs", "tired"]),
        score(
            "leg_tightness",
            "tight legs",
            &["leg tightness", "tightness", "tight legs", "tight"],
        ),
        Self {
            key: "alcohol",
            label: "alcohol",
            aliases: &["drinks", "wine", "beer", "beers"],
            kind: Kind::Amount(Unit::Drinks, 60.0),
            exposed: Exposed::AtLeast(0.5),
            acts: Acts::Day,
        },
        yes_no(
            "caffeine_late",
            "late caffeine",
            &["late caffeine", "caffeine late", "late coffee"],
        ),
        yes_no("magnesium", "magnesium supplement", &["mag", "magnesium supplement"]),
        clock(
            "bed_time",
            "bed time",
            &["bedtime", "bed", "bed time", "to bed", "went to bed", "in bed"],
        ),
        clock(
            "rise_time",
            "rise time",
            &["rise", "rose", "got up", "up", "woke up", "wake time", "rise time"],
        ),
        at_night(yes_no(
            "toes_down",
            "toes pointing down",
            &["toes down", "toes pointing down", "pointed toes"],
        )),
        at_night(yes_no(
            "heavy_blankets",
            "heavy blankets",
            &["heavy blankets", "heavy bedding", "blankets", "heavy blanket"],
        )),
        at_night(Self {
            key: "sleep_position",
            label: "sleep position",
            aliases: &["position", "sleep position", "slept on"],
            kind: Kind::Category(&[
                level("back", &["on my back", "my back"]),
                level("front", &["stomach", "belly", "on my stomach"]),
                level("side", &["on my side", "my side"]),
                level("other", &[]),
            ]),
            exposed: Exposed::Levels(&["front"]),
            acts: Acts::Night,
        }),
    ];

    /// Returns the factor of this key.
    pub fn by_key(key: &str) -> Option<&'static Self> {
        Self::CATALOGUE.iter().find(|factor| factor.key == key)
    }

    /// Returns the name of its CSV column: the key, and the unit of an amount.
    pub fn column(&self) -> String {
        match self.kind {
            Kind::Amount(unit, _) => format!("{}_{}", self.key, unit.suffix()),
            Kind::Score => format!("{}_0_10", self.key),
            _ => self.key.to_owned(),
        }
    }

    /// Returns the level that this exact word stands for, if the factor is a category.
    pub fn level(&self, word: &str) -> Option<&'static str> {
        let Kind::Category(levels) = self.kind else { return None };
        levels.iter().map(|level| level.word).find(|known| *known == word)
    }

    /// Tells whether this value can be a reading of the factor.
    pub fn accepts(&self, value: &Value) -> bool {
        match (self.kind, value) {
            (Kind::Amount(_, most), Value::Amount(amount)) => (0.0..=most).contains(amount),
            (Kind::Score, Value::Amount(amount)) => {
                (0.0..=10.0).contains(amount) && amount.fract() == 0.0
            }
            (Kind::YesNo, Value::Yes | Value::No) => true,
            (Kind::Category(_), Value::Level(word)) => self.level(word).is_some(),
            (Kind::Clock, Value::Clock(_)) => true,
            _ => false,
        }
    }

    /// Tells whether a reading counts as exposed; `None` for a factor that never does by itself.
    pub fn is_exposed(&self, value: &Value) -> Option<bool> {
        match (self.exposed, value) {
            (Exposed::Below(limit), Value::Amount(amount)) => Some(*amount < limit),
            (Exposed::AtLeast(limit), Value::Amount(amount)) => Some(*amount >= limit),
            (Exposed::Yes, Value::Yes) | (Exposed::No, Value::No) => Some(true),
            (Exposed::Yes, Value::No) | (Exposed::No, Value::Yes) => Some(false),
            (Exposed::Levels(words), Value::Level(word)) => Some(words.contains(word)),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn factor(key: &str) -> &'static Factor {
        Factor::by_key(key).unwrap()
    }

    #[test]
    fn no_word_means_two_factors() {
        let mut seen = BTreeSet::new();
        for factor in Factor::CATALOGUE {
            let levels = match factor.kind {
                Kind::Category(levels) => levels,
                _ => &[],
            };
            let level_words =
                levels.iter().flat_map(|l| [l.word].into_iter().chain(l.aliases.iter().copied()));
            for word in
                [factor.key].into_iter().chain(factor.aliases.iter().copied()).chain(level_words)
            {
                assert!(seen.insert(word), "`{word}` stands twice in the catalogue");
            }
        }
    }

    #[test]
    fn less_than_eight_glasses_is_exposed() {
        let water = factor("water");
        assert_eq!(water.is_exposed(&Value::Amount(7.0 * Unit::GLASS_ML)), Some(true));
        assert_eq!(water.is_exposed(&Value::Amount(8.0 * Unit::GLASS_ML)), Some(false));
    }

    #[test]
    fn a_reading_must_fit_its_factor() {
        assert!(factor("standing").accepts(&Value::Amount(24.0)));
        assert!(!factor("standing").accepts(&Value::Amount(24.1)));
        assert!(!factor("water").accepts(&Value::Amount(-1.0)));
        assert!(!factor("water").accepts(&Value::Amount(f64::NAN)));
        assert!(!factor("leg_fatigue").accepts(&Value::Amount(3.5)));
        assert!(!factor("hot_day").accepts(&Value::Amount(1.0)));
        assert!(factor("footwear").accepts(&Value::Level("heels")));
        assert!(!factor("footwear").accepts(&Value::Level("clogs")));
    }

    #[test]
    fn units_stand_at_the_end_of_a_column_name() {
        assert_eq!(factor("water").column(), "water_ml");
        assert_eq!(factor("leg_fatigue").column(), "leg_fatigue_0_10");
        assert_eq!(factor("hot_day").column(), "hot_day");
    }
}
