//! Products: sums of products, of which a scan needs millions.

/// Sums that do not wait for each other.
const LANES: usize = 8;

/// Returns Σ a·b over all pairs of values; the longer list is cut.
pub(super) fn product(a: &[f64], b: &[f64]) -> f64 {
    let pairs = a.len().min(b.len());
    let (a, rest_a) = a.get(..pairs).unwrap_or_default().as_chunks::<LANES>();
    let (b, rest_b) = b.get(..pairs).unwrap_or_default().as_chunks::<LANES>();
    let mut sums = [0.0; LANES];
    for (a, b) in a.iter().zip(b) {
        for ((sum, a), b) in sums.iter_mut().zip(a).zip(b) {
            *sum += a * b;
        }
    }
    let rest: f64 = rest_a.iter().zip(rest_b).map(|(a, b)| a * b).sum();
    sums.iter().sum::<f64>() + rest
}

/// Returns Σ v·v′ over all pairs of values so many places apart; 0 where there is none.
pub(super) fn shifted(values: &[f64], apart: usize) -> f64 {
    product(values, values.get(apart..).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_of_products_is_the_same_in_lanes() {
        let values: Vec<f64> = (0..37).map(f64::from).collect();
        for apart in [0, 1, 8, 36, 37, 99] {
            let plain: f64 = values.iter().zip(values.iter().skip(apart)).map(|(a, b)| a * b).sum();
            assert!((shifted(&values, apart) - plain).abs() < 1e-9);
        }
    }
}
