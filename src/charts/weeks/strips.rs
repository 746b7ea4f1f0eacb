//! Strips: medicine courses as labelled bands along the time axis.

use chrono::NaiveDate;

use super::super::paper::{Align, Area, Canvas, fitted, theme, width};
use super::axis::TimeAxis;
use super::band::Band;
use super::words;
use crate::diary::Course;

/// A band along the time axis with a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Strip {
    /// What is written on it.
    pub label: String,
    /// The first day.
    pub first: NaiveDate,
    /// The last day; `None` while it goes on.
    pub last: Option<NaiveDate>,
}

impl Strip {
    /// Returns the band of a course, with this written on it.
    pub(crate) fn of(course: &Course, label: String) -> Self {
        Self { label, first: course.started_on, last: course.stopped_on }
    }
}

/// The strips of a picture, each with its place.
pub(crate) struct Strips {
    placed: Vec<Placed>,
    lanes: usize,
    left_out: usize,
}

/// One strip where it will be drawn, in pixels from left to right.
struct Placed {
    lane: usize,
    band: Band,
    label: String,
    label_at: f64,
}

impl Strips {
    const MOST_LANES: usize = 5;
    const LANE: f64 = 36.0;
    const CAPTION: f64 = 34.0;
    const PAD: f64 = 12.0;
    /// The widest that a name may be beside its band.
    const LABEL_ROOM: f64 = 380.0;

    /// Gives each strip a lane in which it touches no other; those for which no lane is left are counted.
    ///
    /// Strips that begin in sight go first, the latest before the others, then those that end in
    /// sight: they are what the bars are compared with.
    pub(crate) fn place(strips: &[Strip], axis: &TimeAxis) -> Self {
        let mut candidates: Vec<_> = strips.iter().filter_map(|s| Placed::on(s, axis)).collect();
        candidates.sort_by(|a, b| {
            let rank = |strip: &Placed| {
                let Band { began_before, goes_on, .. } = strip.band;
                (began_before, began_before && goes_on)
            };
            rank(a).cmp(&rank(b)).then(b.band.from.total_cmp(&a.band.from))
        });
        let mut all = Self { placed: Vec::new(), lanes: 0, left_out: 0 };
        for strip in candidates {
            match (0..Self::MOST_LANES).find(|lane| all.is_free(*lane, &strip)) {
                Some(lane) => {
                    all.lanes = all.lanes.max(lane + 1);
                    all.placed.push(Placed { lane, ..strip });
                }
                None => all.left_out += 1,
            }
        }
        all
    }

    /// Returns the height that the strips need, 0 for none.
    pub(crate) fn height(&self) -> f64 {
        if self.lanes == 0 { 0.0 } else { Self::CAPTION + Self::LANE * self.lanes as f64 }
    }

    /// Returns from where to where their bands reach if they are drawn below this height.
    pub(crate) fn lanes(&self, top: f64) -> (f64, f64) {
        (top + if self.lanes == 0 { 0.0 } else { Self::CAPTION }, top + self.height())
    }

    /// Draws the strips below this height.
    pub(crate) fn draw(&self, canvas: &mut Canvas<'_>, left: f64, top: f64) {
        if self.lanes == 0 {
            return;
        }
        let caption = words::courses(self.left_out);
        canvas.text((left, top + 20.0), Align::Left, theme::LABEL, &caption);
        for strip in &self.placed {
            strip.draw(canvas, top + Self::CAPTION + Self::LANE * strip.lane as f64);
        }
    }

    fn is_free(&self, lane: usize, strip: &Placed) -> bool {
        let (from, to) = strip.extent();
        self.placed.iter().filter(|other| other.lane == lane).all(|other| {
            let (other_from, other_to) = other.extent();
            to + Self::PAD < other_from || other_to + Self::PAD < from
        })
    }
}

