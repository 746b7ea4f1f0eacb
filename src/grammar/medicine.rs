//! Medicine words: what is said about a medicine, for `med start`, `stop`, `took` and `missed`.

use chrono::{Datelike, NaiveDate};

use crate::diary::{Medicine, PartialDate, Route, Strength, dictionary, is_recordable};

use super::amount::{leading_number, number};
use super::calendar::day;
use super::clock::clock;
use super::date::date;
use super::found::{Doubt, Found, fill};
use super::negation::negation;
use super::profile::partial::part_of_date;
use super::schedule::schedule;
use super::strength::strength;
use super::text::{Text, Token, begins, first, optional, skip};
use super::time::{Time, time_with_preposition};
use super::walk::{Leftover, walk};
use super::when::Times;
use super::{Now, Refused, When};

/// What was said about a medicine.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MedicineWords {
    /// Its name: all words that mean nothing else.
    pub medicine: Option<Medicine>,
    /// How much.
    pub strength: Option<Strength>,
    /// How it is taken.
    pub route: Option<Route>,
    /// When it is taken, in the person's words.
    pub schedule: Option<String>,
    /// Who recommended it: everything after `recommended by`, up to a comma.
    pub recommended_by: Option<String>,
    /// Everything after `note`, word for word.
    pub note: Option<String>,
    /// The first day: "since 1 Mar".
    pub from: Option<NaiveDate>,
    /// The last day: "until 20 Mar"; may be still to come.
    pub until: Option<NaiveDate>,
    /// The year or the month of which the first day is meant: "since 2019".
    pub from_within: Option<PartialDate>,
    /// That it goes on, in the person's words: "still taken".
    pub still_taken: Option<String>,
    /// The moment or the day of one dose, or of a start or a stop without "since" and "until".
    pub when: Option<When>,
    /// The words whose value cannot be.
    pub leftovers: Vec<Leftover>,
    /// How many words were understood.
    pub understood: usize,
}

/// What a recogniser found.
enum Item {
    Strength(Strength),
    Schedule(String),
    From(PartialDate),
    Until(PartialDate),
    StillTaken(String),
    Time(Time),
    Route(String),
    RecommendedBy(String),
    Name(String),
}

/// The words for the slots that are texts.
#[derive(Default)]
struct Texts {
    schedule: Vec<String>,
    /// The words of the route and of the name, with whether they are of the name.
    named: Vec<(String, bool)>,
}

impl Texts {
    /// Tells whether there is a name but for the words of the route.
    fn has_name(&self) -> bool {
        const SMALL: &[&str] =
            &["the", "a", "an", "my", "this", "that", "with", "of", "for", "and"];
        let is_small = |word: &str| SMALL.contains(&word.to_lowercase().as_str());
        self.named.iter().any(|(word, of_name)| *of_name && !is_small(word))
    }

    /// Returns the medicine; words of the route are its name where nothing else could be.
    fn medicine(&self) -> Option<Medicine> {
        let has_name = self.has_name();
        let of_name = self.named.iter().filter(|(_, of_name)| *of_name || !has_name);
        let words: Vec<&str> = of_name.map(|(word, _)| word.as_str()).collect();
        Medicine::named(&words.join(" "))
    }

    /// Returns the route, unless the name says it.
    fn route(&self) -> Option<Route> {
        let of_route = self.named.iter().filter(|(_, of_name)| !of_name && self.has_name());
        let words: Vec<String> = of_route.map(|(word, _)| word.to_lowercase()).collect();
        Route::said_in(words.iter().map(String::as_str))
    }
}

impl MedicineWords {
    /// Reads words about a medicine, in any order.
    ///
    /// # Errors
    /// The time or the first day is still to come, the last day is before the first, a day is of
    /// a year of which no diary is kept, or the time was on no clock.
    pub fn read(words: &[String], now: &Now) -> Result<Self, Refused> {
        let text = Text::new(words);
        let (tokens, note) = text.split_note();
        let (mut said, mut times, mut texts) =
            (Self::default(), Times::default(), Texts::default());
        let walked = walk(
            tokens,
            |ahead| recognise(ahead, now),
            |item| said.put(item, &mut times, &mut texts),
            |_| None,
        );
        said.from.map(|date| now.refuse_unless_day(date)).transpose()?;
        if let Some(date) = said.until.filter(|date| !is_recordable(*date)) {
            return Err(Refused::DayOutside(date));
        }
        if let Some((first, last)) = said.from.zip(said.until).filter(|(first, last)| last < first)
        {
            return Err(Refused::DaysBackwards(first, last));
        }
        Ok(Self {
            medicine: texts.medicine(),
            route: texts.route(),
            note,
            schedule: (!texts.schedule.is_empty()).then(|| texts.schedule.join(" ")),
            when: times.settle(now)?,
            leftovers: walked.leftovers,
            understood: walked.understood + text.tokens().len() - tokens.len(),
            ..said
        })
    }

