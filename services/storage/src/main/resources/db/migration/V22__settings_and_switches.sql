-- What repositories say in their afterrun.toml.
CREATE TABLE repository_settings (
    repository_id bigint PRIMARY KEY REFERENCES repository,
    -- The last good one; empty where there is none.
    file          text,
    -- What is wrong with the one that was read last, in one line.
    problem       text,
    read_at       timestamptz NOT NULL,
    -- 0 until the first snapshot went out; told: the digest of what that snapshot said.
    revision      bigint      NOT NULL DEFAULT 0,
    told          text
);

-- Whether runs of a pull request may bring package files, where that is on request.
CREATE TABLE upload_switch (
    repository_id  bigint  NOT NULL REFERENCES repository,
    number         integer NOT NULL,
    is_on          boolean NOT NULL DEFAULT false,
    -- How often it was switched: what was found out about an earlier switching is thrown away.
    serial         bigint  NOT NULL DEFAULT 0,
    ends_at        timestamptz,
    max_runs       integer,
    asked_by_login text,
    asked_by_id    text,
    asked_at       timestamptz,
    ended          text,
    ended_at       timestamptz,
    -- The last head that counts as seen by whoever switched on.
    seen           text,
    revision       bigint  NOT NULL DEFAULT 0,
    told           text,
    PRIMARY KEY (repository_id, number)
);

-- The commits that the present switching is good for.
CREATE TABLE upload_switch_commit (
    repository_id bigint  NOT NULL,
    number        integer NOT NULL,
    commit_sha    text    NOT NULL,
    PRIMARY KEY (repository_id, number, commit_sha),
    FOREIGN KEY (repository_id, number) REFERENCES upload_switch
);

-- The runs that brought package files in the present switching.
CREATE TABLE upload_switch_run (
    repository_id bigint  NOT NULL,
    number        integer NOT NULL,
    source        text    NOT NULL,
    run           text    NOT NULL,
    attempt       integer NOT NULL,
    PRIMARY KEY (repository_id, number, source, run, attempt),
    FOREIGN KEY (repository_id, number) REFERENCES upload_switch
);

-- What was decided about the package files of a job, where its repository does not always take them.
CREATE TABLE package_admission (
    job_key     text    PRIMARY KEY,
    let_through boolean NOT NULL,
    -- The most that an upload session of the job has left out.
    left_out    integer NOT NULL DEFAULT 0
);
