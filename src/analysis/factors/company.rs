//! Company: how a link fares beside the others, since some factors merely travel with the true one.

use std::collections::BTreeMap;

use super::beside::{Shown, p_beside};
use super::comparison::Ground;

/// The p up to which a link stands beside another.
const STANDS: f64 = 0.01;

/// A factor that is graded clear or possible, at its best lag.
pub(super) struct Link<'a> {
    pub(super) key: String,
    pub(super) shown: Shown<'a>,
}

/// How one link fares beside the others; each is named by its key.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Company {
    /// How often chance alone would leave as much of it beside each other link.
    pub beside: BTreeMap<String, f64>,
    /// The links that explain it: little of it is left beside them, and they stand beside it.
    pub explained_by: Vec<String>,
    /// The links that it cannot be told apart from: little is left of either beside the other.
    pub inseparable_from: Vec<String>,
}

impl Company {
    /// Judges every pair of links, before any of them is lowered; in the order of the links.
    pub(super) fn of(links: &[Link<'_>], ground: &Ground) -> Vec<Self> {
        let p = |a: &Link<'_>, b: &Link<'_>| p_beside(a.shown, b.shown, ground);
        let of = |a: &Link<'_>| {
            let mut company = Self::default();
            for b in links.iter().filter(|b| b.key != a.key) {
                let left = p(a, b);
                company.beside.insert(b.key.clone(), left);
                if left > STANDS {
                    let other_stands = p(b, a) <= STANDS;
                    let list = match other_stands {
                        true => &mut company.explained_by,
                        false => &mut company.inseparable_from,
                    };
                    list.push(b.key.clone());
                }
            }
            company
        };
        links.iter().map(of).collect()
    }
}
