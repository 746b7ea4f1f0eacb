//! `cramp chart`: the weekly chart as PNG or SVG.

use std::path::{Path, PathBuf};

use crate::analysis::{Series, Trend, words};
use crate::charts;
use crate::charts::Weekly;
use crate::cli::answer::Answer;
use crate::cli::args::{Chart, Picture, PictureFormat};
use crate::cli::failure::Failure;
use crate::cli::files;
use crate::cli::period;
use crate::cli::phrases;
use crate::cli::session::Session;
use crate::diary::{Diary, Night};

pub(crate) fn run(args: &Chart, session: &Session) -> Result<Answer, Failure> {
    let format = format(args);
    let last = session.last_night();
    let span = period::asked(&args.period, session)?;
    let diary = session.diary(None)?;
    let picture = match args.picture {
        Picture::Weekly => draw(&diary, span, last, format)?,
    };
    if args.out.as_deref() == Some(Path::new("-")) {
        return Ok(Answer::bytes(picture));
    }
    let name = file_name(session, format);
    let path = args.out.as_ref().map_or(PathBuf::from(&name), |out| files::in_folder(out, &name));
    files::write(&path, &picture)?;
    Ok(Answer::text(format!("The weekly chart is in {}.", path.display())))
}

/// Draws the weekly chart of a span of nights, or of the last 26 weeks.
///
/// # Errors
///
/// If the picture cannot be drawn.
pub(crate) fn draw(
    diary: &Diary,
    span: Option<(Night, Night)>,
    last: Night,
    format: PictureFormat,
) -> Result<Vec<u8>, Failure> {
    let (first, until) =
        span.unwrap_or_else(|| (Weekly::first_night(diary, Weekly::WEEKS, last), last));
    let mut weekly = Weekly::of(diary, first, until);
    if let (None, Some(trend)) = (span, trend(diary)) {
        weekly.subtitle = format!("{}. {trend}", weekly.subtitle);
    }
    let svg = charts::weekly::draw(&weekly)?;
    match format {
        PictureFormat::Svg => Ok(svg.into_bytes()),
        PictureFormat::Png => Ok(charts::png::from_svg(&svg)?),
    }
}

/// Says whether cramp nights become fewer over the whole diary, once that can be said.
fn trend(diary: &Diary) -> Option<String> {
    let trend = Trend::of(&Series::of(diary)?);
    trend.test.is_some().then(|| words::trend_title(&trend))
}

/// Returns the format asked for, else that of the file's ending, else PNG.
fn format(args: &Chart) -> PictureFormat {
    let ending = args.out.as_ref().and_then(|out| out.extension());
    let by_ending = || match ending {
        Some(ending) if ending.eq_ignore_ascii_case("svg") => PictureFormat::Svg,
        _ => PictureFormat::Png,
    };
    args.format.unwrap_or_else(by_ending)
}

/// Returns "cramp-weekly-2026-W47.png".
fn file_name(session: &Session, format: PictureFormat) -> String {
    let ending = match format {
        PictureFormat::Png => "png",
        PictureFormat::Svg => "svg",
    };
    format!("cramp-weekly-{}.{ending}", phrases::iso_week(session.now.local().date()))
}
