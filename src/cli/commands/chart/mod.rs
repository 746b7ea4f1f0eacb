//! `cramp chart`: pictures of findings as PNG or SVG, or their numbers as text.

mod text;

use std::path::{Path, PathBuf};

use crate::charts::{self, Kind, Look, Paper, Size, View};
use crate::cli::answer::Answer;
use crate::cli::args::{Chart, Period, PictureFormat};
use crate::cli::failure::Failure;
use crate::cli::files;
use crate::cli::period;
use crate::cli::phrases;
use crate::cli::session::Session;
use crate::diary::Diary;

pub(crate) fn run(args: &Chart, session: &Session) -> Result<Answer, Failure> {
    if args.font_licence {
        return Ok(Answer::text(charts::FONT_LICENCE));
    }
    let picture = Picture::asked(args)?;
    let diary = session.diary_so_far(None)?;
    let view = |kind| view(kind, &args.period, &diary, session);
    let out = args.out.as_deref();
    if !args.all && !args.text {
        return one(args.kind, &view(args.kind)?, out, &picture);
    }
    let kinds = if args.all { &Kind::ALL[..] } else { &[args.kind] };
    let views = kinds.iter().map(|kind| Ok((*kind, view(*kind)?)));
    let views: Vec<(Kind, View<'_>)> = views.collect::<Result<_, Failure>>()?;
    if args.text { text::answer(&views, session) } else { all(&views, out, &picture) }
}

/// What the file of a picture holds.
#[derive(Default)]
pub(crate) struct Picture {
    /// PNG or SVG.
    pub(crate) format: PictureFormat,
    /// How large, and on which paper.
    pub(crate) look: Look,
    /// How many weeks the weekly chart shows, if that was asked for.
    pub(crate) weeks: Option<u32>,
}

impl Picture {
    fn asked(args: &Chart) -> Result<Self, Failure> {
        let paper = if args.dark { Paper::Dark } else { Paper::Light };
        let look = Look { size: args.size, paper };
        Ok(Self { format: format(args)?, look, weeks: args.period.weeks })
    }

    /// Draws the chart of this kind.
    ///
    /// # Errors
    ///
    /// If the picture cannot be drawn.
    pub(crate) fn draw(&self, kind: Kind, view: &View<'_>) -> Result<Vec<u8>, Failure> {
        let svg = charts::Chart::of(kind, view).draw(&self.look)?;
        let size = self.look.size.unwrap_or(Size::USUAL);
        match self.format {
            PictureFormat::Svg => Ok(svg.into_bytes()),
            PictureFormat::Png => Ok(charts::png(&svg, size.dots_per_inch)?),
        }
    }

    /// Returns "cramp-weekly-2026-W47.png", after the week of the last night; picked days are named, and
    /// what is not as usual, so that no picture takes the place of another: "-4-weeks", "-800x600", "-dark".
    fn file_name(&self, kind: Kind, view: &View<'_>) -> String {
        let ending = match self.format {
            PictureFormat::Png => "png",
            PictureFormat::Svg => "svg",
        };
        let (kind, first, last) = (kind.word(), view.first.evening(), view.last.evening());
        let mut name = match (view.picked, self.weeks) {
            (true, _) => format!("cramp-{kind}-{first}-to-{last}"),
            (false, None) => format!("cramp-{kind}-{}", phrases::iso_week(last)),
            (false, Some(weeks)) => {
                format!("cramp-{kind}-{}-{weeks}-weeks", phrases::iso_week(last))
            }
        };
        if let Some(Size { width, height, .. }) = self.look.size {
            name.push_str(&format!("-{width}x{height}"));
        }
        if self.look.paper == Paper::Dark {
            name.push_str("-dark");
        }
        format!("{name}.{ending}")
    }
}

/// Writes one picture to standard output, into a file or into a folder.
fn one(
    kind: Kind,
    view: &View<'_>,
    out: Option<&Path>,
    picture: &Picture,
) -> Result<Answer, Failure> {
    let bytes = picture.draw(kind, view)?;
    if out == Some(Path::new("-")) {
        return Ok(Answer::bytes(bytes));
    }
    let name = picture.file_name(kind, view);
    let path = out.map_or(PathBuf::from(&name), |out| files::in_folder(out, &name));
    if let Some(folder) = out.filter(|out| files::is_written_as_folder(out)) {
        files::create_private_folder(folder)?;
    }
    files::write(&path, &bytes)?;
    Ok(Answer::text(format!("The {} chart is in {}.", kind.word(), files::named(&path))))
}

/// Writes several pictures into a folder: all or none.
fn all(
    views: &[(Kind, View<'_>)],
    out: Option<&Path>,
    picture: &Picture,
) -> Result<Answer, Failure> {
    let folder = out.unwrap_or(Path::new("."));
    let is_picture = folder.extension().is_some_and(|it| it == "png" || it == "svg");
    if folder == Path::new("-") || folder.is_file() || (is_picture && !folder.is_dir()) {
        return Err(Failure::usage("several pictures do not go into one file")
            .hint("name a folder with --out, or one kind of picture instead of --all"));
    }
    let drawn = views
        .iter()
        .map(|(kind, view)| Ok((picture.file_name(*kind, view), picture.draw(*kind, view)?)));
    let drawn: Vec<(String, Vec<u8>)> = drawn.collect::<Result<_, Failure>>()?;
    let named: Vec<(&str, &[u8])> = drawn.iter().map(|(name, bytes)| (&**name, &**bytes)).collect();
    files::write_all(folder, &named)?;
    let paths: Vec<String> = named
        .iter()
        .map(|(name, _)| out.map_or(PathBuf::from(name), |out| out.join(name)))
        .map(|path| format!("  {}", files::named(&path)))
        .collect();
    Ok(Answer::text(format!("The charts are in\n{}", paths.join("\n"))))
}

/// Returns the nights that were asked for, or those that this picture usually shows.
///
/// Nights before the diary began are not asked about. The weekly chart of the last so many weeks is
/// no picked part of the diary: it shows the trend of the whole.
fn view<'a>(
    kind: Kind,
    period: &Period,
    diary: &'a Diary,
    session: &Session,
) -> Result<View<'a>, Failure> {
    let latest = session.latest_night(diary);
    let today = session.now.local().date();
    let Some((first, last)) = period::asked(period, session)? else {
        return Ok(View::usual(kind, diary, latest, today));
    };
    let whole = View::usual(kind, diary, last.min(latest), today);
    match (period.weeks, kind) {
        (Some(weeks), Kind::Weekly) => Ok(whole.weeks(weeks.into())),
        (Some(weeks), _) => Ok(View { picked: true, ..whole.weeks(weeks.into()) }),
        (None, _) => Ok(whole.picked_from(first)),
    }
}

/// Returns the format asked for, else that of the file's ending, else PNG.
///
/// A file whose ending says something else is refused.
fn format(args: &Chart) -> Result<PictureFormat, Failure> {
    let file = args
        .out
        .as_deref()
        .filter(|out| !args.all && !out.is_dir() && !files::is_written_as_folder(out));
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
