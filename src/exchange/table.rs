//! Table: the five tables that a diary is written as.

use super::{Error, cramps, days, doses, exercise, medicines};
use crate::diary::Diary;

/// One of the tables that a diary is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Table {
    /// The recorded cramps.
    Cramps,
    /// The days with their nights.
    Days,
    /// The bouts of exercise.
    Exercise,
    /// The courses of medicines.
    Medicines,
    /// The doses taken or missed.
    Doses,
}

impl Table {
    /// Every table, in the order in which they are listed to a person.
    pub const ALL: &'static [Self] =
        &[Self::Cramps, Self::Days, Self::Exercise, Self::Medicines, Self::Doses];

    /// Returns the word by which a person calls the table.
    pub fn word(self) -> &'static str {
        match self {
            Self::Cramps => "cramps",
            Self::Days => "days",
            Self::Exercise => "exercise",
            Self::Medicines => "medicines",
            Self::Doses => "doses",
        }
    }

    /// Returns the name of the file that holds the table.
    pub fn file_name(self) -> &'static str {
        match self {
            Self::Cramps => "cramps.csv",
            Self::Days => "days.csv",
            Self::Exercise => "exercise.csv",
            Self::Medicines => "medicines.csv",
            Self::Doses => "doses.csv",
        }
    }

    /// Returns the table of this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|table| table.word() == word)
    }

    /// Writes the table of a diary, its line of column names included.
    ///
    /// The same sorted diary always gives the same bytes.
    ///
    /// # Errors
    ///
    /// If there is no memory left for the text.
    pub fn write(self, diary: &Diary) -> Result<String, Error> {
        match self {
            Self::Cramps => cramps::write(diary),
            Self::Days => days::write(diary),
            Self::Exercise => exercise::write(diary),
            Self::Medicines => medicines::write(diary),
            Self::Doses => doses::write(diary),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::diary::{
        Cramp, Day, Dose, Effect, Factor, Medicine, Moment, Night, Recorded, Relief, Side,
        Strength, Technique, Value,
    };

    fn recorded<T>(fact: T) -> Recorded<T> {
        let recorded_at = "2026-11-22T03:15:00+01:00".parse().unwrap();
        Recorded { number: 7, key: "00000000000000aa".to_owned(), recorded_at, fact }
    }

    /// Returns a diary of one cramp on a night that was called calm too soon, and one dose.
    fn diary() -> Diary {
        let at = Moment::new("2026-11-22T03:12:00+01:00".parse().unwrap(), "Europe/Berlin");
        let relief = |technique, effect| Relief { technique, effect };
        let cramp = Cramp {
            side: Some(Side::Left),
            relief: vec![
                relief(Technique::Stretch, Some(Effect::Full)),
                relief(Technique::Heat, None),
            ],
            note: Some("=1+1, \"sofa\"".to_owned()),
            ..Cramp::at(at.clone())
        };
        let dose = Dose {
            medicine: Medicine::named("vitamin D3").unwrap(),
            date: at.local().date(),
            at: Some(at.clone()),
            taken: true,
            strength: Strength::new(1.5, "tablets"),
        };
        let day = Day {
            readings: BTreeMap::from([("water", Value::Amount(1440.0))]),
            ..Day::new(at.at())
        };
        Diary {
            cramps: vec![recorded(cramp)],
            confirmed_none: BTreeMap::from([(at.night(), at.at())]),
            days: BTreeMap::from([(at.night().evening(), day)]),
            doses: vec![recorded(dose)],
            ..Diary::default()
        }
    }

    #[test]
    fn a_cramp_is_written_so() {
        assert_eq!(
            Table::Cramps.write(&diary()).unwrap(),
            "cramp_id,night_date,night_end_date,started_at,time_zone,count,muscle,muscle_detail,\
             side,duration_s,pain_0_10,state,relief,relief_effect,note,recorded_at\r\n\
             00000000000000aa,2026-11-21,2026-11-22,2026-11-22T03:12:00+01:00,Europe/Berlin,1,,,\
             left,,,,stretch;heat,full;,\"'=1+1, \"\"sofa\"\"\",2026-11-22T03:15:00+01:00\r\n"
        );
    }

    #[test]
    fn a_dose_is_written_so() {
        assert_eq!(
            Table::Doses.write(&diary()).unwrap(),
            "dose_id,name,date,taken_at,time_zone,taken,dose,dose_unit,recorded_at\r\n\
             00000000000000aa,vitamin D3,2026-11-22,2026-11-22T03:12:00+01:00,Europe/Berlin,\
             yes,1.5,tablets,2026-11-22T03:15:00+01:00\r\n"
        );
    }

    #[test]
    fn a_day_has_one_column_per_factor_and_keeps_a_night_called_calm_too_soon() {
        let text = Table::Days.write(&diary()).unwrap();
        let (names, row) = text.trim_end().split_once("\r\n").unwrap();
        let columns = Factor::CATALOGUE.iter().map(Factor::column).collect::<Vec<_>>().join(",");
        assert_eq!(
            names,
            format!(
                "date,night_end_date,night_status,none_confirmed_at,{columns},note,recorded_at"
            )
        );
        let start = "2026-11-21,2026-11-22,cramp,2026-11-22T03:12:00+01:00,1440,,";
        assert!(row.starts_with(start) && row.ends_with(",,2026-11-22T03:12:00+01:00"), "{row}");
    }

    #[test]
    fn a_night_with_only_a_cramp_has_a_row_in_days() {
        let cramp = recorded(Cramp::on(Night::named_after("2026-11-21".parse().unwrap())));
        let diary = Diary { cramps: vec![cramp], ..Diary::default() };
        let text = Table::Days.write(&diary).unwrap();
        assert!(text.lines().nth(1).unwrap().starts_with("2026-11-21,2026-11-22,cramp,,"));
    }

    #[test]
    fn every_table_is_found_by_its_word_and_named_after_it() {
        for table in Table::ALL {
            assert_eq!(Table::from_word(table.word()), Some(*table));
            assert_eq!(table.file_name(), format!("{}.csv", table.word()));
        }
        assert_eq!(Table::from_word("cramp"), None);
    }

    #[test]
    fn an_empty_diary_is_a_line_of_column_names() {
        assert_eq!(
            Table::Exercise.write(&Diary::default()).unwrap(),
            "bout_id,date,kind,minutes,intensity,ended,recorded_at\r\n"
        );
        for table in Table::ALL {
            assert_eq!(table.write(&Diary::default()).unwrap().lines().count(), 1);
        }
    }
}
