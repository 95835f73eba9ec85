package dev.afterrun.cli.ci;

import dev.afterrun.cli.options.Found;
import dev.afterrun.cli.options.Setting;
import dev.afterrun.cli.options.SettingSource;
import java.util.Optional;

/** The settings that a CI system's own environment answers. */
public record CiSource(CiSystem system) implements SettingSource {
    @Override
    public Optional<Found> find(Setting setting) {
        return switch (setting) {
            case REPO -> system.repository();
            case COMMIT -> system.commit();
            case BUILT_COMMIT -> system.builtCommit();
            case RUN -> system.run();
            case ATTEMPT -> system.attempt();
            case JOB -> system.job();
            case PR -> system.pullRequest();
            case BRANCH -> system.branch();
            case CONCLUSION -> system.conclusion();
            case SOURCE -> system.source();
            case RUN_URL -> system.runUrl();
            case STARTED_AT -> system.startedAt();
            default -> Optional.empty();
        };
    }
}
