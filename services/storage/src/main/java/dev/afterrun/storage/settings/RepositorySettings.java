package dev.afterrun.storage.settings;

import dev.afterrun.contracts.settings.CommentSettings;
import dev.afterrun.storage.pattern.NamePattern;
import dev.afterrun.storage.persisted.SetRules;
import dev.afterrun.storage.retention.RetentionRule;
import java.util.List;

/**
 * How one repository is set.
 *
 * @param retention its own rules in order, before the operator's
 * @param artifacts what is fetched of what runs of its pull requests leave with the forge
 */
public record RepositorySettings(
        UploadPolicy uploads,
        CommentSettings comment,
        List<RetentionRule> retention,
        SetRules sets,
        List<NamePattern> artifacts) {
    public RepositorySettings {
        retention = List.copyOf(retention);
        artifacts = List.copyOf(artifacts);
    }

    /** One that says nothing of sets, nor of artifacts. */
    public RepositorySettings(UploadPolicy uploads, CommentSettings comment, List<RetentionRule> retention) {
        this(uploads, comment, retention, SetRules.NONE, List.of());
    }
}
