-- What packages of any kind say of themselves, by content: read once out of the file, before a job that brings it is settled.
CREATE TABLE package (
    sha256          bytea NOT NULL,
    kind            text  NOT NULL,
    project         text,
    -- What the kind's index repeats of it, as JSON.
    facts           text,
    -- A file of it that the index hands out as it is, and its digest.
    document        bytea,
    document_sha256 bytea,
    -- Why it is left out of indexes; the columns before it are empty then.
    defect          text,
    PRIMARY KEY (sha256, kind)
);
INSERT INTO package (sha256, kind, project, facts, document, document_sha256, defect)
    SELECT sha256, 'wheel', project,
           CASE WHEN defect IS NULL THEN json_build_object('requiresPython', requires_python)::text END,
           metadata, metadata_sha256, defect
    FROM wheel;
DROP TABLE wheel;
DROP INDEX artifact_wheel;
-- The condition is that of Packages.CALLED.
CREATE INDEX artifact_package ON artifact (job_id, path)
    WHERE artifact.path ~ '[.](whl|conda|tar[.]bz2|tar[.]gz|tgz|crate)$';
