ALTER TABLE pull_request_comment
    -- Somebody asked for the comment again, and when that was decided last.
    ADD COLUMN wanted_again boolean NOT NULL DEFAULT false,
    ADD COLUMN asked_again_at timestamptz;

-- What people were answered in words on a pull request: the newest few.
CREATE TABLE command_answer (
    pull_request text NOT NULL REFERENCES pull_request_comment ON DELETE CASCADE,
    -- The comment that asked; of a label, the time of the answer.
    asked text NOT NULL,
    answered_at timestamptz NOT NULL,
    login text NOT NULL,
    said text NOT NULL,
    PRIMARY KEY (pull_request, asked));
