//! Rows: put one by one into a new diary, whose rules decide what is a row and what is debris.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset};
use rusqlite::types::Value;
use rusqlite::{Connection, ErrorCode, ffi, params_from_iter};

use crate::diary::Catalogue;

use super::super::check::history;
use super::super::{Error, View, columns, migrations};
use super::Saved;
use super::pages::{Pages, Row};
use super::trees::{self, Shape, Tree};

/// What became of a row.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    Saved,
    /// Without what could not be read in it.
    SavedInPart,
    /// It is there already.
    Twice,
    Refused,
}

/// The numbers that a diary gives to its rows: no damaged one shall make the next one huge.
const NUMBERS: std::ops::Range<i64> = 1..1 << 32;

/// The tables of the history, which is taken over whole or not at all.
const HISTORY: [&str; 2] = ["changes", "entries"];

/// A new diary in memory, and what became of each table.
#[derive(Debug)]
pub(super) struct Gathered {
    pub(super) conn: Connection,
    pub(super) tables: Vec<Saved>,
    /// Whether the history could be read whole, so that it is known what is lost.
    pub(super) counted: bool,
}

/// Gathers the rows of all tables into a new diary of this version, in memory.
pub(super) fn gather(
    pages: &Pages,
    version: u32,
    now: DateTime<FixedOffset>,
) -> Result<Gathered, Error> {
    let conn = migrations::new_diary(version)?;
    conn.pragma_update(None, "foreign_keys", false)?;
    conn.set_prepared_statement_cache_capacity(64);
    let shapes = Shape::all(&conn)?;
    let roots = trees::roots(pages);
    let mut trees: Vec<_> = shapes.iter().map(|shape| Tree::of(pages, shape, &roots)).collect();
    let counters = shapes.iter().position(|shape| shape.name == "sqlite_sequence");
    let counters = counters.map(|place| std::mem::take(&mut trees[place].rows)).unwrap_or_default();
    let gatherer = Gatherer { conn: &conn, now: columns::time_text(now) };
    let one = conn.unchecked_transaction()?;
    let mut saved = Vec::new();
    for (shape, tree) in shapes.iter().zip(&mut trees) {
        let rows = std::mem::take(&mut tree.rows);
        saved.push(gatherer.put_tree(shape, tree, &rows)?);
    }
    // The pages of an index are none of a table, though some look like it.
    let indexes = Shape::all_indexes(&conn)?;
    trees.extend(indexes.iter().map(|shape| Tree::of(pages, shape, &roots)));
    gatherer.put_strays(pages, &shapes, &trees, &mut saved)?;
    let of_index = |name: &str| {
        let place = indexes.iter().position(|shape| shape.name == name);
        place.map_or(&[][..], |place| &*trees[shapes.len() + place].rows)
    };
    let nights = (of_index("cramps_by_night"), of_index("sqlite_autoindex_cramps_1"));
    gatherer.put_parents(nights, &mut saved)?;
    gatherer.drop_what_cannot_be_read(&shapes, &mut saved)?;
    gatherer.drop_orphans(&mut saved)?;
    let counted = gatherer.settle_history(&mut saved)?;
    gatherer.put_counters(&counters)?;
    for table in &mut saved {
        let sql = format!("SELECT count(*) FROM {}", table.table);
        table.rows = conn.query_row(&sql, [], |row| row.get(0))?;
    }
    one.commit()?;
    saved.retain(|it| it.table != "sqlite_sequence" && *it != Saved::nothing(&it.table));
    Ok(Gathered { conn, tables: saved, counted })
}

impl Saved {
    fn nothing(table: &str) -> Self {
        Self { table: table.to_owned(), rows: 0, in_part: 0, lost: 0, pages_lost: 0 }
    }
}

/// Puts back the days to which something belongs.
const DAYS: &str = "INSERT OR IGNORE INTO days (date, recorded_at) SELECT date, ?1
    FROM (SELECT date FROM readings UNION SELECT date FROM bouts)";

/// Puts back the medicines to which something belongs, under a number instead of a name.
const MEDICINES: &str = "INSERT OR IGNORE INTO medicines (id, name, folded)
    SELECT medicine, 'medicine ' || medicine, 'medicine ' || medicine
    FROM (SELECT medicine FROM courses UNION SELECT medicine FROM doses)";

