//! Time: the nights on which the clocks change, travel, clocks set back, and the ends of the calendar.

mod program;

use chrono::{
    DateTime, Duration, LocalResult, NaiveDate, NaiveTime, Offset, TimeDelta, TimeZone, Timelike,
    Utc,
};
use chrono_tz::Tz;
use cramp_diary::diary::{Catalogue, Cramp, Diary, Moment, Night};
use cramp_diary::exchange::{Dialect, PlainTables, Table, Tables, read};
use cramp_diary::grammar::{CrampWords, Now, Refused, When};
use cramp_diary::store::Store;

/// Zones with clocks of every kind, and a year in which they change.
///
/// Lord Howe changes by half an hour, Casablanca goes back for Ramadan, St. John's lies half an hour
/// beside its neighbours, Apia had no 30 December 2011, and Kolkata changes nothing.
pub(super) const ZONES: [(Tz, i32); 7] = [
    (Tz::Europe__Berlin, 2026),
    (Tz::America__New_York, 2026),
    (Tz::Australia__Lord_Howe, 2026),
    (Tz::Africa__Casablanca, 2026),
    (Tz::America__St_Johns, 2026),
    (Tz::Pacific__Apia, 2011),
    (Tz::Asia__Kolkata, 2026),
];

/// Clock times that are typed again and again; some are jumped over, some come twice.
const TYPED: [&str; 6] = ["00:10", "01:30", "01:45", "02:15", "02:30", "23:50"];

/// What was asked and what came of it.
#[derive(Debug, Default)]
struct Asked {
    moments: u32,
    told: u32,
    twice: u32,
    skipped: u32,
    windows: u32,
}

#[test]
fn the_nights_on_which_the_clocks_change_are_named_rightly() {
    let asked = ask_around_every_change(15, Duration::hours(5));
    assert!(asked.moments > 400 && asked.twice > 10 && asked.skipped > 10, "{asked:?}");
}

#[test]
#[ignore = "slow: every minute of three days around each change of the clocks"]
fn every_minute_of_the_weekends_on_which_the_clocks_change_is_named_rightly() {
    let asked = ask_around_every_change(1, Duration::hours(36));
    eprintln!("{} zones: {asked:?}", ZONES.len());
}

/// Asks at every so many minutes for so long before and after each change of the clocks.
fn ask_around_every_change(minutes: i64, around: Duration) -> Asked {
    let mut asked = Asked::default();
    for (zone, year) in ZONES {
        for change in changes_of_clocks(zone, year) {
            let mut at = change - around;
            let mut cramps = Vec::new();
            while at < change + around {
                cramps.push(ask(at, zone, &mut asked));
                at += Duration::minutes(minutes);
            }
            come_back_the_same(&cramps, change + around);
        }
    }
    asked
}

/// Returns when the clocks of a zone changed in a year; where they never do, two weekends all the same.
pub(super) fn changes_of_clocks(zone: Tz, year: i32) -> Vec<DateTime<Utc>> {
    let offset = |at: DateTime<Utc>| zone.offset_from_utc_datetime(&at.naive_utc()).fix();
    let first = Utc.with_ymd_and_hms(year, 1, 1, 0, 0, 0).unwrap();
    let hours = (0..366 * 24).map(|hour| first + Duration::hours(hour));
    let mut changes: Vec<_> = hours
        .filter(|at| offset(*at) != offset(*at + Duration::hours(1)))
        .map(|at| {
            let minutes = (1..=60).map(|minutes| at + Duration::minutes(minutes));
            minutes.clone().find(|it| offset(*it) != offset(at)).unwrap()
        })
        .collect();
    if changes.is_empty() {
        changes
            .extend([3, 10].map(|month| Utc.with_ymd_and_hms(year, month, 28, 21, 0, 0).unwrap()));
    }
    changes
}

