//! Found: the answer of a recogniser.

/// What a recogniser made of the words ahead.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Found<T> {
    /// How many words it takes; at least 1.
    pub(super) words: usize,
    /// What they mean, or why they mean nothing.
    pub(super) meaning: Result<T, Doubt>,
}

/// Why words are not understood.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Doubt {
    /// What is wrong with them, as the end of a sentence that they begin: "is not a clock time".
    pub(super) reason: Option<&'static str>,
    /// The words to type instead.
    pub(super) likely: Option<String>,
}

impl<T> Found<T> {
    /// Returns an answer that understands this many words.
    pub(super) fn new(words: usize, meaning: T) -> Self {
        Self { words, meaning: Ok(meaning) }
    }

    /// Returns an answer that takes this many words and doubts them.
    pub(super) fn doubt(words: usize, reason: &'static str) -> Self {
        Self { words, meaning: Err(Doubt::because(reason)) }
    }

    /// Changes the meaning, if there is one.
    pub(super) fn map<U>(self, change: impl FnOnce(T) -> U) -> Found<U> {
        Found { words: self.words, meaning: self.meaning.map(change) }
    }

    /// Adds words that stand before the understood ones.
    pub(super) fn after(self, words: usize) -> Self {
        Self { words: self.words + words, ..self }
    }
}

impl Doubt {
    /// Returns a doubt with its reason.
    pub(super) fn because(reason: &'static str) -> Self {
        Self { reason: Some(reason), likely: None }
    }

    /// Adds the words to type instead.
    pub(super) fn likely(self, words: String) -> Self {
        Self { likely: Some(words), ..self }
    }
}

/// Fills an empty slot, or confirms the value in it; another value is refused with the reason.
pub(super) fn fill<T: PartialEq>(
    slot: &mut Option<T>,
    value: T,
    reason: &'static str,
) -> Result<(), Doubt> {
    match slot {
        Some(known) if *known != value => Err(Doubt::because(reason)),
        _ => {
            *slot = Some(value);
            Ok(())
        }
    }
}
