-- A name for a commit, and where it leads now.
CREATE TABLE pointer (
    repository_id bigint NOT NULL REFERENCES repository,
    name          text COLLATE "C" NOT NULL,
    -- Empty: nowhere. It was removed, or has a rule and nothing was fit for it yet.
    commit_sha    text,
    -- Of the last move; 0 before the first.
    version       bigint NOT NULL DEFAULT 0,
    -- Its rule: the branch whose runs move it, and the jobs that count; all of a run's where none is named.
    follows       text,
    follows_jobs  text[] NOT NULL DEFAULT '{}',
    PRIMARY KEY (repository_id, name)
);
CREATE INDEX pointer_by_commit ON pointer (repository_id, commit_sha);
CREATE INDEX pointer_by_branch ON pointer (repository_id, follows) WHERE follows IS NOT NULL;

-- How each pointer got there. Rows are only ever added.
CREATE TABLE pointer_move (
    repository_id bigint      NOT NULL,
    name          text COLLATE "C" NOT NULL,
    version       bigint      NOT NULL,
    -- Empty: it was removed.
    commit_sha    text,
    moved_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    moved_by      text        NOT NULL,
    reason        text,
    -- The move that undoing this one leads back to; 0 for the time before the first.
    back          bigint      NOT NULL,
    PRIMARY KEY (repository_id, name, version),
    FOREIGN KEY (repository_id, name) REFERENCES pointer
);

-- Where branches are. head: as the forge last said. commit_sha: where ~NAME leads while that has no jobs; it is moved
-- forward only.
CREATE TABLE branch (
    repository_id bigint NOT NULL REFERENCES repository,
    name          text   NOT NULL,
    head          text,
    commit_sha    text,
    PRIMARY KEY (repository_id, name)
);

-- The jobs of a branch that have files.
CREATE INDEX job_by_branch ON job (repository_id, branch, commit_sha)
    WHERE branch IS NOT NULL AND trust > 0 AND expires_at IS NOT NULL AND expired_at IS NULL;

-- The jobs of a repository that were recorded last.
CREATE INDEX job_by_repository ON job (repository_id, id);

-- When a pointer last moved away: the job's files stay for a lifetime from then, so that it can be moved back.
ALTER TABLE job ADD COLUMN released_at timestamptz;

-- The one definition of which jobs' files a pointer leads to, and holds: those of trusted runs of its commit, be that their
-- head or what they built.
CREATE VIEW pointed_job AS
    SELECT pointer.repository_id, pointer.name, job.id AS job_id
    FROM pointer JOIN job ON job.repository_id = pointer.repository_id AND job.commit_sha = pointer.commit_sha
    WHERE job.trust = 2
    UNION ALL
    SELECT pointer.repository_id, pointer.name, job.id
    FROM pointer JOIN job ON job.repository_id = pointer.repository_id AND job.built_commit = pointer.commit_sha
    WHERE job.trust = 2 AND job.built_commit <> job.commit_sha;
