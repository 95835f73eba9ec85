package dev.afterrun.http.identity;

import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The {@link Caller} whom a verified token proves. Nothing else in a request says who calls. */
@ApplicationScoped
public class Callers {
    private static final String FORGE = "afterrun_forge";
    private static final String REPOSITORIES = "afterrun_repositories";
    private static final String TRUST = "afterrun_trust";

    /** The caller behind {@code identity}; 401 for nobody. */
    public Caller of(SecurityIdentity identity) {
        TokenMechanism.refusal(identity).ifPresent(problem -> {
            throw new ProblemException(problem);
        });
        if (identity.isAnonymous()) {
            throw nobody();
        }
        return switch (identity.getPrincipal()) {
            case Verified verified -> new Caller(verified.who());
            case JsonWebToken token -> new Caller(account(token));
            default -> throw nobody();
        };
    }

    /** The same where nobody may ask too. Nobody is who brings no token: whose token is refused gets 401 here as well. */
    public Optional<Caller> ifAny(SecurityIdentity identity) {
        return identity.isAnonymous() && TokenMechanism.refusal(identity).isEmpty()
                ? Optional.empty()
                : Optional.of(of(identity));
    }

    private static ProblemException nobody() {
        return new ProblemException(ProblemType.UNAUTHENTICATED.because(
                "there is no token; send 'Authorization: Bearer TOKEN' (the CLI takes AFTERRUN_TOKEN)"));
    }

    private static Principal account(JsonWebToken token) {
        var account = new Account(
                token.getName(),
                claim(token, FORGE),
                words(token.getClaim(REPOSITORIES)),
                token.getGroups(),
                trust(token));
        return LocalOperator.is(token.getIssuer(), account)
                ? new LocalOperator(account.name(), account.forge(), account.trust())
                : account;
    }

    private static String claim(JsonWebToken token, String name) {
        return token.<Object>claim(name)
                .map(Callers::word)
                .orElseThrow(() -> new ProblemException(ProblemType.FORBIDDEN.because(
                        "the token lacks the claim '" + name + "'; it is not one of ours")));
    }

    private static TrustLevel trust(JsonWebToken token) {
        var word = claim(token, TRUST);
        // Unknown words get the least trust, never an error that somebody could work around.
        return Arrays.stream(TrustLevel.values())
                .filter(level -> level.word().equals(word))
                .findFirst()
                .orElse(TrustLevel.UNTRUSTED);
    }

    private static Set<String> words(@org.jspecify.annotations.Nullable Object claim) {
        return switch (claim) {
            case null -> Set.of();
            case JsonArray array -> array.stream().map(Callers::word).collect(Collectors.toUnmodifiableSet());
            case Collection<?> several -> several.stream().map(Callers::word).collect(Collectors.toUnmodifiableSet());
            default -> Set.of(word(claim));
        };
    }

    private static String word(Object value) {
        return value instanceof JsonString text ? text.getString() : value.toString();
    }
}
