//! Holm: what is left of a small p when many questions were asked at once.

/// Returns each p adjusted for the size of the family, in the same order.
///
/// With the p in ascending order: p̃₍ᵢ₎ = max over j ≤ i of min(1, (m − j + 1)·p₍ⱼ₎). The chance
/// of a single false finding in the whole family stays below the level at which p̃ is read,
/// whatever depends on what. S. Holm, *Scand. J. Stat.* 6 (1979), 65–70.
pub(super) fn adjusted(p: &[f64]) -> Vec<f64> {
    let mut ascending: Vec<(usize, f64)> = p.iter().copied().enumerate().collect();
    ascending.sort_by(|a, b| a.1.total_cmp(&b.1));
    let mut adjusted = vec![1.0; p.len()];
    let mut highest: f64 = 0.0;
    for ((place, p), rest) in ascending.iter().zip((1..=p.len()).rev()) {
        highest = highest.max((rest as f64 * p).min(1.0));
        if let Some(adjusted) = adjusted.get_mut(*place) {
            *adjusted = highest;
        }
    }
    adjusted
}

#[cfg(test)]
mod tests {
    use super::super::super::known::{close, values, vectors};
    use super::*;

    #[test]
    fn adjusted_chances_meet_the_known_answers() {
        for vector in vectors("holm") {
            let p: Vec<f64> = values(&vector["input"]["p"]).into_iter().flatten().collect();
            let expected = vector["expected"]["adjusted"].as_array().unwrap();
            for (found, expected) in adjusted(&p).iter().zip(expected) {
                close(*found, expected);
            }
        }
    }

    #[test]
    fn one_question_needs_no_adjustment_and_none_has_none() {
        assert_eq!(adjusted(&[0.04]), [0.04]);
        assert!(adjusted(&[]).is_empty());
        assert_eq!(adjusted(&[0.9, 0.8]), [1.0, 1.0]);
    }
}
