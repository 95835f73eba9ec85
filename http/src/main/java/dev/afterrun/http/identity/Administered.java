package dev.afterrun.http.identity;

import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.RepositoryName;

/** What a caller administers under a name, which several tenants may have had one after another. */
public sealed interface Administered {
    /** The one that its token is for: whoever took over its name, and whoever had it before, are others. */
    record OneTenant(RepositoryId id) implements Administered {}

    /** All of them: whoever owns everything, ends what an earlier owner left. */
    record EveryoneOfName(String forge, RepositoryName name) implements Administered {}
}
