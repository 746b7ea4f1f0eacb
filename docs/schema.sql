-- The schema of a new diary.
-- Written by tests/documents/main.rs from migrations/.

CREATE TABLE cramps (
    number            INTEGER PRIMARY KEY AUTOINCREMENT,  -- never used twice, not even after a delete
    key               TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(8)))) CHECK (length(key) = 16),
    night             TEXT NOT NULL CHECK (night IS date(night)),
    started_at        TEXT CHECK (started_at IS strftime('%Y-%m-%dT%H:%M:%SZ', started_at)),
    offset_min        INTEGER CHECK (offset_min BETWEEN -1080 AND 1080),
    zone              TEXT,
    count             INTEGER NOT NULL DEFAULT 1 CHECK (count BETWEEN 1 AND 999),  -- cramps alike in one record
    muscle            TEXT CHECK (muscle IN
        ('calf', 'foot', 'toe', 'thigh', 'hamstring', 'leg_unspecified', 'other')),
    muscle_detail     TEXT CHECK (muscle_detail <> ''),  -- the person's own word for the place
    side              TEXT CHECK (side IN ('left', 'right', 'both')),
    duration_s        INTEGER CHECK (duration_s BETWEEN 1 AND 86400),
    pain              INTEGER CHECK (pain BETWEEN 0 AND 10),  -- numeric rating scale
    state             TEXT CHECK (state IN ('asleep', 'lying_awake', 'up_awake')),  -- up_awake: not in night rates
    onset             TEXT CHECK (onset IN ('sudden', 'after_warning', 'gradual')),
    warning_sensation TEXT CHECK (warning_sensation IN ('yes', 'no')),  -- a milder feeling announced it
    muscle_hard       TEXT CHECK (muscle_hard IN ('yes', 'no')),
    toes              TEXT CHECK (toes IN ('none', 'curl', 'extend')),  -- none: they did nothing
    opposing_muscles  TEXT CHECK (opposing_muscles IN ('yes', 'no')),  -- muscles against each other, together
    woke              TEXT CHECK (woke IN ('yes', 'no')),
    awake_min         INTEGER CHECK (awake_min BETWEEN 0 AND 1440),  -- lying awake afterwards
    soreness_h        REAL CHECK (soreness_h BETWEEN 0 AND 240),  -- 0: not sore afterwards
    distress          INTEGER CHECK (distress BETWEEN 0 AND 10),
    ended_by          TEXT CHECK (ended_by IN ('by_itself', 'relief', 'still_present')),
    trigger_noticed   TEXT CHECK (trigger_noticed <> ''),  -- the person's own words; none: nothing set it off
    note              TEXT CHECK (note <> ''),
    recorded_at       TEXT NOT NULL CHECK (datetime(recorded_at) IS NOT NULL),
    CHECK ((started_at IS NULL) = (offset_min IS NULL) AND (started_at IS NULL) = (zone IS NULL))
) STRICT;

CREATE INDEX cramps_by_night ON cramps (night);

