package dev.afterrun.storage.index.pip;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a wheel's file name says (PEP 427).
 *
 * @param project normalized as PEP 503 has it: lower case, with single hyphens
 * @param version as it is written
 */
public record WheelName(String project, String version) {
    private static final Pattern FORM = Pattern.compile(
            "(?<project>[A-Za-z0-9._]+)-(?<version>[^-\\s/]+)(-[0-9][^-\\s/]*)?-[^-\\s/]+-[^-\\s/]+-[^-\\s/]+\\.whl");

    private static final Pattern SEPARATORS = Pattern.compile("[-_.]+");

    /** What {@code fileName} says, where it is a wheel's. */
    public static Optional<WheelName> parse(String fileName) {
        var form = FORM.matcher(fileName);
        return form.matches()
                ? Optional.of(new WheelName(normalized(form.group("project")), form.group("version")))
                : Optional.empty();
    }

    /** The one spelling of a project's name that indexes use. */
    public static String normalized(String project) {
        return SEPARATORS.matcher(project).replaceAll("-").toLowerCase(Locale.ROOT);
    }
}