    /// Reads words about one dose, for `took` and `missed`.
    ///
    /// "In the evening" is a schedule; without a clock time it does not say when one dose was, and is
    /// left over.
    ///
    /// # Errors
    /// As [`MedicineWords::read`].
    pub fn read_dose(words: &[String], now: &Now) -> Result<Self, Refused> {
        let mut said = Self::read(words, now)?;
        let has_time = said.when.as_ref().is_some_and(|when| when.moment().is_some());
        if let Some(text) = said.schedule.take_if(|_| !has_time) {
            said.understood = said.understood.saturating_sub(text.split_whitespace().count());
            let reason = Some("does not say when one dose was; add a time, such as 22:15");
            said.leftovers.push(Leftover { text, reason, likely: None });
        }
        if let Some(text) = said.still_taken.take() {
            said.understood = said.understood.saturating_sub(text.split_whitespace().count());
            let reason = Some("is of a course, and not of one dose");
            said.leftovers.push(Leftover { text, reason, likely: None });
        }
        Ok(said)
    }

    fn put(&mut self, item: Item, times: &mut Times, texts: &mut Texts) -> Result<(), Doubt> {
        match item {
            Item::Strength(strength) => fill(&mut self.strength, strength, "is a second strength"),
            Item::From(date) => {
                self.from_within = Some(date).filter(|date| date.first() != date.last());
                fill(&mut self.from, date.first(), "is a second first day")
            }
            Item::Until(date) => fill(&mut self.until, date.last(), "is a second last day"),
            Item::StillTaken(words) => {
                fill(&mut self.still_taken, words, "is said twice about one course")
            }
            Item::Time(time) => times.put(time),
            Item::Schedule(words) => {
                texts.schedule.push(words);
                Ok(())
            }
            Item::Route(word) => {
                texts.named.push((word, false));
                Ok(())
            }
            Item::RecommendedBy(who) => {
                fill(&mut self.recommended_by, who, "is a second recommendation")
            }
            Item::Name(word) => {
                texts.named.push((word, true));
                Ok(())
            }
        }
    }
}

/// Asks the recognisers, in this order; words that none of them knows belong to the name.
fn recognise(ahead: &[Token], now: &Now) -> Option<Found<Item>> {
    None.or_else(|| several_words(ahead))
        .or_else(|| recommended(ahead))
        .or_else(|| deed(ahead))
        .or_else(|| still_taken(ahead))
        .or_else(|| scheduled(ahead))
        .or_else(|| bound(ahead, &["since", "from"], now).map(|found| found.map(Item::From)))
        .or_else(|| bound(ahead, &["until", "till", "to"], now).map(|found| found.map(Item::Until)))
        .or_else(|| multiplied(ahead))
        .or_else(|| strength(ahead).map(|found| found.map(Item::Strength)))
        .or_else(|| for_so_long(ahead))
        .or_else(|| time_or_amount(ahead))
        .or_else(|| last_or_next(ahead, now).map(|words| Found::doubt(words, NEXT)))
        .or_else(|| time_with_preposition(ahead, now).map(|found| found.map(Item::Time)))
        .or_else(|| bare_amount(ahead))
        .or_else(|| route(ahead))
        .or_else(|| {
            let words = name(ahead);
            (words > 0).then(|| Found::new(words, Item::Name(raw(ahead, words))))
        })
}

/// Reads "recommended by Dr Weber": everything up to a comma.
fn recommended(tokens: &[Token]) -> Option<Found<Item>> {
    let before = begins(tokens, "recommended by").or_else(|| begins(tokens, "prescribed by"))?;
    let ahead = skip(tokens, before);
    let end = ahead.iter().position(|token| token.raw.ends_with(','));
    let words = end.map_or(ahead.len(), |last| last + 1);
    let text: Vec<_> = ahead.iter().take(words).map(|t| t.raw.trim_end_matches(',')).collect();
    let text = text.join(" ");
    (!text.is_empty()).then(|| Found::new(before + words, Item::RecommendedBy(text)))
}

