-- A session holds its blobs until it has lapsed, which is decided once: after its end, when no event of its job can still
-- come. event_key is the key of that event; quiet_since the moment until which all events must have been read: the
-- session's end, infinity while such an event is a dead letter, and when that was resolved from then on.
ALTER TABLE upload_session
    ADD COLUMN event_key   text    NOT NULL DEFAULT '',
    ADD COLUMN quiet_since timestamptz,
    ADD COLUMN lapsed      boolean NOT NULL DEFAULT false;

-- The one definition of what sessions hold: for whom, and against disposal.
CREATE VIEW held_blob AS
    SELECT session_blob.sha256, upload_session.repository_id, upload_session.trust
    FROM session_blob JOIN upload_session ON upload_session.id = session_blob.session_id
    WHERE session_blob.verified AND NOT upload_session.lapsed;
