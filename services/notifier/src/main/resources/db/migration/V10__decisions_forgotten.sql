-- When storage last decided anything of a pull request: what is old, and of which nobody tells, is forgotten.
ALTER TABLE pull_request_told ADD COLUMN told_at timestamptz NOT NULL DEFAULT clock_timestamp();
CREATE INDEX pull_request_told_at ON pull_request_told (told_at);
