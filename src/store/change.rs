//! Change: one transaction and one entry of the history.

use chrono::{DateTime, FixedOffset, NaiveDate};
use rusqlite::Transaction;

use crate::diary::{
    Bout, Class, Course, Cramp, Day, Diary, Dose, Fact, Factor, Medicine, Night, Settings, Sign,
    SignAnswer, Value, WarningRule,
};

use super::journal::Writer;
use super::patience::Turn;
use super::{EntryKind, Error, View, days, events, factors, medicines, profile, settings, signs};

/// One transaction and one entry of the history.
///
/// Dropped without [`Change::commit`], it leaves the diary as it was.
#[derive(Debug)]
pub struct Change<'a> {
    tx: Writer<'a>,
    _turn: Turn,
    now: DateTime<FixedOffset>,
}

impl<'a> Change<'a> {
    pub(super) fn begin(
        tx: Transaction<'a>,
        turn: Turn,
        now: DateTime<FixedOffset>,
    ) -> Result<Self, Error> {
        Ok(Self { tx: Writer::begin(tx, now, EntryKind::Change, None)?, _turn: turn, now })
    }

    /// Returns the diary for looking, this change included.
    pub fn view(&self) -> View<'_> {
        View::new(&self.tx)
    }

    /// Makes the change permanent under these words, which the history shows.
    ///
    /// Returns false, and leaves no entry, if nothing was changed.
    ///
    /// # Errors
    ///
    /// If the file cannot be written. The diary is then as it was.
    pub fn commit(self, words: &str) -> Result<bool, Error> {
        self.tx.commit(words)
    }

    /// Records a cramp and returns its number.
    ///
    /// # Errors
    ///
    /// If the file cannot be written.
    pub fn add_cramp(&self, cramp: &Cramp) -> Result<i64, Error> {
        events::insert_cramp(&self.tx, cramp, None, self.now)
    }

    /// Puts another record in the place of the cramp of this number.
    ///
    /// # Errors
    ///
    /// If the file cannot be written.
    pub fn replace_cramp(&self, number: i64, cramp: &Cramp) -> Result<(), Error> {
        events::update_cramp(&self.tx, number, cramp)
    }

    /// Deletes the cramp of this number.
    ///
    /// # Errors
    ///
    /// If the file cannot be written.
    pub fn delete_cramp(&self, number: i64) -> Result<(), Error> {
        events::delete_cramp(&self.tx, number)
    }

    /// Marks a night as without a cramp; returns false if it already was.
    ///
    /// # Errors
    ///
    /// If the file cannot be written.
    pub fn confirm_none(&self, night: Night) -> Result<bool, Error> {
        events::confirm_none(&self.tx, night, self.now)
    }

    /// Takes the mark "without a cramp" from a night; returns false if it had none.
    ///
    /// # Errors
    ///
    /// If the file cannot be written.
    pub fn withdraw_none(&self, night: Night) -> Result<bool, Error> {
        events::withdraw_none(&self.tx, night)
    }

    /// Sets the reading of a factor on a day.
    ///
    /// # Errors
    ///
    /// If the file cannot be written.
    pub fn set_reading(
        &self,
        date: NaiveDate,
        factor: &Factor,
        value: &Value,
    ) -> Result<(), Error> {
        days::begin(&self.tx, date, self.now)?;
        days::set_reading(&self.tx, date, &factor.key, value)
    }

    /// Takes the reading of a factor back to unknown.
    ///
    /// # Errors
    ///
    /// If the file cannot be written.
    pub fn forget_reading(&self, date: NaiveDate, factor: &Factor) -> Result<(), Error> {
        days::forget_reading(&self.tx, date, &factor.key)?;
        days::end_if_empty(&self.tx, date)
    }

    /// Records a bout of exercise.
    ///
    /// # Errors
    ///
    /// If the file cannot be written.
    pub fn add_bout(&self, date: NaiveDate, bout: &Bout) -> Result<(), Error> {
        days::begin(&self.tx, date, self.now)?;
        days::insert_bout(&self.tx, date, bout, None, self.now)
    }

    /// Deletes one bout of exercise of a day, by its number.
    ///
    /// # Errors
    ///
    /// If the file cannot be written.
    pub fn delete_bout(&self, date: NaiveDate, number: i64) -> Result<(), Error> {
        days::delete_bout(&self.tx, number)?;
        days::end_if_empty(&self.tx, date)
    }

    /// Takes every bout of exercise of a day back to unknown.
    ///
    /// # Errors
    ///
    /// If the file cannot be written.
    pub fn forget_bouts(&self, date: NaiveDate) -> Result<(), Error> {
        days::delete_bouts(&self.tx, date)?;
        days::end_if_empty(&self.tx, date)
    }

    /// Sets the note of a day, or takes it away.
    ///
    /// # Errors
    ///
    /// If the file cannot be written.
    pub fn set_day_note(&self, date: NaiveDate, note: Option<&str>) -> Result<(), Error> {
        if note.is_some() {
            days::begin(&self.tx, date, self.now)?;
        }
        days::set_note(&self.tx, date, note)?;
        days::end_if_empty(&self.tx, date)
    }

    /// Records a course.
    ///
    /// # Errors
    ///
    /// If the file cannot be written.
    pub fn add_course(&self, course: &Course) -> Result<(), Error> {
        medicines::insert_course(&self.tx, course, None, self.now)
    }

    /// Puts another record in the place of the course of this number.
    ///
    /// # Errors
    ///
    /// If the file cannot be written.
    pub fn replace_course(&self, number: i64, course: &Course) -> Result<(), Error> {
        medicines::update_course(&self.tx, number, course)
    }

    /// Deletes the course of this number.
    ///
    /// # Errors
    ///
    /// If the file cannot be written.
    pub fn delete_course(&self, number: i64) -> Result<(), Error> {
        medicines::delete_course(&self.tx, number)
    }

    /// Ends the course of this number with this last day.
    ///
    /// # Errors
    ///
    /// If the file cannot be written.
    pub fn stop_course(&self, number: i64, last: NaiveDate) -> Result<(), Error> {
        medicines::stop_course(&self.tx, number, last)
    }

    /// Records a dose.
    ///
    /// # Errors
    ///
    /// If the file cannot be written.
    pub fn add_dose(&self, dose: &Dose) -> Result<(), Error> {
        medicines::insert_dose(&self.tx, dose, None, self.now)
    }

    /// Puts another record in the place of the dose of this number.
    ///
    /// # Errors
    ///
    /// If the file cannot be written.
    pub fn replace_dose(&self, number: i64, dose: &Dose) -> Result<(), Error> {
        medicines::update_dose(&self.tx, number, dose)
    }

    /// Deletes the dose of this number.
    ///
    /// # Errors
    ///
    /// If the file cannot be written.
    pub fn delete_dose(&self, number: i64) -> Result<(), Error> {
        medicines::delete_dose(&self.tx, number)
    }

    /// Sets the person's own classes of a medicine, or gives it back those of the dictionary.
    ///
    /// No class at all is the dictionary's word too. A medicine that is new is added.
    ///
    /// # Errors
    ///
    /// If the file cannot be written.
    pub fn set_classes(&self, medicine: &Medicine, classes: Option<&[Class]>) -> Result<(), Error> {
        medicines::set_classes(&self.tx, medicine, classes.unwrap_or_default())
    }

    /// Records the answer to a sign, in the place of an earlier one for the same night.
    ///
    /// The earlier one's number and key stay.
    ///
    /// # Errors
    ///
    /// If the file cannot be written.
    pub fn answer_sign(&self, answer: &SignAnswer) -> Result<(), Error> {
        signs::answer(&self.tx, answer, None, self.now)
    }

    /// Takes the answer to a sign back to "not asked"; returns false if there was none.
    ///
    /// # Errors
    ///
    /// If the file cannot be written.
    pub fn forget_sign(&self, night: Night, sign: Sign) -> Result<bool, Error> {
        signs::forget(&self.tx, night, sign)
    }

    /// Notes that the person has seen a warning; once more, at the later time.
    ///
    /// # Errors
    ///
    /// If the file cannot be written.
    pub fn acknowledge(&self, rule: WarningRule, night: Night) -> Result<(), Error> {
        signs::acknowledge(&self.tx, rule, night, self.now)
    }

    /// Takes back that a warning was seen.
    ///
    /// # Errors
    ///
    /// If the file cannot be written.
    pub fn withdraw_acknowledgement(&self, rule: WarningRule, night: Night) -> Result<(), Error> {
        signs::withdraw_acknowledgement(&self.tx, rule, night)
    }

    /// Records a standing fact and returns its number.
    ///
    /// # Errors
    ///
    /// If the file cannot be written.
    pub fn add_fact(&self, fact: &Fact) -> Result<i64, Error> {
        profile::insert(&self.tx, fact, None, self.now)
    }

    /// Puts another record in the place of the standing fact of this number.
    ///
    /// # Errors
    ///
    /// If the file cannot be written.
    pub fn replace_fact(&self, number: i64, fact: &Fact) -> Result<(), Error> {
        profile::update(&self.tx, number, fact)
    }

    /// Deletes the standing fact of this number.
    ///
    /// # Errors
    ///
    /// If the file cannot be written.
    pub fn delete_fact(&self, number: i64) -> Result<(), Error> {
        profile::delete(&self.tx, number)
    }

    /// Adds a factor of the person's own as the last one; returns false if there is one of its key.
    ///
    /// # Errors
    ///
    /// If the file cannot be written, or a level is empty or holds a semicolon.
    pub fn add_factor(&self, factor: &Factor) -> Result<bool, Error> {
        factors::insert(&self.tx, factor)
    }

    /// Puts another factor in the place of the person's own one of the same key.
    ///
    /// # Errors
    ///
    /// If the file cannot be written, or a level is empty or holds a semicolon.
    pub fn replace_factor(&self, factor: &Factor) -> Result<(), Error> {
        factors::update(&self.tx, factor)
    }

    /// Deletes a factor of the person's own, of which no reading may be left.
    ///
    /// # Errors
    ///
    /// If the file cannot be written.
    pub fn delete_factor(&self, factor: &Factor) -> Result<(), Error> {
        factors::delete(&self.tx, &factor.key)
    }

    /// Sets the measures and limits by which the diary is read.
    ///
    /// # Errors
    ///
    /// If the file cannot be written.
    pub fn set_settings(&self, settings: &Settings) -> Result<(), Error> {
        settings::replace(&self.tx, settings)
    }

    /// Adds everything that another diary holds, under the keys that it has there.
    ///
    /// A factor stays as it is where there is one of its key. Settings, classes, and answers to
    /// signs take the place of what was there; what the other diary does not set stays.
    ///
    /// # Errors
    ///
    /// If the file cannot be written.
    pub fn add_all(&self, diary: &Diary) -> Result<(), Error> {
        for cramp in &diary.cramps {
            events::insert_cramp(&self.tx, cramp, Some(&cramp.key), cramp.recorded_at)?;
        }
        for (night, said) in &diary.confirmed_none {
            events::confirm_none(&self.tx, *night, *said)?;
        }
        for (date, day) in &diary.days {
            self.add_day(*date, day)?;
        }
        for course in &diary.courses {
            medicines::insert_course(&self.tx, course, Some(&course.key), course.recorded_at)?;
        }
        for dose in &diary.doses {
            medicines::insert_dose(&self.tx, dose, Some(&dose.key), dose.recorded_at)?;
        }
        self.add_standing(diary)?;
        for answer in &diary.signs {
            signs::answer(&self.tx, answer, Some(&answer.key), answer.recorded_at)?;
        }
        for ((rule, night), at) in &diary.acknowledged {
            signs::acknowledge(&self.tx, *rule, *night, *at)?;
        }
        Ok(())
    }

    /// Adds what does not belong to a night: classes, standing facts, factors and settings.
    fn add_standing(&self, diary: &Diary) -> Result<(), Error> {
        for (name, classes) in &diary.classes {
            if let Some(medicine) = Medicine::named(name) {
                medicines::set_classes(&self.tx, &medicine, classes)?;
            }
        }
        for fact in &diary.profile {
            profile::insert(&self.tx, fact, Some(&fact.key), fact.recorded_at)?;
        }
        for factor in &diary.own_factors {
            factors::insert(&self.tx, factor)?;
        }
        settings::add(&self.tx, &diary.settings)
    }

    fn add_day(&self, date: NaiveDate, day: &Day) -> Result<(), Error> {
        days::begin(&self.tx, date, day.recorded_at)?;
        for (factor, value) in &day.readings {
            days::set_reading(&self.tx, date, factor, value)?;
        }
        for bout in &day.bouts {
            days::insert_bout(&self.tx, date, bout, Some(&bout.key), bout.recorded_at)?;
        }
        days::set_note(&self.tx, date, day.note.as_deref())
    }
}
