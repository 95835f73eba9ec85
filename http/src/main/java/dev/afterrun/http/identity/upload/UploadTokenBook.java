package dev.afterrun.http.identity.upload;

import dev.afterrun.contracts.token.UploadSecret;
import dev.afterrun.http.identity.UploadToken;
import dev.afterrun.http.identity.Verified;
import java.time.Instant;
import java.util.Optional;

/** What a service knows of upload tokens beside their signatures: storage, which keeps them, everything; others nothing. */
public interface UploadTokenBook {
    /**
     * Who bears a token as it was made.
     *
     * @param secret empty where it has not even the form of one
     * @throws dev.afterrun.contracts.problem.ProblemException 401 where it is not good, or not to be told here
     */
    Verified bearer(Optional<UploadSecret> secret);

    /**
     * Until when {@code token}, which a signed one proves until {@code end}, may be believed without another look.
     *
     * @throws dev.afterrun.contracts.problem.ProblemException 401 where it was revoked meanwhile
     */
    Instant believedUntil(UploadToken token, Instant end);
}
