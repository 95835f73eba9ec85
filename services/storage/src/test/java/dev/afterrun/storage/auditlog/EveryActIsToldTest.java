package dev.afterrun.storage.auditlog;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.auditlog.Act;
import dev.afterrun.storage.move.TwoStores;
import dev.afterrun.storage.switching.SwitchScene;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.Storage;
import dev.afterrun.storage.testing.TestFile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Every endpoint that changes something is asked once, and the log has one row of it. A new one fails here until it is played. */
@QuarkusTest
@TestProfile(TwoStores.Profile.class)
class EveryActIsToldTest {
    private static final String REPOSITORY = "/v1/repositories/{owner}/{repo}";
    private static final String POINTER = REPOSITORY + "/pointers/{name}";
    private static final String UPLOADS = REPOSITORY + "/pull-requests/{number}/uploads";
    private static final String TOKENS = REPOSITORY + "/upload-tokens";

    private static final Map<String, Object> MADE = Map.of("name", "ci", "refs", "refs/heads/main");
    private static final String COPY =
            "{\"step\":\"copy\",\"from\":\"%s\",\"to\":\"%s\"}".formatted(TwoStores.OLD, TwoStores.NEW);
    private static final String LOOK = "{\"repair\":false,\"howeverMany\":false}";

    @Inject
    BeanManager beans;

    @Inject
    Storage storage;

    @Inject
    SwitchScene switches;

    @Inject
    Logs logs;

    @Test
    void everyEndpointThatIsAnActHasOneRowOfIt() {
        // Given
        var played = scenarios();
        var wrong = new ArrayList<String>();
        var endpoints = beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .map(Bean::getBeanClass)
                .distinct()
                .flatMap(StateChanging::by)
                .toList();
        assertThat(endpoints).hasSizeGreaterThan(25);

        // When
        for (var endpoint : endpoints) {
            if (!endpoint.declares()) {
                wrong.add(endpoint.name() + " says not whether it is logged, or says both");
            } else if (!endpoint.acts().isEmpty()) {
                var scenario = played.remove(endpoint.name());
                if (scenario == null) {
                    wrong.add(endpoint.name() + " is not played here");
                } else {
                    judge(wrong, endpoint, scenario);
                }
            }
        }

        // Then
        assertThat(wrong).isEmpty();
        assertThat(played).isEmpty();
    }

    @Test
    void whatChangesNothingIsNoAct() {
        // Given
        var name = UUID.randomUUID().toString();
        var job = published();
        to(job, "other", job.commit().hex());
        var token = other().body(MADE)
                .post(address(TOKENS, job))
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getLong("token.id");
        other().delete(address(TOKENS, job) + "/" + token);
        storage.work();

        // When
        Logs.as(name)
                .body(Map.of("to", job.commit().hex()))
                .put(address(POINTER, job))
                .then()
                .statusCode(200);
        Logs.as(name).delete(address(TOKENS, job) + "/" + token).then().statusCode(200);
        Logs.as(name)
                .body(Map.of("to", "0".repeat(40)))
                .put(address(POINTER, job))
                .then()
                .statusCode(422);
        Logs.as(name).delete("/v1/store/move");
        Logs.as(name).delete("/v1/store/audit");

        // Then
        assertThat(logs.of(name)).isEmpty();
    }

    private void judge(List<String> wrong, StateChanging endpoint, Function<String, Response> scenario) {
        var name = UUID.randomUUID().toString();
        var shares = logs.count(Act.SHARE_DELETED.word());
        var answer = scenario.apply(name);
        var told = endpoint.acts().contains(Act.SHARE_DELETED)
                ? List.of(logs.count(Act.SHARE_DELETED.word()) == shares + 1 ? Act.SHARE_DELETED.word() : "")
                : logs.of(name);
        var isDone = answer.statusCode() < 300 || isOfAnother(endpoint);
        var isTold = told.size() == 1 && endpoint.acts().stream().map(Act::word).anyMatch(told.getFirst()::equals);
        if (!isDone || !isTold) {
            wrong.add(endpoint.name() + " answers " + answer.statusCode() + " and the log has " + told + ": "
                    + answer.asString());
        }
        storage.work();
    }

    /** Whether somebody else is asked, who may refuse. */
    private static boolean isOfAnother(StateChanging endpoint) {
        return endpoint.acts().contains(Act.STORE_RULES_ASKED);
    }

