-- A run that said that it begins. Where it names no job, the first that comes in stands for it.
CREATE TABLE started_run (
    repository_id     bigint      NOT NULL REFERENCES repository,
    commit_sha        text        NOT NULL,
    source            text        NOT NULL,
    run               text        NOT NULL,
    attempt           integer     NOT NULL,
    pull_request_hint integer,
    missing_by        timestamptz NOT NULL,
    PRIMARY KEY (repository_id, commit_sha, source, run, attempt)
);

-- A job whose end nobody has told. There is none beside a row of job with its key; revisions go on in that one.
CREATE TABLE underway_job (
    key           text        PRIMARY KEY,
    repository_id bigint      NOT NULL REFERENCES repository,
    commit_sha    text        NOT NULL,
    source        text        NOT NULL,
    run           text        NOT NULL,
    attempt       integer     NOT NULL,
    name          text        NOT NULL,
    trust         smallint    NOT NULL,
    -- Whether it said itself that it has begun, or is only expected.
    begun         boolean     NOT NULL,
    missing       boolean     NOT NULL DEFAULT false,
    heard_at      timestamptz NOT NULL,
    missing_by    timestamptz NOT NULL,
    started_at    timestamptz,
    url           text,
    revision      bigint      NOT NULL DEFAULT 0,
    told          text
);
CREATE INDEX underway_job_by_commit ON underway_job (repository_id, commit_sha);

-- How often a job was told of before it ended.
ALTER TABLE job ADD COLUMN told_underway bigint NOT NULL DEFAULT 0;

-- Whether more jobs of a commit are awaited. seal: open, complete, timed_out.
CREATE TABLE commit_seal (
    repository_id    bigint      NOT NULL REFERENCES repository,
    commit_sha       text        NOT NULL,
    seal             text        NOT NULL DEFAULT 'open',
    heard_at         timestamptz NOT NULL,
    changed_at       timestamptz NOT NULL,
    revision         bigint      NOT NULL DEFAULT 0,
    -- How often somebody asked for our check again, and the delivery that said so last.
    asked            integer     NOT NULL DEFAULT 0,
    asked_by         text,
    -- Whether the forge told of something that it is worth asking about, how often it was asked since all were in, and
    -- when it may be asked again.
    worth_asking     boolean     NOT NULL DEFAULT false,
    questions        integer     NOT NULL DEFAULT 0,
    next_question_at timestamptz,
    PRIMARY KEY (repository_id, commit_sha)
);

-- What all replicas together may still ask an account of the forge about checks: an instant that is ahead has been spent.
CREATE TABLE forge_questions (
    account     text        PRIMARY KEY,
    spent_until timestamptz NOT NULL
);
