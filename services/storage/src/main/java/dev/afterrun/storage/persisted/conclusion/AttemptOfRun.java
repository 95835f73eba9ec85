package dev.afterrun.storage.persisted.conclusion;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An attempt of a run of the forge's own CI, as the key of due work: {@code REPOSITORY/RUN/ATTEMPT}.
 *
 * @param repository the row's number
 * @param run the forge's number of it
 */
record AttemptOfRun(long repository, long run, int attempt) {
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");

    /** Empty where the run has no number, as the forge's own have. */
    static Optional<AttemptOfRun> of(long repository, String run, int attempt) {
        return NUMBER.matcher(run).matches()
                ? Optional.of(new AttemptOfRun(repository, Long.parseLong(run), attempt))
                : Optional.empty();
    }

    static AttemptOfRun parse(String key) {
        var parts = key.split("/", -1);
        return new AttemptOfRun(Long.parseLong(parts[0]), Long.parseLong(parts[1]), Integer.parseInt(parts[2]));
    }

    @Override
    public String toString() {
        return repository + "/" + run + "/" + attempt;
    }
}
