//! The round, played with answers that were written down before.

use std::collections::VecDeque;

use chrono_tz::Tz;

use super::deed::{Deed, Kept};
use super::question::{Context, Question};
use super::round::{Given, Round, Write, play};
use super::understand::{Understood, understand};
use super::{plan, wording};
use crate::cli::failure::Failure;
use crate::cli::screen;
use crate::diary::{
    Acts, Cramp, Day, Duration, Exposed, Factor, Kind, Moment, Muscle, Night, NightStatus, Score,
    Side, Sign, SignAnswer, Source, Value, WarningRule,
};
use crate::grammar::Now;
use crate::store::Store;

const ENTER: &str = "";
const CTRL_C: &str = "^C";

/// A diary, at breakfast on Sunday 22 November 2026.
struct Table {
    store: Store,
    now: Now,
}

/// A person who has written all answers down before.
#[derive(Default)]
struct Script {
    answers: VecDeque<Given>,
    shown: Vec<String>,
}

impl Script {
    fn of(answers: &[&str]) -> Self {
        let given = |answer: &&str| match *answer {
            CTRL_C => Given::End,
            line => Given::of(line),
        };
        Self { answers: answers.iter().map(given).collect(), shown: Vec::new() }
    }

    /// Plays a round with these answers.
    fn play(
        &mut self,
        (questions, context): (Vec<Question>, &Context),
        write: &mut Write<'_>,
    ) -> Result<(), Failure> {
        let Self { answers, shown } = self;
        let plain = |line: &String| screen::plain(line);
        let mut show = |lines: &[String]| shown.extend(lines.iter().map(plain));
        let mut ask = || answers.pop_front().unwrap_or(Given::End);
        play(&mut Round::new(questions), context, &mut show, &mut ask, write)
    }

    fn has_shown(&self, text: &str) -> bool {
        self.shown.iter().any(|line| line.contains(text))
    }
}

fn night(day: u32) -> Night {
    Night::named_after(chrono::NaiveDate::from_ymd_opt(2026, 11, day).unwrap())
}

fn now(time: &str) -> Now {
    let at = format!("2026-11-22T{time}:00+01:00").parse().unwrap();
    let moment = Moment::new(at, "Europe/Berlin");
    Now { moment, zone: Tz::Europe__Berlin, later: false, night: None }
}

/// A cramp of which nothing is unknown that is asked for.
fn whole(night: Night) -> Cramp {
    Cramp {
        muscle: Some(Muscle::Calf),
        side: Some(Side::Left),
        duration: Duration::from_seconds(120),
        pain: Score::new(7),
        ..Cramp::on(night)
    }
}

impl Table {
    fn new() -> Self {
        let now = now("08:10");
        Self { store: Store::in_memory(now.moment.at()).unwrap(), now }
    }

    /// Returns a diary in which only the last day is missing.
    fn with_every_night() -> Self {
        let mut table = Self::new();
        table.quiet(&[21]);
        table
    }

    fn quiet(&mut self, days: &[u32]) -> &mut Self {
        let change = self.store.change(self.now.moment.at()).unwrap();
        for day in days {
            change.confirm_none(night(*day)).unwrap();
        }
        change.commit("quiet").unwrap();
        self
    }

    fn cramp(&mut self, cramp: &Cramp) -> &mut Self {
        let change = self.store.change(self.now.moment.at()).unwrap();
        change.add_cramp(cramp).unwrap();
        change.commit("cramp").unwrap();
        self
    }

    fn noted(&mut self, day: u32, key: &str, value: &Value) -> &mut Self {
        let change = self.store.change(self.now.moment.at()).unwrap();
        let catalogue = change.view().catalogue().unwrap();
        change.set_reading(night(day).evening(), catalogue.by_key(key).unwrap(), value).unwrap();
        change.commit("noted").unwrap();
        self
    }

    fn answer(&mut self, answer: &SignAnswer) -> &mut Self {
        let change = self.store.change(self.now.moment.at()).unwrap();
        change.answer_sign(answer).unwrap();
        change.commit("answered").unwrap();
        self
    }

