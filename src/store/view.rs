//! View: the diary for looking.

use std::collections::BTreeMap;

use rusqlite::{Connection, Transaction};

use crate::diary::{
    Catalogue, Class, Course, Cramp, Day, Diary, Fact, Factor, Medicine, Night, Recorded, Settings,
    SignAnswer,
};

use super::columns::Span;
use super::{Entry, Error, days, events, factors, journal, medicines, profile, settings, signs};

/// The diary for looking; nothing here writes.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    conn: &'a Connection,
}

impl<'a> View<'a> {
    pub(super) fn new(conn: &'a Connection) -> Self {
        Self { conn }
    }

    /// Returns the diary from its first to its last night, or only a part of it.
    ///
    /// A part has all courses, standing facts, classes, settings and factors of the person's own,
    /// whenever they were. All of it is read from one state of the file, even while another
    /// program writes.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn diary(self, part: Option<Span>) -> Result<Diary, Error> {
        self.parts(part, part)
    }

    /// Returns what the warning rules look at on a night: all cramps, nights and signs there are, and
    /// the days and doses of late, those of the morning after it included.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn watched(self, tonight: Night) -> Result<Diary, Error> {
        const LATELY: u64 = 120;
        self.parts(None, Some((tonight.before(LATELY), tonight.after(1))))
    }

    /// Returns what the warning rules look at when something is entered about a night: the nights of four
    /// weeks up to it, the readings of these factors and the doses of one, and what is later.
    ///
    /// The days have no bouts, and the diary has neither settings nor factors of the person's own.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn watched_lately(self, night: Night, last: Night, keys: &[&str]) -> Result<Diary, Error> {
        let _one_state = self.one_state()?;
        let (nights, days) = (Some((night.before(27), last)), Some((night.before(6), last)));
        let readings = days::days_with(self.conn, days, keys)?;
        let mut diary = Diary { days: readings, ..self.apart_from_days(nights, days)? };
        diary.sort();
        Ok(diary)
    }

    /// Returns the nights of one part, and the days and doses of another.
    fn parts(self, part: Option<Span>, days: Option<Span>) -> Result<Diary, Error> {
        let _one_state = self.one_state()?;
        let (settings, own_factors) = (self.settings()?, self.own_factors()?);
        let catalogue = Catalogue::new(&settings, &own_factors);
        let readings = days::days(self.conn, days, &catalogue)?;
        let rest = self.apart_from_days(part, days)?;
        let mut diary = Diary { days: readings, own_factors, settings, ..rest };
        diary.sort();
        Ok(diary)
    }

    /// Returns the nights of one part, the doses of another, and what stands whenever it was; not the
    /// days, and not how they are read.
    fn apart_from_days(self, nights: Option<Span>, doses: Option<Span>) -> Result<Diary, Error> {
        Ok(Diary {
            cramps: events::cramps(self.conn, nights)?,
            confirmed_none: events::confirmed_none(self.conn, nights)?,
            courses: medicines::courses(self.conn)?,
            doses: medicines::doses(self.conn, doses)?,
            classes: medicines::classes(self.conn)?,
            signs: signs::answers(self.conn, nights)?,
            acknowledged: signs::acknowledged(self.conn, nights)?,
            profile: profile::facts(self.conn)?,
            ..Diary::default()
        })
    }

    /// Makes all that is read while this is kept one state of the file; a change is one already.
    fn one_state(self) -> Result<Option<Transaction<'a>>, Error> {
        match self.conn.is_autocommit() {
            true => Ok(Some(self.conn.unchecked_transaction()?)),
            false => Ok(None),
        }
    }

    /// Returns every factor that the diary knows, with its settings applied.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn catalogue(self) -> Result<Catalogue, Error> {
        let _one_state = self.one_state()?;
        Ok(Catalogue::new(&self.settings()?, &self.own_factors()?))
    }

    /// Returns the measures and limits by which the diary is read.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn settings(self) -> Result<Settings, Error> {
        settings::settings(self.conn)
    }

    /// Returns the factors that the person has added, in that order; retired ones too.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn own_factors(self) -> Result<Vec<Factor>, Error> {
        factors::factors(self.conn)
    }

    /// Returns the classes that the person gave to medicines, by their folded names.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn classes(self) -> Result<BTreeMap<String, Vec<Class>>, Error> {
        medicines::classes(self.conn)
    }

    /// Returns every standing fact, in the order in which they are told.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn profile(self) -> Result<Vec<Recorded<Fact>>, Error> {
        let mut diary = Diary { profile: profile::facts(self.conn)?, ..Diary::default() };
        diary.sort();
        Ok(diary.profile)
    }

    /// Returns the cramp of this number.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn cramp(self, number: i64) -> Result<Option<Recorded<Cramp>>, Error> {
        events::cramp(self.conn, number)
    }

    /// Returns the cramp that was written down last.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn last_cramp(self) -> Result<Option<Recorded<Cramp>>, Error> {
        events::last_cramp(self.conn)
    }

    /// Returns the first night about which anything is recorded; `None` for an empty diary.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn first_night(self) -> Result<Option<Night>, Error> {
        events::first_night(self.conn)
    }

    /// Returns what is recorded about one night and its day.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn night(self, night: Night) -> Result<Diary, Error> {
        self.diary(Some((night, night)))
    }

    /// Returns what is noted about the day before this night.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn day(self, night: Night) -> Result<Option<Day>, Error> {
        let _one_state = self.one_state()?;
        let catalogue = self.catalogue()?;
        Ok(days::days(self.conn, Some((night, night)), &catalogue)?.remove(&night.evening()))
    }

    /// Returns the answers to warning signs for this night.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn answers(self, night: Night) -> Result<Vec<Recorded<SignAnswer>>, Error> {
        signs::answers(self.conn, Some((night, night)))
    }

    /// Returns every course, the earliest first.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn courses(self) -> Result<Vec<Recorded<Course>>, Error> {
        medicines::courses(self.conn)
    }

    /// Returns every medicine by name, spelled as it was first entered.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn medicines(self) -> Result<Vec<Medicine>, Error> {
        medicines::medicines(self.conn)
    }

    /// Returns the latest entries of the history, the newest first.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn history(self, most: u32) -> Result<Vec<Entry>, Error> {
        journal::entries(self.conn, most)
    }
}