CREATE TABLE reliefs (
    cramp     INTEGER NOT NULL REFERENCES cramps (number),
    position  INTEGER NOT NULL CHECK (position >= 1),
    technique TEXT NOT NULL CHECK (technique IN
        ('stretch', 'calf_stretch_toes_up', 'massage', 'walking', 'standing', 'heat', 'cold', 'analgesic', 'soap',
         'none')),  -- none: waiting until it fades
    detail    TEXT CHECK (detail <> '' AND instr(detail, ';') = 0),  -- how exactly: warm compress, ibuprofen 400 mg
    effect    TEXT CHECK (effect IN ('none', 'partial', 'full')),
    minutes   INTEGER CHECK (minutes BETWEEN 0 AND 1440),  -- after which it worked
    PRIMARY KEY (cramp, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE confirmed_none (
    night       TEXT NOT NULL PRIMARY KEY CHECK (night IS date(night)),
    recorded_at TEXT NOT NULL CHECK (datetime(recorded_at) IS NOT NULL)
) STRICT, WITHOUT ROWID;

CREATE TABLE days (
    date        TEXT NOT NULL PRIMARY KEY CHECK (date IS date(date)),
    note        TEXT CHECK (note <> ''),
    recorded_at TEXT NOT NULL CHECK (datetime(recorded_at) IS NOT NULL)
) STRICT, WITHOUT ROWID;

CREATE TABLE readings (
    date   TEXT NOT NULL REFERENCES days (date),
    factor TEXT NOT NULL CHECK (factor <> ''),
    amount REAL,
    word   TEXT CHECK (word <> ''),
    PRIMARY KEY (date, factor),
    CHECK ((amount IS NULL) <> (word IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE bouts (
    number           INTEGER PRIMARY KEY AUTOINCREMENT,
    key              TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(8)))) CHECK (length(key) = 16),
    date             TEXT NOT NULL REFERENCES days (date),
    kind             TEXT NOT NULL CHECK (kind IN
        ('walking', 'running', 'cycling', 'swimming', 'strength', 'other')),
    minutes          INTEGER CHECK (minutes BETWEEN 1 AND 1440),
    intensity        TEXT CHECK (intensity IN ('light', 'moderate', 'vigorous')),
    started          TEXT CHECK (started IS strftime('%H:%M', started)),  -- by the clock on the wall
    ended            TEXT CHECK (ended IS strftime('%H:%M', ended)),
    stretched_before TEXT CHECK (stretched_before IN ('yes', 'no')),
    stretched_after  TEXT CHECK (stretched_after IN ('yes', 'no')),
    recorded_at      TEXT NOT NULL CHECK (datetime(recorded_at) IS NOT NULL)
) STRICT;

CREATE INDEX bouts_by_date ON bouts (date);

CREATE TABLE medicines (
    id      INTEGER PRIMARY KEY,
    name    TEXT NOT NULL CHECK (name <> ''),
    folded  TEXT NOT NULL UNIQUE,  -- the name in lower case
    classes TEXT CHECK (classes <> '')  -- what the person says it is: diuretic;bp_medicine; empty: the dictionary's
) STRICT;

CREATE TABLE courses (
    number                INTEGER PRIMARY KEY AUTOINCREMENT,
    key                   TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(8)))) CHECK (length(key) = 16),
    medicine              INTEGER NOT NULL REFERENCES medicines (id),
    dose                  REAL CHECK (dose > 0 AND dose <= 1000000),
    dose_unit             TEXT CHECK (dose_unit <> ''),
    route                 TEXT CHECK (route IN
        ('oral', 'inhaled', 'injection', 'infusion', 'patch', 'ring', 'implant', 'intrauterine', 'cream', 'drops',
         'nasal', 'rectal')),
    schedule              TEXT CHECK (schedule <> ''),
    started_on            TEXT NOT NULL CHECK (started_on IS date(started_on)),
    stopped_on            TEXT CHECK (stopped_on IS date(stopped_on) AND stopped_on >= started_on),  -- empty: going on
    suspected_side_effect TEXT CHECK (suspected_side_effect IN ('yes', 'no')),  -- suspected of the cramps
    recommended_by        TEXT CHECK (recommended_by <> ''),
    note                  TEXT CHECK (note <> ''),
    recorded_at           TEXT NOT NULL CHECK (datetime(recorded_at) IS NOT NULL),
    CHECK ((dose IS NULL) = (dose_unit IS NULL))
) STRICT;

CREATE TABLE doses (
    number      INTEGER PRIMARY KEY AUTOINCREMENT,
    key         TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(8)))) CHECK (length(key) = 16),
    medicine    INTEGER NOT NULL REFERENCES medicines (id),
    date        TEXT NOT NULL CHECK (date IS date(date)),  -- the calendar date it counts for, fixed at entry
    taken_at    TEXT CHECK (taken_at IS strftime('%Y-%m-%dT%H:%M:%SZ', taken_at)),
    offset_min  INTEGER CHECK (offset_min BETWEEN -1080 AND 1080),
    zone        TEXT,
    taken       TEXT NOT NULL CHECK (taken IN ('yes', 'no')),
    dose        REAL CHECK (dose > 0 AND dose <= 1000000),
    dose_unit   TEXT CHECK (dose_unit <> ''),
    route       TEXT CHECK (route IN
        ('oral', 'inhaled', 'injection', 'infusion', 'patch', 'ring', 'implant', 'intrauterine', 'cream', 'drops',
         'nasal', 'rectal')),
    recorded_at TEXT NOT NULL CHECK (datetime(recorded_at) IS NOT NULL),
    CHECK ((taken_at IS NULL) = (offset_min IS NULL) AND (taken_at IS NULL) = (zone IS NULL)),
    CHECK ((dose IS NULL) = (dose_unit IS NULL))
) STRICT;

