//! Distinct: what may stand in a table once only.

use std::collections::BTreeMap;

use crate::exchange::sheet::Line;
use crate::exchange::{Problem, Table};

/// Tells of each row whose `key` stands on an earlier line too; `what` names the key.
pub(super) fn distinct<T, K: Ord>(
    table: Table,
    rows: &[Line<T>],
    what: &str,
    key: impl Fn(&T) -> K,
    problems: &mut Vec<Problem>,
) {
    let mut lines = BTreeMap::new();
    for row in rows {
        if let Some(first) = lines.insert(key(&row.is), row.line) {
            let reason = format!("the same {what} stands on line {first}");
            problems.push(Problem::new(table.file_name(), row.line, reason));
        }
    }
}
