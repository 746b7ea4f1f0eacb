//! Session: the time, the zone, the diary and the terminal, each read once.

use std::borrow::Cow;
use std::cell::RefCell;
use std::ffi::OsString;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDateTime, TimeZone, Timelike, Utc};
use chrono_tz::Tz;
use etcetera::BaseStrategy;

use crate::diary::{Catalogue, Diary, Moment, Night, NightStatus, YEARS, is_recordable};
use crate::grammar::Now;
use crate::store;
use crate::store::{Span, Store, folder_of};

use super::args::Global;
use super::failure::{self, Code, Failure};
use super::files::create_private_folder;

/// What a command may know of the world outside.
#[derive(Debug)]
pub(crate) struct Session {
    /// The time at which the command was given, to the second.
    pub(crate) now: Moment,
    /// The time zone in which the person is.
    pub(crate) zone: Tz,
    /// Whether an answer is wanted as JSON.
    pub(crate) json: bool,
    /// Whether a person can be asked: standard input and standard error are a terminal.
    pub(crate) terminal: bool,
    /// The width of the terminal in columns.
    pub(crate) width: usize,
    /// What the person should know about the session itself.
    pub(crate) remarks: RefCell<Vec<String>>,
    /// The diary file, if one is named.
    named: Option<PathBuf>,
}

/// Columns where the terminal does not say how wide it is.
const USUAL_WIDTH: usize = 80;

impl Session {
    /// Reads the clock, the zone and the environment.
    ///
    /// # Errors
    ///
    /// If the zone or the time given is none.
    #[expect(clippy::disallowed_methods, reason = "the one place that reads clock and environment")]
    pub(crate) fn new(global: &Global) -> Result<Self, Failure> {
        let variable = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
        let mut remarks = Vec::new();
        let zone = zone(global.tz.as_deref(), variable("TZ"), &mut remarks)?;
        let now = match &global.now {
            Some(text) => given_time(text, zone)?,
            None => moment(Utc::now(), zone),
        };
        let now = believable(now)?;
        let named = global.diary.clone().or(variable("CRAMP_DIARY").map(PathBuf::from));
        let columns = variable("COLUMNS").and_then(|text| text.to_str()?.parse().ok());
        let terminal = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
        let width = columns.or_else(terminal).unwrap_or(USUAL_WIDTH).clamp(40, 120);
        let terminal = std::io::stdin().is_terminal() && std::io::stderr().is_terminal();
        let remarks = remarks.into();
        Ok(Self { now, zone, json: global.json, terminal, width, remarks, named })
    }

    /// Returns the path of the diary: the one named, else where it lives unless told otherwise.
    ///
    /// # Errors
    ///
    /// If there is no home folder, and no file is named.
    pub(crate) fn path(&self) -> Result<PathBuf, Failure> {
        match &self.named {
            Some(path) => Ok(path.clone()),
            None => usual_path(),
        }
    }

    /// Opens the diary as it is; one that is not there yet is empty, and stays not there.
    ///
    /// Each page is examined, so that no row goes missing unnoticed. A change, which has to be quick at
    /// night, leaves that to the weekly copy.
    ///
    /// # Errors
    ///
    /// If the file cannot be used, or is damaged.
    pub(crate) fn look(&self) -> Result<Store, Failure> {
        let path = self.path()?;
        let store = self.as_it_is(&path)?;
        store.examine().map_err(|error| Failure::from(error).in_diary(&path))?;
        Ok(store)
    }

    fn as_it_is(&self, path: &Path) -> Result<Store, Failure> {
        let opened = match self.named.is_some() && !folder_of(path).is_dir() {
            true => Err(store::Error::NoFolder),
            false => Store::open_existing(path, self.now.at()),
        };
        match opened.map_err(|error| Failure::from(error).in_diary(path))? {
            Some(store) => Ok(store),
            None => Ok(Store::in_memory(self.now.at())?),
        }
    }

    /// Opens the diary for a change, creating it if it is not there yet.
    ///
    /// # Errors
    ///
    /// If the file cannot be used.
    pub(crate) fn open(&self) -> Result<Store, Failure> {
        let path = self.path_to_write()?;
        let opened = Store::open(&path, self.now.at());
        let store = opened.map_err(|error| Failure::from(error).in_diary(&path))?;
        self.copy_weekly(&store, &path);
        Ok(store)
    }

    /// Opens the diary to change what is in it; one that is not there yet stays not there.
    ///
    /// # Errors
    ///
    /// If the file cannot be used.
    pub(crate) fn amend(&self) -> Result<Store, Failure> {
        let store = self.look()?;
        self.copy_weekly(&store, &self.path()?);
        Ok(store)
    }

    /// Keeps a copy of the week if this is its first change; without one, the change goes on.
    fn copy_weekly(&self, store: &Store, path: &Path) {
        if let Err(error) = store.copy_weekly(path, self.now.at()) {
            self.remarks.borrow_mut().push(failure::no_weekly_copy(&error));
        }
    }

    /// Returns the path of the diary, in a folder that is there unless the person named it.
    ///
    /// # Errors
    ///
    /// If the usual folder cannot be created.
    pub(crate) fn path_to_write(&self) -> Result<PathBuf, Failure> {
        let path = self.path()?;
        if self.named.is_none() {
            create_private_folder(folder_of(&path))
                .map_err(|failure| Failure { code: Code::Diary, ..failure })?;
        }
        Ok(path)
    }

    /// Reads the diary, or a part of it.
    ///
    /// # Errors
    ///
    /// If the file cannot be used.
    pub(crate) fn diary(&self, part: Option<Span>) -> Result<Diary, Failure> {
        Ok(self.look()?.view().diary(part)?)
    }

