package dev.afterrun.storage.persisted.generation;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.afterrun.contracts.Conclusion;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.persisted.Generation;
import dev.afterrun.contracts.persisted.SaveSet;
import dev.afterrun.contracts.persisted.SetFound;
import dev.afterrun.contracts.persisted.SetJob;
import dev.afterrun.contracts.persisted.SetName;
import dev.afterrun.contracts.persisted.SetRestored;
import dev.afterrun.contracts.persisted.SetState;
import dev.afterrun.contracts.upload.UploadOpened;
import dev.afterrun.eventing.Event;
import dev.afterrun.forge.http.JsonClient;
import dev.afterrun.storage.publishing.RecordRun;
import dev.afterrun.storage.testing.Api;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.Storage;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;

/** Jobs that save, restore and end, as the command line speaks for them. */
@ApplicationScoped
public class SetScene {
    static final String NAME = "deps";
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final JsonClient forge =
            new JsonClient(ConfigProvider.getConfig().getValue("afterrun.forge.url", URI.class), Map.of());

    private final Api api;
    private final Storage storage;
    private final RecordRun recordRun;
    private final ObjectMapper json;

    SetScene(Api api, Storage storage, RecordRun recordRun, ObjectMapper json) {
        this.api = api;
        this.storage = storage;
        this.recordRun = recordRun;
        this.json = json;
    }

    /** A job of a repository's default branch. */
    public static CiJob onMain() {
        return CiJob.fresh().trusted(TrustLevel.TRUSTED);
    }

    public TestSet set(String... texts) {
        return TestSet.of(json, texts);
    }

    /** Sends a set; its session. */
    UploadOpened send(CiJob job, TestSet set) {
        return storage.upload(job, set.files());
    }

    /** What the job registers, as if it had started so long after noon. */
    SaveSet request(CiJob job, TestSet set, Duration afterNoon, Generation... restored) {
        return new SaveSet(
                new SetName(NAME),
                Optional.empty(),
                of(job, NOON.plus(afterNoon)),
                List.of(restored).stream().map(Generation::id).toList(),
                set.described(),
                set.packed());
    }

    SetJob of(CiJob job, Instant started) {
        return new SetJob(
                job.id().source(),
                job.run(),
                job.attempt(),
                job.job(),
                job.commit(),
                Optional.of(job.branch()),
                job.pullRequest(),
                started);
    }

    Response register(CiJob job, SaveSet request) {
        return as(job).body(api.write(request)).post(at(job));
    }

    /** Sends and registers; fails where that is refused. */
    Generation save(CiJob job, TestSet set, Duration afterNoon, Generation... restored) {
        send(job, set);
        return read(
                register(job, request(job, set, afterNoon, restored))
                        .then()
                        .statusCode(201)
                        .extract()
                        .response(),
                Generation.class);
    }

    /** The same of a job of this CI. */
    public Generation saveAs(CiJob job, String source, TestSet set) {
        send(job, set);
        var request = request(job, set, Duration.ZERO);
        var by = request.job();
        var there = new SetJob(
                source, by.run(), by.attempt(), by.job(), by.commit(), by.branch(), by.pullRequest(), by.startedAt());
        var said = new SaveSet(
                request.name(), request.key(), there, request.restored(), request.description(), request.packs());
        return read(register(job, said).then().statusCode(201).extract().response(), Generation.class);
    }

    /** The same, and the job succeeds, and all due work is done. */
    public Generation visible(CiJob job, TestSet set, Duration afterNoon, Generation... restored) {
        var saved = save(job, set, afterNoon, restored);
        ends(job, Conclusion.SUCCESS);
        storage.work();
        return show(job, saved);
    }

    void ends(CiJob job, Conclusion conclusion) {
        recordRun.jobFinished(
                new Event<>(UUID.randomUUID().toString(), "urn:test:ci", Instant.EPOCH, job.ended(conclusion)));
    }

    public Generation show(CiJob job, Generation saved) {
        return read(
                given().get(at(job) + "/generations/" + saved.id())
                        .then()
                        .statusCode(200)
                        .extract()
                        .response(),
                Generation.class);
    }

    public SetState state(CiJob job, Generation saved) {
        return show(job, saved).state();
    }

    /** What the job asks for that is to restore. */
    Response restore(CiJob job) {
        return find(as(job), job, NAME);
    }

    /** The same of another name, with others to fall back on. */
    Response restore(CiJob job, String name, String... or) {
        return find(as(job), job, name, or);
    }

    /** The same without a token. */
    Response restoreAnonymously(CiJob job) {
        return find(given(), job, NAME);
    }

    private Response find(RequestSpecification request, CiJob job, String name, String... or) {
        job.pullRequest()
                .ifPresentOrElse(
                        number -> request.queryParam("pullRequest", number),
                        () -> request.queryParam("branch", job.branch()));
        for (var other : or) {
            request.queryParam("or", other);
        }
        return request.get(at(job) + "/" + name);
    }

    SetFound found(CiJob job) {
        return read(restore(job).then().statusCode(200).extract().response(), SetFound.class);
    }

    Response base(CiJob job) {
        return find(as(job), job, NAME + "/base");
    }

    Response restoring(CiJob job, Generation generation) {
        return restoring(as(job), job, generation);
    }

    /** The same without a token. */
    Response restoringAnonymously(CiJob job, Generation generation) {
        return restoring(given().contentType("application/json"), job, generation);
    }

    private Response restoring(RequestSpecification request, CiJob job, Generation generation) {
        return request.body(api.write(new SetRestored(of(job, NOON))))
                .post(at(job) + "/generations/" + generation.id() + "/restores");
    }

    Response invalidate(CiJob job, Map<String, Object> what) {
        return as(job).body(what).post(at(job) + "/" + NAME + "/invalidations");
    }

    Response list(CiJob job) {
        return given().get(at(job));
    }

    Response list(CiJob job, String which, String value) {
        return given().queryParam(which, value).get(at(job));
    }

    /** What jobs of {@code run} restored, as the job asks. */
    Response restoredBy(CiJob job, String run) {
        return as(job).queryParam("restoredBy", run).get(at(job));
    }

    /** What the repository of the job uses. */
    Response usage(CiJob job) {
        return given().get("/v1/repositories/" + job.repository() + "/usage");
    }

    /** The pull request is of this commit, from a fork or not. */
    public void pullRequest(CiJob job, boolean fork) {
        try {
            forge.send(
                            "PUT",
                            "/v1/repos/" + job.repository() + "/pulls/"
                                    + job.pullRequest().orElseThrow(),
                            Map.of("head", job.commit(), "fork", fork))
                    .good();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String at(CiJob job) {
        return "/v1/persisted/" + job.repository();
    }

    private static RequestSpecification as(CiJob job) {
        return given().auth().oauth2(job.token()).contentType("application/json");
    }

    private <T> T read(Response response, Class<T> type) {
        try {
            return json.readValue(response.asString(), type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
