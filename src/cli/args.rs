//! Every command and option, as clap sees them; nothing else.

use std::convert::Infallible;
use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use super::exported::Exported;
use crate::charts::{Kind, Size};

/// A diary for night cramps: log one half asleep, keep the day, see whether it gets better
///
/// It describes and counts what you note. It does not diagnose, and it does not replace a doctor.
/// Everything stays in one file on this machine.
#[derive(Debug, Parser)]
#[command(name = "cramp", version, max_term_width = 100, after_help = EXIT_CODES)]
pub(crate) struct Cli {
    /// Where and how
    #[command(flatten)]
    pub(crate) global: Global,
    /// What to do; nothing shows where things stand
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
}

/// What the shell gets to know.
const EXIT_CODES: &str = "Exit codes: 0 done, 1 nothing found or it cannot be done, \
                          2 not typed as it has to be, 3 the diary file cannot be used.";

/// Stands for a dash before a number, so that clap does not take it for a flag.
pub(crate) const MINUS: char = '\u{2212}';

/// Returns a word as it was typed.
fn typed(word: &str) -> Result<String, Infallible> {
    Ok(match word.strip_prefix(MINUS) {
        Some(number) => format!("-{number}"),
        None => word.to_owned(),
    })
}

/// The heading of the options that every command takes.
const EVERYWHERE: &str = "Options for every command";

/// Options that every command takes.
#[derive(Args, Debug)]
pub(crate) struct Global {
    /// Use this diary file; CRAMP_DIARY names another usual one
    #[arg(long, global = true, help_heading = EVERYWHERE, value_name = "PATH")]
    pub(crate) diary: Option<PathBuf>,
    /// Answer as JSON, where the command shows something
    #[arg(long, global = true, help_heading = EVERYWHERE)]
    pub(crate) json: bool,
    /// Use this time zone, such as Europe/Berlin
    #[arg(long, global = true, help_heading = EVERYWHERE, value_name = "ZONE")]
    pub(crate) tz: Option<String>,
    /// Take this as the present time
    #[arg(long, global = true, value_name = "TIME", hide = true)]
    pub(crate) now: Option<String>,
}

/// What can be done.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Record a cramp: now, or as the words say
    Log(Log),
    /// Confirm that a night was without a cramp
    None(Nights),
    /// Note something about a day, or show what is noted
    Day(Words),
    /// Keep the medicines; nothing more lists them
    Med {
        /// What to do
        #[command(subcommand)]
        command: Option<Med>,
    },
    /// Go through what is missing of the last 7 nights, question by question
    Morning,
    /// Answer warning signs, see what they mean, acknowledge it
    Signs(Signs),
    /// Keep the standing facts: age, conditions, pregnancy, laboratory results
    Profile(Words),
    /// List what can be noted about a day, and add factors of your own
    Factors {
        /// What to do; nothing lists them
        #[command(subcommand)]
        command: Option<Factors>,
    },
    /// Show or change the glass, the goal, the bed time, the units and the limits
    Settings(Words),
    /// List nights and their cramps, the latest first
    List(List),
    /// Show one cramp or one night whole
    Show(Words),
    /// Change a cramp
    Edit(Edit),
    /// Delete cramps
    Delete(Delete),
    /// Take back the last change
    Undo,
    /// Bring back what was undone
    Redo,
    /// List every change, the latest first
    History(History),
    /// Show what goes with the nights, how often, whether it changes, when, where and how bad
    Analyze(Analyze),
    /// Draw charts: weekly, factors, clock, calendar, medicines
    Chart(Chart),
    /// Write the diary on one page, to print or to show to a doctor
    Report(Report),
    /// Write the diary as CSV: a folder of tables, or one table
    Export(Export),
    /// Read CSV files into the diary
    Import(Import),
    /// Write a copy of the diary, or list the copies beside it
    Backup(Backup),
    /// Put a copy in the place of the diary, which is copied first
    Restore(Restore),
    /// Look for damage and for slips, or save what can be read of a damaged diary
    Check(Check),
    /// Write a made-up diary with its charts and tables into a folder
    Demo(Demo),
    /// Write made-up diaries with a truth of your choice into a folder
    Simulate(Simulate),
    /// Print completions for a shell
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Print the manual page
    Man,
}

