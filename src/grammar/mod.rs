//! Grammar: what people type, turned into words of the diary.
//!
//! One grammar serves `log`, `edit`, `none`, `day`, `med` and `profile`. It works in three steps:
//!
//! ```text
//! words ─► tokens ─► recognisers, in a fixed order, at each word ─► slots
//!                    └─ not understood: a leftover ─► the note
//! ```
//!
//! 1. `text` splits what the shell gave at its spaces, in lower case and without commas.
//! 2. `walk` goes from left to right. At each word it asks the recognisers of the command, in
//!    the order in which that command lists them. A recogniser is a plain function from the words
//!    ahead to an answer: how many words it takes, and what they mean (`Found`).
//!    No answer means "not mine". An answer may also be a doubt: "25:00" has the shape of a time and is none.
//! 3. The meaning goes into its slot. A slot filled with another value refuses; the first stays.
//!    After a negation that no recogniser takes, the next meaning stays out: "wasn't asleep" is a leftover.
//!
//! No word is ever lost: each is either understood or kept in a [`Leftover`], in order, with the
//! reason and the likely meaning where they are known. Nothing is ever guessed silently.
//!
//! | file | understands |
//! | --- | --- |
//! | `clock` with `dial`, `date`, `calendar` | "3:12am"; "20 feb"; "last friday", "yesterday" |
//! | `time`, `when`, `window` | "20 min ago" and all of the above; together, as a moment of the past; "3:05-3:10" |
//! | `amount`, `span` | "40 mg", "two glasses"; "1h30m", "half an hour" |
//! | `score`, `place`, `relief` | "7/10"; "left calf"; "stretch helped after 2 min" |
//! | `experience`, `sign` | "awake 20 min", "toes curled"; "no swelling", "cold skin" |
//! | `item`, `cramp` | a cramp from all of them |
//! | `names`, `measure`, `reading` | "tired legs"; "1.5l"; "water 6 glasses" |
//! | `negation`, `forget` | "didn't"; "forget water and standing" |
//! | `bout`, `day` | "run 45min hard"; a day from readings and bouts |
//! | `strength`, `schedule`, `medicine` | "40mg"; "twice daily"; a medicine with its dates |
//! | `new_name` | the name of a factor of one's own |
//! | `setting` | "glass 200ml", "standing 5h" |
//! | `nights` | "thu", "18..21" |
//! | `profile` | "diabetes since 2015", "lab potassium 3.2 mmol/L low" |
//! | `examples` | the help page, which is also the test |

mod amount;
mod bout;
mod calendar;
mod clock;
mod cramp;
mod date;
mod day;
mod describe;
mod dial;
pub mod examples;
mod experience;
mod forget;
mod found;
mod item;
mod likely;
mod lookalike;
mod measure;
mod medicine;
mod names;
mod negation;
mod new_name;
mod nights;
mod now;
mod place;
mod profile;
mod reading;
mod refused;
mod relief;
mod schedule;
mod score;
mod setting;
mod sign;
mod span;
mod strength;
mod text;
mod time;
mod toes_up;
mod tried;
mod walk;
mod when;
mod window;

pub use amount::is_two_sided;
pub use cramp::CrampWords;
pub use day::DayWords;
pub use likely::is_near;
pub use medicine::MedicineWords;
pub use new_name::{Clash, NewName};
pub use nights::NightWords;
pub use now::Now;
pub use profile::{ProfileSaid, ProfileWords};
pub use reading::Change;
pub use refused::Refused;
pub use setting::{NotASetting, SettingName, SettingSaid};
pub use sign::{SignSaid, SignWords};
pub use text::{clean, is_unseen};
pub use walk::Leftover;
pub use when::When;

#[cfg(test)]
mod tests;
