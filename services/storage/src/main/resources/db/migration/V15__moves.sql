-- A pass over the objects of stores now has a kind, which is that of the due work it gives: they are verified, copied to
-- another store, or compared there so that they can leave this one.
ALTER TABLE verification RENAME TO pass;
ALTER TABLE pass
    ADD COLUMN kind       text    NOT NULL DEFAULT 'verify-blobs',
    -- Of a copy or a drain, the store that is to be left and the one that is to have all.
    ADD COLUMN from_store text,
    ADD COLUMN to_store   text,
    -- Ended before its end.
    ADD COLUMN stopped    boolean NOT NULL DEFAULT false;
ALTER TABLE pass ALTER COLUMN kind DROP DEFAULT;
-- One that reads all, and one that moves, at a time.
DROP INDEX verification_under_way;
CREATE UNIQUE INDEX pass_under_way ON pass ((from_store IS NULL)) WHERE finished_at IS NULL;

ALTER TABLE verification_part RENAME TO pass_part;
ALTER TABLE pass_part RENAME COLUMN verification_id TO pass_id;

-- Until when all replicas together have read what they may, by what it is for.
ALTER TABLE verification_pace RENAME TO pass_pace;
ALTER TABLE pass_pace ADD COLUMN purpose text NOT NULL DEFAULT 'verification' PRIMARY KEY;
ALTER TABLE pass_pace ALTER COLUMN purpose DROP DEFAULT;
INSERT INTO pass_pace (purpose, read_until) VALUES ('move', 'epoch');

-- An upload that was begun in one store is ended there, whichever takes what is new by then.
ALTER TABLE direct_upload ADD COLUMN store text NOT NULL DEFAULT 'files';
ALTER TABLE direct_upload ALTER COLUMN store DROP DEFAULT;
