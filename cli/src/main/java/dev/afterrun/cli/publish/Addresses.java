package dev.afterrun.cli.publish;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.ViewNames;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Addresses of files: all but RFC 3986's unreserved characters is percent-encoded, so {@code +} and {@code #} work. */
public record Addresses(URI base) {

    /** Where {@code path} can be read, though one of the server's views may have its name. */
    URI of(ArtifactPath path) {
        return below(
                ViewNames.hide(path) ? below(base, ViewNames.OURS, "files") : base,
                path.value().split("/", -1));
    }

    /** The address of {@code segments} below {@code base}. */
    public static URI below(URI base, String... segments) {
        var text = base.toString();
        return URI.create(text
                + (text.endsWith("/") ? "" : "/")
                + Arrays.stream(segments).map(Addresses::encoded).collect(Collectors.joining("/")));
    }

    private static String encoded(String segment) {
        var encoded = new StringBuilder();
        for (var octet : segment.getBytes(StandardCharsets.UTF_8)) {
            var character = (char) (octet & 0xff);
            if (isUnreserved(character)) {
                encoded.append(character);
            } else {
                encoded.append('%').append(String.format("%02X", (int) character));
            }
        }
        return encoded.toString();
    }

    private static boolean isUnreserved(char character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9')
                || "-._~".indexOf(character) >= 0;
    }
}
