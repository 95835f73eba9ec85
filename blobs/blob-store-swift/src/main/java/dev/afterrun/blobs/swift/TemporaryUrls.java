package dev.afterrun.blobs.swift;

import dev.afterrun.blobs.Presentation;
import dev.afterrun.contracts.upload.SignedRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs addresses as Swift's middleware {@code tempurl} checks them. */
final class TemporaryUrls {
    private static final String ALGORITHM = "HmacSHA256";
    private static final Pattern FILE_NAME = Pattern.compile("filename=\"([^\"]*)\"");

    private final String key;
    private final Duration lifetime;
    private final Clock clock;

    TemporaryUrls(String key, Duration lifetime, Clock clock) {
        this.key = key;
        this.lifetime = lifetime;
        this.clock = clock;
    }

    /** What is signed with; nobody's but the store's and ours. */
    String key() {
        return key;
    }

    /** Good for reading {@code name} alone. */
    URI reading(URI container, String name) {
        return URI.create(signed("GET", container, name, end(lifetime)));
    }

    /** Good for reading {@code name} alone; the kind of the bytes is what they were stored with, whatever is asked. */
    URI reading(URI container, String name, Presentation presentation) {
        var fileName = FILE_NAME.matcher(presentation.contentDisposition());
        var presented =
                fileName.find() ? "&filename=" + URLEncoder.encode(fileName.group(1), StandardCharsets.UTF_8) : "";
        return URI.create(signed("GET", container, name, end(lifetime)) + presented);
    }

    /**
     * Good for writing {@code name} alone, again and again.
     *
     * @param stay after which time the store is to forget it; of the headers nothing is signed, so whoever sends may leave
     *     it out
     */
    SignedRequest writing(URI container, String name, Duration lifetime, Duration stay) {
        var end = end(lifetime);
        return new SignedRequest(
                "PUT",
                URI.create(signed("PUT", container, name, end)),
                Map.of(Writing.DELETE_AFTER, Long.toString(stay.toSeconds())),
                end);
    }

    private Instant end(Duration lifetime) {
        return clock.instant().plus(lifetime).truncatedTo(ChronoUnit.SECONDS);
    }

    private String signed(String method, URI container, String name, Instant end) {
        var expires = end.getEpochSecond();
        var signature = signature(method + "\n" + expires + "\n" + container.getPath() + "/" + name);
        return container + "/" + name + "?temp_url_sig=" + signature + "&temp_url_expires=" + expires;
    }

    private String signature(String signed) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
