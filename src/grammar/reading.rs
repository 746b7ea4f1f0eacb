//! Reading: a factor of the catalogue with its value, in either order.

use crate::diary::{Catalogue, Factor, Kind, Unit, Value};

use super::amount::{counted, is_two_sided, number};
use super::bout;
use super::clock::{bed_time, habit};
use super::found::{Doubt, Found};
use super::likely;
use super::measure::{measure, temperature};
use super::names::{self, Named, named};
use super::negation::{ends_at, negation};
use super::score::score;
use super::text::{Token, begins, first, lookup, optional, skip, without_sign};
use super::walk::is_filler;

/// What is to be done with a reading.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// It has this value.
    Set(Value),
    /// This much more, in the factor's stored unit.
    Add(f64),
    /// It goes back to unknown.
    Forget,
}

/// A change of one factor.
pub(super) type Reading<'c> = (&'c Factor, Change);

const BOTH: &str = "says no and a value at once";
const OFF_THE_SCALE: &str = "is not a step of its scale";
const OUTSIDE: &str = "is more than can be believed";
/// Fewer millilitres than this were probably meant as glasses.
const LEAST_BARE_ML: f64 = 50.0;

/// Reads a reading that is said in full: "water 6 glasses", "7h standing", "heels".
pub(super) fn reading<'c>(
    tokens: &[Token],
    catalogue: &'c Catalogue,
) -> Option<Found<Reading<'c>>> {
    None.or_else(|| drunk(tokens, catalogue))
        .or_else(|| of_something_else(tokens, catalogue))
        .or_else(|| name_first(tokens, catalogue))
        .or_else(|| value_first(tokens, catalogue))
        .or_else(|| more_water(tokens, catalogue))
}

/// Reads a factor that is named alone, where a value is missing, or a volume of nothing.
pub(super) fn half_said<'c>(
    tokens: &[Token],
    catalogue: &'c Catalogue,
) -> Option<Found<Reading<'c>>> {
    if let Some(words) = other_drink(tokens, catalogue) {
        return Some(Found::doubt(words, OTHER_DRINK));
    }
    if let Some((words, _)) = measure(&Unit::Millilitres, tokens, catalogue.settings()) {
        let typed: Vec<_> = tokens.iter().take(words).map(|token| token.low.as_str()).collect();
        let likely = format!("water {}", typed.join(" "));
        let doubt = Doubt::because("needs to say of what").likely(likely);
        return Some(Found { words, meaning: Err(doubt) });
    }
    let (words, Named::Factor(factor)) = named(tokens, catalogue)? else { return None };
    Some(Found::doubt(words, missing(factor)))
}

/// What is wrong with a volume of something else.
const OTHER_DRINK: &str = "is not water; a factor of your own can hold it";

/// Reads "beer 500ml", "1 cup coffee" and "coffee 1 cup": a volume of something that is not water.
fn other_drink(tokens: &[Token], catalogue: &Catalogue) -> Option<usize> {
    let volume = |ahead: &[Token]| {
        measure(&Unit::Millilitres, ahead, catalogue.settings()).map(|(words, _)| words)
    };
    if let Some(words) = volume(tokens) {
        let ends = words.checked_sub(1).and_then(|last| tokens.get(last)).is_some_and(ends_at);
        let ahead = skip(tokens, words);
        let is_drinks = named(ahead, catalogue).is_some_and(|(_, named)| is_of_drinks(named));
        let other = !ends && (is_drinks || counts_something(ahead, catalogue));
        return other.then_some(words + 1);
    }
    let first = tokens.first().filter(|token| !ends_at(token))?;
    let (words, is_known) = match named(tokens, catalogue) {
        Some((words, named)) if is_of_drinks(named) => (words, true),
        Some(_) => return None,
        None => (1, false),
    };
    let is_one =
        is_known || is_word(&first.low) && !is_filler(first) && !is_slip(&first.low, catalogue);
    let more = volume(skip(tokens, words)).filter(|_| is_one)?;
    Some(words + more)
}

