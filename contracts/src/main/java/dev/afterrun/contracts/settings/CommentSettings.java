package dev.afterrun.contracts.settings;

import java.util.Map;

/**
 * How a repository wants its runs told.
 *
 * @param templates parts of the comment that it words itself, each by the part's name
 */
public record CommentSettings(CommentMode comments, CheckMode check, Map<String, String> templates) {
    /** Maps are never null, whatever the JSON left out. */
    public CommentSettings {
        templates = templates == null ? Map.of() : Map.copyOf(templates);
    }
}
