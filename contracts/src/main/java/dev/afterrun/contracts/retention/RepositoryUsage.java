package dev.afterrun.contracts.retention;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * What a repository has stored, and what it may have.
 *
 * @param repository its name
 * @param files stored files; one counts once for each job that has it
 * @param bytes what they add up to
 * @param held by whom, the largest first
 * @param quotas those that bound it: its own, then that of its account
 * @param uncounted how much more its files are than was counted; nothing, unless something is wrong, and then it is counted within
 *     a day
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RepositoryUsage(
        String repository,
        long files,
        long bytes,
        List<HeldFiles> held,
        List<QuotaStanding> quotas,
        Uncounted uncounted) {
    /** Nothing is null, whatever the JSON left out. */
    public RepositoryUsage {
        held = held == null ? List.of() : List.copyOf(held);
        quotas = quotas == null ? List.of() : List.copyOf(quotas);
        uncounted = uncounted == null ? Uncounted.NONE : uncounted;
    }

    /** What the runs of a branch or pull request hold, by the name that people know it by: {@code main}, {@code #12}. */
    public record HeldFiles(String by, long files, long bytes) {}

    /** Less than nothing where more was counted than there is. */
    public record Uncounted(long files, long bytes) {
        /** All is counted. */
        public static final Uncounted NONE = new Uncounted(0, 0);
    }
}
