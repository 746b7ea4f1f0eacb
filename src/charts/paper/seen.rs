//! What the tests see of a picture: its texts with their places, and its pixels.

use resvg::tiny_skia::{Pixmap, Rect, Transform};
use resvg::usvg::{Group, Node, Tree};

use super::font;

/// A picture as it is seen.
pub(crate) struct Seen {
    tree: Tree,
}

impl Seen {
    /// Looks at a picture.
    #[track_caller]
    pub(crate) fn of(svg: &str) -> Self {
        Self { tree: Tree::from_str(svg, &font::options()).unwrap() }
    }

    /// Returns its width and height in pixels.
    pub(crate) fn size(&self) -> (f32, f32) {
        (self.tree.size().width(), self.tree.size().height())
    }

    /// Returns each text with the box around its ink.
    pub(crate) fn texts(&self) -> Vec<(String, Rect)> {
        texts(self.tree.root())
    }

    /// Returns its words, each text once.
    pub(crate) fn words(&self) -> Vec<String> {
        self.texts().into_iter().map(|(text, _)| text).collect()
    }

    /// Returns the texts that leave the page or touch another.
    pub(crate) fn misplaced(&self) -> Vec<String> {
        let (texts, (width, height)) = (self.texts(), self.size());
        let mut found = Vec::new();
        for (place, (text, area)) in texts.iter().enumerate() {
            let (left, top) = (area.left(), area.top());
            if left < 0.0 || top < 0.0 || area.right() > width || area.bottom() > height {
                found.push(format!("{text:?} leaves the page"));
            }
            let touching = texts[place + 1..].iter().filter(|(_, it)| area.intersect(it).is_some());
            found.extend(touching.map(|(other, _)| format!("{text:?} touches {other:?}")));
        }
        found
    }

    /// Returns its pixels.
    pub(crate) fn pixels(&self) -> Pixmap {
        let size = self.tree.size().to_int_size();
        let mut pixmap = Pixmap::new(size.width(), size.height()).unwrap();
        resvg::render(&self.tree, Transform::identity(), &mut pixmap.as_mut());
        pixmap
    }

    /// Returns the greys, 0 to 255, of the pixels around a point, row by row.
    pub(crate) fn greys(&self, around: (f64, f64), reach: u32) -> Vec<u8> {
        let pixmap = self.pixels();
        let start = |middle: f64| (0..8000).find(|it| f64::from(it + reach) >= middle).unwrap();
        let (left, top) = (start(around.0), start(around.1));
        (top..=top + 2 * reach)
            .flat_map(|y| (left..=left + 2 * reach).map(move |x| (x, y)))
            .filter_map(|(x, y)| pixmap.pixel(x, y))
            .map(|it| (u32::from(it.red()) + u32::from(it.green()) + u32::from(it.blue())) / 3)
            .map(|grey| u8::try_from(grey).unwrap())
            .collect()
    }
}

/// Returns how many of two equally large sets of greys differ clearly.
pub(crate) fn different(a: &[u8], b: &[u8]) -> usize {
    a.iter().zip(b).filter(|(a, b)| a.abs_diff(**b) > 10).count()
}

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
