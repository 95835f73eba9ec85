package dev.afterrun.http.identity;

import dev.afterrun.contracts.RepositoryName;
import java.util.Optional;
import java.util.Set;

/**
 * The repositories that somebody speaks for.
 *
 * @param entries {@code owner/name} each, followed by {@code :ID} where the forge's own id of it is known; or {@code *}
 */
record RepositoryScope(Set<String> entries) {
    private static final String EVERY = "*";
    private static final char BEFORE_ID = ':';

    boolean coversAll() {
        return entries.contains(EVERY);
    }

    boolean covers(RepositoryName repository) {
        return coversAll() || entry(repository).isPresent();
    }

    /** The forge's own id of it, where that is known. */
    Optional<String> idOf(RepositoryName repository) {
        return entry(repository)
                .filter(entry -> entry.indexOf(BEFORE_ID) >= 0)
                .map(entry -> entry.substring(entry.indexOf(BEFORE_ID) + 1))
                .filter(id -> !id.isBlank());
    }

    /** Its name, where it is the only one. */
    Optional<String> only() {
        return coversAll() || entries.size() > 1
                ? Optional.empty()
                : entries.stream().findFirst().map(RepositoryScope::nameIn);
    }

    static String nameIn(String entry) {
        var end = entry.indexOf(BEFORE_ID);
        return end < 0 ? entry : entry.substring(0, end);
    }

    private Optional<String> entry(RepositoryName repository) {
        return entries.stream()
                .filter(entry -> nameIn(entry).equalsIgnoreCase(repository.toString()))
                .findFirst();
    }
}
