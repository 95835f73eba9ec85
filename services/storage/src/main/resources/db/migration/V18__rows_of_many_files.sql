-- A job of 20,000 files writes as many rows into each of these tables. Three things made each row dearer than it need be.

-- One index by content, with the tenant behind it, serves both who asks on a tenant's behalf and who condemns. A tenant is
-- still answered from its own rows alone: it asks for all three columns, which is one way down the tree, however many
-- others hold the same bytes.
DROP INDEX session_blob_by_content;
DROP INDEX session_blob_of_tenant;
CREATE INDEX session_blob_by_content ON session_blob (sha256, repository_id, trust);

DROP INDEX artifact_by_content;
DROP INDEX artifact_stored;
DROP INDEX artifact_expired;
CREATE INDEX artifact_stored ON artifact (sha256, repository_id, trust, job_id, path) WHERE state = 'stored';
CREATE INDEX artifact_expired ON artifact (sha256, repository_id, trust, job_id, path) WHERE state = 'expired';

-- Each row asked for its parent, which the same transaction had written or locked: a session's rows come with it and go
-- with it, and a job is never deleted before its files.
ALTER TABLE session_blob DROP CONSTRAINT session_blob_session_id_fkey;
ALTER TABLE artifact DROP CONSTRAINT artifact_job_id_fkey;
ALTER TABLE published_name DROP CONSTRAINT published_name_job_id_fkey, DROP CONSTRAINT published_name_repository_id_fkey;
