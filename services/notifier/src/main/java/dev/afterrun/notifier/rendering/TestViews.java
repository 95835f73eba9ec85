package dev.afterrun.notifier.rendering;

import dev.afterrun.contracts.event.RunStored;
import dev.afterrun.contracts.job.JobDetail;
import dev.afterrun.contracts.test.FailedTest;
import dev.afterrun.contracts.test.FlakyTest;
import dev.afterrun.contracts.test.TestCounts;
import dev.afterrun.contracts.test.TestResults;
import dev.afterrun.forge.markdown.Escaped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** Puts the tests of all jobs together: one that fails in a whole matrix is one to look at. */
final class TestViews {
    /** Jobs that are named behind one test. */
    private static final int JOBS = 3;

    private static final int LONG_SUITE = 40;

    private final List<RunStored> jobs;
    private final Depth depth;

    TestViews(List<RunStored> jobs, Depth depth) {
        this.jobs = jobs;
        this.depth = depth;
    }

    static Optional<TestResults> of(RunStored job) {
        return job.detail().flatMap(JobDetail::tests);
    }

    /** What a job's tests came to, in few words; empty where it has none. */
    static String inShort(RunStored job) {
        return of(job).map(TestResults::counts).map(TestViews::inShort).orElse("");
    }

    /** The tests of all jobs in a few words; empty where there are none. */
    String inShort() {
        var all = jobs.stream().flatMap(job -> of(job).stream()).toList();
        if (all.isEmpty()) {
            return "";
        }
        var counts = all.stream().map(TestResults::counts).reduce(TestCounts.NONE, TestCounts::plus);
        var flaky = sum(TestResults::flakyTests);
        var unread = sum(TestResults::unread);
        return (counts.broken() > 0
                        ? "**" + Words.number(counts.broken()) + " of " + Words.counted(counts.total(), "test")
                                + " failed**"
                        : Words.counted(counts.passed(), "test") + " passed")
                + (flaky > 0 ? ", " + Words.number(flaky) + " flaky" : "")
                + (counts.skipped() > 0 ? ", " + Words.number(counts.skipped()) + " skipped" : "")
                + (unread > 0 ? ", " + Words.counted(unread, "report") + " unread" : "");
    }

    private int sum(ToIntFunction<TestResults> figure) {
        return jobs.stream().flatMap(job -> of(job).stream()).mapToInt(figure).sum();
    }

    TestsView view() {
        var failed = failed();
        var failures =
                failed.values().stream().limit(depth.tests()).map(this::failure).toList();
        var broken = sum(results -> results.counts().broken());
        var told = failed.values().stream()
                .limit(depth.tests())
                .mapToInt(test -> test.in().size())
                .sum();
        var flaky = flaky();
        return new TestsView(
                failures,
                depth.tests() == 0 ? 0 : broken - told,
                flaky.isEmpty() || depth.tests() == 0 ? "" : Words.counted(sum(TestResults::flakyTests), "flaky test"),
                flaky.stream().limit(depth.tests()).toList(),
                sum(TestResults::flakyTests) - Math.min(flaky.size(), depth.tests()));
    }

    private Map<String, Failed> failed() {
        var found = new LinkedHashMap<String, Failed>();
        for (var job : jobs) {
            for (var test : of(job).map(TestResults::failures).orElse(List.of())) {
                found.computeIfAbsent(test.suite() + "\0" + test.name(), key -> new Failed(test, new ArrayList<>()))
                        .in()
                        .add(job);
            }
        }
        return found;
    }

    private TestsView.Failure failure(Failed failed) {
        var test = failed.test();
        return new TestsView.Failure(
                "<b>" + Escaped.inHtml(named(test.name())) + "</b>" + suite(test.suite()) + " · " + jobs(failed.in()),
                depth.outputLength() == 0 || test.output().isBlank()
                        ? ""
                        : Fenced.of("text", test.output(), depth.outputLength()));
    }

    private static String jobs(List<RunStored> failedIn) {
        var names = failedIn.stream()
                .limit(JOBS)
                .map(job -> Escaped.inHtml(job.job().job()))
                .toList();
        return String.join(", ", names) + (failedIn.size() > JOBS ? " and " + (failedIn.size() - JOBS) + " more" : "");
    }

    private List<String> flaky() {
        return jobs.stream()
                .flatMap(job -> of(job).map(TestResults::flaky).orElse(List.of()).stream()
                        .map(test -> flaky(job, test)))
                .toList();
    }

    private static String flaky(RunStored job, FlakyTest test) {
        var tried =
                test.attempt().map(attempt -> "failed in attempt " + attempt).orElse("passed when it was tried again");
        var suite = test.suite().isEmpty() ? "" : " in " + Escaped.inLine(inShort(test.suite()));
        // A code span, since other text could begin a block of its own here.
        return Escaped.asCode(named(test.name())) + suite + " · "
                + Escaped.inLine(job.job().job()) + ": " + tried;
    }

    private static String inShort(TestCounts counts) {
        return counts.broken() > 0
                ? Words.number(counts.broken()) + " of " + Words.number(counts.total()) + " failed"
                : Words.number(counts.passed()) + " passed";
    }

    private static String suite(String suite) {
        return suite.isEmpty() ? "" : " in " + Escaped.inHtml(inShort(suite));
    }

    /** A class goes by its own name where that of its package would fill the line. */
    private static String inShort(String suite) {
        var own = suite.substring(suite.lastIndexOf('.') + 1);
        return suite.length() <= LONG_SUITE || own.isBlank() ? suite : own;
    }

    private static String named(String name) {
        return name.isBlank() ? "(no name)" : name;
    }

    /** A test, and the jobs in which it failed. */
    private record Failed(FailedTest test, List<RunStored> in) {}
}
