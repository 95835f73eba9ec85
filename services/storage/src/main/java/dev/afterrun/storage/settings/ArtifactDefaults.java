package dev.afterrun.storage.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;

/** What runs leave with the forge, where a repository's `afterrun.toml` does not say otherwise. */
@ConfigMapping(prefix = "afterrun.artifacts")
public interface ArtifactDefaults {
    /** Names of artifacts that are fetched from runs of pull requests; `*` alone means all. Separated by commas. */
    @WithDefault("afterrun*")
    List<String> names();
}
