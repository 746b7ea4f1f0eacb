//! Record: the values of a row, as SQLite writes them (<https://sqlite.org/fileformat2.html>, 2.1).

use rusqlite::types::Value;

/// Reads an integer of 1 to 9 bytes, and returns it with its length.
pub(super) fn varint(bytes: &[u8]) -> Option<(u64, usize)> {
    let mut value = 0;
    for (place, byte) in bytes.iter().take(9).enumerate() {
        if place == 8 {
            return Some((value << 8 | u64::from(*byte), 9));
        }
        value = value << 7 | u64::from(byte & 0x7f);
        if byte & 0x80 == 0 {
            return Some((value, place + 1));
        }
    }
    None
}

/// As [`varint`], for a length in bytes.
pub(super) fn length(bytes: &[u8]) -> Option<(usize, usize)> {
    let (value, taken) = varint(bytes)?;
    Some((usize::try_from(value).ok()?, taken))
}

/// Reads the values of a record; `None` where its header and its body do not fit.
///
/// A text with bytes that are no UTF-8 gets marks of replacement in their place.
pub(super) fn values(record: &[u8]) -> Option<Vec<Value>> {
    let (header, taken) = length(record)?;
    let mut types = record.get(taken..header)?;
    let mut body = record.get(header..)?;
    let mut values = Vec::new();
    while !types.is_empty() {
        let (kind, taken) = varint(types)?;
        types = &types[taken..];
        let (bytes, rest) = body.split_at_checked(size(kind)?)?;
        values.push(value(kind, bytes));
        body = rest;
    }
    (body.is_empty() && !values.is_empty()).then_some(values)
}

/// Returns how many bytes a value of this kind takes.
fn size(kind: u64) -> Option<usize> {
    match kind {
        0 | 8 | 9 => Some(0),
        1..=4 => usize::try_from(kind).ok(),
        5 => Some(6),
        6 | 7 => Some(8),
        12.. => usize::try_from((kind - 12) / 2).ok(),
        _ => None,
    }
}

fn value(kind: u64, bytes: &[u8]) -> Value {
    match kind {
        0 => Value::Null,
        7 => Value::Real(f64::from_bits(integer(bytes).cast_unsigned())),
        8 => Value::Integer(0),
        9 => Value::Integer(1),
        1..=6 => Value::Integer(integer(bytes)),
        _ if kind.is_multiple_of(2) => Value::Blob(bytes.to_owned()),
        _ => Value::Text(String::from_utf8_lossy(bytes).into_owned()),
    }
}

/// Reads an integer of up to 8 bytes, the highest first, with its sign.
fn integer(bytes: &[u8]) -> i64 {
    let negative = bytes.first().is_some_and(|first| first & 0x80 != 0);
    let filling = if negative { -1 } else { 0 };
    bytes.iter().fold(filling, |value, byte| value << 8 | i64::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers_have_one_to_nine_bytes() {
        assert_eq!(varint(&[0x7f]), Some((127, 1)));
        assert_eq!(varint(&[0x81, 0x00]), Some((128, 2)));
        assert_eq!(varint(&[0xff; 9]), Some((u64::MAX, 9)));
        assert_eq!(varint(&[0x81]), None);
        assert_eq!(varint(&[]), None);
    }

    #[test]
    fn a_record_is_read_whole_or_not_at_all() {
        let record = [6, 0, 1, 9, 2, 17, 0xff, 0xff, 0x85, b'o', b'k'];
        let read = values(&record).unwrap();
        let text = Value::Text("ok".to_owned());
        let [minus_one, minus_123] = [Value::Integer(-1), Value::Integer(-123)];
        assert_eq!(read, [Value::Null, minus_one, Value::Integer(1), minus_123, text]);
        assert_eq!(values(&record[..record.len() - 1]), None);
        assert_eq!(values(&[2, 10]), None, "a kind that SQLite keeps for itself");
        assert_eq!(values(&[0, 0]), None);
        assert_eq!(values(&[]), None);
    }
}
