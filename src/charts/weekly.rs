//! Weekly: cramps per week as bars, with the calm line and the medicine courses.

use chrono::NaiveDate;

use super::axis::{TimeAxis, whole_steps};
use super::canvas::{Align, Canvas, picture};
use super::font::fitted;
use super::key::{self, Mark};
use super::page::{self, MARGIN};
use super::plot::{BELOW, LEFT, Plot, RIGHT};
use super::strips::Strips;
use super::{Error, Strip, line, theme, words};
use crate::analysis::{Series, Week, calm_line};
use crate::diary::{Course, Diary, Night};

/// Everything that the weekly chart shows, numbers and words.
#[derive(Clone, Debug, PartialEq)]
pub struct Weekly {
    /// The finding.
    pub title: String,
    /// What the finding rests on; the place for a sentence about the trend. At most two lines are shown.
    pub subtitle: String,
    /// The weeks in order, without holes.
    pub weeks: Vec<Week>,
    /// The calm line, one value for each week; `None` where too little is recorded.
    pub line: Vec<Option<f64>>,
    /// How many weeks each value of the calm line rests on.
    pub line_weeks: usize,
    /// Medicine courses.
    pub courses: Vec<Strip>,
    /// A sentence for the middle of a picture in which no night is recorded.
    pub message: Option<String>,
    /// Where the figures come from.
    pub source: String,
    /// Who drew it, and for when.
    pub credit: String,
}

impl Weekly {
    /// How many weeks are shown unless something else is asked for: half a year.
    pub const WEEKS: u64 = 26;

    /// Returns the first night of the last `weeks` weeks up to a night: a Monday, or the first night of the diary.
    pub fn first_night(diary: &Diary, weeks: u64, last: Night) -> Night {
        let monday = Night::named_after(Week::monday_of(last));
        let first = monday.before(weeks.saturating_sub(1).saturating_mul(7));
        diary.span().map_or(first, |(begun, _)| first.max(begun.min(last)))
    }

    /// Returns the chart of the nights from `first` to `last`, both included, with the default words.
    ///
    /// The calm line also uses the weeks just outside, so that it does not depend on where the picture is cut.
    pub fn of(diary: &Diary, first: Night, last: Night) -> Self {
        let series = Series::between(diary, first, last);
        let weeks = Week::of(&series);
        let reach = line_reach(weeks.len());
        let aside = 7 * reach as u64;
        let around = Series::between(
            diary,
            Night::named_after(Week::monday_of(first)).before(aside),
            last.after(aside),
        );
        let line = calm_line(&Week::of(&around), reach);
        Self {
            title: words::title(&series),
            subtitle: words::subtitle(&series),
            line: line.into_iter().skip(reach).take(weeks.len()).collect(),
            line_weeks: 2 * reach + 1,
            weeks,
            courses: courses(diary, first.evening(), last.evening()),
            message: words::message(&series, diary.span().is_none()),
            source: words::source(&series),
            credit: words::CREDIT.to_owned(),
        }
    }

    /// Returns the highest value that the scale must show.
    ///
    /// Thin weeks do not count unless there is nothing else: one bad night of
    /// two would otherwise press all other weeks flat.
    fn highest(&self) -> f64 {
        let rates = |thin: bool| {
            self.weeks
                .iter()
                .filter(move |week| week.is_thin() == thin)
                .filter_map(Week::cramps_per_week)
        };
        let solid = rates(false).chain(self.line.iter().flatten().copied()).fold(0.0, f64::max);
        if rates(false).next().is_some() { solid } else { rates(true).fold(solid, f64::max) }
    }
}

/// Returns the picture as SVG text.
///
/// # Errors
///
/// [`Error::Drawing`] if plotters refuses a shape.
pub fn draw(weekly: &Weekly) -> Result<String, Error> {
    let description = words::description(weekly);
    picture(&weekly.title, &description, |canvas| draw_on(canvas, weekly))
}

/// Returns how many weeks on either side the calm line looks: the longer the picture, the calmer.
fn line_reach(weeks: usize) -> usize {
    match weeks {
        0..=104 => 2,
        105..=520 => 6,
        _ => 26,
    }
}

/// Returns the courses of which at least one day lies in the span.
fn courses(diary: &Diary, first: NaiveDate, last: NaiveDate) -> Vec<Strip> {
    let in_sight = |course: &Course| {
        course.started_on <= last && course.stopped_on.is_none_or(|stopped| first <= stopped)
    };
    let strip = |course: &Course| Strip {
        label: course.strength.as_ref().map_or_else(
            || course.medicine.name().to_owned(),
            |strength| format!("{} {} {}", course.medicine.name(), strength.amount, strength.unit),
        ),
        first: course.started_on,
        last: course.stopped_on,
    };
    diary.courses.iter().map(|recorded| &recorded.fact).filter(|c| in_sight(c)).map(strip).collect()
}

