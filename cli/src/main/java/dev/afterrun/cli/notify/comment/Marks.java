package dev.afterrun.cli.notify.comment;

import dev.afterrun.cli.server.Json;
import dev.afterrun.contracts.Commit;
import dev.afterrun.forge.Marker;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;

/** The lines that people do not see, and by which the next writer reads a comment. */
final class Marks {
    /** By which the comment is known among all others. */
    static final Marker COMMENT = new Marker("alone");

    static final String BEGIN = "<!-- afterrun:";
    static final String SUMMARY = BEGIN + "summary -->";
    static final String FILES = BEGIN + "files -->";
    static final String END = BEGIN + "end -->";

    private static final String COMMIT = BEGIN + "commit ";
    private static final String SECTION = BEGIN + "section ";
    private static final String CLOSE = " -->";

    private Marks() {}

    static String of(Commit commit) {
        return COMMIT + commit + CLOSE;
    }

    /** In Base64, whose characters cannot end an HTML comment. */
    static String of(Heading heading) {
        return SECTION + Base64.getEncoder().encodeToString(Json.write(heading)) + CLOSE;
    }

    static Optional<Commit> commit(String line) {
        return between(COMMIT, line).flatMap(Marks::parseCommit);
    }

    /** Empty for another line, and for one that is damaged. */
    static Optional<Heading> heading(String line) {
        return between(SECTION, line).flatMap(Marks::parseHeading);
    }

    static boolean isMark(String line) {
        return line.startsWith(BEGIN);
    }

    private static Optional<String> between(String begin, String line) {
        return line.startsWith(begin) && line.endsWith(CLOSE) && line.length() > begin.length() + CLOSE.length()
                ? Optional.of(line.substring(begin.length(), line.length() - CLOSE.length()))
                : Optional.empty();
    }

    private static Optional<Commit> parseCommit(String text) {
        try {
            return Optional.of(new Commit(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Heading> parseHeading(String text) {
        try {
            return Optional.of(Json.read(Base64.getDecoder().decode(text), Heading.class));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
