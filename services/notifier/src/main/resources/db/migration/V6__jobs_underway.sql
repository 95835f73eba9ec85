-- Jobs without an end lie among the others: their conclusion is expected, running or missing.
ALTER TABLE job_snapshot ADD COLUMN underway boolean NOT NULL DEFAULT false;
CREATE INDEX job_snapshot_of_commit ON job_snapshot (repository, commit_sha);

-- Whether storage awaits more jobs of a commit, as far as it told.
CREATE TABLE commit_seal (
    repository text NOT NULL,
    commit_sha text NOT NULL,
    seal text NOT NULL,
    asked integer NOT NULL,
    revision bigint NOT NULL,
    told_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (repository, commit_sha));
CREATE INDEX commit_seal_told ON commit_seal (told_at);
