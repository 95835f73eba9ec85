-- Tokens that read, beside those that upload: which refs one is for and what trust its runs have is said of the latter alone.
ALTER TABLE upload_token ADD COLUMN kind text NOT NULL DEFAULT 'upload' CHECK (kind IN ('upload', 'install'));
ALTER TABLE upload_token ALTER COLUMN refs DROP NOT NULL, ALTER COLUMN trust DROP NOT NULL;
ALTER TABLE upload_token ADD CHECK ((kind = 'upload') = (refs IS NOT NULL) AND (kind = 'upload') = (trust IS NOT NULL));
