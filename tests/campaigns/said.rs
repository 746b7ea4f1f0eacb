//! What holds of any words whatever that a person types; also what `.fuzz/words.rs` looks for.

use std::fmt::Display;
use std::sync::LazyLock;

use chrono::{DateTime, FixedOffset, Timelike};
use cramp_diary::diary::{Catalogue, Moment, Value};
use cramp_diary::grammar::{
    Change, CrampWords, DayWords, Leftover, MedicineWords, NewName, NightWords, Now, ProfileWords,
    Refused, SettingSaid, SignWords, When, clean,
};

/// The letters by which a line of the corpus says for which command it is.
pub(crate) const COMMANDS: &str = "ldmtpsnfwg";

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(Catalogue::built_in);

/// Reads a line as the command does whose letter it begins with; panics where a rule is broken.
///
/// Returns whether all of it was understood; `None` if it was refused, or begins with no such letter.
pub(crate) fn check(line: &str) -> Option<bool> {
    let mut rest = line.chars();
    let command = rest.next()?;
    let text = rest.as_str();
    let words = [text.to_owned()];
    match command {
        'l' => log(text, &words),
        'd' => day(text, &words),
        'm' => medicine(text, MedicineWords::read(&words, &now())),
        't' => medicine(text, MedicineWords::read_dose(&words, &now())),
        'p' => profile(text, &words),
        's' => signs(text, &words),
        'n' => nights(text, &words),
        'f' => name(text),
        'w' => moment(&words),
        'g' => Some(SettingSaid::read(&words, &CATALOGUE).is_ok()),
        _ => None,
    }
}

fn now() -> Now {
    let at: DateTime<FixedOffset> = "2026-11-22T03:25:00+01:00".parse().unwrap();
    let zone = chrono_tz::Europe::Berlin;
    Now { moment: Moment::new(at, zone.name()), zone, later: false, night: None }
}

fn log(text: &str, words: &[String]) -> Option<bool> {
    let said = accepted(CrampWords::read(words, &now()))?;
    nothing_is_lost(text, &said.leftovers, said.note.as_deref(), Some(said.understood));
    assert!(said.awake_min.is_none_or(|minutes| minutes <= 24 * 60), "{text}");
    assert!(said.soreness_h.is_none_or(|hours| (0.0..=240.0).contains(&hours)), "{text}");
    assert!(said.count.is_none_or(|count| (1..=999).contains(&count)), "{text}");
    assert!(said.trigger.as_ref().is_none_or(|trigger| !trigger.trim().is_empty()), "{text}");
    said.when.iter().chain(&said.end).for_each(is_past);
    for relief in &said.relief {
        let detail = relief.detail.as_deref().unwrap_or("x");
        assert!(!detail.is_empty() && !detail.contains(';'), "{text}: {relief:?}");
        assert!(relief.minutes.is_none_or(|minutes| minutes <= 24 * 60), "{text}");
    }
    let whole = said.leftovers.is_empty();
    if whole && said.note.is_none() && is_said_back(&said) {
        let told = said.to_string();
        // A weekday before a date is a second day.
        let told = said.when.as_ref().map_or(told.as_str(), |_| &told[4..]).to_owned();
        let again = CrampWords::read(std::slice::from_ref(&told), &now()).unwrap();
        let end = said.end.clone();
        let again = CrampWords { understood: said.understood, end, ..again };
        assert_eq!(again, said, "{text}, which is told as {told}");
    }
    Some(whole)
}

/// Tells whether what is told of a cramp is in words that the grammar reads.
///
/// It is not where it quotes, where it tells one of two like hours, a time with its seconds, and a night;
/// nor where it answers a sign.
fn is_said_back(said: &CrampWords) -> bool {
    let quotes = said.relief.iter().any(|relief| relief.detail.is_some())
        || said.trigger.as_ref().is_some_and(|trigger| trigger != "none");
    let at = match &said.when {
        None => true,
        Some(When::At { moment, ambiguous }) => ambiguous.is_none() && moment.local().second() == 0,
        Some(When::On { .. }) => false,
    };
    !quotes && at && said.muscle_detail.is_none() && said.signs.is_empty()
}

fn day(text: &str, words: &[String]) -> Option<bool> {
    let said = accepted(DayWords::read(words, &now(), &CATALOGUE))?;
    nothing_is_lost(text, &said.leftovers, said.note.as_deref(), Some(said.understood));
    for (factor, change) in &said.readings {
        match change {
            Change::Set(value) => {
                assert!(factor.accepts(value), "{text}: {} {value:?}", factor.key);
                let Value::Clock(time) = value else { continue };
                assert_eq!(time.second(), 0, "{text}: the diary keeps times to the minute");
            }
            Change::Add(amount) => assert!(amount.is_finite(), "{text}: {amount}"),
            Change::Forget => {}
        }
    }
    assert!(said.bouts.iter().all(|it| it.minutes.is_none_or(|m| (1..=1440).contains(&m))));
    assert!(said.date.is_none_or(|date| date <= now().today()), "{text}");
    told(&said);
    Some(said.leftovers.is_empty())
}

