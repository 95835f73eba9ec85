-- How often other bytes than a blob's were sent straight to the store, and the moment that no session outlives.
ALTER TABLE session_blob ADD COLUMN wrong_sendings smallint NOT NULL DEFAULT 0;
ALTER TABLE upload_session ADD COLUMN at_last timestamptz;
UPDATE upload_session SET at_last = expires_at + interval '1 hour';
ALTER TABLE upload_session ALTER COLUMN at_last SET NOT NULL;

-- What an earlier session of the same job had begun is looked for by its content.
CREATE INDEX direct_upload_by_content ON direct_upload (sha256);
