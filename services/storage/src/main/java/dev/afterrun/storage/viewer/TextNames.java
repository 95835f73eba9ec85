package dev.afterrun.storage.viewer;

import dev.afterrun.contracts.ArtifactPath;
import java.util.Locale;
import java.util.Set;

/** What files of text are called. It is a guess, made to offer the viewer; the viewer itself looks at the bytes. */
public final class TextNames {
    private static final Set<String> EXTENSIONS = Set.of(
            "bat", "c", "cfg", "conf", "cpp", "css", "csv", "diff", "err", "go", "h", "hpp", "html", "ini", "java",
            "js", "json", "kt", "lock", "log", "md", "mjs", "out", "patch", "ps1", "py", "rb", "rs", "rst", "sh", "sql",
            "svg", "tap", "toml", "ts", "tsv", "txt", "xml", "yaml", "yml");

    private TextNames() {}

    /** Whether a file of this path is offered to be read line by line. */
    public static boolean contain(ArtifactPath path) {
        var name = path.fileName();
        return EXTENSIONS.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }
}
