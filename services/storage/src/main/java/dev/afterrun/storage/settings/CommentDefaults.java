package dev.afterrun.storage.settings;

import dev.afterrun.contracts.settings.CheckMode;
import dev.afterrun.contracts.settings.CommentMode;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How runs are told on the forge, where a repository's `afterrun.toml` does not say otherwise. */
@ConfigMapping(prefix = "afterrun.telling")
public interface CommentDefaults {
    /** Whether pull requests get a comment: `always`, `quiet` or `never`. */
    @WithDefault("always")
    CommentMode comments();

    /** Whether commits get a `status` or a `check-run`, or `none`. */
    @WithDefault("none")
    CheckMode check();
}
