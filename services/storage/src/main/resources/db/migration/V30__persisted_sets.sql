-- Packs and descriptions that sets keep, each once within a tenant. A row goes with the last generation that refers to it.
CREATE TABLE set_blob (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    repository_id bigint      NOT NULL REFERENCES repository,
    trust         smallint    NOT NULL,
    sha256        bytea       NOT NULL,
    size          bigint      NOT NULL,
    -- Since when each of its chunks is known to have the bytes of its digest; of packs alone.
    verified_at   timestamptz,
    UNIQUE (repository_id, trust, sha256)
);
CREATE INDEX set_blob_by_content ON set_blob (sha256);

-- Beside what sessions hold: the tenant has it, and it is not disposed of.
CREATE OR REPLACE VIEW held_blob AS
    SELECT session_blob.sha256, session_blob.repository_id, session_blob.trust
    FROM session_blob JOIN upload_session ON upload_session.id = session_blob.session_id
    WHERE session_blob.verified AND NOT upload_session.lapsed
    UNION ALL SELECT sha256, repository_id, trust FROM set_blob;

-- How many generations a name of a repository has had; held by whoever adds one.
CREATE TABLE set_name (
    repository_id bigint  NOT NULL REFERENCES repository,
    name          text    NOT NULL,
    generations   integer NOT NULL,
    PRIMARY KEY (repository_id, name)
);

-- What one job saved under a name. Whether it may be restored follows from this row and others; nothing here says it.
CREATE TABLE set_generation (
    id                 bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    repository_id      bigint      NOT NULL REFERENCES repository,
    name               text        NOT NULL,
    number             integer     NOT NULL,
    -- Empty: the name has none.
    version_key        text        NOT NULL,
    -- branch:NAME, pull-request:NUMBER or fork:NUMBER
    scope              text        NOT NULL,
    trust              smallint    NOT NULL,
    job_key            text        NOT NULL,
    source             text        NOT NULL,
    run                text        NOT NULL,
    attempt            integer     NOT NULL,
    job                text        NOT NULL,
    commit_sha         text        NOT NULL,
    branch             text,
    pull_request       integer,
    -- Never after it was saved, whatever the job's clock said.
    started_at         timestamptz NOT NULL,
    saved_at           timestamptz NOT NULL DEFAULT clock_timestamp(),
    description_sha256 bytea       NOT NULL,
    description_size   bigint      NOT NULL,
    -- Bytes of the blobs that nobody of the tenant had before.
    new_bytes          bigint      NOT NULL,
    -- Verified or damaged, at most one of both, and never changed.
    verified_at        timestamptz,
    damage             text,
    files              integer,
    bytes              bigint,
    chunks             integer,
    packs              integer     NOT NULL,
    -- Of its archive as it was last written whole, and by which zstd: another one may write other bytes.
    archive_sha256     bytea,
    archived_by        text,
    -- When somebody last asked where it is, to within some minutes.
    last_used_at       timestamptz,
    ended_at           timestamptz,
    end_reason         text,
    UNIQUE (repository_id, name, number),
    UNIQUE (job_key, name, version_key)
);
CREATE INDEX set_generation_newest ON set_generation (repository_id, name, version_key, scope, started_at DESC, number DESC)
    WHERE ended_at IS NULL;
CREATE INDEX set_generation_of_run ON set_generation (repository_id, run);
CREATE INDEX set_generation_ended ON set_generation (ended_at) WHERE ended_at IS NOT NULL;

-- What a generation needs, until it ends: its description at place 0, then its packs.
CREATE TABLE set_generation_blob (
    generation_id bigint  NOT NULL REFERENCES set_generation,
    place         integer NOT NULL,
    blob_id       bigint  NOT NULL REFERENCES set_blob,
    PRIMARY KEY (generation_id, place)
);
CREATE INDEX set_generation_blob_by_blob ON set_generation_blob (blob_id);

-- What a generation was made from, itself among it: of each name and scope the lowest epoch.
CREATE TABLE set_origin (
    generation_id bigint  NOT NULL REFERENCES set_generation,
    name          text    NOT NULL,
    scope         text    NOT NULL,
    epoch         integer NOT NULL,
    PRIMARY KEY (generation_id, name, scope)
);
CREATE INDEX set_origin_by_name ON set_origin (name, scope);

-- The epoch of a name in a scope at some time is how many of these there were then, of that scope or of all.
CREATE TABLE set_invalidation (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    repository_id  bigint      NOT NULL REFERENCES repository,
    name           text        NOT NULL,
    -- Empty: in all.
    scope          text,
    invalidated_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    invalidated_by text        NOT NULL,
    reason         text
);
CREATE INDEX set_invalidation_of_name ON set_invalidation (repository_id, name);

-- Which jobs said that they restore a generation.
CREATE TABLE set_restore (
    generation_id bigint      NOT NULL REFERENCES set_generation,
    job_key       text        NOT NULL,
    repository_id bigint      NOT NULL REFERENCES repository,
    source        text        NOT NULL,
    run           text        NOT NULL,
    attempt       integer     NOT NULL,
    job           text        NOT NULL,
    restored_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (generation_id, job_key)
);
CREATE INDEX set_restore_of_run ON set_restore (repository_id, run);
CREATE INDEX set_restore_by_job ON set_restore (job_key);

-- How each generation stands: computed here alone, from what is known at this moment. First but for whether all of its bytes can still
-- be read: whoever asks for some of them finds out about those.
CREATE VIEW set_decided AS
    SELECT generation.*, own.epoch, job.conclusion AS job_conclusion,
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
               WHEN job.conclusion <> 'success' OR job.commit_sha <> generation.commit_sha
                   OR job.trust <> generation.trust THEN 'failed'
               WHEN job.key IS NULL OR generation.verified_at IS NULL THEN 'pending'
               ELSE 'visible'
           END AS decided
    FROM set_generation AS generation
    JOIN set_origin AS own ON own.generation_id = generation.id AND own.name = generation.name
        AND own.scope = generation.scope
    LEFT JOIN job ON job.key = generation.job_key;

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
