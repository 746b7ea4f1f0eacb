//! Lanes: one for each medicine, with its name, its courses as bands and its doses below.

use chrono::NaiveDate;

use super::super::paper::theme::{self, Type};
use super::super::paper::{Align, Area, Canvas, Point, fitted, width};
use super::super::weeks::{Band, Plot, TimeAxis};
use super::super::words as said;
use super::{Lane, MedicineStart, Strip, doses, words};

/// The lanes of a picture, one below the other.
pub(super) struct Lanes<'a> {
    shown: Vec<Placed<'a>>,
    left_out: usize,
    axis: TimeAxis,
}

impl<'a> Lanes<'a> {
    /// With more medicines than these, those that ended first are left out, and of those that go on
    /// the ones that began first.
    const MOST: usize = 16;
    /// The height of a name that stands above its lane.
    const NAME: f64 = 27.0;
    const GAP: f64 = 12.0;
    const LEFT_OUT: f64 = 30.0;

    /// Returns the lanes for which there is room, along this axis.
    pub(super) fn of(lanes: &'a [Lane], axis: TimeAxis) -> Self {
        let mut latest: Vec<usize> = (0..lanes.len()).collect();
        latest.sort_by_key(|place| {
            let lane = lanes.get(*place);
            std::cmp::Reverse((lane.and_then(last), lane.and_then(Lane::first)))
        });
        latest.truncate(Self::MOST);
        let shown = lanes.iter().enumerate().filter(|(place, _)| latest.contains(place));
        Self {
            shown: shown.map(|(_, lane)| Placed::on(lane, &axis)).collect(),
            left_out: lanes.len().saturating_sub(Self::MOST),
            axis,
        }
    }

    /// Returns the height that the lanes need, 0 for none.
    pub(super) fn height(&self) -> f64 {
        let more = if self.left_out > 0 { Self::LEFT_OUT } else { 0.0 };
        self.shown.iter().map(Placed::height).sum::<f64>() + more
    }

    /// Draws the lanes below this height.
    pub(super) fn draw(&self, canvas: &mut Canvas<'_>, top: f64) {
        let mut top = top;
        for placed in &self.shown {
            placed.draw(canvas, &self.axis, top);
            top += placed.height();
        }
        if self.left_out > 0 {
            let text = words::more_medicines(self.left_out);
            write(canvas, (self.axis.left(), top + 17.0), theme::SMALL, &text);
        }
    }

    /// Draws a dashed line from the band of a start up into the bars.
    pub(super) fn draw_pole(
        &self,
        canvas: &mut Canvas<'_>,
        plot: &Plot<'_>,
        top: f64,
        start: &MedicineStart,
    ) {
        let x = self.axis.date(start.started_on).round() + 1.5;
        let is_its = |placed: &&Placed<'_>| placed.lane.medicine == said::medicine(start);
        let is_in_sight = (self.axis.left()..=self.axis.end()).contains(&x);
        let Some(placed) = self.shown.iter().find(is_its).filter(|_| is_in_sight) else { return };
        let above = self.shown.iter().take_while(|it| !is_its(it)).map(Placed::height).sum::<f64>();
        canvas.dashes((x, plot.top), (x, plot.bottom), 2.0, theme::COURSE_EDGE);
        let foot = top + above + placed.name.height();
        canvas.line(&[(x, foot - 6.0), (x, foot)], 2.0, theme::COURSE_EDGE);
    }
}

/// Returns the last day of a lane: a medicine that is still taken has the latest.
fn last(lane: &Lane) -> Option<NaiveDate> {
    let courses = lane.courses.iter().map(|course| course.last.unwrap_or(NaiveDate::MAX));
    courses.chain(lane.doses.iter().map(|dose| dose.date)).max()
}

/// One lane with its bands and the place of its name.
struct Placed<'a> {
    lane: &'a Lane,
    courses: Vec<Course<'a>>,
    name: Name,
}

impl<'a> Placed<'a> {
    fn on(lane: &'a Lane, axis: &TimeAxis) -> Self {
        let courses: Vec<_> = lane.courses.iter().filter_map(|it| Course::of(it, axis)).collect();
        Self { name: Name::of(lane, &courses, axis), lane, courses }
    }

    fn height(&self) -> f64 {
        self.name.height() + self.bands() + self.doses() + Lanes::GAP
    }

    fn bands(&self) -> f64 {
        if self.courses.is_empty() { 0.0 } else { Band::HEIGHT }
    }