    /** Each by the endpoint that it asks; somebody else does what comes before. */
    private Map<String, Function<String, Response>> scenarios() {
        var all = new HashMap<String, Function<String, Response>>();
        all.put("PUT " + POINTER, name -> {
            var job = published();
            return Logs.as(name).body(Map.of("to", job.commit().hex())).put(address(POINTER, job));
        });
        all.put("POST " + POINTER + "/undo", name -> {
            var job = published();
            to(job, "other", job.commit().hex());
            other().delete(address(POINTER, job)).then().statusCode(204);
            return Logs.as(name).body("{}").post(address(POINTER, job) + "/undo");
        });
        all.put("DELETE " + POINTER, name -> {
            var job = published();
            to(job, "other", job.commit().hex());
            return Logs.as(name).delete(address(POINTER, job));
        });
        all.put("POST " + REPOSITORY + "/pins", name -> pin(name, published()));
        all.put("DELETE " + REPOSITORY + "/pins/{id}", name -> {
            var job = published();
            var pin = pin("other", job).jsonPath().getLong("pin.id");
            return Logs.as(name).delete(address(REPOSITORY, job) + "/pins/" + pin);
        });
        all.put("PUT " + UPLOADS, name -> switchOn(name, switches.onRequest()));
        all.put("POST " + UPLOADS + "/reruns", name -> {
            var job = switches.onRequest();
            switchOn("other", job);
            return Logs.as(name).post(address(UPLOADS, job) + "/reruns");
        });
        all.put("POST " + TOKENS, name -> Logs.as(name).body(MADE).post(address(TOKENS, published())));
        all.put("DELETE " + TOKENS + "/{id}", name -> {
            var job = published();
            var id = other().body(MADE).post(address(TOKENS, job)).jsonPath().getLong("token.id");
            return Logs.as(name).delete(address(TOKENS, job) + "/" + id);
        });
        all.put(
                "POST /v1/persisted/{owner}/{repo}/{name}/invalidations",
                name -> Logs.as(name)
                        .body("{\"all\":true}")
                        .post("/v1/persisted/" + published().repository() + "/cargo/invalidations"));
        all.put("DELETE /v1/shares/{key}/{secret}", _ -> {
            var delete = given().auth()
                    .oauth2(Logs.token("other"))
                    .header("Afterrun-Repository", "acme/shares")
                    .body("a file".getBytes(StandardCharsets.UTF_8))
                    .put("/notes.txt")
                    .getHeader("X-Url-Delete");
            return given().delete(delete.substring(delete.indexOf("/v1/")));
        });
        all.put("POST /v1/store/audit", name -> Logs.as(name).body(LOOK).post("/v1/store/audit"));
        all.put("DELETE /v1/store/audit", name -> {
            other().body(LOOK).post("/v1/store/audit");
            return Logs.as(name).delete("/v1/store/audit");
        });
        all.put("POST /v1/store/move", name -> Logs.as(name).body(COPY).post("/v1/store/move"));
        all.put("DELETE /v1/store/move", name -> {
            other().body(COPY).post("/v1/store/move");
            return Logs.as(name).delete("/v1/store/move");
        });
        all.put("POST /v1/store/rules", name -> Logs.as(name).post("/v1/store/rules"));
        all.put(
                "POST /v1/store/tell-again",
                name -> Logs.as(name).body("{\"newEpoch\":false}").post("/v1/store/tell-again"));
        all.put("POST /v1/verification", name -> Logs.as(name).post("/v1/verification"));
        return all;
    }

    private CiJob published() {
        var job = CiJob.fresh().trusted(TrustLevel.TRUSTED);
        storage.publish(job, TestFile.of("a.txt", "a file"));
        return job;
    }

    private static RequestSpecification other() {
        return Logs.as("other");
    }

    private static void to(CiJob job, String name, String commit) {
        Logs.as(name)
                .body(Map.of("to", commit))
                .put(address(POINTER, job))
                .then()
                .statusCode(200);
    }

    private static Response pin(String name, CiJob job) {
        return Logs.as(name)
                .body(Map.of("of", "run-" + job.run(), "lasting", "30d", "reason", "since it is needed"))
                .post(address(REPOSITORY, job) + "/pins");
    }

    private static Response switchOn(String name, CiJob job) {
        return Logs.as(name).body("{\"on\":true,\"lasting\":\"3 runs\"}").put(address(UPLOADS, job));
    }

    private static String address(String form, CiJob of) {
        return form.replace("{owner}", of.repository().owner())
                .replace("{repo}", of.repository().name())
                .replace("{number}", "7")
                .replace("{name}", "latest");
    }
}
