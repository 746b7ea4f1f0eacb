//! View: the diary for looking.

use rusqlite::Connection;

use crate::diary::{Course, Cramp, Day, Diary, Medicine, Night, Recorded};

use super::columns::Span;
use super::{Entry, Error, days, events, journal, medicines};

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
    /// A part has all courses, whenever they were. All of it is read from one state of the
    /// file, even while another program writes.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn diary(self, part: Option<Span>) -> Result<Diary, Error> {
        let inside_a_change = !self.conn.is_autocommit();
        let _one_state = match inside_a_change {
            true => None,
            false => Some(self.conn.unchecked_transaction()?),
        };
        let mut diary = Diary {
            cramps: events::cramps(self.conn, part)?,
            confirmed_none: events::confirmed_none(self.conn, part)?,
            days: days::days(self.conn, part)?,
            courses: medicines::courses(self.conn)?,
            doses: medicines::doses(self.conn, part)?,
        };
        diary.sort();
        Ok(diary)
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
        Ok(days::days(self.conn, Some((night, night)))?.remove(&night.evening()))
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
