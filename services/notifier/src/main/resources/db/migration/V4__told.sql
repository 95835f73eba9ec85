-- What storage last decided for each pull request, and how each repository is set. The newest revision alone is kept.
CREATE TABLE pull_request_told (
    pull_request text PRIMARY KEY,
    revision bigint NOT NULL,
    uploads text NOT NULL);
CREATE TABLE repository_told (
    repository text PRIMARY KEY,
    revision bigint NOT NULL,
    snapshot text NOT NULL);
