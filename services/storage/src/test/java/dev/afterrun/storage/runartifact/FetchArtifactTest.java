package dev.afterrun.storage.runartifact;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.Conclusion;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.HandOver;
import dev.afterrun.contracts.Manifest;
import dev.afterrun.contracts.ManifestEntry;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.event.RunReport;
import dev.afterrun.contracts.job.FetchedFrom;
import dev.afterrun.duework.Worker.Outcome;
import dev.afterrun.forge.ArchiveFault;
import dev.afterrun.forge.github.GitHubForge;
import dev.afterrun.storage.runartifact.zip.Zips;
import dev.afterrun.storage.testing.Storage;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a fork's run left with the forge is fetched and published as untrusted, and nothing else is. */
@QuarkusTest
class FetchArtifactTest {
    private static final RepositoryName NAME = ForkScene.NAME;
    private static final int FORK = ForkScene.FORK;
    private static final byte[] LOG = "all is well".getBytes(StandardCharsets.UTF_8);

    @Inject
    ForkScene scene;

    @Inject
    TakeNoteOfEndedRuns takeNote;

    @Inject
    KnownArtifacts known;

    @Inject
    RunArtifactSettings bounds;

    @Inject
    Storage storage;

    @Inject
    ObjectMapper json;

    @Test
    void filesOfAForksRunArePublishedAsUntrustedWithoutAnySecretInTheJob() throws IOException {
        // Given
        var run = scene.runOfFork(FORK);
        scene.github.artifacts.add(
                run, "afterrun-logs", new Zips().file("log.txt", LOG, 0).made());
        scene.github.artifacts.add(
                run, "coverage", new Zips().file("c.xml", LOG, 0).made());

        // When
        scene.ended(run);

        // Then
        assertThat(scene.told()).hasSize(1).first().satisfies(job -> {
            assertThat(job.trust()).isEqualTo(TrustLevel.UNTRUSTED);
            assertThat(job.fetchedFrom()).contains(FetchedFrom.FORK);
            assertThat(job.commit()).isEqualTo(scene.head);
            assertThat(job.branch()).isEmpty();
            assertThat(job.job().job()).isEqualTo("afterrun-logs");
            assertThat(job.job().run()).isEqualTo(Long.toString(run));
            assertThat(job.job().source()).isEqualTo("https://github.com/octo-org/octo-repo/actions");
            assertThat(job.counts().stored()).isEqualTo(1);
            assertThat(job.files()).extracting(file -> file.path().value()).containsExactly("log.txt");
        });
        assertThat(scene.github.artifacts.tokensSeen()).isEmpty();
    }

    @Test
    void whatTheCommandLineHandedOverIsPublishedAsTheJobSaid() throws IOException {
        // Given
        var run = scene.runOfFork(FORK);
        scene.github.artifacts.add(run, "afterrun-build", handedOver("build (linux)", Digest.of(LOG)));

        // When
        scene.ended(run);

        // Then
        assertThat(scene.told()).hasSize(1).first().satisfies(job -> {
            assertThat(job.job().job()).isEqualTo("build (linux)");
            assertThat(job.conclusion()).isEqualTo(Conclusion.FAILURE);
            assertThat(job.summary()).contains("2 of 3 failed");
            assertThat(job.branch()).isEmpty();
            assertThat(job.trust()).isEqualTo(TrustLevel.UNTRUSTED);
            assertThat(job.files()).extracting(file -> file.path().value()).containsExactly("out/.hidden.txt");
        });
    }

    @Test
    void filesWhoseBytesAreNotThereArePublishedByNobody() throws IOException {
        // Given
        var run = scene.runOfFork(FORK);
        scene.github.artifacts.add(run, "afterrun-build", handedOver("build", Digest.of(new byte[] {1})));

        // When
        scene.ended(run);

        // Then
        assertThat(scene.told()).isEmpty();
        assertThat(scene.why()).contains("its bytes are not there");
    }

    @Test
    void runThatIsToldTwiceIsPublishedOnce() throws IOException {
        // Given
        var run = scene.runOfFork(FORK);
        scene.github.artifacts.add(
                run, "afterrun-logs", new Zips().file("log.txt", LOG, 0).made());

        scene.ended(run);
        var once = scene.allTold();

        // When
        scene.ended(run);

        // Then
        assertThat(scene.told()).hasSize(1);
        assertThat(scene.allTold()).isEqualTo(once);
    }

