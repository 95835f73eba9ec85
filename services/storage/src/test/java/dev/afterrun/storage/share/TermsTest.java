package dev.afterrun.storage.share;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.event.ExpiryDue;
import dev.afterrun.storage.catalog.Job;
import dev.afterrun.storage.catalog.Jobs;
import dev.afterrun.storage.disposal.ExpireJob;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.testing.Bytes;
import dev.afterrun.storage.testing.Issuer;
import dev.afterrun.storage.testing.Storage;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** How long a file that was sent by hand stays, and how often it may be read. */
@QuarkusTest
class TermsTest {
    private final String repository = "acme/" + UUID.randomUUID();
    private final String content = "content " + UUID.randomUUID();

    @Inject
    Storage storage;

    @Inject
    Jobs jobs;

    @Inject
    ExpireJob expireJob;

    @Inject
    Bytes bytes;

    @Inject
    Sql sql;

    @Test
    void afterItsDownloadsTheAddressSaysWhenAndWhyItEnded() {
        // Given
        var path = path(sent(with("Max-Downloads", "2")));

        // When
        var answers = List.of(given().get(path), given().get(path), given().get(path));

        // Then
        assertThat(answers).extracting(Response::statusCode).containsExactly(200, 200, 410);
        assertThat(answers.get(1).asString()).isEqualTo(content);
        assertThat(answers.getLast().asString()).contains("the last of its downloads had been taken");
        assertThat(Instant.parse(answers.getLast().asString().replaceAll(".*until (\\S+Z),.*", "$1")))
                .isCloseTo(databaseTime(), within(1, ChronoUnit.MINUTES));
    }

    @Test
    void askingAboutAFileTakesNoDownload() {
        // Given
        var path = path(sent(with("Max-Downloads", "1")));
        var etag = given().head(path).header("ETag");

        // When
        var head = given().head(path);
        var known = given().header("If-None-Match", etag).get(path);
        var other = given().header("If-Match", "\"0\"").get(path);
        var read = given().get(path);

        // Then
        assertThat(List.of(head, known, other, read))
                .extracting(Response::statusCode)
                .containsExactly(200, 304, 412, 200);
    }

    @Test
    void aPartOfAFileWhoseDownloadsAreCountedIsTheWholeFile() {
        // Given
        var path = path(sent(with("Max-Downloads", "1")));

        // When
        var part = given().header("Range", "bytes=1-").get(path);

        // Then
        assertThat(part.statusCode()).isEqualTo(200);
        assertThat(part.header("Accept-Ranges")).isEqualTo("none");
        assertThat(part.asString()).isEqualTo(content);
        assertThat(given().get(path).statusCode()).isEqualTo(410);
    }

    @Test
    void ofManyReadersAtOnceOnlySoManyGetIt() throws Exception {
        // Given
        var path = path(sent(with("Max-Downloads", "7")));
        Callable<Integer> reader = () -> given().get(path).statusCode();

        // When
        List<Integer> answers;
        try (var readers = Executors.newFixedThreadPool(16)) {
            answers = readers.invokeAll(java.util.Collections.nCopies(40, reader)).stream()
                    .map(answer -> answer.resultNow())
                    .toList();
        }

        // Then
        assertThat(answers).containsOnly(200, 410);
        assertThat(answers).filteredOn(status -> status == 200).hasSize(7);
    }

    @Test
    void everyAddressOfTheFileTakesOfTheSameDownloads() {
        // Given
        var path = path(sent(with("Max-Downloads", "1")));
        storage.work();
        var byJob = path.replace("/f.txt", "/-/jobs/1/curl/f.txt");

        // When
        var first = given().get(byJob).statusCode();
        var second = given().get(path).statusCode();
        var archive = given().get(path.replace("/f.txt", "/-/archive.zip"));

        // Then
        assertThat(first).isEqualTo(200);
        assertThat(second).isEqualTo(410);
        assertThat(archive.statusCode()).isEqualTo(404);
    }

