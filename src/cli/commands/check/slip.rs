//! Slip: the words for what was probably meant otherwise, and the command that mends it.

use crate::analysis::{Slip, Taken};
use crate::cli::json::SlipForm;
use crate::cli::phrases;

/// The most water that is more likely a number of litres than one of glasses, in ml.
const LITRES_UP_TO: f64 = 5.0;
/// How many are told in words; the others are in JSON.
const MOST_TOLD: usize = 12;

/// Returns the slips for a program.
pub(super) fn forms(slips: &[Slip]) -> Vec<SlipForm> {
    let form =
        |slip: &Slip| SlipForm { kind: kind(slip), words: words(slip), repair: repair(slip) };
    slips.iter().map(form).collect()
}

/// Returns the slips in words, each with the command that mends it; no line for none.
pub(super) fn told(slips: &[Slip], width: usize) -> Vec<String> {
    if slips.is_empty() {
        return Vec::new();
    }
    let mut lines = vec![
        String::new(),
        phrases::paragraph(
            "Some of it was perhaps meant otherwise than it was typed. Leave what is right.",
            width,
        ),
    ];
    for slip in slips.iter().take(MOST_TOLD) {
        lines.push(format!("- {}", phrases::hanging(&words(slip), 2, width)));
        lines.push(format!("    {}", repair(slip)));
    }
    let more = slips.len().saturating_sub(MOST_TOLD);
    if more > 0 {
        lines.push(format!("And {more} more: `cramp check --json`."));
    }
    lines
}

/// Returns the word in JSON.
fn kind(slip: &Slip) -> &'static str {
    match slip {
        Slip::CrampTwice { .. } => "cramp_twice",
        Slip::DoseTwice { .. } => "dose_twice",
        Slip::HalfADayOff { .. } => "half_a_day_off",
        Slip::MouthfulOfWater { .. } => "mouthful_of_water",
        Slip::Tenfold { .. } => "tenfold",
        Slip::ClockSetBack { .. } => "clock_set_back",
    }
}

fn words(slip: &Slip) -> String {
    match slip {
        Slip::CrampTwice { first, second } => {
            format!("Cramps {first} and {second} are of the same minute and the same place.")
        }
        Slip::DoseTwice { first, second } => {
            format!("Doses {first} and {second} are of the same minute and the same medicine.")
        }
        Slip::HalfADayOff { cramp, start, meant } => {
            let [start, meant] = [start, meant].map(|it| it.format("%H:%M"));
            format!("Cramp {cramp} began at {start} in the afternoon. Was it {meant}?")
        }
        Slip::MouthfulOfWater { date, ml } => {
            format!("Water on {}: {ml} ml, less than a mouthful.", phrases::date(*date))
        }
        Slip::Tenfold { entry, medicine, noted, meant } => {
            let name = medicine.name();
            let entry = match entry {
                Taken::Course(number) => format!("Course {number}"),
                Taken::Dose(number) => format!("Dose {number}"),
            };
            format!("{entry}, {name}: {noted}, at least ten times off the usual. Was it {meant}?")
        }
        Slip::ClockSetBack { from, to, cramps } => {
            let [from, to] = [from, to].map(|it| phrases::date_and_time(it.naive_local()));
            let cramps: Vec<String> = cramps.iter().map(i64::to_string).collect();
            let logged = match &cramps[..] {
                [] => String::new(),
                [one] => format!(" Cramp {one} was logged in between."),
                more => format!(" Cramps {} were logged in between.", phrases::list(more)),
            };
            format!(
                "The clock of this machine went back from {from} to {to}.{logged} Times before may \
                 be wrong; `cramp edit` puts them right."
            )
        }
    }
}

fn repair(slip: &Slip) -> String {
    match slip {
        Slip::CrampTwice { second, .. } => format!("cramp delete {second}"),
        Slip::DoseTwice { second, .. } => format!("cramp med delete dose {second}"),
        Slip::HalfADayOff { cramp, meant, .. } => {
            format!("cramp edit {cramp} {}", meant.format("%Y-%m-%d %H:%M"))
        }
        Slip::MouthfulOfWater { date, ml } if *ml <= LITRES_UP_TO => {
            format!("cramp day {date} water {ml}l")
        }
        Slip::MouthfulOfWater { date, ml } => format!("cramp day {date} water {ml} glasses"),
        Slip::Tenfold { entry: Taken::Course(number), meant, .. } => {
            format!("cramp med edit course {number} {meant}")
        }
        Slip::Tenfold { entry: Taken::Dose(number), meant, .. } => {
            format!("cramp med edit dose {number} {meant}")
        }
        Slip::ClockSetBack { cramps, .. } => match cramps.last() {
            Some(number) => format!("cramp show {number}"),
            None => "cramp history".to_owned(),
        },
    }
}