CREATE INDEX doses_by_date ON doses (date);

CREATE TABLE signs (
    number      INTEGER PRIMARY KEY AUTOINCREMENT,
    key         TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(8)))) CHECK (length(key) = 16),
    night       TEXT NOT NULL CHECK (night IS date(night)),
    sign        TEXT NOT NULL CHECK (sign IN
        ('swelling', 'skin', 'weakness', 'infection', 'numbness', 'wasting', 'walking_pain', 'toxin', 'wound',
         'chest_pain', 'breathlessness', 'very_dark_urine', 'muscle_pain', 'new_onset')),
    answer      TEXT NOT NULL CHECK (answer IN ('yes', 'no')),
    side        TEXT CHECK (side IN ('left', 'right', 'both')),
    details     TEXT CHECK (details <> ''),  -- what it is like, where it is so: cold;pale
    recorded_at TEXT NOT NULL CHECK (datetime(recorded_at) IS NOT NULL),
    UNIQUE (night, sign),
    CHECK (details IS NULL OR answer = 'yes')
) STRICT;

CREATE TABLE acknowledged (
    rule            TEXT NOT NULL CHECK (rule IN
        ('W01', 'W02', 'W03', 'W04', 'W05', 'W06', 'W07', 'W08', 'W09', 'W10', 'W11', 'W12', 'W13', 'W14',
        'X01', 'X02', 'X03', 'X04', 'X05', 'X06', 'X07', 'X08', 'X09', 'X10', 'X11')),
    night           TEXT NOT NULL CHECK (night IS date(night)),
    acknowledged_at TEXT NOT NULL CHECK (datetime(acknowledged_at) IS NOT NULL),  -- local time with its offset
    PRIMARY KEY (rule, night)
) STRICT, WITHOUT ROWID;

CREATE TABLE profile (
    number      INTEGER PRIMARY KEY AUTOINCREMENT,
    key         TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(8)))) CHECK (length(key) = 16),
    kind        TEXT NOT NULL CHECK (kind IN
        ('birth_year', 'condition', 'pregnancy', 'lab', 'weight', 'work_standing', 'restricted', 'reviewed')),
    name        TEXT CHECK (name <> ''),  -- of a condition, or of what a laboratory measured
    answer      TEXT CHECK (answer IN ('yes', 'no')),  -- work_standing: long standing at work; restricted: for good
    amount      REAL,  -- the year of birth, the kilograms of a weight, the value of a laboratory
    unit        TEXT CHECK (unit IN
        ('mmol/L', 'nmol/L', 'ng/mL', 'mg/dL', 'mEq/L', 'µg/L', 'g/dL', 'U/L', 'µmol/L', 'pmol/L', 'mg/L', '%')),
    flag        TEXT CHECK (flag IN ('low', 'normal', 'high')),  -- the laboratory's own judgement
    low         REAL,  -- the limits that the laboratory printed
    high        REAL,
    on_date     TEXT CHECK (on_date IS date(on_date)),  -- of a sample, weight or review; when a birth is due
    since       TEXT CHECK (since IS substr(date(substr(since || '-01-01', 1, 10)), 1, length(since))
                            AND length(since) IN (4, 7, 10)),
    until       TEXT CHECK (until IS substr(date(substr(until || '-01-01', 1, 10)), 1, length(until))
                            AND length(until) IN (4, 7, 10)),  -- of a pregnancy: the day of the delivery
    recorded_at TEXT NOT NULL CHECK (datetime(recorded_at) IS NOT NULL),
    CHECK ((name IS NOT NULL) = (kind IN ('condition', 'lab'))),
    CHECK ((answer IS NOT NULL) = (kind IN ('work_standing', 'restricted'))),
    CHECK ((CASE kind
        WHEN 'birth_year' THEN amount BETWEEN 1900 AND 2199 AND amount = round(amount)
        WHEN 'weight' THEN amount BETWEEN 1 AND 500
        WHEN 'lab' THEN amount >= 0
        ELSE amount IS NULL END) IS TRUE),
    CHECK ((unit IS NOT NULL) = (kind = 'lab')),
    CHECK (kind = 'lab' OR (flag IS NULL AND low IS NULL AND high IS NULL)),
    CHECK ((on_date IS NOT NULL) = (kind IN ('pregnancy', 'lab', 'weight', 'reviewed'))),
    CHECK (since IS NULL OR kind = 'condition'),
    CHECK (until IS NULL OR kind = 'condition' OR (kind = 'pregnancy' AND length(until) = 10))
) STRICT;

