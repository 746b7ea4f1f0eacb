//! Weeks: cramps per week along the days, as the weekly chart and that of the medicines show them.
//!
//! ```text
//! rates       what the bars and the calm line show
//! plot        where the bars stand, the scale and the months
//! ├── axis    which months, which whole numbers
//! ├── bars    one mark for each week, and how many of its nights are recorded
//! └── line    the calm line over them
//! strips      medicine courses below
//! └── band    one of them
//! words       what is counted, and what the marks mean
//! ```

mod axis;
mod band;
mod bars;
mod line;
mod plot;
mod rates;
mod strips;
mod words;

pub(super) use axis::{TimeAxis, whole_steps};
pub(super) use band::Band;
pub(super) use plot::{BELOW, Plot};
pub use rates::Rates;
pub use strips::Strip;
pub(super) use strips::Strips;
pub(super) use words::scale;

use super::paper::key::{self, Swatch};
use super::paper::{Align, Area, Canvas, theme};

impl Plot<'_> {
    /// Draws the bars, the calm line and all words about them, with a caption that stands on `caption`
    /// between the edges of the body.
    pub(super) fn draw(&self, canvas: &mut Canvas<'_>, body: Area, caption: f64) {
        let wordless = self.draw_gaps(canvas);
        self.draw_steps(canvas);
        let scale = words::scale(self.together);
        canvas.text((body.left, caption), Align::Left, theme::LABEL, &scale);
        self.draw_bars(canvas);
        self.draw_zero_line(canvas);
        let named = line::draw(canvas, self);
        self.draw_zeros(canvas);
        key::draw(canvas, &self.marks(wordless, !named), (body.right, caption));
        self.draw_nights(canvas, self.bottom + 34.0);
        let beside = (self.axis.end() + 12.0, self.bottom + 34.0);
        canvas.text(beside, Align::Left, theme::LABEL, words::NIGHTS);
    }

    /// Returns the marks that occur in the picture and are not named where they stand.
    fn marks(&self, gaps: bool, line: bool) -> Vec<(Swatch, String)> {
        let known = || self.bars.iter().filter(|week| week.known > 0);
        let thin: Swatch = if self.is_hatched() { bars::thin_bar } else { pale };
        let marks: [(bool, Swatch, String); 4] = [
            (
                known().any(|week| week.is_thin() && week.cramps > 0),
                thin,
                words::thin(self.together).to_owned(),
            ),
            (known().any(|week| week.cramps == 0), free, words::FREE.to_owned()),
            (gaps, unknown, words::GAP[0].to_owned()),
            (line, calm, words::line(self.rates.line_weeks).join(" ")),
        ];
        let occurring = marks.into_iter().filter(|(occurs, ..)| *occurs);
        occurring.map(|(_, swatch, text)| (swatch, text)).collect()
    }
}

fn pale(canvas: &mut Canvas<'_>, area: Area) {
    canvas.fill(area, theme::PALE);
}

fn free(canvas: &mut Canvas<'_>, area: Area) {
    bars::ring(canvas, (area.right - 8.0, area.middle().1), 6.0, theme::BAR_EDGE);
}

fn unknown(canvas: &mut Canvas<'_>, area: Area) {
    canvas.fill(area, theme::UNKNOWN);
    canvas.outline(area.inset(0.5), 1.0, theme::RULE);
}

fn calm(canvas: &mut Canvas<'_>, area: Area) {
    let height = area.middle().1;
    canvas.line(&[(area.left, height), (area.right, height)], 4.0, theme::LINE);
}
