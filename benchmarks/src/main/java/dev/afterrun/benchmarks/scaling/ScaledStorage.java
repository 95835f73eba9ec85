package dev.afterrun.benchmarks.scaling;

import dev.afterrun.benchmarks.jobs.Job;
import dev.afterrun.benchmarks.queue.Records;
import dev.afterrun.benchmarks.queue.Tail;
import dev.afterrun.contracts.ManifestRef;
import dev.afterrun.contracts.event.Topics;
import dev.afterrun.launcher.stack.Service;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Storage, which asks the forge for the pull requests of a commit and reads the list of a job's files in the store. */
record ScaledStorage(Ground ground) implements Scaled {

    @Override
    public Service service() {
        return Service.STORAGE;
    }

    @Override
    public String topic() {
        return Topics.RUNS;
    }

    @Override
    public String what() {
        return "jobs/s of storage";
    }

    @Override
    public Records prepare(List<Job> jobs) throws IOException, InterruptedException {
        ground.notifier().run(0);
        ground.storage().run(1);
        var manifests = new ArrayList<ManifestRef>();
        for (var job : jobs) {
            manifests.add(ground.client().upload(job));
        }
        ground.storage().run(0);
        try (var tail = Tail.of(ground.broker(), topic())) {
            for (var i = 0; i < jobs.size(); i++) {
                var _ = ground.client().finish(jobs.get(i), Optional.of(manifests.get(i)));
            }
            var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
            while (records.size() < jobs.size()) {
                records.addAll(tail.look());
            }
            return new Records(records);
        }
    }

    @Override
    public Watched watch(List<Job> jobs) throws IOException, InterruptedException {
        var tail = Tail.of(ground.broker(), Topics.STORAGE);
        var told = new Told(jobs);
        return new Watched() {
            @Override
            public int getAsInt() {
                tail.look().forEach(told::hear);
                return told.left();
            }

            @Override
            public void close() {
                tail.close();
            }
        };
    }

    @Override
    public void slow(Duration latency) {
        ground.storageToForge().delay(latency);
        ground.storageToStore().delay(latency);
    }
}
