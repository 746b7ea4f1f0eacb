//! `cramp factors`: the catalogue, and factors of one's own.

use insta::assert_snapshot;

use crate::sandbox::{BREAKFAST, Sandbox};

#[test]
fn the_catalogue_is_listed_with_its_rules() {
    let mut sandbox = Sandbox::new();
    sandbox
        .at(BREAKFAST)
        .run("factors")
        .run("factors show water")
        .run("factors show sleep position")
        .run("factors show dehydration");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_factor_of_ones_own_behaves_like_a_built_in_one() {
    let mut sandbox = Sandbox::new();
    sandbox
        .at(BREAKFAST)
        .run("factors add coffee --unit cups --exposed-above 2")
        .run("factors add long flight")
        .run("factors add mood --score --exposed-below 4")
        .run("factors add couch --levels sofa,armchair,floor --exposed-levels sofa --night")
        .run("day coffee 3 cups, long flight, mood 3, sofa")
        .run("day coffee +1")
        .run("day 3 cups of coffee")
        .run("day coffe 2")
        .run("show")
        .run("factors rename coffee strong coffee")
        .run("day strong coffee 2 cups")
        .run("factors retire couch")
        .run("day sofa")
        .run("settings coffee 4 cups")
        .run("factors show coffee")
        .run("export --out tables")
        .run("--diary other.db import tables")
        .run("--diary other.db show")
        .run("factors restore couch")
        .run("undo");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_name_or_a_rule_that_cannot_be_is_refused() {
    let mut sandbox = Sandbox::new();
    sandbox
        .at(BREAKFAST)
        .run("factors add stood")
        .run("factors add heels")
        .run("factors add 2nd")
        .run("factors add tea --unit ;")
        .run("factors add tea --levels one")
        .run("factors add tea --yes-no --exposed-above 2")
        .run("factors add tea --levels green,black --exposed-levels blue")
        .run("factors rename water sea")
        .run("factors retire tea")
        .run("factors show tea");
    assert_snapshot!(sandbox.scene());
}
