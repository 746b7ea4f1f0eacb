//! Layout: lists, and lines broken to the width.

use crate::cli::screen::columns;

/// Returns "a", "a and b", "a, b and c".
pub(crate) fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [head @ .., last] => format!("{} and {last}", head.join(", ")),
    }
}

/// Returns "a", "a or b", "a, b or c".
pub(super) fn one_of(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [head @ .., last] => format!("{} or {last}", head.join(", ")),
    }
}

/// Begins a text with a capital letter.
pub(crate) fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Cuts a long text for an echo; the diary keeps it whole.
pub(crate) fn shortened(text: &str) -> String {
    const MOST: usize = 120;
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// Breaks text into lines of at most `width` columns; a longer word stands alone.
pub(crate) fn wrapped(text: &str, width: usize) -> Vec<String> {
    broken(text, width, width)
}

/// Breaks text that begins after a margin; the lines below begin at the margin too.
pub(crate) fn hanging(text: &str, margin: usize, width: usize) -> String {
    let room = width.saturating_sub(margin).max(20);
    broken(text, room, room).join(&format!("\n{:margin$}", ""))
}

/// Breaks a paragraph; all lines but the first are indented by two columns.
pub(crate) fn paragraph(text: &str, width: usize) -> String {
    broken(text, width, width.saturating_sub(2)).join("\n  ")
}

/// Breaks text into a first line and the rest, each of at most so many columns.
///
/// A number stays with its per cent sign.
fn broken(text: &str, first: usize, rest: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.replace(" %", "\u{a0}%").split([' ', '\n', '\t']).filter(|it| !it.is_empty()) {
        let room = if lines.len() < 2 { first } else { rest };
        match lines.last_mut() {
            Some(line) if columns(line) + 1 + columns(word) <= room => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines.into_iter().map(|line| line.replace('\u{a0}', " ")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::screen::bold;

    #[test]
    fn a_long_line_is_broken_between_words() {
        assert_eq!(
            wrapped("left calf, 2 min, pain 7/10", 12),
            ["left calf, 2", "min, pain", "7/10"]
        );
        assert_eq!(wrapped("", 12), Vec::<String>::new());
        assert_eq!(wrapped("about 50 % of", 8), ["about", "50 % of"]);
        assert_eq!(wrapped("hippopotamus", 4), ["hippopotamus"]);
        assert_eq!(wrapped(&format!("{} b", bold("a")), 3).len(), 1, "styles take no room");
        assert_eq!(hanging("one two three four five", 4, 24), "one two three four\n    five");
        assert_eq!(paragraph("one two three", 7), "one two\n  three");
    }

    #[test]
    fn a_list_ends_with_and() {
        let items =
            |n: usize| ["a", "b", "c"][..n].iter().map(|s| (*s).to_owned()).collect::<Vec<_>>();
        assert_eq!(list(&items(1)), "a");
        assert_eq!(list(&items(2)), "a and b");
        assert_eq!(list(&items(3)), "a, b and c");
    }
}
