//! When: dates and times as people and programs write them, and the night or the day that they mean.

use chrono::{DateTime, Days, FixedOffset, NaiveDate, NaiveTime, Timelike};

use super::Reader;
use super::preset::Said;
use crate::diary::{Moment, Night};
use crate::exchange::cell::{believable, believable_time, placed};
use crate::grammar::Now;

/// The order of day, month and year in dates of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateOrder {
    /// 31.12.2026
    DayMonthYear,
    /// 12/31/2026
    MonthDayYear,
    /// 2026/12/31
    YearMonthDay,
}

/// What a cell tells of the time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WhenField {
    /// The date and the time.
    At,
    /// The date of the day.
    Date,
    /// The time on the clock.
    Time,
    /// The date of the evening on which the night begins.
    Night,
    /// The date of the morning on which the night ends.
    Morning,
    /// The time on the clock, or the part of the day: before six, morning, afternoon, evening.
    PartOfDay,
}

/// The first hour that is of a new day; what is noted earlier is of the day that is ending.
const DAY_BEGINS_H: u32 = 4;

/// What is wrong with something that happened on no day.
const NO_DATE: &str = "has no date";

/// When a row was, as far as it says.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct When {
    date: Option<NaiveDate>,
    time: Option<NaiveTime>,
    at: Option<Moment>,
    night: Option<Night>,
    before_noon: Option<bool>,
}

impl When {
    /// Puts together what the cells of a row say of the time.
    pub(super) fn of<'r>(
        cells: impl Iterator<Item = (&'r str, &'r Said, WhenField)>,
        order: Option<DateOrder>,
        reader: &Reader<'_>,
    ) -> Result<Self, String> {
        let mut when = Self::default();
        for (name, said, field) in cells {
            if let Said::Text(text) = said {
                when.put(field, text, order, reader)
                    .map_err(|reason| format!("{name} {reason}"))?;
            }
        }
        if let (None, Some(date), Some(time)) = (&when.at, when.date, when.time) {
            when.at = Some(placed(date.and_time(time), reader.moment)?);
        }
        if when.is_to_come(reader.now) { Err("is still to come".to_owned()) } else { Ok(when) }
    }

    /// Tells whether it is still to come; on another clock it may be tomorrow already.
    fn is_to_come(&self, now: &Now) -> bool {
        let tomorrow = now.today() + Days::new(1);
        self.at.as_ref().is_some_and(|it| it.at() > now.moment.at())
            || self.date.is_some_and(|date| date > tomorrow)
    }

    fn put(
        &mut self,
        field: WhenField,
        text: &str,
        order: Option<DateOrder>,
        reader: &Reader<'_>,
    ) -> Result<(), String> {
        match field {
            WhenField::At => self.at = Some(moment(text, order, reader)?),
            WhenField::Date => self.date = Some(date(text, order)?),
            WhenField::Time => self.time = Some(time(text)?),
            WhenField::Night => {
                let date = date(text, order)?;
                (self.date, self.night) = (Some(date), Some(Night::named_after(date)));
            }
            WhenField::Morning => {
                let date = date(text, order)?;
                (self.date, self.night) = (Some(date), Some(Night::named_after(date).before(1)));
            }
            WhenField::PartOfDay => match text.to_lowercase().as_str() {
                "pre" | "am" => self.before_noon = Some(true),
                "mid" | "pm" => self.before_noon = Some(false),
                "all day" => {}
                _ => self.time = Some(time(text)?),
            },
        }
        Ok(())
    }

    /// Returns when it began, if the time is known.
    pub(super) fn moment(&self) -> Option<&Moment> {
        self.at.as_ref()
    }

    /// Returns the night: the one that is said, else that of the time.
    pub(super) fn night(&self) -> Result<Night, String> {
        let of_part = || {
            let night = Night::named_after(self.date?);
            Some(if self.before_noon? { night.before(1) } else { night })
        };
        let of_time = || self.at.as_ref().map(Moment::night);
        let night =
            self.night.or_else(of_time).or_else(of_part).ok_or_else(|| match self.date {
                Some(_) => {
                    "needs a night; a date alone could be of its evening or its morning, so map \
                        it as night or as morning"
                        .to_owned()
                }
                None => NO_DATE.to_owned(),
            })?;
        believable(night.evening()).map(Night::named_after)
    }

    /// Returns the day: the date that is said, else that of the time, which begins at four.
    pub(super) fn day(&self) -> Result<NaiveDate, String> {
        let of_time = || {
            let local = self.at.as_ref()?.local();
            let ending = u64::from(local.hour() < DAY_BEGINS_H);
            local.date().checked_sub_days(Days::new(ending))
        };
        let date = self.date.or_else(of_time).ok_or_else(|| NO_DATE.to_owned())?;
        believable(date)
    }
}

/// Reads a date and a time: `2026-11-22 03:12`, `2026-11-22T03:12:00.250+01:00`, `22.11.2026 03:12`.
///
/// An offset is that of the clock that was read, wherever the person is by now. Programs that keep
/// UTC tell no clock: that is an instant, as the person's clock shows it.
fn moment(text: &str, order: Option<DateOrder>, reader: &Reader<'_>) -> Result<Moment, String> {
    if let Ok(at) = DateTime::parse_from_rfc3339(text) {
        let at = at.with_nanosecond(0).unwrap_or(at);
        let here = reader.now.moment_of(&at);
        let is_here = at.offset() == here.at().offset() || at.offset().local_minus_utc() == 0;
        let moment = if is_here { here } else { Moment::new(at, zone_of(*at.offset())) };
        return believable_time(moment.local()).map(|()| moment);
    }
    let (day, clock) =
        text.split_once([' ', 'T']).ok_or("is not a date and a time such as 2026-11-22 03:12")?;
    placed(date(day.trim_end_matches(','), order)?.and_time(time(clock)?), reader.moment)
}