/// Returns the statement that puts back the person's own factors, of the kind that their readings are.
fn factors() -> String {
    let catalogue = Catalogue::built_in();
    let built_in: Vec<_> = catalogue.recorded().map(|factor| format!("'{}'", factor.key)).collect();
    format!(
        "INSERT OR IGNORE INTO factors
            (key, position, label, kind, unit, least, most, levels, exposed, acts, retired)
         SELECT key, (SELECT coalesce(max(position), 0) FROM factors) + row_number() OVER (),
            replace(key, '_', ' '), kind, iif(kind = 'amount', 'units', NULL), least, most,
            iif(kind = 'category', replace(words, ',', ';'), NULL), 'never', 'day', 'no'
         FROM (SELECT factor AS key, min(amount) AS least, max(amount) AS most,
                group_concat(DISTINCT word) AS words,
                CASE WHEN min(word) IS NULL THEN 'amount'
                    WHEN min(word IN ('yes', 'no')) THEN 'yes_no'
                    WHEN min(word GLOB '[0-2][0-9]:[0-5][0-9]') THEN 'clock'
                    ELSE 'category' END AS kind
            FROM readings WHERE factor NOT IN ({}) AND factor NOT IN (SELECT key FROM factors)
            GROUP BY factor)",
        built_in.join(", ")
    )
}

struct Gatherer<'a> {
    conn: &'a Connection,
    /// Stands where it is no longer known when something was written down.
    now: String,
}

