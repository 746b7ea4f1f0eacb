//! View: of which diary a picture is made, and which of its nights it shows.

use chrono::NaiveDate;

use super::Kind;
use crate::analysis::Week;
use crate::diary::{Diary, Night};

/// A diary, and the nights of it that a picture shows.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    /// The diary.
    pub diary: &'a Diary,
    /// The first night.
    pub first: Night,
    /// The last night, included.
    pub last: Night,
    /// Whether the person picked the nights; what is picked gets no grade.
    pub picked: bool,
    /// The day on which it is drawn.
    pub today: NaiveDate,
}

impl<'a> View<'a> {
    /// How many weeks the weekly chart shows unless something else is asked for: half a year.
    pub const WEEKS: u64 = 26;

    /// Returns what a picture shows up to a night unless something else is asked for.
    ///
    /// The weekly chart shows the last 26 weeks, the others the whole diary.
    pub fn usual(kind: Kind, diary: &'a Diary, last: Night, today: NaiveDate) -> Self {
        let whole = Self { diary, first: first_of(diary, last), last, picked: false, today };
        match kind {
            Kind::Weekly => whole.weeks(Self::WEEKS),
            Kind::Factors | Kind::Clock | Kind::Calendar | Kind::Medicines => whole,
        }
    }

    /// Returns the view of its last weeks: from a Monday on, or from the first night of the diary.
    #[must_use]
    pub fn weeks(self, weeks: u64) -> Self {
        let monday = Night::named_after(Week::monday_of(self.last));
        let first = monday.before(weeks.saturating_sub(1).saturating_mul(7));
        let begun = self.diary.span().map_or(first, |(begun, _)| begun.min(self.last));
        Self { first: first.max(begun), ..self }
    }

    /// Returns the view of picked nights: from this one on, or from the first night of the diary.
    ///
    /// Of nights before the diary began, at most the last half year is shown.
    #[must_use]
    pub fn picked_from(self, first: Night) -> Self {
        let begun = self.diary.span().map(|(begun, _)| begun).filter(|begun| *begun <= self.last);
        let earliest = begun.unwrap_or(self.last.before(7 * Self::WEEKS - 1));
        Self { first: first.max(earliest), picked: true, ..self }
    }

    /// Returns the picked nights; `None` for the nights that are usual.
    pub(super) fn window(&self) -> Option<(Night, Night)> {
        self.picked.then_some((self.first, self.last))
    }
}

fn first_of(diary: &Diary, last: Night) -> Night {
    diary.span().map_or(last, |(begun, _)| begun.min(last))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::made_up::{self, night};

    fn first(diary: &Diary, weeks: u64, last: &str) -> Night {
        let last = night(last);
        View::usual(Kind::Calendar, diary, last, last.morning()).weeks(weeks).first
    }

    #[test]
    fn the_picture_begins_with_the_diary_if_that_is_later() {
        let diary = made_up::diary(night("2026-11-12"), &[Some(1); 9]);
        assert_eq!(first(&diary, 26, "2026-11-21"), night("2026-11-12"));
        assert_eq!(first(&diary, 1, "2026-11-21"), night("2026-11-16"));
        assert_eq!(first(&diary, 4, "2020-01-01"), night("2020-01-01"));
        assert_eq!(first(&Diary::default(), 26, "2026-11-21"), night("2026-05-25"));
    }

    #[test]
    fn nights_before_the_diary_are_shown_as_they_were_asked_for() {
        let diary = made_up::diary(night("2026-11-12"), &[Some(1); 9]);
        let last = night("2020-02-01");
        let view = View::usual(Kind::Clock, &diary, last, last.morning());
        assert_eq!(view.picked_from(night("2020-01-01")).first, night("2020-01-01"));
        assert_eq!(view.picked_from(night("1900-01-01")).first, night("2019-08-04"));
    }

    #[test]
    fn the_weekly_chart_shows_half_a_year_and_the_others_all_of_it() {
        let diary = made_up::diary(night("2025-01-01"), &[Some(1); 700]);
        let (last, today) = (night("2026-11-21"), "2026-11-22".parse().unwrap());
        let first = |kind| View::usual(kind, &diary, last, today).first;
        assert_eq!(first(Kind::Weekly), night("2026-05-25"));
        assert_eq!(first(Kind::Calendar), night("2025-01-01"));
    }
}
