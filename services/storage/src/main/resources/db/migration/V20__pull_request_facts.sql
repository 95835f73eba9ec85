-- What the forge told of pull requests by itself. It decides nothing: it says what the forge is worth asking about. Of one
-- pull request the latest counts, by the forge's own time.
CREATE TABLE told_pull_request (
    repository_id bigint      NOT NULL REFERENCES repository,
    number        integer     NOT NULL,
    head          text        NOT NULL,
    state         text        NOT NULL,
    updated_at    timestamptz NOT NULL,
    PRIMARY KEY (repository_id, number)
);

-- Commits that it named, each as a hint of a pull request which the forge is asked to confirm.
CREATE TABLE told_commit (
    repository_id bigint  NOT NULL REFERENCES repository,
    commit_sha    text    NOT NULL,
    number        integer NOT NULL,
    PRIMARY KEY (repository_id, commit_sha, number)
);

-- What the forge answers, and how a commit stands to a pull request follows from.
ALTER TABLE pull_request ADD COLUMN test_merge text, ADD COLUMN fork boolean NOT NULL DEFAULT false;