    fn no_swelling(&mut self, day: u32) -> &mut Self {
        self.answer(&SignAnswer::new(night(day), Sign::Swelling, false))
    }

    fn signs(&self) -> Vec<SignAnswer> {
        let diary = self.store.view().diary(None).unwrap();
        diary.signs.into_iter().map(|answer| answer.fact).collect()
    }

    /// Returns how long each bout of yesterday took.
    fn minutes(&self) -> Vec<u32> {
        let bouts = self.yesterday().map(|day| day.bouts).unwrap_or_default();
        bouts.iter().filter_map(|bout| bout.minutes).collect()
    }

    fn context(&self) -> Context {
        Context { now: self.now.clone(), catalogue: self.store.view().catalogue().unwrap() }
    }

    fn missing(&self) -> Vec<Question> {
        let view = self.store.view();
        let diary = view.diary(Some(plan::part(&self.now))).unwrap();
        plan::missing(&diary, view.first_night().unwrap(), &self.context())
    }

    fn questions(&self) -> Vec<Question> {
        plan::round(self.missing(), &[], &self.now)
    }

    /// Returns what is asked, in words.
    fn asked(&self) -> Vec<String> {
        let context = self.context();
        self.questions().iter().map(|it| wording::question(it, &context)).collect()
    }

    /// Plays a round.
    fn play(&mut self, answers: &[&str]) -> Script {
        let (mut script, context) = (Script::of(answers), self.context());
        let (questions, moment) = (self.questions(), self.now.moment.clone());
        let mut write =
            |deed: &Deed, instead: Option<&Kept>| deed.write(instead, &mut self.store, &moment);
        script.play((questions, &context), &mut write).unwrap();
        script
    }

    fn status(&self, day: u32) -> NightStatus {
        self.store.view().night(night(day)).unwrap().status(night(day))
    }

    fn cramps(&self) -> Vec<Cramp> {
        let diary = self.store.view().diary(None).unwrap();
        diary.cramps.into_iter().map(|cramp| cramp.fact).collect()
    }

    fn yesterday(&self) -> Option<Day> {
        self.store.view().day(night(21)).unwrap()
    }

    fn reading(&self, key: &str) -> Option<Value> {
        self.yesterday()?.readings.get(key).cloned()
    }

    /// Returns the words of the entries that a round has made, the latest first.
    fn entries(&self) -> Vec<String> {
        let entries = self.store.view().history(100).unwrap();
        let words = entries.into_iter().map(|entry| entry.words);
        words.filter(|words| words.starts_with("morning: ")).collect()
    }
}

fn kinds(questions: &[Question]) -> Vec<&'static str> {
    let kind = |question: &Question| match question {
        Question::Nights(_) => "nights",
        Question::Night(_) => "night",
        Question::Cramp(_) => "cramp",
        Question::Factor(_) => "factor",
        Question::Medicines { .. } => "medicines",
    };
    questions.iter().map(kind).collect()
}

#[test]
fn a_new_diary_is_asked_about_last_night_and_the_first_factors() {
    assert_eq!(
        Table::new().asked(),
        [
            "The night of Sat 21 → Sun 22 Nov: any cramp?",
            "Water on Sat 21 Nov: how many glasses?",
            "Exercise on Sat 21 Nov: yes or no?",
            "Stretching before bed on Sat 21 Nov: yes or no?",
            "Standing on Sat 21 Nov: how many hours?",
            "Footwear on Sat 21 Nov: which?",
            "Tired legs on Sat 21 Nov: how much, from 0 to 10?",
        ]
    );
}

#[test]
fn nights_are_asked_about_since_the_diary_began_and_the_latest_first() {
    let mut table = Table::new();
    let asked = table.quiet(&[19]).missing();
    assert_eq!(asked.get(..2), Some(&[Question::Night(night(21)), Question::Night(night(20))][..]));
    assert_eq!(kinds(&asked).iter().filter(|kind| **kind == "night").count(), 2);
}

#[test]
fn only_the_last_seven_nights_are_asked_about() {
    let mut table = Table::new();
    table.quiet(&[1]).cramp(&Cramp::on(night(14))).cramp(&Cramp::on(night(15)));
    let asked = table.missing();
    let nights = asked.iter().filter(|it| matches!(it, Question::Night(_))).count();
    let cramps = asked.iter().filter(|it| matches!(it, Question::Cramp(_))).count();
    assert_eq!((nights, cramps), (6, 1), "the nights of 15 to 21 November");
}

