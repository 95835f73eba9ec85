package dev.afterrun.ingest.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.afterrun.ingest.Issuer;
import dev.afterrun.ingest.KafkaBroker;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every payload that npm's {@code @octokit/webhooks-examples} has, of github.com and of Enterprise Servers. */
@Tag("peers")
@QuarkusTest
@QuarkusTestResource(KafkaBroker.class)
@QuarkusTestResource(Issuer.class)
class CollectedPayloadsTest {
    private static final Path EXAMPLES = Path.of(System.getProperty("peers.webhooks", ""));

    private final ObjectMapper json;

    CollectedPayloadsTest(ObjectMapper json) {
        this.json = json;
    }

    @Test
    void everyPayloadIsToldOrIgnoredAndNoneIsAnError() throws IOException {
        // Given
        var outcomes = new TreeMap<String, Integer>();
        var refused = new ArrayList<String>();

        // When
        for (var example : examples()) {
            var answer = GitHub.deliver(
                    example.event(), UUID.randomUUID().toString(), json.writeValueAsBytes(example.payload()));
            outcomes.merge(answer.statusCode() == 202 ? "told" : "ignored", 1, Integer::sum);
            if (answer.statusCode() != 202 && answer.statusCode() != 200) {
                refused.add(example.event() + ": " + answer.asString());
            }
        }

        // Then
        assertThat(refused).isEmpty();
        // As many as the version in the lock file has.
        assertThat(outcomes).containsExactly(Map.entry("ignored", 658), Map.entry("told", 68));
    }

    private List<Example> examples() throws IOException {
        var all = new ArrayList<Example>();
        try (var servers = Files.newDirectoryStream(EXAMPLES, Files::isDirectory)) {
            for (var server : servers) {
                for (var event : json.readTree(Files.readAllBytes(server.resolve("index.json")))) {
                    event.path("examples")
                            .forEach(payload ->
                                    all.add(new Example(event.path("name").asText(), payload)));
                }
            }
        }
        return all;
    }

    private record Example(String event, JsonNode payload) {}
}