fn draw_on(canvas: &mut Canvas<'_>, weekly: &Weekly) {
    let heading = page::heading(canvas, &weekly.title, &weekly.subtitle);
    page::footer(canvas, &weekly.source, &weekly.credit);
    let Some(first) = weekly.weeks.first() else { return };
    let axis = TimeAxis::new(first.monday, weekly.weeks.len(), LEFT, RIGHT);
    let strips = Strips::place(&weekly.courses, &axis);
    let steps = whole_steps(weekly.highest());
    let caption = heading + 56.0;
    let plot = Plot {
        axis,
        top: (caption + 16.0 + Plot::HEADROOM).round(),
        bottom: (page::FOOT - 46.0 - BELOW - strips.height()).round(),
        highest: steps.last().map_or(1.0, |step| f64::from(*step)),
    };
    if let Some(message) = &weekly.message {
        draw_empty(canvas, &plot, message);
    } else {
        draw_plot(canvas, weekly, &plot, &steps, caption);
    }
    plot.draw_months(canvas, strips.height());
    strips.draw(canvas, plot.bottom + BELOW);
}

fn draw_empty(canvas: &mut Canvas<'_>, plot: &Plot, message: &str) {
    let middle = ((LEFT + RIGHT) / 2.0, (plot.top + plot.bottom) / 2.0 + 12.0);
    let text = fitted(message, theme::MESSAGE, RIGHT - LEFT);
    canvas.text(middle, Align::Middle, theme::MESSAGE, &text);
    plot.draw_zero_line(canvas);
}

fn draw_plot(canvas: &mut Canvas<'_>, weekly: &Weekly, plot: &Plot, steps: &[u32], caption: f64) {
    let wordless = plot.draw_gaps(canvas, &weekly.weeks);
    plot.draw_steps(canvas, steps);
    canvas.text((MARGIN, caption), Align::Left, theme::LABEL, words::SCALE);
    plot.draw_bars(canvas, &weekly.weeks);
    plot.draw_zero_line(canvas);
    let named = line::draw(canvas, plot, weekly);
    plot.draw_zeros(canvas, &weekly.weeks);
    key::draw(canvas, &marks(weekly, plot, wordless, !named), (RIGHT, caption));
    plot.draw_nights(canvas, &weekly.weeks, plot.bottom + 34.0);
    let beside = (plot.axis.end() + 12.0, plot.bottom + 34.0);
    canvas.text(beside, Align::Left, theme::LABEL, words::NIGHTS);
}

/// Returns the marks that occur in the picture and are not named where they stand.
fn marks(weekly: &Weekly, plot: &Plot, gaps: bool, line: bool) -> Vec<(Mark, String)> {
    let thin = if plot.is_hatched() { Mark::Thin } else { Mark::Pale };
    let known = || weekly.weeks.iter().filter(|week| week.known > 0);
    [
        (known().any(|week| week.is_thin() && week.cramps > 0), thin, words::THIN.to_owned()),
        (
            !plot.is_dense() && known().any(|week| week.cramps == 0),
            Mark::Free,
            words::FREE.to_owned(),
        ),
        (gaps, Mark::Unknown, words::GAP[0].to_owned()),
        (line, Mark::Line, words::line(weekly.line_weeks).join(" ")),
    ]
    .into_iter()
    .filter(|(occurs, ..)| *occurs)
    .map(|(_, mark, text)| (mark, text))
    .collect()
}

#[cfg(test)]
mod tests {
    use resvg::tiny_skia::{Pixmap, Rect, Transform};
    use resvg::usvg::{Group, Node, Tree};

    use super::*;
    use crate::charts::{HEIGHT, WIDTH, font, made_up, png};

    fn night(text: &str) -> Night {
        Night::named_after(text.parse().unwrap())
    }

    /// Returns the chart of these nights from a Monday on.
    fn weekly(counts: &[Option<u32>]) -> Weekly {
        let first = night("2026-06-01");
        let diary = made_up::diary(first, counts);
        Weekly::of(&diary, first, first.after(counts.len().max(1) as u64 - 1))
    }

    /// Returns nights with all that may occur: gaps, thin weeks, weeks without a cramp, bad ones.
    fn mixed(nights: usize) -> Vec<Option<u32>> {
        (0..nights)
            .map(|n| match (n / 7) % 9 {
                3 => None,
                5 if n % 7 > 1 => None,
                5 => Some(9),
                6 => Some(0),
                _ if n % 11 == 0 => None,
                week => Some(if n % 3 == 0 { [0, 1, 2][week % 3] } else { 0 }),
            })
            .collect()
    }

