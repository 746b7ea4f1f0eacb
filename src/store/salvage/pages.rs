//! Pages: the bytes of an SQLite file, taken apart without SQLite, which refuses what is damaged.
//!
//! The form is that of <https://sqlite.org/fileformat2.html>. Nothing in the bytes is believed:
//! every place and length is looked at before it is used.

use std::collections::BTreeSet;

use rusqlite::types::Value;

use super::record;

/// What every file of the program has, and what is taken where the header does not say.
const USUAL_PAGE: usize = 4096;

/// The bytes of a file in pages, which are counted from 1.
#[derive(Debug)]
pub(super) struct Pages {
    bytes: Vec<u8>,
    size: usize,
    /// How much of each page SQLite uses.
    usable: usize,
}

/// What a page of a tree is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PageKind {
    /// It leads to the pages of a table.
    TableBranch,
    /// It holds rows of a table with numbers.
    TableLeaf,
    /// It leads to the pages of an index, or of a table without numbers, and holds rows as well.
    IndexBranch,
    /// It holds rows of an index, or of a table without numbers.
    IndexLeaf,
}

/// A page of a tree.
#[derive(Debug)]
pub(super) struct Page {
    pub(super) kind: PageKind,
    /// The pages that it leads to.
    pub(super) children: Vec<u32>,
    /// Its rows, as far as they can be read.
    pub(super) rows: Vec<Row>,
    /// How many more cells it has, which cannot be read.
    pub(super) unread: usize,
}

/// The values of a row, with its number where the table has them.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Row {
    pub(super) number: Option<i64>,
    pub(super) values: Vec<Value>,
}

impl Pages {
    /// Takes a file apart; what is missing of its last page is filled with zeros.
    pub(super) fn new(mut bytes: Vec<u8>) -> Self {
        let said =
            bytes.get(16..18).map_or(0, |two| usize::from(u16::from_be_bytes([two[0], two[1]])));
        let size = match said {
            1 => 65_536,
            512.. if said.is_power_of_two() => said,
            _ => USUAL_PAGE,
        };
        let reserved = bytes.get(20).map_or(0, |byte| usize::from(*byte));
        let usable = if size - reserved >= 480 { size - reserved } else { size };
        bytes.resize(bytes.len().next_multiple_of(size), 0);
        Self { bytes, size, usable }
    }

    /// The same with the size of page that every diary is begun with, whatever the header says.
    pub(super) fn of_usual_size(self) -> Self {
        Self { size: USUAL_PAGE, usable: USUAL_PAGE, ..self }
    }

    /// Tells whether they are as every diary is begun.
    pub(super) fn are_of_usual_size(&self) -> bool {
        (self.size, self.usable) == (USUAL_PAGE, USUAL_PAGE)
    }

    /// Returns how many pages there are.
    pub(super) fn count(&self) -> u32 {
        u32::try_from(self.bytes.len() / self.size).unwrap_or(u32::MAX)
    }

    fn bytes_of(&self, number: u32) -> Option<&[u8]> {
        let begin = usize::try_from(number.checked_sub(1)?).ok()?.checked_mul(self.size)?;
        self.bytes.get(begin..begin + self.usable)
    }

    /// Returns the pages that the file says are free. What they hold was deleted.
    pub(super) fn free(&self) -> BTreeSet<u32> {
        let mut free = BTreeSet::new();
        let mut trunk = number(&self.bytes, 32).unwrap_or(0);
        while trunk != 0 && free.insert(trunk) {
            let Some(page) = self.bytes_of(trunk) else { break };
            let leaves = number(page, 4).unwrap_or(0);
            let places = (8..page.len()).step_by(4).take(usize::try_from(leaves).unwrap_or(0));
            free.extend(places.filter_map(|place| number(page, place)));
            trunk = number(page, 0).unwrap_or(0);
        }
        free
    }

