package dev.afterrun.storage.catalog;

import dev.afterrun.contracts.Digest;
import java.util.regex.Pattern;

/** How people fetch one file with curl, to be pasted into a shell. */
public final class CurlCommand {
    /** What no shell takes for anything but itself. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._/@%+=:,-]+");

    private CurlCommand() {}

    /** Fetches the file at {@code address} and keeps it under {@code path}. */
    public static String get(String path, String address) {
        return "curl -fL --create-dirs -o " + quoted(path) + " " + address;
    }

    /** As {@link #get}, then compares what came with its digest; two lines. */
    public static String getAndCheck(String path, String address, Digest sha256) {
        return get(path, address) + "\necho " + quoted(sha256 + "  " + path) + " | sha256sum -c";
    }

    /** {@code path} as one word of a POSIX shell. */
    public static String quoted(String path) {
        var word = path.startsWith("-") ? "./" + path : path;
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
