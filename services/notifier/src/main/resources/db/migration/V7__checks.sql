-- Our status or check run of each commit that is, or was, the head of a pull request, and whose turn it is to write it.
CREATE TABLE commit_check (
    head text PRIMARY KEY,
    -- Whose news it tells: of several pull requests with this head, the one with the lowest number.
    pull_request text NOT NULL,
    check_id bigint,
    -- A digest of what was said last, and how.
    said_sha256 text,
    -- Whether that was that more is to come.
    pending boolean NOT NULL DEFAULT false,
    written_at timestamptz,
    rest_until timestamptz,
    turn bigint NOT NULL DEFAULT 0,
    turn_until timestamptz,
    told_at timestamptz NOT NULL DEFAULT clock_timestamp());
CREATE INDEX commit_check_told ON commit_check (told_at);
CREATE INDEX commit_check_pending ON commit_check (pull_request) WHERE pending;

-- What the forge refuses of one piece of work: how often in a row, and with which words the last time.
CREATE TABLE refused_work (
    kind text NOT NULL,
    key text NOT NULL,
    refusals integer NOT NULL,
    why text NOT NULL,
    refused_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (kind, key));
CREATE INDEX refused_work_at ON refused_work (refused_at);
INSERT INTO refused_work (kind, key, refusals, why)
SELECT 'comment', pull_request, refusals, coalesce(refused_why, '') FROM pull_request_comment WHERE refusals > 0;

-- Due as soon as we are let into the repository again.
CREATE TABLE work_left_alone (
    kind text NOT NULL,
    key text NOT NULL,
    left_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (kind, key));
CREATE INDEX work_left_alone_at ON work_left_alone (left_at);
INSERT INTO work_left_alone (kind, key) SELECT 'comment', pull_request FROM pull_request_comment WHERE awaits_access;

-- What the repository is called, whose owner lets us in again.
ALTER TABLE shut_repository ADD COLUMN name text;
UPDATE shut_repository AS shut SET name = (
    SELECT repository_name FROM pull_request_comment AS comment
    WHERE split_part(comment.pull_request, '#', 1) = shut.repository LIMIT 1);

ALTER TABLE pull_request_comment DROP COLUMN refusals, DROP COLUMN refused_why, DROP COLUMN awaits_access;
