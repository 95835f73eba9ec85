package dev.afterrun.http.identity;

import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.TrustLevel;
import java.util.Set;

/**
 * Whoever writes events to a topic of Kafka that nobody else may write to. It publishes runs of some repositories and some of their refs,
 * and does nothing else.
 *
 * @param forge whose repositories they are
 * @param repositories {@code owner/name} each, followed by {@code :ID} where the forge's own id of it is known
 */
public record Producer(String name, String forge, Set<String> repositories, RefPattern refs, TrustLevel trust)
        implements Principal {
    /** @throws IllegalArgumentException where repositories are not named, or what anybody may cause would be believed */
    public Producer {
        repositories = Set.copyOf(repositories);
        if (repositories.isEmpty()) {
            throw new IllegalArgumentException("a producer is for repositories that are named, and there is none");
        }
        // Each is a name: a producer for all repositories would be one for those that nobody has thought of.
        repositories.forEach(entry -> RepositoryName.parse(RepositoryScope.nameIn(entry)));
        if (refs.isOfPullRequests() && trust != TrustLevel.UNTRUSTED) {
            throw new IllegalArgumentException(
                    "runs of pull requests are untrusted where nobody has proven whose they are");
        }
    }

    RepositoryScope scope() {
        return new RepositoryScope(repositories);
    }
}
