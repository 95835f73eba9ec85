-- What the stored files of each repository add up to. A statement that stores files, or lets them go, adds a row here
-- itself, and waits for nobody; now and then rows are folded into one of each repository. Both tables together, read by one
-- statement, are exact.
CREATE TABLE usage_change (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    repository_id bigint NOT NULL,
    files         bigint NOT NULL,
    bytes         bigint NOT NULL
);
CREATE INDEX usage_change_of_repository ON usage_change (repository_id);
CREATE TABLE repository_usage (
    repository_id bigint PRIMARY KEY,
    files         bigint NOT NULL,
    bytes         bigint NOT NULL
);
CREATE VIEW usage_now AS
    SELECT repository_id, files, bytes FROM repository_usage
    UNION ALL SELECT repository_id, files, bytes FROM usage_change;

-- The repositories of one account of a forge.
CREATE INDEX repository_of_account ON repository (forge, lower(split_part(name, '/', 1)));

INSERT INTO repository_usage (repository_id, files, bytes)
SELECT repository_id, count(*), sum(size) FROM artifact WHERE state = 'stored' GROUP BY repository_id;
-- Spread over a day, as they go on to be.
INSERT INTO due_work (kind, key, due_at)
SELECT 'recount-usage', repository_id, clock_timestamp() + random() * interval '1 day' FROM repository_usage;
