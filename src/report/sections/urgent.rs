//! What must be seen before anything else: the urgent warnings, those that were acknowledged too.

use crate::analysis::warnings::Level;

use super::super::Part;
use super::super::visit::Look;

pub(super) fn parts(look: &Look<'_>) -> Vec<Part> {
    let urgent = look.told(&[Level::Urgent]);
    if urgent.is_empty() { Vec::new() } else { vec![Part::Urgent(urgent)] }
}
