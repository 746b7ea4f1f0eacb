//! Chart: a picture of one of five kinds, ready to be drawn or read.

use super::calendar::Calendar;
use super::clock::Clock;
use super::factors::Factors;
use super::medicines::Medicines;
use super::weekly::Weekly;
use super::{Caption, Error, Look, Table, View};

/// What a picture shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Cramps per week.
    Weekly,
    /// What goes with the nights.
    Factors,
    /// When in the night.
    Clock,
    /// Each night a cell.
    Calendar,
    /// Courses and doses over the weeks.
    Medicines,
}

impl Kind {
    /// Every kind, in the order in which they are read.
    pub const ALL: [Self; 5] =
        [Self::Weekly, Self::Factors, Self::Clock, Self::Calendar, Self::Medicines];

    /// Returns the kind in one word: "weekly", "factors", "clock", "calendar" or "medicines".
    pub fn word(self) -> &'static str {
        match self {
            Self::Weekly => "weekly",
            Self::Factors => "factors",
            Self::Clock => "clock",
            Self::Calendar => "calendar",
            Self::Medicines => "medicines",
        }
    }

    /// Says in a few words what it shows.
    pub fn about(self) -> &'static str {
        match self {
            Self::Weekly => "Cramps per week, with courses, before and since, warnings",
            Self::Factors => "What goes with the nights: each factor with its difference",
            Self::Clock => "When in the night cramps begin",
            Self::Calendar => "Each night a cell: cramps and pain, none, unknown",
            Self::Medicines => "Courses and doses over the weeks, before and since",
        }
    }
}

/// A picture with everything it shows, numbers and words.
#[derive(Clone, Debug, PartialEq)]
pub enum Chart {
    /// Cramps per week.
    Weekly(Weekly),
    /// What goes with the nights.
    Factors(Factors),
    /// When in the night.
    Clock(Box<Clock>),
    /// Each night a cell.
    Calendar(Calendar),
    /// Courses and doses over the weeks.
    Medicines(Medicines),
}

impl Chart {
    /// Returns the chart of this kind.
    pub fn of(kind: Kind, view: &View<'_>) -> Self {
        match kind {
            Kind::Weekly => Self::Weekly(Weekly::of(view)),
            Kind::Factors => Self::Factors(Factors::of(view)),
            Kind::Clock => Self::Clock(Box::new(Clock::of(view))),
            Kind::Calendar => Self::Calendar(Calendar::of(view)),
            Kind::Medicines => Self::Medicines(Medicines::of(view)),
        }
    }

    /// Returns the words around the picture.
    pub fn caption(&self) -> &Caption {
        match self {
            Self::Weekly(chart) => &chart.caption,
            Self::Factors(chart) => &chart.caption,
            Self::Clock(chart) => &chart.caption,
            Self::Calendar(chart) => &chart.caption,
            Self::Medicines(chart) => &chart.caption,
        }
    }

    /// Returns the picture as SVG text.
    ///
    /// # Errors
    ///
    /// [`Error::Drawing`] if plotters refuses a shape.
    pub fn draw(&self, look: &Look) -> Result<String, Error> {
        match self {
            Self::Weekly(chart) => chart.draw(look),
            Self::Factors(chart) => chart.draw(look),
            Self::Clock(chart) => chart.draw(look),
            Self::Calendar(chart) => chart.draw(look),
            Self::Medicines(chart) => chart.draw(look),
        }
    }

    /// Returns the same numbers as a table.
    pub fn table(&self) -> Table {
        match self {
            Self::Weekly(chart) => chart.table(),
            Self::Factors(chart) => chart.table(),
            Self::Clock(chart) => chart.table(),
            Self::Calendar(chart) => chart.table(),
            Self::Medicines(chart) => chart.table(),
        }
    }
}
