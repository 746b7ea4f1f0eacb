//! Nights: the cramps of one night, as a person would tell them.

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};

use super::random::Random;
use super::teller::{Teller, breakfast, midnight};
use crate::diary::{
    Cramp, Duration, Effect, Muscle, Night, Recorded, Relief, Score, Side, State, Technique,
};

const MUSCLES: [(Muscle, u32); 7] = [
    (Muscle::Calf, 67),
    (Muscle::Foot, 15),
    (Muscle::Toe, 4),
    (Muscle::Thigh, 4),
    (Muscle::Hamstring, 4),
    (Muscle::Leg, 2),
    (Muscle::Other, 4),
];

const SIDES: [(Side, u32); 3] = [(Side::Left, 50), (Side::Right, 40), (Side::Both, 10)];

const RELIEFS: [(Technique, u32); 6] = [
    (Technique::Stretch, 50),
    (Technique::Massage, 20),
    (Technique::Walking, 15),
    (Technique::Standing, 8),
    (Technique::Heat, 4),
    (Technique::Waiting, 3),
];

const EFFECTS: [(Effect, u32); 3] = [(Effect::Full, 45), (Effect::Partial, 40), (Effect::None, 15)];

const NOTES: [(&str, u32); 6] = [
    ("fell asleep again soon", 1),
    ("slept on the sofa", 1),
    ("long train ride in the evening", 1),
    ("garden all afternoon", 1),
    ("toes curled as well", 1),
    ("calf still sore at breakfast", 1),
];

/// Returns the cramps of a night that has at least one.
pub(super) fn cramps(date: NaiveDate, teller: &mut Teller<'_>) -> Vec<Recorded<Cramp>> {
    let random = &mut teller.random;
    let how_many = random.pick(&[(1, 80), (2, 16), (3, 4)]).copied().unwrap_or(1);
    (0..how_many)
        .map(|_| {
            let random = &mut teller.random;
            let minute = random.around(3.0 * 60.0 + 10.0, 95.0, (-20, 6 * 60 + 30));
            let state = random.pick(&[(State::Asleep, 85), (State::LyingAwake, 15)]).copied();
            let state = state.filter(|_| random.chance(0.9));
            cramp(date, midnight(date) + TimeDelta::minutes(minute), state, teller)
        })
        .collect()
}

/// Returns a cramp while up and about in the evening; it says nothing about the night.
pub(super) fn evening_cramp(date: NaiveDate, teller: &mut Teller<'_>) -> Recorded<Cramp> {
    let before_midnight = TimeDelta::minutes(teller.random.whole(2 * 60, 5 * 60));
    cramp(date, midnight(date) - before_midnight, Some(State::UpAwake), teller)
}

/// Writes a cramp down minutes after it began, or at breakfast, when its time is forgotten.
fn cramp(
    date: NaiveDate,
    start: NaiveDateTime,
    state: Option<State>,
    teller: &mut Teller<'_>,
) -> Recorded<Cramp> {
    let night = Night::named_after(date);
    let (placed, noted) = if teller.random.chance(0.95) {
        let minutes = teller.random.whole(2, 12);
        (Cramp::at(teller.moment(start)), start + TimeDelta::minutes(minutes))
    } else {
        (Cramp::on(night), breakfast(date))
    };
    let fact = describe(Cramp { night, state, ..placed }, &mut teller.random);
    teller.write(fact, noted)
}

/// Adds where, how long, how bad and what was tried; some of it stays unknown.
fn describe(cramp: Cramp, random: &mut Random) -> Cramp {
    let muscle = random.pick(&MUSCLES).copied();
    let seconds = 5 * random.skewed(20.0, 0.8, (1, 360));
    let duration = u32::try_from(seconds).ok().and_then(Duration::from_seconds);
    let pain = u8::try_from(random.around(5.5, 1.8, (1, 10))).ok().and_then(Score::new);
    Cramp {
        count: random.pick(&[(1, 95), (2, 5)]).copied().unwrap_or(1),
        muscle,
        muscle_detail: (muscle == Some(Muscle::Other)).then(|| "shin".to_owned()),
        side: random.pick(&SIDES).copied().filter(|_| random.chance(0.95)),
        duration: duration.filter(|_| random.chance(0.88)),
        pain: pain.filter(|_| random.chance(0.92)),
        relief: reliefs(random),
        note: random.pick(&NOTES).filter(|_| random.chance(0.12)).map(|note| (*note).to_owned()),
        ..cramp
    }
}

fn reliefs(random: &mut Random) -> Vec<Relief> {
    let how_many = random.pick(&[(0, 30), (1, 55), (2, 15)]).copied().unwrap_or(0);
    let mut reliefs: Vec<Relief> = Vec::new();
    for _ in 0..how_many {
        let technique = random.pick(&RELIEFS).copied().unwrap_or(Technique::Stretch);
        let effect = random.pick(&EFFECTS).copied().filter(|_| random.chance(0.9));
        if reliefs.iter().all(|relief| relief.technique != technique) {
            reliefs.push(Relief { effect, ..Relief::by(technique) });
        }
    }
    reliefs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diary::Moment;

    fn told(nights: u32) -> Vec<Recorded<Cramp>> {
        let moment = |local: NaiveDateTime| Moment::new(local.and_utc().fixed_offset(), "UTC");
        let mut teller = Teller::new(9, &moment);
        let date: NaiveDate = "2026-11-21".parse().unwrap();
        (0..nights).flat_map(|_| cramps(date, &mut teller)).collect()
    }

    #[test]
    fn a_cramp_lasts_a_hundred_seconds_in_the_middle() {
        let mut seconds: Vec<_> =
            told(2000).iter().filter_map(|cramp| cramp.duration).map(Duration::seconds).collect();
        seconds.sort_unstable();
        let median = seconds[seconds.len() / 2];
        assert!((85..=115).contains(&median), "{median}");
        assert!(seconds[seconds.len() * 9 / 10] > 220);
    }

    #[test]
    fn cramps_of_a_night_begin_between_twenty_to_midnight_and_half_past_six() {
        for cramp in told(1000) {
            let Some(start) = &cramp.start else { continue };
            let minutes = (start.local() - midnight(cramp.night.evening())).num_minutes();
            assert!((-20..=390).contains(&minutes), "{minutes}");
        }
    }
}
