//! The diary as one FHIR Bundle.

use std::path::{Path, PathBuf};

use crate::cli::answer::Answer;
use crate::cli::args::Export;
use crate::cli::failure::Failure;
use crate::cli::files;
use crate::cli::json;
use crate::cli::phrases;
use crate::cli::session::Session;
use crate::exchange::Bundle;

/// Writes the whole diary: the identities of a Bundle follow from all of it.
pub(super) fn run(args: &Export, to: Option<&Path>, session: &Session) -> Result<Answer, Failure> {
    if let Some(table) = args.table {
        return Err(Failure::usage(format!("FHIR has no table `{}`", table.word()))
            .hint("it is one file: `cramp export --format fhir`"));
    }
    let period = &args.period;
    let is_part = period.since.is_some() || period.until.is_some() || period.weeks.is_some();
    if is_part || !args.tables.is_empty() || args.spreadsheet || args.zip {
        return Err(Failure::usage("as FHIR, the diary goes out whole and in one file")
            .hint("`cramp export --format fhir` with --out FILE or nothing more"));
    }
    let today = session.now.local().date();
    let bundle = Bundle::of(&session.diary(None)?, today);
    let text = json::text(&bundle)?;
    if to == Some(Path::new("-")) {
        return Ok(Answer::bytes(text.into_bytes()));
    }
    let name = format!("cramp-fhir-{today}.json");
    let path = to.map_or_else(|| PathBuf::from(&name), |to| files::in_folder(to, &name));
    files::write(&path, text.as_bytes())?;
    let holds = match phrases::list(&counted(&bundle)) {
        nothing if nothing.is_empty() => "nothing is recorded yet".to_owned(),
        counts => counts,
    };
    let written = format!("{} is written: {holds}.", files::named(&path));
    let caution = phrases::dim("health data; only you can read the file");
    Ok(Answer::lines(&[written, caution], session.width))
}

/// Returns how many resources of each type there are, where there are any.
fn counted(bundle: &Bundle) -> Vec<String> {
    let names = ["Observation", "MedicationStatement", "Condition"];
    let counts = bundle.counts().into_iter().zip(names).filter(|(count, _)| *count > 0);
    counts.map(|(count, name)| phrases::count(count, name)).collect()
}
