package dev.afterrun.storage.index;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.Storage;
import dev.afterrun.storage.testing.TestFile;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What indexes of every kind have in common: what they cost, and what they are bounded by (A3, D4). */
@QuarkusTest
class PackageIndexesTest {
    @Inject
    Storage storage;

    @Inject
    Sql sql;

    private final CiJob job = CiJob.fresh();

    @ParameterizedTest
    @EnumSource
    void whenAPackageIsAddedTheOthersAreNotReadAgain(IndexedKind kind) {
        // Given
        var first = file(kind, "1.0");
        storage.publish(job, first);
        get(kind).statusCode(200);
        letNobodyRead(first);

        // When
        storage.publish(job.named("more"), file(kind, "1.1"));

        // Then
        get(kind).statusCode(200).body(containsString(kind.second()));
    }

    @ParameterizedTest
    @EnumSource
    void whoeverHasAnIndexIsToldThatItIsTheSameUntilItChanges(IndexedKind kind) {
        // Given
        storage.publish(job, file(kind, "1.0"));
        var etag = get(kind).statusCode(200).extract().header("ETag");
        given().header("If-None-Match", etag).get(address(kind)).then().statusCode(304);

        // When
        storage.publish(job.named("more"), file(kind, "1.1"));

        // Then
        given().header("If-None-Match", etag).get(address(kind)).then().statusCode(200);
    }

    @ParameterizedTest
    @EnumSource
    void morePackagesThanAnIndexHoldsAreRefusedByNameAndThePageStands(IndexedKind kind) {
        // Given
        var file = file(kind, "1.0");
        storage.publish(job, file);
        multiply(file);

        // Then
        get(kind)
                .statusCode(413)
                .contentType("application/problem+json")
                .body("limit", equalTo("20000 packages"))
                .body("value", equalTo("more than 20000 packages"));
        given().get("/" + job.repository() + "/run-1").then().statusCode(200);
    }

    @Test
    void ofTwoFilesOfOneNameTheOneIsListedThatTheRefLeadsToFirst() {
        // Given
        var older = TestFile.of(
                "a/" + file(IndexedKind.WHEEL, "1.0").path(),
                file(IndexedKind.WHEEL, "1.0").content());
        var newer = new TestFile(
                "b/" + file(IndexedKind.WHEEL, "1.0").path(),
                IndexedKind.WHEEL.file("1.0", "newer of " + job.repository()).text(),
                older.charset());
        storage.publish(job, older);
        storage.publish(job.attempt(2), newer);

        // When
        var page = get(IndexedKind.WHEEL).statusCode(200).extract().asString();

        // Then
        assertThat(page)
                .contains(newer.sha256().hex())
                .doesNotContain(older.sha256().hex());
    }

    @Test
    void aPackageThatSaysMoreThanAnyIsLeftOutAndNamedOnTheRunsPage() {
        // Given
        var funding = "\"%s\",".formatted("x".repeat(1000)).repeat(300);
        storage.publish(
                job,
                TestFile.of(
                        "talkative.tgz",
                        new TarballFile()
                                .with(
                                        "package/package.json",
                                        "{\"name\":\"spam\",\"version\":\"1.0.0\",\"funding\":[" + funding + "\"\"]}")
                                .bytes()));

        // Then
        get(IndexedKind.NPM).statusCode(404);
        assertThat(given().get("/" + job.repository() + "/run-1").asString())
                .contains("its package says more than 262144 characters to an index");
    }

    /** What it said is only remembered: whoever asks for it anew finds nothing that could be read. */
    private void letNobodyRead(TestFile file) {
        change("UPDATE package SET facts = 'unreadable' WHERE sha256 = ?", file);
    }

    /** The same content under 20,000 more paths. */
    private void multiply(TestFile file) {
        change("""
                INSERT INTO artifact (job_id, repository_id, trust, path, sha256, size, executable, state)
                SELECT job_id, repository_id, trust, 'more/' || number || '/' || path, sha256, size, executable, state
                FROM artifact CROSS JOIN generate_series(1, 20000) AS number WHERE sha256 = ?
                """, file);
    }

    private void change(String statement, TestFile file) {
        QuarkusTransaction.requiringNew()
                .run(() -> sql.update(statement, (Object) file.sha256().bytes()));
    }

    private TestFile file(IndexedKind kind, String version) {
        return kind.file(version, job.repository().toString());
    }

    private ValidatableResponse get(IndexedKind kind) {
        return given().get(address(kind)).then();
    }

    private String address(IndexedKind kind) {
        return "/" + job.repository() + "/run-1/" + kind.index();
    }
}
