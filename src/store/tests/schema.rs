//! Rules of the schema: what it takes, what it refuses, and what is not believed when it is read.

use super::super::{Error, Store};
use super::samples::{enter_everything, full_course, full_dose, night, now};
use crate::diary::{
    BoutKind, Class, Course, Cramp, Dose, Effect, EndedBy, Flag, Intensity, LabUnit, Medicine,
    Muscle, Onset, Relief, Route, Side, Sign, SignAnswer, SignDetail, State, Technique, Toes,
    WarningRule,
};

/// Returns the tables that hold something a person entered.
pub(super) fn filled_by_a_person(store: &Store) -> Vec<String> {
    let mut statement = store
        .conn
        .prepare(
            "SELECT name FROM sqlite_schema WHERE type = 'table'
                AND name NOT IN ('entries', 'changes') AND name NOT LIKE 'sqlite_%'",
        )
        .unwrap();
    statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

#[test]
fn the_schema_refuses_what_cannot_be() {
    let store = Store::in_memory(now()).unwrap();
    let at = "'2026-11-22T08:10:00+01:00'";
    for (what, sql) in [
        ("31 February", format!("INSERT INTO confirmed_none VALUES ('2026-02-31', {at})")),
        ("no night", format!("INSERT INTO confirmed_none VALUES ('', {at})")),
        (
            "pain 11",
            format!(
                "INSERT INTO cramps (night, pain, recorded_at) VALUES ('2026-11-21', 11, {at})"
            ),
        ),
        (
            "no time at all",
            format!(
                "INSERT INTO cramps (night, duration_s, recorded_at) VALUES ('2026-11-21', 0, {at})"
            ),
        ),
        (
            "a start without a zone",
            format!(
                "INSERT INTO cramps (night, started_at, offset_min, recorded_at)
             VALUES ('2026-11-21', '2026-11-22T02:00:00Z', 60, {at})"
            ),
        ),
        (
            "two values",
            format!(
                "INSERT INTO days VALUES ('2026-11-21', NULL, {at});
             INSERT INTO readings VALUES ('2026-11-21', 'water', 1.0, 'yes')"
            ),
        ),
        (
            "a rule that there is not",
            format!("INSERT INTO acknowledged VALUES ('W15', '2026-11-21', {at})"),
        ),
        (
            "a reading of no day",
            "INSERT INTO readings VALUES ('1999-01-01', 'water', 1.0, NULL)".to_owned(),
        ),
        (
            "a course that ends before it begins",
            format!(
                "INSERT INTO medicines (id, name, folded) VALUES (1, 'a', 'a');
             INSERT INTO courses (medicine, started_on, stopped_on, recorded_at)
             VALUES (1, '2026-11-21', '2026-11-20', {at})"
            ),
        ),
    ] {
        let refusal = store.conn.execute_batch(&sql).expect_err(what).to_string();
        assert!(refusal.contains("CHECK") || refusal.contains("FOREIGN KEY"), "{what}: {refusal}");
    }
}

#[test]
fn the_schema_ties_what_belongs_together() {
    let store = Store::in_memory(now()).unwrap();
    let cramp = "INSERT INTO cramps (number, night, recorded_at) VALUES (1, '2026-11-21', AT)";
    let with_time = |sql: &str| sql.replace("AT)", "'2026-11-22T08:10:00+01:00')");
    store.conn.execute_batch(&with_time(cramp)).unwrap();
    for sql in [
        "reliefs (cramp, position, technique, detail) VALUES (1, 1, 'heat', 'warm; wet')",
        "signs (night, sign, answer, details, recorded_at)
            VALUES ('2026-11-21', 'skin', 'no', 'cold', AT)",
        "profile (kind, recorded_at) VALUES ('birth_year', AT)",
        "profile (kind, amount, recorded_at) VALUES ('birth_year', 1958.5, AT)",
        "profile (kind, amount, recorded_at) VALUES ('birth_year', 58, AT)",
        "profile (kind, amount, recorded_at) VALUES ('weight', 70, AT)",
        "profile (kind, recorded_at) VALUES ('condition', AT)",
        "profile (kind, name, amount, recorded_at) VALUES ('condition', 'gout', 1, AT)",
        "profile (kind, name, since, recorded_at) VALUES ('condition', 'gout', '2015-02-30', AT)",
        "profile (kind, name, since, recorded_at) VALUES ('condition', 'gout', '2015-1', AT)",
        "profile (kind, on_date, until, recorded_at)
            VALUES ('pregnancy', '2027-03-01', '2027', AT)",
        "profile (kind, recorded_at) VALUES ('work_standing', AT)",
        "profile (kind, name, amount, on_date, recorded_at)
            VALUES ('lab', 'iron', 1, '2026-11-21', AT)",
        "factors (key, position, label, acts, retired, kind, exposed)
            VALUES ('a', 1, 'a', 'day', 'no', 'amount', 'never')",
        "factors (key, position, label, acts, retired, kind, exposed)
            VALUES ('a', 1, 'a', 'day', 'no', 'category', 'never')",
        "factors (key, position, label, acts, retired, kind, exposed)
            VALUES ('a', 1, 'a', 'day', 'no', 'yes_no', 'below')",
        "settings VALUES ('volume', '')",
    ] {
        let sql = format!("INSERT INTO {}", with_time(sql));
        let refusal = store.conn.execute_batch(&sql).expect_err(&sql).to_string();
        assert!(refusal.starts_with("CHECK"), "{sql}: {refusal}");
    }
}

/// Returns the words of an enum.
fn words<T: Copy>(all: &[T], word: fn(T) -> &'static str) -> Vec<&'static str> {
    all.iter().map(|it| word(*it)).collect()
}

/// Returns the words that the schema allows in a column, in its order.
fn listed(store: &Store, table: &str, column: &str) -> Vec<String> {
    let sql = "SELECT sql FROM sqlite_schema WHERE name = ?1";
    let sql: String = store.conn.query_row(sql, [table], |row| row.get(0)).unwrap();
    let (_, list) = sql.split_once(&format!("({column} IN")).unwrap();
    let (list, _) = list.split_once("))").unwrap();
    list.split('\'').skip(1).step_by(2).map(str::to_owned).collect()
}

#[test]
fn the_schema_allows_exactly_the_words_of_the_diary() {
    let store = Store::in_memory(now()).unwrap();
    let routes = words(Route::ALL, Route::word);
    let sides = words(Side::ALL, Side::word);
    for (table, column, words) in [
        ("cramps", "muscle", words(Muscle::ALL, Muscle::word)),
        ("cramps", "side", sides.clone()),
        ("cramps", "state", words(State::ALL, State::word)),
        ("cramps", "onset", words(Onset::ALL, Onset::word)),
        ("cramps", "toes", words(Toes::ALL, Toes::word)),
        ("cramps", "ended_by", words(EndedBy::ALL, EndedBy::word)),
        ("reliefs", "technique", words(Technique::ALL, Technique::word)),
        ("reliefs", "effect", words(Effect::ALL, Effect::word)),
        ("bouts", "kind", words(BoutKind::ALL, BoutKind::word)),
        ("bouts", "intensity", words(Intensity::ALL, Intensity::word)),
        ("courses", "route", routes.clone()),
        ("doses", "route", routes),
        ("signs", "sign", words(Sign::ALL, Sign::word)),
        ("signs", "side", sides),
        ("profile", "unit", words(LabUnit::ALL, LabUnit::word)),
        ("profile", "flag", words(Flag::ALL, Flag::word)),
    ] {
        assert_eq!(listed(&store, table, column), words, "{table}.{column}");
    }
}

#[test]
fn every_word_of_the_diary_can_be_written_and_read() {
    let mut store = Store::in_memory(now()).unwrap();
    let change = store.change(now()).unwrap();
    let on = night("2026-11-21");
    for technique in Technique::ALL {
        for effect in Effect::ALL {
            let relief = Relief { effect: Some(*effect), ..Relief::by(*technique) };
            change.add_cramp(&Cramp { relief: vec![relief], ..Cramp::on(on) }).unwrap();
        }
    }
    for route in Route::ALL {
        change.add_course(&Course { route: Some(*route), ..full_course() }).unwrap();
        change.add_dose(&Dose { route: Some(*route), ..full_dose() }).unwrap();
    }
    for class in Class::ALL {
        let medicine = Medicine::named(class.word()).unwrap();
        change.set_classes(&medicine, Some(&[*class])).unwrap();
    }
    for sign in Sign::ALL {
        let of = |detail: &&SignDetail| detail.sign() == *sign;
        let details = SignDetail::ALL.iter().filter(of).copied().collect();
        change.answer_sign(&SignAnswer { details, ..SignAnswer::new(on, *sign, true) }).unwrap();
    }
    for rule in WarningRule::ALL {
        change.acknowledge(*rule, on).unwrap();
    }
    let diary = change.view().diary(None).unwrap();
    assert_eq!(diary.cramps.len(), Technique::ALL.len() * Effect::ALL.len());
    assert_eq!((diary.courses.len(), diary.doses.len()), (Route::ALL.len(), Route::ALL.len()));
    assert_eq!(diary.classes.len(), Class::ALL.len());
    assert_eq!(diary.signs.len(), Sign::ALL.len());
    assert_eq!(diary.acknowledged.len(), WarningRule::ALL.len());
}

#[test]
fn a_spoiled_value_is_an_error_that_names_its_column() {
    for (sql, column) in [
        ("UPDATE readings SET factor = 'moon' WHERE factor = 'water'", "factor"),
        ("UPDATE readings SET word = 'clogs' WHERE factor = 'footwear'", "word"),
        ("UPDATE readings SET word = 'floor' WHERE factor = 'slept_on'", "word"),
        ("UPDATE readings SET amount = 9e999 WHERE factor = 'water'", "amount"),
        ("DELETE FROM factors WHERE key = 'tea'", "factor"),
        ("UPDATE cramps SET woke = 'maybe'", "woke"),
        ("UPDATE cramps SET night = '1899-12-31'", "night"),
        ("UPDATE cramps SET started_at = '1900-01-01T08:00:00Z'", "started_at"),
        ("UPDATE courses SET stopped_on = '2200-01-01'", "stopped_on"),
        ("UPDATE cramps SET awake_min = -1", "awake_min"),
        ("UPDATE cramps SET soreness_h = 241", "soreness_h"),
        ("UPDATE bouts SET started = '25:00'", "started"),
        ("UPDATE reliefs SET minutes = 1441", "minutes"),
        ("UPDATE doses SET taken = 'perhaps'", "taken"),
        ("UPDATE medicines SET classes = 'diuretic;magic'", "classes"),
        ("UPDATE medicines SET classes = ''", "classes"),
        ("UPDATE signs SET details = 'cold;;pale'", "details"),
        ("UPDATE signs SET answer = 'perhaps'", "answer"),
        ("UPDATE acknowledged SET rule = 'W99'", "rule"),
        ("UPDATE profile SET amount = 1e300 WHERE kind = 'birth_year'", "amount"),
        ("UPDATE profile SET since = '2015-13' WHERE since IS NOT NULL", "since"),
        ("UPDATE profile SET until = '2027' WHERE kind = 'pregnancy'", "until"),
        ("UPDATE profile SET kind = 'hobby'", "kind"),
        ("UPDATE factors SET exposed_levels = 'floor' WHERE key = 'slept_on'", "levels"),
        ("UPDATE factors SET exposed = 'below' WHERE key = 'yoga'", "exposed"),
        ("UPDATE factors SET most = 256 WHERE key = 'stress'", "most"),
        ("UPDATE settings SET value = 'NaN' WHERE name = 'glass_ml'", "value"),
        ("UPDATE settings SET value = '24:00' WHERE name = 'bedtime'", "value"),
        ("UPDATE settings SET value = 'much' WHERE name = 'limit.standing'", "value"),
        ("UPDATE settings SET name = 'colour' WHERE name = 'volume'", "name"),
    ] {
        let mut store = Store::in_memory(now()).unwrap();
        let change = store.change(now()).unwrap();
        enter_everything(&change);
        change.commit("entered").unwrap();
        store.conn.pragma_update(None, "ignore_check_constraints", true).unwrap();
        assert!(store.conn.execute(sql, []).unwrap() > 0, "{sql}");
        let error = store.view().diary(None).expect_err(sql);
        let named = matches!(error, Error::Value { column: named } if named == column);
        assert!(named, "{sql}: {error:?}");
    }
}
