package dev.afterrun.storage.index.pip;

import dev.afterrun.storage.index.Defect;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A {@code METADATA} file, and the fields of it that an index repeats (Python's core metadata specification).
 *
 * @param text the whole file
 * @param project its Name, normalized
 * @param requiresPython a version specifier, such as {@code >=3.9}
 */
record CoreMetadata(String text, String project, Optional<String> requiresPython) {
    private static final int LONGEST = 1_000;

    /**
     * Reads {@code content}.
     *
     * @throws Defect when it is no such file
     */
    static CoreMetadata parse(byte[] content) throws Defect {
        var text = text(content);
        var name = field(text, "Name").orElseThrow(() -> new Defect("its METADATA has no Name"));
        return new CoreMetadata(text, WheelName.normalized(name), field(text, "Requires-Python"));
    }

    /** The first of this name before the blank line that begins the description. */
    private static Optional<String> field(String text, String name) throws Defect {
        var value = text.lines()
                .takeWhile(line -> !line.isBlank())
                .filter(line -> line.length() > name.length()
                        && line.charAt(name.length()) == ':'
                        && line.regionMatches(true, 0, name, 0, name.length()))
                .map(line -> line.substring(name.length() + 1).strip())
                .filter(found -> !found.isEmpty())
                .findFirst();
        if (value.filter(CoreMetadata::isUnfit).isPresent()) {
            throw new Defect("its METADATA has a " + name + " that no index could show");
        }
        return value;
    }

    private static boolean isUnfit(String value) {
        return value.length() > LONGEST || value.chars().anyMatch(Character::isISOControl);
    }

    private static String text(byte[] content) throws Defect {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Defect("its METADATA is no UTF-8");
        }
    }
}
