-- What the forge says of jobs that saved sets; a row for each of those that run on its own CI, from the moment when they save.
CREATE TABLE set_job_word (
    job_key       text     PRIMARY KEY,
    repository_id bigint   NOT NULL REFERENCES repository,
    run           text     NOT NULL,
    attempt       integer  NOT NULL,
    job           text     NOT NULL,
    commit_sha    text     NOT NULL,
    -- Empty until it has ended: success, failure or cancelled; unknown where the forge knows no such job, or does not let us see it.
    word          text,
    -- How often the forge has said that it runs.
    questions     integer  NOT NULL DEFAULT 0
);
CREATE INDEX set_job_word_awaited ON set_job_word (repository_id, run, attempt) WHERE word IS NULL;

-- As before, but that the forge's word decides where it has one, or may have one yet. The same columns in the same order.
CREATE OR REPLACE VIEW set_decided AS
    SELECT generation.id, generation.repository_id, generation.name, generation.number, generation.version_key,
           generation.scope, generation.trust, generation.job_key, generation.source, generation.run,
           generation.attempt, generation.job, generation.commit_sha, generation.branch, generation.pull_request,
           generation.started_at, generation.saved_at, generation.description_sha256, generation.description_size,
           generation.new_bytes, generation.verified_at, generation.damage, generation.files, generation.bytes,
           generation.chunks, generation.packs, generation.archive_sha256, generation.archived_by,
           generation.last_used_at, generation.ended_at, generation.end_reason,
           own.epoch, said.conclusion AS job_conclusion,
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
                   OR job.trust <> generation.trust THEN 'failed'
               WHEN said.conclusion IS NULL OR generation.verified_at IS NULL THEN 'pending'
               ELSE 'visible'
           END AS decided
    FROM set_generation AS generation
    JOIN set_origin AS own ON own.generation_id = generation.id AND own.name = generation.name
        AND own.scope = generation.scope
    LEFT JOIN job ON job.key = generation.job_key
    LEFT JOIN set_job_word AS word ON word.job_key = generation.job_key
    CROSS JOIN LATERAL (
        SELECT CASE WHEN word.job_key IS NULL OR word.word = 'unknown' THEN job.conclusion ELSE word.word END
            AS conclusion) AS said;
