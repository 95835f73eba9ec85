package dev.afterrun.storage.quota;

import static io.restassured.RestAssured.given;

import dev.afterrun.contracts.PullRequestState;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.storage.retention.evaluation.RetentionScene;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.testing.Api;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.Storage;
import dev.afterrun.storage.testing.TestFile;
import io.restassured.response.ValidatableResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Repositories of accounts that nobody else has, and files of so many bytes. */
@ApplicationScoped
class QuotaScene {
    private final Storage storage;
    private final Api api;
    private final RetentionScene retention;
    private final Sql sql;

    QuotaScene(Storage storage, Api api, RetentionScene retention, Sql sql) {
        this.storage = storage;
        this.api = api;
        this.retention = retention;
        this.sql = sql;
    }

    /** A job on the default branch of a repository whose account has no other. */
    static CiJob onMain() {
        return inAccount(UUID.randomUUID().toString());
    }

    /** A job on the default branch of a new repository of this account. */
    static CiJob inAccount(String owner) {
        return CiJob.fresh()
                .inRepository(new RepositoryName(owner, UUID.randomUUID().toString()));
    }

    /** A file of so many bytes. */
    static TestFile file(String path, int bytes) {
        return TestFile.of(path, ("content of " + path + " ".repeat(bytes)).substring(0, bytes));
    }

    /** The files are stored, and the forge knows the job's commit as that of an open pull request. */
    void publishOf(int pullRequest, CiJob job, TestFile... files) {
        storage.publish(job, files);
        belongsTo(pullRequest, job);
    }

    /** The forge knows the job's commit as that of an open pull request. */
    void belongsTo(int pullRequest, CiJob job) {
        retention.pullRequest(job, pullRequest, PullRequestState.OPEN);
    }

    /** Jobs that open their sessions before any of them has stored a file. */
    void publishAtOnce(CiJob one, TestFile ofOne, CiJob other, TestFile ofOther) {
        var first = api.open(one, ofOne);
        var second = api.open(other, ofOther);
        api.put(one, first, ofOne);
        storage.finished(one, first.manifest());
        api.put(other, second, ofOther);
        storage.finished(other, second.manifest());
        storage.work();
    }

    /** Whoever watches what is used looks now, and what follows happens. */
    void watch() {
        look();
        // A turn ends with the last job that it may take, and is followed by another.
        storage.hurry("make-room", "");
        storage.work();
    }

    /** Whoever watches what is used looks now. */
    void look() {
        storage.hurry("fold-usage", "");
        storage.work();
    }

    /** Whether the job's repository has more than its quota, and what may go is not looked for now. */
    boolean looksAgainLater(CiJob job) {
        return sql.exists("""
                SELECT 1 FROM due_work JOIN repository ON due_work.key = 'repository/' || repository.id
                WHERE kind = 'make-room' AND name = ? AND due_at > clock_timestamp()
                """, job.repository().toString());
    }

    /** As if the forge had not yet said which branch of the job's repository is the default one. */
    @Transactional
    void defaultBranchIsNotKnown(CiJob job) {
        sql.update("""
                UPDATE repository_settings SET default_branch = NULL
                WHERE repository_id = (SELECT repository_id FROM job WHERE key = ?)
                """, job.id().key().value());
    }

    /** As if a pointer had led to the job's files, so long ago for the last time. */
    @Transactional
    void pointerLeft(CiJob job, Duration ago) {
        sql.update(
                "UPDATE job SET released_at = clock_timestamp() - ? * interval '1 millisecond' WHERE key = ?",
                ago.toMillis(),
                job.id().key().value());
    }

    /** The paths of the jobs' files that are here. */
    List<String> stored(CiJob... jobs) {
        return Arrays.stream(jobs)
                .flatMap(job -> sql
                        .list(row -> row.getString("path"), """
                        SELECT path FROM artifact JOIN job ON job.id = artifact.job_id
                        WHERE job.key = ? AND state = 'stored' ORDER BY path
                        """, job.id().key().value())
                        .stream())
                .toList();
    }

    /** By which rule a file of the job went. */
    List<String> rulesOfGone(CiJob job) {
        return sql.list(row -> row.getString("rule"), """
                SELECT rule FROM artifact JOIN job ON job.id = artifact.job_id
                WHERE job.key = ? AND state = 'expired' ORDER BY path
                """, job.id().key().value());
    }

    /** What the repository is told to use. */
    ValidatableResponse usage(CiJob job) {
        return given().get("/v1/repositories/" + job.repository() + "/usage").then();
    }
}
