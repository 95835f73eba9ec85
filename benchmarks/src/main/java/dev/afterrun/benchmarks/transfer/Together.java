package dev.afterrun.benchmarks.transfer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** The same on several connections at once, each on a thread of its own. */
final class Together {
    private Together() {}

    /** What one connection does. */
    interface Task {
        long run(int number) throws IOException;
    }

    /** The sum of what all came to, once the last is done. */
    static long sum(int connections, Task task) throws IOException, InterruptedException {
        var tasks = new ArrayList<Callable<Long>>();
        for (var i = 0; i < connections; i++) {
            var number = i;
            tasks.add(() -> task.run(number));
        }
        try (var threads = Executors.newFixedThreadPool(connections)) {
            var sum = 0L;
            for (var done : threads.invokeAll(tasks)) {
                sum += done.get();
            }
            return sum;
        } catch (ExecutionException e) {
            throw new IOException("a transfer failed", e);
        }
    }
}
