//! Numbers as a person reads them.

use super::super::Interval;

/// Writes a share in whole per cent: "30 %"; "under 1 %" and "over 99 %" where rounding would say none or all.
pub fn percent(share: f64) -> String {
    match share * 100.0 {
        part if part > 0.0 && part <= 0.5 => "under 1 %".to_owned(),
        part if (99.5..100.0).contains(&part) => "over 99 %".to_owned(),
        part => format!("{:.0} %", part.round()),
    }
}

/// Writes a number with its noun: "1 night", "40 nights", "12 345 nights".
pub fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{} {noun}s", grouped(count)) }
}

/// Writes a number of five digits or more with a space between thousands.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && digits.len() > 4 && (digits.len() - place).is_multiple_of(3) {
            text.push(' ');
        }
        text.push(digit);
    }
    text
}

/// Writes a number with one decimal, which is left out where it is 0: "5", "5.5".
pub fn short(value: f64) -> String {
    let text = format!("{:.1}", value + 0.0);
    text.strip_suffix(".0").map(str::to_owned).unwrap_or(text)
}

/// Writes a number with as many decimals as it has, at most three, and from 100 on one: "0.25", "1478.7".
pub(super) fn exact(value: f64) -> String {
    let most = if value.abs() < 100.0 { 3 } else { 1 };
    let text = format!("{:.most$}", value + 0.0);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Writes the limits of a change with so many decimals: "6.5 to 7.3 fewer", "between 8.9 fewer and 6.5 more".
pub(super) fn fewer_to_more(Interval { low, high }: Interval, decimals: usize) -> String {
    let written = |limit: f64| format!("{:.decimals$}", limit.abs());
    if high <= 0.0 {
        format!("{} to {} fewer", written(high), written(low))
    } else if low >= 0.0 {
        format!("{} to {} more", written(low), written(high))
    } else {
        format!("between {} fewer and {} more", written(low), written(high))
    }
}

/// Writes a time on the clock to the nearest five minutes: "03:35".
pub(super) fn around(hours: f64) -> String {
    let slots = 24 * 12;
    let slot = (0..slots).find(|slot| hours * 12.0 < f64::from(*slot) + 0.5).unwrap_or(0);
    format!("{:02}:{:02}", slot / 12, slot % 12 * 5)
}

/// Writes how long something lasted: "54 s", "3 min 4 s", "1 h 5 min".
pub fn lasting(seconds: f64) -> String {
    let seconds = seconds.round();
    let (whole, rest, units) = if seconds < 60.0 {
        return format!("{seconds:.0} s");
    } else if seconds < 3600.0 {
        ((seconds / 60.0).floor(), seconds % 60.0, ("min", "s"))
    } else {
        ((seconds / 3600.0).floor(), (seconds % 3600.0 / 60.0).floor(), ("h", "min"))
    };
    if rest < 1.0 {
        format!("{whole:.0} {}", units.0)
    } else {
        format!("{whole:.0} {} {rest:.0} {}", units.0, units.1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_never_rounds_to_none_or_all() {
        for (share, text) in [
            (0.0, "0 %"),
            (0.001, "under 1 %"),
            (1.0 / 200.0, "under 1 %"),
            (0.025, "3 %"),
            (0.3, "30 %"),
            (0.994, "99 %"),
            (199.0 / 200.0, "over 99 %"),
            (0.999, "over 99 %"),
            (1.0, "100 %"),
        ] {
            assert_eq!(percent(share), text);
        }
    }

    #[test]
    fn a_time_is_given_to_five_minutes_and_stays_on_the_clock() {
        for (hours, text) in
            [(3.571, "03:35"), (0.0, "00:00"), (23.9, "23:55"), (23.99, "00:00"), (12.5, "12:30")]
        {
            assert_eq!(around(hours), text);
        }
    }

    #[test]
    fn a_duration_has_at_most_two_units() {
        for (seconds, text) in [
            (41.0, "41 s"),
            (59.6, "1 min"),
            (82.5, "1 min 23 s"),
            (184.0, "3 min 4 s"),
            (3600.0, "1 h"),
            (3900.0, "1 h 5 min"),
        ] {
            assert_eq!(lasting(seconds), text);
        }
    }

    #[test]
    fn the_limits_of_a_change_say_fewer_and_more() {
        let written = |low, high| fewer_to_more(Interval { low, high }, 1);
        assert_eq!(written(-7.3, -6.54), "6.5 to 7.3 fewer");
        assert_eq!(written(0.2, 3.0), "0.2 to 3.0 more");
        assert_eq!(written(-8.9, 6.5), "between 8.9 fewer and 6.5 more");
        assert_eq!(
            fewer_to_more(Interval { low: -7.6, high: 0.4 }, 0),
            "between 8 fewer and 0 more"
        );
    }

    #[test]
    fn an_exact_number_keeps_its_decimals_and_has_no_more() {
        let median = f64::midpoint(0.1, 0.2);
        for (value, text) in [
            (0.25, "0.25"),
            (median, "0.15"),
            (1500.0, "1500"),
            (1478.675, "1478.7"),
            (7.5, "7.5"),
            (0.0, "0"),
        ] {
            assert_eq!(exact(value), text);
        }
    }

    #[test]
    fn one_is_not_a_plural() {
        assert_eq!(
            (counted(1, "night"), counted(2, "night")),
            ("1 night".into(), "2 nights".into())
        );
        assert_eq!((short(5.0), short(5.46)), ("5".into(), "5.5".into()));
    }
}
