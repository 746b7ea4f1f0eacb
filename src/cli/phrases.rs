//! Phrases: counts, lists, dates, durations and cramps in words.

use anstyle::Style;
use chrono::{Datelike, LocalResult, NaiveDate, TimeZone};
use chrono_tz::Tz;

pub(crate) use crate::analysis::words::counted as count;
use crate::diary::{
    Bout, BoutKind, Course, Cramp, Duration, Effect, Factor, Kind, Medicine, Moment, Muscle, Night,
    Recorded, Relief, Side, State, Strength, Technique, Unit, Value,
};

/// Returns "a", "a and b", "a, b and c".
pub(crate) fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [head @ .., last] => format!("{} and {last}", head.join(", ")),
    }
}

/// Writes text in a quiet style; where styles are not wanted it is plain.
pub(crate) fn dim(text: &str) -> String {
    let style = Style::new().dimmed();
    format!("{style}{text}{style:#}")
}

/// Writes text in a strong style; where styles are not wanted it is plain.
pub(crate) fn bold(text: &str) -> String {
    let style = Style::new().bold();
    format!("{style}{text}{style:#}")
}

/// Returns "Sun 22 Nov 2026".
pub(crate) fn date(date: NaiveDate) -> String {
    date.format("%a %-d %b %Y").to_string()
}

/// Returns "2026-W47", the week of ISO 8601.
pub(crate) fn iso_week(date: NaiveDate) -> String {
    let week = date.iso_week();
    format!("{}-W{:02}", week.year(), week.week())
}

/// Returns "Sun 22 Nov 2026, 03:12".
pub(crate) fn moment(moment: &Moment) -> String {
    format!("{}, {}", date(moment.local().date()), clock(moment))
}

/// Returns both dates of a night without the words around them: "Sat 21 → Sun 22 Nov 2026".
pub(crate) fn night_dates(night: Night) -> String {
    night.to_string().trim_start_matches("night of ").to_owned()
}

/// Returns the evening of a night that is near: "Sat 21 Nov", with its year if that differs.
pub(crate) fn evening(night: Night, today: NaiveDate) -> String {
    let form = if night.evening().year() == today.year() { "%a %-d %b" } else { "%a %-d %b %Y" };
    night.evening().format(form).to_string()
}

/// Returns how long ago it was: "just now", "25 min ago", "3 h ago", "2 days ago".
pub(crate) fn ago(then: &Moment, now: &Moment) -> String {
    let minutes = (now.at() - then.at()).num_minutes().max(0);
    match minutes {
        0 => "just now".to_owned(),
        1..=119 => format!("{minutes} min ago"),
        120..=2879 => format!("{} h ago", minutes / 60),
        _ => format!("{} ago", count(usize::try_from(minutes / 1440).unwrap_or(0), "day")),
    }
}

/// Returns "45 s", "2 min", "1 min 30 s", "1 h 5 min".
pub(crate) fn duration(duration: Duration) -> String {
    let (hours, minutes, seconds) =
        (duration.seconds() / 3600, duration.seconds() / 60 % 60, duration.seconds() % 60);
    [(hours, "h"), (minutes, "min"), (seconds, "s")]
        .iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, unit)| format!("{number} {unit}"))
        .collect::<Vec<_>>()
        .join(" ")
}

/// Returns where it was: "left calf", "both feet"; `None` if nothing is known of it.
pub(crate) fn place(cramp: &Cramp) -> Option<String> {
    let muscle = match (cramp.muscle, cramp.muscle_detail.as_deref(), cramp.side) {
        (Some(Muscle::Other), Some(detail), _) => Some(detail),
        (Some(muscle), _, Some(Side::Both)) => Some(plural(muscle)),
        (Some(muscle), ..) => Some(muscle.name()),
        (None, ..) => None,
    };
    match (cramp.side, muscle) {
        (Some(side), Some(muscle)) => Some(format!("{side} {muscle}")),
        (Some(Side::Both), None) => Some("both sides".to_owned()),
        (Some(side), None) => Some(format!("{side} side")),
        (None, muscle) => muscle.map(str::to_owned),
    }
}

fn plural(muscle: Muscle) -> &'static str {
    match muscle {
        Muscle::Calf => "calves",
        Muscle::Foot => "feet",
        Muscle::Toe => "toes",
        Muscle::Thigh => "thighs",
        Muscle::Hamstring => "hamstrings",
        Muscle::Leg => "legs",
        Muscle::Other => "other",
    }
}

/// Returns what is known of a cramp apart from its time and its note: "left calf, 2 min, pain 7/10".
pub(crate) fn details(cramp: &Cramp) -> String {
    let times = (cramp.count > 1).then(|| format!("{} cramps", cramp.count));
    let parts = [
        times,
        place(cramp),
        cramp.duration.map(duration),
        cramp.pain.map(|pain| format!("pain {}/10", pain.score())),
        cramp.state.map(|state| doing(state).to_owned()),
    ];
    let relief = cramp.relief.iter().map(relief);
    parts.into_iter().flatten().chain(relief).collect::<Vec<_>>().join(", ")
}