#[test]
fn a_night_that_is_not_over_is_not_asked_about() {
    let mut table = Table::new();
    table.now = now("02:10");
    assert!(!kinds(&table.missing()).contains(&"night"));
    table.now = now("03:10");
    assert!(kinds(&table.missing()).contains(&"night"));
}

#[test]
fn a_cramp_is_asked_about_as_long_as_something_is_unknown() {
    let mut table = Table::new();
    table.cramp(&whole(night(20))).cramp(&Cramp { side: None, ..whole(night(21)) });
    let asked = table.asked();
    assert_eq!(
        asked.first().map(String::as_str),
        Some("Cramp 2 (calf, night of Sat 21 → Sun 22 Nov 2026): which side?")
    );
    assert!(!asked.iter().any(|question| question.starts_with("Cramp 1")));
}

#[test]
fn what_is_usually_noted_is_asked_for_and_nothing_else() {
    let mut table = Table::with_every_night();
    for day in [17, 18, 19, 20] {
        table.quiet(&[day]);
        table.noted(day, "magnesium", &Value::Yes).noted(day, "water", &Value::Amount(1440.0));
    }
    table.noted(20, "hot_day", &Value::No).noted(21, "magnesium", &Value::No);
    assert_eq!(table.asked(), ["Water on Sat 21 Nov: how many glasses?"]);
}

#[test]
fn a_factor_that_was_retired_is_not_asked_for() {
    let mut table = Table::with_every_night();
    let coffee = |retired| Factor {
        key: "coffee".into(),
        label: "coffee".into(),
        aliases: &[],
        kind: Kind::YesNo,
        exposed: Exposed::Yes,
        acts: Acts::Day,
        articles: &[],
        source: Source::Own { retired },
    };
    let change = table.store.change(table.now.moment.at()).unwrap();
    change.add_factor(&coffee(false)).unwrap();
    change.commit("added").unwrap();
    for day in [18, 19, 20] {
        table.quiet(&[day]).noted(day, "coffee", &Value::Yes);
    }
    assert_eq!(table.asked(), ["Coffee on Sat 21 Nov: yes or no?"]);
    let change = table.store.change(table.now.moment.at()).unwrap();
    change.replace_factor(&coffee(true)).unwrap();
    change.commit("retired").unwrap();
    assert_eq!(table.asked(), [""; 0]);
}

#[test]
fn what_is_usual_is_told_and_never_filled_in() {
    let mut table = Table::with_every_night();
    for (day, ml) in [(18, 960.0), (19, 1440.0), (20, 2400.0)] {
        table.quiet(&[day]).noted(day, "water", &Value::Amount(ml));
    }
    let script = table.play(&[ENTER]);
    assert!(script.has_shown("usually about 6 glasses"), "{:#?}", script.shown);
    assert_eq!(table.reading("water"), None);
}

#[test]
fn a_round_has_at_most_fifteen_questions_and_the_medicines_are_the_last() {
    let mut table = Table::new();
    table.quiet(&[1]);
    for _ in 0..10 {
        table.cramp(&Cramp::on(night(21)));
    }
    let asked = plan::round(table.missing(), &["furosemide 40 mg, daily".into()], &table.now);
    assert_eq!(asked.len(), 15);
    assert_eq!(kinds(&asked).first(), Some(&"nights"));
    assert_eq!(kinds(&asked).last(), Some(&"medicines"));
}

#[test]
fn enter_leaves_everything_unknown_and_writes_nothing() {
    let mut table = Table::new();
    table.play(&[ENTER; 7]);
    assert_eq!(table.status(21), NightStatus::Unknown);
    assert!(table.yesterday().is_none() && table.entries().is_empty());
}

#[test]
fn one_key_confirms_a_quiet_night() {
    let mut table = Table::new();
    table.play(&["n", CTRL_C]);
    assert_eq!(table.status(21), NightStatus::Free);
    assert_eq!(table.entries(), ["morning: no cramp in the night of Sat 21 → Sun 22 Nov 2026"]);
}

