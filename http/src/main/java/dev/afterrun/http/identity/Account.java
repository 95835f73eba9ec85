package dev.afterrun.http.identity;

import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.TrustLevel;
import java.util.Optional;
import java.util.Set;

/**
 * A person, or a service account, with the rights that its issuer has put into the token.
 *
 * @param forge whose repositories it speaks of
 * @param person who they are there, where the realm says so
 * @param repositories {@code owner/name} each, followed by {@code :ID} where the issuer knows the forge's own id of it; or {@code *}
 */
public record Account(
        String name,
        String forge,
        Optional<ForgePerson> person,
        Set<String> repositories,
        Set<String> roles,
        TrustLevel trust)
        implements Principal {
    /** One of whom nobody says who they are at the forge. */
    public Account(String name, String forge, Set<String> repositories, Set<String> roles, TrustLevel trust) {
        this(name, forge, Optional.empty(), repositories, roles, trust);
    }

    boolean coversAll() {
        return scope().coversAll();
    }

    boolean covers(RepositoryName repository) {
        return scope().covers(repository);
    }

    /** The forge's own id of it, where the token has that. */
    Optional<String> idOf(RepositoryName repository) {
        return scope().idOf(repository);
    }

    /** Its name, where it is the only one. */
    Optional<String> onlyRepository() {
        return scope().only();
    }

    private RepositoryScope scope() {
        return new RepositoryScope(repositories);
    }
}
