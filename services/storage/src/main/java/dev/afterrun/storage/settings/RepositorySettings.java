package dev.afterrun.storage.settings;

import dev.afterrun.contracts.WorkflowPath;
import dev.afterrun.contracts.settings.CommentSettings;
import dev.afterrun.storage.pattern.NamePattern;
import dev.afterrun.storage.persisted.SetRules;
import dev.afterrun.storage.retention.RetentionRule;
import java.util.List;
import java.util.Set;

/**
 * How one repository is set.
 *
 * @param retention its own rules in order, before the operator's
 * @param artifacts what is fetched of what runs of its pull requests leave with the forge
 * @param trusted workflows whose runs are trusted as a push to the default branch, whatever has set them off
 */
public record RepositorySettings(
        UploadPolicy uploads,
        CommentSettings comment,
        List<RetentionRule> retention,
        SetRules sets,
        List<NamePattern> artifacts,
        Set<WorkflowPath> trusted) {
    public RepositorySettings {
        retention = List.copyOf(retention);
        artifacts = List.copyOf(artifacts);
        trusted = Set.copyOf(trusted);
    }

    /** One that says nothing of sets, artifacts and workflows. */
    public RepositorySettings(UploadPolicy uploads, CommentSettings comment, List<RetentionRule> retention) {
        this(uploads, comment, retention, SetRules.NONE, List.of(), Set.of());
    }
}
