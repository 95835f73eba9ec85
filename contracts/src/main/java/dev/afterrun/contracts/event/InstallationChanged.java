package dev.afterrun.contracts.event;

import dev.afterrun.contracts.RepositoryName;
import java.util.List;
import java.util.Set;

/**
 * The forge's app was installed, suspended or removed, or may see other repositories than before.
 *
 * <p>Type {@value #TYPE}.
 *
 * @param forge the forge's host
 * @param installation the forge's id of it
 * @param account the organisation or person that has it
 * @param action the forge's own word: {@code created}, {@code deleted}, {@code suspend}, {@code added} …
 * @param added repositories that it may see from now on, up to
 *     {@value dev.afterrun.contracts.Limits#REPOSITORIES_TOLD}; the forge knows all
 * @param removed repositories that it may no longer see, up to as many
 */
public record InstallationChanged(
        String forge,
        String installation,
        Actor account,
        String action,
        List<RepositoryName> added,
        List<RepositoryName> removed,
        Actor by)
        implements PullRequestFact {
    /** The CloudEvents type. */
    public static final String TYPE = "dev.afterrun.installation.changed.v1";

    /** GitHub's words for being let in. */
    private static final Set<String> LET_IN = Set.of("created", "added", "unsuspend", "new_permissions_accepted");

    /** Lists are never null, whatever the JSON left out. */
    public InstallationChanged {
        added = added == null ? List.of() : List.copyOf(added);
        removed = removed == null ? List.of() : List.copyOf(removed);
    }

    /** Whether the app may do more since. */
    public boolean letsIn() {
        return LET_IN.contains(action);
    }
}