fn is_of_drinks(named: Named<'_>) -> bool {
    matches!(named, Named::Factor(factor) if factor.kind.unit() == Some(&Unit::Drinks))
}

/// Tells whether a word is probably a slip for one that is known.
fn is_slip(word: &str, catalogue: &Catalogue) -> bool {
    likely::nearest(word, names::words(catalogue)).is_some()
}

/// Reads "drank 2 glasses of wine": what was drunk is named after it.
fn drunk<'c>(tokens: &[Token], catalogue: &'c Catalogue) -> Option<Found<Reading<'c>>> {
    let verb = optional(tokens, &["drank", "drinking", "drunk"]);
    Some(value_first(skip(tokens, verb), catalogue).filter(|_| verb > 0)?.after(verb))
}

/// Tells how many words name a factor alone, without the value that may follow.
pub(super) fn factor_alone<'c>(
    tokens: &[Token],
    catalogue: &'c Catalogue,
) -> Option<(usize, &'c Factor)> {
    let (words, Named::Factor(factor)) = named(tokens, catalogue)? else { return None };
    let has_value = name_first(tokens, catalogue).is_some_and(|found| found.words > words);
    (!has_value).then_some((words, factor))
}

/// Reads "water 6 glasses", "bed at 23:10", "magnesium", "heels".
fn name_first<'c>(tokens: &[Token], catalogue: &'c Catalogue) -> Option<Found<Reading<'c>>> {
    let (words, factor) = match named(tokens, catalogue)? {
        (words, Named::Level(factor, level)) => {
            let reading = (factor, Change::Set(Value::Level(level.word.clone())));
            let hurts = matches!(first(skip(tokens, words)), "pain" | "ache" | "hurts" | "sore");
            return (level.word != "other" && !hurts).then(|| Found::new(words, reading));
        }
        (words, Named::Factor(factor)) => (words, factor),
    };
    const BETWEEN: &[&str] = &["at", "around", "about", "of", "was", "were", "is", "for", "my"];
    let between = skip(tokens, words).iter().take_while(|t| BETWEEN.contains(&t.low.as_str()));
    let before = words + between.count();
    if let Some(found) = change(factor, skip(tokens, before), catalogue) {
        return Some(found.after(before));
    }
    (factor.kind == Kind::YesNo).then(|| Found::new(words, (factor, Change::Set(Value::Yes))))
}

/// Reads "6 glasses of water", "7h standing", "2 beers", "7/10 tired".
fn value_first<'c>(tokens: &[Token], catalogue: &'c Catalogue) -> Option<Found<Reading<'c>>> {
    let takes_value =
        |f: &&Factor| matches!(f.kind, Kind::Amount { .. } | Kind::Scale { .. } | Kind::Clock);
    catalogue.noted().filter(takes_value).find_map(|factor| {
        let found = change(factor, tokens, catalogue)?;
        let words = found.words + optional(skip(tokens, found.words), &["of"]);
        match named(skip(tokens, words), catalogue)? {
            (more, Named::Factor(named)) if named == factor => {
                Some(Found { words: words + more, ..found })
            }
            _ => None,
        }
    })
}

/// Reads what is denied by one "no": "no magnesium", "no dry mouth or dark urine".
///
/// Names behind an "or" are denied like the first.
pub(super) fn denied<'c>(
    tokens: &[Token],
    catalogue: &'c Catalogue,
) -> Option<Found<Vec<Reading<'c>>>> {
    let first_one = negated(tokens, catalogue)?;
    let mut words = first_one.words;
    let mut all = match first_one.meaning {
        Ok(reading) => vec![reading],
        Err(doubt) => return Some(Found { words, meaning: Err(doubt) }),
    };
    loop {
        let or = optional(skip(tokens, words), &["or", "nor"]);
        let ahead = skip(tokens, words + or);
        let Some((more, factor)) = factor_alone(ahead, catalogue).filter(|_| or > 0) else {
            return Some(Found::new(words, all));
        };
        match none_of(factor) {
            Ok(reading) => all.push(reading),
            Err(_) => return Some(Found::new(words, all)),
        }
        words += or + more;
    }
}

