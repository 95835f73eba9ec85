package dev.afterrun.cli.notify.comment;

import dev.afterrun.contracts.Conclusion;
import java.math.BigInteger;
import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a comment remembers of a job between two writers.
 *
 * @param source the CI system
 * @param reportedAt when the job said so
 * @param page the run, at the CI system
 * @param shelf its files, where there are any
 */
public record Heading(
        String source,
        String job,
        String run,
        int attempt,
        Optional<Instant> startedAt,
        Instant reportedAt,
        Conclusion conclusion,
        Optional<URI> page,
        Optional<Shelf> shelf) {

    private static final Pattern COUNTED = Pattern.compile("\\d{1,30}");

    /**
     * The older first: by the run's start, then by its number where it has one, then by attempt; of the same attempt what was
     * said last. What a run does not tell, orders nothing, so that all writers agree whatever they have seen.
     */
    static final Comparator<Heading> BY_AGE = Comparator.comparing(
                    (Heading heading) -> heading.startedAt().orElse(Instant.EPOCH))
            .thenComparing(Heading::number)
            .thenComparingInt(Heading::attempt)
            .thenComparing(Heading::reportedAt);

    /** @throws NullPointerException where one is missing, as in a comment that somebody has edited */
    public Heading {
        Objects.requireNonNull(source);
        Objects.requireNonNull(job);
        Objects.requireNonNull(run);
        Objects.requireNonNull(reportedAt);
        Objects.requireNonNull(conclusion);
    }

    JobKey key() {
        return new JobKey(source, job);
    }

    /** The same job, with no way to its files. */
    Heading withoutShelf() {
        return new Heading(source, job, run, attempt, startedAt, reportedAt, conclusion, page, Optional.empty());
    }

    /** CI systems count their runs, or name them by what has no order. */
    private BigInteger number() {
        return COUNTED.matcher(run).matches() ? new BigInteger(run) : BigInteger.ZERO;
    }
}
