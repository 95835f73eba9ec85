-- How far the log of what the forge told each App by webhook was read. The log begins with what is newest, and its times are
-- the forge's.
CREATE TABLE delivery_log (
    app text PRIMARY KEY,
    -- Whatever was delivered by then was looked at.
    seen_until timestamptz,
    -- A reading that is under way: the newest delivery at its beginning, and the page that is next.
    reading_from timestamptz,
    cursor text,
    -- Why it cannot be read, as the forge last said.
    shut text);

-- What no delivery was answered of, as far as the log was read.
CREATE TABLE missed_delivery (
    app text NOT NULL,
    guid text NOT NULL,
    delivery bigint NOT NULL,
    event text NOT NULL,
    delivered_at timestamptz NOT NULL,
    -- A later delivery of it was: the row goes with the end of the reading, which may not have come to the first one yet.
    answered boolean NOT NULL DEFAULT false,
    -- How often we had it delivered again, and when to look next.
    asked integer NOT NULL DEFAULT 0,
    look_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    given_up boolean NOT NULL DEFAULT false,
    PRIMARY KEY (app, guid));
CREATE INDEX missed_delivery_due ON missed_delivery (app, look_at) WHERE NOT answered AND NOT given_up;