/// Returns the reading that says that there was none of it, or that it was not so.
fn none_of(factor: &Factor) -> Result<Reading<'_>, Doubt> {
    match &factor.kind {
        Kind::YesNo => Ok((factor, Change::Set(Value::No))),
        Kind::Amount { least, .. } if *least >= 0.0 => {
            Ok((factor, Change::Set(Value::Amount(0.0))))
        }
        _ => Err(Doubt::because(missing(factor))),
    }
}

/// Doubts "drank 5 cups of tea": what was drunk was something else.
fn of_something_else<'c>(tokens: &[Token], catalogue: &'c Catalogue) -> Option<Found<Reading<'c>>> {
    let verb = optional(tokens, &["drank", "drinking", "drunk"]);
    let (words, _) = measure(&Unit::Millilitres, skip(tokens, verb), catalogue.settings())?;
    let ahead = skip(tokens, verb + words);
    let of = optional(ahead, &["of"]);
    let other = of > 0 && named(skip(ahead, of), catalogue).is_none();
    other.then(|| Found::doubt(verb + words + of + 1, OTHER_DRINK))
}

/// Reads "no magnesium", "not hot", "no alcohol"; other things cannot be said with "no" alone.
fn negated<'c>(tokens: &[Token], catalogue: &'c Catalogue) -> Option<Found<Reading<'c>>> {
    const VERBS: &[&str] = &["do", "have", "take", "use", "wear", "drink", "any", "my", "the"];
    const MISSED: &[&str] = &["forgot", "skipped", "missed"];
    let no = negation(tokens).or_else(|| (optional(tokens, MISSED) > 0).then_some(1))?;
    let verbs = skip(tokens, no).iter().take_while(|t| VERBS.contains(&t.low.as_str()));
    let words = no + verbs.count();
    let ahead = skip(tokens, words);
    if let Some((more, _)) = lookup(ahead, bout::KINDS) {
        let doubt = Doubt::because("says only what was not done").likely("no exercise".to_owned());
        return Some(Found { words: words + more, meaning: Err(doubt) });
    }
    let (more, named) = named(ahead, catalogue)?;
    let has_value = |factor| change(factor, skip(ahead, more), catalogue).is_some();
    let none = match named {
        Named::Factor(factor) if has_value(factor) => Err(Doubt::because(BOTH)),
        Named::Factor(factor) => none_of(factor),
        Named::Level(..) => Err(Doubt::because("says only what was not so")),
    };
    Some(Found { words: words + more, meaning: none })
}

/// Reads "+250ml", "another 250ml" and "250ml more": a volume alone that adds is water.
fn more_water<'c>(tokens: &[Token], catalogue: &'c Catalogue) -> Option<Found<Reading<'c>>> {
    let found = change(catalogue.by_key("water")?, tokens, catalogue)?;
    if first(tokens).starts_with('+') {
        return Some(found);
    }
    let adds = matches!(found.meaning, Ok((_, Change::Add(_))));
    let (_, _, unsigned) = on_top(tokens);
    let has_unit = measure(&Unit::Millilitres, &unsigned, catalogue.settings()).is_some();
    let other = counts_something(skip(tokens, found.words), catalogue);
    (adds && has_unit && !other).then_some(found)
}

