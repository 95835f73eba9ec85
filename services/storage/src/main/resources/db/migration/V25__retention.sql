-- Each file has an end of its own, and the name of the rule that gave it. Empty: it stays, until something changes.
-- What was stored before goes when its job goes, until it is looked at again.
ALTER TABLE artifact
    ADD COLUMN expires_at timestamptz,
    ADD COLUMN rule       text,
    ADD COLUMN expired_at timestamptz;
UPDATE artifact SET expires_at = job.expires_at, expired_at = CASE WHEN artifact.state = 'expired' THEN job.expired_at END
FROM job WHERE job.id = artifact.job_id AND artifact.state IN ('stored', 'expired') AND job.expires_at IS NOT NULL;

-- The next of its files' ends. 9999-12-31: it has files, and none of them has an end.
COMMENT ON COLUMN job.expires_at IS 'the next end of a file; 9999-12-31: none of its files has one; NULL: it has no files';

-- While files of it stay because its run is among so many newest of its branch.
ALTER TABLE job ADD COLUMN among_newest smallint;
CREATE INDEX job_among_newest ON job (repository_id, branch) WHERE among_newest IS NOT NULL;

-- The runs of a branch that brought files, in their order.
CREATE INDEX job_of_branch_with_files ON job (repository_id, branch, id)
    WHERE branch IS NOT NULL AND trust > 0 AND expires_at IS NOT NULL;

-- The jobs of a repository whose files are here.
CREATE INDEX job_with_files ON job (repository_id, id) WHERE expires_at IS NOT NULL AND expired_at IS NULL;

-- When it was found closed, by this database's clock; empty while it is open.
ALTER TABLE pull_request ADD COLUMN closed_at timestamptz;
UPDATE pull_request SET closed_at = clock_timestamp() WHERE state <> 'OPEN';

-- The default branch as the forge last named it, and the digest of the rules by which the repository's files were last given
-- their ends; position: the last job that was given due since those rules changed.
ALTER TABLE repository_settings
    ADD COLUMN default_branch text,
    ADD COLUMN retention      text,
    ADD COLUMN position       bigint;
