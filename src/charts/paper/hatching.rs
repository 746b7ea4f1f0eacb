//! Hatching: the texture of what is half known or not known, in step from shape to shape.

use super::canvas::{Area, Point};

/// Returns the rising lines that hatch a rectangle, in step with those of its neighbours.
pub(crate) fn hatching(area: Area, spacing: f64) -> Vec<(Point, Point)> {
    let Area { left, top, right, bottom } = area;
    let end = right + bottom;
    let first = ((left + top) / spacing).ceil() * spacing;
    std::iter::successors(Some(first), |sum| Some(sum + spacing))
        .take_while(|sum| *sum < end)
        .map(|sum| {
            let low = (left.max(sum - bottom), bottom.min(sum - left));
            let high = (right.min(sum - top), top.max(sum - right));
            (low, high)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hatching_stays_inside_its_bar() {
        let area = Area { left: 10.0, top: 20.0, right: 50.0, bottom: 200.0 };
        let lines = hatching(area, 8.0);
        assert!(lines.len() > 20);
        for (x, y) in lines.into_iter().flat_map(|(from, to)| [from, to]) {
            assert!((10.0..=50.0).contains(&x) && (20.0..=200.0).contains(&y), "{x} {y}");
        }
        assert!(hatching(Area { bottom: 20.0, right: 10.0, ..area }, 8.0).len() <= 1);
    }
}
