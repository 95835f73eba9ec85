package dev.afterrun.storage.download.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import dev.afterrun.storage.download.JobRow;
import dev.afterrun.storage.download.Shelf;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class OriginsTest {
    private static final String COMMIT = "cd".repeat(20);

    @Inject
    Shelf shelf;

    private String page;

    @BeforeEach
    void aFile() {
        var repository = shelf.repository();
        var job = JobRow.of(repository, "1", COMMIT);
        shelf.job(job);
        shelf.stored(job, "a b.txt", "content");
        page = "/" + repository + "/" + COMMIT;
    }

    @ParameterizedTest
    @ValueSource(strings = {"web.test", "WEB.test", "web.test:80"})
    void fileAskedForWherePagesAreIsFoundAtTheContentsOrigin(String host) {
        // Given
        var file = page + "/a%20b.txt?x=%26";

        // When
        var answer = get(host, file);

        // Then
        answer.statusCode(302).header("Location", "http://content.test" + file);
    }

    @Test
    void fileIsServedAtTheContentsOriginAndAtAnyOther() {
        // Given
        var file = page + "/a%20b.txt";

        // When
        var content = get("content.test", file);
        var other = get("10.0.0.7:8080", file);

        // Then
        content.statusCode(200).body(equalTo("content"));
        other.statusCode(200).body(equalTo("content"));
    }

    @Test
    void rememberedFileIsRedirectedToo() {
        // Given
        get("content.test", page + "/a%20b.txt").statusCode(200);

        // When
        var answer = get("web.test", page + "/a%20b.txt");

        // Then
        answer.statusCode(302);
    }

    @Test
    void pageAskedForWhereContentIsIsFoundAtTheWebsOrigin() {
        // Given
        var root = "/";

        // When
        var ofCommit = get("content.test", page);
        var home = get("content.test", root);

        // Then
        ofCommit.statusCode(302).header("Location", "http://web.test" + page);
        home.statusCode(302).header("Location", "http://web.test/");
    }

    @Test
    void pageIsShownAtTheWebsOriginAndAtAnyOther() {
        // Given
        var root = "/";

        // When
        var web = get("web.test", page);
        var other = get("10.0.0.7:8080", root);

        // Then
        web.statusCode(200);
        other.statusCode(200);
    }

    private static ValidatableResponse get(String host, String path) {
        return given().urlEncodingEnabled(false)
                .redirects()
                .follow(false)
                .header("Host", host)
                .get(path)
                .then();
    }
}
