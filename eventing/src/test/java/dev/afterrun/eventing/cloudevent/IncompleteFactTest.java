package dev.afterrun.eventing.cloudevent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.afterrun.contracts.event.BranchPushed;
import dev.afterrun.contracts.event.CommandAnswered;
import dev.afterrun.contracts.event.CommentChanged;
import dev.afterrun.contracts.event.ExpiryDue;
import dev.afterrun.contracts.event.InstallationChanged;
import dev.afterrun.contracts.event.JobFinished;
import dev.afterrun.contracts.event.LabelChanged;
import dev.afterrun.contracts.event.PullRequestChanged;
import dev.afterrun.contracts.event.PullRequestTold;
import dev.afterrun.contracts.event.RepositoryTold;
import dev.afterrun.contracts.event.RerunRequested;
import dev.afterrun.contracts.event.RunFinished;
import dev.afterrun.contracts.event.RunStarted;
import dev.afterrun.contracts.event.RunStored;
import dev.afterrun.contracts.event.RunUnderway;
import dev.afterrun.contracts.event.SealChanged;
import dev.afterrun.contracts.event.WorkflowRunChanged;
import dev.afterrun.eventing.Facts;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each field of each golden fact, left out in turn: what the schema requires is missed by name, all else is borne. */
class IncompleteFactTest {
    private static final Path CONTRACTS = Path.of("../contracts");

    private final FactMapping mapping = new FactMapping(Facts.JSON);

    @ParameterizedTest
    @MethodSource("required")
    void aFactWithoutAFieldThatIsRequiredIsRefusedNamingIt(Golden golden, String pointer) throws IOException {
        // Given
        var event = golden.without(pointer);

        // When // Then
        assertThatThrownBy(() -> mapping.read(event, golden.family()))
                .isInstanceOf(UnreadableFact.class)
                .hasMessageContaining(golden.type())
                .hasMessageContaining("lacks " + pointer);
    }

    @ParameterizedTest
    @MethodSource("optional")
    void aFactWithoutAFieldThatMayBeLeftOutIsRead(Golden golden, String pointer) throws IOException {
        // Given
        var event = golden.without(pointer);

        // When // Then
        assertThatCode(() -> mapping.read(event, golden.family())).doesNotThrowAnyException();
    }

