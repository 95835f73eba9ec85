-- Who told of it: a job's key is anybody's word, so the same key with another trust or commit is somebody else. Empty: it was told
-- before this was kept, and counts for whoever has the key.
ALTER TABLE set_restore ADD COLUMN trust smallint;
ALTER TABLE set_restore ADD COLUMN commit_sha text;
ALTER TABLE set_restore DROP CONSTRAINT set_restore_pkey;
CREATE UNIQUE INDEX set_restore_once ON set_restore (generation_id, job_key, trust, commit_sha) NULLS NOT DISTINCT;

-- What recorded jobs restored, as they told it themselves.
CREATE VIEW set_restored AS
    SELECT DISTINCT told.generation_id, told.job_key
    FROM set_restore AS told JOIN job ON job.key = told.job_key
        AND (told.trust IS NULL OR told.trust = job.trust AND told.commit_sha = job.commit_sha);
