//! Details: the words and the flags about a cramp, which mean the same.

use crate::cli::phrases;
use crate::diary::{Cramp, Night, NightStatus, Relief, SignAnswer, Value};
use crate::grammar::{CrampWords, Now, SignSaid, When, clean};
use crate::store::Change;

use super::args::{Details, YesNo};
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
        end: said.end,
        muscle: either("muscle", said.muscle, flags.muscle)?,
        muscle_detail: either("muscle", said.muscle_detail, flags.muscle_detail)?,
        side: either("side", said.side, flags.side)?,
        duration: either("duration", said.duration, flags.duration)?,
        pain: either("pain", said.pain, flags.pain)?,
        state: either("state", said.state, flags.state)?,
        onset: either("onset", said.onset, flags.onset)?,
        warning_sensation: either("warning", said.warning_sensation, flags.warning_sensation)?,
        muscle_hard: either("hard", said.muscle_hard, flags.muscle_hard)?,
        toes: either("toes", said.toes, flags.toes)?,
        opposing_muscles: either("opposing", said.opposing_muscles, flags.opposing_muscles)?,
        woke: either("woke", said.woke, flags.woke)?,
        awake_min: either("awake", said.awake_min, flags.awake_min)?,
        soreness_h: either("sore", said.soreness_h, flags.soreness_h)?,
        distress: either("distress", said.distress, flags.distress)?,
        sleep_impact: either("sleep-impact", said.sleep_impact, flags.sleep_impact)?,
        relief: either("relief", some(said.relief), some(flags.relief))?.unwrap_or_default(),
        ended_by: either("ended", said.ended_by, flags.ended_by)?,
        trigger: either("trigger", said.trigger, flags.trigger)?,
        signs: signs(said.signs, flags.signs)?,
        count: either("count", said.count, flags.count)?,
        note: (!notes.is_empty()).then(|| notes.join("; ")),
        leftovers: said.leftovers,
        understood: said.understood,
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
    cramp.count = said.count.unwrap_or(cramp.count);
    cramp.side = said.side.or(cramp.side);
    cramp.duration = said.duration.or(cramp.duration);
    cramp.pain = said.pain.or(cramp.pain);
    cramp.state = said.state.or(cramp.state);
    apply_experience(said, cramp);
    cramp.note = said.note.clone().or(cramp.note.take());
}

fn apply_experience(said: &CrampWords, cramp: &mut Cramp) {
    cramp.onset = said.onset.or(cramp.onset);
    cramp.warning_sensation = said.warning_sensation.or(cramp.warning_sensation);
    cramp.muscle_hard = said.muscle_hard.or(cramp.muscle_hard);
    cramp.toes = said.toes.or(cramp.toes);
    cramp.opposing_muscles = said.opposing_muscles.or(cramp.opposing_muscles);
    cramp.woke = said.woke.or(cramp.woke);
    cramp.awake_min = said.awake_min.or(cramp.awake_min);
    cramp.soreness_h = said.soreness_h.or(cramp.soreness_h);
    cramp.distress = said.distress.or(cramp.distress);
    if !said.relief.is_empty() {
        cramp.relief.clone_from(&said.relief);
    }
    cramp.ended_by = said.ended_by.or(cramp.ended_by);
    cramp.trigger = said.trigger.clone().or(cramp.trigger.take());
}

/// Writes what was said about the night of a cramp: its signs, and the sleep impact.
///
/// Returns it in words, and the answers to the signs.
///
/// # Errors
///
/// If the file cannot be written.
pub(crate) fn apply_to_night(
    said: &CrampWords,
    cramp: &Cramp,
    change: &Change<'_>,
) -> Result<(Vec<String>, Vec<SignAnswer>), Failure> {
    let night = cramp.night;
    let signs: Vec<_> = said.signs.iter().map(|sign| sign.clone().beside(cramp.side)).collect();
    let (mut done, answers) = answer(&signs, night, change)?;
    if let Some(score) = said.sleep_impact {
        let catalogue = change.view().catalogue()?;
        if let Some(factor) = catalogue.by_key("sleep_impact") {
            let day = change.view().day(night)?;
            let was = day.as_ref().and_then(|day| day.reading(factor));
            let value = Value::Amount(score.score().into());
            change.set_reading(night.evening(), factor, &value)?;
            done.push(phrases::told(factor, Some(&value), was, catalogue.settings()));
        }
    }
    Ok((done, answers))
}

/// Writes answers to signs; returns them in words, with what they were before, and as they are now.
///
/// # Errors
///
/// If the file cannot be written.
pub(crate) fn answer(
    said: &[SignSaid],
    night: Night,
    change: &Change<'_>,
) -> Result<(Vec<String>, Vec<SignAnswer>), Failure> {
    if said.is_empty() {
        return Ok(Default::default());
    }
    let known = change.view().answers(night)?;
    let (mut done, mut answers) = (Vec::new(), Vec::new());
    for sign in said {
        let was = known.iter().find(|answer| answer.sign == sign.sign).map(|answer| &answer.fact);
        let new = sign.on(night);
        let answer = was.map_or(new.clone(), |was| new.after(was));
        if was != Some(&answer) {
            change.answer_sign(&answer)?;
        }
        done.push(match was {
            Some(was) if was.yes != answer.yes => {
                format!("{} instead of {}", phrases::sign(&answer), phrases::sign(was))
            }
            _ => phrases::sign(&answer),
        });
        answers.push(answer);
    }
    Ok((done, answers))
}