    fn doses(&self) -> f64 {
        match self.lane.counted() {
            (0, 0) => 0.0,
            (1.., 1..) => doses::HEIGHT + 10.0,
            _ => doses::HEIGHT,
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>, axis: &TimeAxis, top: f64) {
        let (bands, below) = (top + self.name.height(), top + self.name.height() + self.bands());
        for (place, course) in self.courses.iter().enumerate() {
            let band = course.band;
            let next = self.courses.get(place + 1);
            band.draw(canvas, bands, next.is_some_and(|next| next.band.from <= band.to + 0.5));
        }
        doses::draw(canvas, axis, self.lane, below);
        let beside = if self.courses.is_empty() { below - 2.0 } else { bands };
        let (line, kind) = match self.name.place {
            Place::Above => (top + 20.0, theme::NAME),
            Place::Before | Place::After(_) => (beside + 20.5, theme::NAME),
            Place::Inside => (beside + 20.5, theme::COURSE_LABEL),
        };
        match self.name.place {
            Place::Inside => canvas.text((self.name.at, line), Align::Left, kind, &self.name.text),
            _ => write(canvas, (self.name.at, line), kind, &self.name.text),
        }
        self.draw_strengths(canvas, bands + 20.5, axis.beyond());
    }

    /// Writes the strength wherever it changes: on its band, else beside it, and behind a name that stands there.
    fn draw_strengths(&self, canvas: &mut Canvas<'_>, stands: f64, end: f64) {
        let mut told = "";
        for (place, course) in self.courses.iter().enumerate() {
            if std::mem::replace(&mut told, course.strength) == course.strength {
                continue;
            }
            let next = self.courses.get(place + 1).map_or(end, |next| next.band.from);
            let on = if (place, self.name.place) == (0, Place::Inside) {
                self.name.end() + Course::PAD * 0.75
            } else {
                course.band.from + Course::PAD
            };
            let room = Room {
                on,
                until: (course.band.to - course.band.point()).min(next),
                beside: course.band.to,
                next,
            };
            match self.name.place {
                Place::After(it) if it == place => {
                    let beside = self.name.end();
                    course.draw_strength(canvas, stands, Room { beside, next: f64::MAX, ..room });
                }
                _ => course.draw_strength(canvas, stands, room),
            }
        }
    }
}

/// Where a strength may stand, in pixels from left to right.
struct Room {
    /// Where it begins on its band.
    on: f64,
    /// Where it must end on its band.
    until: f64,
    /// Where that ends beside which it stands otherwise.
    beside: f64,
    /// Where it must end there.
    next: f64,
}

/// The name of a medicine, and where it stands.
struct Name {
    text: String,
    at: f64,
    place: Place,
}

/// Where a name stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// On the first band.
    Inside,
    /// Before the first mark.
    Before,
    /// After the band of this place.
    After(usize),
    /// On a line of its own.
    Above,
}

impl Name {
    const BESIDE: f64 = 9.0;

    /// Puts the name on the first band, else beside a band or before the first mark, else above them.
    fn of(lane: &Lane, courses: &[Course<'_>], axis: &TimeAxis) -> Self {
        let wide = width(&lane.medicine, theme::NAME);
        let placed = |at, place| Self { text: lane.medicine.clone(), at, place };
        if let Some(course) = courses.first() {
            let end =
                courses.get(1).map_or(course.band.to, |next| next.band.from.min(course.band.to));
            if Course::PAD + wide + course.needs() + course.band.point() <= end - course.band.from {
                return placed(course.band.from + Course::PAD, Place::Inside);
            }
        }
        let begins = courses.first().map(|course| course.band.from);
        let begins = begins.or_else(|| lane.first().map(|first| axis.date(first)));
        let begins = begins.map_or(axis.left(), |begins| begins.max(axis.left()));
        let before = begins - Self::BESIDE - wide;
        let has_room_before = before >= axis.left();
        let has_room_after = |(place, course): &(usize, &Course<'_>)| {
            let end =
                courses.get(place + 1).map_or(axis.beyond(), |next| next.band.from - Self::BESIDE);
            let prefers_before = course.band.goes_on && has_room_before;
            !prefers_before && course.band.to + Self::BESIDE + wide + course.needs() <= end
        };
        if let Some((place, course)) = courses.iter().enumerate().find(has_room_after) {
            return placed(course.band.to + Self::BESIDE, Place::After(place));
        }
        if has_room_before {
            return placed(before, Place::Before);
        }
        let text = fitted(&lane.medicine, theme::NAME, axis.beyond() - axis.left());
        let latest = (axis.beyond() - width(&text, theme::NAME)).max(axis.left());
        let beside = if begins > axis.left() { begins + Self::BESIDE } else { begins };
        Self { at: beside.min(latest), text, place: Place::Above }
    }

    /// Returns the height that it needs of its own.
    fn height(&self) -> f64 {
        if self.place == Place::Above { Lanes::NAME } else { 0.0 }
    }

    fn end(&self) -> f64 {
        self.at + width(&self.text, theme::NAME)
    }
}

/// Writes a text on the paper, so that no line runs through it.
fn write(canvas: &mut Canvas<'_>, at: Point, kind: Type, text: &str) {
    let (left, right) = (at.0 - 4.0, at.0 + width(text, kind) + 4.0);
    let area = Area { left, top: at.1 - 0.9 * kind.size, right, bottom: at.1 + 0.3 * kind.size };
    canvas.fill(area, theme::PAPER);
    canvas.text(at, Align::Left, kind, text);
}

/// One course where it is drawn, with its strength.
struct Course<'a> {
    band: Band,
    strength: &'a str,
}

impl<'a> Course<'a> {
    const PAD: f64 = 12.0;

    /// Returns the course as far as it is in sight; `None` if it is not.
    fn of(course: &'a Strip, axis: &TimeAxis) -> Option<Self> {
        Some(Self { band: Band::of(course, axis)?, strength: &course.label })
    }

    /// Returns the room that its strength takes after a name.
    fn needs(&self) -> f64 {
        Self::PAD + width(self.strength, theme::COURSE_SMALL)
    }

    /// Writes the strength on it, or beside it; not at all where there is no room.
    fn draw_strength(&self, canvas: &mut Canvas<'_>, stands: f64, room: Room) {
        let (text, kind) = (self.strength, theme::COURSE_SMALL);
        if room.on + width(text, kind) + Self::PAD / 4.0 <= room.until {
            canvas.text((room.on, stands), Align::Left, kind, text);
        } else if room.beside + self.needs() <= room.next {
            write(canvas, (room.beside + Self::PAD * 0.75, stands), kind, text);
        }
    }
}
