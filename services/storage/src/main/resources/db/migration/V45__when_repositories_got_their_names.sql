-- Since when a repository goes by its name, by the events that say so: of several of one name, the one that got it last has it, in whatever
-- order events are read. Of those that are known already nobody knows, and the newest row has it as before.
ALTER TABLE repository ADD COLUMN named_at timestamptz NOT NULL DEFAULT 'epoch';
