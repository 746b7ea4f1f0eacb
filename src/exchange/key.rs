//! Key: the key of a row that came without one.

use std::collections::BTreeMap;

/// Gives each row of one table the key that follows from its content.
///
/// Rows of the same content differ by their occurrence: the first, the second, …
pub(super) struct Keys {
    table: &'static str,
    seen: BTreeMap<u64, u64>,
}

impl Keys {
    /// Returns the keys of this table.
    pub(super) fn of(table: &'static str) -> Self {
        Self { table, seen: BTreeMap::new() }
    }

    /// Returns the key of the next row: 16 hexadecimal digits, the first a letter, so that no
    /// spreadsheet takes it for a number.
    pub(super) fn next(&mut self, cells: &[&str]) -> String {
        let content = cells.iter().fold(fnv(FNV_BASIS, self.table.as_bytes()), |hash, cell| {
            fnv(fnv(hash, b"\x1f"), cell.as_bytes())
        });
        let occurrence = self.seen.entry(content).or_default();
        *occurrence += 1;
        format!("{:016x}", fnv(content, &occurrence.to_be_bytes()) | 0xa << 60)
    }
}

const FNV_BASIS: u64 = 0xcbf2_9ce4_8422_2325;

/// Hashes more bytes by FNV-1a: `hash = (hash xor byte) · 1099511628211 mod 2⁶⁴` for each.
///
/// G. Fowler, L. C. Noll, K.-P. Vo, D. Eastlake, "The FNV Non-Cryptographic Hash Algorithm".
fn fnv(hash: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(hash, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Test vectors of the FNV draft.
    #[test]
    fn matches_the_published_hashes() {
        assert_eq!(fnv(FNV_BASIS, b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(fnv(FNV_BASIS, b"a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(fnv(FNV_BASIS, b"foobar"), 0x8594_4171_f739_67e8);
    }

    #[test]
    fn the_same_row_twice_has_two_keys_and_the_same_two_next_time() {
        let keys = || {
            let mut keys = Keys::of("cramps");
            [keys.next(&["a", "b"]), keys.next(&["ab", ""]), keys.next(&["a", "b"])]
        };
        let [first, other, second] = keys();
        assert!(first != second && first != other && second != other);
        assert_eq!(keys(), [first, other, second]);
        assert_ne!(Keys::of("doses").next(&["a", "b"]), keys()[0]);
        assert!(keys().iter().all(|key| key.starts_with(['a', 'b', 'e', 'f'])));
    }
}
