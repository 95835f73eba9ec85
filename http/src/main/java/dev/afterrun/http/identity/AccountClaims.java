package dev.afterrun.http.identity;

import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import jakarta.json.JsonString;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an {@link Account} is made of, whoever has signed it: the claims have the same names everywhere. */
public final class AccountClaims {
    private static final String NAME = "sub";
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
     * @throws ProblemException 403 where it does not say of which forge it speaks, or how far it is trusted; 401 where a text has a NUL
     */
    public static Account read(String name, Function<String, Optional<Object>> claims) {
        return new Account(
                ClaimText.of(NAME, name),
                needed(claims, FORGE),
                person(claims),
                words(claims, REPOSITORIES),
                words(claims, ROLES),
                trust(needed(claims, TRUST)));
    }

    /** A login without the id, or the other way round, is nobody. */
    private static Optional<ForgePerson> person(Function<String, Optional<Object>> claims) {
        return said(claims, LOGIN).flatMap(login -> said(claims, PERSON).map(id -> new ForgePerson(login, id)));
    }

    private static Optional<String> said(Function<String, Optional<Object>> claims, String name) {
        return claims.apply(name).map(value -> word(name, value)).filter(word -> !word.isBlank());
    }

    private static String needed(Function<String, Optional<Object>> claims, String name) {
        return claims.apply(name)
                .map(value -> word(name, value))
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

    private static Set<String> words(Function<String, Optional<Object>> claims, String name) {
        return claims.apply(name).stream()
                .flatMap(AccountClaims::each)
                .map(value -> word(name, value))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<?> each(Object claim) {
        return claim instanceof Collection<?> several ? several.stream() : Stream.of(claim);
    }

    private static String word(String name, Object value) {
        return ClaimText.of(name, value instanceof JsonString text ? text.getString() : value.toString());
    }
}
