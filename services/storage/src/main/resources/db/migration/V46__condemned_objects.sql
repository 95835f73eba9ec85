-- A copy that is condemned has no row any more; until its object has been deleted, a piece of due work names it. Rows that are not
-- live come from versions before this one alone.

CREATE VIEW condemned_object AS
    SELECT split_part(key, ':', 1) AS store, string_to_table(split_part(key, ':', 2), ',') AS object_key
    FROM due_work WHERE kind = 'delete-object' AND position(':' IN key) > 0;
COMMENT ON VIEW condemned_object IS 'objects that are to be deleted: with what their last row said, or without ever having had one';
