//! Look: how large a picture is, and on which paper it is drawn.

/// How a picture shall look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// How large it is; by default 1600 × 900 pixels, and taller where it has more to show.
    pub size: Option<Size>,
    /// On what it is drawn.
    pub paper: Paper,
}

/// On what a picture is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Paper {
    /// White, for desks and printers.
    #[default]
    Light,
    /// Nearly black, for eyes at night.
    Dark,
}

/// The size of a picture in pixels, and how many of them make an inch on paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// From left to right.
    pub width: u32,
    /// From top to bottom.
    pub height: u32,
    /// On paper.
    pub dots_per_inch: u32,
}

impl Size {
    /// What a picture has unless another size is asked for; it may be taller.
    pub const USUAL: Self = Self { width: 1600, height: 900, dots_per_inch: 144 };
    /// The fewest pixels from left to right, for letters that can be read, and from top to bottom.
    pub const FEWEST: (u32, u32) = (640, 360);
    /// The most pixels on a side.
    pub const MOST: u32 = 8000;
    /// Sheets of paper that lie on their long side, at 300 dots per inch.
    pub const SHEETS: [(&'static str, Self); 3] = [
        ("a4", Self { width: 3508, height: 2480, dots_per_inch: 300 }),
        ("a5", Self { width: 2480, height: 1748, dots_per_inch: 300 }),
        ("letter", Self { width: 3300, height: 2550, dots_per_inch: 300 }),
    ];

    /// Returns the size of so many pixels: 640 × 360 to 8000 × 8000, and no side above three times the other.
    pub fn of_pixels(width: u32, height: u32) -> Option<Self> {
        let is_possible = (Self::FEWEST.0..=Self::MOST).contains(&width)
            && (Self::FEWEST.1..=Self::MOST).contains(&height);
        let is_even = width <= 3 * height && height <= 3 * width;
        (is_possible && is_even).then_some(Self { width, height, ..Self::USUAL })
    }

    /// Returns the width of the picture for each pixel of its height.
    pub(crate) fn ratio(self) -> f64 {
        f64::from(self.width) / f64::from(self.height)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_neither_a_stamp_nor_a_strip_nor_a_wall() {
        assert!(Size::of_pixels(1600, 900).is_some_and(|size| size == Size::USUAL));
        for (width, height) in [(639, 400), (800, 359), (8001, 4000), (1600, 500), (500, 1600)] {
            assert_eq!(Size::of_pixels(width, height), None, "{width} × {height}");
        }
    }
}
