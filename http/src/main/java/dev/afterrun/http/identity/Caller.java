package dev.afterrun.http.identity;

import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import java.util.Locale;
import java.util.Set;

/**
 * Who a verified token says is calling.
 *
 * @param principal the token's subject
 * @param forge whose repositories it speaks of
 * @param repositories {@code owner/name} each, or {@code *}
 * @param trust the trust that its runs have
 */
public record Caller(String principal, String forge, Set<String> repositories, TrustLevel trust, Set<String> roles) {
    private static final String EVERY = "*";

    /** The tenant of {@code repository}, where this caller may publish there; else 403. */
    public RepositoryId mayPublishTo(RepositoryName repository) {
        requires("publisher");
        if (!covers(repository)) {
            throw forbidden("the token is not for " + repository + "; use one that is");
        }
        return new RepositoryId(forge, repository.toString().toLowerCase(Locale.ROOT));
    }

    /** Passes where this caller operates the installation; else 403. */
    public void mayOperate() {
        requires("operator");
    }

    private void requires(String role) {
        if (!roles.contains(role)) {
            throw forbidden("the token has not the role '" + role + "'; use one that has");
        }
    }

    private boolean covers(RepositoryName repository) {
        return repositories.contains(EVERY)
                || repositories.stream().anyMatch(name -> name.equalsIgnoreCase(repository.toString()));
    }

    private static ProblemException forbidden(String why) {
        return new ProblemException(ProblemType.FORBIDDEN.because(why));
    }
}
