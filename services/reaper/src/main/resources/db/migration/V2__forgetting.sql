-- When news of a job last came: rows without a time go long after it.
ALTER TABLE schedule ADD COLUMN told_at timestamptz NOT NULL DEFAULT clock_timestamp();
CREATE INDEX schedule_gone ON schedule (told_at) WHERE due_at IS NULL;
