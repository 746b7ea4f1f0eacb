//! Archive: all files of an export as one zip, and the tables of such a zip.

use std::io::{Cursor, Read, Write};

use zip::read::ZipFile;
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::{Error, Table, Tables};

/// The most bytes that one table may have, and all tables of a zip together; a hundred years are some 12 MB.
pub const LARGEST: u64 = 64 * 1024 * 1024;

/// Why the tables of a zip cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadZip {
    /// It is damaged, encrypted or packed in another way.
    #[error("the zip cannot be unpacked")]
    Damaged,
    /// A file would lie outside the folder into which the zip is unpacked.
    #[error("the zip holds a path that leads out of its folder")]
    Outside,
    /// One table stands in it twice.
    #[error("the zip holds {0} twice")]
    Twice(&'static str),
    /// What has the name of a table is a link to another file.
    #[error("the zip holds a link in the place of {0}")]
    Link(&'static str),
    /// The tables are too large to be some.
    #[error("the tables of the zip unpack to more than 64 MB")]
    TooLarge,
}

impl From<ZipError> for BadZip {
    fn from(_: ZipError) -> Self {
        Self::Damaged
    }
}

/// Packs files into one zip: in their order, without their times, for their owner only.
///
/// The same files always give the same bytes.
///
/// # Errors
///
/// If they are too large for one zip.
pub fn pack(files: &[(&str, &[u8])]) -> Result<Vec<u8>, Error> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o600);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, options)?;
        zip.write_all(bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

/// Unpacks the tables of a zip, in whatever folder of it they lie; other files are left alone.
///
/// Nothing is written anywhere, and no more is unpacked than tables can be large.
///
/// # Errors
///
/// If it is no whole zip of an export.
pub fn unpack(bytes: &[u8]) -> Result<Tables, BadZip> {
    let mut zip = ZipArchive::new(Cursor::new(bytes))?;
    let mut tables = Tables::new();
    let mut room = LARGEST;
    for place in 0..zip.len() {
        let file = zip.by_index(place)?;
        let path = file.enclosed_name().ok_or(BadZip::Outside)?;
        let Some(table) = Table::ALL.iter().find(|table| path.ends_with(table.file_name())) else {
            continue;
        };
        let bytes = contents(file, table.file_name(), &mut room)?;
        if tables.insert(*table, bytes).is_some() {
            return Err(BadZip::Twice(table.file_name()));
        }
    }
    Ok(tables)
}

/// Unpacks the file of this name that lies at the top of a zip; `None` if there is none.
///
/// # Errors
///
/// If it is no whole zip, or the file is larger than a table can be.
pub fn unpack_one(bytes: &[u8], name: &'static str) -> Result<Option<Vec<u8>>, BadZip> {
    let mut zip = ZipArchive::new(Cursor::new(bytes))?;
    let file = match zip.by_name(name) {
        Err(ZipError::FileNotFound) => return Ok(None),
        file => file?,
    };
    let mut room = LARGEST;
    contents(file, name, &mut room).map(Some)
}

/// Reads a file of a zip into the room that is left for all.
fn contents(
    file: ZipFile<'_, impl Read>,
    name: &'static str,
    room: &mut u64,
) -> Result<Vec<u8>, BadZip> {
    if !file.is_file() {
        return Err(BadZip::Link(name));
    }
    let mut bytes = Vec::new();
    file.take(*room + 1).read_to_end(&mut bytes).map_err(|_| BadZip::Damaged)?;
    *room = room.checked_sub(bytes.len() as u64).ok_or(BadZip::TooLarge)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    const CRAMPS: (&str, &[u8]) = ("cramps.csv", b"cramp_id\r\n");

    #[test]
    fn a_zip_holds_files_for_their_owner_in_order_and_without_times() {
        let zip = pack(&[CRAMPS, ("days.csv", b"date\r\n")]).unwrap();
        assert_eq!(zip, pack(&[CRAMPS, ("days.csv", b"date\r\n")]).unwrap());
        let mut zip = ZipArchive::new(Cursor::new(zip)).unwrap();
        let names: Vec<_> = zip.file_names().map(|name| name.unwrap().into_owned()).collect();
        assert_eq!(names, ["cramps.csv", "days.csv"]);
        let file = zip.by_index(0).unwrap();
        assert_eq!(file.unix_mode().map(|mode| mode & 0o777), Some(0o600));
        assert_eq!(file.last_modified(), Some(DateTime::default()));
    }

    #[test]
    fn tables_are_found_in_a_folder_and_other_files_are_left_alone() {
        let zip = pack(&[("mine/cramps.csv", CRAMPS.1), ("mine/photo.jpg", b"x")]).unwrap();
        assert_eq!(unpack(&zip), Ok(Tables::from([(Table::Cramps, CRAMPS.1.to_vec())])));
        let zip = pack(&[("notes.txt", b"x"), ("__MACOSX/._cramps.csv", b"x")]).unwrap();
        assert_eq!(unpack(&zip), Ok(Tables::new()));
    }

    #[test]
    fn a_path_that_leads_out_is_refused() {
        for path in ["../cramps.csv", "a/../../cramps.csv", "../../etc/passwd"] {
            assert_eq!(unpack(&pack(&[(path, b"x")]).unwrap()), Err(BadZip::Outside), "{path}");
        }
        let odd =
            ["..\\cramps.csv", "C:\\cramps.csv", "/cramps.csv", "cramps.csv\0", "\u{1b}cramps.csv"];
        for path in odd {
            let unpacked = unpack(&pack(&[(path, b"x")]).unwrap());
            assert!(unpacked.is_ok() || unpacked == Err(BadZip::Outside), "{path:?} {unpacked:?}");
        }
    }

    #[test]
    fn a_link_in_the_place_of_a_table_is_refused() {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default();
        zip.add_symlink("cramps.csv", "/etc/passwd", options).unwrap();
        let zip = zip.finish().unwrap().into_inner();
        assert_eq!(unpack(&zip), Err(BadZip::Link("cramps.csv")));
    }

    #[test]
    fn a_table_that_stands_there_twice_is_refused() {
        let zip = pack(&[CRAMPS, ("old/cramps.csv", b"x")]).unwrap();
        assert_eq!(unpack(&zip), Err(BadZip::Twice("cramps.csv")));
    }

    #[test]
    fn a_table_that_unpacks_without_end_is_refused() {
        let bomb = vec![b' '; usize::try_from(LARGEST).unwrap() + 1];
        let zip = pack(&[("cramps.csv", &bomb)]).unwrap();
        assert!(zip.len() < 100_000);
        assert_eq!(unpack(&zip), Err(BadZip::TooLarge));
        let half = &bomb[..bomb.len() / 2 + 1];
        let zip = pack(&[("cramps.csv", half), ("days.csv", half)]).unwrap();
        assert_eq!(unpack(&zip), Err(BadZip::TooLarge));
        let zip = pack(&[("film.avi", &bomb)]).unwrap();
        assert_eq!(unpack(&zip), Ok(Tables::new()));
    }

    #[test]
    fn a_damaged_zip_is_refused_and_never_panics() {
        let zip = pack(&[CRAMPS, ("days.csv", b"date\r\n")]).unwrap();
        for end in 0..zip.len() {
            assert_eq!(unpack(&zip[..end]), Err(BadZip::Damaged), "{end}");
        }
        for place in 0..zip.len() {
            for byte in [0, 1, 0x7f, 0xff] {
                let mut zip = zip.clone();
                zip[place] ^= byte;
                let _ = unpack(&zip);
            }
        }
    }
}
