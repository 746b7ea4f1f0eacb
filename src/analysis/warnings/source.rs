//! Source: on what a rule rests.

use crate::diary::Article::{A000, A001, A002, A003};
use crate::diary::{Article, WarningRule};

/// One thing that a rule rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// One of the four articles.
    Article(Article),
    /// Something outside the articles, by name.
    Outside(&'static str),
    /// What no source gives, and this program has chosen.
    Choice(&'static str),
}

use Source::{Choice, Outside};

/// Returns what a rule rests on: the articles, then what is outside them, then what was chosen here.
pub fn source(rule: WarningRule) -> Vec<Source> {
    let (articles, rest) = parts(rule);
    articles.iter().copied().map(Source::Article).chain(rest.iter().copied()).collect()
}

fn parts(rule: WarningRule) -> (&'static [Article], &'static [Source]) {
    match rule {
        WarningRule::Frequent => (&[A000, A001, A002, A003], &[Choice("3 in 7 nights")]),
        WarningRule::Persistent => (&[A001, A002, A003], &[Choice("the 4 weeks")]),
        WarningRule::ExtremelyPainful => (&[A001], &[Choice("the pain of 8")]),
        WarningRule::Long => (&[A001], &[Outside("NHS; Hallegraeff 2017")]),
        WarningRule::NotResolving => (&[A001], &[Choice("the pain of 7")]),
        WarningRule::Swelling
        | WarningRule::Skin
        | WarningRule::Weakness
        | WarningRule::Infection => (&[A001], &[]),
        WarningRule::SleepOrDayLost => {
            (&[A001, A002], &[Choice("7 of 10 or 30 minutes, on 2 of 7 nights")])
        }
        WarningRule::SuddenRise => (&[A001], &[Choice("twice as many in 14 nights")]),
        WarningRule::SideEffect => (&[A001, A002, A003], &[]),
        WarningRule::WithCondition => (&[A001], &[Choice("the 28 nights")]),
        WarningRule::NoResponse => {
            (&[A001, A003], &[Outside("Cochrane reviews"), Choice("4 weeks, and 3 of 5 cramps")])
        }
        outside => (&[], beyond_the_articles(outside)),
    }
}

fn beyond_the_articles(rule: WarningRule) -> &'static [Source] {
    match rule {
        WarningRule::Numbness => &[Outside("NHS; NICE CKS; Hawke 2013")],
        WarningRule::Wasting => &[Outside("NHS; Mayo Clinic; NICE CKS")],
        WarningRule::TwitchingAndWeakness => {
            &[Outside("Merck Manual; NICE CKS"), Choice("the same 7 nights")]
        }
        WarningRule::Elsewhere => &[Outside("Merck Manual"), Choice("hand, neck and back")],
        WarningRule::WalkingPain => &[Outside("Merck Manual; NICE CKS")],
        WarningRule::ToxinOrWound => &[Outside("NHS; Mayo Clinic")],
        WarningRule::FluidLoss => &[Outside("Merck Manual")],
        WarningRule::StatinAndDarkUrine => {
            &[Outside("warnings on labels of statins"), Choice("the same 7 nights")]
        }
        WarningRule::PregnancyAndSwelling | WarningRule::Chest => {
            &[Outside("general medical knowledge")]
        }
        WarningRule::Quinine => &[Outside("AAFP 2012; warnings on labels of quinine")],
        _ => &[],
    }
}
