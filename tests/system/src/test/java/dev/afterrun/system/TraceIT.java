package dev.afterrun.system;

import static dev.afterrun.system.Patience.PATIENCE;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.afterrun.cli.server.Json;
import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.launcher.stack.Service;
import dev.afterrun.launcher.stack.StackSettings;
import dev.afterrun.system.Collector.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One publication is one trace, from what the command line sends to what the forge is asked, wherever somebody looks for it. */
class TraceIT {
    private static final RepositoryName REPOSITORY = new RepositoryName("system", "trace");
    private static final Commit COMMIT = new Commit("7ace".repeat(10));
    private static final String TAKE_FINISHED = "take dev.afterrun.run.finished.v1";
    private static final String TAKE_STORED = "take dev.afterrun.run.stored.v1";

    private static Collector collector;
    private static Deployment deployment;

    @TempDir
    private Path directory;

    @BeforeAll
    static void start() throws IOException {
        collector = Collector.start();
        deployment = Deployment.start("trace", TraceIT::exporting);
    }

    @AfterAll
    static void stop() throws IOException {
        deployment.close();
        collector.close();
    }

    private static StackSettings exporting(StackSettings settings) {
        var exporting = settings;
        for (var service : List.of(Service.INGEST, Service.STORAGE, Service.NOTIFIER)) {
            exporting = exporting
                    .with(service, "OTEL_EXPORTER_OTLP_ENDPOINT", collector.address())
                    .with(service, "OTEL_BSP_SCHEDULE_DELAY", "100")
                    .with(service, "QUARKUS_LOG_CONSOLE_JSON_ENABLED", "true");
        }
        return exporting;
    }

    @Test
    void aPublicationIsOneTraceFromTheCommandLineToTheForge() throws Exception {
        // Given
        Files.writeString(directory.resolve("app.txt"), "built");

        // When
        var published = publish("7", "41");

        // Then
        assertThat(published.exitCode()).as(published.err()).isZero();
        var trace = said(published.out(), "trace: ");
        var written = await().atMost(PATIENCE)
                .until(() -> find(trace, span -> span.name().equals("forge createComment")), Optional::isPresent)
                .orElseThrow();
        var way = await().atMost(PATIENCE)
                .until(() -> wayTo(written), steps -> steps.getFirst().name().startsWith("accept "));
        assertThat(way.stream().filter(span -> !span.name().equals("settle-job")))
                .extracting(span -> span.service() + ": " + span.name())
                .containsExactly(
                        "afterrun-ingest: accept dev.afterrun.run.finished.v1",
                        "afterrun-storage: " + TAKE_FINISHED,
                        "afterrun-notifier: " + TAKE_STORED,
                        "afterrun-notifier: write comment",
                        "afterrun-notifier: forge createComment");
        assertThat(way.getFirst().parent()).as("the step of the command line").isNotEmpty();
        var job = way.get(1).says("afterrun.job");
        assertThat(job).hasSize(1);
        assertThat(way.subList(1, way.size() - 1))
                .as("all but ingest's and the forge's")
                .allSatisfy(span -> assertThat(span.says("afterrun.job")).isEqualTo(job));
        assertThat(collector.of(trace))
                .as("names of repositories, which may be private")
                .noneSatisfy(span -> assertThat(span.whole().toString()).containsIgnoringCase(REPOSITORY.toString()));

        // And the settling of the files is a step of the same trace, below the one that recorded the run
        var settled = await().atMost(PATIENCE)
                .until(() -> find(trace, span -> span.name().equals("settle-job")), Optional::isPresent)
                .orElseThrow();
        assertThat(wayTo(settled)).extracting(Span::name).contains(TAKE_FINISHED);

        // And people are told the same
        assertThat(CiClient.text(deployment.ciClient().get(URI.create(said(published.out(), "run: ")))))
                .contains(trace);
    }

    @Test
    void whatGoesWrongIsLoggedWithTheRunAndTheTrace() throws Exception {
        // Given
        Files.writeString(directory.resolve("app.txt"), "built otherwise");
        deployment.proxy().loseAnswersToCreations();

        // When
        var published = publish("8", "42");

        // Then
        assertThat(published.exitCode()).as(published.err()).isZero();
        var trace = said(published.out(), "trace: ");
        var log = deployment.directory("logs").resolve("notifier.log");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(lines(log)).anySatisfy(line -> {
                    assertThat(line.path("message").asText()).contains("is tried again");
                    assertThat(line.at("/mdc/traceId").asText()).isEqualTo(trace);
                    assertThat(line.at("/mdc/run").asText()).isEqualTo(REPOSITORY + "/run-42");
                }));
    }

    private Cli.Ended publish(String pullRequest, String run) throws IOException, InterruptedException {
        return deployment
                .cli(directory)
                .run(
                        "publish",
                        "--repo",
                        REPOSITORY.toString(),
                        "--commit",
                        COMMIT.hex().substring(2) + run,
                        "--pr",
                        pullRequest,
                        "--run",
                        run,
                        "--wait",
                        "app.txt");
    }

    /** What a service logs, each line of it JSON but for those of the Java machine itself. */
    private static List<JsonNode> lines(Path log) throws IOException {
        try (var lines = Files.lines(log)) {
            return lines.filter(line -> line.startsWith("{")).map(TraceIT::read).toList();
        }
    }

    private static JsonNode read(String line) {
        try {
            return Json.MAPPER.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Span> find(String trace, Predicate<Span> wanted) {
        return collector.of(trace).stream().filter(wanted).findFirst();
    }

    /** The steps that led to {@code last}, the first of them first, as far as they have come. */
    private static List<Span> wayTo(Span last) {
        var known = collector.of(last.trace()).stream().collect(toMap(Span::id, span -> span));
        var way = new ArrayList<Span>();
        Stream.iterate(
                        Optional.of(last),
                        Optional::isPresent,
                        span -> span.map(Span::parent).map(known::get))
                .flatMap(Optional::stream)
                .forEach(span -> way.addFirst(span));
        return way;
    }

    private static String said(String out, String before) {
        return out.lines()
                .filter(line -> line.startsWith(before))
                .findFirst()
                .orElseThrow()
                .substring(before.length());
    }
}
