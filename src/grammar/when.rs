//! When: day words and clock times together, as one moment of the past.

use chrono::{
    DateTime, LocalResult, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone, Timelike,
};

use crate::diary::{Moment, Night};

use super::calendar::Day;
use super::found::{Doubt, fill};
use super::text::{Text, Token};
use super::time::{Time, time};
use super::walk::walk;
use super::{Now, Refused};

/// When something happened, as far as it was said.
#[derive(Clone, Debug, PartialEq)]
pub enum When {
    /// At this moment.
    At {
        /// The moment.
        moment: Moment,
        /// The other moment at which the clock showed the same, in the hour that comes twice.
        ambiguous: Option<Moment>,
    },
    /// On this day or in this night, at an unknown time.
    On {
        /// The calendar date; of a night, that of its evening.
        date: NaiveDate,
        /// The night.
        night: Night,
    },
}

impl When {
    /// Reads a text that says nothing but a moment, a day or a night; `None` if it says anything else.
    ///
    /// # Errors
    /// The time is still to come, was on no clock, or is of a year of which no diary is kept.
    pub fn read(words: &[String], now: &Now) -> Result<Option<Self>, Refused> {
        let text = Text::new(words);
        let mut times = Times::default();
        let recognise = |ahead: &[Token]| time(ahead, now);
        let walked = walk(text.tokens(), recognise, |time| times.put(time), |_| None);
        if walked.leftovers.is_empty() { times.settle(now) } else { Ok(None) }
    }

    /// Returns the night.
    pub fn night(&self) -> Night {
        match self {
            Self::At { moment, .. } => moment.night(),
            Self::On { night, .. } => *night,
        }
    }

    /// Returns the calendar date.
    pub fn date(&self) -> NaiveDate {
        match self {
            Self::At { moment, .. } => moment.local().date(),
            Self::On { date, .. } => *date,
        }
    }

    /// Returns the moment, if more than the day is known.
    pub fn moment(&self) -> Option<&Moment> {
        match self {
            Self::At { moment, .. } => Some(moment),
            Self::On { .. } => None,
        }
    }

    /// Returns the other moment at which the clock showed the same, if there was one.
    pub fn ambiguous(&self) -> Option<&Moment> {
        match self {
            Self::At { ambiguous, .. } => ambiguous.as_ref(),
            Self::On { .. } => None,
        }
    }
}

/// The time words of one line.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Times {
    day: Option<Day>,
    clock: Option<NaiveTime>,
    /// Whether the clock time is before or after noon was left open.
    open: bool,
    whole: Option<Time>,
}

impl Times {
    /// Puts a time word into its slot.
    pub(super) fn put(&mut self, time: Time) -> Result<(), Doubt> {
        const TWICE: &str = "is a second time";
        let is_split = self.day.is_some() || self.clock.is_some();
        match time {
            Time::Day(_) | Time::Clock(_) | Time::Dial(_) if self.whole.is_some() => {
                Err(Doubt::because(TWICE))
            }
            Time::Day(day) => fill(&mut self.day, day, "is a second day"),
            Time::Clock(clock) => fill(&mut self.clock, clock, TWICE),
            Time::Dial(clock) => {
                let is_first = self.clock.is_none();
                self.open |= is_first;
                fill(&mut self.clock, clock, TWICE)
            }
            Time::Local(_) | Time::Instant(_) if is_split => Err(Doubt::because(TWICE)),
            Time::Local(_) | Time::Instant(_) => fill(&mut self.whole, time, TWICE),
        }
    }

    /// Returns the time that is meant on a day: in a night and in an evening, a dial may show the later half.
    fn told(&self, clock: NaiveTime, day: Day) -> NaiveTime {
        const LATE: u32 = 6;
        const EARLY: u32 = 4;
        let is_late = match day {
            Day::Night(_) => clock.hour() >= LATE,
            Day::Evening(_) => clock.hour() >= EARLY,
            _ => false,
        };
        if self.open && is_late { half_a_day_on(clock) } else { clock }
    }

    /// Returns what the words say together; `None` if they say nothing.
    pub(super) fn settle(&self, now: &Now) -> Result<Option<When>, Refused> {
        match (self.whole, self.day, self.clock) {
            (Some(Time::Instant(at)), _, _) => past(&at, None, now),
            (Some(Time::Local(local)), _, _) => on_the_clock(local, now),
            (_, Some(day), Some(clock)) => in_the_day(day, self.told(clock, day), now),
            (_, None, Some(clock)) => match now.night.map(Day::Night) {
                Some(night) => in_the_day(night, self.told(clock, night), now),
                None if self.open => latest_of_both_halves(clock, now),
                None => most_recent(clock, now),
            },
            (_, Some(day), None) => without_time(day, now),
            (_, None, None) => return Ok(None),
        }
        .map(Some)
    }
}

