//! The copies that are kept beside the diary: their names, and which weekly ones stay.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime};
use rusqlite::Connection;

use super::header::Header;
use super::tally::{self, Tally};
use super::{Error, copy, encrypted, file};

/// Why the copy of a week is made.
const WEEKLY: &str = "weekly";
/// Why the copy before an import is made.
const BEFORE_IMPORT: &str = "before-import";
/// How many copies of weeks, and how many from before imports, are kept.
const LATEST: usize = 4;

/// A copy that lies beside the diary.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// Where it is.
    pub path: PathBuf,
    /// Why it was made, as its name says: `weekly`, `before-import`, `before-restore`, `schema1`
    /// (before an upgrade from that one); empty if the person asked for it.
    pub why: String,
    /// When it was made, by the clock on the wall; at midnight where the name has only the date.
    pub made_at: NaiveDateTime,
    /// Its length, in bytes.
    pub bytes: u64,
    /// Whether it is encrypted, so that nothing else is known of it.
    pub encrypted: bool,
    /// What it holds; `None` where it cannot be read as a diary.
    pub tally: Option<Tally>,
}

/// The name of a copy: `diary-weekly-2026-11-22T031500.db`, `diary-2026-11-22.db` or `….db.age`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Name {
    pub(super) made_at: NaiveDateTime,
    pub(super) why: String,
    /// Tells copies of the same second and reason apart, from 1 on.
    pub(super) number: u32,
}

impl Name {
    /// Returns the name of the file for a copy of this diary.
    pub(super) fn of(&self, diary: &Path) -> OsString {
        let mut name = stem(diary);
        name.push(format!("-{}-{}", self.why, self.made_at.format("%Y-%m-%dT%H%M%S")));
        if self.number > 1 {
            name.push(format!("-{}", self.number));
        }
        name.push(".db");
        name
    }

    /// Reads the name of a file that may be a copy of this diary.
    fn read(file: &str, diary: &Path) -> Option<Self> {
        let stem = stem(diary);
        let rest = file.strip_prefix(stem.to_str()?)?.strip_prefix('-')?;
        let asked_for = rest.strip_suffix(".age").unwrap_or(rest).strip_suffix(".db")?;
        if let Ok(date) = NaiveDate::parse_from_str(asked_for, "%Y-%m-%d") {
            let made_at = date.and_time(NaiveTime::MIN);
            return Some(Self { made_at, why: String::new(), number: 1 });
        }
        let (before, time) = rest.strip_suffix(".db")?.rsplit_once('T')?;
        let (why, date) =
            before.split_at_checked(before.len().checked_sub("-2026-11-22".len())?)?;
        let (time, number) = time.split_once('-').unwrap_or((time, "1"));
        let stamp = format!("{date}T{time}");
        let made_at = NaiveDateTime::parse_from_str(&stamp, "-%Y-%m-%dT%H%M%S").ok()?;
        let is_ours = matches!(why, WEEKLY | BEFORE_IMPORT | "before-restore")
            || why.strip_prefix("schema").is_some_and(|version| version.parse::<u32>().is_ok());
        let name = Self { made_at, why: why.to_owned(), number: number.parse().ok()? };
        (is_ours && name.of(diary).to_str() == Some(file)).then_some(name)
    }
}

/// Returns the name under which `cramp backup FOLDER` writes a copy of this diary on this day.
pub(super) fn name_of_day(diary: &Path, day: NaiveDate) -> OsString {
    let mut name = stem(&file::followed(diary));
    name.push(format!("-{day}.db"));
    name
}

/// Returns what the names of the copies begin with; two diaries in one folder have two of them.
fn stem(diary: &Path) -> OsString {
    let is_usual = diary.extension().is_some_and(|ending| ending == "db");
    let stem = if is_usual { diary.file_stem() } else { diary.file_name() };
    stem.unwrap_or_default().to_owned()
}

/// Returns the copies that lie beside the diary, the latest first.
pub(super) fn copies(diary: &Path) -> Result<Vec<Kept>, Error> {
    let mut named = named(&file::followed(diary)).map_err(Error::Unreachable)?;
    named.sort_by(|a, b| b.cmp(a));
    let kept = named.into_iter().map(|(name, path)| Kept {
        bytes: fs::metadata(&path).map_or(0, |about| about.len()),
        encrypted: encrypted::is_encrypted(&path),
        tally: file::connect_to_look(&path).and_then(|conn| Tally::of(&conn)).ok(),
        why: name.why,
        made_at: name.made_at,
        path,
    });
    Ok(kept.collect())
}

/// Returns the latest copy beside the diary that is whole.
pub(super) fn latest_whole(diary: &Path) -> Result<Option<Kept>, Error> {
    let is_whole = |copy: &Kept| {
        let looked = file::connect_to_look(&copy.path);
        looked.and_then(|conn| tally::refuse_if_damaged(&conn)).is_ok()
    };
    Ok(copies(diary)?.into_iter().find(is_whole))
}

/// Finds the files beside the diary that have the name of a copy; links are none.
fn named(diary: &Path) -> std::io::Result<Vec<(Name, PathBuf)>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(file::folder_of(diary))? {
        let entry = entry?;
        let name = entry.file_name().to_str().and_then(|name| Name::read(name, diary));
        if let Some(name) = name
            && entry.file_type()?.is_file()
        {
            found.push((name, diary.with_file_name(entry.file_name())));
        }
    }
    Ok(found)
}

/// Copies the diary if it is about to be changed for the first time in a week.
///
/// The week is that of ISO 8601, of the clock on the wall. The latest copies of weeks stay, and
/// older ones go once the new one is there; of another name or content nothing is ever removed.
pub(super) fn copy_weekly(
    conn: &Connection,
    diary: &Path,
    now: DateTime<FixedOffset>,
) -> Result<(), Error> {
    let this_week = now.date_naive().iso_week();
    let changed = tally::changed_at(conn)?;
    if changed.is_none_or(|at| at.date_naive().iso_week() >= this_week) {
        return Ok(());
    }
    let diary = file::followed(diary);
    let is_of_this_week = |(name, _): &(Name, PathBuf)| {
        name.why == WEEKLY && name.made_at.date().iso_week() == this_week
    };
    if named(&diary).map_err(Error::SafetyCopy)?.iter().any(is_of_this_week) {
        return Ok(());
    }
    copy::of(conn, &diary, WEEKLY, now)?;
    keep_latest(&diary, WEEKLY).map_err(Error::SafetyCopy)
}

/// Copies the diary before an import; of such copies the latest stay, once the new one is there.
pub(super) fn copy_before_import(
    diary: &Path,
    now: DateTime<FixedOffset>,
) -> Result<PathBuf, Error> {
    let copy = copy::beside(diary, BEFORE_IMPORT, now)?;
    // Where an older one cannot be removed, the next import tries again.
    let _ = keep_latest(&file::followed(diary), BEFORE_IMPORT);
    Ok(copy)
}

/// Removes all but the latest copies that were made for this reason; what is no diary stays.
fn keep_latest(diary: &Path, why: &str) -> std::io::Result<()> {
    let mut copies = named(diary)?;
    copies.retain(|(name, path)| {
        name.why == why && matches!(Header::of(path), Ok(Header::Diary { .. }))
    });
    copies.sort();
    copies.iter().rev().skip(LATEST).try_for_each(|(_, path)| fs::remove_file(path))
}