/// Returns the name of the zone with always this offset; the signs in the names of the IANA are
/// those of POSIX, positive to the west. It has none for parts of an hour.
fn zone_of(offset: FixedOffset) -> String {
    let minutes = offset.local_minus_utc() / 60;
    match minutes % 60 {
        0 => format!("Etc/GMT{:+}", -minutes / 60),
        _ => {
            let sign = if minutes < 0 { '-' } else { '+' };
            format!("UTC{sign}{:02}{:02}", minutes.abs() / 60, minutes.abs() % 60)
        }
    }
}

/// Reads a date: `2026-11-22` always, `22.11.2026` if the order is known, `22nd Nov 2026`.
fn date(text: &str, order: Option<DateOrder>) -> Result<NaiveDate, String> {
    const NONE: &str = "is not a date such as 2026-11-22";
    let parts: Vec<&str> = text.split(['-', '.', '/']).map(str::trim).collect();
    let is_number = |part: &&str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let [first, second, third] = parts[..] else { return named_month(text).ok_or(NONE.to_owned()) };
    if !parts.iter().all(is_number) {
        return named_month(text).ok_or_else(|| NONE.to_owned());
    }
    let (year, month, day) = match order {
        _ if first.len() == 4 => (first, second, third),
        Some(DateOrder::DayMonthYear) => (third, second, first),
        Some(DateOrder::MonthDayYear) => (third, first, second),
        Some(DateOrder::YearMonthDay) => return Err(NONE.to_owned()),
        None => {
            return Err("is a date that could be read in two ways; say which with --dates dmy or \
                        --dates mdy"
                .to_owned());
        }
    };
    let number = |part: &str| part.parse().ok().filter(|_| part.len() <= 4);
    let year = number(year).filter(|_| year.len() == 4).and_then(|it| i32::try_from(it).ok());
    let date = year
        .zip(number(month))
        .zip(number(day))
        .and_then(|((year, month), day)| NaiveDate::from_ymd_opt(year, month, day));
    believable(date.ok_or_else(|| NONE.to_owned())?)
}

/// Reads a date with the name of its month: `28th Jul 2026`, `July 28, 2026`.
fn named_month(text: &str) -> Option<NaiveDate> {
    let bare = |word: &str| {
        let word = word.trim_end_matches(',');
        let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let ordinal = matches!(word.get(digits.len()..), Some("st" | "nd" | "rd" | "th"));
        if ordinal && !digits.is_empty() { digits.to_owned() } else { word.to_owned() }
    };
    let plain = text.split_whitespace().map(bare).collect::<Vec<_>>().join(" ");
    let read = |format: &&str| NaiveDate::parse_from_str(&plain, format).ok();
    let date = ["%d %b %Y", "%d %B %Y", "%b %d %Y", "%B %d %Y"].iter().find_map(read);
    date.and_then(|date| believable(date).ok())
}

/// Reads a time on the clock: `03:12`, `3:12 am`, `03:12:45`.
fn time(text: &str) -> Result<NaiveTime, String> {
    let text = text.trim().to_uppercase();
    let read = |format: &&str| NaiveTime::parse_from_str(&text, format).ok();
    let time = ["%H:%M", "%H:%M:%S", "%I:%M %p", "%I:%M%p"].iter().find_map(read);
    let time = time.ok_or_else(|| "is not a time such as 03:12".to_owned())?;
    Ok(time.with_nanosecond(0).unwrap_or(time))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_that_could_be_read_in_two_ways_is_refused_until_the_order_is_said() {
        assert!(date("03/04/2026", None).unwrap_err().contains("--dates dmy"));
        let day = |text: &str, order| date(text, Some(order)).unwrap().to_string();
        assert_eq!(day("03/04/2026", DateOrder::DayMonthYear), "2026-04-03");
        assert_eq!(day("3.4.2026", DateOrder::DayMonthYear), "2026-04-03");
        assert_eq!(day("03/04/2026", DateOrder::MonthDayYear), "2026-03-04");
        assert_eq!(day("2026/04/03", DateOrder::YearMonthDay), "2026-04-03");
    }

    #[test]
    fn a_date_with_the_year_first_or_the_month_in_letters_is_plain() {
        for text in ["2026-07-28", "2026/7/28", "28th Jul 2026", "28 July 2026", "July 28, 2026"] {
            assert_eq!(date(text, None).unwrap().to_string(), "2026-07-28", "{text}");
        }
    }

    #[test]
    fn what_is_no_date_or_time_is_refused() {
        let long = "9".repeat(60);
        for text in ["", "-", "--", "2026-02-30", "2026-11", "31/31/2026", "1/2/26", "é-é-é", &long]
        {
            for order in [None, Some(DateOrder::DayMonthYear), Some(DateOrder::YearMonthDay)] {
                assert!(date(text, order).is_err(), "{text}");
            }
        }
        for text in ["", "25:00", "3", "13:00 pm", "é"] {
            assert!(time(text).is_err(), "{text}");
        }
        assert_eq!(time("3:12 am"), time("03:12:00"));
    }
}
