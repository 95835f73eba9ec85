package dev.afterrun.http.identity;

import dev.afterrun.contracts.TrustLevel;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whoever has the token that the launcher makes: owner of everything on one machine.
 *
 * @param forge whose repositories they are
 */
public record LocalOperator(String name, String forge, TrustLevel trust) implements Principal {
    /** What the launcher's tokens name as their issuer. */
    private static final String ISSUER = "afterrun-local";

    private static final Set<String> ROLES = Set.of("publisher", "operator");

    /** Whether it is the owner whom {@code account} of {@code issuer} stands for: the same issuer may give away less. */
    static boolean is(@Nullable String issuer, Account account) {
        return ISSUER.equals(issuer) && account.coversAll() && account.roles().containsAll(ROLES);
    }
}
