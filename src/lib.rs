//! A diary for night cramps, with honest trends and pictures.
//!
//! Data flows one way, and each layer may use only those to its left:
//!
//! ```text
//! diary ◄─ grammar        what people type, turned into diary words
//!       ◄─ store          the SQLite file, and every change ever made to it
//!       ◄─ exchange       CSV in and out, FHIR out
//!       ◄─ simulation     made-up diaries with a known truth
//!       ◄─ analysis ◄─ charts ◄─ report        findings, pictures of them, one page for a visit
//! cli   ─► all of them    the only layer that meets the person
//! ```
//!
//! `diary`, `grammar`, `analysis`, `report` and `simulation` are pure: no clock, no file, no printing.
//! The time is read once, in `cli`, and handed down.

pub mod analysis;
pub mod charts;
pub mod cli;
pub mod diary;
pub mod exchange;
pub mod grammar;
pub mod report;
pub mod simulation;
pub mod store;
