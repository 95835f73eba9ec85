-- What test reports say, by content: read once out of the file, before a job that brings it is settled. A file that is
-- called like one and is none has a row without anything.
CREATE TABLE test_report (
    sha256       bytea PRIMARY KEY,
    passed       integer,
    failed       integer,
    errors       integer,
    skipped      integer,
    millis       bigint,
    -- The beginnings of digests of names: by these a later attempt tells that a test which failed before has passed.
    passed_tests bigint[],
    -- Why it could not be read; the columns before it are empty then.
    defect       text
);
-- Tests of a report that did not simply pass. outcome: failed, error, flaky.
CREATE TABLE reported_test (
    sha256    bytea   NOT NULL REFERENCES test_report ON DELETE CASCADE,
    ordinal   integer NOT NULL,
    outcome   text    NOT NULL,
    suite     text    NOT NULL,
    name      text    NOT NULL,
    name_hash bigint  NOT NULL,
    output    text    NOT NULL,
    PRIMARY KEY (sha256, ordinal)
);
-- The condition is that of TestReports.CALLED.
CREATE INDEX artifact_report ON artifact (job_id, path) WHERE artifact.path ~* '[.]xml$';

-- What was made of a settled job's files, as JSON: it outlives the files that it was made of.
CREATE TABLE job_detail (
    job_id bigint PRIMARY KEY,
    detail text   NOT NULL
);

-- The branch that a pull request goes into; empty where nobody has asked the forge since.
ALTER TABLE pull_request ADD COLUMN IF NOT EXISTS base text;
-- The newest of a job on a branch, with which those of pull requests are compared.
CREATE INDEX job_of_branch ON job (repository_id, branch, name, trust, (coalesce(started_at, finished_at)))
    WHERE trust > 0 AND branch IS NOT NULL;
