package dev.afterrun.storage.usage;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.afterrun.contracts.PullRequestState;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.storage.catalog.Repositories;
import dev.afterrun.storage.retention.evaluation.RetentionScene;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.Storage;
import dev.afterrun.storage.testing.TestFile;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class UsageTest {
    private static final TestFile WHEEL = TestFile.of("dist/app.whl", "a wheel");
    private static final TestFile LOG = TestFile.of("build.log", "it said much");
    private static final long OF_BOTH = (long) WHEEL.content().length + LOG.content().length;

    private final CiJob job = CiJob.fresh();

    @Inject
    Storage storage;

    @Inject
    RetentionScene retention;

    @Inject
    Repositories repositories;

    @Inject
    Usages usages;

    @Inject
    Sql sql;

    @Test
    void storedFilesCountOnceForEachJobThatHasThem() {
        // When
        storage.publish(job, WHEEL, LOG);
        storage.publish(job.named("again"), WHEEL);

        // Then
        assertThat(used()).isEqualTo(new Usage(3, OF_BOTH + WHEEL.content().length));
    }

    @Test
    void announcedFilesCountWhenTheyHaveCome() {
        // When
        storage.upload(job, WHEEL);
        storage.finished(job, WHEEL, LOG);
        storage.work();

        // Then
        assertThat(used()).isEqualTo(new Usage(1, WHEEL.content().length));
    }

    @Test
    void filesThatHaveGoneCountNoMore() {
        // Given
        storage.publish(job, WHEEL, LOG);
        storage.letLifetimeEnd(job);

        // When
        storage.expiryDue(job);
        storage.expiryDue(job);

        // Then
        assertThat(used()).isEqualTo(Usage.NONE);
    }

    @Test
    void newVersionCountsInThePlaceOfWhatItReplaces() {
        // Given
        storage.publish(job, LOG);

        // When
        storage.publish(job.asNewVersion(), TestFile.of("build.log", "it said more than that"));

        // Then
        assertThat(used()).isEqualTo(new Usage(1, "it said more than that".length()));
    }

    @Test
    void foldingChangesNoSum() {
        // Given
        storage.publish(job, WHEEL, LOG);
        storage.hurry("fold-usage", "");

        // When
        storage.work();

        // Then
        assertThat(used()).isEqualTo(new Usage(2, OF_BOTH));
        assertThat(changes()).isZero();
    }

    @Test
    void whatWasNotCountedIsNamedAndThenCounted() {
        // Given
        storage.publish(job, WHEEL, LOG);
        forgetOneCount();
        told().body("files", equalTo(0)).body("uncounted.files", equalTo(2)).body("uncounted.bytes", equalTo((int)
                OF_BOTH));

        // When
        countAnew();
        countAnew();

        // Then
        assertThat(used()).isEqualTo(new Usage(2, OF_BOTH));
        told().body("uncounted.files", equalTo(0));
    }

    @Test
    void whatJobsFoldsAndRecountsDoAtOnceIsCountedExactly() throws Exception {
        // Given
        var jobs = IntStream.range(0, 12)
                .mapToObj(number -> CiJob.fresh().inRepository(job.repository()).ofRun("run-" + number))
                .toList();

        // When
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = jobs.stream()
                    .map(one -> threads.submit(() -> {
                        storage.publish(one, WHEEL, LOG);
                        storage.letLifetimeEnd(one);
                        storage.expiryDue(one);
                        storage.hurry("fold-usage", "");
                        countAnew();
                    }))
                    .toList();
            for (var one : all) {
                one.get();
            }
        }

        // Then
        assertThat(used()).isEqualTo(stored());
        told().body("uncounted.files", equalTo(0));
    }

    @Test
    void usageIsToldByBranchAndPullRequestTheLargestFirst() {
        // Given
        var ofPullRequest =
                CiJob.fresh().inRepository(job.repository()).ofRun("2").onBranch("feature");
        storage.publish(job, WHEEL);
        storage.publish(ofPullRequest, LOG);
        retention.pullRequest(ofPullRequest, 12, PullRequestState.OPEN);

        // When
        var told = told();

        // Then
        told.body("files", equalTo(2))
                .body("bytes", equalTo((int) OF_BOTH))
                .body("held.by", contains("#12", "main"))
                .body("held[0].bytes", equalTo(LOG.content().length))
                .body("quotas", nullValue());
    }

    @Test
    void trustedRunOfACommitThatAPullRequestBroughtCountsForItsBranch() {
        // Given
        var merged =
                CiJob.fresh().inRepository(job.repository()).onBranch("release").trusted(TrustLevel.TRUSTED);
        storage.publish(merged, LOG);
        retention.pullRequest(merged, 12, PullRequestState.CLOSED);

        // When
        var told = told();

        // Then
        told.body("held.by", contains("release"));
    }

    @Test
    void repositoryThatNobodyPublishedToIsNone() {
        // When
        var told = told();

        // Then
        told.statusCode(404);
    }

    private Usage used() {
        return QuarkusTransaction.requiringNew()
                .call(() -> usages.of(repositories.find(job.id().repository()).orElseThrow()));
    }

    private Usage stored() {
        return sql.first(
                        row -> new Usage(row.getLong("files"), row.getLong("bytes")),
                        """
                        SELECT count(*) AS files, coalesce(sum(size), 0) AS bytes
                        FROM artifact JOIN repository ON repository.id = repository_id
                        WHERE state = 'stored' AND name = ?
                        """,
                        job.repository().toString())
                .orElseThrow();
    }

    private ValidatableResponse told() {
        return given().get("/v1/repositories/" + job.repository() + "/usage").then();
    }

    private long changes() {
        return sql.first(
                        row -> row.getLong(1),
                        "SELECT count(*) FROM usage_change JOIN repository ON repository.id = repository_id WHERE name = ?",
                        job.repository().toString())
                .orElseThrow();
    }

    /** As if a process that does not count had stored the files. */
    private void forgetOneCount() {
        QuarkusTransaction.requiringNew()
                .run(() -> sql.update("""
                        WITH uncounted AS (SELECT id FROM repository WHERE name = ?),
                        folded AS (DELETE FROM repository_usage WHERE repository_id IN (SELECT id FROM uncounted))
                        DELETE FROM usage_change WHERE repository_id IN (SELECT id FROM uncounted)
                        """, job.repository().toString()));
    }

    private void countAnew() {
        QuarkusTransaction.requiringNew()
                .run(() -> sql.update("""
                INSERT INTO due_work (kind, key, due_at) SELECT 'recount-usage', id, clock_timestamp()
                FROM repository WHERE name = ?
                ON CONFLICT (kind, key) DO UPDATE SET due_at = excluded.due_at
                """, job.repository().toString()));
        storage.work();
    }
}
