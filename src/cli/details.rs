//! Details: the words and the flags about a cramp, which mean the same.

use crate::diary::{Cramp, Relief};
use crate::grammar::{CrampWords, Now, When, clean};

use super::args::Details;
use super::failure::Failure;

/// Reads the words and the flags together.
///
/// # Errors
///
/// If a time is still to come or was on no clock, if a flag has a value that it cannot have, or
/// if words and flags say different things.
pub(crate) fn read(words: &[String], details: &Details, now: &Now) -> Result<CrampWords, Failure> {
    let said = CrampWords::read(words, now)?;
    let flags = flags(details, now)?;
    let some = |relief: Vec<Relief>| (!relief.is_empty()).then_some(relief);
    let notes: Vec<String> = said.note.into_iter().chain(flags.note).collect();
    Ok(CrampWords {
        when: either("at", said.when, flags.when)?,
        muscle: either("muscle", said.muscle, flags.muscle)?,
        muscle_detail: either("muscle", said.muscle_detail, flags.muscle_detail)?,
        side: either("side", said.side, flags.side)?,
        duration: either("duration", said.duration, flags.duration)?,
        pain: either("pain", said.pain, flags.pain)?,
        state: either("state", said.state, flags.state)?,
        relief: either("relief", some(said.relief), some(flags.relief))?.unwrap_or_default(),
        count: either("count", said.count, flags.count)?,
        note: (!notes.is_empty()).then(|| notes.join("; ")),
        ..said
    })
}

/// Puts everything that was said into a cramp; what was not said stays as it is.
pub(crate) fn apply(said: &CrampWords, cramp: &mut Cramp) {
    match &said.when {
        Some(When::At { moment, .. }) => {
            cramp.night = moment.night();
            cramp.start = Some(moment.clone());
        }
        Some(When::On { night, .. }) => {
            cramp.night = *night;
            cramp.start = None;
        }
        None => {}
    }
    if said.muscle.is_some() {
        (cramp.muscle, cramp.muscle_detail) = (said.muscle, said.muscle_detail.clone());
    }
    if !said.relief.is_empty() {
        cramp.relief.clone_from(&said.relief);
    }
    cramp.count = said.count.unwrap_or(cramp.count);
    cramp.side = said.side.or(cramp.side);
    cramp.duration = said.duration.or(cramp.duration);
    cramp.pain = said.pain.or(cramp.pain);
    cramp.state = said.state.or(cramp.state);
    cramp.note = said.note.clone().or(cramp.note.take());
}

/// Returns what the words or a flag say; saying two different things is refused, not chosen from.
fn either<T: PartialEq>(
    flag: &str,
    word: Option<T>,
    value: Option<T>,
) -> Result<Option<T>, Failure> {
    match (word, value) {
        (Some(word), Some(value)) if word != value => Err(Failure::usage(format!(
            "the words and --{flag} say different things"
        ))
        .hint(format!("nothing was recorded; leave one of them out, or say both in --{flag}"))),
        (word, value) => Ok(word.or(value)),
    }
}

/// Reads the flags alone, each with the grammar of the words.
fn flags(details: &Details, now: &Now) -> Result<CrampWords, Failure> {
    let flag = Flag { now };
    let relief = |said: CrampWords| (!said.relief.is_empty()).then_some(said.relief);
    let muscle = flag.value("muscle", "", details.muscle.as_ref(), MUSCLE, |said| {
        Some((said.muscle?, said.muscle_detail))
    })?;
    let note = details.note.as_deref().map(clean).filter(|note| !note.is_empty());
    Ok(CrampWords {
        when: flag.value("at", "", details.at.as_ref(), TIME, |said| said.when)?,
        muscle: muscle.as_ref().map(|(muscle, _)| *muscle),
        muscle_detail: muscle.and_then(|(_, detail)| detail),
        side: flag.value("side", "", details.side.as_ref(), SIDE, |said| said.side)?,
        duration: flag
            .value("duration", "", details.duration.as_ref(), DURATION, |said| said.duration)?,
        pain: flag.value("pain", "pain ", details.pain.as_ref(), PAIN, |said| said.pain)?,
        state: flag.value("state", "", details.state.as_ref(), STATE, |said| said.state)?,
        relief: flag
            .value("relief", "", details.relief.as_ref(), RELIEF, relief)?
            .unwrap_or_default(),
        count: flag.value("count", "x", details.count.as_ref(), COUNT, |said| said.count)?,
        note,
        ..CrampWords::default()
    })
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
    now: &'a Now,
}

impl Flag<'_> {
    /// Reads one value with the grammar of the words, behind the word that it would have there.
    ///
    /// The text has to be that value and nothing else.
    fn value<T>(
        &self,
        name: &str,
        before: &str,
        text: Option<&String>,
        allowed: &str,
        pick: impl FnOnce(CrampWords) -> Option<T>,
    ) -> Result<Option<T>, Failure> {
        let Some(text) = text else { return Ok(None) };
        let together = format!("{before}{}", text.trim());
        let said = CrampWords::read(&[together], self.now)?;
        let likely = said.leftovers.iter().find_map(|leftover| leftover.likely.clone());
        let whole = said.leftovers.is_empty() && said.note.is_none();
        pick(said).filter(|_| whole).map(Some).ok_or_else(|| {
            let hint =
                likely.map_or(allowed.to_owned(), |likely| format!("did you mean {likely}?"));
            Failure::usage(format!("`{text}` is no value for --{name}")).hint(hint)
        })
    }
}