impl Gatherer<'_> {
    /// Puts the rows of a tree into their table.
    fn put_tree(&self, shape: &Shape, tree: &Tree, rows: &[Row]) -> Result<Saved, Error> {
        let mut saved = Saved::nothing(&shape.name);
        saved.pages_lost = u32::try_from(tree.holes).unwrap_or(u32::MAX);
        saved.lost = u32::try_from(tree.unread).unwrap_or(u32::MAX);
        for row in rows {
            match self.put(shape, row)? {
                Fate::SavedInPart => saved.in_part += 1,
                Fate::Refused => saved.lost += 1,
                Fate::Saved | Fate::Twice => {}
            }
        }
        Ok(saved)
    }

    /// Puts the rows of pages that nothing leads to into the table that takes most of them.
    fn put_strays(
        &self,
        pages: &Pages,
        shapes: &[Shape],
        trees: &[Tree],
        saved: &mut [Saved],
    ) -> Result<(), Error> {
        let strays = trees::stray(pages, trees);
        let mut best: BTreeMap<u32, (usize, usize, Vec<Row>)> = BTreeMap::new();
        let may_have = |place: usize| pages.free_are_known() || trees[place].has_holes();
        for (place, shape) in shapes.iter().enumerate().filter(|(place, _)| may_have(*place)) {
            for (number, rows) in strays(shape) {
                let taken = self.taken(shape, &rows)?;
                let known = best.get(&number).map_or(0, |(taken, ..)| *taken);
                if taken > known && 2 * taken >= rows.len() {
                    best.insert(number, (taken, place, rows));
                }
            }
        }
        for (_, place, rows) in best.into_values() {
            for row in &rows {
                if self.put(&shapes[place], row)? == Fate::SavedInPart {
                    saved[place].in_part += 1;
                }
            }
        }
        Ok(())
    }

    /// Counts the rows that a table would take as they are, and leaves none there.
    fn taken(&self, shape: &Shape, rows: &[Row]) -> Result<usize, Error> {
        self.conn.execute_batch("SAVEPOINT trial")?;
        let mut taken = 0;
        for row in rows {
            taken += usize::from(self.insert(shape, &self.values(shape, row))? == Fate::Saved);
        }
        self.conn.execute_batch("ROLLBACK TO trial; RELEASE trial")?;
        Ok(taken)
    }

    /// Puts a row into its table; if a rule of that refuses it, without what the rule is about.
    fn put(&self, shape: &Shape, row: &Row) -> Result<Fate, Error> {
        let values = self.values(shape, row);
        let fate = self.insert(shape, &values)?;
        if fate != Fate::Refused || HISTORY.contains(&&*shape.name) {
            return Ok(fate);
        }
        for width in 1..=3 {
            for first in 0..values.len().saturating_sub(width - 1) {
                let mut rest = values.clone();
                let columns = shape.columns.iter().zip(&mut rest).skip(first).take(width);
                columns.for_each(|(column, value)| *value = self.instead(column));
                if self.insert(shape, &rest)? == Fate::Saved {
                    return Ok(Fate::SavedInPart);
                }
            }
        }
        Ok(Fate::Refused)
    }

    /// Returns what stands for a value that cannot be read: unknown, or the present for its writing.
    fn instead(&self, column: &str) -> Value {
        match column {
            "recorded_at" => Value::Text(self.now.clone()),
            _ => Value::Null,
        }
    }

    /// Returns the values of a row as its table has them.
    fn values(&self, shape: &Shape, row: &Row) -> Vec<Value> {
        let mut values = row.values.clone();
        if let (Some(place), Some(number)) = (shape.number, row.number)
            && let Some(value) = values.get_mut(place)
        {
            *value = Value::Integer(number);
        }
        values
    }

    fn insert(&self, shape: &Shape, values: &[Value]) -> Result<Fate, Error> {
        let fits = values.len() <= shape.columns.len();
        let number = shape.number.and_then(|place| values.get(place));
        let is_possible = number.is_none_or(
            |number| matches!(number, Value::Integer(number) if NUMBERS.contains(number)),
        );
        if !fits || !is_possible {
            return Ok(Fate::Refused);
        }
        let sql = format!(
            "INSERT INTO {} ({}) VALUES (?{})",
            shape.name,
            shape.columns[..values.len()].join(", "),
            ", ?".repeat(values.len() - 1)
        );
        match self.conn.prepare_cached(&sql)?.execute(params_from_iter(values)) {
            Ok(_) => Ok(Fate::Saved),
            Err(rusqlite::Error::SqliteFailure(refusal, _)) => match refusal.extended_code {
                ffi::SQLITE_CONSTRAINT_PRIMARYKEY
                | ffi::SQLITE_CONSTRAINT_ROWID
                | ffi::SQLITE_CONSTRAINT_UNIQUE => Ok(Fate::Twice),
                _ if refusal.code == ErrorCode::OutOfMemory => Err(Error::Io),
                _ => Ok(Fate::Refused),
            },
            Err(error) => Err(error.into()),
        }
    }

    /// Puts back rows to which others belong, as far as it is known what they were.
    ///
    /// The night of a cramp is in an index as well. Of a day only its date is certain, of a medicine
    /// that there was one, and of a factor how it was noted. Where no row of theirs is lost, debris that
    /// names another one is no reason to make it up.
    fn put_parents(
        &self,
        (nights, keys): (&[Row], &[Row]),
        saved: &mut [Saved],
    ) -> Result<(), Error> {
        let is_short = |saved: &&mut Saved| saved.lost > 0 || saved.pages_lost > 0;
        for saved in saved.iter_mut().filter(is_short) {
            let put = match &*saved.table {
                "cramps" => self.put_cramps_by_night(nights, keys)?,
                "days" => self.conn.execute(DAYS, [&self.now])?,
                "medicines" => self.conn.execute(MEDICINES, [])?,
                "factors" => self.conn.execute(&factors(), [])?,
                _ => continue,
            };
            let put = u32::try_from(put).unwrap_or(u32::MAX);
            saved.in_part += put;
            saved.lost = saved.lost.saturating_sub(put);
        }
        Ok(())
    }

    /// Puts back the cramps that are only in their index: their night, and their key.
    fn put_cramps_by_night(&self, nights: &[Row], keys: &[Row]) -> Result<usize, Error> {
        let pair = |row: &Row| match row.values.as_slice() {
            [Value::Text(text), Value::Integer(number)] => Some((*number, text.clone())),
            _ => None,
        };
        let keys: BTreeMap<i64, String> = keys.iter().filter_map(pair).collect();
        let mut put = 0;
        for (number, night) in nights.iter().filter_map(pair) {
            if !NUMBERS.contains(&number) {
                continue;
            }
            let key = keys.get(&number).filter(|key| key.len() == 16);
            let sql = "INSERT OR IGNORE INTO cramps (number, night, key, recorded_at)
                VALUES (?1, ?2, coalesce(?3, lower(hex(randomblob(8)))), ?4)";
            let row = (number, night, key, &self.now);
            put += self.conn.prepare_cached(sql)?.execute(row).unwrap_or(0);
        }
        Ok(put)
    }

    /// Drops the rows that belong to one that is lost.
    fn drop_orphans(&self, saved: &mut [Saved]) -> Result<(), Error> {
        let sql = "SELECT \"from\", \"table\", \"to\" FROM pragma_foreign_key_list(?1)";
        for saved in saved.iter_mut().filter(|saved| !HISTORY.contains(&&*saved.table)) {
            let table = &saved.table;
            let mut ties = self.conn.prepare(sql)?;
            let ties: Vec<(String, String, String)> = ties
                .query_map([table], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
                .collect::<Result<_, _>>()?;
            for (child, parent, key) in ties {
                let sql = format!(
                    "DELETE FROM {table} WHERE {child} NOT IN (SELECT {key} FROM {parent})"
                );
                saved.lost += u32::try_from(self.conn.execute(&sql, [])?).unwrap_or(0);
            }
        }
        Ok(())
    }

    /// Drops rows that the tables take and that no command could read.
    ///
    /// All are taken out and given back table by table, those first by which others are read.
    fn drop_what_cannot_be_read(&self, shapes: &[Shape], saved: &mut [Saved]) -> Result<(), Error> {
        if self.is_readable()? {
            return Ok(());
        }
        let is_entered =
            |shape: &Shape| !HISTORY.contains(&&*shape.name) && shape.name != "sqlite_sequence";
        let mut tables: Vec<_> =
            shapes.iter().zip(saved).filter(|(shape, _)| is_entered(shape)).collect();
        tables.sort_by_key(|(shape, _)| !matches!(&*shape.name, "factors" | "settings"));
        for (shape, _) in &tables {
            let table = &shape.name;
            self.conn.execute_batch(&format!(
                "CREATE TEMP TABLE held_{table} AS SELECT * FROM {table}; DELETE FROM {table}"
            ))?;
        }
        for (shape, saved) in tables {
            let held = format!("SELECT rowid FROM held_{}", shape.name);
            let mut rows = self.conn.prepare(&held)?;
            let rows: Vec<i64> = rows.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
            saved.lost += self.give_back(shape, &rows)?;
            self.conn.execute_batch(&format!("DROP TABLE held_{}", shape.name))?;
        }
        Ok(())
    }

    /// Gives rows back to their table as long as all can be read, and returns how many cannot.
    ///
    /// Those are found by halving the rows until one is left.
    fn give_back(&self, shape: &Shape, rows: &[i64]) -> Result<u32, Error> {
        let (Some(first), Some(last)) = (rows.first(), rows.last()) else { return Ok(0) };
        let (table, names) = (&shape.name, shape.columns.join(", "));
        self.conn.execute_batch(&format!(
            "SAVEPOINT trial; INSERT INTO {table} ({names})
             SELECT {names} FROM held_{table} WHERE rowid BETWEEN {first} AND {last}"
        ))?;
        if self.is_readable()? {
            self.conn.execute_batch("RELEASE trial")?;
            return Ok(0);
        }
        self.conn.execute_batch("ROLLBACK TO trial; RELEASE trial")?;
        if rows.len() == 1 {
            return Ok(1);
        }
        let (front, back) = rows.split_at(rows.len() / 2);
        Ok(self.give_back(shape, front)? + self.give_back(shape, back)?)
    }

    fn is_readable(&self) -> Result<bool, Error> {
        match View::new(self.conn).diary(None) {
            Ok(_) => Ok(true),
            Err(Error::Value { .. } | Error::Sqlite(_)) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Keeps the history if all of it is there and everything it tells of, and drops it otherwise.
    ///
    /// A history with a gap would undo a change by half. Before it goes it tells what is lost, if
    /// it can be read whole; that is what is returned.
    fn settle_history(&self, saved: &mut [Saved]) -> Result<bool, Error> {
        let is_of_it = |saved: &&Saved| HISTORY.contains(&&*saved.table);
        let broken = self.conn.execute("DELETE FROM changes WHERE NOT json_valid(row)", [])?;
        let is_complete = broken == 0
            && saved.iter().filter(is_of_it).all(|it| it.lost == 0 && it.pages_lost == 0);
        if is_complete && history::faults(self.conn)?.is_empty() {
            return Ok(true);
        }
        if is_complete {
            for saved in saved.iter_mut().filter(|saved| !is_of_it(&&**saved)) {
                if saved.table == "sqlite_sequence" {
                    continue;
                }
                let told = history::rows_told_of(self.conn, &saved.table)?;
                let sql =
                    format!("SELECT count(*) FROM ({told}) WHERE deed <> 'delete' AND NOT there");
                let lost: u32 = self.conn.query_row(&sql, [&saved.table], |row| row.get(0))?;
                saved.lost = saved.lost.max(lost);
            }
        }
        for saved in saved.iter_mut().filter(|saved| HISTORY.contains(&&*saved.table)) {
            let sql = format!("DELETE FROM {}", saved.table);
            let dropped = self.conn.execute(&sql, [])?;
            saved.lost += u32::try_from(dropped).unwrap_or(0);
        }
        Ok(is_complete)
    }

    /// Sees to it that numbers once given are not given again, as far as the counters can be read.
    fn put_counters(&self, counters: &[Row]) -> Result<(), Error> {
        for row in counters {
            if let [Value::Text(table), Value::Integer(latest)] = row.values.as_slice()
                && NUMBERS.contains(latest)
            {
                let sql = "UPDATE sqlite_sequence SET seq = max(seq, ?2) WHERE name = ?1";
                self.conn.execute(sql, (table, latest))?;
            }
        }
        Ok(())
    }
}