/// Reads a name of two words or more that the dictionary knows, whatever its words mean elsewhere: "water pills".
fn several_words(tokens: &[Token]) -> Option<Found<Item>> {
    let low: Vec<&str> = tokens.iter().map(|token| token.low.as_str()).collect();
    let words = dictionary::spelled_ahead(&low)?.max(name(tokens));
    Some(Found::new(words, Item::Name(raw(tokens, words))))
}

/// Doubts a word for another command: "furosemide stop", "stopped furosemide", "took nothing".
fn deed(tokens: &[Token]) -> Option<Found<Item>> {
    let reason = match first(tokens) {
        "stop" | "stopped" | "stopping" | "quit" | "discontinued" | "finished" => {
            "ends a course; that is `cramp med stop`"
        }
        "start" | "started" | "starting" | "began" => "begins a course; that is `cramp med start`",
        "took" | "taken" => "is of one dose; that is `cramp med took`",
        "missed" | "forgot" | "skipped" | "nothing" | "none" => {
            "says what was not; a missed dose is `cramp med missed`"
        }
        _ => return None,
    };
    Some(Found::doubt(1, reason))
}

/// Reads "still taken", which opens a course again that was ended.
fn still_taken(tokens: &[Token]) -> Option<Found<Item>> {
    const PHRASES: &[&str] =
        &["still taken", "still taking", "still take", "still on", "ongoing", "open"];
    let words = PHRASES.iter().find_map(|phrase| begins(tokens, phrase))?;
    Some(Found::new(words, Item::StillTaken(raw(tokens, words))))
}

/// Reads words that say how a medicine is taken: "patch", "infusion", "inhaler".
///
/// "Eye drops" are more than a route: they belong to the name.
fn route(tokens: &[Token]) -> Option<Found<Item>> {
    const SITES: &[&str] = &["eye", "ear"];
    const FORMS: &[&str] = &["drops", "ointment", "gel", "cream", "spray"];
    let site = optional(tokens, SITES);
    if site > 0 {
        let words = site + optional(skip(tokens, site), FORMS);
        return Some(Found::new(words, Item::Name(raw(tokens, words))));
    }
    Route::said_in(std::iter::once(first(tokens)))?;
    Some(Found::new(1, Item::Route(raw(tokens, 1))))
}

/// Returns the first words as they were typed.
fn raw(tokens: &[Token], words: usize) -> String {
    tokens.iter().take(words).map(|token| token.raw.as_str()).collect::<Vec<_>>().join(" ")
}

/// Returns how many words belong to a name: "vitamin D 3" and "omega 3" take their number with them.
fn name(tokens: &[Token]) -> usize {
    const LARGEST: f64 = 12.0;
    let is_letter = |token: Option<&Token>| token.is_some_and(|token| token.low.len() == 1);
    let vitamin = first(tokens) == "vitamin" && is_letter(tokens.get(1));
    let words = tokens.len().min(1) + usize::from(vitamin);
    let takes_number = vitamin || first(tokens) == "omega" || is_letter(tokens.first());
    let number = number(first(skip(tokens, words))).filter(|number| *number <= LARGEST);
    words + usize::from(takes_number && number.is_some())
}

/// Doubts "2x20mg" and "2 x 400 mg", which could be one dose or one dose twice a day.
fn multiplied(tokens: &[Token]) -> Option<Found<Item>> {
    const EITHER: &str = "could be one dose or several a day; write 40mg, or 20mg twice daily";
    let word = first(tokens);
    if let Some((times, one)) = word.split_once(['x', '×'])
        && number(times).is_some()
        && !one.is_empty()
    {
        let rest = Text::new(&[one.to_owned()]);
        let ahead: Vec<_> = rest.tokens().iter().chain(skip(tokens, 1)).cloned().collect();
        return Some(Found::doubt(strength(&ahead)?.words, EITHER));
    }
    let times = word.strip_suffix(['x', '×']).unwrap_or(word);
    number(times)?;
    let x = optional(skip(tokens, 1), &["x", "×"]);
    let more = strength(skip(tokens, 1 + x)).filter(|_| x > 0 || times != word)?;
    Some(Found::doubt(1 + x + more.words, EITHER))
}

/// Doubts "for 3 months": how long is said by its last day.
fn for_so_long(tokens: &[Token]) -> Option<Found<Item>> {
    const LONG: &[&str] =
        &["day", "days", "week", "weeks", "month", "months", "year", "years", "night", "nights"];
    let before = optional(tokens, &["for"]);
    let (words, _) = leading_number(skip(tokens, before))?;
    let unit = optional(skip(tokens, before + words), LONG);
    let ago = first(skip(tokens, before + words + unit)) == "ago";
    (unit > 0 && !ago).then(|| {
        Found::doubt(before + words + unit, "says how long; give the last day, as in `until 1 Mar`")
    })
}