/// Says so if nothing is known any more of a night that a cramp has left.
///
/// # Errors
///
/// If the file cannot be read.
pub(crate) fn unknown_now(night: Night, change: &Change<'_>) -> Result<Option<String>, Failure> {
    let is_unknown = change.view().night(night)?.status(night) == NightStatus::Unknown;
    Ok(is_unknown.then(|| phrases::unknown_now(night)))
}

/// Joins the signs of the words and of the flags.
fn signs(words: Vec<SignSaid>, flags: Vec<SignSaid>) -> Result<Vec<SignSaid>, Failure> {
    let mut all = words;
    for said in flags {
        match all.iter().find(|known| known.sign == said.sign) {
            None => all.push(said),
            Some(known) if *known == said => {}
            Some(_) => return Err(differently("sign")),
        }
    }
    Ok(all)
}

/// Returns what the words or a flag say; saying two different things is refused, not chosen from.
fn either<T: PartialEq>(
    flag: &str,
    word: Option<T>,
    value: Option<T>,
) -> Result<Option<T>, Failure> {
    match (word, value) {
        (Some(word), Some(value)) if word != value => Err(differently(flag)),
        (word, value) => Ok(word.or(value)),
    }
}

fn differently(flag: &str) -> Failure {
    Failure::usage(format!("the words and --{flag} say different things"))
        .hint(format!("nothing was recorded; leave one of them out, or say both in --{flag}"))
}

/// Reads the flags alone, each with the grammar of the words.
fn flags(details: &Details, now: &Now) -> Result<CrampWords, Failure> {
    let flag = Flag { now };
    let muscle = flag.value("muscle", "", details.muscle.as_ref(), MUSCLE, |said| {
        Some((said.muscle?, said.muscle_detail))
    })?;
    let note = details.note.as_deref().map(clean).filter(|note| !note.is_empty());
    let experience = experience(details, &flag)?;
    Ok(CrampWords {
        when: flag.value("at", "", details.at.as_ref(), TIME, |said| said.when)?,
        muscle: muscle.as_ref().map(|(muscle, _)| *muscle),
        muscle_detail: muscle.and_then(|(_, detail)| detail),
        side: flag.value("side", "", details.side.as_ref(), SIDE, |said| said.side)?,
        duration: flag
            .value("duration", "", details.duration.as_ref(), DURATION, |said| said.duration)?,
        pain: flag.value("pain", "pain ", details.pain.as_ref(), PAIN, |said| said.pain)?,
        state: flag.value("state", "state ", details.state.as_ref(), STATE, |said| said.state)?,
        count: flag.value("count", "x", details.count.as_ref(), COUNT, |said| said.count)?,
        note,
        ..experience
    })
}

/// Reads the flags about what it was like, what was tried and how it ended.
fn experience(details: &Details, flag: &Flag<'_>) -> Result<CrampWords, Failure> {
    let relief = |said: CrampWords| (!said.relief.is_empty()).then_some(said.relief);
    let yes = |answer: Option<YesNo>| answer.map(YesNo::is_yes);
    let trigger = details.trigger.as_deref().map(clean).filter(|text| !text.is_empty());
    let mut signs = Vec::new();
    for text in &details.sign {
        let one = |said: CrampWords| (!said.signs.is_empty()).then_some(said.signs);
        signs.extend(flag.value("sign", "", Some(text), SIGN, one)?.unwrap_or_default());
    }
    Ok(CrampWords {
        onset: flag.value("onset", "", details.onset.as_ref(), ONSET, |said| said.onset)?,
        warning_sensation: yes(details.warning),
        muscle_hard: yes(details.hard),
        toes: flag.value("toes", "toes ", details.toes.as_ref(), TOES, |said| said.toes)?,
        opposing_muscles: yes(details.opposing),
        woke: yes(details.woke),
        awake_min: flag
            .value("awake", "awake ", details.awake.as_ref(), AWAKE, |said| said.awake_min)?,
        soreness_h: flag
            .value("sore", "sore ", details.sore.as_ref(), SORE, |said| said.soreness_h)?,
        distress: flag
            .value("distress", "distress ", details.distress.as_ref(), SCORE, |s| s.distress)?,
        sleep_impact: flag.value(
            "sleep-impact",
            "sleep impact ",
            details.sleep_impact.as_ref(),
            SCORE,
            |said| said.sleep_impact,
        )?,
        relief: flag
            .value("relief", "tried ", details.relief.as_ref(), RELIEF, relief)?
            .unwrap_or_default(),
        ended_by: flag.value("ended", "", details.ended.as_ref(), ENDED, |said| said.ended_by)?,
        trigger,
        signs,
        ..CrampWords::default()
    })
}

const TIME: &str = "write it as 02:30, `yesterday 23:40`, `20 min ago` or 2026-11-22T02:30";
const MUSCLE: &str = "calf, foot, toe, thigh, hamstring, leg, or another part of the body";
const SIDE: &str = "left, right or both";
const DURATION: &str = "write it as 2min, 90s or 1m30s: from 1 second to 24 hours";
const PAIN: &str = "pain goes from 0 (none) to 10 (the worst imaginable)";
const STATE: &str = "asleep, awake or up";
const ONSET: &str = "sudden, gradual or `after warning`";
const TOES: &str = "curl, extend or still";
const AWAKE: &str = "write it as 20min or 1h30m: up to a day";
const SORE: &str = "write it as 3h or 30min: up to ten days";
const SCORE: &str = "a whole number from 0 to 10";
const RELIEF: &str = "such as `stretch helped after 2min` or `heat no effect`";
const ENDED: &str = "`by itself`, `by relief` or `still there`";
const SIGN: &str = "such as `swelling left` or `no weakness`; `cramp signs --help` lists them";
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
