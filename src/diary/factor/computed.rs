//! Computed: the factors that follow from what is noted, and are never asked for.
//!
//! Each is known only where everything that it rests on is known. Where one half of an "or" were
//! enough, "yes" would be known on more days than "no", and the comparison with nights lopsided.
//! Of the bouts of one day, though, one that is known to be so is enough, whatever another was.

use super::built_in::{amount, yes_no};
use super::known::Known;
use super::{Exposed, Factor, Scanned, Source, Unit};
use crate::diary::{Article, Bout, BoutKind, Class, Intensity, Value};

use Article::{A000, A001, A002, A003};

/// How a factor follows from others.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// The rule in words; `{}` stands for the limit.
    pub words: &'static str,
    /// The keys of the noted factors that it rests on; of those in one group, one is enough.
    pub of: &'static [&'static [&'static str]],
    /// What it rests on besides, in words; empty where those tell all.
    pub needs: &'static str,
    /// The number in the rule that can be set, if there is one.
    pub limit: Option<f64>,
    /// Whether it stands in the scan, and beside or in place of what.
    pub(super) scan: Scanned,
    value: fn(&Known<'_>, f64) -> Option<Value>,
}

impl Rule {
    /// Returns the value on a date; `None` where an ingredient is unknown.
    pub(super) fn value(&self, known: &Known<'_>) -> Option<Value> {
        (self.value)(known, self.limit.unwrap_or(0.0))
    }
}

/// The minutes of a day.
const DAY_MIN: f64 = 24.0 * 60.0;

/// What the minutes of exercise rest on.
const LENGTHS: &str = "how long each bout was";

/// Returns every computed factor, in the order in which it is told.
pub(super) fn factors() -> Vec<Factor> {
    [drinking(), exercise(), activity(), rest(), shoes(), habits()].into_iter().flatten().collect()
}

fn drinking() -> Vec<Factor> {
    vec![
        yes_no("below_water_goal", "water below the goal of the day").named_by(&[A001]).follows(
            &[&["water"]],
            None,
            "less water than the goal; with `extra-glass` the goal is one glass more on a hot day \
             or after 30 minutes of exercise",
            |known, _| Some(yes(known.amount("water")? < water_goal_ml(known)?)),
        )
        .instead_of(&["water"])
        .needs("whether the day was hot, and the minutes of exercise"),
        yes_no("dehydration", "signs of dehydration").named_by(&[A000, A001, A002, A003]).follows(
            &[&["water"], &["dry_mouth"], &["dark_urine", "urine_colour"]],
            None,
            "water below its limit, dark urine (yes, or a colour at its limit), or a dry mouth",
            |known, _| {
                let dark = known.either("dark_urine", "urine_colour")?;
                let (water, mouth) = (known.is_exposed("water")?, known.yes("dry_mouth")?);
                Some(yes(water || dark || mouth))
            },
        )
        .instead_of(&["water", "dry_mouth", "dark_urine", "urine_colour"]),
        yes_no("heat", "heat").named_by(&[A000, A001]).follows(
            &[&["hot_day", "temp_max"]],
            None,
            "a hot day, or a highest temperature at its limit; either is enough to know",
            |known, _| known.either("hot_day", "temp_max").map(yes),
        )
        .instead_of(&["hot_day", "temp_max"]),
        yes_no("fluid_loss", "loss of fluid").named_by(&[A000, A001, A002, A003]).follows(
            &[&["vomit_diarrhoea"], &["heavy_sweat"]],
            None,
            "vomiting or diarrhoea, or heavy sweating",
            |known, _| Some(yes(known.yes("vomit_diarrhoea")? | known.yes("heavy_sweat")?)),
        )
        .instead_of(&["vomit_diarrhoea", "heavy_sweat"]),
    ]
}

fn exercise() -> Vec<Factor> {
    vec![
        amount("exercise_time", "time of exercise", Unit::Minutes, DAY_MIN, Exposed::AtLeast(1.0))
            .named_by(&[A000, A003])
            .follows(&[&["exercise"]], None, "the minutes of all bouts together", |known, _| {
                known.active_minutes().map(Value::Amount)
            })
            .instead_of(&["exercise"])
            .needs(LENGTHS),
        yes_no("vigorous_exercise", "vigorous exercise")
            .named_by(&[A000, A001, A002, A003])
            .follows(&[&["exercise"]], None, "a bout that was vigorous", |known, _| {
                any_bout(known, is_vigorous)
            })
            .always_scanned()
            .needs("how hard each bout was"),
        yes_no("late_exercise", "exercise close to bed time").named_by(&[A001]).follows(
            &[&["exercise"]],
            Some(3.0),
            "a bout that ended {} h before bed time or later (the usual one where none is noted)",
            |known, limit| any_bout(known, |bout| is_late(known, bout, limit)),
        )
        .always_scanned()
        .needs("when each bout ended"),
        yes_no("late_vigorous", "vigorous exercise close to bed time").named_by(&[A001]).follows(
            &[&["exercise"]],
            Some(3.0),
            "a vigorous bout that ended {} h before bed time or later",
            |known, limit| {
                any_bout(known, |bout| both(is_vigorous(bout), is_late(known, bout, limit)))
            },
        )
        .instead_of(&["vigorous_exercise", "late_exercise"])
        .needs("when each bout ended, and how hard it was"),
        yes_no("exercise_without_stretching", "exercise without stretching")
            .named_by(&[A000, A003])
            .follows(
                &[&["exercise"]],
                None,
                "a bout without stretching before it, or without stretching after it",
                |known, _| {
                    any_bout(known, |bout| {
                        both(bout.stretched_before, bout.stretched_after).map(|did| !did)
                    })
                },
            )
            .instead_of(&["exercise"])
            .needs("whether each bout came with stretching before and after it"),
    ]
}

fn activity() -> Vec<Factor> {
    vec![
        yes_no("long_walk_run", "long walking or running").named_by(&[A003]).follows(
            &[&["exercise"]],
            Some(60.0),
            "walking and running of {} minutes or more together",
            |known, limit| {
                let feet =
                    |bout: &&Bout| matches!(bout.kind, BoutKind::Walking | BoutKind::Running);
                let bouts = known.bouts()?.iter().map(|bout| &bout.fact).filter(feet);
                let minutes: Option<f64> = bouts.map(|bout| bout.minutes.map(f64::from)).sum();
                Some(yes(minutes? >= limit))
            },
        )
        .instead_of(&["exercise"])
        .needs("how long each walk and run was"),
        amount("leg_use", "use of the legs", Unit::Minutes, DAY_MIN, Exposed::AtLeast(60.0))
            .named_by(&[A003])
            .follows(
                &[&["exercise"], &["labour"]],
                None,
                "the minutes of exercise and of physical labour together",
                |known, _| {
                    Some(Value::Amount(known.active_minutes()? + known.amount("labour")? * 60.0))
                },
            )
            .instead_of(&["exercise", "labour"])
            .needs(LENGTHS),
        yes_no("activity_jump", "sudden change of activity").named_by(&[A001]).follows(
            &[&["exercise"]],
            Some(50.0),
            "minutes of exercise that differ from the mean of the 7 days before by more than {} % \
             and more than 20 minutes; needs 4 of the 7",
            |known, limit| {
                let mean = known.before(1)?.mean_active_minutes(7, 4)?;
                let change = (known.active_minutes()? - mean).abs();
                Some(yes(change > mean * limit / 100.0 && change > 20.0))
            },
        )
        .instead_of(&["exercise"])
        .needs("the minutes of exercise, on 4 of the 7 days before too"),
        yes_no("restart_after_rest", "exercise after a long rest").named_by(&[A003]).follows(
            &[&["exercise"]],
            Some(3.0),
            "any exercise after {} days or more with less than 10 minutes each",
            |known, limit| {
                let mut rested = true;
                for back in (1..).take_while(|back| *back as f64 <= limit) {
                    rested &= known.before(back)?.active_minutes()? < ACTIVE_MIN;
                }
                Some(yes(known.active_minutes()? > 0.0 && rested))
            },
        )
        .instead_of(&["exercise"])
        .needs("the minutes of exercise, on the days before too"),
    ]
}

/// Less exercise than this, in minutes, is a day of rest.
const ACTIVE_MIN: f64 = 10.0;

fn rest() -> Vec<Factor> {
    vec![
        yes_no("inactive", "an inactive day")
            .named_by(&[A001, A003])
            .follows(
                &[&["exercise"]],
                Some(ACTIVE_MIN),
                "less than {} minutes of exercise",
                |known, limit| Some(yes(known.active_minutes()? < limit)),
            )
            .instead_of(&["exercise"])
            .needs(LENGTHS),
        yes_no("inactive_week", "an inactive week")
            .named_by(&[A001, A003])
            .follows(
                &[&["exercise"]],
                Some(20.0),
                "a mean of less than {} minutes of exercise over 7 days; needs this day and 3 more",
                |known, limit| {
                    known.active_minutes()?;
                    Some(yes(known.mean_active_minutes(7, 4)? < limit))
                },
            )
            .instead_of(&["exercise"])
            .needs("the minutes of exercise, on 3 of the 6 days before too"),
        yes_no("long_sitting", "long sitting")
            .named_by(&[A001, A003])
            .follows(
                &[&["sitting"], &["longest_sit"]],
                None,
                "sitting at its limit, or one spell of sitting at its limit",
                |known, _| {
                    Some(yes(known.is_exposed("sitting")? | known.is_exposed("longest_sit")?))
                },
            )
            .instead_of(&["sitting", "longest_sit"]),
    ]
}

fn shoes() -> Vec<Factor> {
    const BAD: &[&str] = &["unsupportive", "uncomfortable", "heels"];
    vec![
        yes_no("poor_footwear", "poor footwear").named_by(&[A000, A003]).follows(
            &[&["footwear"]],
            None,
            "shoes that do not support the foot, or none",
            |known, _| known.is_exposed("footwear").map(yes),
        )
        .instead_of(&["footwear"]),
        yes_no("uncomfortable_footwear", "uncomfortable shoes").named_by(&[A003]).follows(
            &[&["footwear"]],
            None,
            "shoes that are uncomfortable or without support",
            |known, _| {
                let level = known.level("footwear")?;
                Some(yes(matches!(level, "uncomfortable" | "unsupportive")))
            },
        )
        .instead_of(&["footwear"]),
        yes_no("high_heels", "high heels").named_by(&[A003]).follows(
            &[&["footwear"]],
            None,
            "shoes with high heels",
            |known, _| Some(yes(known.level("footwear")? == "heels")),
        )
        .instead_of(&["footwear"]),
        yes_no("long_in_bad_shoes", "long hours in bad shoes").named_by(&[A003]).follows(
            &[&["footwear"], &["footwear_worn"]],
            Some(4.0),
            "shoes that are uncomfortable, without support or with high heels, worn {} h or more",
            |known, limit| {
                let bad = BAD.contains(&known.level("footwear")?);
                Some(yes(bad & (known.amount("footwear_worn")? >= limit)))
            },
        )
        .instead_of(&["footwear", "footwear_worn"]),
    ]
}

fn habits() -> Vec<Factor> {
    vec![
        yes_no("poor_diet", "a day without minerals in the food")
            .named_by(&[A001, A003])
            .follows(
                &[&["leafy_greens"], &["nuts"], &["dairy"], &["bananas"]],
                None,
                "no serving of leafy greens, nuts, dairy or bananas",
                |known, _| {
                    let foods = ["leafy_greens", "nuts", "dairy", "bananas"];
                    let servings: Option<f64> = foods.iter().map(|food| known.amount(food)).sum();
                    Some(yes(servings? <= 0.0))
                },
            )
            .instead_of(&["leafy_greens", "nuts", "dairy", "bananas"]),
        yes_no("no_bedtime_stretch", "no stretching before bed")
            .named_by(&[A001, A003])
            .follows(&[&["stretch_bedtime"]], None, "no stretching before bed", |known, _| {
                known.yes("stretch_bedtime").map(|stretched| yes(!stretched))
            })
            .instead_of(&["stretch_bedtime"]),
        yes_no("full_stretching", "stretching as the articles describe it")
            .named_by(&[A001])
            .follows(
                &[&["stretch_hold"], &["stretch_repetitions"]],
                Some(30.0),
                "stretches held {} seconds or more, at least twice per leg",
                |known, limit| {
                    let held = known.amount("stretch_hold")? >= limit;
                    Some(yes(held & (known.amount("stretch_repetitions")? >= 2.0)))
                },
            )
            .instead_of(&["stretch_hold", "stretch_repetitions"]),
        yes_no("iron_infusion", "infusion of iron sucrose").named_by(&[A002]).follows(
            &[],
            None,
            "a dose of iron sucrose on the day or the day before; unknown before the first dose",
            |known, _| {
                let today = known.dose_of(Class::IvIronSucrose)?;
                let yesterday = known.before(1).and_then(|it| it.dose_of(Class::IvIronSucrose));
                Some(yes(today || yesterday == Some(true)))
            },
        ),
    ]
}

fn yes(is_so: bool) -> Value {
    if is_so { Value::Yes } else { Value::No }
}

/// Tells whether it is so of any bout; unknown where it is so of none that is known, and one is not.
fn any_bout(known: &Known<'_>, is_so: impl Fn(&Bout) -> Option<bool>) -> Option<Value> {
    let said: Vec<_> = known.bouts()?.iter().map(|bout| is_so(bout)).collect();
    if said.contains(&Some(true)) {
        return Some(Value::Yes);
    }
    (!said.contains(&None)).then_some(Value::No)
}

/// Tells whether both are so; one that is not is enough to know.
fn both(one: Option<bool>, other: Option<bool>) -> Option<bool> {
    if [one, other].contains(&Some(false)) { Some(false) } else { one.and(other) }
}

fn is_vigorous(bout: &Bout) -> Option<bool> {
    bout.intensity.map(|intensity| intensity == Intensity::Vigorous)
}

fn is_late(known: &Known<'_>, bout: &Bout, limit_h: f64) -> Option<bool> {
    known.end_to_bed(bout).map(|ahead| ahead.num_minutes() as f64 <= limit_h * 60.0)
}

/// Returns the water that the day asks for, in millilitres.
fn water_goal_ml(known: &Known<'_>) -> Option<f64> {
    const ENOUGH_MIN: f64 = 30.0;
    let settings = known.settings();
    if !settings.extra_glass {
        return Some(settings.water_goal_ml());
    }
    let hot = known.either("hot_day", "temp_max")?;
    let more = hot | (known.active_minutes()? >= ENOUGH_MIN);
    Some(settings.water_goal_ml() + if more { settings.glass_ml } else { 0.0 })
}

impl Factor {
    /// Makes it follow from others.
    fn follows(
        self,
        of: &'static [&'static [&'static str]],
        limit: Option<f64>,
        words: &'static str,
        value: fn(&Known<'_>, f64) -> Option<Value>,
    ) -> Self {
        Self {
            source: Source::Computed(Rule {
                words,
                of,
                needs: "",
                limit,
                scan: Scanned::InPlaceOf(&[]),
                value,
            }),
            ..self
        }
    }

    /// Says which factors of the scan it stands in for, if the person switches it in.
    fn instead_of(self, plain: &'static [&'static str]) -> Self {
        self.enters(Scanned::InPlaceOf(plain))
    }

    /// Puts it into the scan, beside what it follows from.
    fn always_scanned(self) -> Self {
        self.enters(Scanned::Plain)
    }

    fn enters(mut self, scan: Scanned) -> Self {
        if let Source::Computed(rule) = &mut self.source {
            rule.scan = scan;
        }
        self
    }

    /// Says what it rests on besides the noted factors.
    fn needs(mut self, needs: &'static str) -> Self {
        if let Source::Computed(rule) = &mut self.source {
            rule.needs = needs;
        }
        self
    }
}
