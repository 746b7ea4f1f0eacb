//! The CSV page: the columns of each table, as the codebook of an export explains them.

use std::collections::BTreeMap;

/// Returns the page with each table whose first line begins as "| `days.csv` |" does, written anew from the codebook; all of its tables must be there.
pub(crate) fn with_tables_of(codebook: &str, page: &str) -> String {
    let mut tables = explained(codebook);
    let mut text = String::new();
    let mut is_replaced = false;
    for line in page.lines() {
        let named = line.strip_prefix("| `").and_then(|rest| rest.split_once(".csv` |"));
        if let Some((name, _)) = named.filter(|_| text.ends_with("\n\n")) {
            text.push_str(&format!(
                "| `{name}.csv` | meaning | unit | values | if unknown |\n\
                 | --- | --- | --- | --- | --- |\n{}",
                tables.remove(name).unwrap()
            ));
            is_replaced = true;
        }
        is_replaced = is_replaced && line.starts_with('|');
        if !is_replaced {
            text.push_str(line);
            text.push('\n');
        }
    }
    assert!(tables.is_empty(), "the page lacks {:?}", tables.keys());
    text
}

/// Returns the rows of each table, as the page shows them.
fn explained(codebook: &str) -> BTreeMap<String, String> {
    let mut tables: BTreeMap<String, String> = BTreeMap::new();
    for row in csv::Reader::from_reader(codebook.as_bytes()).records() {
        let row = row.unwrap();
        let cells: Vec<&str> = row.iter().collect();
        let [table, column, meaning, unit, values, unknown] = cells.as_slice() else {
            panic!("the codebook has {} columns", row.len());
        };
        if *table != "export" {
            let line = format!("| `{column}` | {meaning} | {unit} | {values} | {unknown} |\n");
            tables.entry((*table).to_owned()).or_default().push_str(&line.replace("|  |", "| |"));
        }
    }
    tables
}
