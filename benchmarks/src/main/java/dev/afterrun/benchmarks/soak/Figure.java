package dev.afterrun.benchmarks.soak;

import dev.afterrun.benchmarks.process.Family;
import dev.afterrun.benchmarks.process.Resident;
import java.io.IOException;

/** What is looked at of each process, and how much more of it there may be in the end than in the beginning. */
enum Figure {
    MEMORY("resident memory", "MB", 1.2, 20) {
        @Override
        double of(ProcessHandle process) throws IOException {
            return Resident.of(process);
        }
    },
    HANDLES("file handles", "", 1.2, 20) {
        @Override
        double of(ProcessHandle process) throws IOException {
            return Family.of(process).handles();
        }
    },
    THREADS("threads", "", 1.2, 10) {
        @Override
        double of(ProcessHandle process) throws IOException {
            return Family.of(process).threads();
        }
    };

    private final String words;
    private final String unit;
    private final double factor;
    private final double more;

    Figure(String words, String unit, double factor, double more) {
        this.words = words;
        this.unit = unit;
        this.factor = factor;
        this.more = more;
    }

    /** As it is now. */
    abstract double of(ProcessHandle process) throws IOException;

    String words() {
        return words;
    }

    String unit() {
        return unit;
    }

    /** What it may be in the last third where it was this in the first. */
    double bound(double first) {
        return first * factor + more;
    }
}
