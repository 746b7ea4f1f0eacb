//! `cramp report`: the diary on one page for a visit to the doctor.

mod text;

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use crate::charts::{Chart, Kind, Look, Paper};
use crate::cli::answer::Answer;
use crate::cli::args::Report;
use crate::cli::failure::Failure;
use crate::cli::files;
use crate::cli::json::ReportForm;
use crate::cli::period;
use crate::cli::phrases;
use crate::cli::session::Session;
use crate::diary::{Diary, Night};
use crate::exchange::{Dialect, PlainTables, SummaryRow, write_summary};
use crate::report::{Asked, Charts, Foot, Visit, page};
use crate::store::Span;

pub(crate) fn run(args: &Report, session: &Session) -> Result<Answer, Failure> {
    let window = period::asked(&args.period, session)?;
    let whole = session.diary(None)?;
    let diary = session.so_far(Cow::Borrowed(&whole));
    let asked = Asked { questions: &args.question, ..asked(&diary, window, session) };
    let visit = gathered(&asked, &PlainTables::of(&whole)?);
    if args.out.is_none() && session.json {
        return Answer::json(&ReportForm::of(&visit));
    }
    if args.text {
        return Ok(Answer::text(text::written(&visit, session.width)));
    }
    let html = drawn(&visit, &asked)?;
    if args.out.as_deref() == Some(Path::new("-")) {
        return Ok(Answer::bytes(html.into_bytes()));
    }
    write(&html, args.out.as_deref(), session)
}

/// Asks for a report of a diary, without questions.
fn asked<'a>(diary: &'a Diary, window: Option<Span>, session: &Session) -> Asked<'a> {
    let today = session.now.local().date();
    Asked { diary, window, latest: session.latest_night(diary), today, questions: &[] }
}

/// Gathers what the report says, and where it comes from: the whole diary, tonight included.
fn gathered(asked: &Asked<'_>, whole: &PlainTables) -> Visit {
    let (version, data_hash) = (env!("CARGO_PKG_VERSION"), whole.fingerprint());
    Visit::of(asked, Foot { version, data_hash, command: command(asked) })
}

/// Returns the command that makes the same report, with dates in the place of weeks.
fn command(asked: &Asked<'_>) -> String {
    let date = |flag: &str, night: Night| format!(" --{flag} {}", night.evening());
    let ends = asked.window.map(|(first, last)| {
        let first = (first > period::EARLIEST).then(|| date("since", first));
        first.unwrap_or_default() + &date("until", last)
    });
    let questions = " --question …".repeat(asked.questions.len());
    format!("cramp report{}{questions}", ends.unwrap_or_default())
}

/// Returns the page, with the weekly chart on white and for dark screens.
fn drawn(visit: &Visit, asked: &Asked<'_>) -> Result<String, Failure> {
    let Some(view) = asked.view() else { return Ok(page(visit, None)) };
    let chart = Chart::of(Kind::Weekly, &view);
    let on = |paper| chart.draw(&Look { paper, ..Look::default() });
    let (light, dark) = (on(Paper::Light)?, on(Paper::Dark)?);
    Ok(page(visit, Some(Charts { light: &light, dark: &dark })))
}

/// Writes the page into a file or into a folder.
fn write(html: &str, out: Option<&Path>, session: &Session) -> Result<Answer, Failure> {
    let name = format!("cramp-report-{}.html", session.now.local().date());
    let path = out.map_or(PathBuf::from(&name), |out| files::in_folder(out, &name));
    if let Some(folder) = out.filter(|out| files::is_written_as_folder(out)) {
        files::create_private_folder(folder)?;
    }
    files::write(&path, html.as_bytes())?;
    let written =
        format!("The report is in {}. Any browser opens and prints it.", files::named(&path));
    let caution = phrases::dim("health data; only you can read the file");
    Ok(Answer::lines(&[written, caution], session.width))
}

/// Returns the page of a whole diary.
///
/// # Errors
///
/// If its chart cannot be drawn.
pub(crate) fn of(whole: &Diary, session: &Session) -> Result<String, Failure> {
    let diary = session.so_far(Cow::Borrowed(whole));
    let asked = asked(&diary, None, session);
    drawn(&gathered(&asked, &PlainTables::of(whole)?), &asked)
}

/// Returns the facts of the report as a table, for readers; `tables` are those of the whole diary.
///
/// # Errors
///
/// If there is no memory left for the text.
pub(crate) fn summary(
    whole: &Diary,
    tables: &PlainTables,
    window: Option<Span>,
    dialect: Dialect,
    session: &Session,
) -> Result<String, Failure> {
    let diary = session.so_far(Cow::Borrowed(whole));
    let rows = gathered(&asked(&diary, window, session), tables).items();
    let rows = rows.into_iter().map(|(section, item)| SummaryRow {
        section,
        value: item.value.plain(),
        is_number: item.value.is_plain_number(),
        unit: item.unit,
        item: item.what,
        note: item.note,
    });
    Ok(write_summary(rows, dialect)?)
}
