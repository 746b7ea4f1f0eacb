//! Rates: what the bars and the calm line show.

use crate::analysis::{Series, Week, calm_line};
use crate::charts::View;
use crate::diary::Night;

/// Cramps per week, week by week, with the calm line through them.
#[derive(Clone, Debug, PartialEq)]
pub struct Rates {
    /// The weeks in order, without holes.
    pub weeks: Vec<Week>,
    /// The calm line, one value for each week; `None` where too little is recorded.
    pub line: Vec<Option<f64>>,
    /// How many weeks each value of the calm line rests on.
    pub line_weeks: usize,
    /// Whether weeks may follow, for which a short picture leaves room; not after picked nights.
    pub may_go_on: bool,
}

impl Rates {
    /// Returns the weeks of the nights of a view.
    ///
    /// The calm line also uses the weeks just outside, so that it does not depend on where the picture is
    /// cut; of picked nights it uses only those.
    pub fn of(view: &View<'_>) -> Self {
        let &View { diary, first, last, picked, .. } = view;
        let series = Series::between(diary, first, last);
        let weeks = Week::of(&series);
        let reach = line_reach(weeks.len());
        if picked {
            let line = calm_line(&weeks, reach);
            return Self { weeks, line, line_weeks: 2 * reach + 1, may_go_on: false };
        }
        let aside = 7 * reach as u64;
        let monday = Night::named_after(Week::monday_of(first));
        let around = Series::between(diary, monday.before(aside), last.after(aside));
        let line = calm_line(&Week::of(&around), reach);
        Self {
            line: line.into_iter().skip(reach).take(weeks.len()).collect(),
            line_weeks: 2 * reach + 1,
            weeks,
            may_go_on: true,
        }
    }

    /// Returns the unbroken parts of the calm line, each point with the place of its week.
    ///
    /// A single point is no line and is left out.
    pub(super) fn runs(&self) -> Vec<Vec<(usize, f64)>> {
        let points: Vec<(usize, Option<f64>)> = self.line.iter().copied().enumerate().collect();
        points
            .chunk_by(|a, b| a.1.is_some() == b.1.is_some())
            .map(|run| run.iter().filter_map(|(place, rate)| Some((*place, (*rate)?))).collect())
            .filter(|run: &Vec<_>| run.len() > 1)
            .collect()
    }
}

/// Returns how many weeks on either side the calm line looks: the longer the picture, the calmer.
fn line_reach(weeks: usize) -> usize {
    match weeks {
        0..=104 => 2,
        105..=520 => 6,
        _ => 26,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::made_up::{diary, mixed, night};
    use crate::diary::Diary;

    fn rates(diary: &Diary, first: Night, last: Night, picked: bool) -> Rates {
        Rates::of(&View { diary, first, last, picked, today: last.morning() })
    }

    #[test]
    fn the_calm_line_does_not_depend_on_where_the_picture_is_cut() {
        let first = night("2026-06-01");
        let diary = diary(first, &mixed(182));
        let whole = rates(&diary, first, first.after(181), false);
        let part = rates(&diary, first.after(73), first.after(181), false);
        assert_eq!(part.line.len(), part.weeks.len());
        assert_eq!(part.line, whole.line[10..]);
    }

    #[test]
    fn the_calm_line_of_picked_nights_uses_no_other() {
        let (first, counts) =
            (night("2026-06-01"), [vec![Some(7); 70], vec![Some(0); 70]].concat());
        let picked = rates(&diary(first, &counts), first.after(70), first.after(139), true);
        assert!(picked.line.iter().flatten().all(|rate| rate.abs() < 1e-9), "{:?}", picked.line);
        assert!(picked.line.iter().flatten().count() > 5);
    }
}
