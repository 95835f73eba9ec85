package dev.afterrun.contracts;

import java.util.Set;

/**
 * What a ref's files are shown as besides themselves. These names win over files in {@code {ref}/NAME/…}; a file whose path
 * begins with one of them is read at {@code {ref}/-/files/PATH}.
 */
public final class ViewNames {
    /** Everything of ours that is no package manager's: {@code -/files}, {@code -/jobs}, {@code -/SHA256SUMS}. */
    public static final String OURS = "-";

    /** The index that pip reads. */
    public static final String PYTHON = "simple";

    /** The channel that conda reads. */
    public static final String CONDA = "conda";

    /** The registry that npm reads. */
    public static final String NPM = "npm";

    /** The index that cargo reads. */
    public static final String CARGO = "cargo";

    private static final Set<String> ALL = Set.of(OURS, PYTHON, CONDA, NPM, CARGO);

    private ViewNames() {}

    /** Whether {@code name}, behind a ref, is that of a view. */
    public static boolean contains(String name) {
        return ALL.contains(name);
    }

    /** Whether a view is in the way of a file of this path. */
    public static boolean hide(ArtifactPath path) {
        var slash = path.value().indexOf('/');
        return contains(slash < 0 ? path.value() : path.value().substring(0, slash));
    }
}
