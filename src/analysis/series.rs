//! Series: a run of nights without holes, where each is counted or unknown.

use crate::diary::{Diary, Night, NightStatus};

/// A run of nights in calendar order; a night about which nothing is recorded keeps its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    first: Night,
    counts: Vec<Option<u32>>,
    contradictions: Vec<Night>,
}

impl Series {
    /// Returns the nights from the first to the last on which anything was recorded.
    ///
    /// `None` for an empty diary.
    pub fn of(diary: &Diary) -> Option<Self> {
        let (first, last) = diary.span()?;
        Some(Self::between(diary, first, last))
    }

    /// Returns the nights from `first` to `last`, both included.
    ///
    /// Cramps while up and about are left out. Where a cramp stands on a night
    /// that was also said to be free of cramps, the cramp wins.
    pub fn between(diary: &Diary, first: Night, last: Night) -> Self {
        let nights = usize::try_from(first.until(last) + 1).unwrap_or(0);
        let mut counts = vec![None; nights];
        let place =
            |night: Night| usize::try_from(first.until(night)).ok().filter(|place| *place < nights);
        for place in diary.confirmed_none.keys().filter_map(|night| place(*night)) {
            counts[place] = Some(0);
        }
        let mut contradictions = Vec::new();
        for cramp in diary.cramps.iter().filter(|cramp| cramp.is_nocturnal()) {
            let Some(place) = place(cramp.night) else { continue };
            if diary.confirmed_none.contains_key(&cramp.night) {
                contradictions.push(cramp.night);
            }
            counts[place] = Some(counts[place].unwrap_or(0) + cramp.count);
        }
        contradictions.sort_unstable();
        contradictions.dedup();
        Self { first, counts, contradictions }
    }

    /// Returns the same nights, of which all but those from `first` to `last` are unknown.
    pub fn within(&self, first: Night, last: Night) -> Self {
        let counts =
            self.iter().map(|(night, count)| count.filter(|_| (first..=last).contains(&night)));
        self.with_counts(counts.collect())
    }

    /// Returns the same nights with other numbers of cramps, in order; what is missing is unknown.
    pub fn with_counts(&self, mut counts: Vec<Option<u32>>) -> Self {
        counts.resize(self.counts.len(), None);
        Self { first: self.first, counts, contradictions: Vec::new() }
    }

    /// Returns the first night.
    pub fn first(&self) -> Night {
        self.first
    }

    /// Returns the last night; the first of a series without nights.
    pub fn last(&self) -> Night {
        self.first.after(self.counts.len().saturating_sub(1) as u64)
    }

    /// Returns how many nights the series spans, unknown ones included.
    pub fn nights(&self) -> usize {
        self.counts.len()
    }

    /// Returns the number of cramps of each night in order; `None` where it is unknown.
    pub fn counts(&self) -> &[Option<u32>] {
        &self.counts
    }

    /// Returns each night with its number of cramps.
    pub fn iter(&self) -> impl Iterator<Item = (Night, Option<u32>)> {
        self.first
            .through(self.first.after(self.counts.len() as u64))
            .zip(self.counts.iter().copied())
    }

    /// Returns each night in order as a number: 1 with a cramp, 0 without one, `None` where it is unknown.
    pub fn outcomes(&self) -> Vec<Option<f64>> {
        self.counts.iter().map(|count| Some(if (*count)? > 0 { 1.0 } else { 0.0 })).collect()
    }

    /// Returns the nights of the series from `first` to `last`, both included; it has none of the others.
    pub fn part(&self, first: Night, last: Night) -> Self {
        let place = |night: Night| usize::try_from(self.first.until(night)).unwrap_or(0);
        let (from, to) = (place(first), place(last.after(1)).min(self.counts.len()));
        let is_within = |night: &Night| (first..=last).contains(night);
        Self {
            first: self.first.after(from as u64),
            counts: self.counts.get(from..to).unwrap_or_default().to_vec(),
            contradictions: self.contradictions.iter().copied().filter(is_within).collect(),
        }
    }

    /// Returns what is known about each night in order.
    pub fn statuses(&self) -> impl Iterator<Item = NightStatus> {
        self.counts.iter().map(|count| match count {
            Some(0) => NightStatus::Free,
            Some(_) => NightStatus::Cramp,
            None => NightStatus::Unknown,
        })
    }

    /// Returns the nights that were said to be free of cramps and yet have one.
    pub fn contradictions(&self) -> &[Night] {
        &self.contradictions
    }

    /// Returns the number of nights about which it is known whether there was a cramp.
    pub fn known(&self) -> usize {
        self.counts.iter().flatten().count()
    }

