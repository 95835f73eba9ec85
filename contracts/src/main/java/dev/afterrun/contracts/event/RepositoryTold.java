package dev.afterrun.contracts.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.Revision;
import dev.afterrun.contracts.settings.CommentSettings;
import dev.afterrun.contracts.settings.UploadMode;
import java.util.Optional;

/**
 * How a repository is set at {@code revision}; the highest revision wins.
 *
 * <p>Type {@value #TYPE}.
 *
 * @param problem what is wrong with its {@code afterrun.toml}, in one line; what stands here is then of the last good one
 * @param quota that most of what it may store is used, or more than that, in one line; who reads it is told that alone
 */
public record RepositoryTold(
        RepositoryId repository,
        RepositoryName name,
        Revision revision,
        UploadMode uploads,
        CommentSettings comment,
        Optional<String> problem,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> quota)
        implements StorageFact {
    /** The CloudEvents type. */
    public static final String TYPE = "dev.afterrun.repository.told.v1";

    /** The same at another revision. */
    public RepositoryTold at(Revision other) {
        return new RepositoryTold(repository, name, other, uploads, comment, problem, quota);
    }
}
