package dev.afterrun.storage.download.http;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.afterrun.storage.download.JobRow;
import dev.afterrun.storage.download.Shelf;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that links, shells and readers stumble over: whatever is taken is served under the address that is told. */
@QuarkusTest
class StrangeNamesTest {
    private static final String COMMIT = "ab".repeat(20);

    @Inject
    Shelf shelf;

    @Inject
    ObjectMapper json;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dist/a+b#c%41&d=e;f?g.txt",
                "sp ace/'quoted' \"twice\".txt",
                "%2e%2e/%2F%00.txt",
                "<b>&lt;.html",
                "日本/ü.txt",
                "e\u0301 is not \u00e9.txt",
                "\u202Etxt.exe",
                "\u05d0\u05d1/\u05d2.txt",
                "\u009b31m\u2028.txt",
                "-/--.txt",
                "~main@1:2$x!*,().txt"
            })
    void fileIsReadAtTheAddressThatTheListTellsAndCheckedByItsName(String path) throws IOException {
        // Given
        var repository = shelf.repository();
        var job = JobRow.of(repository, "1", COMMIT);
        shelf.job(job);
        var digest = shelf.stored(job, path, "of " + path);
        var ref = "/" + repository + "/" + COMMIT;

        // When
        var listed = json.readTree(get(ref + "/-/list/?format=json").asByteArray())
                .path("files")
                .path(0);
        var file = get(URI.create(listed.path("url").asText()).getRawPath());
        var sums = get(ref + "/-/SHA256SUMS");

        // Then
        assertThat(listed.path("path").asText()).isEqualTo(path);
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(new String(file.asByteArray(), UTF_8)).isEqualTo("of " + path);
        assertThat(file.header("ETag")).isEqualTo("\"" + digest + "\"");
        assertThat(new String(sums.asByteArray(), UTF_8)).isEqualTo(digest + "  " + path + "\n");
    }

    private static Response get(String rawPath) {
        return given().urlEncodingEnabled(false).get(rawPath);
    }
}
