package dev.afterrun.storage.uploadtoken;

import dev.afterrun.contracts.token.SignedUploadToken;
import dev.afterrun.contracts.token.TokenKind;
import dev.afterrun.contracts.token.TokenSecret;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/**
 * Gives a signed token of 15 minutes for an upload token, which services without a database take. A signed one is not exchanged: it
 * would never end.
 */
@ApplicationScoped
public class ExchangeToken {
    private final KeptTokens tokens;
    private final Signing signing;
    private final Clock clock;

    ExchangeToken(KeptTokens tokens, Signing signing, Clock clock) {
        this.tokens = tokens;
        this.signing = signing;
        this.clock = clock;
    }

    /** A signed token for the bearer of {@code token}; 401 where that is no good upload token. */
    public SignedUploadToken exchange(String token) {
        var good = tokens.good(TokenKind.UPLOAD, TokenSecret.parse(token));
        return signing.signer().sign(good.uploader().orElseThrow(), clock.instant(), good.until());
    }
}
