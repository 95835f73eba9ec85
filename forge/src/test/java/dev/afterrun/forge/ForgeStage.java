package dev.afterrun.forge;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.Conclusion;
import dev.afterrun.contracts.RepositoryName;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/**
 * A forge made ready for one test of {@link ForgeContract}: brings about, by whatever means that forge has, what the
 * tests speak of. What it cannot bring about it says by aborting the test with a reason.
 */
public interface ForgeStage extends AutoCloseable {
    /** Where the forge is. */
    URI base();

    /** The adapter under test, speaking to a forge at {@code base}. */
    Forge connect(URI base);

    RepositoryName repository();

    /** Opens a pull request with a head of its own. */
    PullRequest open() throws IOException;

    /** Opens another pull request with the same head. */
    PullRequest openFor(Commit head) throws IOException;

    /** Opens a pull request that the forge has made a test merge of. */
    PullRequest openWithTestMerge() throws IOException;

    void close(PullRequest pullRequest) throws IOException;

    void merge(PullRequest pullRequest) throws IOException;

    /** Pushes a new commit to the branch, which is made where it is not there, and tells which. */
    Commit push(String branch) throws IOException;

    /** Adds a comment that is not by us, and tells its id. */
    CommentId commentBySomeoneElse(PullRequest pullRequest, String body) throws IOException;

    /** Somebody who may write to the repository. */
    Person writer() throws IOException;

    /** Somebody who may read it, and not write. */
    default Person reader() throws IOException {
        return Assumptions.abort("everybody may write here");
    }

    /** Puts a file with this text on the default branch. */
    void put(String path, String text) throws IOException;

    /** Pushes a new commit that changes these paths alone, and tells which. */
    Commit push(String branch, List<String> paths) throws IOException;

    /** Somebody else runs something for the commit, as a check run. */
    void check(Commit commit, String name, Check.State state) throws IOException;

    /** Somebody else runs something for the commit, and tells by a status. */
    void status(Commit commit, String context, Check.State state) throws IOException;

    /** Our status of the commit as people see it: {@code state: description}. */
    String ourStatus(Commit commit) throws IOException;

    /** A workflow runs, or has run, for the head of a pull request; tells the forge's number of the run. */
    default long run(Commit head, Check.State state) {
        return Assumptions.abort("nothing runs on this forge");
    }

    /** A workflow has run since somebody pushed the commit to a branch. */
    default long pushedRun(Commit commit) {
        return Assumptions.abort("nothing runs on this forge");
    }

    /** A job of the run's present attempt, which has ended so, or runs. */
    default void job(long run, String name, Optional<Conclusion> conclusion) {
        Assumptions.abort("nothing runs on this forge");
    }

    /** How often the run has begun. */
    default int attempts(long run) {
        return Assumptions.abort("nothing runs on this forge");
    }

    /** From now on we may not run anything once more. */
    default void forbidReruns() {
        Assumptions.abort("nothing runs on this forge");
    }

    /** Opens a pull request out of a branch of another repository, which has that number. */
    default PullRequest openFromFork(long fork, String branch) throws IOException {
        return Assumptions.abort("nothing runs on this forge");
    }

    /** A workflow has run for the head out of that repository and branch, set off by a pull request. */
    default long runOf(Commit head, long repository, String branch) {
        return Assumptions.abort("nothing runs on this forge");
    }

    /** The run left this archive. */
    default RunArtifact artifact(long run, String name, byte[] zip) {
        return Assumptions.abort("nothing runs on this forge");
    }

    /** The bytes of it come so from now on. */
    default void comes(RunArtifact artifact, ArchiveFault fault) {
        Assumptions.abort("nothing runs on this forge");
    }

    /** Tokens of ours that the host of the archives has seen. */
    default List<String> tokensSeenByOtherHost() {
        return Assumptions.abort("nothing runs on this forge");
    }

    /** Aborts the test where we may not write check runs. */
    default void assumeThatCheckRunsAreWritten() {}

    /** Aborts the test where this forge does not list the checks of a commit. */
    default void assumeThatChecksAreListed() {}

    /** Makes the repository one that not everybody may see, or one that everybody may. */
    default void show(boolean toEverybody) {
        Assumptions.abort("this forge has no private repositories, or they cannot be made here");
    }

    /** Makes the repository one that can only be read, for good. */
    default void archive() {
        Assumptions.abort("this forge has no archived repositories");
    }

    /** Aborts the test where this forge cannot be asked for the pull requests of a commit alone. */
    default void assumeThatCommitsAreSearched() {}

    /** Aborts the test where this forge takes no reactions. */
    default void assumeThatReactionsAreTaken() {}

    /** Aborts the test where this forge believes every hint, as the local one does. */
    default void assumeThatHintsAreChecked() {}

    @Override
    void close();
}
