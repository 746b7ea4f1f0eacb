# What a developer types most. `just` lists the recipes.

_list:
    @just --list

# Everything that has to hold before a change lands
check:
    .ci/run

# Accept changed snapshots after looking at them
review:
    INSTA_UPDATE=always cargo test --test cli
    git diff --stat tests

# Write the generated pages and pictures of docs/ anew
regenerate:
    REGENERATE=1 cargo test --test documents

# A made-up diary with its chart and tables
demo DIR="cramp-demo":
    cargo run --release -- demo {{DIR}}

# The slow campaigns: kills at random moments, many writers at once, simulated diaries
campaigns:
    cargo test --release -- --ignored

# How long the scan of forty factors takes, for 1, 10 and 100 years
bench:
    cargo bench --bench scan

# Licences, doubles and sources of every crate, without a network (needs cargo-deny)
deny:
    cargo deny --offline check bans licenses sources
