-- Whether the commit of what a branch hands on is of that branch, as the forge says: awaited, of_it, not_of_it; unknown where it does
-- not let us see the repository. Empty: nobody asks, since it is a pull request's, or older than the question.
ALTER TABLE set_generation ADD COLUMN branch_word text;
CREATE INDEX set_generation_branch_awaited ON set_generation (repository_id, commit_sha, scope) WHERE branch_word = 'awaited';

-- A job's key has its trust and its commit not in it, and what a job says of itself is anybody's word: nobody takes a name, or the
-- forge's word, from the job that is meant by saying its key first.
ALTER TABLE set_generation DROP CONSTRAINT set_generation_job_key_name_version_key_key;
ALTER TABLE set_generation ADD UNIQUE (job_key, trust, name, version_key);
ALTER TABLE set_job_word DROP CONSTRAINT set_job_word_pkey;
ALTER TABLE set_job_word ADD PRIMARY KEY (job_key, commit_sha);

-- As before, but that a commit which is not of the branch has failed, and one that may be is pending.
DROP VIEW set_standing;
DROP VIEW set_decided;

CREATE VIEW set_decided AS
    SELECT generation.*, own.epoch, said.conclusion AS job_conclusion,
           CASE
               WHEN generation.ended_at IS NOT NULL THEN 'ended'
               WHEN generation.damage IS NOT NULL THEN 'damaged'
               WHEN EXISTS (
                   SELECT 1 FROM set_origin AS origin
                   WHERE origin.generation_id = generation.id AND origin.epoch < (
                       SELECT count(*) FROM set_invalidation AS raised
                       WHERE raised.repository_id = generation.repository_id AND raised.name = origin.name
                         AND (raised.scope IS NULL OR raised.scope = origin.scope)))
                   THEN 'invalidated'
               WHEN said.conclusion <> 'success' OR job.commit_sha <> generation.commit_sha
                   OR job.trust <> generation.trust OR generation.branch_word = 'not_of_it' THEN 'failed'
               WHEN said.conclusion IS NULL OR generation.verified_at IS NULL
                   OR generation.branch_word = 'awaited' THEN 'pending'
               ELSE 'visible'
           END AS decided
    FROM set_generation AS generation
    JOIN set_origin AS own ON own.generation_id = generation.id AND own.name = generation.name
        AND own.scope = generation.scope
    LEFT JOIN job ON job.key = generation.job_key
    LEFT JOIN set_job_word AS word ON word.job_key = generation.job_key AND word.commit_sha = generation.commit_sha
    CROSS JOIN LATERAL (
        SELECT CASE WHEN word.job_key IS NULL OR word.word = 'unknown' THEN job.conclusion ELSE word.word END
            AS conclusion) AS said;

CREATE VIEW set_standing AS
    SELECT known.*,
           CASE
               WHEN known.decided IN ('pending', 'visible') AND EXISTS (
                   SELECT 1 FROM set_generation_blob AS needed JOIN set_blob AS blob ON blob.id = needed.blob_id
                   WHERE needed.generation_id = known.id AND NOT EXISTS (
                       SELECT 1 FROM blob_copy AS copy
                       WHERE copy.sha256 = blob.sha256 AND copy.live AND copy.damaged_at IS NULL))
                   THEN 'damaged'
               ELSE known.decided
           END AS state
    FROM set_decided AS known;

-- Which command of a comment it carries out, where one does: done once more, it is the same one. And how many visible generations it
-- hid then.
ALTER TABLE set_invalidation ADD COLUMN command bigint;
ALTER TABLE set_invalidation ADD COLUMN hidden integer;
CREATE UNIQUE INDEX set_invalidation_of_command ON set_invalidation (command, repository_id, name, coalesce(scope, ''))
    WHERE command IS NOT NULL;
