package dev.afterrun.storage.testreport;

/**
 * A test of a report that did not simply pass.
 *
 * @param output what the report says of it, as far as it is kept
 */
record ReportedTest(Outcome outcome, TestName name, String output) {
    /** How it ended. */
    enum Outcome {
        /** An expectation was not met. */
        FAILED,
        /** Something else went wrong. */
        ERROR,
        /** It was tried again and passed. */
        FLAKY
    }
}