#[test]
fn a_sentence_that_says_there_was_no_cramp_confirms_a_quiet_night() {
    for answer in ["n", "No", "none", "no cramp", "no cramps"] {
        let mut table = Table::new();
        table.play(&[answer, CTRL_C]);
        assert_eq!(table.status(21), NightStatus::Free, "{answer}");
    }
}

#[test]
fn several_quiet_nights_take_one_key_and_are_one_change() {
    let mut table = Table::new();
    let script = table.quiet(&[18]).play(&["n", CTRL_C]);
    assert!(script.has_shown("Any cramp in the 3 nights from Thu 19 Nov to Sat 21 Nov?"));
    assert!([19, 20, 21].iter().all(|day| table.status(*day) == NightStatus::Free));
    assert_eq!(table.entries().len(), 1);
    assert!(script.has_shown("2 of 7. Water"), "no night is asked about again");
}

#[test]
fn several_quiet_nights_that_are_forgotten_are_asked_about_one_by_one() {
    let mut table = Table::new();
    let script = table.quiet(&[18]).play(&["n", "<", "forget", "n", CTRL_C]);
    assert!(script.has_shown("2 of 10. The night of Sat 21"), "{:#?}", script.shown);
    assert_eq!([20, 21].map(|day| table.status(day)), [NightStatus::Unknown, NightStatus::Free]);
}

#[test]
fn enter_asks_about_several_nights_one_by_one() {
    let mut table = Table::new();
    table.quiet(&[19]).play(&[ENTER, "n", ENTER, CTRL_C]);
    assert_eq!([20, 21].map(|day| table.status(day)), [NightStatus::Unknown, NightStatus::Free]);
}

#[test]
fn words_log_a_cramp_of_the_night_that_is_asked_about() {
    let mut table = Table::new();
    table.quiet(&[19]).play(&[ENTER, ENTER, "3:12 left calf 2min 7/10", CTRL_C]);
    let cramps = table.cramps();
    assert_eq!(cramps.len(), 1);
    let cramp = &cramps[0];
    assert_eq!(cramp.night, night(20));
    assert_eq!(cramp.start.as_ref().unwrap().local_text(), "2026-11-21T03:12:00+01:00");
    assert_eq!(cramp.side, Some(Side::Left));
}

#[test]
fn without_a_time_the_time_of_a_cramp_is_unknown_and_not_now() {
    let mut table = Table::new();
    table.play(&["yes, left calf 2min 7/10", CTRL_C]);
    assert_eq!(table.cramps(), [whole(night(21))]);
}

#[test]
fn a_time_in_another_night_is_not_taken() {
    let mut table = Table::new();
    let script = table.play(&["thu 23:10 left calf", CTRL_C]);
    assert!(script.has_shown("That is another time"));
    assert!(table.cramps().is_empty());
}

#[test]
fn yes_alone_logs_a_cramp_and_asks_for_its_details_next() {
    let mut table = Table::new();
    let script = table.play(&["y", "left calf 2min 7/10", CTRL_C]);
    assert!(script.has_shown("where, which side, how long and how bad from 0 to 10?"));
    assert_eq!(table.cramps(), [whole(night(21))]);
}

#[test]
fn a_new_answer_takes_the_place_of_the_one_before() {
    let mut table = Table::new();
    let script = table.play(&["n", "<", "left calf 2min 7/10", "<", "n", CTRL_C]);
    assert!(script.has_shown("Noted so far: no cramp in the night of Sat 21 → Sun 22 Nov 2026."));
    assert_eq!(table.status(21), NightStatus::Free);
    assert!(table.cramps().is_empty());
    assert_eq!(table.entries().len(), 3, "each answer is a change of its own");
}

#[test]
fn the_details_of_a_cramp_that_is_taken_back_are_asked_no_more() {
    let mut table = Table::new();
    let script = table.play(&["left calf", "<", "n", CTRL_C]);
    assert!(script.has_shown("2 of 8. Cramp 1"));
    assert!(script.has_shown("2 of 7. Water"), "{:#?}", script.shown);
}

