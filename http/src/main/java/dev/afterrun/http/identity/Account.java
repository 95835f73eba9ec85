package dev.afterrun.http.identity;

import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.TrustLevel;
import java.util.Optional;
import java.util.Set;

/**
 * A person, or a service account, with the rights that its issuer has put into the token.
 *
 * @param forge whose repositories it speaks of
 * @param repositories {@code owner/name} each, followed by {@code :ID} where the issuer knows the forge's own id of it; or {@code *}
 */
public record Account(String name, String forge, Set<String> repositories, Set<String> roles, TrustLevel trust)
        implements Principal {
    private static final String EVERY = "*";
    private static final char BEFORE_ID = ':';

    boolean coversAll() {
        return repositories.contains(EVERY);
    }

    boolean covers(RepositoryName repository) {
        return coversAll() || entry(repository).isPresent();
    }

    /** The forge's own id of it, where the token has that. */
    Optional<String> idOf(RepositoryName repository) {
        return entry(repository)
                .filter(entry -> entry.indexOf(BEFORE_ID) >= 0)
                .map(entry -> entry.substring(entry.indexOf(BEFORE_ID) + 1))
                .filter(id -> !id.isBlank());
    }

    /** Its name, where it is the only one. */
    Optional<String> onlyRepository() {
        return coversAll() || repositories.size() > 1
                ? Optional.empty()
                : repositories.stream().findFirst().map(Account::nameIn);
    }

    private Optional<String> entry(RepositoryName repository) {
        return repositories.stream()
                .filter(entry -> nameIn(entry).equalsIgnoreCase(repository.toString()))
                .findFirst();
    }

    private static String nameIn(String entry) {
        var end = entry.indexOf(BEFORE_ID);
        return end < 0 ? entry : entry.substring(0, end);
    }
}
