-- Which contents a tenant has is asked of that tenant's rows alone: how many others hold the same bytes costs no time, so
-- none can be measured either. Both columns are those of the job, or of the session, and never change.
ALTER TABLE artifact ADD COLUMN repository_id bigint, ADD COLUMN trust smallint;
UPDATE artifact SET repository_id = job.repository_id, trust = job.trust FROM job WHERE job.id = artifact.job_id;
ALTER TABLE artifact ALTER COLUMN repository_id SET NOT NULL, ALTER COLUMN trust SET NOT NULL;
CREATE INDEX artifact_stored ON artifact (repository_id, trust, sha256, job_id, path) WHERE state = 'stored';
CREATE INDEX artifact_expired ON artifact (repository_id, trust, sha256, job_id, path) WHERE state = 'expired';

ALTER TABLE session_blob ADD COLUMN repository_id bigint, ADD COLUMN trust smallint;
UPDATE session_blob SET repository_id = session.repository_id, trust = session.trust
FROM upload_session AS session WHERE session.id = session_blob.session_id;
ALTER TABLE session_blob ALTER COLUMN repository_id SET NOT NULL, ALTER COLUMN trust SET NOT NULL;
-- Not for the verified alone: a blob that arrives then stays where it lies, and touches no index.
CREATE INDEX session_blob_of_tenant ON session_blob (repository_id, trust, sha256);

CREATE OR REPLACE VIEW held_blob AS
    SELECT session_blob.sha256, session_blob.repository_id, session_blob.trust
    FROM session_blob JOIN upload_session ON upload_session.id = session_blob.session_id
    WHERE session_blob.verified AND NOT upload_session.lapsed;
