-- When the first event with the job's files was put on the queue. What was recorded before has none: rows keep what was told of them.
ALTER TABLE job ADD COLUMN accepted_at timestamptz;
