//! Draft: the diary that grows from the rows of a table.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::field::{Field, Reading};
use super::preset::{Row, Said};
use super::told::{self, Told};
use super::when::{DateOrder, When};
use super::{Mapping, Reader, cell};
use crate::diary::{Cramp, Day, Diary, Dose, Medicine, Night, Recorded, Value};
use crate::exchange::key::Keys;
use crate::exchange::{Problem, cramps, shared};

/// The diary so far.
pub(super) struct Draft<'a> {
    reader: &'a Reader<'a>,
    dates: Option<DateOrder>,
    /// Whether each row is a cramp, even one of which only the time is told.
    every_row: bool,
    keys: Keys,
    diary: Diary,
    /// The nights called calm, with the line that says so.
    calm: BTreeMap<Night, u64>,
    /// The nights of which no more is said than that they had a cramp.
    cramped: BTreeMap<Night, Recorded<Cramp>>,
}

/// A cell with its name and its field.
type Cell<'r> = (&'r str, &'r Said, &'r Field);

impl<'a> Draft<'a> {
    pub(super) fn new(reader: &'a Reader<'a>, dates: Option<DateOrder>, every_row: bool) -> Self {
        let (keys, diary) = (Keys::of("mapped"), Diary::default());
        let (calm, cramped) = (BTreeMap::new(), BTreeMap::new());
        Self { reader, dates, every_row, keys, diary, calm, cramped }
    }

    /// Takes what a row says.
    ///
    /// # Errors
    ///
    /// Why it cannot be taken; the draft is of no use then.
    pub(super) fn take(&mut self, row: &Row, mapping: &Mapping) -> Result<(), String> {
        let key = self.keys.next(&row.content.iter().map(String::as_str).collect::<Vec<_>>());
        if row.thing.as_ref().is_some_and(|thing| mapping.field(thing).is_none()) {
            return Ok(());
        }
        let mapped = row.cells.iter().filter_map(|(name, said)| {
            mapping.field(name).map(|field| (name.as_str(), said, field))
        });
        let (times, others): (Vec<_>, Vec<_>) =
            mapped.partition(|(_, _, field)| matches!(field, Field::When(_)));
        let says = |(_, said, _): &Cell<'_>| **said != Said::Nothing;
        let tells = others.iter().any(says) || self.every_row && times.iter().any(says);
        if !tells {
            return Ok(());
        }
        let times = times.into_iter().filter_map(|(name, said, field)| match field {
            Field::When(when) => Some((name, said, *when)),
            _ => None,
        });
        let when = When::of(times, self.dates, self.reader)?;
        let is_cramp = self.cramp(&others, &when, &key)?;
        self.dose(&others, &when, &key)?;
        for (name, said, field) in others {
            match field {
                Field::Cramped => self.status(said, &when, row.line, &key),
                Field::Reading(reading) => self.reading(said, reading, &when),
                Field::Note if !is_cramp => self.note(said, &when),
                _ => Ok(()),
            }
            .map_err(|reason| format!("{name} {reason}"))?;
        }
        Ok(())
    }

