//! `cramp chart`: the weekly chart as PNG or SVG.

use std::path::{Path, PathBuf};

use crate::analysis::{Series, Trend, words};
use crate::charts;
use crate::charts::Weekly;
use crate::cli::answer::Answer;
use crate::cli::args::{Chart, Period, Picture, PictureFormat};
use crate::cli::failure::Failure;
use crate::cli::files;
use crate::cli::period;
use crate::cli::phrases;
use crate::cli::session::Session;
use crate::diary::{Diary, Night};

pub(crate) fn run(args: &Chart, session: &Session) -> Result<Answer, Failure> {
    let format = format(args)?;
    let diary = session.diary_so_far(None)?;
    let nights = nights(&args.period, &diary, session)?;
    let picture = match args.picture {
        Picture::Weekly => draw(&diary, nights, format)?,
    };
    if args.out.as_deref() == Some(Path::new("-")) {
        return Ok(Answer::bytes(picture));
    }
    let name = file_name(nights, format);
    let path = args.out.as_ref().map_or(PathBuf::from(&name), |out| files::in_folder(out, &name));
    files::write(&path, &picture)?;
    Ok(Answer::text(format!("The weekly chart is in {}.", path.display())))
}

/// The nights that a picture shows.
#[derive(Clone, Copy)]
pub(crate) struct Nights {
    first: Night,
    last: Night,
    /// Whether the person picked the days; a picked window shows no trend.
    picked: bool,
}

impl Nights {
    /// Returns the weeks up to a night, from a Monday on, or from the first night of the diary.
    pub(crate) fn weeks(diary: &Diary, weeks: u64, last: Night) -> Self {
        Self { first: Weekly::first_night(diary, weeks, last), last, picked: false }
    }
}

/// Returns the nights that were asked for, or the last 26 weeks.
///
/// Nights before the diary began are not asked about.
fn nights(period: &Period, diary: &Diary, session: &Session) -> Result<Nights, Failure> {
    let latest = session.latest_night(diary);
    let Some((first, last)) = period::asked(period, session)? else {
        return Ok(Nights::weeks(diary, Weekly::WEEKS, latest));
    };
    let last = last.min(latest);
    if let Some(weeks) = period.weeks {
        return Ok(Nights::weeks(diary, weeks.into(), last));
    }
    let begun = diary.span().map_or(last, |(begun, _)| begun.min(last));
    Ok(Nights { first: first.max(begun), last, picked: true })
}

/// Draws the weekly chart.
///
/// # Errors
///
/// If the picture cannot be drawn.
pub(crate) fn draw(
    diary: &Diary,
    nights: Nights,
    format: PictureFormat,
) -> Result<Vec<u8>, Failure> {
    let mut weekly = Weekly::of(diary, nights.first, nights.last);
    if let Some(trend) = trend(diary).filter(|_| !nights.picked) {
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
///
/// A file whose ending says something else is refused.
fn format(args: &Chart) -> Result<PictureFormat, Failure> {
    let file = args.out.as_deref().filter(|out| !out.is_dir());
    let ending =
        file.and_then(Path::extension).map(|ending| ending.to_string_lossy().to_lowercase());
    let by_ending = match ending.as_deref() {
        None => None,
        Some("png") => Some(PictureFormat::Png),
        Some("svg") => Some(PictureFormat::Svg),
        Some(_) => return Err(wrong_ending()),
    };
    match (args.format, by_ending) {
        (Some(asked), Some(ending)) if asked != ending => Err(wrong_ending()),
        (asked, ending) => Ok(asked.or(ending).unwrap_or(PictureFormat::Png)),
    }
}

fn wrong_ending() -> Failure {
    Failure::usage("the ending of the file is not that of the picture")
        .hint("a picture is a .png or a .svg; --format says which, where the name does not")
}

/// Returns "cramp-weekly-2026-W47.png", after the week of the last night; picked days are named.
fn file_name(nights: Nights, format: PictureFormat) -> String {
    let ending = match format {
        PictureFormat::Png => "png",
        PictureFormat::Svg => "svg",
    };
    let (first, last) = (nights.first.evening(), nights.last.evening());
    match nights.picked {
        true => format!("cramp-weekly-{first}-to-{last}.{ending}"),
        false => format!("cramp-weekly-{}.{ending}", phrases::iso_week(last)),
    }
}