#[test]
fn enter_on_a_question_before_keeps_its_answer() {
    let mut table = Table::new();
    table.play(&["n", "<", ENTER, CTRL_C]);
    assert_eq!(table.status(21), NightStatus::Free);
}

#[test]
fn forget_takes_an_answer_back_to_unknown() {
    let mut table = Table::new();
    table.play(&["n", "6", "<", "forget", "<", "<", "forget", CTRL_C]);
    assert_eq!(table.status(21), NightStatus::Unknown);
    assert_eq!(table.reading("water"), None);
}

#[test]
fn forget_gives_a_changed_cramp_its_old_details() {
    let mut table = Table::new();
    let before = Cramp { muscle: Some(Muscle::Calf), ..Cramp::on(night(21)) };
    table.cramp(&before).play(&["left foot", "<", "2min", "<", "forget", CTRL_C]);
    assert_eq!(table.cramps(), [before]);
}

#[test]
fn there_is_nothing_before_the_first_question() {
    let mut table = Table::new();
    let script = table.play(&["<", "n", CTRL_C]);
    assert!(script.has_shown("This is the first question."));
    assert_eq!(table.status(21), NightStatus::Free);
}

#[test]
fn what_is_not_understood_is_said_and_asked_again() {
    let mut table = Table::with_every_night();
    let script = table.play(&["purple", "6 glasses", CTRL_C]);
    assert!(script.has_shown("\"purple\" is not understood. It can be: 6, or 1.5l."));
    assert_eq!(table.reading("water"), Some(Value::Amount(1440.0)));
}

#[test]
fn a_word_that_is_not_understood_is_said_and_kept_in_the_note() {
    let mut table = Table::new();
    let script = table.play(&["left calf on the sofa", "2min purple 7/10", "6 purple", CTRL_C]);
    let cramp = &table.cramps()[0];
    assert_eq!((cramp.side, cramp.pain), (Some(Side::Left), Score::new(7)));
    assert_eq!(cramp.note.as_deref(), Some("on the sofa; purple"));
    assert!(script.has_shown("Kept as a note: \"on the sofa\""), "{:#?}", script.shown);
    assert!(script.has_shown("Kept as a note: \"purple\""));
    assert_eq!(table.reading("water"), Some(Value::Amount(1440.0)));
    assert_eq!(table.yesterday().unwrap().note.as_deref(), Some("purple"));
}

#[test]
fn an_answer_of_which_nothing_is_understood_writes_nothing_and_says_what_can_be_done() {
    let mut table = Table::new();
    table.cramp(&Cramp::on(night(21)));
    for answer in ["n", "purple", "maybe so"] {
        let script = table.play(&[answer, CTRL_C]);
        let told = script.has_shown("Enter leaves it unknown; free text goes behind `note`.");
        assert!(told, "{answer}: {:#?}", script.shown);
    }
    assert_eq!(table.cramps(), [Cramp::on(night(21))]);
}

#[test]
fn only_a_clear_answer_logs_a_cramp() {
    let purple =
        ["purple", "no left calf", "no cramp at all", "not in the calf", "note slept badly"];
    for answer in purple.into_iter().chain(["nothing in the left calf", "don't think so"]) {
        let mut table = Table::new();
        let script = table.play(&[answer, CTRL_C]);
        assert!(table.cramps().is_empty() && table.entries().is_empty(), "{answer}");
        assert!(script.has_shown("Type n alone if there was none"), "{answer}");
    }
    let mut table = Table::new();
    table.play(&["y purple", CTRL_C]);
    assert_eq!(table.cramps()[0].note.as_deref(), Some("purple"));
}

#[test]
fn only_a_clear_answer_is_a_yes() {
    for answer in ["perhaps", "probably not", "heels", "6 glasses", "who knows"] {
        let mut table = Table::with_every_night();
        let script = table.play(&[ENTER, answer, CTRL_C]);
        assert_eq!(table.reading("exercise"), None, "{answer}");
        assert!(script.has_shown("It can be:"), "{answer}: {:#?}", script.shown);
    }
    let mut table = Table::with_every_night();
    table.play(&[ENTER, "yes, in heels", "y perhaps", CTRL_C]);
    assert_eq!(table.reading("exercise"), Some(Value::Yes));
    assert_eq!(table.reading("stretch_bedtime"), Some(Value::Yes));
    assert_eq!(table.yesterday().unwrap().note.as_deref(), Some("perhaps"));
}

