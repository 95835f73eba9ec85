package dev.afterrun.storage.link;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.storage.catalog.Repositories;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.Issuer;
import dev.afterrun.storage.testing.JobIssuer;
import dev.afterrun.storage.testing.SettableClock;
import dev.afterrun.storage.testing.Storage;
import dev.afterrun.storage.testing.TestFile;
import dev.afterrun.storage.visibility.VisibilityScene;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A link opens one file of a repository that few read, for whoever has it, until its end; and tells nothing else. */
@QuarkusTest
class LinksTest {
    private static final String TEXT = "notes of a repository that few read";
    private static final TestFile NOTES = TestFile.of("docs/notes.txt", TEXT);
    private static final TestFile PAGE = TestFile.of("docs/index.html", "<p>secret</p>");

    private final CiJob job = CiJob.fresh()
            .inRepository(new RepositoryName("octo", UUID.randomUUID().toString()));
    private final RepositoryName repository = job.repository();

    @Inject
    Storage storage;

    @Inject
    VisibilityScene visibility;

    @Inject
    Repositories repositories;

    @Inject
    SettableClock clock;

    @BeforeEach
    void publish() {
        storage.publish(job, NOTES, PAGE);
        visibility.hide(repository);
    }

    @Test
    void whoeverHasItReadsTheFile() {
        // When
        var made = ask(viewer(), Map.of("file", notes())).statusCode(201);

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
        open(notesItself()).then().statusCode(404);
    }

    @Test
    void partsAndHeadersAreReadThroughItToo() {
        // Given
        var link = link(notes());

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
        assertThat(open(link(ref() + "/docs/index.html")).header("Content-Disposition"))
                .startsWith("inline");
        assertThat(open(link(ref() + "/docs/")).asString()).isEqualTo("<p>secret</p>");
    }

    @Test
    void allThatIsWrongIsAnsweredByOneLine() {
        // Given
        var link = link(notes());
        var claims = link.split("/", -1)[3];
        var over = path(ask(viewer(), Map.of("file", notes(), "lasting", "1h"))
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
        var answer = given().auth().oauth2(viewer()).get("/-/link/nothing/notes.txt");

        // Then
        answer.then().statusCode(404);
    }

    @Test
    void itSendsWhatItWasMadeForWhateverItsAddressMeansByNow() {
        // Given
        var link = link("~main/docs/notes.txt");
        var next = CiJob.fresh().inRepository(repository).ofRun("2");

        // When
        storage.publish(next, TestFile.of("docs/notes.txt", "another text"));

        // Then
        assertThat(open(link).asString()).isEqualTo(TEXT);
        assertThat(ask(viewer(), Map.of("file", "~main/docs/notes.txt"))
                        .extract()
                        .jsonPath()
                        .getString("sha256"))
                .isNotEqualTo(NOTES.sha256().hex());
    }

    @Test
    void fileThatIsGoneIsNotTold() {
        // Given
        var link = link(notes());

        // When
        storage.letLifetimeEnd(job);
        storage.expiryDue(job);
        storage.work();

        // Then
        open(link).then().statusCode(404).body("detail", equalTo("nothing is at this address"));
    }

    @Test
    void whoeverTakesOverTheNameInheritsNoLinks() {
        // Given
        var link = link(notes());
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
        var answer = open(link(notes()));

        // Then
        assertThat(answer.asString()).isEqualTo(TEXT);
        assertThat(answer.header("Cache-Control")).isEqualTo("private, no-store");
    }

    @Test
    void whoReadsWhatIsPublicAloneGetsNone() {
        // Given
        var request = Map.<String, Object>of("file", notes());
        var untrusted = JobIssuer.tokenWith(Map.of("repository", repository.toString(), "event_name", "workflow_run"));

        // When // Then
        ask(untrusted, request).statusCode(404);
        visibility.show(repository);
        ask(untrusted, request).statusCode(403).body("detail", containsString("untrusted job"));
        given().contentType("application/json")
                .body(request)
                .post(at(repository))
                .then()
                .statusCode(401);
    }

    @Test
    void jobsAndInstallTokensAskForThemToo() {
        // Given
        var install = given().auth()
                .oauth2(Issuer.tokenWith(Map.of("afterrun_trust", "trusted")))
                .contentType("application/json")
                .body(Map.of("name", "laptops", "kind", "install"))
                .post("/v1/repositories/" + repository + "/upload-tokens")
                .jsonPath()
                .getString("secret");

        // When // Then
        ask(install, Map.of("file", notes())).statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "main",
                "main/",
                "main/simple/",
                "main/-/archive.zip",
                "main/docs/../x",
                "main/a b",
                "main/a?b",
                "https://content.test/octo/hello/main/a",
                "main/%zz"
            })
    void whatIsNoFilesAddressIsRefused(String file) {
        // When // Then
        ask(viewer(), Map.of("file", file)).statusCode(422).body("errors[0].pointer", equalTo("/file"));
    }

    @Test
    void boundsAreNamed() {
        // When // Then
        ask(viewer(), Map.of("file", notes(), "lasting", "8d"))
                .statusCode(422)
                .body("limit", equalTo("7"))
                .body("errors[0].pointer", equalTo("/lasting"));
        ask(viewer(), Map.of("file", notes(), "lasting", "soon")).statusCode(422);
        ask(viewer(), Map.of("file", notes(), "lasting", "7d")).statusCode(201);
        ask(viewer(), Map.of("file", ref() + "/docs/none.txt")).statusCode(404);
        ask(viewer(), Map.of("file", ref() + "/docs")).statusCode(404);
    }

    @Test
    void itIsReadAtTheContentsOriginAlone() {
        // Given
        var link = link(notes());

        // When
        var moved = given().redirects().follow(false).header("Host", "web.test").get(link);
        var written = given().body("x").put(link);

        // Then
        moved.then().statusCode(302).header("Location", "http://content.test" + link);
        assertThat(moved.header("Cache-Control")).isEqualTo("private, no-store");
        written.then().statusCode(405);
    }

    private String link(String file) {
        return path(ask(viewer(), Map.of("file", file))
                .statusCode(201)
                .extract()
                .jsonPath()
                .getString("url"));
    }

    private ValidatableResponse ask(String token, Map<String, Object> request) {
        return given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body(request)
                .post(at(repository))
                .then();
    }

    private static Response open(String link) {
        return given().urlEncodingEnabled(false).get(link);
    }

    private String viewer() {
        return Issuer.tokenWith(
                Map.of("groups", List.of("viewer"), "afterrun_repositories", List.of(repository.toString())));
    }

    private String ref() {
        return job.commit().hex();
    }

    private String notes() {
        return ref() + "/docs/notes.txt";
    }

    private String notesItself() {
        return "/" + repository + "/" + notes();
    }

    private static String at(RepositoryName repository) {
        return "/v1/repositories/" + repository + "/links";
    }

    private static String path(String url) {
        return URI.create(url).getRawPath();
    }
}
