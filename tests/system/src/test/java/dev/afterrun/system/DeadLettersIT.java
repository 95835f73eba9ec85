package dev.afterrun.system;

import static dev.afterrun.system.Patience.PATIENCE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.afterrun.contracts.event.RunFinished;
import dev.afterrun.contracts.event.Topics;
import dev.afterrun.launcher.stack.Service;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What no try will make readable does not hold up what comes behind it, and is not lost. */
@Tag("faults")
@ExtendWith(SharedDeployment.class)
class DeadLettersIT {
    private static final Pattern COUNT =
            Pattern.compile("afterrun_dead_letters_total\\{.*topic=\"afterrun\\.runs\".*} ([0-9.E]+)");

    @TempDir
    private Path directory;

    private Deployment deployment;
    private CiClient client;
    private Cli cli;

    @BeforeEach
    void speakTo(Deployment shared) throws IOException {
        deployment = shared;
        client = shared.ciClient();
        cli = shared.cli(directory);
    }

    @Test
    void poisonGoesAsideWithItsCauseAndTheRunBehindItIsCommented() throws Exception {
        // Given
        var workload = Workload.of("poisoned", 1, new Random(1));
        var counted = counted();

        // When
        var garbage = id(poison(workload, "\0\1 no event at all", Map.of()));
        var wrongData = id(poison(workload, "{\"job\": 7}", envelope("poison-1")));
        var empty = id(poison(workload, null, envelope("poison-2")));
        var accepted = client.publish(workload.runs().getFirst().getFirst());

        // Then
        awaitListed(garbage);
        awaitListed(wrongData);
        awaitListed(empty);
        // The broker has a letter, and lists it, before it is counted.
        await("dead letters are counted")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(counted()).isEqualTo(counted + 3));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(deployment
                                .forge()
                                .comments(
                                        workload.repository(),
                                        accepted.job().pullRequest().number()))
                        .singleElement()
                        .satisfies(comment -> assertThat(CommentRow.of(comment.body()))
                                .extracting(CommentRow::job)
                                .contains(accepted.job().job())));

        var shown = cli.run("dead-letters", "show", wrongData);
        assertThat(shown.exitCode()).as(shown.err()).isZero();
        assertThat(shown.out())
                .contains("service: storage", "topic: afterrun.runs", "event id: poison-1", "type: " + RunFinished.TYPE)
                .containsPattern("cause: .*lacks .*/job/repository")
                .contains("{\"job\": 7}");
    }

    @Test
    void replayedPoisonIsDeadAgainUnderItsNewOffsetAndTheFirstLetterIsResolved() throws Exception {
        // Given
        var workload = Workload.of("replayed", 1, new Random(2));
        var first = id(poison(workload, "{\"job\": 8}", envelope("poison-3")));
        awaitListed(first);

        // When
        var replayed = cli.run("dead-letters", "replay", first);

        // Then
        assertThat(replayed.exitCode()).as(replayed.err()).isZero();
        assertThat(replayed.out()).contains("replayed " + first);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(idsOf("poison-3")).singleElement().isNotEqualTo(first));
        assertThat(cli.run("dead-letters", "show", first).exitCode())
                .as("none there")
                .isEqualTo(6);
        assertThat(cli.run("dead-letters", "replay", first).exitCode()).isEqualTo(6);
    }

    @Test
    void whatIsReplayedOnceItsCauseIsMendedTakesItsCourse() throws Exception {
        // Given
        var workload = Workload.of("mended", 1, new Random(3)).withoutFiles();
        var accepted = client.publish(workload.runs().getFirst().getFirst());
        Stillness.isReached(deployment.stack());
        var queue = Queue.of(deployment.stack());
        var good =
                queue.records(Topics.RUNS, Queue.keyOf(workload.repository())).getFirst();
        var letter = new ProducerRecord<>(
                Topics.DEAD_LETTERS, "storage/afterrun.runs/0/999999".getBytes(UTF_8), good.value());
        good.headers().forEach(letter.headers()::add);
        Map.of("service", "storage", "topic", Topics.RUNS, "partition", "0", "offset", "999999", "cause", "a bug")
                .forEach((name, value) -> letter.headers().add("afterrun-" + name, value.getBytes(UTF_8)));
        letter.headers().add("afterrun-key", good.key());
        queue.send(letter);
        awaitListed("storage/afterrun.runs/0/999999");

        // When
        var replayed = cli.run("dead-letters", "replay", "storage/afterrun.runs/0/999999");

        // Then
        assertThat(replayed.exitCode()).as(replayed.err()).isZero();
        Stillness.isReached(deployment.stack());
        assertThat(queue.records(Topics.RUNS, Queue.keyOf(workload.repository())))
                .hasSize(2)
                .allSatisfy(message -> assertThat(message.value()).isEqualTo(good.value()));
        assertThat(client.status(accepted)).isPresent();
        assertThat(idsOf(text(good.headers().lastHeader("ce_id").value()))).isEmpty();
    }

    private void awaitListed(String id) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            var listed = cli.run("dead-letters", "list");
            assertThat(listed.exitCode()).as(listed.err()).isZero();
            assertThat(listed.out()).contains(id + " ");
        });
    }

    private List<String> idsOf(String eventId) throws IOException {
        return client.deadLetters()
                .valueStream()
                .filter(letter -> letter.path("eventId").asText().equals(eventId))
                .map(letter -> letter.path("id").asText())
                .toList();
    }

    /** On the partition of the workload's own runs, so that they stand behind it. */
    private RecordMetadata poison(Workload workload, String value, Map<String, String> headers)
            throws ExecutionException, InterruptedException {
        var commit = workload.pullRequests().getFirst().head();
        var key = Queue.keyOf(workload.repository()) + ":" + commit;
        var message =
                new ProducerRecord<>(Topics.RUNS, key.getBytes(UTF_8), value == null ? null : value.getBytes(UTF_8));
        headers.forEach((name, header) -> message.headers().add(name, header.getBytes(UTF_8)));
        return Queue.of(deployment.stack()).send(message);
    }

    private static Map<String, String> envelope(String id) {
        return Map.of(
                "ce_specversion", "1.0",
                "ce_id", id,
                "ce_source", "urn:afterrun:tests",
                "ce_type", RunFinished.TYPE,
                "content-type", "application/json");
    }

    private static String id(RecordMetadata place) {
        return "storage/" + place.topic() + "/" + place.partition() + "/" + place.offset();
    }

    private double counted() {
        var storage = URI.create(deployment.stack().service(Service.STORAGE).address());
        var metrics = CiClient.text(client.get(storage.resolve("/q/metrics")));
        var found = COUNT.matcher(metrics);
        return found.find() ? Double.parseDouble(found.group(1)) : 0;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, UTF_8);
    }
}
