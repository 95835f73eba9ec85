package dev.afterrun.storage.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.contracts.event.RunStored;
import dev.afterrun.duework.Worker.Outcome;
import dev.afterrun.forge.Forge;
import dev.afterrun.forge.ForgeBusy;
import dev.afterrun.forge.NoAccess;
import dev.afterrun.storage.catalog.Repositories;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.testing.Api;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.Storage;
import dev.afterrun.storage.testing.TestFile;
import dev.afterrun.storage.testing.TroubledForge;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PullRequestsTest {
    private static final TestFile FILE = TestFile.of("a.txt", "of a pull request");

    @Inject
    Storage storage;

    @Inject
    Api api;

    @Inject
    Resolution resolution;

    @Inject
    SettleJob settleJob;

    @Inject
    Forge forge;

    @Inject
    Repositories repositories;

    @Inject
    TryAtStart atStart;

    @Inject
    Sql sql;

    private final CiJob job = CiJob.fresh().onPullRequest(7);

    @Test
    void thePullRequestOfTheCommitIsTold() {
        // When
        storage.publish(job, FILE);

        // Then
        assertThat(storage.told(job).getLast().pullRequests()).containsExactly(7);
        assertThat(api.status(job).pullRequests()).containsExactly(7);
    }

    @Test
    void severalJobsOfOneCommitMayBelongToSeveralPullRequests() {
        // When
        storage.publish(job, FILE);
        storage.publish(job.named("other").onPullRequest(8), FILE);

        // Then
        assertThat(storage.told(job).getLast().pullRequests()).containsExactly(7, 8);
    }

    @Test
    void whatWasToldBeforeTheForgeAnsweredIsToldAgain() throws IOException {
        // Given
        storage.finished(job);
        settleJob.work(job.id().key().value());
        var before = storage.told(job);

        // When
        storage.work();

        // Then
        assertThat(before).extracting(RunStored::pullRequests).containsExactly(List.of());
        assertThat(storage.told(job)).extracting(RunStored::pullRequests).containsExactly(List.of(), List.of(7));
        assertThat(storage.told(job))
                .extracting(told -> told.revision().number())
                .containsExactly(1L, 2L);
    }

    @Test
    void aJobThatWasNotToldYetIsToldOnceWithItsPullRequest() throws IOException {
        // Given
        storage.finished(job);

        // When
        new ResolvePullRequests(resolution, forge).work(key());
        settleJob.work(job.id().key().value());

        // Then
        assertThat(storage.told(job)).extracting(RunStored::pullRequests).containsExactly(List.of(7));
    }

    @Test
    void anAnswerThatSaysNothingNewIsNotTold() throws IOException {
        // Given
        storage.publish(job, FILE);
        var before = storage.told(job);

        // When
        new ResolvePullRequests(resolution, forge).work(key());
        storage.work();

        // Then
        assertThat(storage.told(job)).isEqualTo(before);
    }

    @Test
    void aForgeThatAsksForPatienceIsLeftAloneForThatLong() throws IOException {
        // Given
        storage.finished(job);
        var busy = new TroubledForge(forge, new ForgeBusy("rate limit", Optional.of(Duration.ofMinutes(3))));
        var resolve = new ResolvePullRequests(resolution, busy);

        // When
        var outcome = resolve.work(key());
        busy.recover();
        resolve.work(key());
        settleJob.work(job.id().key().value());

        // Then
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Again.class, again -> assertThat(again.after()).isEqualTo(Duration.ofMinutes(3)));
        assertThat(storage.told(job)).extracting(RunStored::pullRequests).containsExactly(List.of(7));
    }

    @Test
    void anOutageOfTheForgeIsTriedAgainAndHoldsNothingUp() throws IOException {
        // Given
        storage.finished(job);
        var away = new TroubledForge(forge, new IOException("502"));
        var resolve = new ResolvePullRequests(resolution, away);

        // When
        assertThatThrownBy(() -> resolve.work(key())).hasMessage("502");
        settleJob.work(job.id().key().value());
        away.recover();
        resolve.work(key());
        settleJob.work(job.id().key().value());

        // Then
        assertThat(storage.told(job)).extracting(RunStored::pullRequests).containsExactly(List.of(), List.of(7));
    }

    @Test
    void aForgeThatDoesNotLetUsInIsAskedEverMoreRarelyAndNotForEver() throws IOException {
        // Given
        storage.finished(job);
        var resolve = new ResolvePullRequests(resolution, new TroubledForge(forge, new NoAccess("not installed")));

        // When
        var atOnce = resolve.work(key());
        storage.letBeRecordedBefore(job, Duration.ofHours(7));
        var later = resolve.work(key());
        storage.letBeRecordedBefore(job, Duration.ofHours(25));
        var atLast = resolve.work(key());

        // Then
        assertThat(atOnce)
                .isEqualTo(new Outcome.Again(Duration.ofHours(1), NoAccess.class.getName() + ": not installed"));
        assertThat(later)
                .isInstanceOfSatisfying(
                        Outcome.Again.class,
                        again -> assertThat(again.after()).isBetween(Duration.ofHours(7), Duration.ofHours(8)));
        assertThat(atLast).isEqualTo(Outcome.DONE);
    }

    @Test
    void aForgeThatLetsUsInAgainIsBelieved() throws IOException {
        // Given
        storage.finished(job);
        var shut = new TroubledForge(forge, new NoAccess("suspended"));
        var resolve = new ResolvePullRequests(resolution, shut);
        resolve.work(key());
        settleJob.work(job.id().key().value());

        // When
        shut.recover();
        resolve.work(key());
        settleJob.work(job.id().key().value());

        // Then
        assertThat(storage.told(job)).extracting(RunStored::pullRequests).containsExactly(List.of(), List.of(7));
    }

    @Test
    void whatTheForgeDidNotLetUsAskIsAskedWhenStorageIsStartedAnew() {
        // Given
        storage.finished(job);
        var key = key();
        later(key, new NoAccess("401").toString());
        var limited = CiJob.fresh().onPullRequest(8);
        storage.finished(limited);
        var keyOfLimited = key(limited);
        later(keyOfLimited, "dev.afterrun.forge.ForgeBusy: rate limit");

        // When
        atStart.start(new StartupEvent());

        // Then
        assertThat(isDue(key)).isTrue();
        assertThat(isDue(keyOfLimited))
                .as("a forge that asks for patience gets it")
                .isFalse();
    }

    private void later(String key, String why) {
        QuarkusTransaction.requiringNew()
                .run(() -> sql.update(
                        "UPDATE due_work SET due_at = clock_timestamp() + interval '1 hour', last_error = ?"
                                + " WHERE kind = ? AND key = ?",
                        why,
                        ResolvePullRequests.KIND,
                        key));
    }

    private boolean isDue(String key) {
        return sql.exists(
                "SELECT 1 FROM due_work WHERE kind = ? AND key = ? AND due_at <= clock_timestamp()",
                ResolvePullRequests.KIND,
                key);
    }

    private String key() {
        return key(job);
    }

    private String key(CiJob job) {
        return QuarkusTransaction.requiringNew()
                .call(() -> ResolvePullRequests.key(
                        repositories.find(job.id().repository()).orElseThrow(), job.commit()));
    }
}
