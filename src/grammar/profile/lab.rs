//! Laboratory result: what was measured, its value and unit, and what the laboratory printed beside it.

use chrono::NaiveDate;

use crate::diary::{Flag, LabResult, LabUnit};

use super::super::Now;
use super::super::amount::{is_two_sided, number, split_unit};
use super::super::found::{Doubt, Found, fill};
use super::super::text::{Lexicon, Token, first, lookup, optional, skip};
use super::super::walk::is_filler;
use super::{
    EXACTLY, SECOND_DAY, Trouble, day_with_preposition, gather, is_nearly, low_of, nearly, needs,
    not_to_come, number_and_unit,
};

/// The analytes that the articles name, and other words for them.
const ANALYTES: Lexicon<&str> = &[
    ("potassium", &["potassium", "serum potassium", "k", "k+"]),
    ("magnesium", &["magnesium", "serum magnesium", "mg"]),
    ("calcium", &["calcium", "serum calcium", "total calcium", "ca"]),
    (
        "vitamin_d",
        &[
            "vitamin d",
            "vitamin_d",
            "vit d",
            "25-hydroxyvitamin d",
            "25-hydroxy vitamin d",
            "25-oh vitamin d",
            "25-oh-vitamin d",
        ],
    ),
];

const FLAGS: Lexicon<Flag> = &[
    (Flag::Low, &["low", "l", "flagged low", "flag low", "flag l"]),
    (Flag::Normal, &["normal", "n", "flagged normal", "flag normal"]),
    (Flag::High, &["high", "h", "flagged high", "flag high", "flag h"]),
];

/// The words before the limits that the laboratory printed.
const RANGE: Lexicon<()> =
    &[((), &["range", "normal range", "reference range", "reference", "ref", "limits"])];

const NO_UNIT: &str = "needs its unit as it was printed, such as mmol/L, mg/dL, µg/L or %";

const OTHER_UNIT: &str = "is in no unit that is kept: mmol/L, µmol/L, nmol/L, pmol/L, mEq/L, \
    g/dL, mg/dL, mg/L, µg/L, ng/mL, U/L or %";

const BEYOND: &str = "is a limit and no value; give the limit with a flag";

/// The lower and the upper limit.
type Limits = (Option<f64>, Option<f64>);

/// What a recogniser found.
enum Item {
    Value(f64, LabUnit),
    Flag(Flag),
    Limits(Limits, Option<LabUnit>),
    On(NaiveDate),
}

/// What was said beside the name.
#[derive(Default)]
struct Said {
    value: Option<(f64, LabUnit)>,
    flag: Option<Flag>,
    limits: Option<Limits>,
    limits_unit: Option<LabUnit>,
    on: Option<NaiveDate>,
}

/// Reads "potassium 3.2 mmol/L low on 12 Nov range 3.5-5.1"; the name is first.
pub(super) fn result(head: &[Token], ahead: &[Token], now: &Now) -> Result<LabResult, Trouble> {
    let fillers = ahead.iter().take_while(|token| is_filler(token)).count();
    let ahead = skip(ahead, fillers);
    let (words, analyte) = analyte(ahead, now)?;
    if analyte.is_empty() {
        return Err(needs(head, "needs what was measured, such as `lab potassium 3.2 mmol/L`"));
    }
    let (name, details) = ahead.split_at(words.min(ahead.len()));
    let mut said = Said::default();
    gather(details, |ahead| recognise(ahead, now), |item| said.put(item))?;
    let on = not_to_come(said.on, now)?.unwrap_or(now.today());
    let subject = if head.is_empty() { name } else { head };
    let (value, unit) = said
        .value
        .ok_or_else(|| needs(subject, "needs the value with its unit, such as 3.2 mmol/L"))?;
    if said.limits_unit.is_some_and(|other| other != unit) {
        return Err(needs(subject, "has its limits in another unit than its value"));
    }
    let (low, high) = said.limits.unwrap_or_default();
    Ok(LabResult { analyte, value, unit, on, flag: said.flag, low, high })
}