/// Words as they come.
#[derive(Args, Debug)]
pub(crate) struct Words {
    /// What to note or to look for, in any order
    #[arg(value_name = "WORDS", value_parser = typed)]
    pub(crate) words: Vec<String>,
}

/// `cramp log`
#[derive(Args, Debug)]
pub(crate) struct Log {
    /// When, where, how long, how bad: in any order, all optional
    #[arg(value_name = "WORDS", value_parser = typed)]
    pub(crate) words: Vec<String>,
    /// The same as flags, for scripts
    #[command(flatten)]
    pub(crate) details: Details,
}

/// Yes or no.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum YesNo {
    /// It was so
    Yes,
    /// It was not so
    No,
}

impl YesNo {
    /// Tells whether it is yes.
    pub(crate) fn is_yes(self) -> bool {
        self == Self::Yes
    }
}

/// What can be said about a cramp, as flags.
#[derive(Args, Debug, Default)]
pub(crate) struct Details {
    /// When it began, such as "02:30" or "20 min ago"
    #[arg(long, value_name = "TIME", value_parser = typed)]
    pub(crate) at: Option<String>,
    /// Where: calf, foot, toe, thigh, hamstring, leg
    #[arg(long)]
    pub(crate) muscle: Option<String>,
    /// Which leg: left, right, both
    #[arg(long)]
    pub(crate) side: Option<String>,
    /// How long, such as 2min or 90s
    #[arg(long, value_name = "TIME", value_parser = typed)]
    pub(crate) duration: Option<String>,
    /// How bad, 0 to 10
    #[arg(long, value_name = "SCORE", value_parser = typed)]
    pub(crate) pain: Option<String>,
    /// What you were doing: asleep, awake (lying), up
    #[arg(long)]
    pub(crate) state: Option<String>,
    /// How it began: sudden, gradual, "after warning"
    #[arg(long, value_name = "HOW")]
    pub(crate) onset: Option<String>,
    /// Whether a milder feeling announced it
    #[arg(long, value_enum, value_name = "YES|NO")]
    pub(crate) warning: Option<YesNo>,
    /// Whether the muscle was hard
    #[arg(long, value_enum, value_name = "YES|NO")]
    pub(crate) hard: Option<YesNo>,
    /// What the toes did: curl, extend, still
    #[arg(long, value_name = "HOW")]
    pub(crate) toes: Option<String>,
    /// Whether muscles that work against each other tightened together
    #[arg(long, value_enum, value_name = "YES|NO")]
    pub(crate) opposing: Option<YesNo>,
    /// Whether it woke you
    #[arg(long, value_enum, value_name = "YES|NO")]
    pub(crate) woke: Option<YesNo>,
    /// How long you lay awake afterwards, such as 20min
    #[arg(long, value_name = "TIME", value_parser = typed)]
    pub(crate) awake: Option<String>,
    /// How long the place was sore afterwards, such as 3h
    #[arg(long, value_name = "TIME", value_parser = typed)]
    pub(crate) sore: Option<String>,
    /// How distressing it was, 0 to 10
    #[arg(long, value_name = "SCORE", value_parser = typed)]
    pub(crate) distress: Option<String>,
    /// How much it harmed the sleep of this night, 0 to 10
    #[arg(long, value_name = "SCORE", value_parser = typed)]
    pub(crate) sleep_impact: Option<String>,
    /// What you tried and whether it helped, such as "stretch helped after 2min"
    #[arg(long, value_name = "WORDS")]
    pub(crate) relief: Option<String>,
    /// How it ended: "by itself", "by relief", "still there"
    #[arg(long, value_name = "HOW")]
    pub(crate) ended: Option<String>,
    /// What set it off, word for word; "none" if nothing did
    #[arg(long, value_name = "TEXT", value_parser = typed)]
    pub(crate) trigger: Option<String>,
    /// A warning sign of this night, such as "swelling left" or "no weakness"
    #[arg(long, value_name = "WORDS", value_parser = typed)]
    pub(crate) sign: Vec<String>,
    /// How many cramps alike
    #[arg(long, value_name = "N", value_parser = typed)]
    pub(crate) count: Option<String>,
    /// Anything else, word for word
    #[arg(long, value_name = "TEXT", value_parser = typed)]
    pub(crate) note: Option<String>,
    /// In the hour that the autumn clock change repeats, take the later one
    #[arg(long)]
    pub(crate) later: bool,
}

