package dev.afterrun.storage.share;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.Digest;
import dev.afterrun.storage.share.Curl.Said;
import dev.afterrun.storage.testing.Issuer;
import dev.afterrun.storage.testing.Storage;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people type who know transfer.sh and 0x0. */
@QuarkusTest
class CurlHabitsTest {
    private static final int SUCCESS = 0;

    private final String repository = "acme/" + UUID.randomUUID();
    private final String token = Issuer.tokenWith(Map.of("afterrun_repositories", List.of(repository)));
    private final String bearer = "Authorization: Bearer " + token;

    @Inject
    Storage storage;

    @TestHTTPResource
    URI server;

    @TempDir
    Path directory;

    private Curl curl;

    @BeforeEach
    void aCurl() {
        curl = new Curl(directory, server);
    }

    @Test
    void anUploadedFileIsAnsweredWithItsAddressOnALine() throws Exception {
        // Given
        var content = file("f.tgz", 3_000_000);

        // When
        var said = curl.run("-H", bearer, "--upload-file", "f.tgz", "HOST/f.tgz");

        // Then
        assertThat(said.exit()).isEqualTo(SUCCESS);
        assertThat(said.status()).isEqualTo(200);
        assertThat(said.text()).matches("http://content\\.test/" + repository + "/run-[a-z2-9]{26}/f\\.tgz\n");
        assertThat(given().get(path(said)).asByteArray()).isEqualTo(content);
    }

    @Test
    void theNameIsTheFilesWhereTheAddressEndsInASlash() throws Exception {
        // Given
        file("a b+c#d%.txt", 10);

        // When
        var said = curl.run("-H", bearer, "-T", "a b+c#d%.txt", "HOST/");

        // Then
        assertThat(said.text()).endsWith("/a%20b%2Bc%23d%25.txt\n");
        assertThat(get(path(said))).isEqualTo(200);
    }

    @Test
    void aTokenMayComeAsThePasswordOfAUser() throws Exception {
        // Given
        file("f.tgz", 10);

        // When
        var said = curl.run("-u", "anybody:" + token, "-T", "f.tgz", "HOST/f.tgz");

        // Then
        assertThat(said.status()).isEqualTo(200);
        assertThat(get(path(said))).isEqualTo(200);
    }

    @Test
    void standardInputOfUnknownLengthIsTaken() throws Exception {
        // Given
        file("f.tgz", 500_000);

        // When
        var said = curl.run("-H", bearer, "-H", "Transfer-Encoding: chunked", "-T", "f.tgz", "HOST/stream.bin");

        // Then
        assertThat(said.status()).isEqualTo(200);
        assertThat(given().get(path(said)).asByteArray()).hasSize(500_000);
    }

    @Test
    void aFormIsAnsweredWithALineForEachFileInItsOrder() throws Exception {
        // Given
        var first = file("one.bin", 400_000);
        var second = file("two.txt", 0);

        // When
        var said = curl.run("-H", bearer, "-F", "file=@one.bin", "-F", "file=@two.txt", "HOST/");

        // Then
        assertThat(said.exit()).isEqualTo(SUCCESS);
        assertThat(said.text().lines().toList())
                .satisfiesExactly(
                        one -> assertThat(one).endsWith("/one.bin"),
                        two -> assertThat(two).endsWith("/two.txt"));
        assertThat(said.headers("X-Url-Delete")).hasSize(2);
        var addresses = said.text().lines().map(URI::create).toList();
        assertThat(given().get(addresses.getFirst().getRawPath()).asByteArray()).isEqualTo(first);
        assertThat(given().get(addresses.getLast().getRawPath()).asByteArray()).isEqualTo(second);
    }

    @Test
    void twoFilesOfOneNameDoNotMeet() throws Exception {
        // Given
        var before = file("f.tgz", 20);
        var earlier = curl.run("-H", bearer, "-T", "f.tgz", "HOST/f.tgz");
        storage.work();
        file("f.tgz", 30);

        // When
        var later = curl.run("-H", bearer, "-T", "f.tgz", "HOST/f.tgz");
        storage.work();

        // Then
        assertThat(given().get(path(earlier)).asByteArray()).isEqualTo(before);
        assertThat(given().get(path(later)).asByteArray()).hasSize(30);
    }

    @Test
    void whatWasSentHasAPageAndDigestsLikeAnyRun() throws Exception {
        // Given
        var content = file("f.tgz", 20);

        // When
        var said = curl.run("-H", bearer, "-T", "f.tgz", "HOST/f.tgz");
        storage.work();

        // Then
        var run = path(said).replaceAll("/f\\.tgz$", "");
        assertThat(given().get(run + "/-/SHA256SUMS").asString()).isEqualTo(Digest.of(content) + "  f.tgz\n");
        assertThat(given().get(run).asString()).contains("Sent by hand").contains("f.tgz");
        assertThat(get("/" + repository + "/" + "0".repeat(40))).isEqualTo(404);
        assertThat(get("/" + repository + "/" + "0".repeat(40) + "/f.tgz")).isEqualTo(404);
    }

    @Test
    void whoeverKnowsTheDeleteAddressDeletesWithoutAToken() throws Exception {
        // Given
        file("f.tgz", 20);
        var said = curl.run("-H", bearer, "-T", "f.tgz", "HOST/f.tgz");
        var delete = URI.create(said.header("X-Url-Delete").orElseThrow());

        // When
        var deleted = curl.run("-X", "DELETE", "HOST" + delete.getRawPath());

        // Then
        assertThat(delete.toString()).startsWith("http://storage.test/");
        assertThat(deleted.status()).isEqualTo(204);
        var gone = given().get(path(said));
        assertThat(gone.statusCode()).isEqualTo(410);
        assertThat(gone.asString()).contains("its sender deleted it");
        assertThat(curl.run("-X", "DELETE", "HOST" + delete.getRawPath()).status())
                .isEqualTo(204);
    }

    @Test
    void anotherDeleteAddressDeletesNothing() throws Exception {
        // Given
        file("f.tgz", 20);
        var said = curl.run("-H", bearer, "-T", "f.tgz", "HOST/f.tgz");
        var delete = URI.create(said.header("X-Url-Delete").orElseThrow()).getRawPath();

        // When
        var refused = curl.run("-X", "DELETE", "HOST" + delete.substring(0, delete.length() - 1) + "_");

        // Then
        assertThat(refused.status()).isEqualTo(404);
        assertThat(get(path(said))).isEqualTo(200);
    }

    private byte[] file(String name, int size) throws IOException {
        var content = new byte[size];
        new Random().nextBytes(content);
        Files.write(directory.resolve(name), content);
        return content;
    }

    private static String path(Said said) {
        return URI.create(said.text().strip()).getRawPath();
    }

    private static int get(String path) {
        return given().urlEncodingEnabled(false).get(path).statusCode();
    }
}