    /// Takes the cramp that a row is; tells whether it is one.
    fn cramp(&mut self, cells: &[Cell<'_>], when: &When, key: &str) -> Result<bool, String> {
        let mut row = shared::blank(Cramp::on(Night::named_after(NaiveDate::default())));
        let mut is_cramp = self.every_row;
        for (name, said, field) in cells {
            let told = match field {
                Field::Cramp => cramp_itself(said, &mut row.fact, self.reader),
                Field::Told(part) => part_of_cramp(said, *part, &mut row.fact, self.reader),
                Field::Column(column) => column_of_cramp(said, column, &mut row),
                _ => continue,
            };
            is_cramp |= told.map_err(|reason| format!("{name} {reason}"))?;
        }
        if is_cramp {
            if let Some((_, Said::Text(note), _)) =
                cells.iter().find(|(_, _, field)| matches!(field, Field::Note))
            {
                row.fact.note = Some(note.clone());
            }
            row.fact.night = when.night().map_err(|reason| format!("the cramp {reason}"))?;
            row.fact.start = when.moment().cloned();
            shared::check_near(row.fact.night.evening(), row.fact.start.as_ref())
                .map_err(|apart| format!("the night and the time are {apart}"))?;
            let cramp = self.recorded(key, row.fact);
            self.diary.cramps.push(cramp);
        }
        Ok(is_cramp)
    }

    fn recorded<T>(&self, key: &str, fact: T) -> Recorded<T> {
        let recorded_at = self.reader.now.moment.at();
        Recorded { number: 0, key: key.to_owned(), recorded_at, fact }
    }

    /// Takes what is said of the night: no confirms that it was calm.
    fn status(&mut self, said: &Said, when: &When, line: u64, key: &str) -> Result<(), String> {
        let cramped = match said {
            Said::Nothing => return Ok(()),
            Said::Yes => true,
            Said::No => false,
            Said::Text(text) => cell::yes_or_no(text)?,
        };
        let night = when.night()?;
        if cramped {
            let cramp = Cramp { start: when.moment().cloned(), ..Cramp::on(night) };
            let cramp = self.recorded(key, cramp);
            self.cramped.entry(night).or_insert(cramp);
        } else {
            self.calm.insert(night, line);
            self.diary.confirmed_none.insert(night, self.reader.now.moment.at());
        }
        Ok(())
    }

    /// Takes a reading; two of one day are the same, or add up if the field says so.
    fn reading(&mut self, said: &Said, mapped: &Reading, when: &When) -> Result<(), String> {
        let Some(value) = cell::value(said, mapped, self.reader)? else { return Ok(()) };
        let date = when.day()?;
        let day = self.day(date);
        let key = &mapped.factor.key;
        let value = match (day.readings.get(key), value) {
            (Some(Value::Amount(known)), Value::Amount(more)) if mapped.adds => {
                Value::Amount(known + more)
            }
            (Some(known), value) if *known != value => {
                return Err(format!(
                    "has two values on {date}; with --map NAME=+{key} they add up"
                ));
            }
            (_, value) => value,
        };
        if !mapped.factor.accepts(&value) {
            return Err(format!("is more on {date} than can be believed"));
        }
        day.readings.insert(key.clone(), value);
        Ok(())
    }

    /// Takes a note of a day; a second one follows the first.
    fn note(&mut self, said: &Said, when: &When) -> Result<(), String> {
        let Said::Text(text) = said else { return Ok(()) };
        let date = when.day()?;
        let day = self.day(date);
        day.note = Some(match &day.note {
            Some(known) if known != text => format!("{known}; {text}"),
            _ => text.clone(),
        });
        Ok(())
    }

    fn dose(&mut self, cells: &[Cell<'_>], when: &When, key: &str) -> Result<(), String> {
        let text = |wanted: fn(&Field) -> bool| {
            cells.iter().find_map(|(name, said, field)| match said {
                Said::Text(text) if wanted(field) => Some((*name, text)),
                _ => None,
            })
        };
        let medicine = text(|field| matches!(field, Field::Medicine));
        let dose = text(|field| matches!(field, Field::Dose));
        let Some(medicine) = medicine.and_then(|(_, text)| Medicine::named(text)) else {
            return match dose {
                Some((name, _)) => Err(format!("{name} is there, but no medicine")),
                None => Ok(()),
            };
        };
        let strength = dose.map(|(name, text)| {
            told::strength(text, self.reader).map_err(|reason| format!("{name} {reason}"))
        });
        let fact = Dose {
            medicine,
            date: when.day().map_err(|reason| format!("the dose {reason}"))?,
            at: when.moment().cloned(),
            taken: true,
            strength: strength.transpose()?,
            route: None,
        };
        shared::check_near(fact.date, fact.at.as_ref())
            .map_err(|apart| format!("the date and the time are {apart}"))?;
        let dose = self.recorded(key, fact);
        self.diary.doses.push(dose);
        Ok(())
    }

    fn day(&mut self, date: NaiveDate) -> &mut Day {
        let recorded_at = self.reader.now.moment.at();
        self.diary.days.entry(date).or_insert_with(|| Day::new(recorded_at))
    }

    /// Returns the diary; a night called calm in which another row has a cramp is a problem.
    ///
    /// A night that is said to have had a cramp gets one where no row tells of one.
    pub(super) fn finish(mut self, file: &str, problems: &mut Vec<Problem>) -> Diary {
        self.diary.sort();
        let had_one =
            |diary: &Diary, night: Night| diary.cramps_of(night).any(|it| it.is_nocturnal());
        self.cramped.retain(|night, _| !had_one(&self.diary, *night));
        self.diary.cramps.extend(self.cramped.into_values());
        self.diary.sort();
        for (night, line) in self.calm {
            if had_one(&self.diary, night) {
                let reason = "the night is called calm, and another row has a cramp in it";
                problems.push(Problem::new(file.to_owned(), line, reason));
            }
        }
        self.diary.number();
        self.diary
    }
}

/// Reads whether there was a cramp, and what is told of it.
fn cramp_itself(said: &Said, cramp: &mut Cramp, reader: &Reader<'_>) -> Result<bool, String> {
    match said {
        Said::Nothing | Said::No => Ok(false),
        Said::Yes => Ok(true),
        Said::Text(text) => match cell::yes_or_no(text) {
            Ok(yes) => Ok(yes),
            Err(_) if cell::is_number(text) => {
                Err("is a number; map it as count, pain or duration_min".to_owned())
            }
            Err(_) => Told::All.put(text, cramp, reader).map(|()| true),
        },
    }
}

/// Reads something of a cramp that is told in words.
fn part_of_cramp(
    said: &Said,
    part: Told,
    cramp: &mut Cramp,
    reader: &Reader<'_>,
) -> Result<bool, String> {
    match said {
        Said::Nothing | Said::No => Ok(false),
        Said::Yes => Err("is only ticked; it does not say more".to_owned()),
        Said::Text(text) if part == Told::Pain && cell::is_number(text) => {
            let score = cell::plain_number(text)?;
            Told::Pain.put(&score, cramp, reader).map(|()| true)
        }
        Said::Text(text) => part.put(text, cramp, reader).map(|()| true),
    }
}

/// Reads a column as `cramps.csv` has it.
fn column_of_cramp(said: &Said, column: &str, row: &mut Recorded<Cramp>) -> Result<bool, String> {
    let text = match said {
        Said::Nothing => return Ok(false),
        Said::Yes => "yes".to_owned(),
        Said::No => "no".to_owned(),
        Said::Text(text) if cell::is_number(text) => cell::plain_number(text)?,
        Said::Text(text) => text.clone(),
    };
    let put = cramps::put(row, column, &text);
    match (put, cell::yes_or_no(&text)) {
        (Err(_), Ok(yes)) => cramps::put(row, column, if yes { "yes" } else { "no" })?,
        (put, _) => put?,
    }
    Ok(true)
}