/// Asks all there is to ask at one moment; returns the cramp that is logged then.
fn ask(at: DateTime<Utc>, zone: Tz, asked: &mut Asked) -> Cramp {
    let moment = Moment::new(at.with_timezone(&zone).fixed_offset(), zone.name());
    let now = Now { moment: moment.clone(), zone, later: false, night: None };
    let cramp = Cramp::at(moment.clone());
    assert_eq!(cramp.night, noon_to_noon(&moment), "{moment:?}");
    asked.moments += 1;

    let clock = moment.local().format("%H:%M").to_string();
    is_the_present(&now, &clock, asked);
    is_the_present(&now, &moment.local().format("%Y-%m-%d %H:%M").to_string(), asked);
    for typed in TYPED {
        is_the_latest_such_time(&now, typed, asked);
    }
    ago(&now);
    window(&now, asked);
    cramp
}

/// A night is named after its evening: what is before noon belongs to the day before.
fn noon_to_noon(moment: &Moment) -> Night {
    let local = moment.local();
    let days = u64::from(local.hour() < 12);
    Night::named_after(local.date() - chrono::Days::new(days))
}

fn said(now: &Now, typed: &str) -> Result<CrampWords, Refused> {
    CrampWords::read(&[typed.to_owned()], now)
}

/// What the clock shows now is now; where it shows it for the second time, the first, and the other is named.
fn is_the_present(now: &Now, typed: &str, asked: &mut Asked) {
    let said = said(now, typed).unwrap();
    assert_eq!(said.leftovers, [], "{typed}");
    let Some(When::At { moment, ambiguous }) = said.when else { panic!("{typed}: {said:?}") };
    let present = now.moment.at();
    match ambiguous {
        None => assert_eq!(moment.at(), present, "{typed}"),
        Some(other) => {
            asked.twice += 1;
            assert_eq!(other.at(), present, "{typed}");
            assert!(moment.at() < present);
            let later = Now { later: true, ..now.clone() };
            let said = CrampWords::read(&[typed.to_owned()], &later).unwrap();
            assert_eq!(said.when.unwrap().moment().unwrap().at(), present);
        }
    }
    asked.told += 1;
}

/// A clock time is the latest one there was, or it is refused because no clock showed it.
fn is_the_latest_such_time(now: &Now, typed: &str, asked: &mut Asked) {
    let clock: NaiveTime = format!("{typed}:00").parse().unwrap();
    match said(now, typed) {
        Ok(said) => {
            let moment = said.when.as_ref().unwrap().moment().unwrap();
            let ambiguous = said.when.as_ref().unwrap().ambiguous();
            assert_eq!(moment.local().time(), clock);
            assert_eq!(moment.zone(), now.zone.name());
            assert_eq!(moment.night(), noon_to_noon(moment));
            let latest = ambiguous.unwrap_or(moment).at();
            let present = now.moment.at();
            assert!(latest <= present && present - latest < Duration::hours(26), "{typed} {now:?}");
            let shown_since = (0..3)
                .map(|days| latest.date_naive() + chrono::Days::new(days))
                .map(|date| now.zone.from_local_datetime(&date.and_time(clock)))
                .flat_map(|shown| [shown.earliest(), shown.latest()])
                .flatten()
                .any(|at| latest < at && at <= present);
            assert!(!shown_since, "{typed} at {:?}", now.moment);
            asked.told += 1;
            asked.twice += u32::from(ambiguous.is_some());
        }
        Err(Refused::Gap { local, before, after }) => {
            assert_eq!(now.zone.from_local_datetime(&local), LocalResult::None);
            assert!(before < local && local < after && local.time() == clock);
            asked.skipped += 1;
        }
        Err(refused) => panic!("{typed} at {:?}: {refused}", now.moment),
    }
}

/// So long ago is so long ago, whatever the clocks did in between.
fn ago(now: &Now) {
    for (typed, minutes) in [("20 min ago", 20), ("3 hours ago", 180)] {
        let said = said(now, typed).unwrap();
        let at = said.when.unwrap().moment().unwrap().at();
        assert_eq!(now.moment.at() - at, TimeDelta::minutes(minutes), "{typed} {now:?}");
    }
}