    @Test
    void runOutOfAnotherRepositoryThanThePullRequestIsPublishedByNobody() throws IOException {
        // Given
        scene.github.openFromFork(1, scene.head, FORK, "patch");
        var run = scene.github.workflows.run(scene.head, "completed", "pull_request", FORK + 1, "patch");
        scene.github.artifacts.add(
                run, "afterrun-logs", new Zips().file("log.txt", LOG, 0).made());

        // When
        scene.ended(run);

        // Then
        assertThat(scene.told()).isEmpty();
        assertThat(scene.why()).contains("does not confirm its run");
    }

    @Test
    void archiveOfAnotherDigestThanTheForgeSaysIsRefused() throws IOException {
        // Given
        var run = scene.runOfFork(FORK);
        scene.github.artifacts.add(
                run, "afterrun-logs", new Zips().file("log.txt", LOG, 0).made(), Optional.of(Digest.of(LOG)));

        // When
        scene.ended(run);

        // Then
        assertThat(scene.told()).isEmpty();
        assertThat(scene.why()).contains("and the forge says " + Digest.of(LOG));
    }

    @Test
    void archiveThatLeadsOutIsRefused() throws IOException {
        // Given
        var run = scene.runOfFork(FORK);
        scene.github.artifacts.add(
                run,
                "afterrun-logs",
                new Zips().file("../../etc/passwd", LOG, 0).made());

        // When
        scene.ended(run);

        // Then
        assertThat(scene.told()).isEmpty();
        assertThat(scene.why()).contains("has the part '..'");
    }

    @Test
    void archiveThatDoesNotComeIsTriedAgainAndGivenUpAtLast() throws IOException {
        // Given
        var run = scene.runOfFork(FORK);
        var artifact = scene.github.artifacts.add(
                run, "afterrun-logs", new Zips().file("log.txt", LOG, 0).made());
        scene.github.artifacts.comes(artifact, ArchiveFault.CUT_OFF);
        scene.look(run);

        // When
        for (var i = 1; i < bounds.tries(); i++) {
            var pause = Duration.ofMinutes(1L << i);
            assertThat(scene.fetchAll())
                    .hasSize(1)
                    .first()
                    .isInstanceOfSatisfying(
                            Outcome.Again.class,
                            again -> assertThat(again.after()).isEqualTo(pause));
        }
        assertThat(scene.fetchAll()).containsExactly(Outcome.DONE);

        // Then
        assertThat(scene.told()).isEmpty();
        assertThat(scene.why()).contains("has failed " + bounds.tries() + " times");
    }

    @Test
    void archiveThatComesTheSecondTimeIsPublished() throws IOException {
        // Given
        var run = scene.runOfFork(FORK);
        var artifact = scene.github.artifacts.add(
                run, "afterrun-logs", new Zips().file("log.txt", LOG, 0).made());
        scene.github.artifacts.comes(artifact, ArchiveFault.AWAY);
        scene.look(run);
        assertThat(scene.fetchAll()).hasSize(1).first().isInstanceOf(Outcome.Again.class);

        // When
        scene.github.artifacts.comes(artifact, ArchiveFault.NONE);
        assertThat(scene.fetchAll()).containsExactly(Outcome.DONE);
        storage.work();

        // Then
        assertThat(scene.told()).hasSize(1);
    }

    @Test
    void runThatGoesOnOrThatWasPushedIsNotLookedAt() {
        // When
        takeNote.workflowRunChanged(scene.changed(7, "in_progress", "pull_request"));
        takeNote.workflowRunChanged(scene.changed(7, "completed", "push"));

        // Then
        assertThat(storage.waitsFor(LookForArtifacts.KIND, scene.key(7))).isFalse();
    }

    @Test
    void reportOfAnotherToolIsAFileAsAnyOther() throws IOException {
        // Given
        var run = scene.runOfFork(FORK);
        scene.github.artifacts.add(
                run,
                "afterrun-tests",
                new Zips()
                        .file(HandOver.REPORT, "{\"stats\":{\"tests\":3}}".getBytes(StandardCharsets.UTF_8), 0)
                        .made());

        // When
        scene.ended(run);

        // Then
        assertThat(scene.told()).hasSize(1).first().satisfies(job -> {
            assertThat(job.job().job()).isEqualTo("afterrun-tests");
            assertThat(job.files()).extracting(file -> file.path().value()).containsExactly(HandOver.REPORT);
        });
    }

