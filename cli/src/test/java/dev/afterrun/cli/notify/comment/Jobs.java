package dev.afterrun.cli.notify.comment;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.Conclusion;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** Jobs that have something to say. */
final class Jobs {
    static final Commit COMMIT = new Commit("6e4ddaf0c8f5f0b2a7d0b8f4a8a5a9a1f3f2c1d0");
    static final Commit NEXT = new Commit("7e4ddaf0c8f5f0b2a7d0b8f4a8a5a9a1f3f2c1d0");
    static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

    private Jobs() {}

    static Section section(String job, int attempt) {
        return section(job, attempt, "Summary of " + job + ", attempt " + attempt + ".");
    }

    static Section section(String job, int attempt, String summary) {
        return Section.of(heading(job, attempt), summary, "");
    }

    static Heading heading(String job, int attempt) {
        return new Heading(
                "https://ci.example/actions",
                job,
                "17",
                attempt,
                Optional.empty(),
                NOW,
                Conclusion.SUCCESS,
                Optional.of(URI.create("https://ci.example/runs/17")),
                Optional.empty());
    }
}
