-- Who may see a repository, as the forge told last, and when: what it has not told is no answer, and counts as private where there is
-- a forge that could. 'unconfirmed': the name is another repository's by now, or the forge lets us see none of that name.
ALTER TABLE repository
    ADD COLUMN visibility text CHECK (visibility IN ('public', 'private', 'unconfirmed')),
    ADD COLUMN visibility_told_at timestamptz,
    -- Whose name it was when the forge told of it first, where the identity has no id of the forge's.
    ADD COLUMN confirmed_id text;
