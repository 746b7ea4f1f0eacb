//! Gaps: stretches of nights in which nothing was noted.

use super::plan::Plan;
use super::random::Random;

/// A stretch of nights in which nothing was noted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// Its first night, counted from 0.
    pub from: u32,
    /// How many nights it lasts.
    pub nights: u32,
}

impl Gap {
    /// Tells whether a night lies in it.
    pub(super) fn holds(self, night: u32) -> bool {
        (self.from..self.from.saturating_add(self.nights)).contains(&night)
    }
}

/// Returns every gap of a plan: those that it names, and those at random.
pub(super) fn gaps(plan: &Plan) -> Vec<Gap> {
    let mut random = Random::stream(plan.seed, 6);
    let chance = plan.gaps_per_year / 365.25;
    let mut gaps = plan.gaps.clone();
    let mut night = 0;
    while chance > 0.0 && night < plan.nights {
        if random.chance(chance) {
            let nights = u32::try_from(random.whole(3, 7)).unwrap_or(3);
            gaps.push(Gap { from: night, nights });
            night += nights;
        }
        night += 1;
    }
    gaps
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn random_gaps_last_three_to_seven_nights_and_come_as_often_as_planned() {
        let plan = Plan::new(5, "2000-01-01".parse().unwrap(), 36_525);
        assert!(gaps(&plan).is_empty());
        let named = Gap { from: 20_000, nights: 30 };
        let plan = Plan { gaps: vec![named], gaps_per_year: 2.6, ..plan };
        let mut all = gaps(&plan);
        assert_eq!(all.remove(0), named);
        assert!((210..310).contains(&all.len()), "{}", all.len());
        assert!(all.iter().all(|gap| (3..=7).contains(&gap.nights)));
        assert!(all.windows(2).all(|pair| pair[0].from + pair[0].nights < pair[1].from));
        assert_ne!(gaps(&Plan { seed: 6, ..plan.clone() }), gaps(&plan));
    }
}
