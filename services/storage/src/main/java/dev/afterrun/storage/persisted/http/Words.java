package dev.afterrun.storage.persisted.http;

import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.persisted.SetScope;
import dev.afterrun.contracts.persisted.SetScope.ScopeKind;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Words of addresses as what they mean; 4xx where they mean nothing. */
final class Words {
    private Words() {}

    /** A whole number from 1; {@code what} is what it is called. */
    static long number(String what, String text) {
        if (!text.matches("[1-9][0-9]{0,17}")) {
            throw new ProblemException(
                    ProblemType.INVALID.because("'" + what + "' is a whole number from 1, not '" + text + "'"));
        }
        return Long.parseLong(text);
    }

    static int pullRequest(String text) {
        return Math.toIntExact(Math.min(number("pullRequest", text), Integer.MAX_VALUE));
    }

    /** A branch without {@code refs/heads/}. */
    static String branch(String text) {
        return read(text, name -> new SetScope(ScopeKind.BRANCH, name)).of();
    }

    static <T> Optional<T> word(@Nullable String text, Function<String, T> form) {
        return Optional.ofNullable(text).map(word -> read(word, form));
    }

    static <T> T read(String text, Function<String, T> form) {
        try {
            return form.apply(text);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemType.INVALID.because(e));
        }
    }

    static RepositoryName repository(String owner, String repo) {
        return read(repo, name -> new RepositoryName(owner, name));
    }

    static Response fresh(Object answer) {
        return Response.ok(answer).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }
}
