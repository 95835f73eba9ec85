package dev.afterrun.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.Conclusion;
import dev.afterrun.contracts.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How every forge that has a CI of its own hands out what runs left. */
public interface ArtifactsContract extends OnStage {
    long FORK = 4_242;
    FetchBounds BOUNDS = new FetchBounds(1_000_000, Duration.ofMinutes(2));

    @Test
    default void runOfAForkIsThatOfThePullRequestOutOfThatFork() throws IOException {
        // Given
        var pullRequest = stage().openFromFork(FORK, "patch");
        var run = stage().runOf(pullRequest.head(), FORK, "patch");

        // When
        var seen = forge().runOfPullRequest(stage().repository(), run, 1);

        // Then
        assertThat(seen).isInstanceOfSatisfying(RunOfPullRequest.Confirmed.class, confirmed -> {
            assertThat(confirmed.pullRequest()).isEqualTo(pullRequest.number());
            assertThat(confirmed.head()).isEqualTo(pullRequest.head());
            assertThat(confirmed.fork()).isTrue();
            assertThat(confirmed.branch()).isEqualTo("patch");
            assertThat(confirmed.conclusion()).isEqualTo(Conclusion.SUCCESS);
        });
    }

    @Test
    default void runOfAnotherForkAtTheSameCommitIsNotThatOfThePullRequest() throws IOException {
        // Given
        var pullRequest = stage().openFromFork(FORK, "patch");
        var run = stage().runOf(pullRequest.head(), FORK + 1, "patch");

        // When
        var seen = forge().runOfPullRequest(stage().repository(), run, 1);

        // Then
        assertThat(seen).isInstanceOf(RunOfPullRequest.Unconfirmed.class);
    }

    @Test
    default void runOfACommitThatThePullRequestIsNotAtIsNotShownThere() throws IOException {
        // Given
        stage().openFromFork(FORK, "patch");
        var run = stage().runOf(new Commit("e".repeat(40)), FORK, "patch");

        // When
        var seen = forge().runOfPullRequest(stage().repository(), run, 1);

        // Then
        assertThat(seen).isInstanceOf(RunOfPullRequest.Unconfirmed.class);
    }

    @Test
    default void runThatGoesOnOrThatNoPullRequestStartedIsNotConfirmed() throws IOException {
        // Given
        var head = stage().open().head();
        var running = stage().run(head, Check.State.RUNNING);
        var pushed = stage().pushedRun(head);

        // When, Then
        for (var run : new long[] {running, pushed, 4_711}) {
            assertThat(forge().runOfPullRequest(stage().repository(), run, 1))
                    .isInstanceOf(RunOfPullRequest.Unconfirmed.class);
        }
    }

    @Test
    default void attemptThatIsNotTheLastIsNotConfirmed() throws IOException {
        // Given
        var pullRequest = stage().openFromFork(FORK, "patch");
        var run = stage().runOf(pullRequest.head(), FORK, "patch");

        // When
        var seen = forge().runOfPullRequest(stage().repository(), run, 2);

        // Then
        assertThat(seen).isInstanceOf(RunOfPullRequest.Unconfirmed.class);
    }

    @Test
    default void artifactsOfARunAreListedOverAllPages() throws IOException {
        // Given
        var run = stage().runOf(stage().openFromFork(FORK, "patch").head(), FORK, "patch");
        var first = stage().artifact(run, "afterrun-out", new byte[] {1, 2, 3});
        for (var i = 0; i < 110; i++) {
            stage().artifact(run, "log " + i, new byte[0]);
        }

        // When
        var listed = forge().artifacts(stage().repository(), run);

        // Then
        assertThat(listed).hasSize(111).contains(first);
        assertThat(first.sha256()).contains(Digest.of(new byte[] {1, 2, 3}));
        assertThat(forge().artifacts(stage().repository(), 4_711)).isEmpty();
    }

    @Test
    default void archiveIsFetchedFromTheOtherHostWithoutOurToken(@TempDir Path directory) throws IOException {
        // Given
        var bytes = new byte[300_000];
        java.util.Arrays.fill(bytes, (byte) 7);
        var artifact = artifact(bytes);

        // When
        var fetched = forge().fetch(stage().repository(), artifact, directory.resolve("a.zip"), BOUNDS);

        // Then
        assertThat(fetched).isEqualTo(new FetchedArchive.Whole(Digest.of(bytes), bytes.length));
        assertThat(directory.resolve("a.zip")).hasBinaryContent(bytes);
        assertThat(stage().tokensSeenByOtherHost()).isEmpty();
    }

    @Test
    default void archiveOfMoreBytesThanItMayHaveLeavesNone(@TempDir Path directory) throws IOException {
        // Given
        var artifact = artifact(new byte[300_000]);
        var into = directory.resolve("a.zip");

        // When
        var fetched = forge().fetch(stage().repository(), artifact, into, new FetchBounds(200_000, BOUNDS.patience()));

        // Then
        assertThat(fetched).isEqualTo(new FetchedArchive.TooLong(200_000));
        assertThat(Files.size(into)).isZero();
    }

    @Test
    default void archiveThatIsCutOffDripsOrIsNotToBeHadNowIsToBeTriedAgain(@TempDir Path directory) throws IOException {
        // Given
        var artifact = artifact(new byte[300_000]);
        var bounds = new FetchBounds(1_000_000, Duration.ofSeconds(2));

        for (var fault :
                new ArchiveFault[] {ArchiveFault.CUT_OFF, ArchiveFault.DRIPS, ArchiveFault.AWAY, ArchiveFault.LEADS_ON
                }) {
            // When
            stage().comes(artifact, fault);

            // Then
            assertThatThrownBy(() ->
                            forge().fetch(stage().repository(), artifact, directory.resolve(fault.name()), bounds))
                    .as(fault.name())
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    default void archiveThatHasExpiredIsGone(@TempDir Path directory) throws IOException {
        // Given
        var artifact = artifact(new byte[3]);
        stage().comes(artifact, ArchiveFault.EXPIRED);

        // When
        var fetched = forge().fetch(stage().repository(), artifact, directory.resolve("a.zip"), BOUNDS);

        // Then
        assertThat(fetched).isEqualTo(new FetchedArchive.Gone());
    }

    @Test
    default void outageWhileArtifactsAreAskedForMeansTryAgain() throws IOException {
        // Given
        artifact(new byte[3]);
        try (var outage = Outage.answering(502, Map.of(), "<html>Bad gateway</html>")) {
            var forge = stage().connect(outage.base());

            // When, Then
            assertThatThrownBy(() -> forge.runOfPullRequest(stage().repository(), 1, 1))
                    .isInstanceOf(IOException.class);
            assertThatThrownBy(() -> forge.artifacts(stage().repository(), 1)).isInstanceOf(IOException.class);
        }
    }

    private RunArtifact artifact(byte[] zip) throws IOException {
        var run = stage().runOf(stage().openFromFork(FORK, "patch").head(), FORK, "patch");
        return stage().artifact(run, "afterrun-out", zip);
    }
}
