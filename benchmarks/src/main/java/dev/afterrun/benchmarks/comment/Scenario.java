package dev.afterrun.benchmarks.comment;

/**
 * Runs that finish one after the other.
 *
 * @param name for metrics
 * @param pullRequests that they are spread over
 * @param perSecond how fast they finish
 */
record Scenario(String name, int pullRequests, int runs, int perSecond) {
    /** A large matrix whose jobs all end within ten seconds. */
    static final Scenario MATRIX = new Scenario("200 jobs on one pull request in 10 s", 1, 200, 20);

    /** A busy minute. */
    static final Scenario BUSY = new Scenario("1,000 runs on 100 pull requests in 1 min", 100, 1_000, 17);

    int pullRequestOf(int number) {
        return 1 + number % pullRequests;
    }
}
