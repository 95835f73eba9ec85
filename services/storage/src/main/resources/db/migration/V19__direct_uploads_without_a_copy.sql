-- The object that a direct upload becomes without a copy. Until it does, this row is all that knows of the object: whoever
-- deletes the row has either taken note of a copy in the same transaction, or has the object deleted.
ALTER TABLE direct_upload ADD COLUMN object_key text;
