package dev.afterrun.http.identity.upload;

import dev.afterrun.contracts.token.TokenKind;
import dev.afterrun.contracts.token.TokenSecret;
import dev.afterrun.http.identity.UploadToken;
import dev.afterrun.http.identity.Verified;
import java.time.Instant;
import java.util.Optional;

/** What a service knows of tokens of one repository beside their signatures: storage, which keeps them, everything; others nothing. */
public interface UploadTokenBook {
    /**
     * Who bears a token as it was made.
     *
     * @param kind that it means to be of
     * @param secret empty where it has not even the form of one
     * @throws dev.afterrun.contracts.problem.ProblemException 401 where it is not good, or not to be told here
     */
    Verified bearer(TokenKind kind, Optional<TokenSecret> secret);

    /**
     * Until when an upload token, which a signed one proves until {@code end}, may be believed without another look.
     *
     * @throws dev.afterrun.contracts.problem.ProblemException 401 where it was revoked meanwhile
     */
    Instant believedUntil(UploadToken token, Instant end);
}