/// `cramp none`
#[derive(Args, Debug)]
pub(crate) struct Nights {
    /// The nights, by the date of their evening: thu, 18..21, 2026-11-18; last night if none is named
    #[arg(value_name = "NIGHTS")]
    pub(crate) nights: Vec<String>,
}

/// `cramp med`
#[derive(Debug, Subcommand)]
pub(crate) enum Med {
    /// Begin a course: name, strength, how often, since when
    Start(MedWords),
    /// End a course
    Stop(MedWords),
    /// Record one intake
    Took(MedWords),
    /// Record an intake that was missed
    Missed(MedWords),
    /// Say what a medicine is: its classes, in the place of the dictionary's
    Class(MedClass),
    /// Correct a course or a dose
    Edit(MedEdit),
    /// Delete a course or a dose that was recorded by mistake
    Delete(MedDelete),
    /// Say whether you suspect that a medicine has to do with the cramps
    Suspect(Suspect),
    /// List the medicines and their courses
    List,
}

/// Words about a medicine.
#[derive(Args, Debug)]
pub(crate) struct MedWords {
    /// The name, and what else is to be said, in any order
    #[arg(value_name = "WORDS", required = true, value_parser = typed)]
    pub(crate) words: Vec<String>,
    /// It is another medicine than the one of nearly this name
    #[arg(long)]
    pub(crate) new: bool,
}

/// `cramp med class`
#[derive(Args, Debug)]
pub(crate) struct MedClass {
    /// The name, and then the classes: `furosemide diuretic loop`; `dictionary` goes back to the dictionary's
    #[arg(value_name = "WORDS", required = true, value_parser = typed)]
    pub(crate) words: Vec<String>,
}

/// What `cramp med edit` and `cramp med delete` act on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum MedRecord {
    /// A course
    Course,
    /// A dose
    Dose,
}

/// `cramp med edit`
#[derive(Args, Debug)]
pub(crate) struct MedEdit {
    /// A course or a dose
    #[arg(value_enum)]
    pub(crate) record: MedRecord,
    /// Its number, as `cramp med list` shows it
    pub(crate) number: i64,
    /// What it should say instead, in the words of `cramp med start` or `took`
    #[arg(value_name = "WORDS", required = true, value_parser = typed)]
    pub(crate) words: Vec<String>,
}

/// `cramp med delete`
#[derive(Args, Debug)]
pub(crate) struct MedDelete {
    /// A course or a dose
    #[arg(value_enum)]
    pub(crate) record: MedRecord,
    /// Its number, as `cramp med list` shows it
    pub(crate) number: i64,
}

/// `cramp med suspect`
#[derive(Args, Debug)]
pub(crate) struct Suspect {
    /// The name; `no` after it takes the suspicion back
    #[arg(value_name = "WORDS", required = true, value_parser = typed)]
    pub(crate) words: Vec<String>,
}

/// `cramp signs`
#[derive(Args, Debug)]
pub(crate) struct Signs {
    /// Signs with their answers, such as `swelling left no weakness`, `acknowledge` or `forget swelling`
    #[arg(value_name = "WORDS", value_parser = typed)]
    pub(crate) words: Vec<String>,
}

/// `cramp factors`
#[derive(Debug, Subcommand)]
pub(crate) enum Factors {
    /// Show one factor whole
    Show(Words),
    /// Define a factor of your own
    Add(AddFactor),
    /// Change how a factor of your own is noted, or when it counts
    Change(ChangeFactor),
    /// Call a factor of your own by another name; what was noted stays
    Rename(RenameFactor),
    /// Note a factor of your own no more; what was noted stays
    Retire(Words),
    /// Note a retired factor again
    Restore(Words),
    /// Delete a factor of your own of which nothing is noted
    Delete(Words),
    /// List what is held against the nights, or switch another reading in
    Scan(ScanFactor),
}

/// `cramp factors add`
#[derive(Args, Debug)]
pub(crate) struct AddFactor {
    /// Its name, such as coffee or `long flight`
    #[arg(value_name = "NAME", required = true)]
    pub(crate) name: Vec<String>,
    /// How it is noted, and when it counts
    #[command(flatten)]
    pub(crate) shape: FactorShape,
    /// It acts in the night itself, not in the day before
    #[arg(long)]
    pub(crate) night: bool,
}

