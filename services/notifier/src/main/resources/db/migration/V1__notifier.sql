-- What storage last told of each job. The newest revision alone is kept.
CREATE TABLE job_snapshot (
    key text PRIMARY KEY,
    repository text NOT NULL,
    commit_sha text NOT NULL,
    source text NOT NULL,
    run text NOT NULL,
    attempt integer NOT NULL,
    job text NOT NULL,
    conclusion text NOT NULL,
    ordered_at timestamptz NOT NULL,
    page text NOT NULL,
    revision bigint NOT NULL,
    snapshot text NOT NULL);

-- The pull requests that the snapshot names.
CREATE TABLE job_pull_request (
    key text NOT NULL REFERENCES job_snapshot ON DELETE CASCADE,
    pull_request text NOT NULL,
    PRIMARY KEY (key, pull_request));
CREATE INDEX job_pull_request_of ON job_pull_request (pull_request);

-- Our one comment on each pull request, and whose turn it is to write it.
CREATE TABLE pull_request_comment (
    pull_request text PRIMARY KEY,
    repository_name text NOT NULL,
    comment_id bigint,
    body_sha256 text,
    written_at timestamptz,
    rest_until timestamptz,
    turn bigint NOT NULL DEFAULT 0,
    turn_until timestamptz);

-- Forges that asked to be left alone for a while, by all replicas.
CREATE TABLE forge_rest (
    forge text PRIMARY KEY,
    rest_until timestamptz NOT NULL);

CREATE TABLE due_work (
    kind text NOT NULL,
    key text NOT NULL,
    due_at timestamptz NOT NULL,
    leased_until timestamptz,
    generation bigint NOT NULL DEFAULT 1,
    attempts integer NOT NULL DEFAULT 0,
    last_error text,
    PRIMARY KEY (kind, key));
CREATE INDEX due_work_due ON due_work (kind, due_at);

CREATE TABLE outbox (
    seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id uuid NOT NULL,
    topic text NOT NULL,
    key text NOT NULL,
    type text NOT NULL,
    data bytea NOT NULL,
    time timestamptz NOT NULL);
