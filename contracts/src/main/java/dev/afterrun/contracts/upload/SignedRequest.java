package dev.afterrun.contracts.upload;

import java.net.URI;
import java.time.Instant;
import java.util.Map;

/**
 * A request that a store takes from anybody who has it: an access token must not go along.
 *
 * @param headers to be sent as they are, beside {@code Host} and {@code Content-Length}
 * @param expiresAt until when it may begin
 */
public record SignedRequest(String method, URI address, Map<String, String> headers, Instant expiresAt) {
    public SignedRequest {
        headers = Map.copyOf(headers);
    }

    /** Without the signature, which is as good as a key for its time. */
    @Override
    public String toString() {
        return method + " " + address.getScheme() + "://" + address.getRawAuthority() + address.getRawPath();
    }
}
