package dev.afterrun.storage.link;

import static io.restassured.RestAssured.given;

import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.Issuer;
import dev.afterrun.storage.testing.Storage;
import dev.afterrun.storage.testing.TestFile;
import dev.afterrun.storage.visibility.VisibilityScene;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.enterprise.context.Dependent;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A repository that few read, which has notes and a page, and links to them. */
@Dependent
class LinkScene {
    static final String TEXT = "notes of a repository that few read";
    static final TestFile NOTES = TestFile.of("docs/notes.txt", TEXT);

    private static final TestFile PAGE = TestFile.of("docs/index.html", "<p>secret</p>");

    private final CiJob job = CiJob.fresh()
            .inRepository(new RepositoryName("octo", UUID.randomUUID().toString()));
    private final Storage storage;
    private final VisibilityScene visibility;

    LinkScene(Storage storage, VisibilityScene visibility) {
        this.storage = storage;
        this.visibility = visibility;
    }

    /** Its job publishes both, and it is hidden. */
    void publish() {
        storage.publish(job, NOTES, PAGE);
        visibility.hide(repository());
    }

    CiJob job() {
        return job;
    }

    RepositoryName repository() {
        return job.repository();
    }

    /** The path of a link to {@code file}, as whoever reads the repository is given it. */
    String link(String file) {
        return path(ask(viewer(), Map.of("file", file))
                .statusCode(201)
                .extract()
                .jsonPath()
                .getString("url"));
    }

    ValidatableResponse ask(String token, Map<String, Object> request) {
        return given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body(request)
                .post(at())
                .then();
    }

    /** The token of whoever reads the repository and does nothing else. */
    String viewer() {
        return Issuer.tokenWith(Map.of(
                "groups",
                List.of("viewer"),
                "afterrun_repositories",
                List.of(repository().toString())));
    }

    /** Where links are asked for. */
    String at() {
        return "/v1/repositories/" + repository() + "/links";
    }

    String ref() {
        return job.commit().hex();
    }

    /** Where the notes lie, as links are asked for. */
    String notes() {
        return ref() + "/docs/notes.txt";
    }

    static Response open(String link) {
        return given().urlEncodingEnabled(false).get(link);
    }

    static String path(String url) {
        return URI.create(url).getRawPath();
    }
}
