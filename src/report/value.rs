//! Value: a figure, a word or a date, as people and as programs read it.

use std::fmt;

use chrono::NaiveDate;

use crate::analysis::Interval;
use crate::analysis::words::{date, factors, lasting, short};

/// How many dates are told to people one by one, the latest; of more, only the number is told.
const TOLD_DATES: usize = 4;

/// A figure, a word or a date.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Words; never empty.
    Text(String),
    /// A whole number.
    Count(u64),
    /// A number, and with how many decimals it is read.
    Number(f64, usize),
    /// A length of time in seconds, which people read in hours, minutes and seconds.
    Lasting(f64),
    /// So many nights of so many: those that counted, and all.
    Share(usize, usize),
    /// A difference in nights of 100, and where it likely lies.
    Difference(f64, Interval),
    /// So much a week, and of how many recorded nights it is told.
    Rate(f64, usize),
    /// A date.
    Date(NaiveDate),
    /// Dates, the earliest first.
    Dates(Vec<NaiveDate>),
    /// Not recorded, or not to be said.
    Nothing,
}

impl Value {
    /// Returns a count.
    pub(super) fn count(count: usize) -> Self {
        Self::Count(count as u64)
    }

    /// Returns a number with one decimal, or nothing.
    pub(super) fn tenths(number: Option<f64>) -> Self {
        number.map_or(Self::Nothing, |number| Self::Number(number, 1))
    }

    /// Returns words, or nothing if there are none.
    pub(super) fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Nothing } else { Self::Text(text) }
    }

    /// Tells whether there is nothing.
    pub fn is_nothing(&self) -> bool {
        *self == Self::Nothing || *self == Self::Dates(Vec::new())
    }

    /// Tells whether it is a plain number for programs.
    pub fn is_plain_number(&self) -> bool {
        let is_rate = matches!(self, Self::Rate(..) | Self::Lasting(_));
        is_rate || matches!(self, Self::Count(_) | Self::Number(..) | Self::Difference(..))
    }

    /// Tells whether it stands right in a column of numbers.
    pub fn is_number(&self) -> bool {
        matches!(
            self,
            Self::Count(_)
                | Self::Number(..)
                | Self::Share(..)
                | Self::Difference(..)
                | Self::Rate(..)
        )
    }

    /// Writes it for programs: ISO dates, a plain minus, nothing as an empty text.
    pub fn plain(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Count(count) => count.to_string(),
            Self::Number(number, decimals) => plain(*number, *decimals),
            Self::Lasting(seconds) => short(*seconds),
            Self::Rate(rate, _) => plain(*rate, 1),
            Self::Share(nights, of) => format!("{nights} of {of}"),
            Self::Difference(size, _) => plain(size * 100.0, 0),
            Self::Date(date) => date.to_string(),
            Self::Dates(dates) => {
                dates.iter().map(ToString::to_string).collect::<Vec<_>>().join(";")
            }
            Self::Nothing => String::new(),
        }
    }
}

/// Writes it for people: dates with their weekday, a true minus, a dash for nothing.
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Count(_) | Self::Number(..) => {
                f.write_str(&self.plain().replace('-', "\u{2212}"))
            }
            Self::Lasting(seconds) => f.write_str(&lasting(*seconds)),
            Self::Rate(rate, nights) => write!(f, "{} ({nights})", plain(*rate, 1)),
            Self::Share(nights, of) => f.write_str(&factors::share(*nights, *of)),
            Self::Difference(size, Interval { low, high }) => {
                let [size, low, high] = [size, low, high].map(|part| factors::signed(*part));
                write!(f, "{size} ({low} to {high})")
            }
            Self::Date(day) => f.write_str(&date(*day)),
            Self::Dates(dates) => f.write_str(&latest(dates)),
            Self::Nothing => f.write_str("–"),
        }
    }
}

/// Writes a number with so many decimals; what rounds to 0 has no sign.
fn plain(number: f64, decimals: usize) -> String {
    let text = format!("{number:.decimals$}");
    match text.strip_prefix('-') {
        Some(zero) if !zero.contains(|c: char| ('1'..='9').contains(&c)) => zero.to_owned(),
        _ => text,
    }
}

/// Writes the latest dates, the latest first, and how many there are besides.
fn latest(dates: &[NaiveDate]) -> String {
    let told: Vec<String> = dates.iter().rev().take(TOLD_DATES).map(|day| date(*day)).collect();
    match dates.len().saturating_sub(TOLD_DATES) {
        0 if told.is_empty() => "–".to_owned(),
        0 => told.join(", "),
        more => format!("{} and {more} earlier", told.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn nothing_is_a_dash_for_people_and_empty_for_programs() {
        assert_eq!(Value::Nothing.to_string(), "–");
        assert_eq!(Value::Nothing.plain(), "");
        assert!(Value::Dates(Vec::new()).is_nothing() && Value::text("").is_nothing());
    }

    #[test]
    fn figures_are_rounded_and_zero_has_no_sign() {
        assert_eq!(Value::Number(-0.04, 1).to_string(), "0.0");
        assert_eq!(Value::Number(-1.26, 1).to_string(), "\u{2212}1.3");
        assert_eq!(Value::Number(-1.26, 1).plain(), "-1.3");
        assert_eq!(Value::Share(3, 4).to_string(), "3/4 75 %");
        assert_eq!(Value::Share(3, 4).plain(), "3 of 4", "no spreadsheet takes it for a date");
        let interval = Interval { low: -0.021, high: 0.2 };
        assert_eq!(Value::Difference(0.1, interval).to_string(), "+10 (\u{2212}2 to +20)");
    }

    #[test]
    fn a_median_of_half_a_second_is_whole_for_programs() {
        let median = Value::Lasting(82.5);
        assert_eq!((median.to_string(), median.plain()), ("1 min 23 s".into(), "82.5".into()));
        assert_eq!(Value::Lasting(60.0).plain(), "60");
    }

    #[test]
    fn of_many_dates_the_latest_are_told_and_none_is_lost_to_programs() {
        let dates: Vec<_> = (1..=6).map(|n| day(&format!("2026-11-0{n}"))).collect();
        let said = Value::Dates(dates.clone()).to_string();
        assert!(said.starts_with("Fri 6 Nov 2026, ") && said.ends_with(" and 2 earlier"), "{said}");
        assert_eq!(Value::Dates(dates).plain().split(';').count(), 6);
    }
}
