package dev.afterrun.persisted.disk;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;

/**
 * Names of files as bytes. A {@link Path} of Unix keeps them, but shows them only as text of the locale's encoding, in which some
 * have none; as a {@code file:} address it shows, and takes, every byte.
 */
public final class NativeNames {
    private static final boolean TEXT_ALONE = File.separatorChar == '\\';
    private static final String ROOT = "file:///";
    private static final HexFormat DIGITS = HexFormat.of().withUpperCase();

    private NativeNames() {}

    /** The bytes of a name, or of a link's target; with {@code /} between parts, on Windows too. */
    public static byte[] bytes(Path name) {
        var text = name.toString();
        if (TEXT_ALONE) {
            return text.replace('\\', '/').getBytes(StandardCharsets.UTF_8);
        }
        if (isPlain(text)) {
            return text.getBytes(StandardCharsets.US_ASCII);
        }
        var absolute = name.isAbsolute() ? name : Path.of("/").resolve(name);
        var address = absolute.toUri().getRawPath();
        var from = name.isAbsolute() ? 0 : 1;
        // A slash at the end says that there is a directory of this name just now.
        var to = address.endsWith("/") && !text.endsWith("/") ? address.length() - 1 : address.length();
        return decoded(address.substring(from, to));
    }

    /** What lies at these bytes below {@code directory}. */
    public static Path resolve(Path directory, byte[] name) {
        return directory.resolve(path(name));
    }

    /** A relative or absolute path of these bytes; of several slashes in a row it has one. */
    public static Path path(byte[] name) {
        var text = new String(name, StandardCharsets.UTF_8);
        if (TEXT_ALONE || (isPlain(text) && !text.endsWith("/"))) {
            return Path.of(text);
        }
        if (name[0] == '/') {
            return Path.of(URI.create("file://" + encoded(name)));
        }
        var absolute = Path.of(URI.create(ROOT + encoded(name)));
        return absolute.subpath(0, absolute.getNameCount());
    }

    private static boolean isPlain(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (text.charAt(i) < 0x20 || text.charAt(i) >= 0x7f) {
                return false;
            }
        }
        return true;
    }

    private static String encoded(byte[] name) {
        var address = new StringBuilder(name.length * 3);
        for (var i = 0; i < name.length; i++) {
            var value = name[i];
            // A slash at the end is lost unless it is written as a byte that has no character.
            var isSeparator = value == '/' && (i == 0 || i < name.length - 1);
            if (isSeparator || (value >= '0' && value <= '9') || (value >= 'a' && value <= 'z')) {
                address.append((char) value);
            } else {
                address.append('%').append(DIGITS.toHexDigits(value));
            }
        }
        return address.toString();
    }

    private static byte[] decoded(String address) {
        var bytes = new ByteArrayOutputStream(address.length());
        for (var i = 0; i < address.length(); i++) {
            if (address.charAt(i) == '%') {
                bytes.write(HexFormat.fromHexDigits(address, i + 1, i + 3));
                i += 2;
            } else {
                bytes.write(address.charAt(i));
            }
        }
        return bytes.toByteArray();
    }
}
