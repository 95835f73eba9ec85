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
import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.event.RunReport;
import dev.afterrun.contracts.event.RunStored;
import dev.afterrun.contracts.event.WorkflowRunChanged;
import dev.afterrun.contracts.job.FetchedFrom;
import dev.afterrun.duework.Worker.Outcome;
import dev.afterrun.forge.ArchiveFault;
import dev.afterrun.forge.Forge;
import dev.afterrun.forge.github.GitHubDouble;
import dev.afterrun.forge.github.GitHubForge;
import dev.afterrun.storage.catalog.Repositories;
import dev.afterrun.storage.runartifact.zip.Zips;
import dev.afterrun.storage.settings.SettingsOf;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.testing.Storage;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a fork's run left with the forge is fetched and published as untrusted, and nothing else is. */
@QuarkusTest
class FetchArtifactTest {
    private static final RepositoryName NAME = new RepositoryName("octo-org", "octo-repo");
    private static final int FORK = 4_242;
    private static final byte[] LOG = "all is well".getBytes(StandardCharsets.UTF_8);

    private final RepositoryId repository =
            new RepositoryId("github.com", UUID.randomUUID().toString());
    private final Commit head = new Commit(UUID.randomUUID().toString().replace("-", "") + "00000000");

    @Inject
    TakeNoteOfEndedRuns takeNote;

    @Inject
    Repositories repositories;

    @Inject
    SettingsOf settings;

    @Inject
    KnownArtifacts known;

    @Inject
    PublishArtifact publish;

    @Inject
    RunArtifactSettings bounds;

    @Inject
    Storage storage;

    @Inject
    ObjectMapper json;

    @Inject
    Sql sql;

    private GitHubDouble github;
    private Forge forge;

    @BeforeEach
    void start() throws IOException {
        github = new GitHubDouble();
        forge = GitHubForge.withToken(github.base(), GitHubDouble.OUR_TOKEN);
    }

    @AfterEach
    void stop() {
        github.close();
    }

    @Test
    void filesOfAForksRunArePublishedAsUntrustedWithoutAnySecretInTheJob() throws IOException {
        // Given
        var run = runOfFork(FORK);
        github.artifacts.add(
                run, "afterrun-logs", new Zips().file("log.txt", LOG, 0).made());
        github.artifacts.add(run, "coverage", new Zips().file("c.xml", LOG, 0).made());

        // When
        ended(run);

        // Then
        assertThat(told()).hasSize(1).first().satisfies(job -> {
            assertThat(job.trust()).isEqualTo(TrustLevel.UNTRUSTED);
            assertThat(job.fetchedFrom()).contains(FetchedFrom.FORK);
            assertThat(job.commit()).isEqualTo(head);
            assertThat(job.branch()).isEmpty();
            assertThat(job.job().job()).isEqualTo("afterrun-logs");
            assertThat(job.job().run()).isEqualTo(Long.toString(run));
            assertThat(job.job().source()).isEqualTo("https://github.com/octo-org/octo-repo/actions");
            assertThat(job.counts().stored()).isEqualTo(1);
            assertThat(job.files()).extracting(file -> file.path().value()).containsExactly("log.txt");
        });
        assertThat(github.artifacts.tokensSeen()).isEmpty();
    }

