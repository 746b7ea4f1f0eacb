//! Hours: how many cramps began in each hour of the night, as bars from noon to noon.

use maud::{Markup, html};

/// How many units the picture is wide for each hour.
const HOUR: usize = 15;
/// How high the highest bar is, in the same units.
const HIGHEST: u64 = 40;
/// The room below the bars, for the clock.
const CLOCK: u64 = 13;

/// Returns the bars; what they show is told in words for those who cannot see them.
pub(super) fn hours(counted: &[u64; 24]) -> Markup {
    let highest = counted.iter().copied().max().unwrap_or(0).max(1);
    let bar = |count: u64| (count * HIGHEST).div_ceil(highest);
    let view = format!("0 0 {} {}", 24 * HOUR, HIGHEST + CLOCK);
    html! {
        figure.hours {
            figcaption { "When they began, hour by hour" }
            svg viewBox=(view) role="img" aria-label=(said(counted)) {
                @for (place, count) in counted.iter().enumerate().filter(|(_, count)| **count > 0) {
                    rect x=(place * HOUR + 1) y=(HIGHEST - bar(*count)) width=(HOUR - 2)
                        height=(bar(*count)) {}
                }
                path d={ "M0 " (HIGHEST) ".5H" (24 * HOUR) } {}
                @for place in [0, 6, 12, 18] {
                    text x=(place * HOUR) y=(HIGHEST + CLOCK - 2) { (clock(place)) }
                }
            }
        }
    }
}

/// Returns the hour of the clock at a place: 12:00 at the first.
fn clock(place: usize) -> String {
    format!("{:02}:00", (place + 12) % 24)
}

/// Says how many began in each hour in which any did.
fn said(counted: &[u64; 24]) -> String {
    let hours = counted.iter().enumerate().filter(|(_, count)| **count > 0);
    let hours: Vec<String> =
        hours.map(|(place, count)| format!("{count} from {}", clock(place))).collect();
    format!("Cramps by the hour in which they began: {}", hours.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_highest_bar_fills_the_height_and_a_single_cramp_is_seen() {
        let mut counted = [0; 24];
        (counted[10], counted[15]) = (1, 1000);
        let svg = hours(&counted).into_string();
        assert!(svg.contains("height=\"40\"") && svg.contains("height=\"1\""), "{svg}");
        assert!(svg.contains("1 from 22:00, 1000 from 03:00"), "{svg}");
    }
}
