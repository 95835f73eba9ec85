package dev.afterrun.storage.index.conda;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a package wants of another one, as far as it matters here.
 *
 * @param isRestricted whether not every version and build of it will do
 */
record CondaSpec(String name, boolean isRestricted) {
    /** The name ends where a version, a bracket or a space begins; a channel may stand before it. */
    private static final Pattern FORM = Pattern.compile("(?:[^:\\s]*::?)?(?<name>[A-Za-z0-9_.-]+)(?<rest>.*)");

    /** What {@code written} wants; empty where that is no package by its name. */
    static Optional<CondaSpec> of(String written) {
        var form = FORM.matcher(written.strip());
        return form.matches()
                ? Optional.of(new CondaSpec(
                        form.group("name").toLowerCase(Locale.ROOT),
                        !form.group("rest").isBlank()))
                : Optional.empty();
    }
}
