-- When news of a row last came, and until when the files of a job are there: what is old and has gone is forgotten.
ALTER TABLE job_snapshot
    ADD COLUMN told_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    ADD COLUMN expires_at timestamptz;
UPDATE job_snapshot SET expires_at = (snapshot::jsonb ->> 'expiresAt')::timestamptz;
CREATE INDEX job_snapshot_gone ON job_snapshot (told_at) WHERE expires_at IS NULL;

ALTER TABLE pull_request_comment ADD COLUMN told_at timestamptz NOT NULL DEFAULT clock_timestamp();
CREATE INDEX pull_request_comment_told ON pull_request_comment (told_at);
