package dev.afterrun.benchmarks.events;

import dev.afterrun.benchmarks.Bench;
import dev.afterrun.benchmarks.Benchmark;
import dev.afterrun.benchmarks.load.LoadGenerator;
import dev.afterrun.benchmarks.load.LoadResult;
import java.util.List;

/** Events a second that are answered with 202 after acks=all; each is counted on the topic afterwards. */
public final class EventsBenchmark implements Benchmark {
    private static final int CONNECTIONS = 32;
    private static final int WARM_UPS = 4;
    private static final long WARM_UP_MILLIS = 8_000;
    private static final long TURN_MILLIS = 6_000;

    private long next = 1;

    @Override
    public String name() {
        return "events";
    }

    @Override
    public String about() {
        return "run-finished events of 1 KB on 32 connections, beside a bare Vert.x server that parses and produces";
    }

    @Override
    public void run(Bench bench) throws Exception {
        var subjects = new EventServers(bench).start();
        var generator = bench.started().add(new LoadGenerator());
        bench.progress().accept("warming up");
        for (var i = 0; i < WARM_UPS; i++) {
            for (var subject : subjects) {
                turn(subject, generator, WARM_UP_MILLIS);
            }
        }
        rounds(bench, subjects, generator);
    }

    private void rounds(Bench bench, List<EventSubject> subjects, LoadGenerator generator) throws Exception {
        for (var round = 1; round <= bench.rounds(); round++) {
            for (var subject : subjects) {
                var turn = turn(subject, generator, TURN_MILLIS);
                var samples = bench.samples();
                samples.add(subject.name(), "events/s", "1/s", turn.result().perSecond());
                samples.add(
                        subject.name(), "median latency", "ms", turn.result().medianMillis());
                samples.add(subject.name(), "p99 latency", "ms", turn.result().p99Millis());
                samples.add(subject.name(), "refused", "events", (double)
                        turn.result().failed());
                samples.add(subject.name(), "lost", "events", (double) turn.lost());
                bench.progress()
                        .accept("round %d: %s %.0f events/s"
                                .formatted(round, subject.name(), turn.result().perSecond()));
            }
        }
    }

    private Turn turn(EventSubject subject, LoadGenerator generator, long millis) throws Exception {
        var before = subject.topic().records();
        var result = generator.put(subject.load(CONNECTIONS, millis, next));
        next += result.acknowledged() + result.failed() + CONNECTIONS;
        var onTopic = subject.topic().records() - before;
        return new Turn(result, result.acknowledged() - onTopic);
    }

    private record Turn(LoadResult result, long lost) {}
}