#[test]
fn that_there_was_no_cramp_says_nothing_about_water() {
    for answer in ["no cramp", "quiet"] {
        let mut table = Table::with_every_night();
        table.play(&[answer, CTRL_C]);
        assert_eq!(table.yesterday(), None, "{answer}");
    }
}

#[test]
fn no_idea_is_unknown_and_never_a_no() {
    for answer in ["no idea", "no clue whatsoever", "not sure", "don’t remember", "forgot"] {
        let mut table = Table::with_every_night();
        table.play(&[ENTER, ENTER, answer, CTRL_C]);
        assert_eq!(table.yesterday(), None, "{answer}");
    }
}

#[test]
fn a_word_alone_ends_the_round_like_ctrl_c() {
    for word in ["q", "quit", "exit", "stop"] {
        let mut table = Table::new();
        table.play(&["n", word, "6"]);
        assert_eq!((table.status(21), table.reading("water")), (NightStatus::Free, None), "{word}");
    }
}

#[test]
fn a_cramp_that_is_taken_back_takes_its_signs_and_the_sleep_impact_with_it() {
    for back in ["n", "forget"] {
        let mut table = Table::new();
        let said = "left calf swelling 2min 7/10 sleep impact 9";
        let script = table.play(&[said, "<", back, CTRL_C]);
        assert!(script.has_shown("welling"), "{:#?}", script.shown);
        assert!(table.cramps().is_empty() && table.signs().is_empty(), "{back}");
        assert_eq!(table.yesterday(), None, "{back}");
    }
}

#[test]
fn what_was_said_about_the_details_goes_with_the_cramp() {
    let mut table = Table::new();
    table.play(&["y", "left calf swelling sleep impact 9", "<", "<", "n", CTRL_C]);
    assert!(table.cramps().is_empty() && table.signs().is_empty());
    assert_eq!((table.yesterday(), table.status(21)), (None, NightStatus::Free));
}

#[test]
fn what_was_known_of_the_night_before_an_answer_comes_back() {
    let mut table = Table::new();
    table.noted(21, "sleep_impact", &Value::Amount(2.0)).no_swelling(21);
    table.play(&["left calf swelling sleep impact 9", "<", "right foot", CTRL_C]);
    assert_eq!(table.signs(), [SignAnswer::new(night(21), Sign::Swelling, false)]);
    assert_eq!(table.reading("sleep_impact"), Some(Value::Amount(2.0)));
    assert_eq!(table.cramps()[0].side, Some(Side::Right));
}

#[test]
fn forgotten_details_take_their_signs_back() {
    let mut table = Table::new();
    table.cramp(&Cramp::on(night(21)));
    table.play(&["left swelling", "<", "calf sleep impact 9", "<", "forget", CTRL_C]);
    assert_eq!(table.cramps(), [Cramp::on(night(21))]);
    assert!(table.signs().is_empty() && table.yesterday().is_none());
}

#[test]
fn what_was_said_otherwise_meanwhile_is_not_taken_back() {
    let mut table = Table::with_every_night();
    table.play(&["6 standing 3h", ENTER, "y standing 9h", "<", "<", "<", "forget", CTRL_C]);
    assert_eq!(table.reading("water"), None);
    assert_eq!(table.reading("standing"), Some(Value::Amount(9.0)));
}

#[test]
fn an_answer_takes_only_its_own_bouts_back() {
    let mut table = Table::with_every_night();
    let answers =
        ["run 20min", "walk 40min no stretch standing 9h", "<", "<", "run 25 min", CTRL_C];
    table.play(&[&[ENTER][..], &answers[..]].concat());
    assert_eq!(table.minutes(), [40, 25]);
    let mut table = Table::with_every_night();
    let answers = [ENTER, "run 20min", "walk 40min no stretch", "<", "<", "forget", CTRL_C];
    table.play(&answers);
    assert_eq!(table.minutes(), [40]);
}

