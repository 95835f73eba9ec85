-- Stores list their objects in the order of the keys' bytes; an audit goes through the rows in the same order.
ALTER TABLE blob_copy ALTER COLUMN object_key TYPE text COLLATE "C";

-- A comparison of stores with rows. One at a time is under way.
CREATE TABLE audit (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    repair       boolean     NOT NULL,
    -- Whether listings are gone by however much is missing or unknown.
    however_many boolean     NOT NULL,
    started_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    finished_at  timestamptz,
    -- Ended before its end.
    stopped      boolean     NOT NULL DEFAULT false
);
CREATE UNIQUE INDEX audit_under_way ON audit ((true)) WHERE finished_at IS NULL;

-- How far one store is. phase: compare, mend, done, suspect. position is the last key that was dealt with in the phase.
CREATE TABLE audit_part (
    audit_id    bigint  NOT NULL REFERENCES audit,
    store       text    NOT NULL,
    phase       text    NOT NULL DEFAULT 'compare',
    position    text COLLATE "C" NOT NULL DEFAULT '',
    failures    integer NOT NULL DEFAULT 0,
    objects     bigint  NOT NULL DEFAULT 0,
    known       bigint  NOT NULL DEFAULT 0,
    strays      bigint  NOT NULL DEFAULT 0,
    stray_bytes bigint  NOT NULL DEFAULT 0,
    missing     bigint  NOT NULL DEFAULT 0,
    young       bigint  NOT NULL DEFAULT 0,
    unlike_ours bigint  NOT NULL DEFAULT 0,
    mended      bigint  NOT NULL DEFAULT 0,
    suspicion   text,
    PRIMARY KEY (audit_id, store)
);

-- What was found; of the last audit alone. kind: missing, stray.
CREATE TABLE audit_finding (
    audit_id   bigint  NOT NULL,
    store      text    NOT NULL,
    object_key text COLLATE "C" NOT NULL,
    kind       text    NOT NULL,
    bytes      bigint  NOT NULL,
    mended     boolean NOT NULL DEFAULT false,
    PRIMARY KEY (audit_id, store, object_key),
    FOREIGN KEY (audit_id, store) REFERENCES audit_part
);

-- Jobs of which nothing is left, by when that was so: after a while they are forgotten.
CREATE INDEX job_gone ON job (expired_at) WHERE expired_at IS NOT NULL;
CREATE INDEX job_without_files ON job (recorded_at) WHERE expires_at IS NULL AND expired_at IS NULL;

-- So are jobs and runs that never came to an end, and decisions about jobs that never came.
CREATE INDEX underway_job_heard ON underway_job (heard_at);
CREATE INDEX started_run_missing ON started_run (missing_by);
ALTER TABLE package_admission ADD COLUMN decided_at timestamptz NOT NULL DEFAULT clock_timestamp();
CREATE INDEX package_admission_decided ON package_admission (decided_at);

-- All jobs that have an end told once more, for who has lost what was told. position: the last job that was.
CREATE TABLE telling_again (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    -- Whether revisions leap ahead of any that were told, by a database that is lost, too.
    new_epoch   boolean     NOT NULL,
    started_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    finished_at timestamptz,
    position    bigint      NOT NULL DEFAULT 0,
    told        bigint      NOT NULL DEFAULT 0,
    expected    bigint      NOT NULL
);
CREATE UNIQUE INDEX telling_again_under_way ON telling_again ((true)) WHERE finished_at IS NULL;