/// Tells whether the words begin with a known analyte and its value.
pub(super) fn names_one(tokens: &[Token]) -> bool {
    let known =
        lookup(tokens, ANALYTES).filter(|(words, name)| *words > 1 || *name == first(tokens));
    known.is_some_and(|(words, _)| {
        skip(tokens, words).iter().any(|token| number(split_unit(&token.low).0).is_some())
    })
}

impl Said {
    fn put(&mut self, item: Item) -> Result<(), Doubt> {
        match item {
            Item::Value(value, unit) => fill(&mut self.value, (value, unit), "is a second value"),
            Item::Flag(flag) => fill(&mut self.flag, flag, "is a second flag"),
            Item::On(day) => fill(&mut self.on, day, SECOND_DAY),
            Item::Limits(limits, unit) => {
                self.limits_unit = self.limits_unit.or(unit);
                fill(&mut self.limits, limits, "is a second range")
            }
        }
    }
}

/// Reads the name of what was measured: all words up to the first that says something else.
fn analyte(ahead: &[Token], now: &Now) -> Result<(usize, String), Trouble> {
    if let Some((words, known)) = lookup(ahead, ANALYTES) {
        return Ok((words, known.to_owned()));
    }
    let says_more = |at: &usize| recognise(skip(ahead, *at), now).is_some();
    let end = (1..ahead.len()).find(says_more).unwrap_or(ahead.len());
    let begins_with_number = number(split_unit(first(ahead)).0).is_some();
    let words = if begins_with_number { 0 } else { end };
    let named: Vec<Token> =
        ahead.iter().take(words).filter(|token| token.low != EXACTLY).cloned().collect();
    let name = low_of(&named).trim().to_owned();
    let phrases = ANALYTES.iter().flat_map(|(_, all)| all.iter());
    let near = || phrases.clone().find(|phrase| is_nearly(&name, phrase));
    match near().filter(|_| named.len() == words) {
        Some(known) => Err(nearly(name, (*known).to_owned())),
        None => Ok((words, name)),
    }
}

fn recognise(ahead: &[Token], now: &Now) -> Option<Found<Item>> {
    None.or_else(|| limits(ahead))
        .or_else(|| {
            lookup(&unmarked(ahead), FLAGS).map(|(words, it)| Found::new(words, Item::Flag(it)))
        })
        .or_else(|| beyond(ahead))
        .or_else(|| value(ahead))
        .or_else(|| day_with_preposition(ahead, now).map(|found| found.map(Item::On)))
        .or_else(|| without_unit(ahead))
}

/// Returns the tokens without the star behind a flag: "L*".
fn unmarked(tokens: &[Token]) -> Vec<Token> {
    let mut tokens = tokens.iter().take(2).cloned().collect::<Vec<_>>();
    for token in &mut tokens {
        token.low = token.low.trim_matches('*').to_owned();
    }
    tokens
}

fn value(tokens: &[Token]) -> Option<Found<Item>> {
    if is_two_sided(first(tokens)) {
        return Some(Found::doubt(1, "could be read in two ways"));
    }
    let (words, value, typed) = number_and_unit(tokens)?;
    Some(Found::new(words, Item::Value(value, unit(typed)?)))
}

/// Doubts "<25 nmol/L", which is below what could be measured.
fn beyond(tokens: &[Token]) -> Option<Found<Item>> {
    let (words, low, high) = one_limit(tokens).filter(|_| first(tokens).starts_with(MARKS))?;
    let flag = if high.is_some() { "low" } else { "high" };
    let limit = low.or(high)?;
    let typed = first(skip(tokens, words));
    let unit = unit(typed).map(|unit| format!(" {unit}")).unwrap_or_default();
    let words = words + usize::from(!unit.is_empty());
    let doubt = Doubt::because(BEYOND).likely(format!("{limit}{unit} {flag}"));
    Some(Found { words, meaning: Err(doubt) })
}

/// The marks before a limit.
const MARKS: &[char] = &['<', '>', '≤', '≥'];

