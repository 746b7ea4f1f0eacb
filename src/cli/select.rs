//! Which cramp a person means: a number, or `last`.

use crate::diary::{Cramp, Recorded};
use crate::store::View;

use super::failure::Failure;

/// Returns the cramp of this number; `last` is the one that was written down last.
///
/// # Errors
///
/// If it is no number, or there is no such cramp.
pub(crate) fn cramp(asked: &str, view: View<'_>) -> Result<Recorded<Cramp>, Failure> {
    if is_last(asked) {
        return view.last_cramp()?.ok_or_else(|| {
            Failure::cannot("no cramp is recorded yet").hint("`cramp log` records one")
        });
    }
    let number: i64 = asked.trim_start_matches('#').parse().map_err(|_| {
        Failure::usage(format!("`{asked}` is not the number of a cramp"))
            .hint("`cramp list` shows the numbers; `last` is the one written down last")
    })?;
    view.cramp(number)?.ok_or_else(|| {
        Failure::cannot(format!("there is no cramp {number}"))
            .hint("`cramp list --all` shows every cramp with its number")
    })
}

/// Tells whether the cramp is named by when it was written down, and not by its number.
pub(crate) fn is_last(asked: &str) -> bool {
    asked.eq_ignore_ascii_case("last")
}
