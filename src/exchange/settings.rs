//! Settings: the table of the measures, limits and switches that differ from the usual ones.

use std::borrow::Cow;
use std::ops::RangeInclusive;

use super::about::{self, About};
use super::cell::{self, set};
use super::column::{self, Column};
use super::sheet::Line;
use super::{Dialect, Error, Problem, Table};
use crate::diary::{Catalogue, Diary, Factor, Settings, Volume, Word};

/// What stands before the key of a factor in the name of its limit.
const LIMIT: &str = "limit.";

/// What stands before the key of a factor that is switched into the scan.
const SCAN: &str = "scan.";

/// What stands behind it.
const SWITCHED_IN: &str = "yes";

/// One setting: its name, and its value as it is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Setting {
    /// The name.
    pub(super) name: String,
    pub(super) value: String,
}

/// Writes the table.
pub(super) fn write(diary: &Diary, dialect: Dialect) -> Result<String, Error> {
    column::write(&columns(), differing(&diary.settings).into_iter(), dialect)
}

/// Returns what a reader has to know of each column.
pub(super) fn about() -> Vec<About> {
    column::about(columns())
}

/// Reads the table; each row that is right has been tried on `catalogue`.
pub(super) fn read(
    bytes: &[u8],
    catalogue: &Catalogue,
    problems: &mut Vec<Problem>,
) -> Vec<Line<Setting>> {
    let check = |setting: Setting| {
        check_limit(&setting, catalogue)?;
        check_scan(&setting, catalogue)?;
        apply(&mut Settings::default(), &setting)?;
        Ok(setting)
    };
    column::read(Table::Settings, bytes, &columns(), Setting::default, check, problems)
}

/// Returns the settings that differ from the usual ones.
pub(super) fn differing(settings: &Settings) -> Vec<Setting> {
    let usual = fixed(&Settings::default());
    let set = fixed(settings).into_iter().filter(|setting| !usual.contains(setting));
    let limit = |(key, limit): (&_, &f64)| setting(&format!("{LIMIT}{key}"), cell::number(*limit));
    let scan = |key: &_| setting(&format!("{SCAN}{key}"), SWITCHED_IN.to_owned());
    set.chain(settings.limits.iter().map(limit)).chain(settings.scan.iter().map(scan)).collect()
}

fn setting(name: &str, value: String) -> Setting {
    Setting { name: name.to_owned(), value }
}

/// Returns every setting that belongs to no factor.
fn fixed(settings: &Settings) -> Vec<Setting> {
    vec![
        setting("glass_ml", cell::number(settings.glass_ml)),
        setting("water_goal_glasses", cell::number(settings.water_goal)),
        setting("extra_glass", cell::yes_no(settings.extra_glass)),
        setting("bedtime", cell::clock(settings.bedtime)),
        setting("volume", settings.volume.word().to_owned()),
    ]
}

/// Puts a setting into its place.
pub(super) fn apply(settings: &mut Settings, setting: &Setting) -> Result<(), String> {
    let value = setting.value.as_str();
    let put = match setting.name.as_str() {
        "glass_ml" => set(&mut settings.glass_ml, within(value, Settings::GLASSES_ML)),
        "water_goal_glasses" => set(&mut settings.water_goal, within(value, Settings::GOALS)),
        "extra_glass" => set(&mut settings.extra_glass, cell::read_yes_no(value)),
        "bedtime" => set(&mut settings.bedtime, cell::read_clock(value)),
        "volume" => set(&mut settings.volume, cell::read_word(value, Volume::ALL, Volume::word)),
        name => match (name.strip_prefix(LIMIT), name.strip_prefix(SCAN)) {
            (Some(key), _) => set_limit(settings, key, value),
            (_, Some(key)) => switch_in(settings, key, value),
            _ => return Err(unknown()),
        },
    };
    put.map_err(|reason| format!("value {reason}"))
}

fn set_limit(settings: &mut Settings, key: &str, value: &str) -> Result<(), String> {
    settings.limits.insert(Cow::Owned(key.to_owned()), cell::read_signed(value)?);
    Ok(())
}

fn switch_in(settings: &mut Settings, key: &str, value: &str) -> Result<(), String> {
    if value != SWITCHED_IN {
        return Err(format!("is not {SWITCHED_IN}"));
    }
    settings.scan.insert(Cow::Owned(key.to_owned()));
    Ok(())
}

/// Returns the name of the setting that this one cannot stand beside, as both switch a reading of
/// one quantity into the scan.
pub(super) fn rival(
    setting: &Setting,
    settings: &Settings,
    catalogue: &Catalogue,
) -> Option<String> {
    let factor = catalogue.by_key(setting.name.strip_prefix(SCAN)?)?;
    let is_rival = |key: &&Word| {
        let other = catalogue.by_key(key);
        other.is_some_and(|other| other != factor && other.shares_with(factor))
    };
    settings.scan.iter().find(is_rival).map(|key| format!("{SCAN}{key}"))
}

/// Returns the names of the settings that belong to no factor.
fn names() -> Vec<String> {
    fixed(&Settings::default()).into_iter().map(|setting| setting.name).collect()
}

fn unknown() -> String {
    format!("name is not one of {}, {LIMIT} or {SCAN} with a factor", names().join(", "))
}

/// Refuses to switch in what cannot be.
fn check_scan(setting: &Setting, catalogue: &Catalogue) -> Result<(), String> {
    let Some(key) = setting.name.strip_prefix(SCAN) else { return Ok(()) };
    let plain = catalogue.by_key(key).and_then(Factor::in_place_of);
    plain.ok_or("name is not a factor that can be switched into the scan")?;
    Ok(())
}

/// Refuses the limit of a factor that has none, or one that no day could reach.
fn check_limit(setting: &Setting, catalogue: &Catalogue) -> Result<(), String> {
    let Some(key) = setting.name.strip_prefix(LIMIT) else { return Ok(()) };
    let limits = catalogue.by_key(key).and_then(Factor::limits);
    let limits = limits.ok_or("name is not the limit of a factor that has one")?;
    within(&setting.value, limits).map(|_| ()).map_err(|reason| format!("value {reason}"))
}

fn within(cell: &str, range: RangeInclusive<f64>) -> Result<f64, String> {
    cell::read_between(cell, *range.start(), *range.end())
}

/// Says what may stand beside each name.
fn values() -> String {
    let (glass, goal) = (about::range(&Settings::GLASSES_ML), about::range(&Settings::GOALS));
    let (clock, volumes) = (about::CLOCK, about::words(Volume::ALL, Volume::word));
    format!(
        "glass_ml: {glass}; water_goal_glasses: {goal}; extra_glass: yes or no; bedtime: {clock}; \
         volume: {volumes}; {LIMIT}: a number; {SCAN}: {SWITCHED_IN}"
    )
}

fn columns() -> Vec<Column<Setting>> {
    vec![
        Column::required(
            "name",
            "the setting; those that are as usual have no row",
            format!("{}; {LIMIT} or {SCAN} and the key of a factor", names().join("; ")),
            |row: &Setting| row.name.clone(),
            |row, cell| set(&mut row.name, Ok(cell.to_owned())),
        ),
        Column::required(
            "value",
            "its value",
            values(),
            |row: &Setting| row.value.clone(),
            |row, cell| set(&mut row.value, Ok(cell.to_owned())),
        )
        .holding_numbers(),
    ]
}
