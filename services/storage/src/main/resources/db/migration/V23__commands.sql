-- What people asked for on pull requests, by a comment or a label. A row is what keeps it from being done twice; it goes after a
-- while, and what is older than that is not done at all.
CREATE TABLE asked_command (
    seq           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    repository_id bigint      NOT NULL REFERENCES repository,
    number        integer     NOT NULL,
    -- comment/ID, or delivery/ID for a label.
    id            text        NOT NULL,
    comment       bigint,
    login         text        NOT NULL,
    person        text        NOT NULL,
    -- The lines that are commands.
    said          text        NOT NULL,
    -- The forge's time, and ours.
    told_at       timestamptz NOT NULL,
    asked_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    -- Empty while it waits.
    done_at       timestamptz,
    -- Whether it was told why it was not done.
    explained     boolean     NOT NULL DEFAULT false,
    UNIQUE (repository_id, id)
);
CREATE INDEX asked_command_waiting ON asked_command (repository_id, number, seq) WHERE done_at IS NULL;
CREATE INDEX asked_command_lately ON asked_command (repository_id, number, asked_at);
CREATE INDEX asked_command_old ON asked_command (asked_at);

-- Commits whose files stay longer, since somebody asked for it.
CREATE TABLE kept_commit (
    repository_id bigint      NOT NULL REFERENCES repository,
    commit_sha    text        NOT NULL,
    until         timestamptz NOT NULL,
    PRIMARY KEY (repository_id, commit_sha)
);
CREATE INDEX kept_commit_until ON kept_commit (until);