/// Doubts a number without a unit, or with another one.
fn without_unit(tokens: &[Token]) -> Option<Found<Item>> {
    let (words, _, typed) = number_and_unit(tokens)?;
    if typed.contains(['/', '%']) {
        return Some(Found::doubt(words, OTHER_UNIT));
    }
    Some(Found::doubt(1, NO_UNIT))
}

fn unit(word: &str) -> Option<LabUnit> {
    Some(match word {
        "mmol/l" => LabUnit::MillimolesPerLitre,
        "nmol/l" => LabUnit::NanomolesPerLitre,
        "ng/ml" => LabUnit::NanogramsPerMillilitre,
        "mg/dl" => LabUnit::MilligramsPerDecilitre,
        "meq/l" => LabUnit::MilliequivalentsPerLitre,
        "µg/l" | "ug/l" | "mcg/l" => LabUnit::MicrogramsPerLitre,
        "g/dl" => LabUnit::GramsPerDecilitre,
        "u/l" | "iu/l" => LabUnit::UnitsPerLitre,
        "µmol/l" | "umol/l" | "mcmol/l" => LabUnit::MicromolesPerLitre,
        "pmol/l" => LabUnit::PicomolesPerLitre,
        "mg/l" => LabUnit::MilligramsPerLitre,
        "%" | "percent" => LabUnit::PerCent,
        _ => return None,
    })
}

/// Reads the limits: "range 3.5-5.1", "3.5 to 5.1", "range > 50", "range up to 5.1"; a single one needs its word.
fn limits(tokens: &[Token]) -> Option<Found<Item>> {
    let before = lookup(tokens, RANGE).map_or(0, |(words, ())| words);
    let ahead = skip(tokens, before);
    let one = || one_limit(ahead).filter(|_| before > 0);
    let Some((words, low, high)) = two_limits(ahead).or_else(one) else {
        const NO_LIMITS: &str = "needs two limits, such as 3.5-5.1";
        return (before > 0).then(|| Found::doubt(before + ahead.len().min(1), NO_LIMITS));
    };
    let of_range = unit(first(skip(ahead, words)));
    let words = before + words + usize::from(of_range.is_some());
    if low.zip(high).is_some_and(|(low, high)| high < low) {
        return Some(Found::doubt(words, "has its upper limit below its lower one"));
    }
    Some(Found::new(words, Item::Limits((low, high), of_range)))
}

/// Reads "3.5-5.1", "3.5 - 5.1" or "3.5 to 5.1".
fn two_limits(tokens: &[Token]) -> Option<(usize, Option<f64>, Option<f64>)> {
    let word = first(tokens).replace('–', "-");
    if let Some((low, high)) = word.split_once('-').filter(|(low, _)| number(low).is_some()) {
        return number(high).map(|high| (1, number(low), Some(high)));
    }
    let between = optional(skip(tokens, 1), &["-", "–", "to"]);
    let high = number(first(skip(tokens, 2))).filter(|_| between > 0)?;
    Some((3, Some(number(&word)?), Some(high)))
}

/// Reads "<5.1", "> 50", "up to 5.1", "from 50".
fn one_limit(tokens: &[Token]) -> Option<(usize, Option<f64>, Option<f64>)> {
    const WORDS: Lexicon<bool> = &[
        (true, &["<", "<=", "≤", "up to", "below", "under"]),
        (false, &[">", ">=", "≥", "from", "above", "over"]),
    ];
    let word = first(tokens);
    let glued = word.trim_start_matches(['<', '>', '=', '≤', '≥']);
    let (words, limit, is_upper) = match lookup(tokens, WORDS) {
        Some((words, is_upper)) => (words + 1, number(first(skip(tokens, words)))?, is_upper),
        None if glued.len() < word.len() => (1, number(glued)?, word.starts_with(['<', '≤'])),
        None => return None,
    };
    Some(if is_upper { (words, None, Some(limit)) } else { (words, Some(limit), None) })
}
