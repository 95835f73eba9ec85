-- Tokens with which the jobs of one repository upload and do nothing else. Of the token itself only its SHA-256 is kept: it is made
-- of 256 random bits, so nobody finds it from that.
CREATE TABLE upload_token (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    repository_id bigint      NOT NULL REFERENCES repository,
    sha256        bytea       NOT NULL UNIQUE CHECK (length(sha256) = 32),
    name          text        NOT NULL,
    refs          text        NOT NULL,
    -- 0 untrusted, 1 ordinary, 2 trusted.
    trust         smallint    NOT NULL,
    made_by       text        NOT NULL,
    made_at       timestamptz NOT NULL,
    until         timestamptz NOT NULL,
    -- To the minute.
    used_at       timestamptz,
    revoked_at    timestamptz,
    revoked_by    text,
    CHECK ((revoked_at IS NULL) = (revoked_by IS NULL))
);
CREATE INDEX upload_token_by_repository ON upload_token (repository_id, id);
