//! Standing facts in words: dates that are known in part, and what a laboratory printed.

use chrono::Datelike;

use crate::diary::{LabResult, PartialDate};

use super::date;

/// Writes a date as precisely as it is known: "2015", "Mar 2015", "Sun 1 Mar 2015".
pub fn partial_date(partial: PartialDate) -> String {
    let (first, last) = (partial.first(), partial.last());
    if first == last {
        date(first)
    } else if first.month() == last.month() {
        first.format("%b %Y").to_string()
    } else {
        first.year().to_string()
    }
}

/// Returns the name of what a laboratory measured.
pub fn analyte(result: &LabResult) -> &str {
    if result.analyte == "vitamin_d" { "vitamin D" } else { &result.analyte }
}

/// Returns how the laboratory judged a result: "laboratory: flagged low, limits 3.5 to 5.1".
///
/// `None` if it printed neither a flag nor a limit; there are no limits but its own.
pub fn judged(result: &LabResult) -> Option<String> {
    let limits = match (result.low, result.high) {
        (None, None) => None,
        (Some(low), Some(high)) => Some(format!("limits {low} to {high}")),
        (Some(low), None) => Some(format!("lower limit {low}")),
        (None, Some(high)) => Some(format!("upper limit {high}")),
    };
    let flag = result.flag.map(|flag| format!("flagged {flag}"));
    let printed: Vec<String> = flag.into_iter().chain(limits).collect();
    (!printed.is_empty()).then(|| format!("laboratory: {}", printed.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_told_as_precisely_as_it_is_known() {
        for (text, told) in
            [("2015", "2015"), ("2015-03", "Mar 2015"), ("2015-03-01", "Sun 1 Mar 2015")]
        {
            assert_eq!(partial_date(text.parse().unwrap()), told);
        }
    }
}
