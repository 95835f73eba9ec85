package dev.afterrun.storage.retention.evaluation;

import dev.afterrun.contracts.Digest;
import dev.afterrun.storage.catalog.Repository;
import dev.afterrun.storage.retention.RetentionPolicy;
import dev.afterrun.storage.retention.RetentionRule;
import dev.afterrun.storage.retention.UsualLifetimes;
import dev.afterrun.storage.settings.SettingsOf;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The rules that count for each repository: its own, then the operator's. */
@ApplicationScoped
public class Policies {
    private final SettingsOf settings;
    private final RetentionPolicy operators;

    Policies(SettingsOf settings, UsualLifetimes usual) {
        this.settings = settings;
        this.operators = usual.policy();
    }

    /** As its last good {@code afterrun.toml} has them. */
    public RetentionPolicy of(Repository repository) {
        return with(settings.of(repository).retention());
    }

    /** As they would be if a repository had these. */
    public RetentionPolicy with(List<RetentionRule> own) {
        return operators.after(own);
    }

    /** The same while nothing has changed that the ends of all the repository's files follow from. */
    String fingerprint(Repository repository) {
        var whole = settings.defaultBranch(repository).orElse("") + "\n" + of(repository);
        return Digest.of(whole.getBytes(StandardCharsets.UTF_8)).hex();
    }
}
