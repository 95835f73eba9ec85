package dev.afterrun.storage.index.pip;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the file name of a wheel (PEP 427) or of an sdist (PEP 625, and the older ones with hyphens in the project's name) says.
 *
 * @param project normalized as PEP 503 has it: lower case, with single hyphens
 * @param version as it is written
 */
public record DistributionName(String project, String version) {
    private static final Pattern WHEEL = Pattern.compile(
            "(?<project>[A-Za-z0-9._]+)-(?<version>[^-\\s/]+)(-[0-9][^-\\s/]*)?-[^-\\s/]+-[^-\\s/]+-[^-\\s/]+\\.whl");

    /** Much else is packed so; what has no number where the version belongs is none of it. */
    private static final Pattern SDIST =
            Pattern.compile("(?<project>[A-Za-z0-9][A-Za-z0-9._-]*)-(?<version>[0-9][^-\\s/]*)\\.tar\\.gz");

    private static final Pattern SEPARATORS = Pattern.compile("[-_.]+");

    /** What {@code fileName} says, where it is that of either. */
    public static Optional<DistributionName> parse(String fileName) {
        return Stream.of(WHEEL, SDIST)
                .map(form -> form.matcher(fileName))
                .filter(Matcher::matches)
                .map(form -> new DistributionName(normalized(form.group("project")), form.group("version")))
                .findFirst();
    }

    /** The one spelling of a project's name that indexes use. */
    public static String normalized(String project) {
        return SEPARATORS.matcher(project).replaceAll("-").toLowerCase(Locale.ROOT);
    }
}
