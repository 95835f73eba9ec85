package dev.afterrun.docs.markdown;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The commands that a Markdown file tells its reader to type. */
public final class ShellBlocks {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(?:sh|bash|console)\\n(.*?)^```");

    private ShellBlocks() {}

    /** Each command line of {@code file}, continued lines joined, comments and prompts left out. */
    public static Stream<String> of(Path file) throws IOException {
        return BLOCK.matcher(Files.readString(file))
                .results()
                .flatMap(block ->
                        List.of(block.group(1).replaceAll("\\\\\\n\\s*", "").split("\\n")).stream())
                .map(line ->
                        line.replaceAll("\\s+#.*", "").replaceFirst("^\\$ ", "").strip())
                .filter(line -> !line.isEmpty() && !line.startsWith("#"));
    }
}
