//! Relief: what was tried and how it worked, as two lists of the same length.

use super::cell::{optional, read_word};
use crate::diary::{Effect, Relief, Technique};

/// Writes the techniques, in order, with `;` between them.
pub(super) fn techniques(relief: &[Relief]) -> String {
    listed(relief, |relief| relief.technique.word())
}

/// Writes the effects, one for each technique; an unknown one is empty.
pub(super) fn effects(relief: &[Relief]) -> String {
    listed(relief, |relief| relief.effect.map_or("", Effect::word))
}

fn listed(relief: &[Relief], word: fn(&Relief) -> &'static str) -> String {
    relief.iter().map(word).collect::<Vec<_>>().join(";")
}

/// Reads the techniques; their effects follow in the next column.
pub(super) fn read_techniques(cell: &str) -> Result<Vec<Relief>, String> {
    let words = cell.split(';').map(|word| word.trim_matches(' '));
    let read = |word| {
        let technique = read_word(word, Technique::ALL, Technique::word)?;
        Ok(Relief { technique, effect: None })
    };
    if cell.trim_matches(' ').is_empty() { Ok(Vec::new()) } else { words.map(read).collect() }
}

/// Reads the effects of the reliefs before them, one each; an empty cell knows none of them.
pub(super) fn read_effects(reliefs: &mut [Relief], cell: &str) -> Result<(), String> {
    if cell.is_empty() {
        return Ok(());
    }
    let words: Vec<_> = cell.split(';').collect();
    if words.len() != reliefs.len() {
        return Err("does not hold one entry for each entry of relief".to_owned());
    }
    for (relief, word) in reliefs.iter_mut().zip(words) {
        relief.effect = optional(word, |word| read_word(word, Effect::ALL, Effect::word))?;
    }
    Ok(())
}
