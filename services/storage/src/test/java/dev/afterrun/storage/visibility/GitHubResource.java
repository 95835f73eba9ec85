package dev.afterrun.storage.visibility;

import dev.afterrun.forge.github.GitHubDouble;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** GitHub's double, which has octo-org/octo-repo, asked with a token. */
public final class GitHubResource implements QuarkusTestResourceLifecycleManager {
    private static final GitHubDouble GITHUB = started();

    static GitHubDouble gitHub() {
        return GITHUB;
    }

    @Override
    public Map<String, String> start() {
        return Map.of(
                "afterrun.forge.kind",
                "github",
                "afterrun.forge.url",
                GITHUB.base().toString(),
                "afterrun.forge.token",
                GitHubDouble.OUR_TOKEN);
    }

    @Override
    public void stop() {
        GITHUB.close();
    }

    private static GitHubDouble started() {
        try {
            return new GitHubDouble();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
