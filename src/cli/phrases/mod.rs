//! Phrases: how the program says things.

mod copies;
mod cramps;
mod days;
mod factors;
mod layout;
mod profile;
mod signs;
mod times;
mod truth;

pub(crate) use crate::analysis::words::{counted as count, sign as sign_label};

pub(crate) use crate::cli::screen::{bold, dim};
pub(crate) use copies::{holds, size, table};
pub(crate) use cramps::{changes, details, facts, place, titled, turned, unknown_now};
pub(crate) use days::{bout, course, dose, dose_time, medicine, reading, told, volume};
pub(crate) use factors::{
    articles, exposed_when, factor_name, in_place_of, never_scanned, rule, scan, takes,
};
pub(crate) use layout::{hanging, list, paragraph, sentence, shortened, wrapped};
pub(crate) use profile::{condition, fact, fact_name, fact_on};
pub(crate) use signs::sign;
pub(crate) use times::{
    ago, clock, date, date_and_time, duration, evening, iso_week, moment, night_dates,
};
pub(crate) use truth::truth;
