package dev.afterrun.cli.notify;

import dev.afterrun.cli.options.Found;
import dev.afterrun.cli.options.Setting;
import dev.afterrun.cli.options.SettingSource;
import dev.afterrun.cli.options.Variables;
import java.util.Optional;

/** The variables by which GitHub's own tools know the API and the token, in GitHub Actions and elsewhere. */
record GitHubVariables(Variables variables) implements SettingSource {
    @Override
    public Optional<Found> find(Setting setting) {
        return switch (setting) {
            case FORGE_URL -> variables.find("GITHUB_API_URL");
            case FORGE_TOKEN -> variables.find("GITHUB_TOKEN");
            default -> Optional.empty();
        };
    }
}
