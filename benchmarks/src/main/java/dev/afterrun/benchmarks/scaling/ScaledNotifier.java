package dev.afterrun.benchmarks.scaling;

import dev.afterrun.benchmarks.comment.ForgeWatch;
import dev.afterrun.benchmarks.comment.Journal;
import dev.afterrun.benchmarks.jobs.Job;
import dev.afterrun.benchmarks.queue.Records;
import dev.afterrun.benchmarks.queue.Tail;
import dev.afterrun.contracts.event.Topics;
import dev.afterrun.launcher.stack.Service;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Notifier, which asks the forge for the head and for comments, and makes one; all of that takes a while. */
record ScaledNotifier(Ground ground) implements Scaled {
    private static final Duration SILENCE = Duration.ofSeconds(1);

    @Override
    public Service service() {
        return Service.NOTIFIER;
    }

    @Override
    public String topic() {
        return Topics.STORAGE;
    }

    @Override
    public String what() {
        return "comments/s of notifier";
    }

    @Override
    public Records prepare(List<Job> jobs) throws IOException, InterruptedException {
        ground.notifier().run(0);
        ground.storage().run(1);
        try (var tail = Tail.of(ground.broker(), topic())) {
            for (var job : jobs) {
                var _ = ground.client().finish(job, Optional.empty());
            }
            return new Records(untilAllIsTold(tail, new Told(jobs)));
        }
    }

    /** What storage told of repositories and pull requests is among it. */
    private static List<ConsumerRecord<byte[], byte[]>> untilAllIsTold(Tail tail, Told told) {
        var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        var heard = System.nanoTime();
        while (told.left() > 0 || System.nanoTime() - heard < SILENCE.toNanos()) {
            var some = tail.look();
            if (!some.isEmpty()) {
                heard = System.nanoTime();
            }
            some.forEach(told::hear);
            records.addAll(some);
        }
        return records;
    }

    @Override
    public Watched watch(List<Job> jobs) {
        var journal = new Journal(jobs.getFirst().number(), jobs.size());
        ground.watch().tell(journal);
        return new Watched() {
            @Override
            public int getAsInt() {
                return journal.missing();
            }

            @Override
            public void close() {
                ground.watch().tell(ForgeWatch.Sighting.NOBODY);
            }
        };
    }

    @Override
    public void slow(Duration latency) {
        ground.notifierToForge().delay(latency);
    }
}