fn medicine(text: &str, said: Result<MedicineWords, Refused>) -> Option<bool> {
    let said = accepted(said)?;
    nothing_is_lost(text, &said.leftovers, said.note.as_deref(), Some(said.understood));
    assert!(said.strength.as_ref().is_none_or(|it| it.amount > 0.0 && it.amount <= 1e6));
    assert!(said.medicine.as_ref().is_none_or(|it| !it.name().trim().is_empty()));
    if let (Some(from), Some(until)) = (said.from, said.until) {
        assert!(from <= until, "{text}");
    }
    if let Some(when) = &said.when {
        is_past(when);
    }
    told(&said);
    Some(said.leftovers.is_empty())
}

fn profile(text: &str, words: &[String]) -> Option<bool> {
    let said = accepted(ProfileWords::read(words, &now()))?;
    assert!(said.said.is_some() == said.leftovers.is_empty(), "{text}: {said:?}");
    told(&said);
    Some(said.leftovers.is_empty())
}

fn signs(text: &str, words: &[String]) -> Option<bool> {
    let said = accepted(SignWords::read(words, &now()))?;
    subsequence(text, &said.leftovers);
    for answer in &said.answers {
        assert!(answer.yes || answer.details.is_empty(), "{text}");
        assert!(answer.details.iter().all(|detail| detail.sign() == answer.sign), "{text}");
    }
    Some(said.leftovers.is_empty())
}

fn nights(text: &str, words: &[String]) -> Option<bool> {
    let said = accepted(NightWords::read(words, &now()))?;
    nothing_is_lost(text, &said.leftovers, None, Some(said.understood));
    if let Some((first, last)) = said.nights {
        assert!(first <= last && last <= now().night(), "{text}");
    }
    told(&said);
    Some(said.leftovers.is_empty())
}

fn name(text: &str) -> Option<bool> {
    let name = NewName::read(text)?;
    assert!(name.key.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'_')), "{text}");
    assert!(!name.key.is_empty() && !name.label.trim().is_empty(), "{text}");
    let _ = name.clash_of_level(&CATALOGUE, &now());
    Some(name.clash(&CATALOGUE, &now()).is_none())
}

fn moment(words: &[String]) -> Option<bool> {
    let when = accepted(When::read(words, &now()))?;
    when.as_ref().inspect(|when| is_past(when));
    Some(when.is_some())
}

/// Nothing that is noted is still to come, and its night is that of its clock.
fn is_past(when: &When) {
    match when {
        When::At { moment, ambiguous } => {
            assert!(moment.at() <= now().moment.at(), "{when:?}");
            assert_eq!(moment.night(), when.night());
            assert!(ambiguous.as_ref().is_none_or(|it| it.local() == moment.local()), "{when:?}");
        }
        When::On { night, .. } => assert!(*night <= now().night(), "{when:?}"),
    }
}

/// Every word is understood, in a leftover, or in the note; and each of these stands as it was typed.
fn nothing_is_lost(
    text: &str,
    leftovers: &[Leftover],
    note: Option<&str>,
    understood: Option<usize>,
) {
    subsequence(text, leftovers);
    let typed = clean(text);
    if let Some(note) = note {
        assert!(typed.trim_end().ends_with(note), "{text:?}: {note:?} is no end of it");
    }
    let left: usize = leftovers.iter().map(|it| it.text.split_whitespace().count()).sum();
    if let Some(understood) = understood {
        assert_eq!(typed.split_whitespace().count(), understood + left, "{text:?} loses words");
    }
}

/// What is left over stands in the text in the same order.
fn subsequence(text: &str, leftovers: &[Leftover]) {
    let typed = clean(text);
    let mut ahead = typed.split_whitespace();
    let mut left: Vec<&str> =
        leftovers.iter().flat_map(|leftover| leftover.text.split_whitespace()).collect();
    // What `read_dose` leaves over of a schedule stands behind the others, in its own lower case.
    if !left.iter().all(|word| ahead.any(|typed| typed == *word)) {
        let typed = typed.to_lowercase();
        left.retain(|word| !typed.contains(&word.to_lowercase()));
        assert_eq!(left, [""; 0], "{text:?}");
    }
}

/// Refusals are told in a few words; words that are refused are no trouble.
fn accepted<T>(said: Result<T, Refused>) -> Option<T> {
    match said {
        Ok(said) => Some(said),
        Err(refused) => {
            let told = refused.to_string();
            assert!(told.len() < 300, "{told}");
            None
        }
    }
}

/// Whatever was understood can be told.
fn told(said: &impl Display) {
    let _ = said.to_string();
}
