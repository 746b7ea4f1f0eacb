//! Wording: the words of a question, of the way to answer it, and of its help.

use chrono::Datelike;

use crate::cli::phrases;
use crate::diary::{Acts, Factor, Kind, Night, Settings, Unit, Volume};
use crate::grammar::Now;

pub(super) use crate::cli::phrases::sentence;

use super::question::{Context, Detail, FactorAsked, Question};

/// Returns the question.
pub(super) fn question(question: &Question, context: &Context) -> String {
    match question {
        Question::Nights(nights) => several(nights, &context.now),
        Question::Night(night) => {
            format!("The night of {}: any cramp?", near(*night, &context.now))
        }
        Question::Cramp(cramp) => {
            let unknown: Vec<String> =
                Detail::unknown_of(cramp).iter().map(|it| asked(*it).to_owned()).collect();
            format!("{}: {}?", sentence(&phrases::titled(cramp)), phrases::list(&unknown))
        }
        Question::Factor(asked) => factor(asked, context),
        Question::Medicines { courses, date } => {
            let day = phrases::evening(Night::named_after(*date), context.now.today());
            format!("Medicines on {day}, as before: {}. Anything different?", courses.join("; "))
        }
    }
}

/// Returns how it can be answered, in one line.
pub(super) fn hint(question: &Question, context: &Context) -> String {
    match question {
        Question::Nights(_) => "n = no cramp in any of them; Enter asks night by night".to_owned(),
        Question::Night(_) => "n = no cramp; or what it was: left calf 2min 7/10".to_owned(),
        Question::Cramp(cramp) => {
            let unknown = Detail::unknown_of(cramp);
            let asked = EXAMPLES.iter().filter(|(detail, _)| unknown.contains(detail));
            let words: Vec<&str> = asked.map(|(_, word)| *word).collect();
            format!("such as: {}", words.join(" "))
        }
        Question::Factor(asked) => factor_hint(asked, context),
        Question::Medicines { .. } => "Enter = as before; or: missed NAME, took NAME 400mg \
                                       22:15, stop NAME, start NAME 40mg daily"
            .to_owned(),
    }
}

/// Returns the help of a question.
pub(super) fn help(question: &Question, context: &Context) -> Vec<String> {
    let own = match question {
        Question::Nights(_) | Question::Night(_) => {
            "Words go in any order: where, which side, when, how long, how bad, what helped. y \
             alone says only that there was a cramp. A night that stays unknown is never counted \
             as calm."
                .to_owned()
        }
        Question::Cramp(_) => "Words go in any order, as in `cramp edit`. What you leave out \
                               stays unknown."
            .to_owned(),
        Question::Factor(asked) => format!("{} {MORE}", factor_help(asked, context)),
        Question::Medicines { .. } => "One change at a time; the question comes again until \
                                       Enter. A dose without a day is of the day asked about."
            .to_owned(),
    };
    vec![own, KEYS.to_owned()]
}

/// What else an answer about a day may say.
const MORE: &str = "One line may tell more of the day: 6 glasses standing 7h heels.";

/// The keys, as the help of every question tells them.
const KEYS: &str = "Enter leaves a thing unknown. < goes back; a new answer takes the \
                               place of the old one, and forget takes it back. q or Ctrl-C ends, \
                               and what you answered is kept.";

/// Returns what is unknown, for the end of a round: "the night of …", "water".
pub(super) fn unknown(question: &Question, context: &Context) -> String {
    match question {
        Question::Nights(nights) => several(nights, &context.now),
        Question::Night(night) => format!("the night of {}", near(*night, &context.now)),
        Question::Cramp(cramp) => {
            let unknown: Vec<String> =
                Detail::unknown_of(cramp).iter().map(|it| name(*it).to_owned()).collect();
            format!("{} of cramp {}", phrases::list(&unknown), cramp.number)
        }
        Question::Factor(asked) => asked.factor.label.to_string(),
        Question::Medicines { .. } => String::new(),
    }
}

/// Returns the dates of a night that is near: the year only where it is another one.
fn near(night: Night, now: &Now) -> String {
    let dates = phrases::night_dates(night);
    let year = format!(" {}", now.today().year());
    let is_this_year = night.evening().year() == night.morning().year();
    dates.strip_suffix(&year).filter(|_| is_this_year).map(str::to_owned).unwrap_or(dates)
}

fn several(nights: &[Night], now: &Now) -> String {
    let (Some(last), Some(first)) = (nights.first(), nights.last()) else { return String::new() };
    let count = phrases::count(nights.len(), "night");
    let evening = |night: &Night| phrases::evening(*night, now.today());
    if nights.len() > 2 && first.until(*last) + 1 == nights.len() as i64 {
        return format!("Any cramp in the {count} from {} to {}?", evening(first), evening(last));
    }
    let dates: Vec<String> = nights.iter().rev().map(evening).collect();
    format!("Any cramp in the nights of {}?", phrases::list(&dates))
}

fn asked(detail: Detail) -> &'static str {
    match detail {
        Detail::Muscle => "where",
        Detail::Side => "which side",
        Detail::Duration => "how long",
        Detail::Pain => "how bad from 0 to 10",
    }
}

fn name(detail: Detail) -> &'static str {
    match detail {
        Detail::Muscle => "the muscle",
        Detail::Side => "the side",
        Detail::Duration => "the duration",
        Detail::Pain => "the pain",
    }
}

/// A word for each detail, in the order in which people say them.
const EXAMPLES: [(Detail, &str); 4] = [
    (Detail::Side, "left"),
    (Detail::Muscle, "calf"),
    (Detail::Duration, "2min"),
    (Detail::Pain, "7/10"),
];