impl Placed {
    /// Returns the strip as far as it is in sight; `None` if it is not.
    fn on(strip: &Strip, axis: &TimeAxis) -> Option<Self> {
        let band = Band::of(strip, axis)?;
        let Band { from, to, .. } = band;
        let inside = to - from - 2.0 * Strips::PAD - band.point();
        let page = axis.beyond();
        let name = fitted(&strip.label, theme::LABEL, Strips::LABEL_ROOM.max(inside));
        let wide = width(&name, theme::LABEL);
        let beside = Strips::PAD / 2.0;
        let (label, label_at) = if wide <= inside {
            (name, from + Strips::PAD)
        } else if to + beside + wide <= page {
            (name, to + beside)
        } else if from - beside - wide >= axis.left() {
            (name, from - beside - wide)
        } else {
            (fitted(&strip.label, theme::LABEL, inside), from + Strips::PAD)
        };
        Some(Self { lane: 0, band, label, label_at })
    }

    /// Returns from where to where the band and its name reach.
    fn extent(&self) -> (f64, f64) {
        let end = self.label_at + width(&self.label, theme::LABEL);
        (self.band.from.min(self.label_at), self.band.to.max(end))
    }

    /// Draws the band with its name on it or beside it.
    fn draw(&self, canvas: &mut Canvas<'_>, top: f64) {
        let (Band { from, to, .. }, bottom) = (self.band, top + Band::HEIGHT);
        self.band.draw(canvas, top, false);
        if self.label_at > to || self.label_at < from {
            let right = self.label_at + width(&self.label, theme::LABEL) + 2.0;
            canvas.fill(Area { left: self.label_at - 2.0, top, right, bottom }, theme::PAPER);
        }
        let stands = (self.label_at, bottom - 7.5);
        canvas.text(stands, Align::Left, theme::COURSE_LABEL, &self.label);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn strip(label: &str, first: &str, last: Option<&str>) -> Strip {
        Strip { label: label.to_owned(), first: day(first), last: last.map(day) }
    }

    fn axis() -> TimeAxis {
        TimeAxis::new(day("2026-06-01"), 26, 120.0, 1380.0)
    }

    #[test]
    fn a_course_out_of_sight_takes_no_room() {
        let strips = [
            strip("before", "2026-01-01", Some("2026-05-31")),
            strip("after", "2026-12-24", None),
            strip("backwards", "2026-08-02", Some("2026-07-01")),
        ];
        assert!(Strips::place(&strips, &axis()).height().abs() < 1e-9);
    }

    #[test]
    fn courses_one_after_the_other_share_a_lane_and_courses_at_once_do_not() {
        let first = strip("furosemide 20 mg", "2026-06-01", Some("2026-08-01"));
        let second = strip("furosemide 40 mg", "2026-09-01", None);
        let other = strip("magnesium", "2026-07-01", None);
        let lanes = |strips: &[Strip]| Strips::place(strips, &axis()).lanes;
        assert_eq!(lanes(&[first.clone(), second.clone()]), 1);
        assert_eq!(lanes(&[first, second, other]), 2);
    }

    #[test]
    fn the_courses_for_which_no_lane_is_left_are_counted() {
        let strips: Vec<_> =
            (0..12).map(|n| strip(&format!("medicine {n}"), "2026-01-01", None)).collect();
        let placed = Strips::place(&strips, &axis());
        assert_eq!((placed.placed.len(), placed.lanes, placed.left_out), (5, 5, 7));
    }

    #[test]
    fn a_change_in_sight_goes_before_a_course_that_never_changes() {
        let mut strips: Vec<_> =
            (0..5).map(|n| strip(&format!("always {n}"), "2026-01-01", None)).collect();
        strips.push(strip("new", "2026-09-01", None));
        let placed = Strips::place(&strips, &axis());
        assert_eq!(placed.placed[0].label, "new");
    }

    #[test]
    fn the_name_of_a_short_course_stands_beside_it() {
        let placed = Strips::place(&[strip("quinine", "2026-08-01", Some("2026-08-03"))], &axis());
        assert!(placed.placed[0].label_at > placed.placed[0].band.to);
        let long = "a medicine with a name of remarkable length";
        let placed = Strips::place(&[strip(long, "2026-11-28", Some("2026-11-29"))], &axis());
        assert!(placed.placed[0].label_at < placed.placed[0].band.from);
    }
}
