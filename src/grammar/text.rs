//! Text: the words as they were typed, and as they are compared.

/// One word.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Token {
    /// The word as typed.
    pub(super) raw: String,
    /// The word as compared: in lower case, without commas and brackets around it.
    pub(super) low: String,
    /// Where it ends in the whole text, in bytes.
    end: usize,
}

/// Everything that was typed.
#[derive(Debug)]
pub(super) struct Text {
    whole: String,
    tokens: Vec<Token>,
}

/// A word list: each value with the phrases that stand for it.
pub(super) type Lexicon<T> = &'static [(T, &'static [&'static str])];

impl Text {
    /// Splits what the shell gave at its white space.
    pub(super) fn new(words: &[String]) -> Self {
        let whole = clean(&words.join(" "));
        let mut tokens: Vec<Token> = Vec::new();
        for raw in whole.split_whitespace() {
            let from = tokens.last().map_or(0, |token| token.end);
            let start = whole.get(from..).and_then(|rest| rest.find(raw)).unwrap_or(0) + from;
            tokens.push(Token { raw: raw.to_owned(), low: low(raw), end: start + raw.len() });
        }
        Self { whole, tokens }
    }

    /// Returns the words.
    pub(super) fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// Returns the words before `note`, and everything after it word for word; "forget note" is none.
    pub(super) fn split_note(&self) -> (&[Token], Option<String>) {
        for (before, token) in self.tokens.iter().enumerate().filter(|(_, t)| t.low == "note") {
            if before.checked_sub(1).and_then(|at| self.tokens.get(at)).is_some_and(forgets) {
                continue;
            }
            let after = self.whole.get(token.end..).unwrap_or_default().trim();
            if let (false, Some(words)) = (after.is_empty(), self.tokens.get(..before)) {
                return (words, Some(after.to_owned()));
            }
        }
        (&self.tokens, None)
    }
}

/// Returns a text without the characters that are unseen; a tab or the end of a line becomes a space.
pub fn clean(text: &str) -> String {
    let shown = text.chars().filter(|c| !is_unseen(*c) || c.is_whitespace());
    shown.map(|c| if is_unseen(c) { ' ' } else { c }).collect()
}

/// Tells whether a character is one that a terminal obeys instead of showing, or shows nothing of.
///
/// These are control characters, the marks that turn the direction of writing, the ends of lines, spaces
/// and hyphens of no width, tags, and those that stand for no character. Those that join letters are none.
pub fn is_unseen(letter: char) -> bool {
    letter.is_control()
        || matches!(letter,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{feff}'
            | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fdd0}'..='\u{fdef}'
            | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

fn forgets(token: &Token) -> bool {
    token.low == "forget"
}

/// Returns the form of a word in which it is compared.
fn low(raw: &str) -> String {
    let bare = raw.trim_start_matches('(').trim_end_matches([',', ';', ':', '.', '!', '?', ')']);
    bare.to_lowercase().replace('’', "'").replace('μ', "µ").replace('−', "-")
}

/// Returns the first word as compared; empty at the end.
pub(super) fn first(tokens: &[Token]) -> &str {
    tokens.first().map_or("", |token| &token.low)
}

/// Returns the words after the first few.
pub(super) fn skip(tokens: &[Token], words: usize) -> &[Token] {
    tokens.get(words..).unwrap_or_default()
}

/// Returns how many words a phrase takes, if the tokens begin with it.
pub(super) fn begins(tokens: &[Token], phrase: &str) -> Option<usize> {
    let mut words = 0;
    for word in phrase.split(' ') {
        if tokens.get(words)?.low != word {
            return None;
        }
        words += 1;
    }
    Some(words)
}

/// Returns 1 if the first word is one of these, otherwise 0.
pub(super) fn optional(tokens: &[Token], words: &[&str]) -> usize {
    usize::from(words.contains(&first(tokens)))
}

/// Looks up the longest phrase that the tokens begin with.
pub(super) fn lookup<T: Copy>(tokens: &[Token], lexicon: Lexicon<T>) -> Option<(usize, T)> {
    let phrases = lexicon.iter().flat_map(|(value, all)| all.iter().map(move |p| (p, *value)));
    phrases
        .filter_map(|(phrase, value)| Some((begins(tokens, phrase)?, value)))
        .max_by_key(|(words, _)| *words)
}

/// Returns the tokens without the sign before the first.
pub(super) fn without_sign(tokens: &[Token]) -> Vec<Token> {
    let mut tokens = tokens.to_vec();
    if let Some(token) = tokens.first_mut() {
        token.low = token.low.trim_start_matches(['-', '+']).to_owned();
    }
    tokens
}

#[cfg(test)]
pub(super) fn tokens(text: &str) -> Vec<Token> {
    Text::new(&[text.to_owned()]).tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_compared_without_case_and_commas() {
        let lows: Vec<_> = tokens("Left, (CALF) didn’t 7/10.").into_iter().map(|t| t.low).collect();
        assert_eq!(lows, ["left", "calf", "didn't", "7/10"]);
    }

    #[test]
    fn a_note_is_kept_word_for_word() {
        let text = Text::new(&["left".into(), "note".into(), "Slept,  badly note".into()]);
        let (before, note) = text.split_note();
        assert_eq!(before.len(), 1);
        assert_eq!(note.as_deref(), Some("Slept,  badly note"));
    }

    #[test]
    fn what_a_terminal_would_obey_is_taken_out() {
        assert_eq!(clean("a\tb\nc\u{1b}[31m\u{7f}\u{9b}d\u{202e}e\u{2066}f"), "a b c[31mdef");
        assert_eq!(clean("mag\u{200b}nes\u{ad}ium\u{2028}\u{feff}2x"), "magnesium 2x");
        let text = Text::new(&["calf note odd\u{1b}[2J\tnight".into()]);
        let (_, note) = text.split_note();
        assert_eq!(note.as_deref(), Some("odd[2J night"));
    }

    #[test]
    fn a_minus_is_a_hyphen() {
        assert_eq!(first(&tokens("−20m")), "-20m");
    }

    #[test]
    fn note_without_words_is_a_word_like_any_other() {
        assert_eq!(Text::new(&["left note".into()]).split_note().1, None);
    }
}