/// A start and an end on the clock are a positive length, or stay in the note as they are; a start on no
/// clock is refused.
fn window(now: &Now, asked: &mut Asked) {
    let start = now.moment.at() - Duration::minutes(25);
    let start = start.with_timezone(&now.zone).format("%H:%M").to_string();
    let end = now.moment.local().format("%H:%M").to_string();
    let typed = format!("{start}-{end}");
    asked.windows += 1;
    let said = match said(now, &typed) {
        Err(Refused::Gap { .. }) => return,
        said => said.unwrap(),
    };
    match said.duration {
        Some(duration) => assert!((1..=12 * 3600).contains(&duration.seconds())),
        None => assert_eq!(said.note_text().as_deref(), Some(typed.as_str())),
    }
}

/// What is written is read back the same, from the file and from the tables of an export.
fn come_back_the_same(cramps: &[Cramp], end: DateTime<Utc>) {
    let mut store = Store::in_memory(end.fixed_offset()).unwrap();
    let change = store.change(end.fixed_offset()).unwrap();
    for cramp in cramps {
        change.add_cramp(cramp).unwrap();
    }
    change.commit("logged all").unwrap();
    let diary = store.view().diary(None).unwrap();
    let mut found: Vec<&Cramp> = diary.cramps.iter().map(|it| &it.fact).collect();
    assert!(found.is_sorted_by_key(|it| (it.night, it.start.as_ref().map(Moment::at))));
    found.sort_by_key(|it| it.start.as_ref().map(Moment::at));
    assert_eq!(found, cramps.iter().collect::<Vec<_>>());
    let again = exported_and_imported(&diary);
    let fingerprint = |diary| PlainTables::of(diary).unwrap().fingerprint();
    assert_eq!(fingerprint(&again), fingerprint(&diary));
    let moments = |diary: &Diary| -> Vec<_> {
        diary.cramps.iter().map(|it| (it.night, it.start.clone())).collect()
    };
    assert_eq!(moments(&again), moments(&diary));
}

fn exported_and_imported(diary: &Diary) -> Diary {
    let bytes = |table: &Table| table.write(diary, Dialect::Plain).unwrap().into_bytes();
    let tables: Tables = Table::ALL.iter().map(|table| (*table, bytes(table))).collect();
    read(&tables, &Catalogue::built_in()).unwrap()
}

#[test]
fn a_flight_moves_no_entry() {
    let moment = |text: &str, zone: Tz| {
        let at: DateTime<Utc> = text.parse().unwrap();
        Moment::new(at.with_timezone(&zone).fixed_offset(), zone.name())
    };
    // Over the Pacific the same evening comes twice: the later cramp has the earlier night.
    let stops = [
        ("2026-11-22T02:10:00Z", Tz::Europe__Berlin, "2026-11-21"),
        ("2026-11-22T16:30:00Z", Tz::Pacific__Apia, "2026-11-22"),
        ("2026-11-23T06:00:00Z", Tz::America__New_York, "2026-11-22"),
        ("2026-11-23T06:30:00Z", Tz::Pacific__Pago_Pago, "2026-11-22"),
        ("2026-11-23T06:31:00Z", Tz::Pacific__Kiritimati, "2026-11-23"),
    ];
    let cramps: Vec<Cramp> =
        stops.iter().map(|(at, zone, _)| Cramp::at(moment(at, *zone))).collect();
    for (cramp, (_, _, evening)) in cramps.iter().zip(stops) {
        assert_eq!(cramp.night, Night::named_after(evening.parse::<NaiveDate>().unwrap()));
    }
    come_back_the_same(&cramps, "2026-11-23T08:00:00Z".parse().unwrap());
}

#[test]
fn the_day_that_apia_never_had_has_a_night_all_the_same() {
    let zone = Tz::Pacific__Apia;
    let at: DateTime<Utc> = "2011-12-30T12:00:00Z".parse().unwrap();
    let moment = Moment::new(at.with_timezone(&zone).fixed_offset(), zone.name());
    assert_eq!(moment.local().to_string(), "2011-12-31 02:00:00");
    assert_eq!(moment.night().to_string(), "night of Fri 30 → Sat 31 Dec 2011");
    let now = Now { moment, zone, later: false, night: None };
    let refused = said(&now, "2011-12-30 02:30").unwrap_err().to_string();
    assert!(refused.ends_with("the clocks jumped from 23:59 to 00:00"), "{refused}");
}
