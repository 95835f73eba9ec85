package dev.afterrun.docs.markdown;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The names by which a Markdown file's headings are linked to, as forges make them. */
public final class Headings {
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.*)$");

    private Headings() {}

    /** Those of {@code file}. */
    public static Set<String> of(Path file) throws IOException {
        return HEADING.matcher(Files.readString(file))
                .results()
                .map(found -> found.group(1).toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
                .collect(Collectors.toSet());
    }
}
