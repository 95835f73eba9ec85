package dev.afterrun.blobs.bucket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.upload.SignedRequest;
import dev.afterrun.contracts.upload.Transfer;
import java.net.URI;

/** Signed requests, and what somebody makes of them. */
final class SignedRequests {
    private SignedRequests() {}

    static SignedRequest request(Transfer transfer) {
        return switch (transfer) {
            case Transfer.Parts(var parts) -> parts.getFirst().request();
            case Transfer.Resumable(var start) -> start;
            case Transfer.Through() -> throw new AssertionError("the store was to sign");
        };
    }

    static SignedRequest at(URI address, SignedRequest request) {
        return new SignedRequest(request.method(), address, request.headers(), request.expiresAt());
    }

    static URI changed(URI address, String from, String to) {
        assertThat(address.toString()).contains(from);
        return URI.create(address.toString().replace(from, to));
    }
}
