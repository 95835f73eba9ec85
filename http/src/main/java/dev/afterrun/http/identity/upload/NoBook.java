package dev.afterrun.http.identity.upload;

import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.contracts.token.TokenKind;
import dev.afterrun.contracts.token.TokenSecret;
import dev.afterrun.http.address.Addresses;
import dev.afterrun.http.identity.UploadToken;
import dev.afterrun.http.identity.Verified;
import io.quarkus.arc.DefaultBean;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/** Of a service without a database: it takes what storage has signed, and sends others there. */
@Singleton
@DefaultBean
final class NoBook implements UploadTokenBook {
    private final Addresses addresses;

    NoBook(Addresses addresses) {
        this.addresses = addresses;
    }

    @Override
    public Verified bearer(TokenKind kind, Optional<TokenSecret> secret) {
        throw new ProblemException(ProblemType.UNAUTHENTICATED.because(
                switch (kind) {
                    case UPLOAD ->
                        "an upload token is exchanged for a signed one first; ask for it with 'POST "
                                + addresses.storage() + "/v1/upload-tokens/exchange' (the CLI does so by itself)";
                    case INSTALL ->
                        "an install token reads at " + addresses.storage()
                                + " and is good for nothing else; use another one for this";
                }));
    }

    @Override
    public Instant believedUntil(UploadToken token, Instant end) {
        return end;
    }
}
