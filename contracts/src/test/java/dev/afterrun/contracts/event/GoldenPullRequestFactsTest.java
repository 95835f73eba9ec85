package dev.afterrun.contracts.event;

import static dev.afterrun.contracts.event.Golden.golden;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.PullRequestState;
import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.RepositoryName;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Golden JSON of what the forge tells is append-only, too. */
final class GoldenPullRequestFactsTest {
    private static final RepositoryId REPOSITORY = new RepositoryId("github.com", "1296269");
    private static final RepositoryName NAME = RepositoryName.parse("octocat/Hello-World");
    private static final Commit HEAD = new Commit("6e4ddaf0c8f5f0b2a7d0b8f4a8a5a9a1f3f2c1d0");
    private static final Commit BEFORE = new Commit("0d1c2f3f1a9a5a8a4f8b0d7a2b0f5f8c0fadd4e6");
    private static final Actor OCTOCAT = new Actor("octocat", "583231");
    private static final Instant THEN = Instant.parse("2026-11-21T09:00:00Z");

    @Test
    void pullRequestChangedIsReadAndWrittenAsEver() throws IOException {
        golden(
                "pull-request-changed-1.json",
                new PullRequestChanged(
                        REPOSITORY,
                        NAME,
                        7,
                        "synchronize",
                        HEAD,
                        Optional.of(BEFORE),
                        Optional.of("1296270"),
                        "main",
                        PullRequestState.OPEN,
                        Optional.empty(),
                        List.of("bug", "afterrun:upload"),
                        OCTOCAT,
                        THEN));
    }

    @Test
    void labelChangedIsReadAndWrittenAsEver() throws IOException {
        golden(
                "label-changed-1.json",
                new LabelChanged(REPOSITORY, NAME, 7, LabelChanged.Change.ADDED, "afterrun:upload", OCTOCAT, THEN));
    }

    @Test
    void commentChangedIsReadAndWrittenAsEver() throws IOException {
        golden(
                "comment-changed-1.json",
                new CommentChanged(
                        REPOSITORY,
                        NAME,
                        7,
                        492700400,
                        CommentChanged.Change.CREATED,
                        OCTOCAT,
                        OCTOCAT,
                        "/afterrun upload for 3 runs",
                        THEN));
    }

    @Test
    void branchPushedIsReadAndWrittenAsEver() throws IOException {
        golden("branch-pushed-1.json", new BranchPushed(REPOSITORY, NAME, "feature", BEFORE, HEAD, true, OCTOCAT));
    }

    @Test
    void workflowRunChangedIsReadAndWrittenAsEver() throws IOException {
        golden(
                "workflow-run-changed-1.json",
                new WorkflowRunChanged(
                        REPOSITORY,
                        NAME,
                        "42",
                        2,
                        "CI",
                        HEAD,
                        Optional.of("1296269"),
                        "pull_request",
                        "completed",
                        Optional.of("failure"),
                        THEN));
    }

    @Test
    void rerunRequestedIsReadAndWrittenAsEver() throws IOException {
        golden(
                "rerun-requested-1.json",
                new RerunRequested(REPOSITORY, NAME, HEAD, "128620228", "afterrun", Optional.empty(), OCTOCAT));
    }

    @Test
    void installationChangedIsReadAndWrittenAsEver() throws IOException {
        golden(
                "installation-changed-1.json",
                new InstallationChanged("github.com", "957387", OCTOCAT, "added", List.of(NAME), List.of(), OCTOCAT));
    }
}
