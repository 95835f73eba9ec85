-- What reading a copy again has shown. A damaged copy is never read for anybody and counts as none, so that the same bytes
-- can be published again; its row stays until they are, or until nobody refers to the blob.
ALTER TABLE blob_copy ADD COLUMN damaged_at timestamptz, ADD COLUMN damage text;
CREATE INDEX blob_copy_damaged ON blob_copy (id) WHERE damaged_at IS NOT NULL;

-- One pass over all objects. One at a time is under way.
CREATE TABLE verification (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    started_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    finished_at timestamptz,
    -- Bytes of all copies when it began.
    expected    bigint      NOT NULL
);
CREATE UNIQUE INDEX verification_under_way ON verification ((true)) WHERE finished_at IS NULL;

-- A range of object keys of one store, from range_start on and below range_end: what one worker reads at a time. position
-- is the last key that was read, so that a restart goes on behind it.
CREATE TABLE verification_part (
    verification_id bigint  NOT NULL REFERENCES verification,
    store           text    NOT NULL,
    range_start     text    NOT NULL,
    range_end       text,
    position        text    NOT NULL DEFAULT '',
    failures        integer NOT NULL DEFAULT 0,
    finished        boolean NOT NULL DEFAULT false,
    objects         bigint  NOT NULL DEFAULT 0,
    copies          bigint  NOT NULL DEFAULT 0,
    bytes           bigint  NOT NULL DEFAULT 0,
    damaged         bigint  NOT NULL DEFAULT 0,
    unreadable      bigint  NOT NULL DEFAULT 0,
    PRIMARY KEY (verification_id, store, range_start)
);

-- Until when all replicas together have read what they may: one row.
CREATE TABLE verification_pace (
    read_until timestamptz NOT NULL
);
INSERT INTO verification_pace VALUES ('epoch');