    @Test
    void maxDaysSayHowLongItStays() {
        // When
        var path = path(sent(with("Max-Days", "2")));
        storage.work();

        // Then
        var job = job(path);
        assertThat(job.expiresAt().orElseThrow())
                .isCloseTo(job.recordedAt().plus(Duration.ofDays(2)), within(1, ChronoUnit.SECONDS));
    }

    @Test
    void whatIsSentWithoutTermsStaysAsLongAsAnyFile() {
        // When
        var path = path(sent(as()));
        storage.work();

        // Then
        var job = job(path);
        assertThat(job.expiresAt().orElseThrow())
                .isCloseTo(job.recordedAt().plus(Duration.ofDays(7)), within(1, ChronoUnit.SECONDS));
    }

    @Test
    void theFormFieldOf0x0SaysHowManyHoursItStays() {
        // When
        var path = path(as().multiPart("file", "f.txt", content.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .multiPart("expires", "36")
                .multiPart("secret", "")
                .post("/"));

        // Then
        var job = job(path);
        assertThat(job.expiresAt().orElseThrow())
                .isCloseTo(job.recordedAt().plus(Duration.ofHours(36)), within(1, ChronoUnit.SECONDS));
    }

    @Test
    void afterItsDaysTheAddressSaysSoAndTheBytesGo() throws IOException {
        // Given
        var path = path(sent(with("Max-Days", "1")));
        storage.work();
        var job = job(path);
        var object = bytes.objectOf(Digest.of(content.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        storage.letLifetimeEnd(job.key());

        // When
        expireJob.expiryDue(new ExpiryDue(job.jobId(), Instant.EPOCH));
        var gone = given().get(path);
        storage.letGraceEnd();
        storage.work();

        // Then
        assertThat(gone.statusCode()).isEqualTo(410);
        assertThat(gone.asString()).contains("its days had passed");
        assertThat(bytes.exists(object)).isFalse();
    }

    @Test
    void whatSomebodyKeepsIsNotDeletedByItsSender() {
        // Given
        var answer = sent(as());
        var path = path(answer);
        given().auth()
                .oauth2(Issuer.tokenWith(
                        Map.of("afterrun_repositories", List.of(repository), "afterrun_trust", "trusted")))
                .contentType("application/json")
                .body(Map.of(
                        "of",
                        path.substring(("/" + repository + "/").length()),
                        "lasting",
                        "1d",
                        "reason",
                        "evidence",
                        "owner",
                        "ada"))
                .post("/v1/repositories/" + repository + "/pins")
                .then()
                .statusCode(200);

        // When
        var deleted = given().delete(URI.create(answer.header("X-Url-Delete")).getRawPath());

        // Then
        assertThat(deleted.statusCode()).isEqualTo(409);
        assertThat(deleted.asString()).contains("urn:afterrun:problem:kept").contains("kept for ada (pin ");
        given().get(path).then().statusCode(200);
    }

    private Response sent(RequestSpecification request) {
        return request.body(content.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .put("/f.txt");
    }

    private RequestSpecification with(String header, String value) {
        return as().header(header, value);
    }

    private RequestSpecification as() {
        return given().auth().oauth2(Issuer.tokenWith(Map.of("afterrun_repositories", List.of(repository))));
    }

    private Job job(String path) {
        var run = path.replaceAll(".*/run-([^/]+)/.*", "$1");
        return QuarkusTransaction.requiringNew()
                .call(() -> jobs.find("run", run).firstResult());
    }

    private static String path(Response answer) {
        return URI.create(answer.then().statusCode(200).extract().asString().strip())
                .getRawPath();
    }

    /** Downloads are taken by the database's clock, which tests do not set. */
    private Instant databaseTime() {
        return sql.first(row -> row.getTimestamp(1).toInstant(), "SELECT clock_timestamp()")
                .orElseThrow();
    }
}
