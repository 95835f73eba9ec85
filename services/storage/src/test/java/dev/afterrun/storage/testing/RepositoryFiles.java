package dev.afterrun.storage.testing;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.forge.http.JsonClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;

/** What lies in repositories on the forge. */
@ApplicationScoped
public class RepositoryFiles {
    private final JsonClient forge =
            new JsonClient(ConfigProvider.getConfig().getValue("afterrun.forge.url", URI.class), Map.of());

    /** The repository has this {@code afterrun.toml} on its default branch. */
    public void settings(RepositoryName repository, String text) {
        put("/v1/repos/" + repository + "/contents/afterrun.toml", Map.of("text", text));
    }

    /** The two commits differ in these paths. */
    public void changed(RepositoryName repository, Commit from, Commit to, String... paths) {
        put("/v1/repos/" + repository + "/commits/" + to + "/changes/" + from, Map.of("paths", List.of(paths)));
    }

    /** The repository has none any more. */
    public void noSettings(RepositoryName repository) {
        try {
            forge.delete("/v1/repos/" + repository + "/contents/afterrun.toml").good();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void put(String path, Object body) {
        try {
            forge.send("PUT", path, body).good();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
