package dev.afterrun.storage.downloadcount;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.Storage;
import dev.afterrun.storage.testing.TestFile;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DownloadCountTest {
    private final TestFile text = TestFile.of("a.txt", "text " + UUID.randomUUID());
    private final TestFile large = TestFile.of("b.bin", "large ".repeat(20_000) + UUID.randomUUID());
    private final CiJob job = CiJob.fresh();

    @Inject
    Storage storage;

    @Inject
    FlushDownloads flush;

    @Inject
    Sql sql;

    @BeforeEach
    void publish() {
        storage.publish(job, text, large);
    }

    @Test
    void fileThatNobodyDownloadedHasNone() {
        // When
        var listed = listed();

        // Then
        assertThat(listed.getInt("files[0].downloads")).isZero();
        assertThat(listed.<Object>get("files[0].downloadedAt")).isNull();
    }

    @Test
    void eachDownloadCountsUnderWhicheverAddress() {
        // Given
        read("run-1/a.txt");
        read(job.commit() + "/a.txt");
        read("-/sha256/" + text.sha256());

        // When
        flush.flush();

        // Then
        assertThat(listed().getInt("files[0].downloads")).isEqualTo(3);
        assertThat(listed().<Object>get("files[0].downloadedAt")).isNotNull();
        assertThat(listed().getInt("files[1].downloads")).isZero();
    }

    @Test
    void askingWithoutReadingCountsNothing() {
        // Given
        var address = "/" + job.repository() + "/run-1/a.txt";
        given().head(address).then().statusCode(200);
        given().header("If-None-Match", "\"" + text.sha256() + "\"")
                .get(address)
                .then()
                .statusCode(304);
        given().header("Range", "bytes=1000000-").get(address).then().statusCode(416);

        // When
        flush.flush();

        // Then
        assertThat(listed().getInt("files[0].downloads")).isZero();
    }

    @Test
    void partsOfOneFileCountOnce() {
        // Given
        part("bytes=0-999");
        part("bytes=1000-1999");
        part("bytes=-100");

        // When
        flush.flush();

        // Then
        assertThat(listed().getInt("files[1].downloads")).isEqualTo(1);
    }

    @Test
    void archiveCountsForEachOfItsFiles() {
        // Given
        read("run-1/-/archive.zip");

        // When
        flush.flush();

        // Then
        assertThat(listed().getList("files.downloads", Integer.class)).containsExactly(1, 1);
    }

    @Test
    void textThatIsShownCounts() {
        // Given
        read("run-1/-/view/a.txt");

        // When
        flush.flush();

        // Then
        assertThat(listed().getInt("files[0].downloads")).isEqualTo(1);
    }

    @Test
    void pageOfTheRunTellsThem() {
        // Given
        read("run-1/a.txt");
        read("run-1/a.txt");

        // When
        flush.flush();

        // Then
        given().accept("text/html")
                .get("/" + job.repository() + "/run-1")
                .then()
                .body(containsString(">2 downloads</span>"))
                .body(not(containsString("0 downloads")));
    }

    @Test
    void whatAnotherRepositoryHasOfTheContentIsItsOwn() {
        // Given
        var other =
                job.inRepository(new RepositoryName("acme", UUID.randomUUID().toString()));
        storage.publish(other, text);
        read("run-1/a.txt");

        // When
        flush.flush();

        // Then
        assertThat(listed(other).getInt("files[0].downloads")).isZero();
    }

    @Test
    void countGoesWithTheLastFileOfTheContent() {
        // Given
        read("run-1/a.txt");
        flush.flush();
        storage.letLifetimeEnd(job);
        storage.expiryDue(job);

        // When
        storage.letGraceEnd();
        storage.work();

        // Then
        assertThat(sql.exists("SELECT 1 FROM download_count WHERE sha256 = ?", (Object)
                        text.sha256().bytes()))
                .isFalse();
    }

    @Test
    void whatHasGoneMeanwhileIsNotCounted() {
        // Given
        read("run-1/a.txt");
        storage.letLifetimeEnd(job);
        storage.expiryDue(job);
        storage.letGraceEnd();
        storage.work();

        // When
        flush.flush();

        // Then
        assertThat(sql.exists("SELECT 1 FROM download_count WHERE sha256 = ?", (Object)
                        text.sha256().bytes()))
                .isFalse();
    }

    @Test
    void repositoryOfTheSameNameAtAnotherForgeHasCountsOfItsOwn() {
        // Given
        read("-/sha256/" + text.sha256());
        QuarkusTransaction.requiringNew()
                .run(() -> sql.update(
                        "INSERT INTO repository (forge, forge_id, name) VALUES ('elsewhere', ?, ?)",
                        job.repository().toString(),
                        job.repository().toString()));

        // When
        flush.flush();

        // Then
        assertThat(sql.list(row -> row.getInt(1), "SELECT count(*) FROM download_count WHERE sha256 = ?", (Object)
                        text.sha256().bytes()))
                .containsExactly(1);
    }

    private Response read(String rest) {
        var answer = given().get("/" + job.repository() + "/" + rest);
        answer.then().statusCode(200);
        return answer;
    }

    private void part(String range) {
        given().header("Range", range)
                .get("/" + job.repository() + "/run-1/b.bin")
                .then()
                .statusCode(206);
    }

    private JsonPath listed() {
        return listed(job);
    }

    private static JsonPath listed(CiJob job) {
        return given().get("/" + job.repository() + "/run-1/-/list/?format=json")
                .jsonPath();
    }
}