    @Test
    void strangersNulIsRefusedInASentenceThatCanBeKept() throws IOException {
        // Given
        var run = scene.runOfFork(FORK);
        scene.github.artifacts.add(
                run, "afterrun-logs", new Zips().file("log.txt", LOG, 0).made());
        scene.look(run);
        var artifact = known.awaited(scene.rows().getFirst()).orElseThrow();

        // When
        known.refused(artifact, "'\0' is no commit");

        // Then
        assertThat(scene.why()).isEqualTo("'?' is no commit");
    }

    @Test
    void whatALaterAttemptLeftIsFetchedForItThoughAnEarlierOneWasLookedForBefore() throws IOException {
        // Given
        var run = scene.runOfFork(FORK);
        scene.github.artifacts.add(
                run, "afterrun-logs", new Zips().file("log.txt", LOG, 0).made());
        scene.look(run);
        var row = scene.rows().getFirst();
        known.refused(known.awaited(row).orElseThrow(), "the forge does not confirm its run");

        // When
        scene.look(scene.key(run, 2));

        // Then
        assertThat(known.awaited(row).orElseThrow().run().attempt()).isEqualTo(2);
        assertThat(storage.waitsFor(FetchArtifact.KIND, Long.toString(row))).isTrue();
    }

    @Test
    void whatWasPublishedIsNotFetchedOnceMoreForALaterAttempt() throws IOException {
        // Given
        var run = scene.runOfFork(FORK);
        scene.github.artifacts.add(
                run, "afterrun-logs", new Zips().file("log.txt", LOG, 0).made());
        scene.ended(run);

        // When
        scene.look(scene.key(run, 2));

        // Then
        assertThat(known.awaited(scene.rows().getFirst())).isEmpty();
    }

    @Test
    void ofOneNameTheNewestIsFetched() throws IOException {
        // Given
        var run = scene.runOfFork(FORK);
        var zip = new Zips().file("log.txt", LOG, 0).made();
        scene.github.artifacts.add(run, "afterrun-logs", zip);
        var newest = scene.github.artifacts.add(run, "afterrun-logs", zip);

        // When
        scene.look(run);

        // Then
        assertThat(scene.rows())
                .hasSize(1)
                .first()
                .satisfies(row -> assertThat(
                                known.awaited(row).orElseThrow().artifact().id())
                        .isEqualTo(newest.id()));
    }

    @Test
    void runThatLeftHundredsKeepsOthersWaitingForTwentyOnly() throws IOException {
        // Given
        var run = scene.runOfFork(FORK);
        var zip = new Zips().file("log.txt", LOG, 0).made();
        for (var i = 0; i < 2 * bounds.most(); i++) {
            scene.github.artifacts.add(run, "afterrun-" + i, zip);
        }

        // When
        scene.look(run);

        // Then
        assertThat(scene.rows()).hasSize(bounds.most());
    }

    @Test
    void forgeThatDoesNotLetUsLookIsAskedAgainAndNotForEver() throws IOException {
        // Given
        var run = scene.runOfFork(FORK);
        var stranger = scene.looking(GitHubForge.withToken(scene.github.base(), "no-longer-valid"));

        // When
        stranger.work(scene.key(run));
        stranger.work(scene.key(run) + "/" + (bounds.tries() - 1));

        // Then
        assertThat(storage.waitsFor(LookForArtifacts.KIND, scene.key(run) + "/1"))
                .isTrue();
        assertThat(storage.waitsFor(LookForArtifacts.KIND, scene.key(run) + "/" + bounds.tries()))
                .isFalse();
    }

    private byte[] handedOver(String job, Digest named) throws IOException {
        var entry = new ManifestEntry(new ArtifactPath("out/.hidden.txt"), named, LOG.length, false);
        var report = new RunReport(
                NAME,
                "1",
                9,
                job,
                new Commit("f".repeat(40)),
                Optional.empty(),
                Optional.of("main"),
                Conclusion.FAILURE,
                Optional.empty(),
                Optional.of(Instant.now().plus(Duration.ofDays(1))),
                Optional.empty(),
                Optional.of("2 of 3 failed"),
                Optional.of(99),
                Optional.empty(),
                List.of(),
                false);
        return new Zips()
                .file(HandOver.REPORT, json.writeValueAsBytes(report), 0)
                .file(HandOver.MANIFEST, json.writeValueAsBytes(new Manifest(List.of(entry))), 0)
                .file(HandOver.BLOBS + "/" + Digest.of(LOG), LOG, 0)
                .made();
    }
}
