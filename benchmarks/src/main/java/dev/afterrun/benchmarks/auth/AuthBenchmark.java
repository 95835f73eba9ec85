package dev.afterrun.benchmarks.auth;

import dev.afterrun.benchmarks.Bench;
import dev.afterrun.benchmarks.Benchmark;
import dev.afterrun.benchmarks.load.LoadGenerator;
import dev.afterrun.benchmarks.report.Samples;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** Events a second with each kind of token, beside the same ingest without any; each is counted on the topic afterwards. */
public final class AuthBenchmark implements Benchmark {
    private static final String UNAUTHENTICATED = "unauthenticated";
    private static final int CONNECTIONS = 32;
    private static final int WARM_UPS = 3;
    private static final long WARM_UP_MILLIS = 8_000;
    private static final long TURN_MILLIS = 6_000;

    private long next = 1;

    @Override
    public String name() {
        return "auth";
    }

    @Override
    public String about() {
        return "run-finished events with the local token, a realm's and a job's, beside the same ingest that asks nobody who they"
                + " are";
    }

    @Override
    public void run(Bench bench) throws Exception {
        var servers = AuthServers.start(bench);
        var generator = bench.started().add(new LoadGenerator());
        var nobody = servers.nobody();
        var tokens = servers.tokens();
        bench.progress().accept("warming up");
        for (var i = 0; i < WARM_UPS; i++) {
            for (var sender : Stream.concat(Stream.of(nobody), tokens.stream()).toList()) {
                perSecond(servers, sender, generator, WARM_UP_MILLIS);
            }
        }
        for (var round = 1; round <= bench.rounds(); round++) {
            round(bench, round, servers, nobody, tokens, generator);
        }
    }

    private void round(
            Bench bench, int round, AuthServers servers, Sender nobody, List<Sender> tokens, LoadGenerator generator)
            throws Exception {
        var samples = bench.samples();
        var floor = perSecond(servers, nobody, generator, TURN_MILLIS);
        for (var sender : tokens) {
            var reached = perSecond(servers, sender, generator, TURN_MILLIS);
            samples.add(Samples.OURS, "events/s, " + sender.token(), "1/s", reached);
            samples.add(UNAUTHENTICATED, "events/s, " + sender.token(), "1/s", floor);
            bench.progress()
                    .accept("round %d: %s %.0f events/s, %.2f of %s"
                            .formatted(round, sender.token(), reached, reached / floor, UNAUTHENTICATED));
        }
        samples.add(Samples.OURS, "resident memory", "MB", servers.memory().now());
        samples.add(
                UNAUTHENTICATED,
                "resident memory",
                "MB",
                servers.memoryUnguarded().now());
    }

    /** A figure with a refusal or a loss in it is none. */
    private double perSecond(AuthServers servers, Sender sender, LoadGenerator generator, long millis)
            throws Exception {
        var before = servers.topic().records();
        var result = generator.put(sender.load(CONNECTIONS, millis, next));
        next += result.acknowledged() + result.failed() + CONNECTIONS;
        var onTopic = servers.topic().records() - before;
        if (result.failed() > 0 || onTopic < result.acknowledged()) {
            throw new IOException("with " + sender.token() + " " + result.failed() + " events were refused, and of "
                    + result.acknowledged() + " that were acknowledged " + onTopic + " are on the topic");
        }
        return result.perSecond();
    }
}
