package dev.afterrun.benchmarks.scaling;

import dev.afterrun.benchmarks.jobs.Job;
import dev.afterrun.benchmarks.queue.Records;
import dev.afterrun.launcher.stack.Service;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.IntSupplier;

/** A service whose work waits for something that can be made slow. */
interface Scaled {
    Service service();

    /** Where its work comes from. */
    String topic();

    /** What it does, in words for metrics. */
    String what();

    /** Puts the ends of these jobs on the queue as it will find them there, but lets it hear of none. */
    Records prepare(List<Job> jobs) throws IOException, InterruptedException;

    /** Tells from now on how many of these jobs it has not done yet. */
    Watched watch(List<Job> jobs) throws IOException, InterruptedException;

    /** Makes slow what it waits for, or quick again where that is no time. */
    void slow(Duration latency);

    /** Looks at what is left. */
    interface Watched extends IntSupplier, AutoCloseable {
        @Override
        void close();
    }
}
