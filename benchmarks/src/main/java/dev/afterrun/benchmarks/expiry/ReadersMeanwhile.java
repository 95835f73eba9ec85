package dev.afterrun.benchmarks.expiry;

import dev.afterrun.benchmarks.load.Load;
import dev.afterrun.benchmarks.load.LoadGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/** Readers while something else goes on. */
record ReadersMeanwhile(LoadGenerator generator, Load turn) {

    /** The p99 of each turn, in milliseconds, as long as {@code work} takes. */
    List<Double> during(Callable<?> work) throws Exception {
        var over = new AtomicBoolean();
        try (var thread = Executors.newSingleThreadExecutor()) {
            var reading = thread.submit(() -> read(over));
            try {
                work.call();
            } finally {
                over.set(true);
            }
            return reading.get();
        } catch (ExecutionException e) {
            throw new IOException("nobody could read meanwhile", e);
        }
    }

    /** The same of one turn alone. */
    double alone() throws IOException {
        var result = generator.put(turn);
        if (result.failed() > 0) {
            throw new IOException(result.failed() + " reads were not answered with 2xx");
        }
        return result.p99Millis();
    }

    private List<Double> read(AtomicBoolean over) throws IOException {
        var all = new ArrayList<Double>();
        do {
            all.add(alone());
        } while (!over.get());
        return all;
    }
}
