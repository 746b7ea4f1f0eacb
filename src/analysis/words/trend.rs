//! Words for the trend: fewer, more, or too early to tell.

use super::super::{Direction, Kendall, Trend, TrendGrade};
use super::numbers::{counted, fewer_to_more};

/// Says whether cramp nights become fewer or more, with the size of the change and what limits it.
pub fn trend(trend: &Trend) -> String {
    let (Some(test), Some(change)) = (trend.test, change(trend)) else {
        return format!(
            "Trend: too early. {} of the {} months needed so far; \
             a month counts from 14 recorded nights on.",
            trend.months.len(),
            Trend::MONTHS_NEEDED,
        );
    };
    let months = counted(trend.months.len(), "month");
    let sentence = match trend.grade {
        Some(grade @ (TrendGrade::Clear | TrendGrade::Possible)) => {
            format!("Trend: {}. Over {months}, {change}. {}", grade.word(), chance(&test))
        }
        Some(_) => format!("Trend: no clear trend over {months}, {change}."),
        None => format!("Trend over these {months}: {change}. A picked window gets no grade."),
    };
    match trend.may_be_season() {
        Some(true) => format!("{sentence} A change of season cannot be told from a trend yet."),
        _ => sentence,
    }
}

/// Says the trend in a few words, fit for the title of a chart.
fn trend_title(trend: &Trend) -> String {
    let months = counted(trend.months.len(), "month");
    let direction = match trend.direction() {
        None => return "Too early for a trend".to_owned(),
        Some(Direction::Falling) => "fewer cramp nights",
        Some(Direction::Rising) => "more cramp nights",
        Some(Direction::Level) => "as many cramp nights as before",
    };
    match trend.grade {
        Some(TrendGrade::Clear) => format!("Clearly {direction} over {months}"),
        Some(TrendGrade::Possible) => format!("Possibly {direction} over {months}"),
        Some(_) => format!("No clear trend over {months}"),
        None => format!("Cramp nights over {months}"),
    }
}

/// Says the trend and its size, fit for the line below the title of a chart, and what limits it.
pub fn trend_in_short(trend: &Trend) -> String {
    let size = match trend.grade {
        Some(TrendGrade::Clear | TrendGrade::Possible) => {
            change(trend).map_or_else(String::new, |change| format!(": {change}"))
        }
        _ => String::new(),
    };
    let sentence = trend_title(trend) + &size;
    match trend.may_be_season() {
        Some(true) => format!("{sentence}. A change of season cannot be told from a trend yet"),
        _ => sentence,
    }
}

/// Writes the change and its limits: "about 1.9 fewer cramp nights a week with each year (likely …)".
fn change(trend: &Trend) -> Option<String> {
    let (per_year, likely) = (trend.per_year()?, trend.per_year_interval()?);
    let includes_none = likely.low <= 0.0 && likely.high >= 0.0;
    let decimals = if includes_none || per_year.abs() >= 0.25 { 1 } else { 2 };
    let size = match per_year {
        size if size.abs() < 0.05 && includes_none => {
            "about as many cramp nights each year".to_owned()
        }
        size => {
            let way = if size < 0.0 { "fewer" } else { "more" };
            format!("about {:.decimals$} {way} cramp nights a week with each year", size.abs())
        }
    };
    Some(format!("{size} (likely {})", fewer_to_more(likely, decimals)))
}

/// Says how often chance alone gives such a trend.
fn chance(test: &Kendall) -> String {
    if test.p < 0.001 {
        "Fewer than 1 of 1000 diaries in which nothing changes would show this.".to_owned()
    } else {
        format!("About 1 of {:.0} diaries in which nothing changes would show this.", 1.0 / test.p)
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::known::series_of;
    use super::*;

    fn year(cramp: impl Fn(u32) -> bool) -> Trend {
        let nights: Vec<_> = (0..365).map(|night| u8::from(cramp(night))).collect();
        Trend::of(&series_of(&nights.into()))
    }

    #[test]
    fn a_clear_trend_says_its_size_its_chance_and_the_season() {
        let falling = year(|night| night % 12 >= night / 31);
        assert_eq!(
            trend(&falling),
            "Trend: clear. Over 12 months, about 6.8 fewer cramp nights a week with each year \
             (likely 6.5 to 7.3 fewer). Fewer than 1 of 1000 diaries in which nothing changes \
             would show this. A change of season cannot be told from a trend yet."
        );
        assert_eq!(trend_title(&falling), "Clearly fewer cramp nights over 12 months");
    }

    #[test]
    fn no_clear_trend_says_how_wide_it_may_be() {
        let flat = year(|night| night % 3 == 0);
        assert!(trend(&flat).starts_with("Trend: no clear trend over 12 months, about "));
        assert_eq!(trend_title(&flat), "No clear trend over 12 months");
    }

    #[test]
    fn too_early_says_what_is_missing() {
        let early = Trend::of(&series_of(&vec![1; 60].into()));
        assert_eq!(
            trend(&early),
            "Trend: too early. 2 of the 6 months needed so far; \
             a month counts from 14 recorded nights on."
        );
        assert_eq!(trend_title(&early), "Too early for a trend");
    }

    #[test]
    fn a_picked_window_gets_figures_and_no_grade() {
        let window = year(|night| night % 12 >= night / 31).without_grade();
        let said = trend(&window);
        assert!(
            said.starts_with("Trend over these 12 months: about 6.8 fewer cramp nights a week")
        );
        assert!(said.contains("A picked window gets no grade."));
        assert!(!said.contains("clear"));
        assert_eq!(trend_title(&window), "Cramp nights over 12 months");
    }
}
