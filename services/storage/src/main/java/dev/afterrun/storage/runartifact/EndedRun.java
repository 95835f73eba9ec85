package dev.afterrun.storage.runartifact;

import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.event.WorkflowRunChanged;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An attempt of a run that has ended, as the key of due work: {@code FORGE/ID/OWNER/NAME/RUN/ATTEMPT}. Nothing of its repository need
 * be known yet.
 *
 * @param run the forge's number of it
 */
record EndedRun(RepositoryId repository, RepositoryName name, long run, int attempt) {
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");
    private static final int FIELDS = 6;
    private static final String ENDED = "completed";
    private static final String OF_PULL_REQUESTS = "pull_request";

    /** Empty where the run goes on, or is of no pull request, or has no number. */
    static Optional<EndedRun> of(WorkflowRunChanged changed) {
        return changed.status().equals(ENDED)
                        && changed.trigger().equals(OF_PULL_REQUESTS)
                        && NUMBER.matcher(changed.run()).matches()
                ? Optional.of(new EndedRun(
                        changed.repository(), changed.name(), Long.parseLong(changed.run()), changed.attempt()))
                : Optional.empty();
    }

    static EndedRun parse(String key) {
        var parts = key.split("/", -1);
        return new EndedRun(
                new RepositoryId(parts[0], parts[1]),
                new RepositoryName(parts[2], parts[3]),
                Long.parseLong(parts[4]),
                Integer.parseInt(parts[5]));
    }

    /** What such a key may have beyond all of these: how often the forge did not let us look. */
    static int refusals(String key) {
        var parts = key.split("/", -1);
        return parts.length > FIELDS ? Integer.parseInt(parts[FIELDS]) : 0;
    }

    @Override
    public String toString() {
        return repository.forge() + "/" + repository.id() + "/" + name + "/" + run + "/" + attempt;
    }
}
