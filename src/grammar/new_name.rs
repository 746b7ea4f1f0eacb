//! New name: what the person calls a factor of their own.

use crate::diary::{Catalogue, Factor};

use super::text::clean;

/// A name that can be typed after `cramp day`, and stand in a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewName {
    /// The name in SQL, CSV and JSON.
    pub key: String,
    /// What the person calls it, in lower case.
    pub label: String,
}

impl NewName {
    /// Reads one to four words of letters and digits that begin with a letter.
    pub fn read(text: &str) -> Option<Self> {
        const MOST_WORDS: usize = 4;
        const MOST_LETTERS: usize = 40;
        let text = clean(text).to_lowercase().replace(['_', '-'], " ");
        let words: Vec<&str> = text.split_whitespace().collect();
        let label = words.join(" ");
        let plain = words.iter().all(|word| word.bytes().all(|b| b.is_ascii_alphanumeric()));
        let named = label.starts_with(|c: char| c.is_ascii_lowercase());
        let fits = (1..=MOST_WORDS).contains(&words.len()) && label.len() <= MOST_LETTERS;
        (plain && named && fits).then(|| Self { key: label.replace(' ', "_"), label })
    }

    /// Returns the factor that already has this name, or one of whose levels has it.
    pub fn clash<'c>(&self, catalogue: &'c Catalogue) -> Option<&'c Factor> {
        let is_level = |factor: &Factor| {
            let mut levels = factor.kind.levels().iter();
            levels.any(|level| level.word == self.label || level.aliases.contains(&&*self.label))
        };
        let has_it = |factor: &&Factor| {
            let names = factor.names();
            names.contains(&*self.label) || names.contains(&*self.key) || is_level(factor)
        };
        catalogue.all().iter().find(has_it)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_a_few_plain_words() {
        let name = NewName::read(" Long  flight ").unwrap();
        assert_eq!((&*name.key, &*name.label), ("long_flight", "long flight"));
        assert_eq!(
            NewName::read("late-coffee").map(|name| name.key),
            Some("late_coffee".to_owned())
        );
        for text in ["", "2nd coffee", "café", "a;b", "one two three four five", "=1+1"] {
            assert_eq!(NewName::read(text), None, "{text}");
        }
    }

    #[test]
    fn a_name_that_means_something_already_is_told() {
        let catalogue = Catalogue::built_in();
        let clash =
            |text| NewName::read(text).unwrap().clash(&catalogue).map(|f| f.key.to_string());
        assert_eq!(clash("stood"), Some("standing".to_owned()));
        assert_eq!(clash("heels"), Some("footwear".to_owned()));
        assert_eq!(clash("coffee"), None);
    }
}