    /// Returns every factor that the diary knows, with its settings applied.
    ///
    /// # Errors
    ///
    /// If the file cannot be used.
    pub(crate) fn catalogue(&self) -> Result<Catalogue, Failure> {
        Ok(self.as_it_is(&self.path()?)?.view().catalogue()?)
    }

    /// Returns the present as the grammar takes it.
    ///
    /// `later` picks the second of two like hours on the night of the autumn clock change.
    pub(crate) fn grammar_now(&self, later: bool) -> Now {
        Now { moment: self.now.clone(), zone: self.zone, later, night: None }
    }

    /// Places a local time in the person's zone, the earlier of two; `None` if no clock showed it.
    pub(crate) fn moment_at(&self, local: NaiveDateTime) -> Option<Moment> {
        placed(local, self.zone)
    }

    /// Returns the night that it is now.
    pub(crate) fn tonight(&self) -> Night {
        self.now.night()
    }

    /// Reads the diary up to tonight, without tonight as long as nothing has happened in it.
    ///
    /// What is noted about today says nothing yet about the night to come, which is not unknown.
    ///
    /// # Errors
    ///
    /// If the file cannot be used.
    pub(crate) fn diary_so_far(&self, part: Option<Span>) -> Result<Diary, Failure> {
        Ok(self.so_far(Cow::Owned(self.diary(part)?)).into_owned())
    }

    /// Returns a diary without tonight as long as nothing has happened in it.
    pub(crate) fn so_far<'d>(&self, diary: Cow<'d, Diary>) -> Cow<'d, Diary> {
        let tonight = self.tonight();
        if diary.status(tonight) != NightStatus::Unknown
            || !diary.days.contains_key(&tonight.evening())
        {
            return diary;
        }
        let mut diary = diary.into_owned();
        diary.days.remove(&tonight.evening());
        Cow::Owned(diary)
    }

    /// Returns the last night that counts: tonight if something has happened in it, else the one before.
    pub(crate) fn latest_night(&self, diary: &Diary) -> Night {
        match diary.status(self.tonight()) {
            NightStatus::Unknown => self.last_night(),
            _ => self.tonight(),
        }
    }

    /// Returns the night that ended, or will end, on the morning of today.
    pub(crate) fn last_night(&self) -> Night {
        Night::named_after(self.now.local().date()).before(1)
    }
}

fn moment(at: DateTime<Utc>, zone: Tz) -> Moment {
    let at = at.with_nanosecond(0).unwrap_or(at).with_timezone(&zone);
    Moment::new(at.fixed_offset(), zone.name())
}

/// Refuses a clock whose day, or the night that ended with it, is of no year of a diary.
fn believable(now: Moment) -> Result<Moment, Failure> {
    let today = now.local().date();
    if is_recordable(today) && Night::named_after(today).before(1).is_recordable() {
        return Ok(now);
    }
    let (date, first, last) = (today.format("%-d %b %Y"), YEARS.start(), YEARS.end());
    let nights = format!("a diary has the nights of {first} to {last}");
    Err(Failure::cannot(format!("the clock says {date}; {nights}"))
        .hint("set the clock of the computer, and try again"))
}

/// Places a local time in a zone, the earlier of two; `None` if no clock showed it.
fn placed(local: NaiveDateTime, zone: Tz) -> Option<Moment> {
    let at = zone.from_local_datetime(&local).earliest()?;
    Some(moment(at.to_utc(), zone))
}

/// Returns the zone: the one asked for, else the one of `TZ`, else the system's.
fn zone(
    asked: Option<&str>,
    tz: Option<OsString>,
    remarks: &mut Vec<String>,
) -> Result<Tz, Failure> {
    if let Some(name) = asked {
        return name.parse().map_err(|_| {
            Failure::usage(format!("there is no time zone {name}"))
                .hint("name one as the IANA does, such as Europe/Berlin or America/New_York")
        });
    }
    if let Some(text) = tz.as_ref().and_then(|text| text.to_str()) {
        let name = text.trim_start_matches(':');
        let name = name.split_once("zoneinfo/").map_or(name, |(_, name)| name);
        match name.parse() {
            Ok(zone) => return Ok(zone),
            Err(_) if name == "/etc/localtime" => {}
            Err(_) => remarks
                .push(format!("TZ is {text}, which is no time zone name; the system's is used")),
        }
    }
    let system = iana_time_zone::get_timezone().ok();
    Ok(system.and_then(|name| name.parse().ok()).unwrap_or_else(|| {
        remarks.push("the system has no time zone; UTC is used. --tz or TZ names one".to_owned());
        Tz::UTC
    }))
}

/// Reads the time given with `--now`: with an offset, or as the clock of the zone shows it.
fn given_time(text: &str, zone: Tz) -> Result<Moment, Failure> {
    if let Ok(at) = DateTime::parse_from_rfc3339(text) {
        return Ok(moment(at.to_utc(), zone));
    }
    let local = ["%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M"]
        .iter()
        .find_map(|form| NaiveDateTime::parse_from_str(text, form).ok());
    local.and_then(|local| placed(local, zone)).ok_or_else(|| {
        Failure::usage("the time given with --now is none")
            .hint("write it as 2026-11-22T03:12 or 2026-11-22T03:12:00+01:00")
    })
}

/// Returns where the diary lives unless told otherwise.
fn usual_path() -> Result<PathBuf, Failure> {
    etcetera::choose_base_strategy()
        .map(|strategy| strategy.data_dir().join("cramp").join("diary.db"))
        .map_err(|_| {
            let failure = Failure::cannot("there is no home folder to keep the diary in")
                .hint("name a file: --diary PATH, or set CRAMP_DIARY");
            Failure { code: Code::Diary, ..failure }
        })
}