#[test]
fn a_reading_that_an_answer_changed_is_told_and_comes_back() {
    let mut table = Table::with_every_night();
    table.noted(21, "standing", &Value::Amount(3.0));
    let script = table.play(&[ENTER, ENTER, "no stretch standing 9h", CTRL_C]);
    assert!(script.has_shown("standing 9 h instead of 3 h"), "{:#?}", script.shown);
    let mut table = Table::with_every_night();
    table.noted(21, "standing", &Value::Amount(3.0));
    let script = table.play(&[ENTER, ENTER, "n standing 9h", "<", "forget", CTRL_C]);
    assert!(script.has_shown("standing 3 h again"), "{:#?}", script.shown);
    assert_eq!(table.reading("standing"), Some(Value::Amount(3.0)));
    assert_eq!(table.reading("stretch_bedtime"), None);
}

#[test]
fn no_exercise_and_a_bout_exclude_each_other_and_forget_brings_the_bout_back() {
    let mut table = Table::with_every_night();
    table.play(&["6 walk 40min", "n no exercise", CTRL_C]);
    assert_eq!((table.minutes(), table.reading("exercise")), (vec![], Some(Value::No)));
    let mut table = Table::with_every_night();
    table.play(&["6 walk 40min", "n no exercise", "<", "forget", CTRL_C]);
    assert_eq!((table.minutes(), table.reading("exercise")), (vec![40], None));
}

#[test]
fn a_note_that_an_answer_added_goes_with_it_and_others_stay() {
    let mut table = Table::with_every_night();
    table.play(&["6 note hot", "n note tired", "<", "<", "7", CTRL_C]);
    assert_eq!(table.yesterday().unwrap().note.as_deref(), Some("tired"));
    assert_eq!(table.reading("water"), Some(Value::Amount(1680.0)));
}

#[test]
fn what_an_answer_had_told_besides_is_asked_again_when_it_goes() {
    let mut table = Table::with_every_night();
    let script = table.play(&["6 standing 7h", "<", "7", "8h", CTRL_C]);
    assert!(
        script.has_shown("2 of 6. Standing on Sat 21 Nov: how many hours?"),
        "{:#?}",
        script.shown
    );
    assert_eq!(table.reading("standing"), Some(Value::Amount(8.0)));
}

#[test]
fn a_reading_lets_the_warning_rules_speak() {
    let mut table = Table::with_every_night();
    table.answer(&SignAnswer::new(night(20), Sign::Weakness, true));
    let script = table.play(&["6 twitching", CTRL_C]);
    assert!(script.has_shown("witching"), "{:#?}", script.shown);
    assert!(script.has_shown("cramp signs acknowledge"), "{:#?}", script.shown);
}

#[test]
fn a_loss_of_fluid_after_a_cramp_is_warned_of_once() {
    let mut table = Table::new();
    table.cramp(&whole(night(21)));
    let script = table.play(&["6 vomiting", "<", "7 vomiting", CTRL_C]);
    let warned = script.shown.iter().filter(|line| line.contains("Arrange to talk")).count();
    assert_eq!(warned, 1, "{:#?}", script.shown);
}

#[test]
fn a_warning_that_was_seen_is_opened_again_by_a_reading() {
    let mut table = Table::with_every_night();
    table.quiet(&[20]);
    table.answer(&SignAnswer::new(night(21), Sign::Weakness, true));
    table.noted(20, "twitching", &Value::Yes);
    let seen = |table: &Table| table.store.view().diary(None).unwrap().acknowledged.len();
    let change = table.store.change(table.now.moment.at()).unwrap();
    change.acknowledge(WarningRule::TwitchingAndWeakness, night(21)).unwrap();
    change.commit("seen").unwrap();
    assert_eq!(seen(&table), 1);
    table.now = now("08:20");
    table.play(&["6 twitching", CTRL_C]);
    let diary = table.store.view().diary(None).unwrap();
    let open = crate::analysis::warnings(&diary, table.now.moment.night());
    let it = open.iter().find(|it| it.rule == WarningRule::TwitchingAndWeakness).unwrap();
    assert!(it.is_open());
}

