-- The schema of a new diary, without the triggers of the journal.
-- Written by tests/documents.rs from migrations/.

CREATE TABLE cramps (
    number        INTEGER PRIMARY KEY AUTOINCREMENT,  -- never used twice, not even after a delete
    key           TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(8)))) CHECK (length(key) = 16),
    night         TEXT NOT NULL CHECK (night IS date(night)),
    started_at    TEXT CHECK (started_at IS strftime('%Y-%m-%dT%H:%M:%SZ', started_at)),
    offset_min    INTEGER CHECK (offset_min BETWEEN -1080 AND 1080),
    zone          TEXT,
    count         INTEGER NOT NULL DEFAULT 1 CHECK (count BETWEEN 1 AND 999),  -- cramps alike in one record
    muscle        TEXT CHECK (muscle IN ('calf', 'foot', 'toe', 'thigh', 'hamstring', 'leg_unspecified', 'other')),
    muscle_detail TEXT CHECK (muscle_detail <> ''),  -- the person's own word for the place
    side          TEXT CHECK (side IN ('left', 'right', 'both')),
    duration_s    INTEGER CHECK (duration_s BETWEEN 1 AND 86400),
    pain          INTEGER CHECK (pain BETWEEN 0 AND 10),  -- numeric rating scale
    state         TEXT CHECK (state IN ('asleep', 'lying_awake', 'up_awake')),  -- up_awake: left out of night rates
    note          TEXT CHECK (note <> ''),
    recorded_at   TEXT NOT NULL CHECK (datetime(recorded_at) IS NOT NULL),
    CHECK ((started_at IS NULL) = (offset_min IS NULL) AND (started_at IS NULL) = (zone IS NULL))
) STRICT;

CREATE INDEX cramps_by_night ON cramps (night);

CREATE TABLE reliefs (
    cramp     INTEGER NOT NULL REFERENCES cramps (number),
    position  INTEGER NOT NULL CHECK (position >= 1),
    technique TEXT NOT NULL CHECK (technique IN
        ('stretch', 'massage', 'walking', 'standing', 'heat', 'cold', 'analgesic', 'soap', 'none')),
    effect    TEXT CHECK (effect IN ('none', 'partial', 'full')),
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
    amount REAL CHECK (amount >= 0),
    word   TEXT CHECK (word <> ''),
    PRIMARY KEY (date, factor),
    CHECK ((amount IS NULL) <> (word IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE bouts (
    number      INTEGER PRIMARY KEY AUTOINCREMENT,
    key         TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(8)))) CHECK (length(key) = 16),
    date        TEXT NOT NULL REFERENCES days (date),
    kind        TEXT NOT NULL CHECK (kind IN ('walking', 'running', 'cycling', 'swimming', 'strength', 'other')),
    minutes     INTEGER CHECK (minutes BETWEEN 1 AND 1440),
    intensity   TEXT CHECK (intensity IN ('light', 'moderate', 'vigorous')),
    ended       TEXT CHECK (ended IS strftime('%H:%M', ended)),  -- by the clock on the wall
    recorded_at TEXT NOT NULL CHECK (datetime(recorded_at) IS NOT NULL)
) STRICT;

CREATE INDEX bouts_by_date ON bouts (date);

CREATE TABLE medicines (
    id     INTEGER PRIMARY KEY,
    name   TEXT NOT NULL CHECK (name <> ''),
    folded TEXT NOT NULL UNIQUE  -- the name in lower case
) STRICT;

CREATE TABLE courses (
    number      INTEGER PRIMARY KEY AUTOINCREMENT,
    key         TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(8)))) CHECK (length(key) = 16),
    medicine    INTEGER NOT NULL REFERENCES medicines (id),
    dose        REAL CHECK (dose > 0),
    dose_unit   TEXT CHECK (dose_unit <> ''),
    schedule    TEXT CHECK (schedule <> ''),
    started_on  TEXT NOT NULL CHECK (started_on IS date(started_on)),
    stopped_on  TEXT CHECK (stopped_on IS date(stopped_on) AND stopped_on >= started_on),  -- empty: still taken
    recorded_at TEXT NOT NULL CHECK (datetime(recorded_at) IS NOT NULL),
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
    dose        REAL CHECK (dose > 0),
    dose_unit   TEXT CHECK (dose_unit <> ''),
    recorded_at TEXT NOT NULL CHECK (datetime(recorded_at) IS NOT NULL),
    CHECK ((taken_at IS NULL) = (offset_min IS NULL) AND (taken_at IS NULL) = (zone IS NULL)),
    CHECK ((dose IS NULL) = (dose_unit IS NULL))
) STRICT;

CREATE INDEX doses_by_date ON doses (date);

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
