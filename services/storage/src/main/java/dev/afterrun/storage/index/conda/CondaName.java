package dev.afterrun.storage.index.conda;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the file name of a conda package says: {@code NAME-VERSION-BUILD} and what it is packed as. Clients read name, version
 * and build from it, so it has to say the same as the package (CEP 26).
 */
record CondaName(String name, String version, String build, CondaFormat format) {
    /** Neither versions nor builds have hyphens. */
    private static final Pattern FORM = Pattern.compile(
            "(?<name>[a-z0-9_][a-z0-9_.-]{0,63})-(?<version>[A-Za-z0-9_.+!]{1,64})-(?<build>[A-Za-z0-9_.+]{1,64})"
                    + "(?<suffix>\\.conda|\\.tar\\.bz2)");

    /** What {@code fileName} says, where it is that of a conda package. */
    static Optional<CondaName> parse(String fileName) {
        var form = FORM.matcher(fileName);
        return form.matches()
                ? Optional.of(new CondaName(
                        form.group("name"),
                        form.group("version"),
                        form.group("build"),
                        CondaFormat.ofSuffix(form.group("suffix"))))
                : Optional.empty();
    }

    /** The file name. */
    String fileName() {
        return name + "-" + version + "-" + build + format.suffix();
    }
}
