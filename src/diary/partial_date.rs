//! Partial date: a date of which perhaps only the year or the month is known.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Days, Months, NaiveDate};

use super::is_recordable;

/// A year, a month or a day, written `2015`, `2015-03` or `2015-03-01`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PartialDate {
    first: NaiveDate,
    precision: Precision,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Precision {
    Year,
    Month,
    Day,
}

impl PartialDate {
    /// Returns a whole year; `None` outside the years 1900 to 2199.
    pub fn year(year: i32) -> Option<Self> {
        Self::of(year, 1, 1, Precision::Year)
    }

    /// Returns a whole month; `None` if there is no such month, or outside the years 1900 to 2199.
    pub fn month(year: i32, month: u32) -> Option<Self> {
        Self::of(year, month, 1, Precision::Month)
    }

    /// Returns a single day.
    pub fn day(day: NaiveDate) -> Self {
        Self { first: day, precision: Precision::Day }
    }

    fn of(year: i32, month: u32, day: u32, precision: Precision) -> Option<Self> {
        let first = NaiveDate::from_ymd_opt(year, month, day)?;
        is_recordable(first).then_some(Self { first, precision })
    }

    /// Returns the first day that it can be.
    pub fn first(self) -> NaiveDate {
        self.first
    }

    /// Returns the last day that it can be.
    pub fn last(self) -> NaiveDate {
        let months = match self.precision {
            Precision::Day => return self.first,
            Precision::Month => 1,
            Precision::Year => 12,
        };
        let after = self.first.checked_add_months(Months::new(months));
        after.and_then(|after| after.checked_sub_days(Days::new(1))).unwrap_or(self.first)
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.precision {
            Precision::Year => write!(f, "{:04}", self.first.year()),
            Precision::Month => write!(f, "{}", self.first.format("%Y-%m")),
            Precision::Day => write!(f, "{}", self.first),
        }
    }
}

impl FromStr for PartialDate {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let plain = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
        let mut parts = text.split('-').map(|part| part.parse::<u32>().ok());
        let year = parts.next().flatten().and_then(|year| i32::try_from(year).ok()).ok_or(())?;
        let date = match (text.len(), parts.next(), parts.next()) {
            (4, None, None) => Self::year(year),
            (7, Some(Some(month)), None) => Self::month(year, month),
            (10, Some(Some(month)), Some(Some(day))) => Self::of(year, month, day, Precision::Day),
            _ => None,
        };
        date.filter(|_| plain).ok_or(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_written_as_precisely_as_it_is_known() {
        for text in ["2015", "2015-03", "2015-03-01"] {
            assert_eq!(text.parse::<PartialDate>().unwrap().to_string(), text);
        }
        for text in
            ["", "15", "2015-3", "2015-13", "2015-02-30", "1899", "2200", "+2015", "２０１５"]
        {
            assert!(text.parse::<PartialDate>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_year_and_a_month_have_a_first_and_a_last_day() {
        let ends = |text: &str| {
            let date: PartialDate = text.parse().unwrap();
            (date.first().to_string(), date.last().to_string())
        };
        assert_eq!(ends("2016"), ("2016-01-01".to_owned(), "2016-12-31".to_owned()));
        assert_eq!(ends("2016-02"), ("2016-02-01".to_owned(), "2016-02-29".to_owned()));
        assert_eq!(ends("2016-02-03"), ("2016-02-03".to_owned(), "2016-02-03".to_owned()));
    }
}