/// Doubts "1000", which could be ten o'clock or a strength.
fn time_or_amount(tokens: &[Token]) -> Option<Found<Item>> {
    let word = first(tokens);
    let is_amount = word.bytes().all(|b| b.is_ascii_digit()) && !word.starts_with('0');
    let is_both = is_amount && clock(tokens).is_some_and(|found| found.words == 1);
    is_both.then(|| amount_needs_unit(1, number(word)))
}

/// Doubts a number without a unit, which is never part of a name: "2 aspirin", "ibuprofen twice", "some".
fn bare_amount(tokens: &[Token]) -> Option<Found<Item>> {
    let word = first(tokens);
    let times = word.strip_suffix('x').or_else(|| word.strip_prefix('x'));
    if matches!(word, "once" | "twice") || times.and_then(number).is_some() {
        let doubt = Doubt::because("needs to say how often").likely(format!("{word} daily"));
        return Some(Found { words: 1, meaning: Err(doubt) });
    }
    if word
        .split_once(['-', '–'])
        .is_some_and(|(low, high)| number(low).and(number(high)).is_some())
    {
        return Some(Found::doubt(1, "is a range; write one amount"));
    }
    if matches!(word, "some" | "few" | "several") {
        return Some(amount_needs_unit(1, None));
    }
    if let Some(words) = negation(tokens) {
        return Some(Found::doubt(words, "says what was not; a missed dose is `cramp med missed`"));
    }
    let (words, number) = leading_number(tokens)?;
    Some(amount_needs_unit(words, Some(number)))
}

fn amount_needs_unit(words: usize, number: Option<f64>) -> Found<Item> {
    const FEWEST_MG: f64 = 10.0;
    let doubt = Doubt::because("needs a unit, such as mg or tablets");
    let meaning = Err(match number {
        Some(number) if number >= FEWEST_MG => doubt.likely(format!("{number} mg")),
        Some(number) if number > 1.0 => doubt.likely(format!("{number} tablets")),
        Some(number) if number > 0.0 => doubt.likely(format!("{number} tablet")),
        _ => doubt,
    });
    Found { words, meaning }
}

fn scheduled(tokens: &[Token]) -> Option<Found<Item>> {
    let words = schedule(tokens)?;
    let text: Vec<_> = tokens.iter().take(words).map(|token| token.low.as_str()).collect();
    Some(Found::new(words, Item::Schedule(text.join(" "))))
}

/// What is wrong with a first day without its year that is soon to come.
const NEXT: &str = "could be last year's or still to come; write the year";

/// Reads a date without its year that was long ago and is soon to come; returns how many words it takes.
fn last_or_next(tokens: &[Token], now: &Now) -> Option<usize> {
    const SOON_DAYS: i64 = 62;
    let found = date(tokens, now)?;
    let last = found.meaning.ok()?;
    let has_year =
        tokens.iter().take(found.words).any(|token| token.low.contains(&last.year().to_string()))
            || tokens.first().is_some_and(|token| token.low.matches(['.', '-', '/']).count() > 1);
    let next = last.with_year(last.year() + 1)?;
    let soon = (next - now.today()).num_days() <= SOON_DAYS;
    (soon && !has_year).then_some(found.words)
}

/// Reads a day, a month or a year after one of these words; without one they mean nothing.
fn bound(tokens: &[Token], before: &[&str], now: &Now) -> Option<Found<PartialDate>> {
    let words = optional(tokens, before);
    let ahead = skip(tokens, words);
    if words == 0 {
        return None;
    }
    if first(tokens) == "from"
        && let Some(words_of_date) = last_or_next(ahead, now)
    {
        return Some(Found::doubt(words + words_of_date, NEXT));
    }
    let of_a_day = || day(ahead, now).map(|it| it.map(|day| PartialDate::day(day.date(now))));
    if let Some(found) = of_a_day().or_else(|| part_of_date(ahead, now)) {
        return Some(found.after(words));
    }
    if let Some((further, date)) = past_part(ahead, now).filter(|_| first(tokens) == "since") {
        return Some(Found::new(words + further, date));
    }
    (first(tokens) != "to").then(|| Found::doubt(words + ahead.len().min(1), "names no day"))
}