/// `cramp factors change`
#[derive(Args, Debug)]
pub(crate) struct ChangeFactor {
    /// Its name
    #[arg(value_name = "NAME", required = true)]
    pub(crate) name: Vec<String>,
    /// How it is noted, and when it counts; what is not said stays
    #[command(flatten)]
    pub(crate) shape: FactorShape,
}

/// How a factor of one's own is noted, and when a day counts as exposed.
#[derive(Args, Debug, Default)]
pub(crate) struct FactorShape {
    /// An amount in this unit, such as cups or h
    #[arg(long, value_name = "UNIT", group = "kind")]
    pub(crate) unit: Option<String>,
    /// Yes or no, which is the usual
    #[arg(long, group = "kind")]
    pub(crate) yes_no: bool,
    /// A score from 0 to 10
    #[arg(long, group = "kind")]
    pub(crate) score: bool,
    /// One of these words, with commas between them
    #[arg(long, value_name = "WORDS", value_delimiter = ',', group = "kind")]
    pub(crate) levels: Vec<String>,
    /// A day counts as exposed above this
    #[arg(long, value_name = "N", group = "exposed")]
    pub(crate) exposed_above: Option<f64>,
    /// A day counts as exposed below this
    #[arg(long, value_name = "N", group = "exposed")]
    pub(crate) exposed_below: Option<f64>,
    /// A day counts as exposed where the answer is no
    #[arg(long, group = "exposed")]
    pub(crate) exposed_no: bool,
    /// A day counts as exposed with one of these words
    #[arg(long, value_name = "WORDS", value_delimiter = ',', group = "exposed")]
    pub(crate) exposed_levels: Vec<String>,
}

/// `cramp factors rename`
#[derive(Args, Debug)]
pub(crate) struct RenameFactor {
    /// The name it has
    pub(crate) from: String,
    /// The name it gets
    #[arg(required = true)]
    pub(crate) to: Vec<String>,
}

/// `cramp factors scan`
#[derive(Args, Debug)]
pub(crate) struct ScanFactor {
    /// The name of the factor to put into the scan; nothing lists the scan
    #[arg(value_name = "NAME")]
    pub(crate) name: Vec<String>,
    /// Switch it out instead; the plain readings come back
    #[arg(long, requires = "name")]
    pub(crate) out: bool,
}

/// `cramp list`
#[derive(Args, Debug)]
pub(crate) struct List {
    /// Which nights
    #[command(flatten)]
    pub(crate) period: Period,
    /// Every night
    #[arg(long, conflicts_with_all = ["since", "until", "weeks"])]
    pub(crate) all: bool,
}

/// `cramp edit`
#[derive(Args, Debug)]
pub(crate) struct Edit {
    /// The number of the cramp, or `last`
    #[arg(value_name = "CRAMP")]
    pub(crate) cramp: String,
    /// What it should say instead, in the words of `cramp log`
    #[arg(value_name = "WORDS", value_parser = typed)]
    pub(crate) words: Vec<String>,
    /// Take a detail back to unknown
    #[arg(long, value_name = "DETAIL", value_enum)]
    pub(crate) clear: Vec<Detail>,
    /// The same as flags, for scripts
    #[command(flatten)]
    pub(crate) details: Details,
}

/// A detail of a cramp that can be taken back to unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Detail {
    /// When it began; the night stays
    Time,
    /// Where
    Muscle,
    /// Which leg
    Side,
    /// How long
    Duration,
    /// How bad
    Pain,
    /// What you were doing
    State,
    /// How it began
    Onset,
    /// Whether it was announced
    Warning,
    /// Whether the muscle was hard
    Hard,
    /// What the toes did
    Toes,
    /// Whether opposing muscles tightened
    Opposing,
    /// Whether it woke you
    Woke,
    /// How long you lay awake
    Awake,
    /// How long it was sore
    Sore,
    /// How distressing it was
    Distress,
    /// What you tried
    Relief,
    /// How it ended
    Ended,
    /// What set it off
    Trigger,
    /// The note
    Note,
}

/// `cramp delete`
#[derive(Args, Debug)]
pub(crate) struct Delete {
    /// The numbers of the cramps, or `last`
    #[arg(value_name = "CRAMP", required = true)]
    pub(crate) cramps: Vec<String>,
}

/// `cramp history`
#[derive(Args, Debug)]
pub(crate) struct History {
    /// How many entries at most
    #[arg(long, value_name = "N", default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) most: u32,
}

