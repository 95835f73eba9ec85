-- What wheels say of themselves, by content: read once out of the file, before a job that brings it is settled.
CREATE TABLE wheel (
    sha256          bytea PRIMARY KEY,
    project         text,
    requires_python text,
    -- The METADATA file as it is, and its digest, by which pip checks it.
    metadata        bytea,
    metadata_sha256 bytea,
    -- Why it is left out of indexes; the columns before it are empty then.
    defect          text
);
CREATE INDEX artifact_wheel ON artifact (job_id, path) WHERE path LIKE '%.whl';
