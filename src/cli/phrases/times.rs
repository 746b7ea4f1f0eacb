//! Times: dates, moments, nights and durations in words.

use chrono::{Datelike, LocalResult, NaiveDate, NaiveDateTime, TimeZone};
use chrono_tz::Tz;

use crate::diary::{Duration, Moment, Night};

use super::count;

/// Returns "Sun 22 Nov 2026".
pub(crate) fn date(date: NaiveDate) -> String {
    date.format("%a %-d %b %Y").to_string()
}

/// Returns "Sun 22 Nov 2026, 03:12", of a clock on the wall.
pub(crate) fn date_and_time(local: NaiveDateTime) -> String {
    local.format("%a %-d %b %Y, %H:%M").to_string()
}

/// Returns "2026-W47", the week of ISO 8601.
pub(crate) fn iso_week(date: NaiveDate) -> String {
    let week = date.iso_week();
    format!("{}-W{:02}", week.year(), week.week())
}

/// Returns "Sun 22 Nov 2026, 03:12".
pub(crate) fn moment(moment: &Moment) -> String {
    format!("{}, {}", date(moment.local().date()), clock(moment))
}

/// Returns the time on the clock: "03:12"; with its offset where the clock showed it twice.
pub(crate) fn clock(moment: &Moment) -> String {
    let zone: Option<Tz> = moment.zone().parse().ok();
    let twice = zone.is_some_and(|zone| {
        matches!(zone.from_local_datetime(&moment.local()), LocalResult::Ambiguous(..))
    });
    let form = if twice { "%H:%M %:z" } else { "%H:%M" };
    moment.at().format(form).to_string()
}

/// Returns both dates of a night without the words around them: "Sat 21 → Sun 22 Nov 2026".
pub(crate) fn night_dates(night: Night) -> String {
    night.to_string().trim_start_matches("night of ").to_owned()
}

/// Returns the evening of a night that is near: "Sat 21 Nov", with its year if that differs.
pub(crate) fn evening(night: Night, today: NaiveDate) -> String {
    let form = if night.evening().year() == today.year() { "%a %-d %b" } else { "%a %-d %b %Y" };
    night.evening().format(form).to_string()
}

/// Returns how long ago it was: "just now", "25 min ago", "3 h ago", "2 days ago".
pub(crate) fn ago(then: &Moment, now: &Moment) -> String {
    let minutes = (now.at() - then.at()).num_minutes().max(0);
    match minutes {
        0 => "just now".to_owned(),
        1..=119 => format!("{minutes} min ago"),
        120..=2879 => format!("{} h ago", minutes / 60),
        _ => format!("{} ago", count(usize::try_from(minutes / 1440).unwrap_or(0), "day")),
    }
}

/// Returns "45 s", "2 min", "1 min 30 s", "1 h 5 min".
pub(crate) fn duration(duration: Duration) -> String {
    let (hours, minutes, seconds) =
        (duration.seconds() / 3600, duration.seconds() / 60 % 60, duration.seconds() % 60);
    [(hours, "h"), (minutes, "min"), (seconds, "s")]
        .iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, unit)| format!("{number} {unit}"))
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_duration_names_only_what_it_has() {
        let words = |seconds| duration(Duration::from_seconds(seconds).unwrap());
        assert_eq!(words(45), "45 s");
        assert_eq!(words(90), "1 min 30 s");
        assert_eq!(words(3600), "1 h");
        assert_eq!(words(3905), "1 h 5 min 5 s");
    }

    #[test]
    fn long_ago_is_counted_in_days() {
        let at = |text: &str| Moment::new(text.parse().unwrap(), "UTC");
        let now = at("2026-11-22T03:25:00Z");
        for (then, words) in [
            ("2026-11-22T03:24:31Z", "just now"),
            ("2026-11-22T03:00:00Z", "25 min ago"),
            ("2026-11-21T23:25:00Z", "4 h ago"),
            ("2026-11-20T03:25:00Z", "2 days ago"),
        ] {
            assert_eq!(ago(&at(then), &now), words);
        }
    }
}