    fn tree(svg: &str) -> Tree {
        Tree::from_str(svg, &font::options()).unwrap()
    }

    /// Returns each text of a picture with the box around its ink.
    fn texts(group: &Group) -> Vec<(String, Rect)> {
        let mut found = Vec::new();
        for node in group.children() {
            match node {
                Node::Group(inner) => found.extend(texts(inner)),
                Node::Text(text) => {
                    let words: String = text.chunks().iter().map(|chunk| chunk.text()).collect();
                    found.push((words, text.flattened().abs_bounding_box()));
                }
                _ => {}
            }
        }
        found
    }

    fn assert_texts_apart(weekly: &Weekly, about: &str) {
        let texts = texts(tree(&draw(weekly).unwrap()).root());
        for (place, (text, area)) in texts.iter().enumerate() {
            let inside = area.left() > 0.0
                && area.top() > 0.0
                && area.right() < WIDTH as f32
                && area.bottom() < HEIGHT as f32;
            assert!(inside, "{about}: {text:?} leaves the page at {area:?}");
            for (other, beside) in &texts[place + 1..] {
                assert!(area.intersect(beside).is_none(), "{about}: {text:?} touches {other:?}");
            }
        }
    }

    fn rendered(svg: &str) -> Pixmap {
        let mut pixmap = Pixmap::new(WIDTH, HEIGHT).unwrap();
        resvg::render(&tree(svg), Transform::identity(), &mut pixmap.as_mut());
        pixmap
    }

    #[test]
    fn no_text_touches_another_at_any_length() {
        for nights in [1, 3, 7, 30, 43, 83, 182, 365, 560, 728, 1120, 1200, 3650, 10_950] {
            let mut chart = weekly(&mixed(nights));
            assert_texts_apart(&chart, &format!("{nights} nights"));
            chart.subtitle = "A sentence about the trend that goes on and on. ".repeat(9);
            chart.title = "A very long finding ".repeat(9);
            chart.source = "long source ".repeat(30);
            chart.courses = (0..12)
                .map(|n| Strip {
                    label: format!("medicine number {n} with a long name <&> äöü"),
                    first: night("2026-05-01").after(n * 9).evening(),
                    last: (n % 3 > 0).then(|| night("2026-05-20").after(n * 14).evening()),
                })
                .collect();
            assert_texts_apart(&chart, &format!("{nights} nights, long words"));
        }
    }

    #[test]
    fn the_same_diary_gives_the_same_bytes() {
        let chart = weekly(&mixed(182));
        let (svg, again) = (draw(&chart).unwrap(), draw(&chart.clone()).unwrap());
        assert_eq!(svg, again);
        assert_eq!(png::from_svg(&svg).unwrap(), png::from_svg(&again).unwrap());
    }

