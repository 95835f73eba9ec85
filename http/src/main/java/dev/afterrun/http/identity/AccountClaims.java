package dev.afterrun.http.identity;

import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What an {@link Account} is made of, whoever has signed it: the claims have the same names everywhere. */
public final class AccountClaims {
    private static final String FORGE = "afterrun_forge";
    private static final String LOGIN = "afterrun_forge_login";
    private static final String PERSON = "afterrun_forge_person";
    private static final String REPOSITORIES = "afterrun_repositories";
    private static final String TRUST = "afterrun_trust";
    private static final String ROLES = "groups";

    /** The claims that are read. */
    public static final List<String> NAMES = List.of(FORGE, LOGIN, PERSON, REPOSITORIES, TRUST, ROLES);

    private AccountClaims() {}

    /**
     * The account of {@code name}.
     *
     * @param claims of a verified token, by name: JSON as any library reads it
     * @throws ProblemException 403 where it does not say of which forge it speaks, or how far it is trusted
     */
    public static Account read(String name, Function<String, Optional<Object>> claims) {
        return new Account(
                name,
                needed(claims, FORGE),
                person(claims),
                words(claims.apply(REPOSITORIES)),
                words(claims.apply(ROLES)),
                trust(needed(claims, TRUST)));
    }

    /** A login without the id, or the other way round, is nobody. */
    private static Optional<ForgePerson> person(Function<String, Optional<Object>> claims) {
        return said(claims, LOGIN).flatMap(login -> said(claims, PERSON).map(id -> new ForgePerson(login, id)));
    }

    private static Optional<String> said(Function<String, Optional<Object>> claims, String name) {
        return claims.apply(name).map(AccountClaims::word).filter(word -> !word.isBlank());
    }

    private static String needed(Function<String, Optional<Object>> claims, String name) {
        return claims.apply(name)
                .map(AccountClaims::word)
                .orElseThrow(() -> new ProblemException(ProblemType.FORBIDDEN.because(
                        "the token lacks the claim '" + name + "'; it is not one of ours")));
    }

    private static TrustLevel trust(String word) {
        // Unknown words get the least trust, never an error that somebody could work around.
        return Arrays.stream(TrustLevel.values())
                .filter(level -> level.word().equals(word))
                .findFirst()
                .orElse(TrustLevel.UNTRUSTED);
    }

    private static Set<String> words(Optional<Object> claim) {
        return claim.map(AccountClaims::words).orElseGet(Set::of);
    }

    private static Set<String> words(Object claim) {
        return switch (claim) {
            case JsonArray array -> array.stream().map(AccountClaims::word).collect(Collectors.toUnmodifiableSet());
            case Collection<?> several ->
                several.stream().map(AccountClaims::word).collect(Collectors.toUnmodifiableSet());
            default -> Set.of(word(claim));
        };
    }

    private static String word(Object value) {
        return value instanceof JsonString text ? text.getString() : value.toString();
    }
}
