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

CREATE TABLE due_lane (
    kind text NOT NULL,
    lane text NOT NULL,
    served_at timestamptz,
    served_before timestamptz,
    rest_until timestamptz,
    PRIMARY KEY (kind, lane));
