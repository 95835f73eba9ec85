package dev.afterrun.benchmarks.scaling;

import dev.afterrun.benchmarks.jobs.Job;
import dev.afterrun.cli.server.Json;
import dev.afterrun.contracts.event.RunStored;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Which of these jobs storage has told with all that is to be known: their pull request, and their file as stored. */
final class Told {
    private final Set<String> left;
    private final int files;

    Told(List<Job> jobs) {
        left = jobs.stream().map(Job::name).collect(Collectors.toCollection(HashSet::new));
        files = jobs.getFirst().file().isPresent() ? 1 : 0;
    }

    void hear(ConsumerRecord<byte[], byte[]> message) {
        if (type(message).equals(RunStored.TYPE)) {
            var stored = stored(message);
            if (!stored.pullRequests().isEmpty() && stored.counts().stored() == files) {
                left.remove(stored.job().job());
            }
        }
    }

    int left() {
        return left.size();
    }

    private static String type(ConsumerRecord<byte[], byte[]> message) {
        var header = message.headers().lastHeader("ce_type");
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static RunStored stored(ConsumerRecord<byte[], byte[]> message) {
        try {
            return Json.read(message.value(), RunStored.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
