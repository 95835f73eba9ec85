package dev.afterrun.storage.testreport;

import dev.afterrun.contracts.test.TestCounts;
import dev.afterrun.storage.testreport.ReportedTest.Outcome;
import java.util.Optional;

/** A test case while its elements pass by: the first that tells of an end other than passing decides. */
final class CurrentTest {
    private final TestName name;
    private final Excerpt output = new Excerpt();
    private Optional<Outcome> outcome = Optional.empty();
    private boolean skipped;
    private String message = "";
    private Optional<String> listening = Optional.empty();

    CurrentTest(TestName name) {
        this.name = name;
    }

    TestName name() {
        return name;
    }

    void begin(String element, String itsMessage) {
        if (element.equals("skipped")) {
            skipped = true;
        }
        // A test that failed in the end is no flaky one, whatever its tries are called.
        outcome(element)
                .filter(found -> outcome.isEmpty() || (outcome.get() == Outcome.FLAKY && found != Outcome.FLAKY))
                .ifPresent(found -> {
                    if (outcome.isEmpty()) {
                        message = itsMessage;
                        listening = Optional.of(element);
                    }
                    outcome = Optional.of(found);
                });
    }

    void text(String text) {
        if (listening.isPresent()) {
            output.add(text);
        }
    }

    void end(String element) {
        if (listening.filter(element::equals).isPresent()) {
            listening = Optional.empty();
        }
    }

    boolean hasPassed() {
        return !skipped && outcome.filter(how -> how != Outcome.FLAKY).isEmpty();
    }

    TestCounts counts() {
        return switch (outcome.orElse(Outcome.FLAKY)) {
            case FAILED -> new TestCounts(0, 1, 0, 0);
            case ERROR -> new TestCounts(0, 0, 1, 0);
            case FLAKY -> skipped ? new TestCounts(0, 0, 0, 1) : new TestCounts(1, 0, 0, 0);
        };
    }

    Optional<ReportedTest> reported() {
        return outcome.map(how -> new ReportedTest(how, name, said()));
    }

    /** Some tools repeat the message in the text, some have one of them alone. */
    private String said() {
        var first = message.strip().lines().findFirst().orElse("");
        if (output.isBlank() || (!first.isEmpty() && !output.contains(first))) {
            var both = new Excerpt();
            both.add(message.strip() + "\n");
            both.add(output.text());
            return both.text();
        }
        return output.text();
    }

    private static Optional<Outcome> outcome(String element) {
        return switch (element) {
            case "failure" -> Optional.of(Outcome.FAILED);
            case "error" -> Optional.of(Outcome.ERROR);
            case "flakyFailure", "flakyError" -> Optional.of(Outcome.FLAKY);
            default -> Optional.empty();
        };
    }
}
