-- The pages that folders open with: found among a job's hundred thousand files without looking at the others.
-- The condition is that of FilesOfJobs.
CREATE INDEX artifact_site ON artifact (job_id, length(path))
    WHERE artifact.state = 'stored' AND artifact.path ~ '(^|/)index[.]html$';
