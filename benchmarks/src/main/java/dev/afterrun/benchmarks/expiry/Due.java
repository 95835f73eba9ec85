package dev.afterrun.benchmarks.expiry;

import java.util.stream.IntStream;

/** Jobs of consecutive numbers that become due together, and their files. */
record Due(int firstJob, int jobs) {
    Due {
        if (jobs < 1) {
            throw new IllegalArgumentException("too few rows to have some due; ask for more with --rows");
        }
    }

    /** The ones behind these. */
    Due next(int more) {
        return new Due(firstJob + jobs, more);
    }

    int endJob() {
        return firstJob + jobs;
    }

    int files() {
        return jobs * Numbered.FILES;
    }

    IntStream fileNumbers() {
        return IntStream.range(firstJob * Numbered.FILES, endJob() * Numbered.FILES);
    }
}
