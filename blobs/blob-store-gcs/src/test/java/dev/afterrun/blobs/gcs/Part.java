package dev.afterrun.blobs.gcs;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * A part of a request's body.
 *
 * @param head its headers, and what is around them
 * @param text its bytes, each a character
 */
record Part(String head, String text) {
    private static final Pattern ID = Pattern.compile("(?im)^Content-ID: *<?([^>\r\n]*)>?\r?$");

    byte[] content() {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** What its sender calls it. */
    String id() {
        var id = ID.matcher(head);
        return id.find() ? id.group(1) : "";
    }
}
