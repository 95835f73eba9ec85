package dev.afterrun.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.event.BranchPushed;
import dev.afterrun.contracts.event.CommandAnswered;
import dev.afterrun.contracts.event.CommentChanged;
import dev.afterrun.contracts.event.ExpiryDue;
import dev.afterrun.contracts.event.InstallationChanged;
import dev.afterrun.contracts.event.JobFinished;
import dev.afterrun.contracts.event.LabelChanged;
import dev.afterrun.contracts.event.PullRequestChanged;
import dev.afterrun.contracts.event.PullRequestTold;
import dev.afterrun.contracts.event.RepositoryTold;
import dev.afterrun.contracts.event.RerunRequested;
import dev.afterrun.contracts.event.RunFinished;
import dev.afterrun.contracts.event.RunStarted;
import dev.afterrun.contracts.event.RunStored;
import dev.afterrun.contracts.event.RunUnderway;
import dev.afterrun.contracts.event.SealChanged;
import dev.afterrun.contracts.event.Topics;
import dev.afterrun.contracts.event.WorkflowRunChanged;
import dev.afterrun.docs.markdown.Checkout;
import dev.afterrun.docs.markdown.GeneratedPart;
import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reference of events shows the examples that every version has to read. */
final class EventsReferenceTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "run-report-least-1",
                "run-finished-1",
                "run-started-1",
                "start-report-least-1",
                "job-finished-1",
                "pull-request-changed-1",
                "label-changed-1",
                "comment-changed-1",
                "branch-pushed-1",
                "workflow-run-changed-1",
                "rerun-requested-1",
                "installation-changed-1",
                "run-stored-1",
                "run-stored-3",
                "run-stored-4",
                "run-stored-5",
                "command-answered-1",
                "repository-told-1",
                "pull-request-told-1",
                "run-underway-1",
                "seal-changed-1",
                "expiry-due-1"
            })
    void everyExampleIsAGoldenOne(String example) throws IOException {
        var golden = Checkout.ROOT.resolve("contracts/src/test/resources/golden/" + example + ".json");

        new GeneratedPart("docs/reference/events.md", example)
                .is("```json\n" + Files.readString(golden).strip() + "\n```");
    }

    @Test
    void everyTypeAndTopicIsNamed() throws IOException {
        var reference = Files.readString(Checkout.ROOT.resolve("docs/reference/events.md"));

        assertThat(Stream.of(
                        RunFinished.TYPE,
                        PullRequestChanged.TYPE,
                        LabelChanged.TYPE,
                        CommentChanged.TYPE,
                        BranchPushed.TYPE,
                        WorkflowRunChanged.TYPE,
                        RerunRequested.TYPE,
                        InstallationChanged.TYPE,
                        RunStarted.TYPE,
                        JobFinished.TYPE,
                        RunStored.TYPE,
                        CommandAnswered.TYPE,
                        RepositoryTold.TYPE,
                        PullRequestTold.TYPE,
                        RunUnderway.TYPE,
                        SealChanged.TYPE,
                        ExpiryDue.TYPE,
                        Topics.RUNS,
                        Topics.PULL_REQUESTS,
                        Topics.STORAGE,
                        Topics.EXPIRY,
                        Topics.DEAD_LETTERS))
                .allSatisfy(name -> assertThat(reference).contains("`" + name + "`"));
    }
}
