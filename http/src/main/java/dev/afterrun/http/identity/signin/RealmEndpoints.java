package dev.afterrun.http.identity.signin;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.Set;

/** Where a realm does what, by its own metadata (OpenID Connect Discovery 1.0, 3). */
record RealmEndpoints(URI authorization, URI token, URI end) {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** @throws IOException where they are another's, or lead where somebody on the way could listen */
    static RealmEndpoints read(String issuer, JsonNode metadata) throws IOException {
        var named = metadata.path("issuer").asText();
        if (!named.equals(issuer)) {
            throw new IOException("its metadata are of the issuer '" + named + "'");
        }
        return new RealmEndpoints(
                endpoint(issuer, metadata, "authorization_endpoint"),
                endpoint(issuer, metadata, "token_endpoint"),
                endpoint(issuer, metadata, "end_session_endpoint"));
    }

    private static URI endpoint(String issuer, JsonNode metadata, String name) throws IOException {
        try {
            var address = URI.create(metadata.path(name).asText());
            if (isTrusted(address) && (isSafe(address) || isLocal(URI.create(issuer)))) {
                return address;
            }
        } catch (IllegalArgumentException unreadable) {
            throw new IOException("its metadata have no address as '" + name + "'", unreadable);
        }
        throw new IOException("its metadata have no 'https' address as '" + name + "'");
    }

    /** Whether nobody on the way there listens. */
    static boolean isTrusted(URI address) {
        return isSafe(address) || isLocal(address);
    }

    private static boolean isSafe(URI address) {
        return "https".equals(address.getScheme()) && address.getHost() != null;
    }

    private static boolean isLocal(URI address) {
        return "http".equals(address.getScheme()) && LOOPBACK.contains(String.valueOf(address.getHost()));
    }
}
