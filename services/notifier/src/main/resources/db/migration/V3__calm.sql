-- What all replicas together may still ask of an account of the forge. An instant in the future is what has been spent
-- in advance: it comes nearer as time passes.
CREATE TABLE forge_account (
    account text PRIMARY KEY,
    rest_until timestamptz,
    minute_spent_until timestamptz,
    hour_spent_until timestamptz);
DROP TABLE forge_rest;

-- Whose turn it is among repositories, however much each has.
CREATE TABLE due_lane (
    kind text NOT NULL,
    lane text NOT NULL,
    served_at timestamptz,
    served_before timestamptz,
    rest_until timestamptz,
    PRIMARY KEY (kind, lane));

-- Repositories that the forge does not let us into.
CREATE TABLE shut_repository (
    repository text PRIMARY KEY,
    refusals integer NOT NULL,
    why text NOT NULL);

ALTER TABLE pull_request_comment
    -- Somebody deleted our comment and has not asked for another.
    ADD COLUMN deleted_at timestamptz,
    -- How often in a row the forge refused a write, and with which words the last time.
    ADD COLUMN refusals integer NOT NULL DEFAULT 0,
    ADD COLUMN refused_why text,
    -- Due as soon as we are let into the repository again.
    ADD COLUMN awaits_access boolean NOT NULL DEFAULT false;