/// Reads "last year", "this month" and "march", the latest one.
fn past_part(tokens: &[Token], now: &Now) -> Option<(usize, PartialDate)> {
    let today = now.today();
    let last_month = today.with_day(1)?.pred_opt()?;
    if let Some(found) = [
        ("last year", PartialDate::year(today.year() - 1)),
        ("this year", PartialDate::year(today.year())),
        ("last month", PartialDate::month(last_month.year(), last_month.month())),
        ("this month", PartialDate::month(today.year(), today.month())),
    ]
    .into_iter()
    .find_map(|(phrase, date)| Some((begins(tokens, phrase)?, date?)))
    {
        return Some(found);
    }
    let last = optional(tokens, &["last"]);
    let word = first(skip(tokens, last));
    if !word.starts_with(char::is_alphabetic) {
        return None;
    }
    let first_day = Text::new(&[format!("1 {word}")]);
    let found = date(first_day.tokens(), now)?.meaning.ok()?;
    Some((last + 1, PartialDate::month(found.year(), found.month())?))
}

#[cfg(test)]
mod tests {
    use super::super::examples::{MORNING_NOW, ZONE};
    use super::*;
    use crate::diary::Moment;

    fn read(text: &str) -> MedicineWords {
        let moment = Moment::new(MORNING_NOW.parse().unwrap(), ZONE);
        let now = Now { moment, zone: ZONE.parse().unwrap(), later: false, night: None };
        MedicineWords::read(&[text.to_owned()], &now).unwrap()
    }

    fn name(text: &str) -> String {
        let said = read(text);
        assert_eq!(said.leftovers, [], "{text}");
        said.medicine.map(|medicine| medicine.name().to_owned()).unwrap_or_default()
    }

    #[test]
    fn a_name_keeps_the_words_of_a_route_that_belong_to_it() {
        for (text, expected) in [
            ("water pills", "water pills"),
            ("water tablet daily", "water tablet"),
            ("blood pressure tablets 1 tablet daily", "blood pressure tablets"),
            ("mini pill", "mini pill"),
            ("asthma inhaler as needed", "asthma inhaler"),
            ("morning after pill yesterday", "morning after pill"),
            ("the pill", "the pill"),
            ("my inhaler", "my inhaler"),
            ("prednisolone eye drops", "prednisolone eye drops"),
            ("furosemide tablets", "furosemide"),
            ("estradiol gel", "estradiol"),
            ("iron sucrose 200mg infusion", "iron sucrose"),
            ("vitamin D 3", "vitamin D 3"),
        ] {
            assert_eq!(name(text), expected, "{text}");
        }
        assert_eq!(read("prednisolone eye drops").route, None);
        assert_eq!(read("hydrocortisone ointment").route, Some(Route::Cream));
    }

    #[test]
    fn a_word_for_another_command_is_no_part_of_a_name() {
        for (text, word, command) in [
            ("furosemide stop", "stop", "med stop"),
            ("stopped furosemide", "stopped", "med stop"),
            ("started furosemide", "started", "med start"),
            ("nothing", "nothing", "med missed"),
        ] {
            let left = read(text).leftovers;
            assert_eq!(left[0].text, word, "{text}");
            assert!(left[0].reason.unwrap().contains(command), "{text}");
        }
    }

    #[test]
    fn a_schedule_is_kept_in_the_words_of_the_person() {
        for (text, schedule) in [
            ("calcium 500 mg morning and evening", "morning and evening"),
            ("ramipril 5mg 1-0-1", "1-0-1"),
            ("ramipril 5mg mon wed fri", "mon wed fri"),
            ("ramipril 5mg 30 min before breakfast", "30 min before breakfast"),
            ("ramipril 5mg twice daily after food", "twice daily after food"),
        ] {
            let said = read(text);
            assert_eq!(said.leftovers, [], "{text}");
            assert_eq!(said.schedule.as_deref(), Some(schedule), "{text}");
        }
    }

    #[test]
    fn a_year_or_a_month_begins_on_its_first_day() {
        for (text, first, within) in [
            ("x since 2019", "2019-01-01", "2019"),
            ("x since last year", "2025-01-01", "2025"),
            ("x since march", "2026-03-01", "2026-03"),
            ("x since december", "2025-12-01", "2025-12"),
            ("x since mar 2015", "2015-03-01", "2015-03"),
            ("x since this month", "2026-11-01", "2026-11"),
        ] {
            let said = read(text);
            assert_eq!(said.leftovers, [], "{text}");
            assert_eq!(said.from.map(|day| day.to_string()).as_deref(), Some(first), "{text}");
            assert_eq!(said.from_within.map(|it| it.to_string()).as_deref(), Some(within));
        }
        assert_eq!(read("x since 1 mar").from_within, None);
        assert_eq!(read("x until 2019").until.map(|day| day.to_string()).unwrap(), "2019-12-31");
    }
}
