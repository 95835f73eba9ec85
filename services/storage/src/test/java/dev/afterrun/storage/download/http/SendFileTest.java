package dev.afterrun.storage.download.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.storage.catalog.FilesChanged;
import dev.afterrun.storage.catalog.PublicUrls;
import dev.afterrun.storage.download.JobRow;
import dev.afterrun.storage.download.Shelf;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class SendFileTest {
    private static final String COMMIT = "ab".repeat(20);
    private static final String TEN = "0123456789";

    @TestHTTPResource
    URI server;

    @Inject
    Shelf shelf;

    @Inject
    Event<FilesChanged> filesChanged;

    private String repository;

    private JobRow job;

    @BeforeEach
    void aJob() {
        repository = shelf.repository();
        job = JobRow.of(repository, "1", COMMIT);
        shelf.job(job);
    }

    @Test
    void whoAsksForHttp2InClearTextIsAnsweredByHttp1() throws IOException, InterruptedException {
        // Given
        shelf.stored(job, "dist/report.html", TEN);
        var request = HttpRequest.newBuilder(server.resolve(address("dist/report.html")))
                .build();

        // When
        HttpResponse<String> answer;
        try (var client = HttpClient.newHttpClient()) {
            answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        }

        // Then
        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
        assertThat(answer.body()).isEqualTo(TEN);
    }

    @Test
    void fileComesWithItsDigestItsDateAndWithoutAnOriginToReach() {
        // Given
        var digest = shelf.stored(job, "dist/report.html", "<script>alert(1)</script>");

        // When
        var answer = request().get(address("dist/report.html")).then();

        // Then
        answer.statusCode(200)
                .body(equalTo("<script>alert(1)</script>"))
                .header("ETag", "\"" + digest + "\"")
                .header("Repr-Digest", "sha-256=:" + Base64.getEncoder().encodeToString(digest.bytes()) + ":")
                .header("Last-Modified", "Fri, 20 Nov 2026 10:00:00 GMT")
                .header("Content-Length", "25")
                .header("Accept-Ranges", "bytes")
                .header("Content-Type", "text/html; charset=utf-8")
                .header("Content-Disposition", "inline; filename=\"report.html\"")
                .header("X-Content-Type-Options", "nosniff")
                .header(
                        "Content-Security-Policy",
                        "sandbox allow-scripts allow-forms allow-downloads; form-action 'self'")
                .header("Access-Control-Allow-Origin", "*")
                .header("Cache-Control", "no-cache");
    }

    @Test
    void headTellsTheSameWithoutTheBytes() {
        // Given
        shelf.stored(job, "a.txt", TEN);

        // When
        var answer = request().head(address("a.txt")).then();

        // Then
        answer.statusCode(200).header("Content-Length", "10").body(equalTo(""));
    }

    @Test
    void everyAddressIsAskedAboutSinceANewVersionMayComeUnderIt() {
        // Given
        shelf.stored(job, "a.txt", TEN);

        // When
        var ofJob =
                request().get("/" + repository + "/run-1/-/jobs/1/build/a.txt").then();
        var ofRun = request().get("/" + repository + "/run-1/a.txt").then();

        // Then
        ofJob.header("Cache-Control", "no-cache");
        ofRun.header("Cache-Control", "no-cache");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pkg-1.0+cpu-py3-none-any.whl | application/zip | attachment; filename=\"pkg-1.0+cpu-py3-none-any.whl\"",
                "module.wasm | application/wasm | inline; filename=\"module.wasm\"",
                "Makefile | application/octet-stream | attachment; filename=\"Makefile\"",
                "über \"x\".txt | text/plain; charset=utf-8 | inline; filename=\"_ber _x_.txt\"; filename*=UTF-8''%C3%BCber%20%22x%22.txt",
                "100%.json | application/json | inline; filename=\"100_.json\"; filename*=UTF-8''100%25.json",
            })
    void nameAndTypeFollowThePath(String name, String type, String disposition) {
        // Given
        shelf.stored(job, "dist/" + name, TEN);

        // When
        var answer = request().get(address("dist/" + PublicUrls.segment(name))).then();

        // Then
        answer.statusCode(200).header("Content-Type", type).header("Content-Disposition", disposition);
    }

    @Test
    void expiryShowsAtOnceWhereTheChangeWasMade() {
        // Given
        shelf.stored(job, "a.txt", TEN);
        request().get(address("a.txt")).then().statusCode(200);
        shelf.expire(job, Instant.parse("2026-11-21T08:00:00Z"));

        // When
        filesChanged.fire(new FilesChanged(RepositoryName.parse(repository)));
        var answer = request().get(address("a.txt")).then();

        // Then
        answer.statusCode(410);
    }

    @Test
    void bytesThatAreLostAreNeverReplacedByOthers() {
        // Given
        var content = new byte[100_000];
        var digest = shelf.stored(job, "large.bin", content);
        request().get(address("large.bin")).then().statusCode(200);
        shelf.lose(digest);

        // When
        var remembered = request().get(address("large.bin")).then();
        var lookedUp = request().get(address("large.bin")).then();

        // Then
        remembered.statusCode(503).header("Retry-After", "2").header("ETag", nullValue());
        lookedUp.statusCode(503);
    }

    @Test
    void damagedBytesAreNotServed() {
        // Given
        shelf.stored(job, "a.txt", TEN);
        shelf.change("UPDATE blob_copy SET start = start - 1 WHERE sha256 = ?", (Object)
                Digest.of(TEN.getBytes(StandardCharsets.UTF_8)).bytes());

        // When
        var answer = request().get(address("a.txt")).then();
        shelf.change("UPDATE blob_copy SET start = start + 1 WHERE sha256 = ?", (Object)
                Digest.of(TEN.getBytes(StandardCharsets.UTF_8)).bytes());

        // Then
        answer.statusCode(404).body("detail", containsString("damaged"));
    }

    @Test
    void browsersAreToldInAPageAndOthersInJson() {
        // Given
        var nothing = address("nothing");

        // When
        var browser =
                request().header("Accept", "text/html,*/*;q=0.8").get(nothing).then();
        var other = request().get(nothing).then();

        // Then
        browser.statusCode(404)
                .contentType("text/html;charset=utf-8")
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .body(containsString("Nothing is at this address."));
        other.statusCode(404).contentType("application/problem+json");
    }

    @Test
    void filesAreOnlyRead() {
        // Given
        shelf.stored(job, "a.txt", TEN);

        // When
        var answer = request().delete(address("a.txt")).then();

        // Then
        answer.statusCode(405).header("Allow", "GET, HEAD, OPTIONS");
    }

    private static RequestSpecification request() {
        return given().urlEncodingEnabled(false).redirects().follow(false);
    }

    private String address(String path) {
        return "/" + repository + "/" + COMMIT + "/" + path;
    }
}
