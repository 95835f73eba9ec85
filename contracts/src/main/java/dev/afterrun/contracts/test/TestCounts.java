package dev.afterrun.contracts.test;

/** How many tests ended in which way; one that was tried again and passed in the end counts as passed. */
public record TestCounts(int passed, int failed, int errors, int skipped) {
    /** None at all. */
    public static final TestCounts NONE = new TestCounts(0, 0, 0, 0);

    /** All of them. */
    public int total() {
        return passed + failed + errors + skipped;
    }

    /** Those that somebody has to look at. */
    public int broken() {
        return failed + errors;
    }

    /** These and {@code others} together. */
    public TestCounts plus(TestCounts others) {
        return new TestCounts(
                passed + others.passed, failed + others.failed, errors + others.errors, skipped + others.skipped);
    }
}
