-- What runs of the forge's own CI left with the forge and we fetch: one row for each, so that each is published once, whoever tells of
-- its run how often, and whoever looks why one is not there finds the sentence.
CREATE TABLE run_artifact (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    forge      text        NOT NULL,
    forge_id   text        NOT NULL,
    repository text        NOT NULL,
    run        bigint      NOT NULL,
    attempt    integer     NOT NULL,
    -- The forge's own number of it.
    artifact   bigint      NOT NULL,
    name       text        NOT NULL,
    bytes      bigint      NOT NULL,
    -- As the forge says, where it does.
    sha256     text,
    state      text        NOT NULL DEFAULT 'awaited' CHECK (state IN ('awaited', 'published', 'refused')),
    why        text,
    tries      integer     NOT NULL DEFAULT 0,
    seen_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    UNIQUE (forge, forge_id, artifact)
);

-- Those of a repository that are forgotten, each time that one more of its runs has ended.
CREATE INDEX run_artifact_seen ON run_artifact (forge, forge_id, seen_at);

-- Where a job's files were fetched by us, out of what a run left with the forge: out of a fork's, or the repository's own. Empty: the
-- job sent them itself.
ALTER TABLE job ADD COLUMN fetched_from text CHECK (fetched_from IN ('fork', 'repository'));