CREATE TABLE factors (
    key            TEXT NOT NULL PRIMARY KEY CHECK (key <> ''),  -- the word in `readings`
    position       INTEGER NOT NULL,  -- they are listed in the order in which they were added
    label          TEXT NOT NULL CHECK (label <> ''),
    kind           TEXT NOT NULL CHECK (kind IN ('amount', 'scale', 'yes_no', 'category', 'clock')),
    unit           TEXT CHECK (unit <> ''),  -- of an amount: ml, h, min, s, c, units, servings, times, or a word
    least          REAL,  -- the ends of a scale, or between which an amount can be believed
    most           REAL,
    levels         TEXT CHECK (levels <> ''),  -- of a category: sofa;bed
    exposed        TEXT NOT NULL CHECK (exposed IN ('below', 'at_least', 'above', 'yes', 'no', 'levels', 'never')),
    exposed_limit  REAL,  -- for below, at_least and above
    exposed_levels TEXT CHECK (exposed_levels <> ''),  -- those of the levels that count as exposed: sofa
    acts           TEXT NOT NULL CHECK (acts IN ('day', 'night')),
    retired        TEXT NOT NULL CHECK (retired IN ('yes', 'no')),  -- yes: it is noted no more; its readings stay
    CHECK ((unit IS NOT NULL) = (kind = 'amount')),
    CHECK ((CASE kind
        WHEN 'amount' THEN least <= most
        WHEN 'scale' THEN least BETWEEN 0 AND most AND most <= 255 AND least = round(least) AND most = round(most)
        ELSE least IS NULL AND most IS NULL END) IS TRUE),
    CHECK ((levels IS NOT NULL) = (kind = 'category')),
    CHECK (exposed_levels IS NULL OR kind = 'category'),
    CHECK ((exposed_limit IS NOT NULL) = (exposed IN ('below', 'at_least', 'above')))
) STRICT, WITHOUT ROWID;

CREATE TABLE settings (
    name  TEXT NOT NULL PRIMARY KEY,  -- glass_ml, water_goal_glasses, extra_glass, bedtime, volume, limit.FACTOR, or scan.FACTOR
    value TEXT NOT NULL CHECK (value <> '')
) STRICT, WITHOUT ROWID;

CREATE TABLE entries (
    id    INTEGER PRIMARY KEY AUTOINCREMENT,
    at    TEXT NOT NULL CHECK (datetime(at) IS NOT NULL),  -- local time with its offset
    kind  TEXT NOT NULL CHECK (kind IN ('change', 'undo', 'redo')),
    of    INTEGER REFERENCES entries (id),
    words TEXT NOT NULL,  -- what was done, for a person
    CHECK ((kind = 'change') = (of IS NULL))
) STRICT;

CREATE INDEX entries_by_target ON entries (of) WHERE of IS NOT NULL;

CREATE TABLE changes (
    entry      INTEGER NOT NULL REFERENCES entries (id),
    step       INTEGER NOT NULL,
    table_name TEXT NOT NULL,
    deed       TEXT NOT NULL CHECK (deed IN ('insert', 'update', 'delete')),
    row        TEXT NOT NULL,  -- JSON: the key of an inserted row, else the whole row as it was before
    PRIMARY KEY (entry, step)
) STRICT, WITHOUT ROWID;
