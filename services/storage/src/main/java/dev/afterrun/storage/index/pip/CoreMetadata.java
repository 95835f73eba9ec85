package dev.afterrun.storage.index.pip;

import dev.afterrun.storage.index.Defect;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A {@code METADATA} or {@code PKG-INFO} file, and the fields of it that an index repeats (Python's core metadata
 * specification).
 *
 * @param text the whole file
 * @param project its Name, normalized
 * @param requiresPython a version specifier, such as {@code >=3.9}
 */
record CoreMetadata(String text, String project, Optional<String> requiresPython) {
    private static final int LONGEST = 1_000;

    /** What a project may be called: whatever begins with a hyphen, pip would take for an option. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?");

    /** Since 2.2 an sdist says which of its fields a build may still decide (PEP 643). */
    private static final Pattern SAYS_WHAT_IS_DYNAMIC =
            Pattern.compile("2\\.([2-9]|[1-9]\\d+)|([3-9]|[1-9]\\d+)\\.\\d+");

    /**
     * Reads {@code content}, that of the file so called.
     *
     * @throws Defect when it is no such file
     */
    static CoreMetadata parse(String fileName, byte[] content) throws Defect {
        var text = text(fileName, content);
        var name = field(fileName, text, "Name").orElseThrow(() -> new Defect("its " + fileName + " has no Name"));
        if (!NAME.matcher(name).matches()) {
            throw unfit(fileName, "Name");
        }
        return new CoreMetadata(text, DistributionName.normalized(name), field(fileName, text, "Requires-Python"));
    }

    /** Why no index shows a file of this name whose metadata, called {@code file}, speak of {@code project}. */
    static Optional<String> misnamed(String file, String fileName, String project) {
        return DistributionName.parse(fileName)
                        .filter(name -> name.project().equals(project))
                        .isPresent()
                ? Optional.empty()
                : Optional.of("its " + file + " speaks of " + project + ", and its file name of something else");
    }

    /** Whether a build of the sdist may decide on the field. */
    boolean isDynamic(String field) {
        return values(text, "Dynamic").anyMatch(field::equalsIgnoreCase);
    }

    /** Whether every wheel that is built of the sdist says all the same. */
    boolean holdsForBuilds() {
        return values(text, "Metadata-Version")
                        .findFirst()
                        .filter(version -> SAYS_WHAT_IS_DYNAMIC.matcher(version).matches())
                        .isPresent()
                && values(text, "Dynamic").findFirst().isEmpty();
    }

    private static Optional<String> field(String fileName, String text, String name) throws Defect {
        var value = values(text, name).findFirst();
        if (value.filter(CoreMetadata::isUnfit).isPresent()) {
            throw unfit(fileName, name);
        }
        return value;
    }

    private static Defect unfit(String fileName, String name) {
        return new Defect("its " + fileName + " has a " + name + " that no index could show");
    }

    /** Those of this name before the blank line that begins the description. */
    private static Stream<String> values(String text, String name) {
        return text.lines()
                .takeWhile(line -> !line.isBlank())
                .filter(line -> line.length() > name.length()
                        && line.charAt(name.length()) == ':'
                        && line.regionMatches(true, 0, name, 0, name.length()))
                .map(line -> line.substring(name.length() + 1).strip())
                .filter(found -> !found.isEmpty());
    }

    private static boolean isUnfit(String value) {
        return value.length() > LONGEST || value.chars().anyMatch(Character::isISOControl);
    }

    private static String text(String fileName, byte[] content) throws Defect {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Defect("its " + fileName + " is no UTF-8");
        }
    }
}