/// Returns the later of the two times that a dial shows alike, as far as they are past.
fn latest_of_both_halves(clock: NaiveTime, now: &Now) -> Result<When, Refused> {
    let local = |settled: &Result<When, Refused>| match settled {
        Ok(when) => when.moment().map(Moment::local),
        Err(Refused::Gap { local, .. }) => Some(*local),
        Err(_) => None,
    };
    let (before_noon, after_noon) =
        (most_recent(clock, now), most_recent(half_a_day_on(clock), now));
    if local(&after_noon) > local(&before_noon) { after_noon } else { before_noon }
}

fn half_a_day_on(clock: NaiveTime) -> NaiveTime {
    clock.overflowing_add_signed(TimeDelta::hours(12)).0
}

/// Returns a day without a time; today's night is the one that is now.
fn without_time(day: Day, now: &Now) -> Result<When, Refused> {
    let (date, night) = (day.date(now), day.night(now));
    let night = if date == now.today() { night.min(now.night()) } else { night };
    now.refuse_unless_night(night)?;
    Ok(When::On { date, night })
}

/// Returns the most recent time at which the clock showed this.
fn most_recent(clock: NaiveTime, now: &Now) -> Result<When, Refused> {
    let today = now.today();
    match on_the_clock(today.and_time(clock), now) {
        Err(Refused::FutureTime(local)) if !(now.later && is_repeated(local, now)) => {}
        Err(Refused::Gap { local, .. }) if local > now.local() => {}
        settled => return settled,
    }
    on_the_clock(today.pred_opt().unwrap_or(today).and_time(clock), now)
}

/// Returns the time on a named day; in a named night, from noon to noon.
fn in_the_day(day: Day, clock: NaiveTime, now: &Now) -> Result<When, Refused> {
    let date = match day {
        Day::SameWeekday => match on_the_clock(now.today().and_time(clock), now) {
            Err(Refused::FutureTime(local)) if !(now.later && is_repeated(local, now)) => {
                day.date(now)
            }
            settled => return settled,
        },
        Day::Night(night) if clock.hour() < 12 => night.morning(),
        _ => day.date(now),
    };
    on_the_clock(date.and_time(clock), now)
}

/// Returns the moment at which the person's clock showed this; in the repeated hour, the earlier one.
fn on_the_clock(local: NaiveDateTime, now: &Now) -> Result<When, Refused> {
    match now.zone.from_local_datetime(&local) {
        LocalResult::Single(at) => past(&at, None, now),
        LocalResult::Ambiguous(_, later) if now.later => {
            past(&later, now.zone.from_local_datetime(&local).earliest(), now)
        }
        LocalResult::Ambiguous(earlier, later) => {
            past(&earlier, Some(later).filter(|at| !now.is_before(at)), now)
        }
        LocalResult::None => Err(gap(local, now)),
    }
}

/// Returns the first moment after a start at which the person's clock showed this; in the repeated
/// hour the earlier one, unless the later one is meant.
pub(super) fn end_of(start: &Moment, clock: NaiveTime, now: &Now) -> Result<When, Refused> {
    let begun = start.local();
    let date = begun.date();
    let next = date.succ_opt().filter(|_| clock <= begun.time());
    let local = next.unwrap_or(date).and_time(clock);
    let (at, other) = match now.zone.from_local_datetime(&local) {
        LocalResult::Single(at) => (at, None),
        LocalResult::Ambiguous(at, other) if !now.later && start.at() < at => (at, Some(other)),
        LocalResult::Ambiguous(other, at) => (at, Some(other)),
        LocalResult::None => return Err(gap(local, now)),
    };
    past(&at, other.filter(|at| start.at() < *at && !now.is_before(at)), now)
}

/// Tells whether the clock shows this twice; the later one that is meant cannot be of another day.
fn is_repeated(local: NaiveDateTime, now: &Now) -> bool {
    matches!(now.zone.from_local_datetime(&local), LocalResult::Ambiguous(..))
}

/// Returns a moment of a diary that is not in the future.
fn past<Z: TimeZone>(
    at: &DateTime<Z>,
    other: Option<DateTime<chrono_tz::Tz>>,
    now: &Now,
) -> Result<When, Refused> {
    let moment = now.moment_of(at);
    if now.is_before(at) {
        return Err(Refused::FutureTime(moment.local()));
    }
    now.refuse_unless_day(moment.local().date())?;
    now.refuse_unless_night(moment.night())?;
    Ok(When::At { moment, ambiguous: other.map(|at| now.moment_of(&at)) })
}

/// Returns the refusal of a time that no clock showed, with the minutes before and after the jump.
fn gap(local: NaiveDateTime, now: &Now) -> Refused {
    const MINUTES: i64 = 26 * 60;
    let shown = |minutes: i64| {
        let minute = local.with_second(0)?.checked_add_signed(TimeDelta::minutes(minutes))?;
        (now.zone.from_local_datetime(&minute) != LocalResult::None).then_some(minute)
    };
    let before = (1..=MINUTES).find_map(|minutes| shown(-minutes)).unwrap_or(local);
    let after = (1..=MINUTES).find_map(shown).unwrap_or(local);
    Refused::Gap { local, before, after }
}
