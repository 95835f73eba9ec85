package dev.afterrun.ingest.hostile;

import static dev.afterrun.ingest.Reports.cloudEvent;
import static dev.afterrun.ingest.Reports.report;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.afterrun.contracts.event.RunFinished;
import dev.afterrun.contracts.event.RunStarted;
import dev.afterrun.http.hostile.Hostile;
import dev.afterrun.http.hostile.HostileCaller;
import dev.afterrun.http.hostile.Operation;
import dev.afterrun.http.hostile.RawRequests;
import dev.afterrun.ingest.Issuer;
import dev.afterrun.ingest.KafkaBroker;
import dev.afterrun.ingest.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** By somebody who may publish and operate, so that nothing but what is asked is refused. */
@QuarkusTest
@QuarkusTestResource(KafkaBroker.class)
@QuarkusTestResource(Issuer.class)
class HostileRequestsTest {
    private static final String STRUCTURED = "application/cloudevents+json";
    private static final String BATCHED = "application/cloudevents-batch+json";
    private static final String JSON = "application/json";
    private static final String EVENTS = "/v1/events";

    private final String authorization = "Bearer " + Issuer.token();

    @TestHTTPResource
    URI server;

    private HostileCaller caller;
    private List<Operation> operations = List.of();
    private long records;

    @BeforeEach
    void begin() {
        caller = new HostileCaller(server.getPort(), Map.of("Authorization", authorization));
        operations = Operation.all(given().get("/q/openapi?format=json").asByteArray(), Map.of());
        records = Topic.recordsOnAll();
    }

    @AfterEach
    void end() {
        caller.close();
    }

    @Test
    void noPlaceOfAnAddressTakesWhatDoesNotBelongThere() throws Exception {
        // When
        for (var operation : operations) {
            for (var place : operation.places()) {
                for (var word : Hostile.words()) {
                    caller.ask(operation, operation.filled(Map.of(place, word)), new byte[0]);
                }
            }
        }

        // Then
        nothingWasTaken(75);
    }

    @Test
    void noBodyIsTakenThatNoEndpointMeans() throws Exception {
        // When
        for (var operation : events()) {
            for (var type : operation.bodies()) {
                for (var body : Hostile.bodies()) {
                    // An empty batch means something: nothing.
                    if (!(type.equals(BATCHED) && new String(body, UTF_8).equals("[]"))) {
                        caller.ask(operation, operation.path(), Map.of("Content-Type", type), body);
                    }
                }
            }
        }

        // Then
        nothingWasTaken(150);
    }

    @Test
    void noTypeOfABodyIsTakenThatNobodyReads() throws Exception {
        // Given
        var types = List.of(
                "",
                "*/*",
                "text/plain",
                "application/xml",
                "application/cloudevents+avro",
                "application/" + "x".repeat(4_000),
                "application/json, text/html",
                "multipart/form-data; boundary=x");

        // When
        for (var operation : events()) {
            for (var type : types) {
                caller.ask(operation, operation.path(), Map.of("Content-Type", type), Misplaced.bytes(report()));
            }
        }

        // Then
        nothingWasTaken(30);
    }

    @Test
    void noFieldOfAReportTakesWhatDoesNotBelongThere() throws Exception {
        // Given
        var strict = List.of("repository", "commit", "builtCommit", "attempt", "startedAt", "pullRequest");
        var names = List.of("run", "job", "branch", "id", "source");

        // When
        for (var operation : events()) {
            if (!operation.path().equals(EVENTS)) {
                var begins = operation.path().endsWith("/started");
                var own = begins ? List.of("expects") : List.of("conclusion", "finishedAt");
                var bad = Misplaced.in(
                        begins ? beginning() : report(),
                        Stream.concat(strict.stream(), own.stream()).toList(),
                        names);
                for (var report :
                        bad.filter(HostileRequestsTest::expectsSomething).toList()) {
                    caller.ask(operation, operation.path(), Misplaced.bytes(report));
                }
            }
        }

        // Then
        nothingWasTaken(500);
    }

