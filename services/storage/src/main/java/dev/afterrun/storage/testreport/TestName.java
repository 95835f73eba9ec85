package dev.afterrun.storage.testreport;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.Limits;
import java.nio.ByteBuffer;
import java.util.regex.Pattern;

/** A test's name and that of its suite, each on one line and of bounded length. */
record TestName(String suite, String name) {
    private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\s]+");

    TestName {
        suite = bounded(suite);
        name = bounded(name);
    }

    /** By which the same test is found in another report: the beginning of a SHA-256. */
    long hash() {
        return ByteBuffer.wrap(Digest.of((suite + "\0" + name).getBytes(UTF_8)).bytes())
                .getLong();
    }

    private static String bounded(String text) {
        var line = BREAKS.matcher(text).replaceAll(" ").strip();
        return line.codePointCount(0, line.length()) <= Limits.TEST_NAME
                ? line
                : line.substring(0, line.offsetByCodePoints(0, Limits.TEST_NAME - 1)) + "…";
    }
}
