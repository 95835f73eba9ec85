-- The step that recorded the job's newest event, as a traceparent: what is done for the job later goes on from there.
ALTER TABLE job ADD COLUMN trace text;
