-- What somebody asked to keep, why, and until when. A row goes when it is ended, or once its time is over.
CREATE TABLE pin (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    repository_id bigint      NOT NULL REFERENCES repository,
    run           text        NOT NULL,
    -- Of one file: whose, and where it lies. Empty: all that the run has, what is still to come among it.
    job_id        bigint      REFERENCES job ON DELETE CASCADE,
    path          text COLLATE "C",
    owner         text        NOT NULL,
    reason        text        NOT NULL,
    pinned_by     text        NOT NULL,
    pinned_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
    -- Empty: until somebody ends it.
    until         timestamptz,
    CHECK ((job_id IS NULL) = (path IS NULL))
);
-- Kept again by the same owner, it is the same pin with another end.
CREATE UNIQUE INDEX pin_of ON pin (repository_id, run, job_id, path, owner) NULLS NOT DISTINCT;
CREATE INDEX pin_by_job ON pin (job_id) WHERE job_id IS NOT NULL;