    @Test
    void whatTheCommandLineHandedOverIsPublishedAsTheJobSaid() throws IOException {
        // Given
        var run = runOfFork(FORK);
        github.artifacts.add(run, "afterrun-build", handedOver("build (linux)", Digest.of(LOG)));

        // When
        ended(run);

        // Then
        assertThat(told()).hasSize(1).first().satisfies(job -> {
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
        var run = runOfFork(FORK);
        github.artifacts.add(run, "afterrun-build", handedOver("build", Digest.of(new byte[] {1})));

        // When
        ended(run);

        // Then
        assertThat(told()).isEmpty();
        assertThat(why()).contains("its bytes are not there");
    }

    @Test
    void runThatIsToldTwiceIsPublishedOnce() throws IOException {
        // Given
        var run = runOfFork(FORK);
        github.artifacts.add(
                run, "afterrun-logs", new Zips().file("log.txt", LOG, 0).made());

        ended(run);
        var once = allTold();

        // When
        ended(run);

        // Then
        assertThat(told()).hasSize(1);
        assertThat(allTold()).isEqualTo(once);
    }

    @Test
    void runOutOfAnotherRepositoryThanThePullRequestIsPublishedByNobody() throws IOException {
        // Given
        github.openFromFork(1, head, FORK, "patch");
        var run = github.workflows.run(head, "completed", "pull_request", FORK + 1, "patch");
        github.artifacts.add(
                run, "afterrun-logs", new Zips().file("log.txt", LOG, 0).made());

        // When
        ended(run);

        // Then
        assertThat(told()).isEmpty();
        assertThat(why()).contains("does not confirm its run");
    }

    @Test
    void archiveOfAnotherDigestThanTheForgeSaysIsRefused() throws IOException {
        // Given
        var run = runOfFork(FORK);
        github.artifacts.add(
                run, "afterrun-logs", new Zips().file("log.txt", LOG, 0).made(), Optional.of(Digest.of(LOG)));

        // When
        ended(run);

        // Then
        assertThat(told()).isEmpty();
        assertThat(why()).contains("and the forge says " + Digest.of(LOG));
    }

    @Test
    void archiveThatLeadsOutIsRefused() throws IOException {
        // Given
        var run = runOfFork(FORK);
        github.artifacts.add(
                run,
                "afterrun-logs",
                new Zips().file("../../etc/passwd", LOG, 0).made());

        // When
        ended(run);

        // Then
        assertThat(told()).isEmpty();
        assertThat(why()).contains("has the part '..'");
    }

    @Test
    void archiveThatDoesNotComeIsTriedAgainAndGivenUpAtLast() throws IOException {
        // Given
        var run = runOfFork(FORK);
        var artifact = github.artifacts.add(
                run, "afterrun-logs", new Zips().file("log.txt", LOG, 0).made());
        github.artifacts.comes(artifact, ArchiveFault.CUT_OFF);
        look(run);

        // When
        for (var i = 1; i < bounds.tries(); i++) {
            var pause = Duration.ofMinutes(1L << i);
            assertThat(fetchAll())
                    .hasSize(1)
                    .first()
                    .isInstanceOfSatisfying(
                            Outcome.Again.class,
                            again -> assertThat(again.after()).isEqualTo(pause));
        }
        assertThat(fetchAll()).containsExactly(Outcome.DONE);

        // Then
        assertThat(told()).isEmpty();
        assertThat(why()).contains("has failed " + bounds.tries() + " times");
    }

    @Test
    void archiveThatComesTheSecondTimeIsPublished() throws IOException {
        // Given
        var run = runOfFork(FORK);
        var artifact = github.artifacts.add(
                run, "afterrun-logs", new Zips().file("log.txt", LOG, 0).made());
        github.artifacts.comes(artifact, ArchiveFault.AWAY);
        look(run);
        assertThat(fetchAll()).hasSize(1).first().isInstanceOf(Outcome.Again.class);

        // When
        github.artifacts.comes(artifact, ArchiveFault.NONE);
        assertThat(fetchAll()).containsExactly(Outcome.DONE);
        storage.work();

        // Then
        assertThat(told()).hasSize(1);
    }

    @Test
    void runThatGoesOnOrThatWasPushedIsNotLookedAt() {
        // When
        takeNote.workflowRunChanged(changed(7, "in_progress", "pull_request"));
        takeNote.workflowRunChanged(changed(7, "completed", "push"));

        // Then
        assertThat(storage.waitsFor(LookForArtifacts.KIND, key(7))).isFalse();
    }

    @Test
    void reportOfAnotherToolIsAFileAsAnyOther() throws IOException {
        // Given
        var run = runOfFork(FORK);
        github.artifacts.add(
                run,
                "afterrun-tests",
                new Zips()
                        .file(HandOver.REPORT, "{\"stats\":{\"tests\":3}}".getBytes(StandardCharsets.UTF_8), 0)
                        .made());

        // When
        ended(run);

        // Then
        assertThat(told()).hasSize(1).first().satisfies(job -> {
            assertThat(job.job().job()).isEqualTo("afterrun-tests");
            assertThat(job.files()).extracting(file -> file.path().value()).containsExactly(HandOver.REPORT);
        });
    }

    @Test
    void strangersNulIsRefusedInASentenceThatCanBeKept() throws IOException {
        // Given
        var run = runOfFork(FORK);
        github.artifacts.add(
                run, "afterrun-logs", new Zips().file("log.txt", LOG, 0).made());
        look(run);
        var artifact = known.awaited(rows().getFirst()).orElseThrow();

        // When
        known.refused(artifact, "'\0' is no commit");

        // Then
        assertThat(why()).isEqualTo("'?' is no commit");
    }

    @Test
    void whatALaterAttemptLeftIsFetchedForItThoughAnEarlierOneWasLookedForBefore() throws IOException {
        // Given
        var run = runOfFork(FORK);
        github.artifacts.add(
                run, "afterrun-logs", new Zips().file("log.txt", LOG, 0).made());
        look(run);
        var row = rows().getFirst();
        known.refused(known.awaited(row).orElseThrow(), "the forge does not confirm its run");

        // When
        look(key(run, 2));

        // Then
        assertThat(known.awaited(row).orElseThrow().run().attempt()).isEqualTo(2);
        assertThat(storage.waitsFor(FetchArtifact.KIND, Long.toString(row))).isTrue();
    }

    @Test
    void whatWasPublishedIsNotFetchedOnceMoreForALaterAttempt() throws IOException {
        // Given
        var run = runOfFork(FORK);
        github.artifacts.add(
                run, "afterrun-logs", new Zips().file("log.txt", LOG, 0).made());
        ended(run);

        // When
        look(key(run, 2));

        // Then
        assertThat(known.awaited(rows().getFirst())).isEmpty();
    }

    @Test
    void ofOneNameTheNewestIsFetched() throws IOException {
        // Given
        var run = runOfFork(FORK);
        var zip = new Zips().file("log.txt", LOG, 0).made();
        github.artifacts.add(run, "afterrun-logs", zip);
        var newest = github.artifacts.add(run, "afterrun-logs", zip);

        // When
        look(run);

        // Then
        assertThat(rows())
                .hasSize(1)
                .first()
                .satisfies(row -> assertThat(
                                known.awaited(row).orElseThrow().artifact().id())
                        .isEqualTo(newest.id()));
    }

    @Test
    void runThatLeftHundredsKeepsOthersWaitingForTwentyOnly() throws IOException {
        // Given
        var run = runOfFork(FORK);
        var zip = new Zips().file("log.txt", LOG, 0).made();
        for (var i = 0; i < 2 * bounds.most(); i++) {
            github.artifacts.add(run, "afterrun-" + i, zip);
        }

        // When
        look(run);

        // Then
        assertThat(rows()).hasSize(bounds.most());
    }

    @Test
    void forgeThatDoesNotLetUsLookIsAskedAgainAndNotForEver() throws IOException {
        // Given
        var run = runOfFork(FORK);
        var stranger = looking(GitHubForge.withToken(github.base(), "no-longer-valid"));

        // When
        stranger.work(key(run));
        stranger.work(key(run) + "/" + (bounds.tries() - 1));

        // Then
        assertThat(storage.waitsFor(LookForArtifacts.KIND, key(run) + "/1")).isTrue();
        assertThat(storage.waitsFor(LookForArtifacts.KIND, key(run) + "/" + bounds.tries()))
                .isFalse();
    }

    private long runOfFork(int fork) {
        github.openFromFork(1, head, fork, "patch");
        return github.workflows.run(head, "completed", "pull_request", fork, "patch");
    }

    private void ended(long run) throws IOException {
        look(run);
        assertThat(fetchAll()).allMatch(Outcome.DONE::equals);
        storage.work();
    }

    private void look(long run) throws IOException {
        takeNote.workflowRunChanged(changed(run, "completed", "pull_request"));
        assertThat(storage.waitsFor(LookForArtifacts.KIND, key(run))).isTrue();
        look(key(run));
    }

    private void look(String key) throws IOException {
        assertThat(looking(forge).work(key)).isEqualTo(Outcome.DONE);
    }

    private LookForArtifacts looking(Forge asked) {
        return new LookForArtifacts(asked, repositories, settings, known, bounds);
    }

    private List<Outcome> fetchAll() throws IOException {
        var outcomes = new ArrayList<Outcome>();
        var fetch = new FetchArtifact(forge, known, publish, bounds, Clock.systemUTC());
        for (var row : rows()) {
            outcomes.add(fetch.work(Long.toString(row)));
        }
        return outcomes;
    }

    private List<Long> rows() {
        return sql.list(
                found -> found.getLong("id"),
                "SELECT id FROM run_artifact WHERE forge_id = ? ORDER BY id",
                repository.id());
    }

    /** What is known last of each job that has files. */
    private List<RunStored> told() {
        return allTold().stream()
                .collect(Collectors.toMap(RunStored::job, Function.identity(), (_, later) -> later, LinkedHashMap::new))
                .values()
                .stream()
                .filter(fact -> fact.counts().stored() > 0)
                .toList();
    }

    private List<RunStored> allTold() {
        return storage.told(RunStored.TYPE, RunStored.class).stream()
                .filter(fact -> fact.job().repository().equals(repository))
                .sorted(Comparator.comparingLong(fact -> fact.revision().number()))
                .toList();
    }

    private String why() {
        return sql.first(
                        row -> row.getString("why"),
                        "SELECT why FROM run_artifact WHERE forge_id = ? AND state = 'refused'",
                        repository.id())
                .orElse("nothing was refused");
    }

    private String key(long run) {
        return key(run, 1);
    }

    private String key(long run, int attempt) {
        return "github.com/" + repository.id() + "/" + NAME + "/" + run + "/" + attempt;
    }

    private WorkflowRunChanged changed(long run, String status, String trigger) {
        return new WorkflowRunChanged(
                repository,
                NAME,
                Long.toString(run),
                1,
                "CI",
                head,
                Optional.of(Integer.toString(FORK)),
                trigger,
                status,
                Optional.of("success"),
                Instant.parse("2026-11-21T09:30:00Z"));
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
