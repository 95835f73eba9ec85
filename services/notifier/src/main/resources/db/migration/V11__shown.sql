-- Whether people were told of the job, or are not to be: how long its first comment took is counted once. Of jobs that were told of before,
-- nobody knows when they were accepted, and nothing is counted.
ALTER TABLE job_snapshot ADD COLUMN shown boolean NOT NULL DEFAULT false;
