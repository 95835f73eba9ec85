-- How often a repository's content was downloaded, under whichever of its addresses, and when last. Every few seconds each
-- replica adds what it has counted; a row goes with the last stored file of the content.
CREATE TABLE download_count (
    sha256        bytea       NOT NULL,
    repository_id bigint      NOT NULL,
    downloads     bigint      NOT NULL,
    last_at       timestamptz NOT NULL,
    PRIMARY KEY (sha256, repository_id)
);