/// A part of the diary.
#[derive(Args, Clone, Debug, Default)]
pub(crate) struct Period {
    /// The first night, by the date of its evening
    #[arg(long, value_name = "DATE")]
    pub(crate) since: Option<String>,
    /// The last night, by the date of its evening
    #[arg(long, value_name = "DATE")]
    pub(crate) until: Option<String>,
    /// How many weeks back
    #[arg(long, value_name = "N", conflicts_with = "since", value_parser = clap::value_parser!(u32).range(1..=10_000))]
    pub(crate) weeks: Option<u32>,
}

/// `cramp analyze`
#[derive(Args, Debug)]
pub(crate) struct Analyze {
    /// Explain one factor, or one medicine taken as needed, in full; in the scan or not
    #[arg(long, value_name = "NAME", num_args = 1..)]
    pub(crate) factor: Vec<String>,
    /// Shuffle the months of this diary, and count how often chance alone would show a link
    #[arg(long, conflicts_with_all = ["factor", "since", "until", "weeks"])]
    pub(crate) noise_check: bool,
    /// How many shuffles `--noise-check` takes
    #[arg(long, value_name = "N", default_value_t = 200, requires = "noise_check",
          value_parser = clap::value_parser!(u32).range(2..=100_000))]
    pub(crate) shuffles: u32,
    /// Which nights; a part of the diary gets no grades
    #[command(flatten)]
    pub(crate) period: Period,
}

/// `cramp chart`
#[derive(Args, Debug)]
pub(crate) struct Chart {
    /// Which picture
    #[arg(value_name = "KIND", value_parser = kind(), default_value = "weekly")]
    pub(crate) kind: Kind,
    /// All five, into the folder that --out names
    #[arg(long, conflicts_with = "kind")]
    pub(crate) all: bool,
    /// Write to this file or into this folder; `-` is standard output
    #[arg(long, value_name = "FILE|DIR|-")]
    pub(crate) out: Option<PathBuf>,
    /// PNG or SVG; the ending of the file decides if this does not
    #[arg(long, value_enum)]
    pub(crate) format: Option<PictureFormat>,
    /// How large: pixels, or a sheet of paper (a4, a5, letter) at 300 dots per inch
    #[arg(long, value_name = "WIDTHxHEIGHT|PAPER", value_parser = size)]
    pub(crate) size: Option<Size>,
    /// Light on dark, for eyes at night
    #[arg(long)]
    pub(crate) dark: bool,
    /// The same numbers as a table, for screen readers and terminals
    #[arg(long, conflicts_with_all = ["format", "size", "dark", "out"])]
    pub(crate) text: bool,
    /// The licence of the letters in the pictures
    #[arg(long, exclusive = true)]
    pub(crate) font_licence: bool,
    /// Which nights; unless said, the last 26 weeks for the weekly chart, and all for the others
    #[command(flatten)]
    pub(crate) period: Period,
}

/// Reads the name of a picture.
fn kind() -> impl TypedValueParser<Value = Kind> {
    let possible = |kind: &Kind| PossibleValue::new(kind.word()).help(kind.about());
    PossibleValuesParser::new(Kind::ALL.iter().map(possible))
        .try_map(|word| Kind::ALL.into_iter().find(|kind| kind.word() == word).ok_or("no picture"))
}

/// Reads the size of a picture: "1600x900", "a5".
fn size(text: &str) -> Result<Size, String> {
    let text = text.to_lowercase();
    if let Some((_, size)) = Size::SHEETS.iter().find(|(name, _)| *name == text) {
        return Ok(*size);
    }
    let sides = text.split_once(['x', '×']);
    let pixels =
        sides.and_then(|(width, height)| Some((width.parse().ok()?, height.parse().ok()?)));
    pixels.and_then(|(width, height)| Size::of_pixels(width, height)).ok_or_else(|| {
        format!(
            "a size is a4, a5, letter or pixels such as 1600x900: from {}x{} to {most}x{most}, no \
             side more than three times the other",
            Size::FEWEST.0,
            Size::FEWEST.1,
            most = Size::MOST
        )
    })
}

/// A format for pictures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum PictureFormat {
    /// A bitmap
    #[default]
    Png,
    /// A drawing
    Svg,
}

