package dev.afterrun.cli.set;

import dev.afterrun.persisted.disk.Bases;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Paths of the command line as rules. A shell has made {@code ~/.m2} a whole path, which is the same on no other machine: it becomes
 * one of the home again, and what lies in the working directory one of that.
 */
final class PathArguments {
    private static final boolean WINDOWS = File.separatorChar == '\\';
    private static final Pattern SIGNED = Pattern.compile("([!=%]*)(.*)", Pattern.DOTALL);

    private final String workspace;
    private final String home;

    PathArguments(Bases bases) {
        this.workspace = slashed(bases.workspace().toAbsolutePath());
        this.home = slashed(bases.home().toAbsolutePath());
    }

    List<String> rules(List<String> arguments) {
        return arguments.stream().map(this::rule).toList();
    }

    private String rule(String argument) {
        var signed = SIGNED.matcher(argument);
        if (!signed.matches()) {
            return argument;
        }
        return signed.group(1) + placed(WINDOWS ? signed.group(2).replace('\\', '/') : signed.group(2));
    }

    private String placed(String path) {
        if (path.startsWith("~/")) {
            return path;
        }
        var whole = isAbsolute(path) ? path : workspace + "/" + path;
        var plain = plain(whole);
        return below(workspace, plain)
                .map(PathArguments::relative)
                .or(() -> below(home, plain).map(rest -> "~/" + rest))
                .orElse(plain);
    }

    /** What follows {@code directory}; empty where it lies elsewhere. */
    private static Optional<String> below(String directory, String path) {
        if (path.equals(directory)) {
            return Optional.of("");
        }
        return path.startsWith(directory + "/")
                ? Optional.of(path.substring(directory.length() + 1))
                : Optional.empty();
    }

    /** A name that begins as a sign does is still a name. */
    private static String relative(String path) {
        return path.isEmpty() ? "." : path.matches("(?s)[!=%~/].*") ? "./" + path : path;
    }

    /** Without {@code .}, {@code ..} and what is empty. */
    private static String plain(String path) {
        var parts = new ArrayList<String>();
        for (var part : path.split("/", -1)) {
            if (part.equals("..") && !parts.isEmpty()) {
                parts.removeLast();
            } else if (!part.isEmpty() && !part.equals(".") && !part.equals("..")) {
                parts.add(part);
            }
        }
        return (path.startsWith("/") ? "/" : "") + String.join("/", parts);
    }

    private static boolean isAbsolute(String path) {
        return path.startsWith("/") || (WINDOWS && path.matches("(?s)[A-Za-z]:/.*"));
    }

    private static String slashed(Path directory) {
        return plain(WINDOWS ? directory.toString().replace('\\', '/') : directory.toString());
    }
}
