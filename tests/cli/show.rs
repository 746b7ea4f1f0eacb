//! `cramp show`: one cramp or one night whole, and what is unknown of it.

use insta::assert_snapshot;

use crate::list::ten_nights;
use crate::sandbox::Sandbox;

#[test]
fn a_cramp_is_shown_with_what_is_unknown_of_it() {
    let mut sandbox = ten_nights();
    sandbox.run("show 1").run("show last").run("show '#3'");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_night_is_shown_with_the_day_before_and_the_medicines() {
    let mut sandbox = ten_nights();
    sandbox
        .quietly("day sat water 4 glasses standing 7h note moved house")
        .quietly("med start furosemide 40mg daily since 1 Mar")
        .quietly("med took ibuprofen 400mg sat 22:15")
        .run("show")
        .run("show thu")
        .run("show 2026-11-20");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn what_is_neither_a_cramp_nor_a_night_is_refused() {
    let mut sandbox = Sandbox::new();
    sandbox.run("show 12").run("show last").run("show 18..21").run("show blue moon");
    assert_snapshot!(sandbox.scene());
}
