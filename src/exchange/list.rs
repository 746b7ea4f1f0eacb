//! List: several entries in one cell, with `;` between them.

/// Writes the entries.
pub(super) fn write<T>(entries: &[T], word: impl Fn(&T) -> String) -> String {
    entries.iter().map(word).collect::<Vec<_>>().join(";")
}

/// Reads the entries, each without the spaces around it; an empty cell has none.
pub(super) fn read<T>(
    cell: &str,
    read: impl Fn(&str) -> Result<T, String>,
) -> Result<Vec<T>, String> {
    match cell.trim_matches(' ') {
        "" => Ok(Vec::new()),
        entries => entries.split(';').map(|entry| read(entry.trim_matches(' '))).collect(),
    }
}

/// Reads the entries; one that stands there twice is refused.
pub(super) fn read_distinct<T: PartialEq>(
    cell: &str,
    read_one: impl Fn(&str) -> Result<T, String>,
) -> Result<Vec<T>, String> {
    let entries = read(cell, read_one)?;
    let is_double = |(place, entry)| entries.iter().take(place).any(|earlier| earlier == entry);
    if entries.iter().enumerate().any(is_double) {
        return Err("holds the same entry twice".to_owned());
    }
    Ok(entries)
}

/// Reads one entry for each entry of another list; an empty cell says nothing of any of them.
pub(super) fn read_beside<T>(
    cell: &str,
    others: &mut [T],
    of: &str,
    mut read: impl FnMut(&mut T, &str) -> Result<(), String>,
) -> Result<(), String> {
    if cell.is_empty() {
        return Ok(());
    }
    if cell.split(';').count() != others.len() {
        return Err(format!("does not hold one entry for each entry of {of}"));
    }
    others.iter_mut().zip(cell.split(';')).try_for_each(|(other, entry)| read(other, entry))
}

#[cfg(test)]
mod tests {
    use super::super::cell::read_whole;
    use super::*;

    fn digit(entry: &str) -> Result<u32, String> {
        read_whole(entry, 0..=9)
    }

    #[test]
    fn entries_come_back_in_their_order() {
        assert_eq!(write(&[3, 1, 2], u32::to_string), "3;1;2");
        assert_eq!(read("3; 1;2 ", digit), Ok(vec![3, 1, 2]));
        assert_eq!(read(" ", digit), Ok(vec![]));
        assert!(read("3;;2", |entry| entry.parse::<u32>().map_err(|e| e.to_string())).is_err());
    }

    #[test]
    fn an_entry_twice_is_refused_where_it_makes_no_sense() {
        assert_eq!(read_distinct("3;1", digit), Ok(vec![3, 1]));
        assert_eq!(read_distinct("3;3", digit).unwrap_err(), "holds the same entry twice");
    }

    #[test]
    fn a_list_beside_another_is_as_long_or_empty() {
        let beside = |cell: &str| {
            let mut others = [1, 1];
            read_beside(cell, &mut others, "it", |other, entry| {
                *other = digit(entry)?;
                Ok(())
            })
            .map(|()| others)
        };
        assert_eq!(beside("4;5"), Ok([4, 5]));
        assert_eq!(beside(""), Ok([1, 1]));
        assert_eq!(beside("4").unwrap_err(), "does not hold one entry for each entry of it");
    }
}
