package dev.afterrun.cli.publish;

import dev.afterrun.contracts.event.StartReport;

/**
 * What is said when a run or a job begins.
 *
 * @param source the CI system
 */
record Beginning(String source, StartReport report) {
    /** What was told, for people. */
    String told() {
        var expected = report.expects().size();
        return report.job().map(job -> "'" + job + "' has begun").orElse("the run has begun")
                + (expected == 0 ? "" : ", " + expected + (expected == 1 ? " job is" : " jobs are") + " to come");
    }
}
