package dev.afterrun.storage.testreport;

import dev.afterrun.contracts.Limits;
import dev.afterrun.contracts.test.TestCounts;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamReader;

/** Follows the elements of a report and keeps what they say of tests. */
final class ReportReading {
    private static final long LONGEST_MILLIS = 1_000_000_000;
    private static final int LONGEST_NUMBER = 40;

    private final Deque<String> suites = new ArrayDeque<>();
    private final List<ReportedTest> remarkable = new ArrayList<>();
    private final List<Long> passed = new ArrayList<>();
    private TestCounts counts = TestCounts.NONE;
    private long millis;
    private Optional<CurrentTest> test = Optional.empty();

    void begin(XMLStreamReader element) throws ReportDefect {
        switch (element.getLocalName()) {
            case "testsuite" -> suites.push(attribute(element, "name"));
            case "testcase" -> beginTest(element);
            default -> test.ifPresent(open -> open.begin(element.getLocalName(), attribute(element, "message")));
        }
    }

    void text(String text) {
        test.ifPresent(open -> open.text(text));
    }

    void end(String element) {
        switch (element) {
            case "testsuite" -> suites.poll();
            case "testcase" -> {
                test.ifPresent(this::take);
                test = Optional.empty();
            }
            default -> test.ifPresent(open -> open.end(element));
        }
    }

    TestReport report() {
        return new TestReport(counts, millis, remarkable, passed);
    }

    private void beginTest(XMLStreamReader element) throws ReportDefect {
        if (counts.total() >= Limits.TESTS_OF_A_REPORT) {
            throw new ReportDefect("its report has more than " + Limits.TESTS_OF_A_REPORT + " tests");
        }
        var suite = attribute(element, "classname");
        var around = suites.peek();
        test = Optional.of(new CurrentTest(
                new TestName(suite.isBlank() && around != null ? around : suite, attribute(element, "name"))));
        millis = Math.min(LONGEST_MILLIS, millis + millis(attribute(element, "time")));
    }

    private void take(CurrentTest ended) {
        counts = counts.plus(ended.counts());
        if (ended.hasPassed() && passed.size() < TestReport.PASSED) {
            passed.add(ended.name().hash());
        }
        ended.reported()
                .filter(any -> remarkable.size() < TestReport.REMARKABLE)
                .ifPresent(remarkable::add);
    }

    private static String attribute(XMLStreamReader element, String name) {
        var value = element.getAttributeValue(null, name);
        return value == null ? "" : value;
    }

    /** Seconds, with a comma between thousands as surefire writes them. */
    private static long millis(String seconds) {
        if (seconds.length() > LONGEST_NUMBER) {
            return 0;
        }
        try {
            var read = new BigDecimal(seconds.strip().replace(",", ""));
            // Before anything is computed of it: an exponent of nine digits makes a number of as many.
            var digits = (long) read.precision() - read.scale();
            return read.signum() > 0 && digits < 10
                    ? Math.min(read.scaleByPowerOfTen(3).longValue(), LONGEST_MILLIS)
                    : 0;
        } catch (NumberFormatException none) {
            return 0;
        }
    }
}
