//! Trees: the rows of each table, found from its root down, and from pages that no tree leads to.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;
use rusqlite::types::Value;

use super::super::Error;
use super::super::journal;
use super::pages::{PageKind, Pages, Row};

/// What the rows of a table look like, and where its tree begins in a new diary.
#[derive(Clone, Debug)]
pub(super) struct Shape {
    pub(super) name: String,
    pub(super) columns: Vec<String>,
    /// The place of the column that is the number of the row; `None` for a table without.
    pub(super) number: Option<usize>,
    /// Whether its rows have numbers of their own, as those of an index do not.
    has_numbers: bool,
    root: u32,
}

/// The rows of a tree.
#[derive(Debug, Default)]
pub(super) struct Tree {
    pub(super) rows: Vec<Row>,
    /// Cells that cannot be read.
    pub(super) unread: usize,
    /// How many times the tree leads to a page that is none of it.
    pub(super) holes: usize,
    seen: BTreeSet<u32>,
}

impl Shape {
    /// Returns the shapes of all tables of a diary.
    pub(super) fn all(new: &Connection) -> Result<Vec<Self>, Error> {
        let mut tables = new.prepare(
            "SELECT s.name, s.rootpage, l.wr FROM sqlite_schema AS s
             JOIN pragma_table_list AS l ON l.name = s.name AND l.schema = 'main'
             WHERE s.type = 'table' ORDER BY s.rowid",
        )?;
        let mut rows = tables.query([])?;
        let mut shapes = Vec::new();
        while let Some(row) = rows.next()? {
            let (name, root): (String, u32) = (row.get(0)?, row.get(1)?);
            let has_numbers = !row.get::<_, bool>(2)?;
            let columns = journal::column_names(new, &name, false)?;
            let key = journal::column_names(new, &name, true)?;
            let number = match key.as_slice() {
                [key] if has_numbers => columns.iter().position(|column| column == key),
                _ => None,
            };
            shapes.push(Self { name, columns, number, has_numbers, root });
        }
        Ok(shapes)
    }

    /// Returns the shapes of all indexes: their columns, and the number of the row behind them.
    pub(super) fn all_indexes(new: &Connection) -> Result<Vec<Self>, Error> {
        let mut indexes = new.prepare(
            "SELECT name, rootpage, (SELECT count(*) FROM pragma_index_xinfo(s.name))
             FROM sqlite_schema AS s WHERE type = 'index'",
        )?;
        let shape = |row: &rusqlite::Row<'_>| {
            let columns = vec![String::new(); row.get::<_, u8>(2)?.into()];
            let (name, root) = (row.get(0)?, row.get(1)?);
            Ok(Self { name, columns, number: None, has_numbers: false, root })
        };
        Ok(indexes.query_map([], shape)?.collect::<Result<_, _>>()?)
    }

    fn leaf(&self) -> PageKind {
        if self.has_numbers { PageKind::TableLeaf } else { PageKind::IndexLeaf }
    }

    fn branch(&self) -> PageKind {
        if self.has_numbers { PageKind::TableBranch } else { PageKind::IndexBranch }
    }

    /// Tells whether a row can be of this table, by its number of values.
    ///
    /// One that was written before a column was added has fewer.
    fn fits(&self, row: &Row) -> bool {
        row.values.len() <= self.columns.len() && 2 * row.values.len() > self.columns.len()
    }
}

/// Returns where the tree of each table and index begins, as far as the first page tells.
pub(super) fn roots(pages: &Pages) -> BTreeMap<String, u32> {
    let shape = Shape {
        name: "sqlite_schema".to_owned(),
        columns: ["type", "name", "tbl_name", "rootpage", "sql"].map(str::to_owned).to_vec(),
        number: None,
        has_numbers: true,
        root: 1,
    };
    let mut roots = BTreeMap::new();
    let mut taken = BTreeSet::new();
    for row in Tree::of(pages, &shape, &BTreeMap::new()).rows {
        if let [_, Value::Text(name), _, Value::Integer(root), ..] = row.values.as_slice()
            && let Ok(root) = u32::try_from(*root)
            && taken.insert(root)
        {
            roots.insert(name.clone(), root);
        }
    }
    roots
}

impl Tree {
    /// Walks a tree from its root down, around what is none of it.
    pub(super) fn of(pages: &Pages, shape: &Shape, roots: &BTreeMap<String, u32>) -> Self {
        let mut tree = Self::default();
        let told = roots.get(&shape.name).copied();
        let root =
            told.filter(|root| tree.belongs(pages, shape, *root, true)).unwrap_or(shape.root);
        let mut next = vec![root];
        while let Some(number) = next.pop() {
            if !tree.belongs(pages, shape, number, number == root) {
                tree.holes += 1;
                continue;
            }
            let Some(page) = pages.page(number) else { continue };
            tree.seen.insert(number);
            tree.unread += page.unread;
            tree.rows.extend(page.rows);
            next.extend(page.children.iter().rev());
        }
        tree
    }

    /// Tells whether a page can be of this tree, and was not met yet.
    fn belongs(&self, pages: &Pages, shape: &Shape, number: u32, is_root: bool) -> bool {
        if self.seen.contains(&number) {
            return false;
        }
        let Some(page) = pages.page(number) else { return false };
        let is_branch = page.kind == shape.branch() && !page.children.is_empty();
        let is_leaf = page.kind == shape.leaf() && (is_root || !page.rows.is_empty());
        let fitting = page.rows.iter().filter(|row| shape.fits(row)).count();
        (is_branch || is_leaf) && 2 * fitting >= page.rows.len()
    }

    /// Tells whether rows of it may lie on pages that nothing leads to any more.
    pub(super) fn has_holes(&self) -> bool {
        self.holes > 0 || self.unread > 0
    }
}

/// Returns the pages that hold rows of such a table, that no tree leads to and that are not free.
pub(super) fn stray<'a>(
    pages: &'a Pages,
    trees: &'a [Tree],
) -> impl Fn(&Shape) -> Vec<(u32, Vec<Row>)> + 'a {
    let free = pages.free();
    let is_stray = move |number: &u32| {
        !free.contains(number) && !trees.iter().any(|tree| tree.seen.contains(number))
    };
    move |shape| {
        let mut found = Vec::new();
        for number in (2..=pages.count()).filter(&is_stray) {
            let Some(page) = pages.page(number) else { continue };
            let is_of_it =
                page.kind == shape.leaf() || (page.kind == shape.branch() && !shape.has_numbers);
            if is_of_it && !page.rows.is_empty() && page.rows.iter().all(|row| shape.fits(row)) {
                found.push((number, page.rows));
            }
        }
        found
    }
}