/// `cramp report`
#[derive(Args, Debug)]
pub(crate) struct Report {
    /// Write to this file or into this folder; `-` is standard output
    #[arg(long, value_name = "FILE|DIR|-")]
    pub(crate) out: Option<PathBuf>,
    /// The same facts for the terminal
    #[arg(long, conflicts_with = "out")]
    pub(crate) text: bool,
    /// A question of yours for the doctor, word for word; may be given several times
    #[arg(long, value_name = "TEXT")]
    pub(crate) question: Vec<String>,
    /// Which nights; a part of the diary gets no grades
    #[command(flatten)]
    pub(crate) period: Period,
}

/// `cramp export`
#[derive(Args, Debug)]
pub(crate) struct Export {
    /// One table only
    #[arg(value_parser = Exported::parser())]
    pub(crate) table: Option<Exported>,
    /// Where to: a folder for all tables, a file or `-` (standard output) for one
    #[arg(value_name = "TO", requires = "table")]
    pub(crate) to: Option<PathBuf>,
    /// Where to, also without naming a table
    #[arg(long, value_name = "DIR|FILE|-", conflicts_with = "to")]
    pub(crate) out: Option<PathBuf>,
    /// As what
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = Format::Csv)]
    pub(crate) format: Format,
    /// Only these tables, such as cramps,days; the codebook comes along
    #[arg(long, value_name = "TABLES", value_delimiter = ',', value_parser = Exported::parser(),
          hide_possible_values = true, conflicts_with = "table")]
    pub(crate) tables: Vec<Exported>,
    /// Only these nights with their days; what stands whenever it was comes along
    #[command(flatten)]
    pub(crate) period: Period,
    /// For a spreadsheet where numbers have a decimal comma
    #[arg(long)]
    pub(crate) spreadsheet: bool,
    /// All files in one zip
    #[arg(long, conflicts_with = "table")]
    pub(crate) zip: bool,
}

/// What an export is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// Tables that every spreadsheet opens
    Csv,
    /// One FHIR R4 Bundle, for software of a doctor (see docs/fhir.md)
    Fhir,
}

/// `cramp import`
#[derive(Args, Debug)]
pub(crate) struct Import {
    /// A folder, a zip or a table that `cramp export` wrote, or a table of another program
    #[arg(value_name = "DIR|FILE")]
    pub(crate) from: PathBuf,
    /// What the files are
    #[arg(long = "as", value_enum, default_value_t = Layout::Cramp)]
    pub(crate) layout: Layout,
    /// What a column means; of Bearable, Loop and Track & Graph: a symptom, a habit, a tracker
    #[arg(long = "map", value_name = "COLUMN=FIELD", value_parser = column_and_field)]
    pub(crate) names: Vec<(String, String)>,
    /// In which order dates such as 03/04/2026 are written
    #[arg(long, value_enum)]
    pub(crate) dates: Option<Dates>,
    /// Only say what would be done
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Where both differ, keep what this diary has, and import all else
    #[arg(long)]
    pub(crate) keep_mine: bool,
}

/// A layout of CSV files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Layout {
    /// What `cramp export` writes
    Cramp,
    /// days.csv, cramps.csv and medications.csv with local times (see docs/csv.md)
    Sample,
    /// The table that Bearable exports
    Bearable,
    /// The zip or folder that Loop Habit Tracker exports
    Loop,
    /// The table that Track & Graph exports
    TrackAndGraph,
}

/// The order of day, month and year in dates of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Dates {
    /// 31.12.2026
    Dmy,
    /// 12/31/2026
    Mdy,
    /// 2026/12/31, which needs no word
    Ymd,
}

/// Reads what a column means: `COLUMN=FIELD`.
fn column_and_field(text: &str) -> Result<(String, String), &'static str> {
    let (column, field) = text.rsplit_once('=').ok_or("write it as COLUMN=FIELD")?;
    Ok((column.to_owned(), field.to_owned()))
}

/// `cramp backup`
#[derive(Args, Debug)]
pub(crate) struct Backup {
    /// Where to: a folder, such as that of a stick, or a file; nothing lists the copies
    #[arg(value_name = "DIR|FILE")]
    pub(crate) to: Option<PathBuf>,
    /// Write over a file of this name
    #[arg(long, requires = "to")]
    pub(crate) replace: bool,
    /// Encrypt it with a passphrase, which is asked for twice
    #[arg(long, requires = "to")]
    pub(crate) encrypt: bool,
    /// Take the passphrase from the first line of this file, - for standard input
    #[arg(long, value_name = "FILE")]
    pub(crate) passphrase_file: Option<PathBuf>,
}

