package dev.afterrun.storage.link;

import static dev.afterrun.storage.link.LinkScene.NOTES;
import static dev.afterrun.storage.link.LinkScene.TEXT;
import static dev.afterrun.storage.link.LinkScene.open;
import static dev.afterrun.storage.link.LinkScene.path;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.storage.catalog.Repositories;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.SettableClock;
import dev.afterrun.storage.testing.Storage;
import dev.afterrun.storage.testing.TestFile;
import dev.afterrun.storage.visibility.VisibilityScene;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A link opens one file of a repository that few read, for whoever has it, until its end; and tells nothing else. */
@QuarkusTest
class LinksTest {
    @Inject
    LinkScene scene;

    @Inject
    Storage storage;

    @Inject
    VisibilityScene visibility;

    @Inject
    Repositories repositories;

    @Inject
    SettableClock clock;

    private RepositoryName repository;

    @BeforeEach
    void publish() {
        scene.publish();
        repository = scene.repository();
    }

    @Test
    void whoeverHasItReadsTheFile() {
        // When
        var made = scene.ask(scene.viewer(), Map.of("file", scene.notes())).statusCode(201);

        // Then
        made.header("Cache-Control", containsString("no-store"))
                .body("sha256", equalTo(NOTES.sha256().hex()));
        var url = made.extract().jsonPath().getString("url");
        assertThat(url).startsWith("http://content.test/-/link/").endsWith("/notes.txt");
        assertThat(url).doesNotContain(repository.name());
        var answer = open(path(url));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.asString()).isEqualTo(TEXT);
        assertThat(answer.header("Cache-Control")).isEqualTo("private, no-store");
        assertThat(answer.header("Access-Control-Allow-Origin")).isNull();
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.header("Content-Security-Policy")).startsWith("sandbox");
        open("/" + repository + "/" + scene.notes()).then().statusCode(404);
    }

    @Test
    void partsAndHeadersAreReadThroughItToo() {
        // Given
        var link = scene.link(scene.notes());

        // When
        var head = given().head(link);
        var part = given().header("Range", "bytes=0-4").get(link);
        var known = given().header("If-None-Match", '"' + NOTES.sha256().hex() + '"')
                .get(link);

        // Then
        head.then().statusCode(200).header("Content-Length", Integer.toString(TEXT.length()));
        part.then().statusCode(206).header("Content-Range", "bytes 0-4/" + TEXT.length());
        assertThat(part.asString()).isEqualTo("notes");
        known.then().statusCode(304);
        assertThat(List.of(head, part, known))
                .extracting(answer -> answer.header("Cache-Control"))
                .containsOnly("private, no-store");
    }

    @Test
    void pageIsShownAsItIsAtItsAddress() {
        // When // Then
        assertThat(open(scene.link(scene.ref() + "/docs/index.html")).header("Content-Disposition"))
                .startsWith("inline");
        assertThat(open(scene.link(scene.ref() + "/docs/")).asString()).isEqualTo("<p>secret</p>");
    }

    @Test
    void allThatIsWrongIsAnsweredByOneLine() {
        // Given
        var link = scene.link(scene.notes());
        var claims = link.split("/", -1)[3];
        var over = path(scene.ask(scene.viewer(), Map.of("file", scene.notes(), "lasting", "1h"))
                .extract()
                .jsonPath()
                .getString("url"));
        clock.advance(Duration.ofHours(1));

        // When
        var answers = List.of(
                open(over),
                open("/-/link/nothing/notes.txt"),
                open("/-/link/" + claims.replace('.', '_') + "/notes.txt"),
                open("/-/link/" + claims.substring(0, claims.length() - 2) + "/notes.txt"),
                open("/-/link/" + claims + "/index.html"),
                open("/-/link/" + claims + "/notes.txt/"),
                open("/-/link/" + claims + "/"),
                open("/-/link/" + claims),
                open("/-/link/"),
                open("/-/link"));

        // Then
        open(link).then().statusCode(200);
        assertThat(answers).extracting(Response::statusCode).containsOnly(404);
        assertThat(answers)
                .extracting(Response::asString)
                .containsOnly(answers.getFirst().asString());
        assertThat(answers.getFirst().asString()).contains("nothing is at this address");
    }

    @Test
    void tokenThatComesAlongOpensNothingMore() {
        // When
        var answer = given().auth().oauth2(scene.viewer()).get("/-/link/nothing/notes.txt");

        // Then
        answer.then().statusCode(404);
    }

    @Test
    void itSendsWhatItWasMadeForWhateverItsAddressMeansByNow() {
        // Given
        var link = scene.link("~main/docs/notes.txt");
        var next = CiJob.fresh().inRepository(repository).ofRun("2");

        // When
        storage.publish(next, TestFile.of("docs/notes.txt", "another text"));

        // Then
        assertThat(open(link).asString()).isEqualTo(TEXT);
        assertThat(scene.ask(scene.viewer(), Map.of("file", "~main/docs/notes.txt"))
                        .extract()
                        .jsonPath()
                        .getString("sha256"))
                .isNotEqualTo(NOTES.sha256().hex());
    }

    @Test
    void fileThatIsGoneIsNotTold() {
        // Given
        var link = scene.link(scene.notes());

        // When
        storage.letLifetimeEnd(scene.job());
        storage.expiryDue(scene.job());
        storage.work();

        // Then
        open(link).then().statusCode(404).body("detail", equalTo("nothing is at this address"));
    }

    @Test
    void whoeverTakesOverTheNameInheritsNoLinks() {
        // Given
        var link = scene.link(scene.notes());
        open(link).then().statusCode(200);

        // When
        QuarkusTransaction.requiringNew()
                .run(() -> repositories.known(
                        new RepositoryId("local", UUID.randomUUID().toString()), repository));

        // Then
        open(link).then().statusCode(404);
    }

    @Test
    void itHoldsWhereTheRepositoryIsPublicAndThatStaysPrivateToo() {
        // Given
        visibility.show(repository);

        // When
        var answer = open(scene.link(scene.notes()));

        // Then
        assertThat(answer.asString()).isEqualTo(TEXT);
        assertThat(answer.header("Cache-Control")).isEqualTo("private, no-store");
    }

    @Test
    void itIsReadAtTheContentsOriginAlone() {
        // Given
        var link = scene.link(scene.notes());

        // When
        var moved = given().redirects().follow(false).header("Host", "web.test").get(link);
        var written = given().body("x").put(link);

        // Then
        moved.then().statusCode(302).header("Location", "http://content.test" + link);
        assertThat(moved.header("Cache-Control")).isEqualTo("private, no-store");
        written.then().statusCode(405);
    }
}
