//! Run: the days on which a medicine, or any of a class, was taken without a day's break.

use chrono::NaiveDate;

use crate::diary::Course;

/// A stretch of days on which something was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Run {
    /// The first day; it was not taken on the day before.
    pub(super) first: NaiveDate,
    /// The last day; `None` while it is still taken.
    pub(super) last: Option<NaiveDate>,
}

impl Run {
    /// Returns the runs that these courses make together, in order.
    ///
    /// Courses that overlap, or follow each other from one day to the next, are one run: a
    /// change of the dose starts nothing.
    pub(super) fn of(courses: &[&Course]) -> Vec<Self> {
        let mut days: Vec<_> = courses
            .iter()
            .map(|course| Self { first: course.started_on, last: course.stopped_on })
            .collect();
        days.sort_unstable_by_key(|run| run.first);
        let mut runs: Vec<Self> = Vec::new();
        for next in days {
            match runs.last_mut() {
                Some(run) if run.goes_on(next.first) => {
                    run.last = run.last.zip(next.last).map(|(one, other)| one.max(other));
                }
                _ => runs.push(next),
            }
        }
        runs
    }

    /// Tells whether it is still taken on this later date, or was on the day before.
    fn goes_on(&self, date: NaiveDate) -> bool {
        self.last.and_then(|last| last.succ_opt()).is_none_or(|after| date <= after)
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::known::course;
    use super::*;

    fn runs(courses: &[(&str, &str)]) -> Vec<(String, Option<String>)> {
        let courses: Vec<_> =
            courses.iter().map(|(first, last)| course("furosemide", first, last)).collect();
        let text = |run: &Run| (run.first.to_string(), run.last.map(|last| last.to_string()));
        Run::of(&courses.iter().collect::<Vec<_>>()).iter().map(text).collect()
    }

    fn run(first: &str, last: Option<&str>) -> (String, Option<String>) {
        (first.to_owned(), last.map(str::to_owned))
    }

    #[test]
    fn a_change_of_the_dose_is_no_new_start() {
        let found = runs(&[("2026-03-01", "2026-03-31"), ("2026-04-01", "")]);
        assert_eq!(found, [run("2026-03-01", None)]);
    }

    #[test]
    fn a_day_without_it_makes_the_next_course_a_new_start() {
        let found = runs(&[("2026-03-01", "2026-03-31"), ("2026-04-02", "2026-04-30")]);
        let expected =
            [run("2026-03-01", Some("2026-03-31")), run("2026-04-02", Some("2026-04-30"))];
        assert_eq!(found, expected);
    }

    #[test]
    fn courses_at_the_same_time_are_one_in_whatever_order() {
        let whole = [run("2026-03-01", Some("2026-06-30"))];
        let (long, short) = (("2026-03-01", "2026-06-30"), ("2026-04-01", "2026-04-30"));
        assert_eq!(runs(&[long, short]), whole);
        assert_eq!(runs(&[short, long]), whole);
        assert_eq!(runs(&[("2026-03-01", ""), short]), [run("2026-03-01", None)]);
        assert_eq!(runs(&[]), []);
    }
}