fn factor(asked: &FactorAsked, context: &Context) -> String {
    let FactorAsked { factor, night, .. } = asked;
    let when = match factor.acts {
        Acts::Day => format!("on {}", phrases::evening(*night, context.now.today())),
        Acts::Night => {
            format!("in the night of {}", phrases::evening(*night, context.now.today()))
        }
    };
    let how = match &factor.kind {
        Kind::Amount { unit, .. } => format!("how many {}", unit_asked(unit, context)),
        Kind::Scale { least, most } => format!("how much, from {least} to {most}"),
        Kind::YesNo => "yes or no".to_owned(),
        Kind::Category(_) => "which".to_owned(),
        Kind::Clock => "at what time".to_owned(),
    };
    format!("{} {when}: {how}?", sentence(&factor.label))
}

fn unit_asked<'a>(unit: &'a Unit, context: &Context) -> &'a str {
    match unit {
        Unit::Millilitres => match context.catalogue.settings().volume {
            Volume::Glasses => "glasses",
            Volume::Millilitres => "ml",
            Volume::FluidOunces => "fl oz",
        },
        Unit::Hours => "hours",
        Unit::Minutes => "minutes",
        Unit::Seconds => "seconds",
        Unit::Celsius => "°C",
        Unit::Drinks => "drinks",
        Unit::Servings => "servings",
        Unit::Times => "times",
        Unit::Own(word) => word,
    }
}

/// Returns what is usual, and what an answer looks like; empty where the question says it.
fn factor_hint(asked: &FactorAsked, context: &Context) -> String {
    let usually = asked.usually.map(|amount| usual(&asked.factor, amount, context));
    let example = example(&asked.factor, context);
    let such = match &asked.factor.kind {
        Kind::YesNo if asked.factor.key != Factor::EXERCISE => None,
        Kind::Amount { unit: Unit::Millilitres, .. } | Kind::Clock => {
            Some(format!("such as: {example}"))
        }
        Kind::Amount { .. } if usually.is_some() => None,
        Kind::Scale { .. } => None,
        _ => Some(example),
    };
    usually.into_iter().chain(such).collect::<Vec<_>>().join("; ")
}

/// Returns what an answer can be: "6, or 1.5l", "y or n".
pub(super) fn example(factor: &Factor, context: &Context) -> String {
    let text = match &factor.kind {
        Kind::Amount { unit: Unit::Millilitres, .. } => match context.catalogue.settings().volume {
            Volume::Glasses => "6, or 1.5l",
            Volume::Millilitres => "1500, or 6 glasses",
            Volume::FluidOunces => "48, or 6 glasses",
        },
        Kind::YesNo if factor.key == Factor::EXERCISE => "y, n, or what: run 45min hard",
        Kind::YesNo => "y or n",
        Kind::Category(levels) => {
            let words: Vec<&str> = levels.iter().map(|level| &*level.word).collect();
            return words.join(", ");
        }
        Kind::Clock => "23:10",
        Kind::Amount { .. } | Kind::Scale { .. } => "a number",
    };
    text.to_owned()
}

/// Returns "usually about 6 glasses".
fn usual(factor: &Factor, amount: f64, context: &Context) -> String {
    let settings = context.catalogue.settings();
    let rounded = |amount: f64, step: f64| (amount / step).round() * step;
    let (amount, unit) = match &factor.kind {
        Kind::Amount { unit: Unit::Millilitres, .. } => match settings.volume {
            Volume::Glasses => (rounded(amount / settings.glass_ml, 0.5), "glasses"),
            Volume::Millilitres => (rounded(amount, 10.0), "ml"),
            Volume::FluidOunces => (rounded(amount / Settings::FLUID_OUNCE_ML, 1.0), "fl oz"),
        },
        Kind::Amount { unit, .. } => (rounded(amount, 0.5), unit_asked(unit, context)),
        _ => (rounded(amount, 0.5), ""),
    };
    let unit = match unit {
        "glasses" if is_one(amount) => "glass",
        unit if is_one(amount) => unit.strip_suffix('s').unwrap_or(unit),
        unit => unit,
    };
    format!("usually about {amount} {unit}").trim_end().to_owned()
}

fn is_one(amount: f64) -> bool {
    (amount - 1.0).abs() < f64::EPSILON
}

fn factor_help(asked: &FactorAsked, context: &Context) -> String {
    let settings = context.catalogue.settings();
    match &asked.factor.kind {
        Kind::Amount { unit: Unit::Millilitres, .. } => format!(
            "Everything you drank. One glass is {} ml; 1.5l, 50cl and 12oz are understood too. n \
             is none at all.",
            settings.glass_ml
        ),
        Kind::Amount { unit: Unit::Hours | Unit::Minutes | Unit::Seconds, .. } => {
            "A number, or a time such as 1h30m; n is none at all.".to_owned()
        }
        Kind::Amount { .. } => "A number; n is none at all.".to_owned(),
        Kind::Scale { least, most } => format!("A whole number from {least} to {most}."),
        Kind::YesNo if asked.factor.key == Factor::EXERCISE => {
            "y, n, or what it was: walk 30min, run 45min hard until 19:30, swim easy.".to_owned()
        }
        Kind::YesNo => "y or n.".to_owned(),
        Kind::Category(_) => "One of the words, or another word for it.".to_owned(),
        Kind::Clock => "A time on the clock, such as 23:10 or 11:10pm.".to_owned(),
    }
}
