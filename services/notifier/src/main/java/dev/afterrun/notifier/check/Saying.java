package dev.afterrun.notifier.check;

import dev.afterrun.contracts.Digest;
import dev.afterrun.forge.CheckReport;
import dev.afterrun.forge.CheckState;
import dev.afterrun.forge.CommitStatus;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What is to stand beside a commit. */
sealed interface Saying {
    /** How often people have asked for it. */
    int asked();

    /** How the commit stands. */
    CheckState state();

    /** The same for what says the same, in the same way, to people who have not asked again. */
    Digest digest();

    /** A check run. */
    record OfCheckRun(CheckReport report, int asked) implements Saying {
        @Override
        public CheckState state() {
            return report.state();
        }

        @Override
        public Digest digest() {
            return Saying.digest(
                    "check-run", asked, report.state().name(), report.title(), report.summary(), report.details());
        }
    }

    /** A status. */
    record OfStatus(CommitStatus status, int asked) implements Saying {
        @Override
        public CheckState state() {
            return status.state();
        }

        @Override
        public Digest digest() {
            return Saying.digest("status", asked, status.state().name(), status.description(), "", status.details());
        }
    }

    private static Digest digest(String kind, int asked, String state, String title, String summary, URI details) {
        var text = String.join("\0", List.of(kind, Integer.toString(asked), state, title, summary, details.toString()));
        return Digest.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
