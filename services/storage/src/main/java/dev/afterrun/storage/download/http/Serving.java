package dev.afterrun.storage.download.http;

import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.storage.download.Address;
import dev.afterrun.storage.download.FoundFile;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;

/**
 * A found file made ready to be sent any number of times.
 *
 * @param etag strong, since it is the digest: {@code "HEX"}
 * @param headers all but those that depend on the request
 */
record Serving(RepositoryName repository, FoundFile file, String etag, Bytes bytes, MultiMap headers) {
    /** RFC 9110, 5.6.7: two digits of the day, which the JDK's own RFC 1123 form lacks. */
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private static final CharSequence FOR_GOOD = HttpHeaders.createOptimized("public, max-age=31536000, immutable");
    private static final CharSequence REPR_DIGEST = HttpHeaders.createOptimized("Repr-Digest");
    private static final CharSequence NO_SNIFF = HttpHeaders.createOptimized("X-Content-Type-Options");
    private static final CharSequence SECURITY_POLICY = HttpHeaders.createOptimized("Content-Security-Policy");
    private static final CharSequence DISPOSITION = HttpHeaders.createOptimized("Content-Disposition");

    static Serving of(Address.OfFile address, FoundFile file, Bytes bytes, Manner manner) {
        var etag = '"' + file.sha256().hex() + '"';
        var headers = headers(file, etag, manner);
        return new Serving(address.repository(), file, etag, bytes, address.isForGood() ? forGood(headers) : headers);
    }

    /** Whichever job brought the bytes last: its time is none of theirs. */
    private static MultiMap forGood(MultiMap headers) {
        return headers.remove(HttpHeaders.LAST_MODIFIED).set(HttpHeaders.CACHE_CONTROL, FOR_GOOD);
    }

    /** A file that is read as a whole alone, through this process. */
    static Serving whole(Address.OfFile address, FoundFile file, Manner manner) {
        var serving = of(address, file, new Bytes.Remote(), manner);
        serving.headers.set(HttpHeaders.ACCEPT_RANGES, "none").set(HttpHeaders.CACHE_CONTROL, "no-store");
        return serving;
    }

    /** Bytes of memory that it takes while it is remembered, roughly. */
    int weight() {
        return 2048 + bytes.weight();
    }

    private static MultiMap headers(FoundFile file, String etag, Manner manner) {
        return HttpHeaders.headers()
                .set(HttpHeaders.CONTENT_TYPE, ContentTypes.of(file.path()))
                .set(DISPOSITION, manner.disposition(file.path().fileName()))
                .set(HttpHeaders.ETAG, etag)
                .set(
                        REPR_DIGEST,
                        "sha-256=:"
                                + Base64.getEncoder()
                                        .encodeToString(file.sha256().bytes()) + ":")
                .set(HttpHeaders.LAST_MODIFIED, HTTP_DATE.format(file.modified()))
                // Kept, and asked about: under most addresses a new version may come, and the ETag tells in one
                // round trip.
                .set(HttpHeaders.CACHE_CONTROL, "no-cache")
                .set(HttpHeaders.ACCEPT_RANGES, "bytes")
                .set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .set(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, "*")
                .set(NO_SNIFF, "nosniff")
                .set(SECURITY_POLICY, manner.policy());
    }
}
