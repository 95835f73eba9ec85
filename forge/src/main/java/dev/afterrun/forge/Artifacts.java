package dev.afterrun.forge;

import dev.afterrun.contracts.RepositoryName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What runs of the forge's own CI left with the forge, for whoever may read the repository to fetch. */
public interface Artifacts {
    /**
     * What the forge itself says of a run, and of the pull request that it was for. Nobody else's word counts: the run's own files
     * least of all.
     *
     * @param run the forge's number of it
     * @param attempt the one that is meant; of an earlier one the forge tells no more
     */
    RunOfPullRequest runOfPullRequest(RepositoryName repository, long run, int attempt) throws IOException;

    /** What a run left, all attempts of it, up to {@value RunArtifact#MOST}; none where the forge knows no such run. */
    List<RunArtifact> artifacts(RepositoryName repository, long run) throws IOException;

    /**
     * Fetches the zip archive of one into a file, which is made anew. The forge leads to another host for it, which gets no token of
     * ours.
     *
     * @throws IOException when it did not come whole, or not in time: try again
     */
    FetchedArchive fetch(RepositoryName repository, RunArtifact artifact, Path into, FetchBounds bounds)
            throws IOException;
}
