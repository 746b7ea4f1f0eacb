//! The forms of a cramp and a night.

use serde::Serialize;

use crate::diary::{
    Cramp, Diary, Duration, Effect, EndedBy, Moment, Muscle, Night, Onset, Recorded, Relief, Score,
    Side, State, Toes,
};

use super::NightDates;

/// One recorded cramp; `null` is unknown.
#[derive(Debug, Serialize)]
pub(crate) struct CrampForm {
    /// The number by which the person calls it.
    pub(crate) number: i64,
    /// The name it keeps in every copy.
    pub(crate) key: String,
    /// The night it belongs to.
    pub(crate) night: NightDates,
    /// When it began: local time with its offset.
    pub(crate) started_at: Option<String>,
    /// The IANA name of the time zone.
    pub(crate) time_zone: Option<String>,
    /// How many cramps the record stands for.
    pub(crate) count: u32,
    /// The muscle.
    pub(crate) muscle: Option<&'static str>,
    /// The person's own word for the place.
    pub(crate) muscle_detail: Option<String>,
    /// The side.
    pub(crate) side: Option<&'static str>,
    /// How long, in seconds.
    pub(crate) duration_s: Option<u32>,
    /// How bad, 0 to 10.
    pub(crate) pain: Option<u8>,
    /// What the person was doing.
    pub(crate) state: Option<&'static str>,
    /// How it began.
    pub(crate) onset: Option<&'static str>,
    /// Whether a milder feeling announced it.
    pub(crate) warning_sensation: Option<bool>,
    /// Whether the muscle was hard.
    pub(crate) muscle_hard: Option<bool>,
    /// What the toes did.
    pub(crate) toes: Option<&'static str>,
    /// Whether muscles that work against each other tightened together.
    pub(crate) opposing_muscles: Option<bool>,
    /// Whether it woke the person.
    pub(crate) woke: Option<bool>,
    /// How long the person lay awake afterwards, in minutes.
    pub(crate) awake_min: Option<u32>,
    /// How long the place was sore afterwards, in hours.
    pub(crate) soreness_h: Option<f64>,
    /// How distressing it was, 0 to 10.
    pub(crate) distress: Option<u8>,
    /// What was tried, in order.
    pub(crate) relief: Vec<ReliefForm>,
    /// How it ended.
    pub(crate) ended_by: Option<&'static str>,
    /// What set it off, in the person's words; `none` if nothing did.
    pub(crate) trigger: Option<String>,
    /// Anything else.
    pub(crate) note: Option<String>,
    /// When it was written down.
    pub(crate) recorded_at: String,
}

/// One thing that was tried.
#[derive(Debug, Serialize)]
pub(crate) struct ReliefForm {
    /// What was tried.
    pub(crate) technique: &'static str,
    /// How exactly.
    pub(crate) detail: Option<String>,
    /// How well it worked.
    pub(crate) effect: Option<&'static str>,
    /// After how many minutes.
    pub(crate) minutes: Option<u32>,
}

impl From<&Recorded<Cramp>> for CrampForm {
    fn from(cramp: &Recorded<Cramp>) -> Self {
        Self {
            number: cramp.number,
            key: cramp.key.clone(),
            night: cramp.night.into(),
            started_at: cramp.start.as_ref().map(Moment::local_text),
            time_zone: cramp.start.as_ref().map(|start| start.zone().to_owned()),
            count: cramp.count,
            muscle: cramp.muscle.map(Muscle::word),
            muscle_detail: cramp.muscle_detail.clone(),
            side: cramp.side.map(Side::word),
            duration_s: cramp.duration.map(Duration::seconds),
            pain: cramp.pain.map(Score::score),
            state: cramp.state.map(State::word),
            onset: cramp.onset.map(Onset::word),
            warning_sensation: cramp.warning_sensation,
            muscle_hard: cramp.muscle_hard,
            toes: cramp.toes.map(Toes::word),
            opposing_muscles: cramp.opposing_muscles,
            woke: cramp.woke,
            awake_min: cramp.awake_min,
            soreness_h: cramp.soreness_h,
            distress: cramp.distress.map(Score::score),
            relief: cramp.relief.iter().map(ReliefForm::from).collect(),
            ended_by: cramp.ended_by.map(EndedBy::word),
            trigger: cramp.trigger.clone(),
            note: cramp.note.clone(),
            recorded_at: cramp.recorded_at.to_rfc3339(),
        }
    }
}

impl From<&Relief> for ReliefForm {
    fn from(relief: &Relief) -> Self {
        Self {
            technique: relief.technique.word(),
            detail: relief.detail.clone(),
            effect: relief.effect.map(Effect::word),
            minutes: relief.minutes,
        }
    }
}

/// One night with its cramps.
#[derive(Debug, Serialize)]
pub(crate) struct NightForm {
    /// Both its dates.
    #[serde(flatten)]
    pub(crate) dates: NightDates,
    /// `cramp`, `none` or `unknown`.
    pub(crate) status: &'static str,
    /// Its cramps, in order.
    pub(crate) cramps: Vec<CrampForm>,
}

impl NightForm {
    /// Returns the form of one night of a diary.
    pub(crate) fn of(diary: &Diary, night: Night) -> Self {
        Self {
            dates: night.into(),
            status: diary.status(night).word(),
            cramps: diary.cramps_of(night).map(CrampForm::from).collect(),
        }
    }
}
