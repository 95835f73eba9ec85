package dev.afterrun.storage.settings;

import dev.afterrun.contracts.settings.CommentSettings;
import dev.afterrun.storage.persisted.SetRules;
import dev.afterrun.storage.retention.RetentionRule;
import java.util.List;

/**
 * How one repository is set.
 *
 * @param retention its own rules in order, before the operator's
 */
public record RepositorySettings(
        UploadPolicy uploads, CommentSettings comment, List<RetentionRule> retention, SetRules sets) {
    public RepositorySettings {
        retention = List.copyOf(retention);
    }

    /** One that says nothing of sets. */
    public RepositorySettings(UploadPolicy uploads, CommentSettings comment, List<RetentionRule> retention) {
        this(uploads, comment, retention, SetRules.NONE);
    }
}
