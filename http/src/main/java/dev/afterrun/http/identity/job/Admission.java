package dev.afterrun.http.identity.job;

import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whose repositories' jobs are taken: an issuer signs for everybody on its forge, and an audience is no secret.
 *
 * @param entries an owner, a group or a repository by its path, an owner as {@code id:ID}, or {@code *} for everybody
 * @param setting that they come from
 */
record Admission(Set<String> entries, String setting) {
    private static final String EVERYBODY = "*";

    /** @throws IllegalArgumentException where the operator has not said whose */
    static Admission of(Collection<String> entries, String setting) {
        if (entries.isEmpty()) {
            throw new IllegalArgumentException(setting
                    + " is not set, and the issuer signs for everybody; name the owners whose jobs are taken, or '*'");
        }
        return new Admission(entries.stream().map(Admission::lower).collect(Collectors.toUnmodifiableSet()), setting);
    }

    /** 403 unless the repository at {@code path}, which {@code claim} names, is one of those. */
    void check(String claim, String path, String ownerId) {
        if (!entries.contains(EVERYBODY)
                && !entries.contains("id:" + ownerId)
                && ways(lower(path)).stream().noneMatch(entries::contains)) {
            throw new ProblemException(ProblemType.FORBIDDEN.because("the token's claim '" + claim + "' names " + path
                    + ", whose jobs are not taken here; the operator may add its owner to " + setting));
        }
    }

    /** The path and every path above it. */
    private static List<String> ways(String path) {
        return Stream.iterate(path, way -> !way.isEmpty(), way -> way.substring(0, Math.max(0, way.lastIndexOf('/'))))
                .toList();
    }

    private static String lower(String entry) {
        return entry.strip().toLowerCase(Locale.ROOT);
    }
}