/// Reads a value that the factor can have.
fn change<'c>(
    factor: &'c Factor,
    tokens: &[Token],
    catalogue: &'c Catalogue,
) -> Option<Found<Reading<'c>>> {
    let found = match &factor.kind {
        Kind::Amount { unit: Unit::Celsius, .. } => degrees(factor, tokens)?,
        Kind::Amount { unit, .. } => {
            return amount_change(factor, unit, tokens, catalogue);
        }
        scale if *scale == Kind::SCORE => {
            score(tokens)?.map(|score| Value::Amount(f64::from(score)))
        }
        Kind::Scale { .. } => step(factor, tokens)?,
        Kind::YesNo => yes_or_no(tokens, catalogue)?,
        Kind::Category(levels) => {
            let all = levels.iter().flat_map(|level| {
                let spellings = std::iter::once(&*level.word).chain(level.aliases.iter().copied());
                spellings.filter_map(move |spelling| Some((begins(tokens, spelling)?, level)))
            });
            let (words, level) = all.max_by_key(|(words, _)| *words)?;
            Found::new(words, Value::Level(level.word.clone()))
        }
        Kind::Clock if factor.key == "bed_time" => bed_time(tokens)?.map(Value::Clock),
        Kind::Clock => habit(tokens)?.map(Value::Clock),
    };
    Some(found.map(|value| (factor, Change::Set(value))))
}

/// Reads a step of a scale: "3".
fn step(factor: &Factor, tokens: &[Token]) -> Option<Found<Value>> {
    let (words, step) = counted(tokens)?;
    let value = Value::Amount(step);
    let fits = factor.accepts(&value);
    Some(if fits { Found::new(words, value) } else { Found::doubt(words, OFF_THE_SCALE) })
}

/// Reads a temperature: "31", "31c", "-5 °C", "88 F".
fn degrees(factor: &Factor, tokens: &[Token]) -> Option<Found<Value>> {
    let (words, celsius) = temperature(tokens)?;
    let value = Value::Amount(celsius);
    let fits = factor.accepts(&value);
    Some(if fits { Found::new(words, value) } else { Found::doubt(words, OUTSIDE) })
}

/// Reads an amount; a sign before it adds.
fn amount_change<'c>(
    factor: &'c Factor,
    unit: &Unit,
    tokens: &[Token],
    catalogue: &'c Catalogue,
) -> Option<Found<Reading<'c>>> {
    let settings = catalogue.settings();
    if let Some(found) = more_inside(factor, tokens, catalogue) {
        return Some(found);
    }
    if let Some(takes) = first(tokens).strip_prefix('-') {
        let amount = measure(unit, &without_sign(tokens), settings).map(|(words, _)| words);
        let words = amount.or_else(|| number(takes).map(|_| 1))?;
        return Some(Found::doubt(words, "cannot be taken away; say how much it was in all"));
    }
    let (on_top, apart, unsigned) = on_top(tokens);
    let unsigned = unsigned.as_slice();
    let (words, amount, bare) = match measure(unit, unsigned, settings) {
        Some((words, amount)) => (words, amount, false),
        None if is_two_sided(first(unsigned)) => {
            return Some(Found::doubt(apart + 1, "could be read in two ways"));
        }
        None => counted(unsigned).map(|(words, amount)| (words, amount, true))?,
    };
    let behind = optional(skip(tokens, apart + words), MORE_BEHIND);
    let compared = first(skip(tokens, apart + words + behind)) == "than";
    let behind = if compared { 0 } else { behind };
    let (adds, words) = (on_top || behind > 0, words + behind);
    let ahead = skip(tokens, apart + words);
    let meaning = if bare && *unit == Unit::Millilitres && amount > 0.0 && amount < LEAST_BARE_ML {
        let doubt = Doubt::because("needs a unit");
        let glasses = glasses(&factor.label, amount, adds);
        Err(if counts_something(ahead, catalogue) { doubt } else { doubt.likely(glasses) })
    } else if !factor.accepts(&Value::Amount(amount)) {
        Err(Doubt::because(OUTSIDE))
    } else if adds {
        Ok((factor, Change::Add(amount)))
    } else {
        Ok((factor, Change::Set(Value::Amount(amount))))
    };
    Some(Found { words: apart + words, meaning })
}

/// Words behind an amount that say that it comes on top of what is known.
const MORE_BEHIND: &[&str] = &["more", "extra"];

/// More words than an amount takes, with what it says that it is of.
const AN_AMOUNT: usize = 12;

