package dev.afterrun.ingest.hostile;

import static dev.afterrun.ingest.Reports.cloudEvent;
import static dev.afterrun.ingest.Reports.report;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.afterrun.contracts.event.Topics;
import dev.afterrun.eventing.cloudevent.FactFamily;
import dev.afterrun.eventing.cloudevent.FactMapping;
import dev.afterrun.http.hostile.HostileCaller;
import dev.afterrun.http.hostile.Operation;
import dev.afterrun.ingest.Issuer;
import dev.afterrun.ingest.KafkaBroker;
import dev.afterrun.ingest.Reports;
import dev.afterrun.ingest.Topic;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** Events that are good but for what chance has made of them: they are refused whole, or can be read by whoever reads the topic. */
@QuarkusTest
@QuarkusTestResource(KafkaBroker.class)
@QuarkusTestResource(Issuer.class)
class NoPoisonTest {
    private static final int ROUNDS = 1_500;

    /** The same each time, so that a change is judged by what it does; {@code -Dafterrun.hostile.seed=N} is another. */
    private static final long SEED = 362_133_936;

    private static final Operation EVENTS =
            new Operation("POST", "/v1/events", List.of(), List.of(), List.of(), List.of(), Map.of());

    private final FactMapping mapping;

    @TestHTTPResource
    URI server;

    NoPoisonTest(FactMapping mapping) {
        this.mapping = mapping;
    }

    @Test
    void whatIsTakenCanBeReadAndWhatIsRefusedIsNotThere() throws Exception {
        // Given
        var seed = Long.getLong("afterrun.hostile.seed", SEED);
        var spoilt = new Spoilt(new Random(seed));
        var before = Topic.recordsOnAll();
        var taken = 0;

        // When
        try (var caller = new HostileCaller(
                server.getPort(),
                Map.of("Authorization", "Bearer " + Issuer.token()),
                answer -> answer.statusCode() == 202)) {
            for (var round = 0; round < ROUNDS; round++) {
                var answer = caller.ask(
                        EVENTS,
                        EVENTS.path(),
                        Map.of("Content-Type", "application/cloudevents+json"),
                        spoilt.event(good()));
                taken += answer.statusCode() == 202 ? 1 : 0;
            }
            assertThat(caller.wrong()).as("seed %d", seed).isEmpty();
        }

        // Then
        assertThat(taken).isBetween(ROUNDS / 100, ROUNDS / 2);
        assertThat(Topic.recordsOnAll()).isEqualTo(before + taken);
        assertThat(new Topic(Topics.RUNS)
                        .records(message -> Topic.header(message, "ce_source").startsWith("/spoilt")))
                .as("seed %d", seed)
                .isNotEmpty()
                .allSatisfy(message -> assertThatCode(() -> mapping.read(event(message), FactFamily.RUNS))
                        .doesNotThrowAnyException());
    }

    /** One that says all that can be said. */
    private static ObjectNode good() {
        var report = report(said -> said.put("attempt", 2)
                .put("builtCommit", Reports.COMMIT)
                .put("branch", "feature")
                .put("startedAt", "2026-05-01T10:00:00Z")
                .put("finishedAt", "2026-05-01T10:05:00Z")
                .put("url", "https://ci.test/7")
                .put("summary", "all well")
                .put("pullRequest", 7)
                .put("newVersion", true));
        report.putArray("files")
                .add(Reports.file("a.txt").put("executable", true))
                .add(Reports.file("b/c.txt"));
        return cloudEvent(report)
                .put("source", "/spoilt")
                .put("time", "2026-05-01T10:05:00Z")
                .put("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .put("tracestate", "a=b");
    }

    /** As whoever reads the topic has it. */
    private static CloudEvent event(ConsumerRecord<String, byte[]> message) {
        assertThat(new String(message.value(), UTF_8).getBytes(UTF_8)).isEqualTo(message.value());
        return CloudEventBuilder.v1()
                .withId(Topic.header(message, "ce_id"))
                .withSource(URI.create(Topic.header(message, "ce_source")))
                .withType(Topic.header(message, "ce_type"))
                .withTime(OffsetDateTime.parse(Topic.header(message, "ce_time")))
                .withData("application/json", message.value())
                .build();
    }
}
