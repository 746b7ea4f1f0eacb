//! Values: believable readings and bouts.

use chrono::{Datelike, NaiveDate, NaiveTime, TimeDelta};

use super::random::Random;
use crate::diary::{Bout, BoutKind, Exposed, Factor, Intensity, Kind, Settings, Unit, Value};

/// Returns a believable value that is, or is not, exposed.
///
/// Of a category only these levels occur, or all if none is named; `None` where none of them is so.
pub(super) fn value(
    factor: &Factor,
    exposed: bool,
    occurring: &[&str],
    random: &mut Random,
) -> Option<Value> {
    Some(match &factor.kind {
        Kind::Amount { unit, most, .. } => {
            Value::Amount(amount(factor, unit, exposed, *most, random))
        }
        Kind::Scale { least, most } => {
            Value::Amount(score(factor, (*least, *most), exposed, random))
        }
        Kind::YesNo if exposed == (factor.exposed != Exposed::No) => Value::Yes,
        Kind::YesNo => Value::No,
        Kind::Category(levels) => {
            let occurs = |word: &str| occurring.is_empty() || occurring.contains(&word);
            let fitting = levels.iter().filter(|it| it.exposed == exposed && occurs(&it.word));
            let words: Vec<_> = fitting.map(|level| (&level.word, 1)).collect();
            Value::Level((*random.pick(&words)?).clone())
        }
        Kind::Clock => Value::Clock(clock(factor, random)),
    })
}

/// Water in glasses, hours in halves, drinks whole, on the wanted side of the limit.
fn amount(factor: &Factor, unit: &Unit, exposed: bool, most: f64, random: &mut Random) -> f64 {
    let step = match unit {
        Unit::Millilitres => Settings::USUAL_GLASS_ML,
        Unit::Hours => 0.5,
        _ => 1.0,
    };
    let (limit, above) = match factor.exposed {
        Exposed::Below(limit) => (limit, !exposed),
        Exposed::AtLeast(limit) => (limit, exposed),
        _ => (0.0, true),
    };
    let reach = random.unit() * f64::min(4.0, limit.max(3.0) / step) * step;
    let wanted = if above { limit + reach } else { limit - step - reach };
    let steps = wanted / step;
    let rounded = if above { steps.ceil() } else { steps.floor() };
    (rounded * step).clamp(0.0, most)
}

/// A whole number below the end of the scale, on the wanted side of the limit.
fn score(factor: &Factor, (least, most): (u8, u8), exposed: bool, random: &mut Random) -> f64 {
    let (least, most) = (i64::from(least), i64::from(most));
    let above = |score: &i64| factor.limit().is_some_and(|limit| *score as f64 >= limit);
    let limit = (least..most).find(above).unwrap_or(most);
    let (first, last) = if exposed { (limit, most - 1) } else { (least, limit - 1) };
    random.whole(first, last) as f64
}

fn clock(factor: &Factor, random: &mut Random) -> NaiveTime {
    let minute = match &*factor.key {
        "rise_time" => random.around(6.0 * 60.0 + 50.0, 25.0, (5 * 60, 9 * 60)),
        _ => random.around(22.0 * 60.0 + 50.0, 30.0, (21 * 60, 23 * 60 + 59)),
    };
    NaiveTime::MIN + TimeDelta::minutes(minute)
}

/// Returns a bout of exercise: in the evening of a working day, by day at the weekend.
pub(super) fn bout(date: NaiveDate, random: &mut Random) -> Bout {
    use BoutKind as K;
    let weekend = date.weekday().number_from_monday() > 5;
    let kinds = if weekend {
        [(K::Walking, 5), (K::Cycling, 3), (K::Swimming, 2), (K::Running, 1), (K::Other, 1)]
    } else {
        [(K::Walking, 5), (K::Running, 2), (K::Strength, 2), (K::Swimming, 1), (K::Cycling, 1)]
    };
    let kind = random.pick(&kinds).copied().unwrap_or(K::Other);
    let intensities = [(Intensity::Light, 4), (Intensity::Moderate, 4), (Intensity::Vigorous, 2)];
    let ended =
        if weekend { random.whole(10 * 12, 17 * 12) } else { random.whole(17 * 12, 21 * 12) };
    let kind = Bout::of(kind);
    Bout {
        minutes: u32::try_from(5 * random.around(9.0, 4.0, (2, 24))).ok(),
        intensity: random.pick(&intensities).copied(),
        ended: Some(NaiveTime::MIN + TimeDelta::minutes(5 * ended)),
        ..kind
    }
}
