package dev.afterrun.contracts.event;

import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.Revision;

/**
 * What storage has decided for a pull request at {@code revision}; the highest revision wins.
 *
 * <p>Type {@value #TYPE}.
 */
public record PullRequestTold(
        RepositoryId repository, RepositoryName name, int number, Revision revision, UploadsTold uploads)
        implements StorageFact {
    /** The CloudEvents type. */
    public static final String TYPE = "dev.afterrun.pull-request.told.v1";

    /** The same at another revision. */
    public PullRequestTold at(Revision other) {
        return new PullRequestTold(repository, name, number, other, uploads);
    }
}