/// Reads what says before an amount that it comes on top: "+", "plus", "another", "2 more glasses".
///
/// Returns whether it does, how many words stand before the amount, and the words of the amount;
/// of those, "more" is part of the number before it.
fn on_top(tokens: &[Token]) -> (bool, usize, Vec<Token>) {
    let is_number = |at: usize| counted(skip(tokens, at)).is_some() || measured(skip(tokens, at));
    let apart = match first(tokens) {
        "+" | "plus" | "extra" | "additional" => 1,
        "another" => usize::from(is_number(1)),
        _ => 0,
    };
    let amount = skip(tokens, apart);
    let mut ahead = without_sign(amount.get(..AN_AMOUNT).unwrap_or(amount));
    let another = apart == 0 && first(&ahead) == "another";
    if let Some(token) = ahead.first_mut().filter(|_| another) {
        "1".clone_into(&mut token.low);
    }
    (apart > 0 || another || first(tokens).starts_with('+'), apart, ahead)
}

/// Reads "2 more glasses" as "2 glasses more".
fn more_inside<'c>(
    factor: &'c Factor,
    tokens: &[Token],
    catalogue: &'c Catalogue,
) -> Option<Found<Reading<'c>>> {
    let (words, _) = counted(tokens)?;
    let is_more = |token: &&Token| MORE_BEHIND.contains(&&*token.low);
    let more = tokens.get(words).filter(is_more)?;
    let unit = tokens.get(words + 1).filter(|unit| is_word(&unit.low) && !is_more(unit))?;
    let mut swapped: Vec<Token> = tokens.iter().take(words).cloned().collect();
    swapped.extend([unit.clone(), more.clone()]);
    let found = change(factor, &swapped, catalogue)?;
    (found.words == swapped.len()).then_some(found)
}

/// Tells whether a word is a number with its unit: "250ml".
fn measured(tokens: &[Token]) -> bool {
    first(tokens).starts_with(|c: char| c.is_ascii_digit())
}

/// Proposes an amount in glasses.
fn glasses(label: &str, amount: f64, adds: bool) -> String {
    let (sign, unit) =
        (if adds { "+" } else { "" }, if amount > 1.0 { "glasses" } else { "glass" });
    format!("{label} {sign}{amount} {unit}")
}

/// Tells whether a word comes next that says what a number counts: "pints", "bottles".
fn counts_something(ahead: &[Token], catalogue: &Catalogue) -> bool {
    let word = first(ahead);
    let is_other = matches!(word, "and" | "then" | "with" | "no" | "not" | "today" | "yesterday");
    let is_exercise = lookup(ahead, bout::KINDS).is_some();
    is_word(word) && !is_other && !is_exercise && named(ahead, catalogue).is_none()
}

fn is_word(word: &str) -> bool {
    word.starts_with(char::is_alphabetic)
}

/// Reads yes or no; a "no" before another name belongs to that one.
pub(super) fn yes_or_no(tokens: &[Token], catalogue: &Catalogue) -> Option<Found<Value>> {
    match first(tokens) {
        "yes" | "y" => Some(Found::new(1, Value::Yes)),
        "no" | "n" => {
            let of_next = |found: Found<Reading<'_>>| found.meaning != Err(Doubt::because(BOTH));
            let belongs_to_next =
                name_first(tokens, catalogue).or(negated(tokens, catalogue)).is_some_and(of_next);
            (!belongs_to_next).then(|| Found::new(1, Value::No))
        }
        _ => None,
    }
}

/// Returns what is wrong with a factor that is named alone.
fn missing(factor: &Factor) -> &'static str {
    match &factor.kind {
        Kind::Amount { .. } => "needs an amount",
        scale if *scale == Kind::SCORE => "needs a score from 0 to 10",
        Kind::Scale { .. } => "needs a step of its scale",
        Kind::YesNo => "needs yes or no",
        Kind::Category(_) => "needs to say which",
        Kind::Clock => "needs a clock time",
    }
}
