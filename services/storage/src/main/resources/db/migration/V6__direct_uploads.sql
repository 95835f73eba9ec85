-- What a job sends straight to the store: what it is called there, and the words by which the store goes on with it.
CREATE TABLE direct_upload (
    session_id uuid  NOT NULL,
    sha256     bytea NOT NULL,
    name       text  NOT NULL,
    words      text  NOT NULL,
    PRIMARY KEY (session_id, sha256),
    FOREIGN KEY (session_id, sha256) REFERENCES session_blob ON DELETE CASCADE
);
