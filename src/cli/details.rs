//! Details: the words and the flags about a cramp, which mean the same.

use crate::grammar::{CrampWords, Leftover};

use super::args::Details;
use super::failure::Failure;
use super::session::Session;

/// Reads the words and then the flags; a flag wins over a word.
///
/// # Errors
///
/// If a time is still to come or was on no clock, or a flag has a value that it cannot have.
pub(crate) fn read(
    words: &[String],
    flags: &Details,
    session: &Session,
) -> Result<CrampWords, Failure> {
    let flag = Flag { session, later: flags.later };
    let mut said = CrampWords::read(words, &session.grammar_now(flags.later))?;
    if let Some(text) = &flags.at {
        said.when = Some(flag.value("at", "", text, TIME, |said| said.when.clone())?);
    }
    if let Some(text) = &flags.muscle {
        said.muscle = Some(flag.value("muscle", "", text, MUSCLE, |said| said.muscle)?);
        said.muscle_detail = flag.read("", text)?.muscle_detail;
    }
    if let Some(text) = &flags.side {
        said.side = Some(flag.value("side", "", text, SIDE, |said| said.side)?);
    }
    if let Some(text) = &flags.duration {
        said.duration = Some(flag.value("duration", "", text, DURATION, |said| said.duration)?);
    }
    if let Some(text) = &flags.pain {
        said.pain = Some(flag.value("pain", "pain", text, PAIN, |said| said.pain)?);
    }
    if let Some(text) = &flags.state {
        said.state = Some(flag.value("state", "", text, STATE, |said| said.state)?);
    }
    if let Some(text) = &flags.relief {
        let some = |said: &CrampWords| (!said.relief.is_empty()).then(|| said.relief.clone());
        said.relief = flag.value("relief", "", text, RELIEF, some)?;
    }
    if let Some(text) = &flags.count {
        let times = format!("{}x", text.trim());
        let count = flag.read("", &times)?.count.filter(|_| text.trim().parse::<u32>().is_ok());
        said.count = Some(count.ok_or_else(|| no_value("count", text, COUNT))?);
    }
    if let Some(text) = flags.note.as_ref().filter(|text| !text.trim().is_empty()) {
        said.note = Some(text.trim().to_owned());
    }
    Ok(said)
}

const TIME: &str = "write it as 02:30, `yesterday 23:40`, `20 min ago` or 2026-11-22T02:30";
const MUSCLE: &str = "calf, foot, toe, thigh, hamstring, leg, or another part of the body";
const SIDE: &str = "left, right or both";
const DURATION: &str = "write it as 2min, 90s or 1m30s: from 1 second to 24 hours";
const PAIN: &str = "pain goes from 0 (none) to 10 (the worst imaginable)";
const STATE: &str = "asleep, awake or up";
const RELIEF: &str = "such as `stretch helped` or `heat no effect`";
const COUNT: &str = "a whole number from 1 to 99";

/// Reads the values of flags.
struct Flag<'a> {
    session: &'a Session,
    later: bool,
}

impl Flag<'_> {
    fn read(&self, before: &str, text: &str) -> Result<CrampWords, Failure> {
        let words = [before.to_owned(), text.to_owned()];
        Ok(CrampWords::read(&words, &self.session.grammar_now(self.later))?)
    }

    /// Reads one value with the grammar of the words; it has to be that value and nothing else.
    fn value<T>(
        &self,
        name: &str,
        before: &str,
        text: &str,
        allowed: &str,
        pick: impl Fn(&CrampWords) -> Option<T>,
    ) -> Result<T, Failure> {
        let said = self.read(before, text)?;
        pick(&said).filter(|_| said.leftovers.is_empty() && said.note.is_none()).ok_or_else(|| {
            no_value(name, text, likely(&said.leftovers).as_deref().unwrap_or(allowed))
        })
    }
}

fn no_value(name: &str, text: &str, hint: &str) -> Failure {
    Failure::usage(format!("`{text}` is no value for --{name}")).hint(hint)
}

fn likely(leftovers: &[Leftover]) -> Option<String> {
    let words = leftovers.iter().find_map(|leftover| leftover.likely.as_ref())?;
    Some(format!("did you mean {words}?"))
}
