package dev.afterrun.benchmarks;

/** One comparison. */
public interface Benchmark {
    /** What it is called on the command line. */
    String name();

    /** What it measures beside what, in one sentence. */
    String about();

    /** How often each subject has its turn where nothing else is asked for. */
    default int usualRounds() {
        return 5;
    }

    /** Measures every subject in turns, as often as {@code bench} says, and leaves the samples there. */
    void run(Bench bench) throws Exception;
}