/// `cramp restore`
#[derive(Args, Debug)]
pub(crate) struct Restore {
    /// The copy; one beside the diary may be called by its name alone
    #[arg(value_name = "FILE")]
    pub(crate) from: PathBuf,
    /// Take the passphrase of an encrypted copy from the first line of this file, - for standard input
    #[arg(long, value_name = "FILE")]
    pub(crate) passphrase_file: Option<PathBuf>,
}

/// `cramp check`
#[derive(Args, Debug)]
pub(crate) struct Check {
    /// Gather what can be read of a damaged diary into this new file
    #[arg(long, value_name = "FILE")]
    pub(crate) salvage: Option<PathBuf>,
}

/// `cramp demo`
#[derive(Args, Debug)]
pub(crate) struct Demo {
    /// The folder; it must be empty or not exist yet
    #[arg(value_name = "DIR", default_value = "cramp-demo")]
    pub(crate) folder: PathBuf,
}

/// `cramp simulate`
#[derive(Args, Debug)]
pub(crate) struct Simulate {
    /// The folder; it must be empty or not exist yet
    #[arg(value_name = "DIR")]
    pub(crate) folder: PathBuf,
    /// How many diaries
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=1000))]
    pub(crate) diaries: u32,
    /// How many weeks each of them is long
    #[arg(long, value_name = "N", default_value_t = 52, value_parser = clap::value_parser!(u32).range(1..=1040))]
    pub(crate) weeks: u32,
    /// The last night, by the date of its evening; the one before tonight if none is named
    #[arg(long, value_name = "DATE")]
    pub(crate) until: Option<String>,
    /// The seed of the first diary, and the next ones for the next; the same seed gives the same diary
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub(crate) seed: u64,
    /// The share of cramp nights where no factor matters
    #[arg(long, default_value_t = 0.25, value_parser = number(0.01, 0.9))]
    pub(crate) share: f64,
    /// How strongly bad nights come together
    #[arg(long, value_enum, value_name = "HOW", default_value_t = SpellsAsked::Mild)]
    pub(crate) spells: SpellsAsked,
    /// The odds of a cramp in midsummer over those in midwinter
    #[arg(long, value_name = "RATIO", default_value_t = 2.0, value_parser = number(0.05, 20.0))]
    pub(crate) season: f64,
    /// The odds of a cramp a year on over those in the first night
    #[arg(long, value_name = "RATIO", default_value_t = 1.0, value_parser = number(0.05, 20.0))]
    pub(crate) drift: f64,
    /// A factor that matters, with its risk ratio: `water=2.5`, or `standing=2@next` for the night after
    #[arg(long = "effect", value_name = "FACTOR=RATIO")]
    pub(crate) effects: Vec<String>,
    /// A medicine taken from a night on, with its odds ratio: `amlodipine=0.4@182`
    #[arg(long = "medicine", value_name = "NAME=RATIO@NIGHT")]
    pub(crate) medicines: Vec<String>,
    /// How often a year nothing is noted for 3 to 7 nights
    #[arg(long, value_name = "N", default_value_t = 2.0, value_parser = number(0.0, 20.0))]
    pub(crate) gaps: f64,
    /// How much is noted of the rest
    #[arg(long, value_enum, value_name = "HOW MUCH", default_value_t = NotedAsked::Usual)]
    pub(crate) noted: NotedAsked,
}

/// How strongly bad nights come together in a made-up diary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum SpellsAsked {
    /// Every night for itself
    None,
    /// For a week or two, a little
    Mild,
    /// For some weeks
    Strong,
    /// For a month and longer, very much
    Extreme,
}

/// How much is noted in a made-up diary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum NotedAsked {
    /// Everything
    All,
    /// 97 of 100 cramp nights, 85 of 100 quiet ones, most readings
    Usual,
    /// 90 of 100 cramp nights, 50 of 100 quiet ones, half of the readings
    Little,
}

/// Reads a number between two ends, both included.
fn number(least: f64, most: f64) -> impl Fn(&str) -> Result<f64, String> + Clone + Send + Sync {
    move |text| {
        let number = text.parse().ok().filter(|number| (least..=most).contains(number));
        number.ok_or_else(|| format!("a number from {least} to {most} is needed"))
    }
}