#[test]
fn the_end_in_the_middle_keeps_what_was_answered() {
    let mut table = Table::new();
    table.play(&["n", "6", CTRL_C]);
    assert_eq!(table.status(21), NightStatus::Free);
    assert_eq!(table.reading("water"), Some(Value::Amount(1440.0)));
    assert_eq!(table.reading("standing"), None);
}

#[test]
fn every_kind_of_factor_takes_its_short_answers() {
    let mut table = Table::with_every_night();
    table.play(&["1.5l", "n", "y", "7h", "heels", "3", CTRL_C]);
    for (key, value) in [
        ("water", Value::Amount(1500.0)),
        ("exercise", Value::No),
        ("stretch_bedtime", Value::Yes),
        ("standing", Value::Amount(7.0)),
        ("footwear", Value::Level("heels".into())),
        ("leg_fatigue", Value::Amount(3.0)),
    ] {
        assert_eq!(table.reading(key), Some(value), "{key}");
    }
}

#[test]
fn a_bare_number_of_water_is_glasses_unless_it_must_be_millilitres() {
    for (typed, ml) in [("6", 1440.0), ("six", 1440.0), ("1500", 1500.0), ("n", 0.0)] {
        let mut table = Table::with_every_night();
        table.play(&[typed, CTRL_C]);
        assert_eq!(table.reading("water"), Some(Value::Amount(ml)), "{typed}");
    }
}

#[test]
fn exercise_can_be_told_as_a_bout_and_told_again() {
    let mut table = Table::with_every_night();
    table.play(&[ENTER, "45min hard run", "<", "30 min", CTRL_C]);
    let bouts: Vec<_> = table.yesterday().unwrap().bouts.iter().map(|it| it.minutes).collect();
    assert_eq!(bouts, [Some(30)]);
}

#[test]
fn one_line_may_answer_several_questions() {
    let mut table = Table::with_every_night();
    let script = table.play(&["6 glasses standing 7h heels", ENTER, ENTER, ENTER]);
    assert_eq!(table.reading("standing"), Some(Value::Amount(7.0)));
    assert!(!script.has_shown("Standing on Sat 21 Nov") && !script.has_shown("Footwear on"));
}

#[test]
fn help_is_shown_and_the_question_waits() {
    let mut table = Table::with_every_night();
    let script = table.play(&["?", "6", CTRL_C]);
    assert!(script.has_shown("One glass is 240 ml"));
    assert_eq!(table.reading("water"), Some(Value::Amount(1440.0)));
}

#[test]
fn a_cramp_that_was_logged_elsewhere_meanwhile_is_no_quiet_night() {
    let table = Table::new();
    let mut script = Script::of(&["n", CTRL_C]);
    let mut stands =
        |_: &Deed, _: Option<&Kept>| Err(Failure::cannot("cramp 1 stands on that night"));
    script.play((table.questions(), &table.context()), &mut stands).unwrap();
    assert!(script.has_shown("Cramp 1 stands on that night."));
}

#[test]
fn a_diary_that_cannot_be_used_ends_the_round() {
    let table = Table::new();
    let mut full = |_: &Deed, _: Option<&Kept>| Err(Failure::from(crate::store::Error::Full));
    let played = Script::of(&["n"]).play((table.questions(), &table.context()), &mut full);
    assert!(played.is_err());
}

#[test]
fn a_dose_without_a_day_is_of_the_day_asked_about() {
    let context = Table::new().context();
    let question = Question::Medicines { courses: Vec::new(), date: night(21).evening() };
    let said =
        |words: &str| understand(&question, false, words, &context).map(|it| format!("{it:?}"));
    assert!(said("missed furosemide").unwrap().contains("2026-11-21"));
    assert!(!said("took ibuprofen 400mg 22:15").unwrap().contains("2026-11-21"));
    assert!(!said("stop furosemide").unwrap().contains("2026-11-21"));
    for words in ["furosemide", "missed", "n"] {
        assert!(said(words).is_err(), "{words}");
    }
    let forget = understand(&question, false, "forget", &context);
    assert_eq!(forget, Ok(Understood::Onward), "there is nothing to forget");
}
