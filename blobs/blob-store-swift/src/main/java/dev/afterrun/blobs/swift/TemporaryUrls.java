package dev.afterrun.blobs.swift;

import dev.afterrun.blobs.Presentation;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs addresses as Swift's middleware {@code tempurl} checks them. */
final class TemporaryUrls {
    private static final String ALGORITHM = "HmacSHA256";
    private static final Pattern FILE_NAME = Pattern.compile("filename=\"([^\"]*)\"");

    private final SecretKeySpec key;
    private final Duration lifetime;
    private final Clock clock;

    TemporaryUrls(String key, Duration lifetime, Clock clock) {
        this.key = new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM);
        this.lifetime = lifetime;
        this.clock = clock;
    }

    /** Good for reading {@code name} alone; the kind of the bytes is what they were stored with, whatever is asked. */
    URI of(URI container, String name, Presentation presentation) {
        var expires = clock.instant().plus(lifetime).getEpochSecond();
        var signature = signature("GET\n" + expires + "\n" + container.getPath() + "/" + name);
        var fileName = FILE_NAME.matcher(presentation.contentDisposition());
        var presented =
                fileName.find() ? "&filename=" + URLEncoder.encode(fileName.group(1), StandardCharsets.UTF_8) : "";
        return URI.create(
                container + "/" + name + "?temp_url_sig=" + signature + "&temp_url_expires=" + expires + presented);
    }

    private String signature(String signed) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