    #[test]
    fn unknown_thin_free_and_full_weeks_look_different_even_in_grey() {
        let part = |known: usize, cramps: u32| {
            let nights =
                (0..7).map(move |n| (n < known).then_some(if n == 0 { cramps } else { 0 }));
            nights.collect::<Vec<_>>()
        };
        let counts = [part(7, 2), part(3, 1), part(7, 0), part(0, 0)].concat();
        let chart = Weekly { line: vec![None; 4], ..weekly(&counts) };
        let pixmap = rendered(&draw(&chart).unwrap());
        let axis = TimeAxis::new(chart.weeks[0].monday, 4, LEFT, RIGHT);
        let pixels = |at: f64| (0..WIDTH).find(|pixel| f64::from(*pixel) >= at).unwrap();
        let bottom = pixels(page::FOOT - 46.0 - BELOW);
        let greys: Vec<Vec<u32>> = (0..4)
            .map(|place| {
                let middle = pixels(axis.middle(place));
                (bottom - 100..bottom + 2)
                    .flat_map(|y| (middle - 30..middle + 30).map(move |x| (x, y)))
                    .filter_map(|(x, y)| pixmap.pixel(x, y))
                    .map(|p| u32::from(p.red()) + u32::from(p.green()) + u32::from(p.blue()))
                    .collect()
            })
            .collect();
        for (a, b) in [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)] {
            let pairs = greys[a].iter().zip(&greys[b]);
            let different = pairs.filter(|(a, b)| a.abs_diff(**b) > 30).count();
            assert!(different > 100, "weeks {a} and {b} differ in {different} pixels");
        }
    }

    #[test]
    fn an_empty_diary_says_so_calmly() {
        let diary = Diary::default();
        let last = night("2026-11-21");
        let first = Weekly::first_night(&diary, Weekly::WEEKS, last);
        assert_eq!(first, night("2026-05-25"));
        let chart = Weekly::of(&diary, first, last);
        assert_eq!(chart.weeks.len(), 26);
        let words: Vec<_> =
            texts(tree(&draw(&chart).unwrap()).root()).into_iter().map(|(text, _)| text).collect();
        assert!(words.contains(&"Nothing recorded yet".to_owned()), "{words:?}");
        assert!(!words.contains(&"0".to_owned()), "no scale without a night: {words:?}");
        assert_texts_apart(&weekly(&[]), "no nights");
        let unknown = Weekly { message: None, ..chart };
        assert!(draw(&unknown).is_ok());
    }

    #[test]
    fn the_picture_begins_with_the_diary_if_that_is_later() {
        let diary = made_up::diary(night("2026-11-12"), &[Some(1); 9]);
        assert_eq!(Weekly::first_night(&diary, 26, night("2026-11-21")), night("2026-11-12"));
        assert_eq!(Weekly::first_night(&diary, 1, night("2026-11-21")), night("2026-11-16"));
        assert_eq!(Weekly::first_night(&diary, 4, night("2020-01-01")), night("2020-01-01"));
    }

    #[test]
    fn hostile_names_are_drawn_as_they_are_written() {
        let name = "<script>&\"'</text>\u{7}\u{0}]]>";
        let mut chart = weekly(&mixed(60));
        chart.title = name.to_owned();
        chart.courses =
            vec![Strip { label: name.to_owned(), first: chart.weeks[0].monday, last: None }];
        let words = texts(tree(&draw(&chart).unwrap()).root());
        let shown = words.iter().filter(|(text, _)| text == "<script>&\"'</text>]]>").count();
        assert_eq!(shown, 2, "{words:?}");
    }

    #[test]
    fn a_screen_reader_hears_the_finding_and_what_it_rests_on() {
        let mut chart = weekly(&mixed(60));
        chart.courses = courses(
            &Diary {
                courses: vec![made_up::course("zinc", "2026-07-01", None)],
                ..Diary::default()
            },
            chart.weeks[0].monday,
            chart.weeks[8].monday,
        );
        let svg = draw(&chart).unwrap();
        assert!(svg.contains(&format!("<title>{}</title>", chart.title)));
        let description = svg.split("<desc>").nth(1).unwrap().split("</desc>").next().unwrap();
        assert!(
            description.contains(&chart.source) && description.contains("zinc: since 2026-07-01")
        );
    }

    #[test]
    fn a_single_point_is_no_line_and_has_no_word() {
        let words = |line: Vec<Option<f64>>| {
            let chart = Weekly { line, ..weekly(&[Some(1); 21]) };
            let texts = texts(tree(&draw(&chart).unwrap()).root());
            texts.iter().filter(|(text, _)| text.starts_with("average over")).count()
        };
        assert_eq!(words(vec![None, Some(2.0), None]), 0);
        assert_eq!(words(vec![Some(1.0), Some(2.0), None]), 1);
    }

    #[test]
    fn only_courses_of_the_span_are_shown() {
        let diary = Diary {
            courses: vec![
                made_up::course("before", "2026-01-01", Some("2026-05-31")),
                made_up::course("until", "2026-01-01", Some("2026-06-01")),
                made_up::course("after", "2026-07-01", None),
            ],
            ..made_up::diary(night("2026-06-01"), &[Some(1); 30])
        };
        let chart = Weekly::of(&diary, night("2026-06-01"), night("2026-06-30"));
        let labels: Vec<_> = chart.courses.iter().map(|course| course.label.as_str()).collect();
        assert_eq!(labels, ["until"]);
    }

    #[test]
    fn the_calm_line_does_not_depend_on_where_the_picture_is_cut() {
        let first = night("2026-06-01");
        let diary = made_up::diary(first, &mixed(182));
        let whole = Weekly::of(&diary, first, first.after(181));
        let part = Weekly::of(&diary, first.after(73), first.after(181));
        assert_eq!(part.line.len(), part.weeks.len());
        assert_eq!(part.line, whole.line[10..]);
    }

    #[test]
    fn one_bad_night_of_a_thin_week_does_not_press_the_others_flat() {
        let counts = [vec![Some(1); 7], vec![Some(9)], vec![None; 6], vec![Some(1); 7]].concat();
        assert!(Weekly { line: Vec::new(), ..weekly(&counts) }.highest() < 8.0);
        assert!(weekly(&[Some(2), None]).highest() > 13.0, "unless there is nothing else");
    }
}
