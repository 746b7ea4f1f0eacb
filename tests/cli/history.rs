//! `cramp history`: every change, the latest first.

use insta::assert_snapshot;

use crate::sandbox::{BREAKFAST, EVENING, Sandbox};

#[test]
fn every_change_is_told_in_words() {
    let mut sandbox = Sandbox::new();
    sandbox
        .run("history")
        .quietly("log left calf")
        .at(BREAKFAST)
        .quietly("edit last 2min 7/10")
        .quietly("none 18..20")
        .quietly("day water 6 glasses standing 7h")
        .quietly("med start furosemide 40mg daily since 1 Mar")
        .at(EVENING)
        .quietly("med took ibuprofen 400mg 20:15")
        .quietly("delete 1")
        .quietly("undo")
        .quietly("undo")
        .quietly("redo")
        .run("history")
        .run("history --most 2");
    assert_snapshot!(sandbox.scene());
}
