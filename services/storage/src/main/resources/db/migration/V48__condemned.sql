-- Whether the object of a copy holds no other content: none is ever added, so that nobody else can need the object once its copy is
-- condemned. False where the version that wrote it did not say.
ALTER TABLE blob_copy ADD COLUMN whole boolean NOT NULL DEFAULT false;

-- Objects that nobody needs, some of one store in each row, until they have been deleted. Due work names the row: their keys in its own
-- would be entered in an index, and again whenever the piece is taken.
CREATE TABLE condemned (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    store       text   NOT NULL,
    object_keys text[] NOT NULL
);
-- A row is short enough for its page, and lives for seconds: not worth compressing.
ALTER TABLE condemned ALTER COLUMN object_keys SET STORAGE PLAIN;

CREATE OR REPLACE VIEW condemned_object AS
    SELECT split_part(key, ':', 1) AS store, string_to_table(split_part(key, ':', 2), ',') AS object_key
    FROM due_work WHERE kind = 'delete-object' AND position(':' IN key) > 0
    UNION ALL SELECT store, unnest(object_keys) FROM condemned;
