//! The reasoning of the diary: pure functions from its nights to findings.
//!
//! Every figure comes with its number of nights and an interval; where there is
//! too little to say, the answer is `None`, never 0 and never NaN.

mod series;

pub use series::Series;
