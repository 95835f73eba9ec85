package dev.afterrun.storage.uploadtoken;

import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.contracts.token.TokenKind;
import dev.afterrun.contracts.token.TokenSecret;
import dev.afterrun.contracts.token.UploadTokenState;
import dev.afterrun.eventing.TryAgain;
import dev.afterrun.http.identity.UploadToken;
import dev.afterrun.http.identity.Verified;
import dev.afterrun.http.identity.upload.UploadTokenBook;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Whether tokens are good at this moment. Who bears one is looked up each time, so a token that is revoked is so at once. */
@ApplicationScoped
class KeptTokens implements UploadTokenBook {
    /** Writes at most so often that a token is in use. */
    private static final Duration BETWEEN_NOTES = Duration.ofMinutes(1);

    private final TokenRows rows;
    private final Clock clock;

    KeptTokens(TokenRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    @Override
    public Verified bearer(TokenKind kind, Optional<TokenSecret> secret) {
        return new Verified(good(kind, secret).bearer(), Optional.empty(), clock.instant());
    }

    @Override
    public Instant believedUntil(UploadToken token, Instant end) {
        good(
                TokenKind.UPLOAD,
                () -> rows.find(token.id()).filter(stored -> stored.bearer().equals(token)));
        return clock.instant();
    }

    /** The token of this kind and secret; the same 401 whatever it is that makes it no good. */
    StoredToken good(TokenKind kind, Optional<TokenSecret> secret) {
        return good(
                kind,
                () -> secret.filter(of -> of.kind() == kind)
                        .map(RepositoryTokens::sha256)
                        .flatMap(rows::find));
    }

    private StoredToken good(TokenKind kind, Supplier<Optional<StoredToken>> looking) {
        var now = clock.instant();
        try {
            var token = looking.get()
                    .filter(found -> found.state(now) == UploadTokenState.GOOD)
                    .orElseThrow(() -> new ProblemException(ProblemType.UNAUTHENTICATED.because(
                            "the " + kind.word() + " token is not good: unknown, expired or revoked; ask whoever made"
                                    + " it for another")));
            if (token.usedAt()
                    .filter(last -> now.isBefore(last.plus(BETWEEN_NOTES)))
                    .isEmpty()) {
                rows.used(token.id(), now);
            }
            return token;
        } catch (RuntimeException failure) {
            if (!TryAgain.helps(failure)) {
                throw failure;
            }
            // The framework's own answer to a failure here would be that the token is no good.
            throw new ProblemException(ProblemType.UNAVAILABLE.because(
                    kind.word() + " tokens cannot be looked up right now; try again in a moment"));
        }
    }
}
