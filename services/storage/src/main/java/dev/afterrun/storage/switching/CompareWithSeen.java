package dev.afterrun.storage.switching;

import dev.afterrun.contracts.Commit;
import dev.afterrun.forge.ChangedPaths;
import dev.afterrun.forge.Forge;
import dev.afterrun.storage.catalog.Repository;
import dev.afterrun.storage.settings.SettingsOf;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Optional;

/** Whether a commit does in CI what another one does. What cannot be told counts as another thing. */
@ApplicationScoped
class CompareWithSeen {
    private final Forge forge;
    private final SettingsOf settings;

    CompareWithSeen(Forge forge, SettingsOf settings) {
        this.forge = forge;
        this.settings = settings;
    }

    /** What CI would do otherwise, in half a sentence; empty where it does the same. No transaction may be open. */
    Optional<String> rerendering(Repository repository, Commit seen, Commit commit) throws IOException {
        if (seen.equals(commit)) {
            return Optional.empty();
        }
        return switch (forge.changedPaths(repository.name(), seen, commit)) {
            case ChangedPaths.Known(var paths) ->
                settings.of(repository).uploads().rerendering(paths).map(path -> "'" + path + "' is another one");
            case ChangedPaths.Unknown(var why) -> Optional.of("it cannot be told whether it does the same: " + why);
        };
    }
}
