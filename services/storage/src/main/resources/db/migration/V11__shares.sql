-- A file that somebody sent by hand: a job of its own, so that its address, its page, its expiry and its disposal are those of
-- every file. Here is what such a file has besides.
CREATE TABLE share (
    job_id        bigint PRIMARY KEY REFERENCES job ON DELETE CASCADE,
    -- Of the secret in the address that deletes it.
    secret_sha256 bytea   NOT NULL,
    -- How long it stays, where its sender said so.
    lifetime_ms   bigint,
    -- How many whole downloads there may be, where its sender said so, and how many have begun.
    most          integer,
    downloads     integer NOT NULL DEFAULT 0,
    -- What ended it before its time: downloads, deleted.
    ended_by      text
);
