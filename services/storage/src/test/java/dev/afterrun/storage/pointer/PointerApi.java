package dev.afterrun.storage.pointer;

import static io.restassured.RestAssured.given;

import dev.afterrun.contracts.Commit;
import dev.afterrun.forge.http.JsonClient;
import dev.afterrun.forge.local.BranchJson;
import dev.afterrun.storage.publishing.ForgeSettings;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.Storage;
import dev.afterrun.storage.testing.TestFile;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.UUID;

/** What people, CI and the forge do, as far as pointers are concerned. */
@ApplicationScoped
class PointerApi {
    private final Storage storage;
    private final JsonClient forge;

    PointerApi(Storage storage, ForgeSettings settings) {
        this.storage = storage;
        this.forge = new JsonClient(settings.url(), Map.of());
    }

    /** Somebody pushes: the branch's head is this commit. */
    void push(CiJob job, String branch, Commit head) {
        try {
            forge.send(
                            "PUT",
                            "/v1/repos/" + job.repository() + "/branches/" + branch.replace("/", "%2F"),
                            new BranchJson(head))
                    .good();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The run's files come, then its event, and what follows from it. */
    void publish(BranchRun run, TestFile... files) {
        var event = files.length == 0
                ? run.finished()
                : run.finished(storage.upload(run.job(), files).manifest());
        storage.event(UUID.randomUUID().toString(), event);
        storage.work();
    }

    ValidatableResponse move(CiJob as, String name, Map<String, Object> body) {
        return as(as).body(body).put(at(as, name)).then();
    }

    ValidatableResponse to(CiJob as, String name, Commit commit) {
        return move(as, name, Map.of("to", commit.hex()));
    }

    ValidatableResponse undo(CiJob as, String name) {
        return as(as).body("{}").post(at(as, name) + "/undo").then();
    }

    ValidatableResponse remove(CiJob as, String name) {
        return as(as).delete(at(as, name)).then();
    }

    ValidatableResponse find(CiJob of, String name) {
        return given().get(at(of, name)).then();
    }

    ValidatableResponse history(CiJob of, String name) {
        return given().get(at(of, name) + "/history").then();
    }

    ValidatableResponse list(CiJob of) {
        return given().get("/v1/repositories/" + of.repository() + "/pointers").then();
    }

    /** What is at {@code /{owner}/{repo}/REST}, as it is written. */
    ValidatableResponse read(CiJob of, String rest) {
        return given().urlEncodingEnabled(false)
                .get("/" + of.repository() + "/" + rest)
                .then();
    }

    static RequestSpecification as(CiJob job) {
        return given().auth().oauth2(job.token()).contentType("application/json");
    }

    static String at(CiJob of, String name) {
        return "/v1/repositories/" + of.repository() + "/pointers/" + name;
    }
}
