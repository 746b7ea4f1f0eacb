//! Error: why an export cannot be written.

use zip::result::ZipError;

/// Why an export cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no memory left for a table.
    #[error(transparent)]
    Table(#[from] csv::Error),
    /// There is no memory left for the text.
    #[error(transparent)]
    Text(#[from] std::io::Error),
    /// The tables are too large for one zip.
    #[error(transparent)]
    Zip(#[from] ZipError),
}