    /// Returns the number of nights with at least one cramp.
    pub fn cramp_nights(&self) -> usize {
        self.counts.iter().flatten().filter(|count| **count > 0).count()
    }

    /// Returns the number of cramps.
    pub fn cramps(&self) -> u32 {
        self.counts.iter().flatten().sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diary::{Cramp, Recorded, State};

    fn night(text: &str) -> Night {
        Night::named_after(text.parse().unwrap())
    }

    fn cramp(evening: &str, count: u32, state: Option<State>) -> Recorded<Cramp> {
        Recorded {
            number: 1,
            key: evening.to_owned(),
            recorded_at: "2026-11-22T08:00:00+00:00".parse().unwrap(),
            fact: Cramp { count, state, ..Cramp::on(night(evening)) },
        }
    }

    fn diary(cramps: Vec<Recorded<Cramp>>, none: &[&str]) -> Diary {
        let said = "2026-11-22T08:00:00+00:00".parse().unwrap();
        let confirmed_none = none.iter().map(|evening| (night(evening), said)).collect();
        Diary { cramps, confirmed_none, ..Diary::default() }
    }

    #[test]
    fn a_night_without_a_word_keeps_its_place_and_stays_unknown() {
        let diary = diary(vec![cramp("2026-11-18", 2, None)], &["2026-11-20"]);
        let series = Series::of(&diary).unwrap();
        assert_eq!(series.counts(), [Some(2), None, Some(0)]);
        assert_eq!((series.known(), series.cramp_nights(), series.cramps()), (2, 1, 2));
    }

    #[test]
    fn a_cramp_wins_over_none_and_the_contradiction_is_told() {
        let diary = diary(vec![cramp("2026-11-18", 1, None)], &["2026-11-18"]);
        let series = Series::of(&diary).unwrap();
        assert_eq!(series.counts(), [Some(1)]);
        assert_eq!(series.contradictions(), [night("2026-11-18")]);
    }

    #[test]
    fn a_cramp_while_up_and_about_says_nothing_about_the_night() {
        let up = Some(State::UpAwake);
        let series = Series::of(&diary(vec![cramp("2026-11-18", 1, up)], &[])).unwrap();
        assert_eq!(series.counts(), [None]);
        let series = Series::of(&diary(vec![cramp("2026-11-18", 1, up)], &["2026-11-18"])).unwrap();
        assert_eq!(series.counts(), [Some(0)]);
        assert_eq!(series.contradictions(), []);
    }

    #[test]
    fn an_empty_diary_has_no_series() {
        assert_eq!(Series::of(&Diary::default()), None);
    }

    #[test]
    fn a_window_leaves_the_rest_out() {
        let diary = diary(vec![cramp("2026-11-10", 3, None), cramp("2026-11-18", 1, None)], &[]);
        let series = Series::between(&diary, night("2026-11-17"), night("2026-11-19"));
        assert_eq!(series.counts(), [None, Some(1), None]);
        let backwards = Series::between(&diary, night("2026-11-19"), night("2026-11-17"));
        assert_eq!(backwards.nights(), 0);
    }

    #[test]
    fn nights_outside_a_window_keep_their_place_and_are_unknown() {
        let diary = diary(vec![cramp("2026-11-10", 3, None)], &["2026-11-11", "2026-11-12"]);
        let series = Series::of(&diary).unwrap();
        let within = series.within(night("2026-11-11"), night("2026-11-11"));
        assert_eq!(within.counts(), [None, Some(0), None]);
        assert_eq!(series.with_counts(vec![Some(1)]).counts(), [Some(1), None, None]);
    }

    #[test]
    fn a_part_is_cut_to_the_series() {
        let diary = diary(vec![cramp("2026-11-18", 1, None)], &["2026-11-18", "2026-11-20"]);
        let series = Series::of(&diary).unwrap();
        let part = |first, last| series.part(night(first), night(last));
        assert_eq!(part("2026-11-01", "2026-11-30"), series);
        assert_eq!(part("2026-11-19", "2026-11-20").outcomes(), [None, Some(0.0)]);
        assert_eq!(part("2026-11-19", "2026-11-20").first(), night("2026-11-19"));
        assert_eq!(part("2026-11-19", "2026-11-20").contradictions(), []);
        for (first, last) in [
            ("2026-11-01", "2026-11-17"),
            ("2026-11-21", "2026-11-30"),
            ("2026-11-20", "2026-11-18"),
        ] {
            assert_eq!(part(first, last).nights(), 0, "{first} to {last}");
        }
    }
}
