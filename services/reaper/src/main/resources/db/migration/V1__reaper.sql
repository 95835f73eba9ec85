-- When the files of each job are due to go. A row without a time stays behind where there is nothing (left) to go, so that
-- an older snapshot that arrives late does not bring it back.
CREATE TABLE schedule (
    key text PRIMARY KEY,
    repository text NOT NULL,
    job text NOT NULL,
    revision bigint NOT NULL,
    due_at timestamptz,
    propose_at timestamptz);
CREATE INDEX schedule_propose ON schedule (repository, propose_at) WHERE propose_at IS NOT NULL;
CREATE INDEX schedule_due ON schedule (due_at) WHERE due_at IS NOT NULL;

CREATE TABLE due_work (
    kind text NOT NULL,
    key text NOT NULL,
    due_at timestamptz NOT NULL,
    leased_until timestamptz,
    generation bigint NOT NULL DEFAULT 1,
    attempts integer NOT NULL DEFAULT 0,
    last_error text,
    PRIMARY KEY (kind, key));
CREATE INDEX due_work_due ON due_work (kind, due_at);

CREATE TABLE outbox (
    seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id uuid NOT NULL,
    topic text NOT NULL,
    key text NOT NULL,
    type text NOT NULL,
    data bytea NOT NULL,
    time timestamptz NOT NULL);
