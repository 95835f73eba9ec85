package dev.afterrun.storage.settings;

import dev.afterrun.contracts.WorkflowPath;
import dev.afterrun.contracts.settings.CheckMode;
import dev.afterrun.contracts.settings.CommentMode;
import dev.afterrun.contracts.settings.CommentSettings;
import dev.afterrun.contracts.settings.UploadMode;
import java.util.HashSet;
import org.tomlj.Toml;

/** Reads an {@code afterrun.toml}. */
final class SettingsFile {
    /** Where it lies on the default branch. */
    static final String NAME = "afterrun.toml";

    /** Bytes that it may have. */
    static final int LIMIT = 64 * 1024;

    private static final int DEPTH = 30;

    private SettingsFile() {}

    /**
     * How a repository with this file is set.
     *
     * @param defaults what counts where the file says nothing
     * @throws SettingsDefect at the first thing that cannot be meant
     */
    static RepositorySettings read(String text, RepositorySettings defaults) throws SettingsDefect {
        checkDepth(text);
        var parsed = Toml.parse(text);
        if (parsed.hasErrors()) {
            var first = parsed.errors().getFirst();
            throw new SettingsDefect(first.position().line(), oneLine(String.valueOf(first.getMessage())));
        }
        var file = new SettingsTable(parsed, "");
        var uploads = file.table("uploads");
        var comment = file.table("comment");
        var artifacts = file.table("artifacts");
        var trust = file.table("trust");
        var settings = new RepositorySettings(
                new UploadPolicy(
                        uploads.word(
                                "mode", UploadMode::parse, defaults.uploads().mode()),
                        uploads.patterns("re-render-paths", defaults.uploads().rerenderPaths()),
                        uploads.patterns(
                                "package-exceptions", defaults.uploads().packageExceptions())),
                new CommentSettings(
                        comment.word(
                                "comments",
                                CommentMode::parse,
                                defaults.comment().comments()),
                        comment.word(
                                "check", CheckMode::parse, defaults.comment().check()),
                        comment.table("templates").texts()),
                RetentionTables.read(file),
                SetTables.read(file),
                artifacts.names("names", defaults.artifacts()),
                new HashSet<>(trust.words("workflows", SettingsFile::workflow)));
        trust.nothingElse();
        artifacts.nothingElse();
        uploads.nothingElse();
        comment.nothingElse();
        file.nothingElse();
        return settings;
    }

    private static WorkflowPath workflow(String path) {
        try {
            return new WorkflowPath(path);
        } catch (IllegalArgumentException none) {
            throw new IllegalArgumentException("is a list of workflows, and " + none.getMessage(), none);
        }
    }

    /** What is read recursively must not be nested without bound; brackets within texts count, too. */
    private static void checkDepth(String text) throws SettingsDefect {
        var depth = 0;
        for (var i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '[', '{' -> depth++;
                case ']', '}' -> depth--;
                default -> {}
            }
            if (depth > DEPTH) {
                throw new SettingsDefect("brackets are nested more than " + DEPTH + " deep");
            }
        }
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