    @Test
    void everyTypeOfFactHasItsGolden() {
        // When
        var golden = Golden.ALL.stream().map(Golden::type).distinct().toList();

        // Then
        assertThat(golden)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(FactFamily.RUNS, FactFamily.PULL_REQUESTS, FactFamily.STORAGE, FactFamily.EXPIRY)
                                .flatMap(family -> family.known().keySet().stream())
                                .toList());
    }

    @Test
    void everyFieldThatIsMissingIsNamedAtOnce() {
        // Given
        var event = event(ExpiryDue.TYPE, Facts.JSON.createObjectNode());

        // When // Then
        assertThatThrownBy(() -> mapping.read(event, FactFamily.EXPIRY)).hasMessageEndingWith("lacks /job, /due");
    }

    static Stream<Arguments> required() throws IOException {
        return fields(true);
    }

    static Stream<Arguments> optional() throws IOException {
        return fields(false);
    }

    private static Stream<Arguments> fields(boolean required) throws IOException {
        var fields = new ArrayList<Arguments>();
        for (var golden : Golden.ALL) {
            var schema = Facts.JSON.readTree(
                    Files.readAllBytes(CONTRACTS.resolve("schemas/" + golden.type() + ".schema.json")));
            new Schema(schema, required)
                    .fields(golden.data(), schema, "")
                    .forEach(pointer -> fields.add(arguments(golden, pointer)));
        }
        return fields.stream();
    }

    private static CloudEvent event(String type, JsonNode data) {
        return CloudEventBuilder.v1()
                .withId("1")
                .withSource(URI.create("urn:test"))
                .withType(type)
                .withData("application/json", data.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .build();
    }

    record Golden(String file, String type, FactFamily<?> family) {
        static final List<Golden> ALL = List.of(
                new Golden("run-finished-1.json", RunFinished.TYPE, FactFamily.RUNS),
                new Golden("run-finished-2.json", RunFinished.TYPE, FactFamily.RUNS),
                new Golden("run-started-1.json", RunStarted.TYPE, FactFamily.RUNS),
                new Golden("job-finished-1.json", JobFinished.TYPE, FactFamily.RUNS),
                new Golden("pull-request-changed-1.json", PullRequestChanged.TYPE, FactFamily.PULL_REQUESTS),
                new Golden("label-changed-1.json", LabelChanged.TYPE, FactFamily.PULL_REQUESTS),
                new Golden("comment-changed-1.json", CommentChanged.TYPE, FactFamily.PULL_REQUESTS),
                new Golden("branch-pushed-1.json", BranchPushed.TYPE, FactFamily.PULL_REQUESTS),
                new Golden("workflow-run-changed-1.json", WorkflowRunChanged.TYPE, FactFamily.PULL_REQUESTS),
                new Golden("rerun-requested-1.json", RerunRequested.TYPE, FactFamily.PULL_REQUESTS),
                new Golden("installation-changed-1.json", InstallationChanged.TYPE, FactFamily.PULL_REQUESTS),
                new Golden("run-stored-1.json", RunStored.TYPE, FactFamily.STORAGE),
                new Golden("run-stored-3.json", RunStored.TYPE, FactFamily.STORAGE),
                new Golden("run-stored-5.json", RunStored.TYPE, FactFamily.STORAGE),
                new Golden("run-stored-6.json", RunStored.TYPE, FactFamily.STORAGE),
                new Golden("run-stored-7.json", RunStored.TYPE, FactFamily.STORAGE),
                new Golden("run-underway-1.json", RunUnderway.TYPE, FactFamily.STORAGE),
                new Golden("seal-changed-1.json", SealChanged.TYPE, FactFamily.STORAGE),
                new Golden("repository-told-1.json", RepositoryTold.TYPE, FactFamily.STORAGE),
                new Golden("pull-request-told-1.json", PullRequestTold.TYPE, FactFamily.STORAGE),
                new Golden("command-answered-1.json", CommandAnswered.TYPE, FactFamily.STORAGE),
                new Golden("expiry-due-1.json", ExpiryDue.TYPE, FactFamily.EXPIRY));

        JsonNode data() throws IOException {
            return Facts.JSON.readTree(Files.readAllBytes(CONTRACTS.resolve("src/test/resources/golden/" + file)));
        }

        CloudEvent without(String pointer) throws IOException {
            var data = data();
            var field = JsonPointer.compile(pointer);
            ((ObjectNode) data.at(field.head())).remove(field.last().getMatchingProperty());
            return event(type, data);
        }

        @Override
        public String toString() {
            return file;
        }
    }

    /** The fields of JSON that are there, told apart by whether its schema requires them. */
    private record Schema(JsonNode root, boolean required) {
        List<String> fields(JsonNode node, JsonNode schema, String pointer) {
            var found = new ArrayList<String>();
            var known = resolved(schema);
            node.properties().forEach(field -> {
                var place = pointer + "/" + field.getKey();
                if (required == requires(known, field.getKey())) {
                    found.add(place);
                }
                found.addAll(fields(field.getValue(), known.path("properties").path(field.getKey()), place));
            });
            for (var i = 0; node.isArray() && i < node.size(); i++) {
                found.addAll(fields(node.get(i), known.path("items"), pointer + "/" + i));
            }
            return found;
        }

        /** Itself, what it refers to, or, of a field that may be null, the alternative that is not. */
        private JsonNode resolved(JsonNode schema) {
            if (schema.has("$ref")) {
                return resolved(root.at(schema.get("$ref").asText().substring(1)));
            }
            for (var alternative : schema.path("anyOf")) {
                if (alternative.has("$ref")) {
                    return resolved(alternative);
                }
            }
            return schema;
        }

        private static boolean requires(JsonNode schema, String field) {
            for (var name : schema.path("required")) {
                if (name.asText().equals(field)) {
                    return true;
                }
            }
            return false;
        }
    }
}