    /// Tells whether all free pages are known. A page that is none of them and that no tree leads
    /// to then holds rows that were not deleted.
    pub(super) fn free_are_known(&self) -> bool {
        let said = number(&self.bytes, 36).and_then(|number| usize::try_from(number).ok());
        said == Some(self.free().len())
    }

    /// Reads a page of a tree; `None` if it is none.
    pub(super) fn page(&self, number: u32) -> Option<Page> {
        let bytes = self.bytes_of(number)?;
        let header = if number == 1 { 100 } else { 0 };
        let kind = match bytes.get(header)? {
            2 => PageKind::IndexBranch,
            5 => PageKind::TableBranch,
            10 => PageKind::IndexLeaf,
            13 => PageKind::TableLeaf,
            _ => return None,
        };
        let is_branch = matches!(kind, PageKind::TableBranch | PageKind::IndexBranch);
        let cells = header + if is_branch { 12 } else { 8 };
        let count = usize::from(short(bytes, header + 3)?);
        if cells + 2 * count > bytes.len() {
            return None;
        }
        let mut page = Page { kind, children: Vec::new(), rows: Vec::new(), unread: 0 };
        for place in (cells..).step_by(2).take(count) {
            let at = short(bytes, place).map_or(0, usize::from);
            // What lies before the end of the list of cells is none.
            let at = if at >= cells + 2 * count { at } else { bytes.len() };
            if self.read_cell(bytes, at, &mut page).is_none() {
                page.unread += 1;
            }
        }
        page.children.extend(is_branch.then(|| self::number(bytes, header + 8)).flatten());
        Some(page)
    }

    /// Reads one cell into the page that it is of.
    fn read_cell(&self, page: &[u8], mut at: usize, into: &mut Page) -> Option<()> {
        if matches!(into.kind, PageKind::TableBranch | PageKind::IndexBranch) {
            into.children.push(number(page, at)?);
            at += 4;
        }
        if into.kind == PageKind::TableBranch {
            return Some(());
        }
        let (length, taken) = record::length(page.get(at..)?)?;
        at += taken;
        let mut row = Row { number: None, values: Vec::new() };
        if into.kind == PageKind::TableLeaf {
            let (number, taken) = record::varint(page.get(at..)?)?;
            row.number = Some(number.cast_signed());
            at += taken;
        }
        let payload = self.payload(page.get(at..)?, length, into.kind == PageKind::TableLeaf)?;
        row.values = record::values(&payload)?;
        into.rows.push(row);
        Some(())
    }

    /// Reads the bytes of a row, those on overflow pages included.
    fn payload(&self, bytes: &[u8], length: usize, is_table: bool) -> Option<Vec<u8>> {
        if length > self.bytes.len() {
            return None;
        }
        let most = if is_table { self.usable - 35 } else { (self.usable - 12) * 64 / 255 - 23 };
        if length <= most {
            return bytes.get(..length).map(<[u8]>::to_owned);
        }
        let least = (self.usable - 12) * 32 / 255 - 23;
        let kept = least + (length - least) % (self.usable - 4);
        let here = if kept <= most { kept } else { least };
        let mut payload = bytes.get(..here)?.to_owned();
        let mut next = number(bytes, here)?;
        while payload.len() < length {
            let page = self.bytes_of(next)?;
            let part = (length - payload.len()).min(self.usable - 4);
            payload.extend_from_slice(page.get(4..4 + part)?);
            next = number(page, 0)?;
        }
        Some(payload)
    }
}

/// Reads a number of four bytes, the highest first.
pub(super) fn number(bytes: &[u8], at: usize) -> Option<u32> {
    let four: [u8; 4] = bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
    Some(u32::from_be_bytes(four))
}

fn short(bytes: &[u8], at: usize) -> Option<u16> {
    let two: [u8; 2] = bytes.get(at..at.checked_add(2)?)?.try_into().ok()?;
    Some(u16::from_be_bytes(two))
}