    @Test
    void noFileOfAReportIsWhatItCannotBe() throws Exception {
        // Given
        var operation = events("/v1/runs/finished");
        var strict = Misplaced.in(report(), List.of("manifest", "files", "newVersion"), List.of());

        // When
        for (var file : Misplaced.files().toList()) {
            caller.ask(
                    operation,
                    operation.path(),
                    Misplaced.bytes(report(report -> report.putArray("files").add(file))));
        }
        for (var report :
                strict.filter(HostileRequestsTest::saysSomethingOfFiles).toList()) {
            caller.ask(operation, operation.path(), Misplaced.bytes(report));
        }

        // Then
        nothingWasTaken(150);
    }

    @Test
    void noAttributeInStructuredModeTakesWhatDoesNotBelongThere() throws Exception {
        // When
        for (var event : badEvents()) {
            caller.ask(events(EVENTS), EVENTS, Map.of("Content-Type", STRUCTURED), Misplaced.bytes(event));
        }

        // Then
        nothingWasTaken(150);
    }

    @Test
    void noGoodEventOfABatchCountsBesideABadOne() throws Exception {
        // When
        for (var event : badEvents()) {
            var batch = JsonNodeFactory.instance
                    .arrayNode()
                    .add(cloudEvent(report()))
                    .add(event)
                    .add(cloudEvent(beginning()).put("type", RunStarted.TYPE));
            caller.ask(events(EVENTS), EVENTS, Map.of("Content-Type", BATCHED), Misplaced.bytes(batch));
        }

        // Then
        nothingWasTaken(150);
    }

    @Test
    void noAttributeInBinaryModeTakesWhatDoesNotBelongThere() throws Exception {
        // When
        for (var strict : List.of("ce-specversion", "ce-type", "ce-time")) {
            for (var word : Hostile.words()) {
                binary(strict, word);
            }
        }
        for (var name : List.of("ce-id", "ce-source")) {
            for (var word : Misplaced.encodedNames()) {
                binary(name, word);
            }
        }

        // Then
        nothingWasTaken(100);
    }

    /** Over bare sockets: about forty to each. */
    @ParameterizedTest
    @ValueSource(strings = {"/v1/events", "/v1/webhooks/github"})
    void noBrokenRequestIsTaken(String path) throws Exception {
        // Given
        var fields = "Host: localhost\r\nConnection: close\r\nContent-Type: application/json\r\nAuthorization: "
                + authorization + "\r\n";

        // When
        var taken = RawRequests.taken(server.getPort(), path, fields);

        // Then
        assertThat(taken).isEmpty();
        assertThat(Topic.recordsOnAll()).isEqualTo(records);
    }

    private void nothingWasTaken(int atLeast) {
        assertThat(caller.asked()).isGreaterThanOrEqualTo(atLeast);
        assertThat(caller.wrong()).isEmpty();
        assertThat(Topic.recordsOnAll()).isEqualTo(records);
    }

    private void binary(String attribute, String word) throws Exception {
        var fields = new HashMap<>(Map.of(
                "Content-Type", JSON,
                "ce-specversion", "1.0",
                "ce-id", "1",
                "ce-source", "/ci",
                "ce-type", RunFinished.TYPE));
        fields.put(attribute, word);
        caller.ask(events(EVENTS), EVENTS, fields, Misplaced.bytes(report()));
    }

    private static List<ObjectNode> badEvents() {
        return Stream.of(
                        Misplaced.in(
                                cloudEvent(report()),
                                List.of("specversion", "type", "time", "datacontenttype", "data_base64"),
                                List.of("id", "source")),
                        Misplaced.in(cloudEvent(report()), List.of("data"), List.of()))
                .flatMap(bad -> bad)
                .toList();
    }

    /** No files at all is what most reports have. */
    private static boolean saysSomethingOfFiles(ObjectNode report) {
        var files = report.path("files");
        return !(files.isArray() && files.isEmpty())
                && !report.path("newVersion").isBoolean();
    }

    /** That no more jobs are to come is what most beginnings say. */
    private static boolean expectsSomething(ObjectNode report) {
        return !report.path("expects").isArray() || !report.path("expects").isEmpty();
    }

    private static ObjectNode beginning() {
        var beginning = report();
        beginning.remove("conclusion");
        return beginning;
    }

    private Operation events(String path) {
        return events().stream()
                .filter(operation -> operation.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    private List<Operation> events() {
        return operations.stream()
                .filter(operation ->
                        !operation.bodies().isEmpty() && !operation.path().startsWith("/v1/webhooks/"))
                .toList();
    }
}
