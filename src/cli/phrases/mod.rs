//! Phrases: how the program says things.

mod cramps;
mod days;
mod layout;
mod times;

pub(crate) use crate::analysis::words::counted as count;

pub(crate) use cramps::{changes, details, facts, place, titled, turned};
pub(crate) use days::{bout, course, medicine, reading};
pub(crate) use layout::{bold, dim, hanging, list, paragraph, sentence, shortened, wrapped};
pub(crate) use times::{ago, clock, date, duration, evening, iso_week, moment, night_dates};