/// Returns a cramp as the history names it: "cramp 37 (left calf, Sun 22 Nov 2026, 03:12)".
pub(crate) fn titled(cramp: &Recorded<Cramp>) -> String {
    let when = match &cramp.start {
        Some(start) => moment(start),
        None => cramp.night.to_string(),
    };
    let place = place(cramp).map(|place| format!("{place}, ")).unwrap_or_default();
    format!("cramp {} ({place}{when})", cramp.number)
}

/// Returns what differs between two states of a cramp: "pain 7/10 (was 5/10)", "side left (was unknown)".
pub(crate) fn changes(before: &Cramp, after: &Cramp) -> Vec<String> {
    let unknown = || "unknown".to_owned();
    let mut changes: Vec<String> = facts(before)
        .into_iter()
        .zip(facts(after))
        .filter(|((_, was), (_, is))| was != is)
        .map(|((name, was), (_, is))| {
            format!("{name} {} (was {})", is.unwrap_or_else(unknown), was.unwrap_or_else(unknown))
        })
        .collect();
    if before.note != after.note {
        changes.push("the note".to_owned());
    }
    changes
}

/// Returns the facts of a cramp by name, in the order in which they are told; `None` is unknown.
pub(crate) fn facts(cramp: &Cramp) -> [(&'static str, Option<String>); 9] {
    let place = cramp.muscle_detail.as_deref().or(cramp.muscle.map(Muscle::name));
    let relief: Vec<String> = cramp.relief.iter().map(relief).collect();
    [
        ("night", Some(night_dates(cramp.night))),
        ("time", cramp.start.as_ref().map(clock)),
        ("cramps", Some(cramp.count.to_string())),
        ("muscle", place.map(str::to_owned)),
        ("side", cramp.side.map(|side| side.word().to_owned())),
        ("duration", cramp.duration.map(duration)),
        ("pain", cramp.pain.map(|pain| format!("{}/10", pain.score()))),
        ("state", cramp.state.map(|state| doing(state).to_owned())),
        ("relief", (!relief.is_empty()).then(|| relief.join(", "))),
    ]
}

/// Cuts a long text for an echo; the diary keeps it whole.
pub(crate) fn shortened(text: &str) -> String {
    const MOST: usize = 120;
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// Returns the time on the clock: "03:12"; with its offset where the clock showed it twice.
pub(crate) fn clock(moment: &Moment) -> String {
    let zone: Option<Tz> = moment.zone().parse().ok();
    let twice = zone.is_some_and(|zone| {
        matches!(zone.from_local_datetime(&moment.local()), LocalResult::Ambiguous(..))
    });
    let form = if twice { "%H:%M %:z" } else { "%H:%M" };
    moment.at().format(form).to_string()
}

/// Begins a text with a capital letter.
pub(crate) fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn doing(state: State) -> &'static str {
    match state {
        State::Asleep => "asleep",
        State::LyingAwake => "lying awake",
        State::UpAwake => "while up",
    }
}

fn relief(relief: &Relief) -> String {
    let tried = match relief.technique {
        Technique::Analgesic => "pain reliever",
        Technique::Waiting => "waiting",
        other => other.word(),
    };
    match relief.effect {
        Some(Effect::Full) => format!("{tried} helped"),
        Some(Effect::Partial) => format!("{tried} helped a bit"),
        Some(Effect::None) => format!("{tried} did not help"),
        None => tried.to_owned(),
    }
}

/// Returns a reading in words: "water 6 glasses (1440 ml)", "standing 7 h", "hot day: no".
pub(crate) fn reading(factor: &Factor, value: &Value) -> String {
    let label = factor.label;
    match (value, factor.kind) {
        (Value::Amount(ml), Kind::Amount(Unit::Millilitres, _)) => {
            let glasses = (ml / Unit::GLASS_ML * 10.0).round() / 10.0;
            let noun = if number(glasses) == "1" { "glass" } else { "glasses" };
            format!("{label} {} {noun} ({} ml)", number(glasses), number(*ml))
        }
        (Value::Amount(amount), Kind::Amount(unit, _)) => {
            format!("{label} {} {}", number(*amount), unit.suffix())
        }
        (Value::Amount(score), _) => format!("{label} {}/10", number(*score)),
        (Value::Yes, _) => label.to_owned(),
        (Value::No, _) => format!("{label}: no"),
        (Value::Level(word), _) => format!("{label} {word}"),
        (Value::Clock(time), _) => format!("{label} {}", time.format("%H:%M")),
    }
}

/// Writes a number as short as it can be: "6", "1.5".
pub(crate) fn number(number: f64) -> String {
    format!("{number}")
}

/// Returns a bout of exercise in words: "running 45 min vigorous until 19:30".
pub(crate) fn bout(bout: &Bout) -> String {
    let kind = match bout.kind {
        BoutKind::Other => "exercise",
        kind => kind.word(),
    };
    let minutes = bout.minutes.map(|minutes| format!(" {minutes} min")).unwrap_or_default();
    let intensity = bout.intensity.map(|how| format!(" {}", how.word())).unwrap_or_default();
    let ended = bout.ended.map(|t| format!(" until {}", t.format("%H:%M"))).unwrap_or_default();
    format!("{kind}{minutes}{intensity}{ended}")
}

/// Returns a course in words: "furosemide 40 mg, daily".
pub(crate) fn course(course: &Course) -> String {
    let schedule = course.schedule.as_ref().map(|words| format!(", {words}")).unwrap_or_default();
    format!("{}{schedule}", medicine(&course.medicine, course.strength.as_ref()))
}

/// Returns a medicine with how much of it: "furosemide 40 mg".
pub(crate) fn medicine(medicine: &Medicine, strength: Option<&Strength>) -> String {
    match strength {
        Some(strength) => {
            format!("{} {} {}", medicine.name(), number(strength.amount), strength.unit)
        }
        None => medicine.name().to_owned(),
    }
}

/// Breaks text into lines of at most `width` columns; a longer word stands alone.
pub(crate) fn wrapped(text: &str, width: usize) -> Vec<String> {
    broken(text, width, width)
}

/// Breaks text that begins after a margin; the lines below begin at the margin too.
pub(crate) fn hanging(text: &str, margin: usize, width: usize) -> String {
    let room = width.saturating_sub(margin).max(20);
    broken(text, room, room).join(&format!("\n{:margin$}", ""))
}

/// Breaks a paragraph; all lines but the first are indented by two columns.
pub(crate) fn paragraph(text: &str, width: usize) -> String {
    broken(text, width, width.saturating_sub(2)).join("\n  ")
}

/// Breaks text into a first line and the rest, each of at most so many columns.
///
/// A number stays with its per cent sign.
fn broken(text: &str, first: usize, rest: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.replace(" %", "\u{a0}%").split([' ', '\n', '\t']).filter(|it| !it.is_empty()) {
        let room = if lines.len() < 2 { first } else { rest };
        match lines.last_mut() {
            Some(line) if columns(line) + 1 + columns(word) <= room => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines.into_iter().map(|line| line.replace('\u{a0}', " ")).collect()
}

/// Returns how many columns a text takes; styles take none.
fn columns(text: &str) -> usize {
    anstream::adapter::strip_str(text).to_string().chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_line_is_broken_between_words() {
        assert_eq!(
            wrapped("left calf, 2 min, pain 7/10", 12),
            ["left calf, 2", "min, pain", "7/10"]
        );
        assert_eq!(wrapped("", 12), Vec::<String>::new());
        assert_eq!(wrapped("about 50 % of", 8), ["about", "50 % of"]);
        assert_eq!(wrapped("hippopotamus", 4), ["hippopotamus"]);
        assert_eq!(wrapped(&format!("{} b", bold("a")), 3).len(), 1, "styles take no room");
        assert_eq!(hanging("one two three four five", 4, 24), "one two three four\n    five");
        assert_eq!(paragraph("one two three", 7), "one two\n  three");
    }

    #[test]
    fn a_list_ends_with_and() {
        let items =
            |n: usize| ["a", "b", "c"][..n].iter().map(|s| (*s).to_owned()).collect::<Vec<_>>();
        assert_eq!(list(&items(1)), "a");
        assert_eq!(list(&items(2)), "a and b");
        assert_eq!(list(&items(3)), "a, b and c");
    }

    #[test]
    fn a_duration_names_only_what_it_has() {
        let words = |seconds| duration(Duration::from_seconds(seconds).unwrap());
        assert_eq!(words(45), "45 s");
        assert_eq!(words(90), "1 min 30 s");
        assert_eq!(words(3600), "1 h");
        assert_eq!(words(3905), "1 h 5 min 5 s");
    }

    #[test]
    fn both_calves_are_plural() {
        let night = Night::named_after("2026-11-21".parse().unwrap());
        let cramp = |muscle, side| Cramp { muscle, side, ..Cramp::on(night) };
        assert_eq!(
            place(&cramp(Some(Muscle::Calf), Some(Side::Both))).as_deref(),
            Some("both calves")
        );
        assert_eq!(place(&cramp(Some(Muscle::Leg), Some(Side::Left))).as_deref(), Some("left leg"));
        assert_eq!(place(&cramp(None, Some(Side::Right))).as_deref(), Some("right side"));
        assert_eq!(place(&cramp(None, None)), None);
    }

    #[test]
    fn long_ago_is_counted_in_days() {
        let at = |text: &str| Moment::new(text.parse().unwrap(), "UTC");
        let now = at("2026-11-22T03:25:00Z");
        for (then, words) in [
            ("2026-11-22T03:24:31Z", "just now"),
            ("2026-11-22T03:00:00Z", "25 min ago"),
            ("2026-11-21T23:25:00Z", "4 h ago"),
            ("2026-11-20T03:25:00Z", "2 days ago"),
        ] {
            assert_eq!(ago(&at(then), &now), words);
        }
    }
}
