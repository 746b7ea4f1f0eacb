//! Guard: free text that no spreadsheet runs as a formula, and the same text back.

/// The characters that make a spreadsheet take a cell for a formula when they come first.
///
/// The list of OWASP's page on CSV injection, wide forms included.
const RUNS: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// Returns the text as it may stand in a cell.
///
/// Text that would run gets one apostrophe in front; so does text that would run but for
/// the apostrophes it begins with, or reading could not tell the two apart.
pub(super) fn guarded(text: &str) -> String {
    if would_run(text) { format!("'{text}") } else { text.to_owned() }
}

/// Returns the text that a cell stands for: the exact opposite of [`guarded`].
pub(super) fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(text) if would_run(text) => text,
        _ => cell,
    }
}

fn would_run(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(RUNS)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_would_run_gets_an_apostrophe() {
        for (text, cell) in [
            ("=1+1", "'=1+1"),
            ("-better", "'-better"),
            ("\t=1", "'\t=1"),
            ("'=1", "''=1"),
            ("''@x", "'''@x"),
        ] {
            assert_eq!(guarded(text), cell);
            assert_eq!(unguarded(cell), text);
        }
    }

    #[test]
    fn what_would_not_run_stays_as_it_is() {
        for text in ["slept on the sofa", "'til dawn", "'", "''", "2=2", ""] {
            assert_eq!(guarded(text), text);
            assert_eq!(unguarded(text), text);
        }
    }

    #[test]
    fn a_formula_that_somebody_typed_into_the_table_is_read_as_its_text() {
        assert_eq!(unguarded("=1+1"), "=1+1");
    }

    proptest! {
        #[test]
        fn any_text_comes_back_and_never_runs(text in "['=+@\t\r\n-]{0,4}\\PC{0,8}") {
            let cell = guarded(&text);
            prop_assert_eq!(unguarded(&cell), text.as_str());
            prop_assert!(!cell.starts_with(RUNS));
        }
    }
}
