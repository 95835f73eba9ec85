package dev.afterrun.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.afterrun.launcher.stack.Service;
import dev.afterrun.launcher.stack.StackSettings;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Three copies of everything, of which two are needed: one broker may be away, whichever way it went. */
@Tag("faults")
class ThreeBrokersIT {
    private static final int RUNS = 45;

    // Those of deploy/k8s/production/topics.yaml; how many copies are needed is what brokers are told.
    private static final String PARTITIONS = "12";

    private static Optional<NetworkNamespaces> networks = Optional.empty();
    private static Deployment deployment;
    private static ThreeBrokers brokers;

    private Random random;
    private CiClient client;
    private Publishing publishing;
    private Outcome outcome;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        networks = NetworkNamespaces.of(ThreeBrokers.BROKERS);
        deployment = Deployment.start("ThreeBrokersIT", ThreeBrokersIT::onThreeBrokers);
        brokers = (ThreeBrokers) deployment.stack().broker();
    }

    @AfterAll
    static void stop() throws IOException, InterruptedException {
        if (deployment != null) {
            deployment.close();
        }
        if (networks.isPresent()) {
            networks.get().close();
        }
    }

    @BeforeEach
    void speakTo() throws IOException {
        random = Seed.random();
        client = deployment.ciClient();
        publishing = new Publishing(client);
        outcome = new Outcome(deployment, client);
    }

    @Test
    void everyAcceptedRunIsCommentedOnceWhenOneBrokerIsKilledAndThenAnotherAndBothComeBack()
            throws IOException, InterruptedException {
        // Given
        var workload = Workload.of("killed-brokers", RUNS, random);
        var portions = workload.inPortions(3);
        var broker = any();

        // When
        publishingWhile(portions.get(0), brokers.broker(broker)::kill);
        publishing.begin(portions.get(1)).join();
        brokers.broker(another(broker)).kill();
        var answersOfOneAlone = eachTriedOnce(portions.get(2));
        var last = publishing.begin(portions.get(2));
        brokers.start();
        last.join();

        // Then
        assertThat(answersOfOneAlone).isNotEmpty().containsOnly(503);
        // What was refused may be on the queue all the same: sent again, it is there once.
        outcome.isWhole(workload, publishing.accepted());
    }

    /**
     * The services go on to hand the first one what it leads, which no other gets, and to read from it what it
     * has; the second one is silent to everybody.
     */
    @Test
    void everyAcceptedRunIsCommentedOnceWhenOneBrokerIsCutOffFromTheOthersAndThenAnotherFromEverybody()
            throws IOException, InterruptedException {
        // Given
        assumeThat(networks).as("a network for each broker, which needs root").isPresent();
        var network = networks.orElseThrow();
        var workload = Workload.of("cut-off-brokers", RUNS, random);
        var portions = workload.inPortions(3);
        var broker = any();
        var another = another(broker);

        // When
        publishingWhile(portions.get(0), () -> network.cutOffFromOthers(broker));
        network.healWithOthers(broker);
        publishingWhile(portions.get(1), () -> network.cutOff(another));
        publishingWhile(portions.get(2), () -> network.heal(another));

        // Then
        outcome.isWhole(workload, publishing.accepted());
    }

    /** Returns when all of these were accepted; it happens when some were. */
    private void publishingWhile(List<List<JobRun>> runs, Event event) throws IOException, InterruptedException {
        var begin = System.nanoTime();
        var before = publishing.accepted().size();
        var all = publishing.begin(runs);
        publishing.awaitAccepted(before + random.nextInt(runs.size()));
        event.happen();
        all.join();
        Told.that("accepted within %d s, %d tries came to nothing so far"
                .formatted(Told.secondsSince(begin), client.triedAgain()));
    }

    /** How events were answered of runs that made no files. */
    private Collection<Integer> eachTriedOnce(List<List<JobRun>> runs) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tries = runs.stream()
                    .map(List::getFirst)
                    .filter(job -> job.files().isEmpty())
                    .map(job -> CompletableFuture.supplyAsync(() -> client.triedOnce(job), threads))
                    .toList();
            return tries.stream().map(CompletableFuture::join).toList();
        }
    }

    private int any() {
        var number = 1 + random.nextInt(ThreeBrokers.BROKERS);
        Told.that("broker %d is chosen".formatted(number));
        return number;
    }

    private static int another(int broker) {
        return 1 + broker % ThreeBrokers.BROKERS;
    }

    private static StackSettings onThreeBrokers(StackSettings settings) {
        var chosen = settings.withBroker((data, ports) ->
                ThreeBrokers.on(networks.<BrokerNetwork>map(made -> made).orElse(BrokerNetwork.LOOPBACK), data, ports));
        for (var service : Service.values()) {
            chosen = chosen.with(service, "AFTERRUN_TOPICS_PARTITIONS", PARTITIONS)
                    .with(service, "AFTERRUN_TOPICS_REPLICATION", Integer.toString(ThreeBrokers.BROKERS));
        }
        return chosen;
    }

    private interface Event {
        void happen() throws IOException, InterruptedException;
    }
}
